import Diagnostics
import Indicators
import Markup
import Quantities

/// Decodes `workspace.xml`, namespace `urn:bieumau:workspace:1`. See `Samples/README.md` for the format.
///
/// Findings: `F101`–`F107`, `F111`, and `X001`–`X009` for bad XML. Roles and units are checked later, against the pack
/// and the units file.
struct WorkspaceSettingsDecoder {
  static let namespace = "urn:bieumau:workspace:1"
  private var reader: SettingsReader

  static func decode(_ bytes: [UInt8], file: String) throws -> Accepted<WorkspaceSettings> {
    var decoder = WorkspaceSettingsDecoder(reader: SettingsReader(file: file))
    let settings = try decoder.settings(bytes)
    return try decoder.reader.findings.accept(settings)
  }

  private mutating func settings(_ bytes: [UInt8]) throws -> WorkspaceSettings {
    let root = try reader.root(bytes, "workspace", namespace: Self.namespace)
    reader.check(
      root, attributes: ["regime", "pack", "unit", "compiler"], children: ["note", "letterhead", "sender", "period", "below"])
    var settings = WorkspaceSettings(
      regime: reader.required(root, "regime"), packFolder: reader.optional(root, "pack"),
      unit: reader.required(root, "unit"), compiler: reader.required(root, "compiler"),
      letterhead: LetterheadSettings(), letterheadsByRole: [:], senders: [], periods: [])
    for element in reader.children(root, "letterhead") {
      let letterhead = self.letterhead(element)
      if let role = reader.optional(element, "for-role") {
        settings.letterheadsByRole[role] = letterhead
      } else {
        settings.letterhead = letterhead
      }
    }
    settings.senders = senders(root)
    settings.periods = periods(root)
    settings.below = below(root)
    if !settings.compiler.isEmpty, settings.sender(settings.compiler) == nil {
      reader.unknown(root, ("nơi gửi", "sender"), settings.compiler, among: settings.senders.map(\.code))
    }
    return settings
  }

  private mutating func letterhead(_ element: MarkupElement) -> LetterheadSettings {
    reader.check(
      element, attributes: ["for-role", "parent", "agency", "place", "symbol", "letter-symbol"],
      children: ["signatory", "recipient"])
    var letterhead = LetterheadSettings(
      parent: reader.optional(element, "parent"), agency: reader.optional(element, "agency"),
      place: reader.optional(element, "place"), symbol: reader.optional(element, "symbol"),
      letterSymbol: reader.optional(element, "letter-symbol"))
    for signatory in reader.children(element, "signatory") {
      reader.check(signatory, attributes: ["capacity", "acting", "title", "name"])
      letterhead.signatoryCapacity = reader.optional(signatory, "capacity")
      letterhead.signatoryActing = acting(signatory)
      letterhead.signatoryTitle = reader.required(signatory, "title")
      letterhead.signatoryName = reader.optional(signatory, "name")
    }
    letterhead.recipients = reader.children(element, "recipient").map { reader.text($0) }
    return letterhead
  }

  /// `KT. CHỦ TỊCH`: in whose place the signatory signs (NĐ 30/2020/NĐ-CP, Điều 13).
  private mutating func acting(_ signatory: MarkupElement) -> String? {
    guard let acting = reader.optional(signatory, "acting") else { return nil }
    if !["KT. ", "TL. ", "TUQ. "].contains(where: acting.hasPrefix) {
      reader.malformed(signatory, "acting", acting, "KT. …, TL. …, TUQ. …, như KT. CHỦ TỊCH")
    }
    return acting
  }

  private mutating func senders(_ root: MarkupElement) -> [WorkspaceSettings.Sender] {
    var lines: [String: Int] = [:]
    return reader.children(root, "sender").map { element in
      reader.check(
        element, attributes: ["code", "name", "short-name", "role", "unit"], children: ["letterhead"])
      let code = reader.required(element, "code")
      let name = reader.required(element, "name")
      tellTwice(code, element, &lines)
      if !code.utf8.allSatisfy({ (33...126).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") }) {
        reader.malformed(element, "code", code, "chữ không dấu, số, dấu gạch")
      }
      return WorkspaceSettings.Sender(
        code: code, name: name, shortName: reader.optional(element, "short-name") ?? name,
        role: reader.required(element, "role"), unit: reader.required(element, "unit"),
        letterhead: reader.children(element, "letterhead").first.map { letterhead($0) } ?? LetterheadSettings(),
        line: element.line)
    }
  }

  private mutating func periods(_ root: MarkupElement) -> [WorkspaceSettings.Period] {
    var lines: [String: Int] = [:]
    return reader.children(root, "period").compactMap { element in
      reader.check(element, attributes: ["code", "cut-off", "status", "document-number", "document-date"])
      let code = reader.required(element, "code")
      tellTwice(code, element, &lines)
      guard let period = ReportingPeriod(code) else {
        if !code.isEmpty { reader.malformed(element, "code", code, "kỳ báo cáo như 2023-H1 hoặc 2023") }
        return nil
      }
      let cutOff = reader.date(element, "cut-off") ?? period.lastDay
      if let start = period.span.start, cutOff < start {
        reader.findings.add(
          Diagnostic(
            .datesReversed, at: reader.place(element), ["name": code, "from": start.iso, "to": cutOff.iso]))
      }
      return WorkspaceSettings.Period(
        period: period, cutOff: cutOff, status: status(element),
        documentNumber: reader.optional(element, "document-number") ?? "",
        documentDate: reader.date(element, "document-date"))
    }
  }

  private mutating func below(_ root: MarkupElement) -> [WorkspaceSettings.Below] {
    var lines: [String: Int] = [:]
    return reader.children(root, "below").map { element in
      reader.check(element, attributes: ["unit", "from"])
      let unit = reader.required(element, "unit")
      tellTwice(unit, element, &lines)
      return WorkspaceSettings.Below(unit: unit, source: reader.required(element, "from"), line: element.line)
    }
  }

  private mutating func status(_ element: MarkupElement) -> ObservationStatus {
    guard let written = element[attribute: "status"] else { return .preliminary }
    if let status = ObservationStatus(rawValue: written) { return status }
    let known = ObservationStatus.allCases.map(\.rawValue)
    reader.malformed(element, "status", written, known.joined(separator: ", "))
    return .preliminary
  }

  private mutating func tellTwice(_ code: String, _ element: MarkupElement, _ lines: inout [String: Int]) {
    if code.isEmpty { return }
    if let line = lines[code] {
      reader.findings.add(Diagnostic(.codeTwice, at: reader.place(element), ["name": code, "line": String(line)]))
    } else {
      lines[code] = element.line
    }
  }
}
