package import Diagnostics
import Documents
package import Indicators

extension RegimePack {
  /// Decodes a pack from its files.
  ///
  /// Every unknown name in every file is found, not the first: names of indicators are known before the first form is read.
  ///
  /// - Parameters:
  ///   - files: all `.xml` files of the pack, in any order.
  ///   - purpose: what it is loaded for; what that does not need is not read.
  ///   - spreading: how files and forms that do not depend on each other are read.
  ///   - whenNamed: called once regime and indicators are known and nothing was wrong so far, before forms are read, for who
  ///     needs no more than these and wants to go on.
  /// - Throws: ``Rejection`` with every finding when one of them is an error (T…, X…).
  package static func load(
    _ files: [PackFile], for purpose: PackPurpose = .everything, spreading: some Spreading = InOrder(),
    whenNamed: (Regime, IndicatorCatalogue) -> Void = { _, _ in }
  ) throws -> Accepted<RegimePack> {
    var decoder = RegimePackDecoder(files: files.filter { purpose.needs($0.path) }, spreading: spreading)
    let pack = decoder.decode(whenNamed: whenNamed)
    let findings = decoder.uniqueFindings
    spreading.letGo(decoder.trees)
    if findings.contains(where: { $0.severity == .error }) { throw Rejection(findings) }
    guard let pack else { throw Rejection(Diagnostic(.packFileMissing, ["file": PackTrees.regimeFile])) }
    return Accepted(pack, findings: findings)
  }
}

/// Reads the files of a pack in the order in which they need each other.
struct RegimePackDecoder<Order: Spreading> {
  private let naming: Naming
  /// All files that name nothing.
  let trees: PackTrees
  private let spreading: Order
  private(set) var findings: Findings

  /// Regime and indicators, which need no other file.
  private struct Naming: Sendable {
    let trees: PackTrees
    var names: PackNames?
    var findings = Findings()

    init(_ files: [PackFile]) {
      let files = PackTrees.inOrder(files)
      trees = PackTrees(files, trees: files.map(PackTrees.tree))
      guard let root = trees.root(ofFile: PackTrees.regimeFile, expecting: "regime", &findings) else { return }
      let regime = RegimeDecoder.decode(root, into: &findings)
      var indicators = IndicatorDecoder(regime: regime)
      for root in trees.roots(in: "indicators", expecting: ["indicators"], &findings) {
        indicators.decode(root, into: &findings)
      }
      names = PackNames(regime: regime, catalogue: indicators.catalogue(&findings))
    }
  }

  /// What is done side by side first.
  private enum Beginning: Sendable {
    case naming(Naming)
    case tree(PackTrees.Tree)
  }

  /// What is named in the files of a folder, as T005 calls it.
  private static var namedIn: [String: [String]] {
    [
      "forms": ["biểu", "mẫu, biểu"], "reports": ["mẫu, biểu"], "indicators": ["chỉ tiêu", "loại danh mục"],
      "blocks": ["khối"],
    ]
  }

  /// Reads names while the other files become trees, one after the other, on the cores that are left.
  init(files: [PackFile], spreading: Order) {
    let named = files.filter { PackTrees.isNaming($0.path) }
    let others = PackTrees.inOrder(files.filter { !PackTrees.isNaming($0.path) })
    let beginning = spreading.map(others.count + 1) { index -> Beginning in
      index == 0 ? .naming(Naming(named)) : .tree(PackTrees.tree(of: others[index - 1]))
    }
    guard case .naming(let naming)? = beginning.first else { preconditionFailure("results come in the order of their numbers") }
    self.naming = naming
    trees = PackTrees(others, trees: beginning.compactMap { if case .tree(let tree) = $0 { tree } else { nil } })
    self.spreading = spreading
    findings = naming.findings
  }

  /// Each finding once: a mistake in a block or a pattern of rows shows in each of its rows. A name that may stand in a file
  /// that could not be read is not called unknown.
  var uniqueFindings: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let inDoubt = naming.trees.unreadFolders.union(trees.unreadFolders).flatMap { Self.namedIn[$0] ?? [] }
    return findings.all.filter { finding in
      if finding.code == .unknownName, inDoubt.contains(finding["what"] ?? "") { return false }
      return seen.insert(finding).inserted
    }
  }

  mutating func decode(whenNamed: (Regime, IndicatorCatalogue) -> Void) -> RegimePack? {
    guard let first = naming.names else { return nil }
    if !findings.hasErrors { whenNamed(first.regime, first.catalogue) }
    let names = withFrames(first)
    let (forms, checks) = formsAndChecks(names)
    let reports = self.reports(names, forms)
    let duties = self.duties(names, forms.map(\.code) + reports.map(\.code))
    let letters = self.letters(names)
    let calendar = self.calendar()
    let houseStyle = self.houseStyle()
    // What is wrong with the checks is told last.
    findings.add(contentsOf: checks.findings.all)
    return RegimePack(
      regime: names.regime, catalogue: names.catalogue, forms: forms, reports: reports, letters: letters, checks: checks.value,
      duties: duties.duties, soonDays: duties.soonDays, calendar: calendar, houseStyle: houseStyle)
  }

  private mutating func letters(_ names: PackNames) -> [Letter] {
    var register = CodeRegister("công văn")
    return trees.roots(in: "letters", expecting: ["letter"], &findings).compactMap { root in
      register.add(root["kind"] ?? "", at: root.location, &findings)
      return LetterDecoder.letter(root, names, &findings)
    }
  }

  private mutating func houseStyle() -> HouseStyle {
    var decoder = PaperDecoder()
    for root in trees.roots(in: "paper", expecting: ["paper"], &findings) { decoder.decode(root, &findings) }
    return decoder.style
  }

  private mutating func duties(_ names: PackNames, _ documents: [String]) -> DutyDecoder {
    var decoder = DutyDecoder(names: names, documents: documents)
    for root in trees.roots(in: "duties", expecting: ["duties"], &findings) { decoder.decode(root, &findings) }
    return decoder
  }

  private mutating func calendar() -> WorkingCalendar {
    var decoder = CalendarDecoder()
    for root in trees.roots(in: "calendar", expecting: ["calendar"], &findings) { decoder.decode(root, &findings) }
    return decoder.calendar
  }

  /// The same names with blocks, heads and footers.
  private mutating func withFrames(_ names: PackNames) -> PackNames {
    var register = CodeRegister("khối")
    var (blocks, heads, footers) = ([String: TemplateElement](), [String: Frame](), [String: Frame]())
    for root in trees.roots(in: "blocks", expecting: ["block", "head", "footer"], &findings) {
      let code = root.required("code", &findings)
      register.add(root.name + " " + code, at: root.location, &findings)
      switch root.name {
      case "head": heads[code] = PhraseDecoder().frame(root, &findings)
      case "footer": footers[code] = PhraseDecoder().frame(root, &findings)
      default:
        root.check(attributes: ["code", "kind"], children: ["row", "grounds"], into: &findings)
        blocks[code] = root
      }
    }
    return PackNames(regime: names.regime, catalogue: names.catalogue, blocks: blocks, heads: heads, footers: footers)
  }

  // MARK: - Pieces that need names only

  /// A piece with what is wrong with it.
  private struct Decoded<Value: Sendable>: Sendable {
    var value: Value
    var findings: Findings
  }

  private enum Piece: Sendable {
    case form(Decoded<Form>)
    case checks(Decoded<[Check]>)
  }

  /// Forms and checks do not depend on each other.
  private mutating func formsAndChecks(_ names: PackNames) -> ([Form], Decoded<[Check]>) {
    let roots = trees.roots(in: "forms", expecting: ["form"], &findings)
    let codes = roots.map { $0["code"] ?? "" }
    // The checks first: they are the largest piece.
    let pieces = spreading.map(roots.count + 1) { [trees] index -> Piece in
      var findings = Findings()
      if index == 0 {
        let checks = Self.checks(trees, names, codes.sorted(), &findings)
        return .checks(Decoded(value: checks, findings: findings))
      }
      let form = FormDecoder(names: names).form(roots[index - 1], &findings)
      return .form(Decoded(value: form, findings: findings))
    }
    var register = CodeRegister("biểu")
    var forms: [Form] = []
    var checks = Decoded(value: [Check](), findings: Findings())
    for piece in pieces {
      switch piece {
      case .checks(let decoded): checks = decoded
      case .form(let decoded):
        register.add(codes[forms.count], at: roots[forms.count].location, &findings)
        findings.add(contentsOf: decoded.findings.all)
        forms.append(decoded.value)
      }
    }
    return (forms.sorted { $0.code < $1.code }, checks)
  }

  private static func checks(
    _ trees: PackTrees, _ names: PackNames, _ forms: [String], _ findings: inout Findings
  ) -> [Check] {
    var decoder = CheckDecoder(names: names, forms: forms)
    for root in trees.roots(in: "checks", expecting: ["checks"], &findings) { decoder.decode(root, &findings) }
    for root in trees.roots(in: "overrides", expecting: ["overrides"], &findings) { decoder.override(root, &findings) }
    return decoder.checks
  }

  private mutating func reports(_ names: PackNames, _ forms: [Form]) -> [Report] {
    let roots = trees.roots(in: "reports", expecting: ["report"], &findings)
    let pieces = spreading.map(roots.count) { index in
      var findings = Findings()
      var decoder = ReportDecoder(names: names, forms: forms)
      let report = decoder.report(roots[index], &findings)
      return Decoded(value: report, findings: findings)
    }
    var register = CodeRegister("mẫu")
    for (root, piece) in zip(roots, pieces) {
      register.add(root["code"] ?? "", at: root.location, &findings)
      findings.add(contentsOf: piece.findings.all)
    }
    return pieces.map(\.value).sorted { $0.code < $1.code }
  }
}
