import Indicators
import Quantities

@testable import Reporting

/// A small vocabulary for tests: two districts' worth of names, nothing of the real regime.
enum Small {
  static let disaggregations = DisaggregationList([
    Disaggregation(
      code: "status", label: "Loại hộ", isPartition: true,
      categories: [Category(code: "poor", label: "Hộ nghèo"), Category(code: "near-poor", label: "Hộ cận nghèo")]),
    Disaggregation(
      code: "ethnicity", label: "Dân tộc", isPartition: false,
      categories: [Category(code: "minority", label: "Dân tộc thiểu số")]),
    Disaggregation(
      code: "method", label: "Phương thức", isPartition: true,
      categories: [Category(code: "community", label: "Cộng đồng"), Category(code: "task", label: "Nhiệm vụ")]),
  ])

  static func indicator(
    _ code: String, _ label: String, _ type: ValueType, split: [Int] = [], _ rollUp: RollUp = .sum,
    record: String? = nil
  ) -> Indicator {
    Indicator(
      code: code, label: label, unitOfMeasure: "hộ", valueType: type, split: split, rollUp: rollUp, recordType: record)
  }

  static let catalogue = IndicatorCatalogue(
    indicators: [
      indicator("households", "Số hộ tham gia", .integer, split: [0, 1]),
      indicator("income", "Thu nhập", .decimal, .weightedMean(weight: "households")),
      indicator("share", "Tỷ lệ", .percent),
      indicator("money", "Kinh phí", .money),
      indicator("question", "Khó khăn", .text, .text),
      indicator("project.cost", "Chi phí dự án", .money, record: "project"),
      indicator("project.count", "Số dự án", .integer, split: [2], .recordCount, record: "project"),
    ],
    recordTypes: [
      RecordType(
        code: "project", label: "Dự án", idPattern: "{unit.code}-{nn}",
        attributes: [
          .init(code: "name", label: "Tên", valueType: .text, categories: nil, level: nil, isRequired: true),
          .init(
            code: "method", label: "Phương thức", valueType: .category, categories: "method", level: nil,
            isRequired: false),
          .init(code: "start", label: "Bắt đầu", valueType: .date, categories: nil, level: nil, isRequired: false),
          .init(code: "units", label: "Xã", valueType: .units, categories: nil, level: "commune", isRequired: false),
        ]),
      RecordType(
        code: "class", label: "Lớp", idPattern: "{unit.code}-{nn}",
        attributes: [.init(code: "name", label: "Tên", valueType: .text, categories: nil, level: nil, isRequired: true)]
      ),
    ],
    disaggregations: disaggregations)

  static let kinds = [
    UnitKind(code: "district", label: "huyện", level: "district", totalLabel: "TOÀN HUYỆN"),
    UnitKind(code: "commune", label: "xã", level: "commune", totalLabel: nil),
  ]

  static let units = [
    OrganisationUnit(code: "694", name: "Huyện Hớn Quản", kind: "district"),
    OrganisationUnit(code: "25330", name: "Xã An Khương", kind: "commune", parent: "694"),
    OrganisationUnit(code: "25345", name: "Xã Tân Hưng", kind: "commune", parent: "694"),
    OrganisationUnit(
      code: "25300", name: "Xã Cũ", kind: "commune", parent: "694",
      validTo: CalendarDate(year: 2022, month: 12, day: 31), successors: ["25330"]),
    OrganisationUnit(
      code: "25400", name: "Xã Mới", kind: "commune", parent: "694",
      validFrom: CalendarDate(year: 2025, month: 7, day: 1)),
  ]

  static var vocabulary: ExchangeVocabulary {
    let day = CalendarDate(year: 2023, month: 5, day: 15) ?? CalendarDate(dayNumber: 19_492)
    return ExchangeVocabulary(
      catalogue: catalogue, disaggregations: disaggregations,
      programme: Programme(name: "Chương trình", firstYear: 2021, lastYear: 2025),
      senders: [
        .init(code: "office", name: "Phòng Nông nghiệp", unit: "694"),
        .init(code: "xa-an-khuong", name: "UBND xã An Khương", unit: "25330"),
      ],
      units: units, tree: UnitTree(units, on: day, kinds: kinds),
      cutOffs: [ReportingPeriod(kind: .half, year: 2023): day])
  }

  /// Reads rows (given without header) as one file.
  static func read(_ rows: String...) -> TidyObservations {
    read(text: TidyColumn.header + "\n" + rows.joined(separator: "\n"))
  }

  static func read(text: String) -> TidyObservations { read(bytes: Array(text.utf8)) }

  static func read(bytes: [UInt8]) -> TidyObservations {
    var reader = TidyObservations(vocabulary: vocabulary)
    reader.read(bytes, file: "observations/a.csv")
    return reader
  }
}
