package import Diagnostics
import Markup

/// Looks a pack over with every judge there is: the typed decoder, the proof that each figure is entered once, the published schemas,
/// and the spelling of its text.
package enum PackLint {
  /// Kinds of files of packs and workspaces, and the schema of each.
  private static let schemaOfFolder = [
    ("workspace.xml", "workspace.rng"), ("plan.xml", "plan.rng"),
    ("regime.xml", "regime.rng"), ("indicators/", "indicators.rng"), ("forms/", "form.rng"), ("blocks/", "form.rng"),
    ("reports/", "report.rng"), ("checks.xml", "checks.rng"), ("checks/", "checks.rng"), ("overrides.xml", "checks.rng"),
    ("duties.xml", "duties.rng"), ("calendar.xml", "calendar.rng"), ("dates.xml", "dates.rng"),
    ("paper.xml", "paper.rng"), ("letters/", "letter.rng"),
  ]

  /// Everything there is to say about a pack, by file and line.
  ///
  /// - Parameters:
  ///   - files: the pack.
  ///   - schemas: the files of `Templates/schema`; without one for a kind of file, that kind has one judge less.
  /// - Returns: findings T… and X…, those about who enters what only for a pack that loads; empty for a clean pack.
  package static func findings(in files: [PackFile], schemas: [PackFile]) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    do {
      let pack = try RegimePack.load(files)
      findings = pack.findings + EntryLint(pack: pack.value).findings() + doubledNames(pack.value.forms)
    } catch let rejection as Rejection {
      findings = rejection.findings
    } catch {
      preconditionFailure("decoding throws rejections only: \(error)")
    }
    findings += secondOpinions(schemaFindings(files, schemas: schemas), besides: findings)
    findings += files.flatMap(spelling)
    return findings.sorted { place($0) < place($1) }
  }

  /// Numbers of forms and names of sheets by which people tell forms apart, and cannot: T027.
  private static func doubledNames(_ forms: [Form]) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var first: [String: Location] = [:]
    func add(_ what: String, _ name: String, _ place: Location) {
      guard let known = first["\(what) \(name)"] else {
        first["\(what) \(name)"] = place
        return
      }
      let other = "\(known.file ?? "")\(known.line.map { ":\($0)" } ?? "")"
      findings.append(Diagnostic(.nameTwice, at: place, ["what": what, "found": name, "first": other]))
    }
    for form in forms {
      add("số biểu", form.number, Location(file: form.file))
      for section in form.sections { add("tên trang", section.sheet, Location(file: form.file, line: section.line)) }
    }
    return findings
  }

  /// The schemas' findings, but for lines and broken files of which the decoder has spoken already, in better words.
  private static func secondOpinions(_ findings: [Diagnostic], besides known: [Diagnostic]) -> [Diagnostic] {
    let lines = Set(known.compactMap { $0.location.map { "\($0.file ?? ""):\($0.line ?? 0)" } })
    let told = Set(known)
    return findings.filter { finding in
      if told.contains(finding) { return false }
      guard finding.code == .schemaViolation, let place = finding.location else { return true }
      return !lines.contains("\(place.file ?? ""):\(place.line ?? 0)")
    }
  }

  private static func place(_ finding: Diagnostic) -> (String, Int) {
    (finding.location?.file ?? "", finding.location?.line ?? 0)
  }

  /// What the published schemas say about files of a pack or a workspace.
  ///
  /// - Returns: findings X…
  package static func schemaFindings(_ files: [PackFile], schemas: [PackFile]) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for schema in schemas.sorted(by: { $0.path < $1.path }) {
      let kinds = schemaOfFolder.filter { schema.path.hasSuffix($0.1) }.map(\.0)
      let judged = files.filter { file in kinds.contains { file.path.hasPrefix($0) } }
      guard !judged.isEmpty else { continue }
      do {
        let judge = try RelaxNGSchema(bytes: schema.bytes, file: schema.path)
        for file in judged { findings += judge.findings(for: file.bytes, file: file.path) }
      } catch {
        findings += error.findings
      }
    }
    return findings
  }

  /// Vietnamese written with combining marks looks right and compares wrong elsewhere: T022, once a line.
  private static func spelling(_ file: PackFile) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (index, line) in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let text = String(decoding: line, as: UTF8.self)
      if text.unicodeScalars.contains(where: { (0x300...0x36F).contains($0.value) }) {
        findings.append(Diagnostic(.notNormalised, at: Location(file: file.path, line: index + 1)))
      }
    }
    return findings
  }
}
