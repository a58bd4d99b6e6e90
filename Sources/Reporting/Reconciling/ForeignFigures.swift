import Diagnostics
import Forms
import Indicators
import Quantities
import Workbooks

/// Figures as another system has them, read from a table with the columns of tidy observations: csv, xlsx, ods, Excel 2003 XML.
///
/// Needed are `indicator`, `unit` and `value`; what other columns leave out is the total of the period's year to date. A row that cannot be
/// understood is told with its cell and left out; it stops nothing.
///
/// Findings: `E201`–`E203`, and as warnings `O012`–`O024` for names and `O026`, `O030` for values.
struct ForeignFigures {
  struct Row {
    var key: ObservationKey
    /// Id of the record, empty for none; the key's own number is 0.
    var record: String
    var value: ObservedValue
    var place: Location
  }

  private(set) var rows: [Row] = []
  private(set) var findings = Findings()
  /// Rows of other periods.
  private(set) var passedOver = 0
  private let vocabulary: ExchangeVocabulary
  private let period: ReportingPeriod
  private let file: String
  private var seen: [Name: Location] = [:]

  /// A figure by its key and the id of its record.
  struct Name: Hashable {
    var key: ObservationKey
    var record: String
  }

  private static let needed: [TidyColumn] = [.indicator, .unit, .value]
  /// The first line may stand below a title.
  private static let headRows = 30

  init(_ workbook: Workbook, file: String, period: ReportingPeriod, vocabulary: ExchangeVocabulary) {
    self.vocabulary = vocabulary
    self.period = period
    self.file = file
    var hasTable = false
    for sheet in workbook.sheets where !sheet.isHidden {
      guard let (columns, first) = ForeignFigures.columns(of: sheet) else { continue }
      hasTable = true
      for row in sheet.rows.dropFirst(first) { read(row, columns, sheet.name) }
    }
    if !hasTable {
      findings.add(
        Diagnostic(
          .foreignTableMissing, at: Location(file: file),
          ["columns": ForeignFigures.needed.map(\.name).joined(separator: ", ")]))
    }
  }

  /// Which column holds what, and the position of the first row below the names.
  private static func columns(of sheet: Sheet) -> (columns: [TidyColumn: Int], first: Int)? {
    for (position, row) in sheet.rows.prefix(headRows).enumerated() {
      var columns: [TidyColumn: Int] = [:]
      for cell in row where cell.kind == .text {
        let name = cell.text.trimmed.lowercased()
        if let column = TidyColumn.allCases.first(where: { $0.name == name }), columns[column] == nil {
          columns[column] = cell.address.column
        }
      }
      if needed.allSatisfy({ columns[$0] != nil }) { return (columns, position + 1) }
    }
    return nil
  }

  // MARK: - Rows

  private mutating func read(_ row: SheetRow, _ columns: [TidyColumn: Int], _ sheet: String) {
    let cells = Dictionary(row.map { ($0.address.column, $0) }, uniquingKeysWith: { first, _ in first })
    func cell(_ column: TidyColumn) -> Cell? { columns[column].flatMap { cells[$0] } }
    func text(_ column: TidyColumn) -> String {
      let text = cell(column)?.text.trimmed ?? ""
      return VietnameseText.composed(text) ?? text
    }
    func place(_ column: TidyColumn) -> Location {
      Location(
        file: file, sheet: sheet, cell: CellAddress(row: row.number, column: columns[column] ?? columns[.indicator] ?? 0))
    }
    if text(.indicator).isEmpty, text(.value).isEmpty { return }
    guard let own = readPeriod(text(.period), place(.period)) else { return }
    guard own == period || own == yearOfPeriod && Measure(code: text(.measure)) == .forecast else { return passedOver += 1 }
    guard let indicator = indicator(text(.indicator), place(.indicator)),
      let stratum = stratum(text(.stratum), place(.stratum)), let unit = unit(text(.unit), place(.unit)),
      let measure = measure(text(.measure), place(.measure)), let scope = scope(text(.scope), place(.scope)),
      let value = value(cell(.value), text(.kind), indicator, measure, place(.value))
    else { return }
    let key = ObservationKey(
      indicator: indicator, stratum: stratum, unit: unit, scope: scope, period: PeriodNumber(own), measure: measure)
    add(Row(key: key, record: text(.record), value: value, place: place(.value)))
  }

  private var yearOfPeriod: ReportingPeriod { ReportingPeriod(kind: .year, year: period.year) }

  private mutating func add(_ row: Row) {
    let name = Name(key: row.key, record: row.record)
    if let before = seen[name] {
      let other = before.cell.map { "\($0)" } ?? ""
      return findings.add(Diagnostic(.foreignFigureTwice, at: row.place, ["other": other]))
    }
    seen[name] = row.place
    rows.append(row)
  }

  // MARK: - Names

  private mutating func tell(_ code: Code, _ name: String, _ place: Location, among known: [String]) {
    var finding = Diagnostic(code, at: place, ["name": name.excerpt], nearest: NearestName.of(name, among: known))
    finding.severity = .warning
    findings.add(finding)
  }

  private mutating func readPeriod(_ name: String, _ place: Location) -> ReportingPeriod? {
    if name.isEmpty { return period }
    if let period = ReportingPeriod(name) { return period }
    tell(.periodUnknown, name, place, among: [])
    return nil
  }

  private mutating func indicator(_ name: String, _ place: Location) -> Int32? {
    if let index = vocabulary.catalogue.index(of: name) { return Int32(index) }
    tell(.indicatorUnknown, name, place, among: vocabulary.catalogue.indicators.map(\.code))
    return nil
  }

  private mutating func stratum(_ text: String, _ place: Location) -> Stratum? {
    var numbers: [CategoryNumber] = []
    for pair in text.split(separator: ";") {
      guard let number = vocabulary.disaggregations.number(ofPair: pair.trimmed) else {
        tell(.categoryUnknown, String(pair), place, among: [])
        return nil
      }
      numbers.append(number)
    }
    if let stratum = Stratum(numbers) { return stratum }
    tell(.categoryUnknown, text, place, among: [])
    return nil
  }

  private mutating func unit(_ code: String, _ place: Location) -> Int32? {
    switch vocabulary.place(ofUnit: code, in: period) {
    case .at(let index): return index
    case .notValid(let day, let successors):
      let known = vocabulary.units.last { $0.code == code }
      guard let known else {
        tell(.unitUnknown, code, place, among: vocabulary.tree.units.map(\.code))
        return nil
      }
      var finding = Diagnostic(
        .unitNotValid, at: place, ["name": "\(known.name) (\(code))", "day": day.vietnamese], successors: successors)
      finding.severity = .warning
      findings.add(finding)
    case .gone(let successors):
      findings.add(
        Diagnostic(
          .unitGone, at: place, ["name": code, "day": vocabulary.tree.day.vietnamese], successors: successors))
    }
    return nil
  }

  private mutating func measure(_ code: String, _ place: Location) -> Measure? {
    if code.isEmpty { return .yearToDate }
    if let measure = Measure(code: code) { return measure }
    tell(.measureUnknown, code, place, among: Measure.allCases.map(\.code))
    return nil
  }

  private mutating func scope(_ code: String, _ place: Location) -> Scope? {
    if let scope = Scope(code: code) { return scope }
    tell(.scopeUnknown, code, place, among: Scope.allCases.map(\.code))
    return nil
  }

  // MARK: - Values

  private mutating func value(
    _ cell: Cell?, _ kind: String, _ indicator: Int32, _ measure: Measure, _ place: Location
  ) -> ObservedValue? {
    let text = cell?.text.trimmed ?? ""
    switch ObservationKind(rawValue: kind) {
    case .blank: return .blank
    case .some(.none): return ObservedValue.none
    case .notApplicable: return .notApplicable
    case .reported: break
    case nil where kind.isEmpty: if text.isEmpty { return .blank }
    case nil:
      tell(.kindUnknown, kind, place, among: ObservationKind.allCases.map(\.rawValue))
      return nil
    }
    let type = vocabulary.catalogue.indicators[Int(indicator)].valueType
    if measure == .note || !(type.isNumber || type == .date) { return .text(VietnameseText.composed(text) ?? text) }
    if type == .date { return CalendarDate(iso: text.prefix(10)).map { .date($0) } ?? unreadable(.notDate, text, place) }
    let number = cell?.kind == .number ? DecimalNumber(stored: text) : DecimalNumber(plain: text)
    return number.map { .number($0) } ?? unreadable(.notNumber, text, place)
  }

  private mutating func unreadable(_ code: Code, _ text: String, _ place: Location) -> ObservedValue? {
    findings.add(Diagnostic(code, at: place, ["value": text.excerpt], severity: .warning))
    return nil
  }
}
