import Forms
import Indicators
import Markup
import Quantities

/// Writes the files of a workspace as people would: what its decoders read back as the same.
struct WorkspaceText {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  private init() {}

  static func settings(_ settings: WorkspaceSettings) -> [UInt8] {
    var text = WorkspaceText()
    let root: KeyValuePairs<String, String?> = [
      "xmlns": WorkspaceSettingsDecoder.namespace, "regime": settings.regime, "pack": settings.packFolder,
      "unit": settings.unit, "compiler": settings.compiler,
    ]
    text.element("workspace", root) { text in
      text.letterhead(settings.letterhead, role: nil)
      for (role, letterhead) in settings.letterheadsByRole.sorted(by: { $0.key < $1.key }) {
        text.letterhead(letterhead, role: role)
      }
      text.note("Ngày chốt số liệu (cut-off) phải trước hạn gửi báo cáo: sửa lại khi có ngày thật.")
      for period in settings.periods { text.period(period) }
      for sender in settings.senders { text.sender(sender) }
    }
    return text.bytes
  }

  /// A plan that says who answers for what, and waits for targets and budgets.
  static func plan(year: Int, unit: String, forms: [Form]) -> [UInt8] {
    var text = WorkspaceText()
    text.element("plan", ["xmlns": PlanDecoder.namespace, "year": String(year), "unit": unit]) { text in
      var seen: Set<String> = []
      for form in forms {
        guard let component = form.component, seen.insert(component).inserted else { continue }
        text.element("owner", ["component": component, "role": form.ownerRole])
      }
      text.note("Chỉ tiêu, kinh phí được giao: mỗi dòng một <target> hoặc <budget>, cách ghi ở Samples/README.md.")
      text.element("targets", [:])
      text.element("budgets", ["measure": "allotted", "money-unit": "million-dong"])
    }
    return text.bytes
  }

  static func units(_ units: [OrganisationUnit]) -> [UInt8] {
    let lines = units.map { unit in
      CSVText.line([
        unit.code, unit.name, unit.kind, unit.parent ?? "", unit.validFrom?.iso ?? "", unit.validTo?.iso ?? "",
        unit.successors.joined(separator: ";"), unit.flags.sorted().joined(separator: ";"),
      ])
    }
    return Array((CSVText.line(UnitsDecoder.columns) + lines.joined()).utf8)
  }

  // MARK: - Elements

  private mutating func letterhead(_ letterhead: LetterheadSettings, role: String?) {
    let isEmpty = letterhead.signatoryTitle == nil && letterhead.recipients.isEmpty
    let attributes: KeyValuePairs<String, String?> = [
      "for-role": role, "parent": letterhead.parent, "agency": letterhead.agency, "place": letterhead.place,
      "symbol": letterhead.symbol,
    ]
    guard !isEmpty else { return element("letterhead", attributes) }
    element("letterhead", attributes) { text in
      if let title = letterhead.signatoryTitle {
        text.element(
          "signatory", ["capacity": letterhead.signatoryCapacity, "title": title, "name": letterhead.signatoryName])
      }
      for recipient in letterhead.recipients { text.line("recipient", recipient) }
    }
  }

  private mutating func period(_ period: WorkspaceSettings.Period) {
    let number = period.documentNumber
    element(
      "period",
      [
        "code": period.period.code, "cut-off": period.cutOff.iso, "status": period.status.rawValue,
        "document-number": number.isEmpty ? nil : number, "document-date": period.documentDate?.iso,
      ])
  }

  private mutating func sender(_ sender: WorkspaceSettings.Sender) {
    let attributes: KeyValuePairs<String, String?> = [
      "code": sender.code, "name": sender.name, "short-name": sender.shortName == sender.name ? nil : sender.shortName,
      "role": sender.role, "unit": sender.unit,
    ]
    element("sender", attributes) { $0.letterhead(sender.letterhead, role: nil) }
  }

  private mutating func note(_ words: String) { line("note", words) }

  private mutating func line(_ name: String, _ words: String) {
    indent()
    bytes += "<\(name)>".utf8
    MarkupEscaping.append(text: words, to: &bytes)
    bytes += "</\(name)>\n".utf8
  }

  private mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?>, _ children: ((inout WorkspaceText) -> Void)? = nil
  ) {
    indent()
    bytes += "<\(name)".utf8
    for (name, value) in attributes {
      guard let value else { continue }
      bytes += " \(name)=\"".utf8
      MarkupEscaping.append(attribute: value, to: &bytes)
      bytes += "\"".utf8
    }
    guard let children else { return bytes += "/>\n".utf8 }
    bytes += ">\n".utf8
    depth += 1
    children(&self)
    depth -= 1
    indent()
    bytes += "</\(name)>\n".utf8
  }

  private mutating func indent() { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2)) }
}
