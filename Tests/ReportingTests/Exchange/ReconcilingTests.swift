import Diagnostics
import Documents
import Foundation
import Indicators
import Quantities
import Testing
import Workbooks
import Writers

@testable import Reporting

@Suite("The national system's figures beside ours")
struct ReconcilingTests {
  private static let sample = SampleDistrict.root.appending(path: "Samples/hon-quan-2023").path
  private static let half = ReportingPeriod(kind: .half, year: 2023)

  private func reconcile(_ text: String, format: String = "txt") throws -> Accepted<(Reconciliation, note: [UInt8])> {
    let scratch = try ScratchFolder()
    try scratch.write(text, to: "sys.csv")
    return try Reconciling(library: ScratchProvince.library)(
      Reconciling.Request(file: scratch.path("sys.csv"), workspace: Self.sample, period: Self.half, format: format))
  }

  /// A figure of the district that communes make, and one that an office reports.
  private func ours(_ indicator: String, _ stratum: String = "") throws -> String {
    let material = try SampleDistrict.halfYear.get().material
    let index = try #require(material.figures.catalogue.index(of: indicator))
    let numbers = stratum.split(separator: ";").compactMap { material.figures.disaggregations.number(ofPair: String($0)) }
    let unit = try #require(material.figures.units.index(of: "694"))
    let key = ObservationKey(
      indicator: Int32(index), stratum: try #require(Stratum(numbers)), unit: Int32(unit), period: PeriodNumber(Self.half))
    return try #require(material.figures.figure(for: key, in: Self.half).number).description
  }

  /// A whole number of which nobody says anything here.
  private func unsaid() throws -> String {
    let material = try SampleDistrict.halfYear.get().material
    let unit = Int32(try #require(material.figures.units.index(of: "694")))
    let index = try #require(
      material.figures.catalogue.indicators.indices.first { index in
        let key = ObservationKey(indicator: Int32(index), unit: unit, period: PeriodNumber(Self.half))
        return material.figures.catalogue.indicators[index].valueType == .integer
          && material.figures.catalogue.indicators[index].recordType == nil && material.figures.figure(for: key, in: Self.half).isBlank
      })
    return material.figures.catalogue.indicators[index].code
  }

  @Test("equal, different with difference and share, only theirs, only ours")
  func outcomes() throws {
    let same = try ours("da2.communityActivities")
    let other = try #require(Int(try ours("da2.projects.approved")))
    let result = try reconcile(
      """
      Hệ thống quốc gia
      Indicator,unit,value,note
      da2.communityActivities,694,\(same),
      da2.projects.approved,694,\(other + 1),
      \(try unsaid()),694,12,
      """)
    let lines = result.value.0.lines
    #expect(result.value.0.count(.equal) == 1 && result.value.0.count(.different) == 1 && result.value.0.count(.onlyTheirs) == 1)
    let different = try #require(lines.first)
    #expect(different.outcome == .different && different.difference == DecimalNumber(1))
    #expect(different.percent == DecimalNumber(100).divided(by: DecimalNumber(other), places: 2))
    #expect(lines.map(\.outcome) == lines.map(\.outcome).sorted { order($0) < order($1) })
    let mine = lines.filter { $0.outcome == .onlyOurs }
    #expect(mine.count > 100 && mine.allSatisfy { $0.key.measure == .yearToDate && $0.record.isEmpty })
    let note = String(decoding: result.value.note, as: UTF8.self)
    #expect(note.contains("GHI CHÚ ĐỐI CHIẾU SỐ LIỆU") && note.contains("Nghị định số 27/2022/NĐ-CP"))
    #expect(note.contains("Số dự án, mô hình giảm nghèo được phê"))
  }

  private func order(_ outcome: Reconciliation.Outcome) -> Int {
    [.different, .onlyTheirs, .onlyOurs, .equal].firstIndex(of: outcome) ?? 9
  }

  @Test("rows that cannot be understood are told with their cells and stop nothing")
  func findings() throws {
    let result = try reconcile(
      """
      indicator,unit,value,stratum,period,measure,kind
      da2.comunityActivities,694,1,,,,
      da2.communityActivities,999,1,,,,
      da2.communityActivities,694,nhiều,,,,
      da2.communityActivities,694,1,status=rich,,,
      da2.communityActivities,694,1,,2022,,
      da2.communityActivities,694,1,,,,
      da2.communityActivities,694,2,,,,
      da2.communityActivities,25330,,,,,none
      """)
    let found = result.findings.map { "\($0.code.id) \($0.location?.cell.map { "\($0)" } ?? "")" }
    #expect(found.filter { !$0.hasPrefix("F") } == ["O012 A2", "O013 B3", "O026 C4", "O022 D5", "E202 C8", "E203 "])
    #expect(result.findings.allSatisfy { $0.severity < .error })
    #expect(result.value.0.passedOver == 1)
  }

  @Test("a file without the columns is refused; an unknown format too")
  func refused() throws {
    #expect(throws: Rejection.self) { try reconcile("mã,giá trị\nx,1\n") }
    #expect(throws: Rejection.self) { try reconcile("indicator,unit,value\n", format: "pdf") }
  }

  @Test("workbooks read the same as text, whoever stored the numbers")
  func workbook() throws {
    let other = try #require(Int(try ours("da2.projects.approved")))
    func cell(_ text: String) -> Documents.Cell { Cell(.text(text)) }
    let table = Table(
      columns: ["", "", ""].map { _ in Table.Column(widthInCharacters: 20) }, rows: [Table.Row(.header), Table.Row(.body)],
      cells: [
        cell("indicator"), cell("unit"), cell("value"), cell("da2.projects.approved"), cell("694"),
        Cell(.number(DecimalNumber(other + 2)), style: 1),
      ], spans: [], headerRowCount: 1, stubColumnCount: 1)
    let document = Document(
      properties: Document.Properties(title: "x"), sections: [DocumentSection(code: "a", sheetName: "a", blocks: [.table(table)])],
      styles: [CellStyle(), CellStyle(numberFormat: .decimal(places: 0))])
    let scratch = try ScratchFolder()
    try FolderWork.write(try XLSXWriter().write(document), to: scratch.path("sys.xlsx"))
    let result = try Reconciling(library: ScratchProvince.library)(
      Reconciling.Request(file: scratch.path("sys.xlsx"), workspace: Self.sample, period: Self.half, format: "csv"))
    #expect(result.value.0.lines.first?.difference == DecimalNumber(2))
    let csv = String(decoding: result.value.note, as: UTF8.self)
    #expect(csv.contains("different,da2.projects.approved,,694,total,2023-H1,yearToDate,,\(other),reported,\(other + 2),reported,2,"))
  }

  @Test("nothing of ours changes")
  func unchanged() throws {
    let before = try SampleDistrict("2023-H1").material.figures.observations.count
    _ = try reconcile("indicator,unit,value\nda2.projects.approved,694,99\n")
    #expect(try SampleDistrict("2023-H1").material.figures.observations.count == before)
  }
}
