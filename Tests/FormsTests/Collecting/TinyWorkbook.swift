import Diagnostics
import Indicators
import Quantities
import Testing
import Workbooks

@testable import Forms

/// A workbook of one small form that came back, written as a table of text: cells between `|`, one row a line.
///
/// The first cell of a line is the hidden column.
struct TinyWorkbook {
  static let form = """
    <form xmlns="urn:bieumau:form:1" code="f" number="1" edition="1" owner="office"><title>BIỂU THỬ</title>
    <section code="s" sheet="Tổng hợp" audience="owner commune"><columns>
      <stub code="A" kind="ordinal" label="TT"/><stub code="B" kind="label" label="Chỉ tiêu"/>
      <column code="1" label="Kế hoạch" measure="plan" period="year" entry="given"/>
      <column code="2" label="Thực hiện" measure="yearToDate" entry="typed"/>
      <column code="3" label="Ước cả năm" measure="forecast" period="year" entry="typed"/>
      <column code="4" label="Tỷ lệ" formula="ratio([2],[1])"/>
      <column code="5" label="Ghi chú" measure="note" entry="typed" format="text"/>
    </columns><rows>
      <row code="h" tt="1" label="Tổng số hộ" formula="{h.p}+{h.o}"/>
      <row code="h.p" tt="-" label="Hộ nghèo" indicator="hh" where="status=poor"/>
      <row code="h.o" tt="-" label="Hộ khác" indicator="hh" where="status=other"/>
      <row code="d" tt="2" label="Nữ" indicator="hh" where="sex=female"/>
      <row code="i" tt="3" indicator="income"/>
    </rows></section>
    <section code="l" sheet="Danh mục" audience="owner">
      <record type="project" spare-rows="20"/><columns>
      <stub code="A" kind="ordinal" label="TT"/><column code="1" label="Mã" attribute="id" entry="given"/>
      <column code="2" label="Tên" attribute="name" entry="typed"/>
      <column code="3" label="Phương thức" attribute="method" entry="typed"/>
    </columns><rows><each record="project" code="rec" tt="{position}"/></rows></section>
    </form>
    """

  let context: FillingContext
  let collector: Collector

  /// - Parameters:
  ///   - lines: what is known already, as ``TinyDistrict`` writes it.
  init(role: String = "commune", known lines: [String] = []) throws {
    let district = try TinyDistrict(Self.form, lines)
    var context = district.context
    let unit = try #require(context.figures.units.index(of: role == "commune" ? "C1" : "D"))
    context.unit = unit
    context.audience = context.pack.regime.audience(ofRole: role)
    context.senderNames = ["c1": "Xã Một", "s": "Phòng"]
    self.context = context
    let forms = EntryForms(context.pack, kind: context.period.kind, role: role)
    let sender = role == "commune" ? "c1" : "s"
    collector = Collector(forms, for: Respondent(sender: sender, role: role, unit: unit), in: context)
  }

  /// The summary as it is handed out, with what was typed in the cells of columns 2, 3 and 5.
  static func summary(_ typed: [String: [String]] = [:], anchors: Bool = true) -> String {
    let rows = [
      ("h", "1", "Tổng số hộ"), ("h.p", "-", "Hộ nghèo"), ("h.o", "-", "Hộ khác"), ("d", "2", "Nữ"),
      ("i", "3", "Thu nhập"),
    ]
    let lines = rows.map { code, ordinal, label in
      let cells = typed[code] ?? []
      func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
      return [anchors ? code : "", ordinal, label, "", cell(0), cell(1), "", cell(2)].joined(separator: "|")
    }
    let head = ["|BIỂU THỬ", "|TT|Chỉ tiêu|Kế hoạch|Thực hiện|Ước cả năm|Tỷ lệ|Ghi chú"]
    let codes = (anchors ? "#codes f/s" : "") + "|A|B|1|2|3|4=2/1*100|5"
    return (head + [codes] + lines + [anchors ? "#end" : ""]).joined(separator: "\n")
  }

  func collect(_ sheets: (name: String, text: String)...) throws -> CollectedBook {
    let body = sheets.map { sheet in
      let rows = sheet.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        "<Row>" + line.split(separator: "|", omittingEmptySubsequences: false).map(Self.cell).joined() + "</Row>"
      }
      return "<Worksheet ss:Name=\"\(sheet.name)\"><Table>\(rows.joined())</Table></Worksheet>"
    }
    let xml = """
      <?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" \
      xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">\(body.joined())</Workbook>
      """
    let workbook = try WorkbookReader.read(Array(xml.utf8), file: "t.xml").value
    return collector.collect(workbook, file: "t.xml", stamp: nil)
  }

  /// Digits are a number, the rest is text.
  private static func cell(_ text: Substring) -> String {
    if text.isEmpty { return "<Cell/>" }
    let type = text.allSatisfy { $0.isASCII && $0.isNumber } && text.count < 16 ? "Number" : "String"
    return "<Cell><Data ss:Type=\"\(type)\">\(text)</Data></Cell>"
  }

  /// What was read, one line each: `hh[status=poor] 2=12 @E5`; then findings as `I027 A6`.
  func lines(_ sheets: (name: String, text: String)...) throws -> [String] {
    let collected = try sheets.count == 1 ? collect(sheets[0]) : collect(sheets[0], sheets[1])
    return collected.submissions.flatMap(\.cells).map(line) + collected.findings.map { finding in
      let cell = finding.location?.cell.map { " \($0)" } ?? ""
      return finding.code.id + cell
    }
  }

  private func line(_ cell: EnteredCell) -> String {
    let slot = cell.slot
    let stratum = context.pack.regime.disaggregations.text(of: slot.key.stratum)
    let code = context.pack.catalogue.indicators[Int(slot.key.indicator)].code + (stratum.isEmpty ? "" : "[\(stratum)]")
    let record = slot.recordID.map { " " + $0 } ?? ""
    return "\(code)\(record) \(slot.key.measure.code)=\(word(cell.value)) @\(cell.place.cell)"
  }

  private func word(_ value: ObservedValue) -> String {
    switch value {
    case .blank: "blank"
    case .none: "none"
    case .notApplicable: "na"
    case .number(let number): number.description
    case .text(let text): text
    case .date(let date): date.iso
    }
  }
}
