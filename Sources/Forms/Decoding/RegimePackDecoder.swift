package import Diagnostics
import Indicators
import Markup

extension RegimePack {
  /// Decodes a pack from its files.
  ///
  /// Every unknown name in every file is found, not the first: names of indicators are known before the first form is read.
  ///
  /// - Parameter files: all `.xml` files of the pack, in any order.
  /// - Throws: ``Rejection`` with every finding when one of them is an error (T…, X…).
  package static func load(_ files: [PackFile]) throws -> Accepted<RegimePack> {
    var decoder = RegimePackDecoder(files: files)
    let pack = decoder.decode()
    let findings = decoder.uniqueFindings
    if findings.contains(where: { $0.severity == .error }) { throw Rejection(findings) }
    guard let pack else {
      throw Rejection(Diagnostic(.packFileMissing, ["file": RegimePackDecoder.regimeFile]))
    }
    return Accepted(pack, findings: findings)
  }
}

/// Reads the files of a pack in the order in which they need each other.
struct RegimePackDecoder {
  static let regimeFile = "regime.xml"

  let files: [PackFile]
  private(set) var findings = Findings()
  /// Folders of which a file could not be read as XML.
  private var unreadFolders: Set<String> = []

  /// What is named in the files of a folder, as T005 calls it.
  private static let namedIn = ["forms": ["biểu"], "indicators": ["chỉ tiêu", "loại danh mục"], "blocks": ["khối"]]

  /// Each finding once: a mistake in a block or a pattern of rows shows in each of its rows. A name that may stand in a file
  /// that could not be read is not called unknown.
  var uniqueFindings: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let inDoubt = unreadFolders.flatMap { Self.namedIn[$0] ?? [] }
    return findings.all.filter { finding in
      if finding.code == .unknownName, inDoubt.contains(finding["what"] ?? "") { return false }
      return seen.insert(finding).inserted
    }
  }

  init(files: [PackFile]) { self.files = files.sorted { $0.path < $1.path } }

  mutating func decode() -> RegimePack? {
    guard let regime = regime() else { return nil }
    var indicators = IndicatorDecoder(regime: regime)
    for root in roots(in: "indicators", expecting: ["indicators"]) { indicators.decode(root, into: &findings) }
    var names = PackNames(regime: regime, catalogue: indicators.catalogue(&findings))
    frames(&names)
    let forms = self.forms(names)
    let reports = self.reports(names, forms)
    return RegimePack(
      regime: regime, catalogue: names.catalogue, forms: forms, reports: reports, checks: checks(names, forms))
  }

  private mutating func checks(_ names: PackNames, _ forms: [Form]) -> [Check] {
    var decoder = CheckDecoder(names: names, forms: forms.map(\.code))
    for root in roots(in: "checks", expecting: ["checks"]) { decoder.decode(root, &findings) }
    for root in roots(in: "overrides", expecting: ["overrides"]) { decoder.override(root, &findings) }
    return decoder.checks
  }

  private mutating func regime() -> Regime? {
    guard let file = files.first(where: { $0.path == Self.regimeFile }) else {
      findings.add(Diagnostic(.packFileMissing, ["file": Self.regimeFile]))
      return nil
    }
    guard let root = root(of: file, expecting: ["regime"]) else { return nil }
    return RegimeDecoder.decode(root, into: &findings)
  }

  private mutating func root(of file: PackFile, expecting names: [String]) -> TemplateElement? {
    do {
      let element = TemplateElement(markup: try MarkupReader.tree(of: file.bytes, file: file.path), file: file.path)
      if names.contains(element.name) { return element }
      findings.add(
        Diagnostic(
          .wrongRootElement, at: element.location,
          ["found": element.name, "expected": names.joined(separator: "> <")]))
    } catch {
      findings.add(contentsOf: error.findings)
      unreadFolders.insert(file.path.split(separator: "/").first.map(String.init) ?? "")
    }
    return nil
  }

  private mutating func roots(in folder: String, expecting names: [String]) -> [TemplateElement] {
    files.filter { $0.path.hasPrefix(folder + "/") || $0.path == folder + ".xml" }.compactMap {
      root(of: $0, expecting: names)
    }
  }

  private mutating func frames(_ names: inout PackNames) {
    var register = CodeRegister("khối")
    for root in roots(in: "blocks", expecting: ["block", "head", "footer"]) {
      let code = root.required("code", &findings)
      register.add(root.name + " " + code, at: root.location, &findings)
      switch root.name {
      case "head": names.heads[code] = PhraseDecoder().frame(root, &findings)
      case "footer": names.footers[code] = PhraseDecoder().frame(root, &findings)
      default:
        root.check(attributes: ["code", "kind"], children: ["row", "grounds"], into: &findings)
        names.blocks[code] = root
      }
    }
  }

  private mutating func forms(_ names: PackNames) -> [Form] {
    var register = CodeRegister("biểu")
    let decoder = FormDecoder(names: names)
    let forms = roots(in: "forms", expecting: ["form"]).map { root in
      register.add(root["code"] ?? "", at: root.location, &findings)
      return decoder.form(root, &findings)
    }
    return forms.sorted { $0.code < $1.code }
  }

  private mutating func reports(_ names: PackNames, _ forms: [Form]) -> [Report] {
    var register = CodeRegister("mẫu")
    var reports: [Report] = []
    for root in roots(in: "reports", expecting: ["report"]) {
      register.add(root["code"] ?? "", at: root.location, &findings)
      var decoder = ReportDecoder(names: names, forms: forms)
      reports.append(decoder.report(root, &findings))
    }
    return reports.sorted { $0.code < $1.code }
  }
}
