import Diagnostics
import Indicators
import Quantities
import Testing

@testable import Forms

@Suite struct EntryReaderTests {
  private static let regime = Regime(
    code: "r", edition: "1", title: "", validFrom: CalendarDate(dayNumber: 0), validTo: nil, supersedes: nil,
    programme: Programme(name: "", firstYear: 2021, lastYear: 2025), legalBases: [],
    marks: [
      Mark(kind: .none, print: "-", spellings: ["-", "kps", "không"]),
      Mark(kind: .notApplicable, print: "x", spellings: ["x", "kad"]),
    ],
    statuses: [], grades: [],
    unitKinds: [
      UnitKind(code: "district", label: "huyện", level: "district", totalLabel: nil),
      UnitKind(code: "commune", label: "xã", level: "commune", totalLabel: nil),
      UnitKind(code: "township", label: "thị trấn", level: "commune", totalLabel: nil),
    ], unitFlags: [], components: [], roles: [], disaggregations: DisaggregationList([]))

  private static let methods = Disaggregation(
    code: "method", label: "Phương thức", isPartition: true,
    categories: [Category(code: "value-chain", label: "Theo chuỗi giá trị"), Category(code: "task", label: "Giao nhiệm vụ")])

  private let reader: EntryReader

  init() {
    let units = [
      OrganisationUnit(code: "694", name: "Huyện Hớn Quản", kind: "district"),
      OrganisationUnit(code: "25330", name: "Xã An Khương", kind: "commune", parent: "694"),
      OrganisationUnit(code: "25357", name: "Thị trấn Tân Khai", kind: "township", parent: "694"),
    ]
    let tree = UnitTree(units, on: CalendarDate(dayNumber: 19_000), kinds: Self.regime.unitKinds)
    reader = EntryReader(vocabulary: EntryVocabulary(regime: Self.regime, units: tree))
  }

  private static let households = EntryTerms(valueType: .integer, unitOfMeasure: "hộ")
  private static let millions = EntryTerms(valueType: .money, shift: -6, unitOfMeasure: "triệu đồng")

  /// The value, or the codes of what was found, in words.
  private func words(_ reading: EntryReading) -> String {
    guard let value = reading.value else { return reading.findings.map(\.code.id).joined(separator: " ") }
    let remark = reading.findings.map { " " + $0.code.id }.joined()
    switch value {
    case .blank: return "blank" + remark
    case .none: return "none" + remark
    case .notApplicable: return "not-applicable" + remark
    case .number(let number): return number.description + remark
    case .text(let text): return "\"\(text)\"" + remark
    case .date(let date): return date.iso + remark
    }
  }

  private func read(_ text: String, _ terms: EntryTerms) throws -> String {
    words(reader.read(try CellFixture.cell(text), as: terms))
  }

  private func read(number text: String, format: String? = nil, _ terms: EntryTerms) throws -> String {
    words(reader.read(try CellFixture.cell(text, type: "Number", format: format), as: terms))
  }

  @Test(arguments: [
    ("2.243", "2243"), ("2 243", "2243"), ("2\u{A0}243", "2243"), ("2,243", "2243"), ("1.002.243", "1002243"),
    ("15", "15"), ("  15  ", "15"), ("'15", "15"), ("015", "15"), ("15 hộ", "15"), ("15,0", "15"), ("0", "0"),
    ("15,5", "O025"), ("15.5", "O025"), ("-3", "O028"), ("(3)", "O028"), ("15%", "I004"), ("mười lăm", "I002"),
    ("1.2.3", "I002"), ("12 34", "I002"), ("15 xã", "I002"), ("1e3", "I002"), ("=1+1", "I002"), ("12.34.567", "I002"),
    ("-", "none"), ("–", "none"), ("KPS", "none"), ("Không", "none"), ("x", "not-applicable"), ("", "blank"), (" ", "blank"),
    ("99999999999999999999", "I014"), ("12345678901234567890123456", "I002"),
  ])
  func `counts are read as Vietnamese write them`(text: String, expected: String) throws {
    #expect(try read(text, Self.households) == expected, "\(text)")
  }

  @Test(arguments: [
    ("1.950,5", "1950500000"), ("1,950.5", "1950500000"), ("1950,5", "1950500000"), ("0,243", "243000"),
    ("2.243", "I001"), ("2,243", "I001"), ("1.002.243", "1002243000000"), ("2 243", "2243000000"),
    ("0,0000001", "O025"), ("1.950 triệu đồng", "I001"), ("397 trđ", "397000000"), ("-5", "O028"),
  ])
  func `millions become dong, and what has two readings is refused`(text: String, expected: String) throws {
    #expect(try read(text, Self.millions) == expected, "\(text)")
  }

  @Test func `both readings are shown`() throws {
    let finding = try #require(reader.read(try CellFixture.cell("2.243"), as: Self.millions).findings.first)
    #expect(
      Catalogue().message(for: finding)
        == #""2.243" đọc được hai cách: 2.243 triệu đồng hoặc 2,243 triệu đồng – gõ lại số không có dấu tách hàng nghìn"#)
  }

  @Test(arguments: [
    ("15%", "15"), ("15,5", "15.5"), ("15.125", "15.125"), ("150", "150 O029"), ("12,34567", "O027"), ("1/2", "I002"),
  ])
  func `shares are read in percent`(text: String, expected: String) throws {
    #expect(try read(text, EntryTerms(valueType: .percent, unitOfMeasure: "%")) == expected, "\(text)")
  }

  @Test(arguments: [
    ("0.1", "0.1"), ("0.10000000000000001", "0.1"), ("0.30000000000000004", "0.3"), ("1.1000000000000001", "1.1"),
    ("1E-05", "O027"), ("1.5E+3", "1500"), ("-2", "O028"), ("33.333333333333336", "O027"), ("1E+300", "I014"),
  ])
  func `stored numbers keep what was typed`(text: String, expected: String) throws {
    #expect(try read(number: text, EntryTerms(valueType: .decimal)) == expected, "\(text)")
  }

  @Test func `formats tell percentages and dates from numbers`() throws {
    let percent = EntryTerms(valueType: .percent)
    #expect(try read(number: "0.155", format: "0.0%", percent) == "15.5")
    #expect(try read(number: "0.155", format: "0.0%", Self.households) == "I004")
    #expect(try read(number: "44931", format: "dd/mm/yyyy", Self.households) == "I003")
    #expect(try read(number: "1950.5", Self.millions) == "1950500000")
    #expect(try read(number: "0.3", format: "0.00", Self.millions) == "300000")
  }

  @Test(arguments: [
    ("5/1/2023", "2023-01-05"), ("05-01-2023", "2023-01-05"), ("5.1.23", "2023-01-05"), ("2023-01-05", "2023-01-05"),
    ("2023-1-5", "2023-01-05"), ("ngày 5 tháng 1 năm 2023", "2023-01-05"), ("2023-01-05T00:00:00", "2023-01-05"),
    ("1/13/2023", "I005"), ("29/2/2023", "I005"), ("5/2023", "I005"), ("2023", "I005"), ("5/1/2003", "O033"), ("-", "none"),
    ("5/1/023", "I005"), ("ngay mai", "I005"),
  ])
  func `dates are day, month, year`(text: String, expected: String) throws {
    #expect(try read(text, EntryTerms(valueType: .date)) == expected, "\(text)")
  }

  @Test func `dates may be serial numbers`() throws {
    let date = EntryTerms(valueType: .date)
    #expect(try read(number: "44931", date) == "2023-01-05")
    #expect(try read(number: "44931.5", format: "dd/mm/yyyy hh:mm", date) == "2023-01-05")
    #expect(try read(number: "3", date) == "O033")
    #expect(words(reader.read(try CellFixture.cell("2023-01-05T00:00:00.000", type: "DateTime"), as: date)) == "2023-01-05")
  }

  @Test func `names are found by label, code or nearly`() throws {
    let method = EntryTerms(valueType: .category, categories: Self.methods)
    #expect(try read("theo chuỗi  giá trị", method) == "\"value-chain\"")
    #expect(try read("task", method) == "\"task\"")
    #expect(try read("Theo chuổi giá trị", method) == "I006")
    let finding = try #require(reader.read(try CellFixture.cell("Theo chuổi giá trị"), as: method).findings.first)
    #expect(finding["nearest"] == "Theo chuỗi giá trị")
    let communes = EntryTerms(valueType: .units, level: "commune")
    #expect(try read("Xã An Khương; 25357", communes) == "\"25330;25357\"")
    #expect(try read("an khương, Tân Khai", communes) == "\"25330;25357\"")
    #expect(try read("An Khuơng; Hớn Quản", communes) == "I007 I007")
    #expect(try read("-", communes) == "none")
  }

  @Test func `texts are composed, and converted from old code pages`() throws {
    let text = EntryTerms(valueType: .text)
    #expect(try read(" Sở LĐ-TB&XH <tỉnh> ", text) == "\"Sở LĐ-TB&XH <tỉnh>\"")
    #expect(try read("Tie\u{302}\u{301}ng", text) == "\"Tiếng\"")
    #expect(try read("Không", text) == "\"Không\"")
    #expect(try read("-", text) == "none")
    #expect(try read("thiÕu vèn s¶n xuÊt", text) == "\"thiếu vốn sản xuất\" I011")
    let byFont = reader.read(try CellFixture.cell("15 hé", font: ".VnTime"), as: text)
    #expect(words(byFont) == "\"15 hộ\" I011")
    #expect(words(reader.read(try CellFixture.cell("15 hộ", font: ".VnTime"), as: text)) == "\"15 hộ\"")
    #expect(try read(number: "1234", text) == "\"1234\"")
    #expect(try read("a\u{7F}b", text) == "\"a b\" R004")
    #expect(try read("<p>Hộ nghèo<br>LĐ-TB&amp;XH</p>", text) == "\"Hộ nghèo\nLĐ-TB&XH\" R004")
  }

  @Test func `formulas give what the file holds, or nothing`() throws {
    func formula(_ text: String, _ type: String, isEmpty: Bool = false) throws -> String {
      let cell = try CellFixture.cell(text, type: type, attributes: "ss:Formula=\"=RC[1]*2\"", isEmpty: isEmpty)
      return words(reader.read(cell, as: Self.households))
    }
    #expect(try formula("15", "Number") == "15")
    #expect(try formula("", "Number", isEmpty: true) == "I008")
    #expect(try formula("#REF!", "Error") == "I009")
    #expect(words(reader.read(try CellFixture.cell("1", type: "Boolean"), as: Self.households)) == "I010")
    #expect(words(reader.read(nil, as: Self.households)) == "blank")
  }
}
