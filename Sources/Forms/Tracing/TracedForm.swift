package import Diagnostics
import Indicators
package import Quantities
package import Workbooks

/// The sections of one form or report as they print, ready to explain their cells.
package struct TracedForm: Sendable {
  /// Levels of an explanation that nobody asked to be shorter.
  package static let everything = Int.max

  private let code: String
  private let context: FillingContext
  private let plans: [SectionPlan]
  private var grids: [Int: SectionGrid] = [:]

  /// - Parameter code: of a form or report of the context's pack.
  /// - Throws: ``Rejection`` with `U001` for a code that the pack does not have, `U005` and `M007` where it prints one line only.
  package init(_ code: String, in context: FillingContext) throws {
    let pack = context.pack
    let kind = context.period.kind
    self.code = code
    self.context = context
    if let form = pack.form(code) {
      try Self.checkPeriods(form.periods, code, context.period)
      guard form.applies(to: context.unit, in: context.figures.units) else {
        throw Rejection(
          Diagnostic(.formOutsideScope, ["form": code, "unit": context.figures.units.units[context.unit].name]))
      }
      plans = PreparedForm(form, of: pack, kind: kind, audience: context.audience).plans
    } else if let report = pack.report(code) {
      try Self.checkPeriods(report.periods, code, context.period)
      plans = PreparedReport(report, of: pack, kind: kind, audience: context.audience).ownPlans
    } else {
      throw Rejection(
        Diagnostic(
          .formUnknown, at: nil, ["name": code.excerpt], nearest: code.excerpt,
          among: pack.forms.map(\.code) + pack.reports.map(\.code)))
    }
  }

  private static func checkPeriods(_ kinds: [ReportingPeriod.Kind], _ code: String, _ period: ReportingPeriod) throws {
    guard !kinds.isEmpty, !kinds.contains(period.kind) else { return }
    throw Rejection(
      Diagnostic(
        .formNotInPeriod,
        ["name": code, "period": period.code, "periods": kinds.map(\.rawValue).joined(separator: ", ")]))
  }

  // MARK: - Cells by their addresses

  /// Explains the figure of a cell.
  ///
  /// - Parameter depth: levels below the cell that are listed.
  /// - Throws: ``Rejection`` with `M002`, `M003`, `M004` for a section, row or column that is not there, with the nearest that is; `M008` for
  ///   a cell that never holds a figure.
  package mutating func trace(_ address: FigureAddress, depth: Int = everything) throws -> TracedFigure {
    guard let index = plans.firstIndex(where: { $0.section.code == address.section }) else {
      let known = plans.map(\.section.code)
      throw Rejection(
        Diagnostic(
          .sectionNotInForm, at: nil, ["form": code, "name": address.section.excerpt, "known": known.joined(separator: ", ")],
          nearest: address.section, among: known))
    }
    var grid = grids.removeValue(forKey: index) ?? SectionGrid(plan: plans[index], context: context)
    defer { grids[index] = grid }
    let place = try find(address, in: grid)
    var tracer = FigureTracer(context, depth: max(0, depth))
    return tracer.trace(place.row, place.column, in: &grid, form: code, level: 0)
  }

  private func find(_ address: FigureAddress, in grid: SectionGrid) throws -> (row: Int, column: Int) {
    var findings = Findings()
    let anchors = grid.rows.indices.map { grid.anchor($0) }
    let codes = grid.plan.columns.map { grid.plan.section.columns[$0].code }
    let section = "\(code)/\(address.section)"
    let row = anchors.firstIndex(of: address.row)
    let column = codes.firstIndex(of: address.column)
    if row == nil {
      findings.add(
        Diagnostic(
          .rowNotInSection, at: nil, ["section": section, "name": address.row.excerpt], nearest: address.row,
          among: anchors))
    }
    if column == nil {
      findings.add(
        Diagnostic(
          .columnNotInSection, at: nil,
          ["section": section, "name": address.column.excerpt, "known": codes.joined(separator: " ")],
          nearest: address.column, among: codes))
    }
    guard let row, let column else { throw Rejection(findings.all) }
    let isHeading = grid.plan.section.rows[grid.rows[row].template].kind == .heading
    if isHeading || grid.plan.stubs[column] != nil {
      throw Rejection(Diagnostic(.cellHoldsNoFigure, ["address": address.text]))
    }
    return (row, column)
  }
}

extension Form {
  /// Names of the sheets on which the form's sections print, with the codes of the sections.
  package var sheets: [(name: String, section: String)] { sections.map { ($0.sheet, $0.code) } }
}

/// Finds what a cell of a printed workbook is, by its hidden anchors.
package struct PrintedCell: Sendable {
  /// Anchor of the row and code of the column.
  package var row: String
  package var column: String
  /// What stands there, as the file has it; empty for a blank cell.
  package var text: String
  /// The same as a number, where it is one.
  package var number: DecimalNumber?

  /// - Returns: `nil` for a cell that is in no table, in a header, or beside the table.
  package init?(_ address: CellAddress, of sheet: Sheet) {
    for table in TableFinder.tables(in: sheet) {
      guard let line = table.lines.first(where: { $0.row == address.row }), !line.anchor.isEmpty,
        let column = table.columns.first(where: { $0.value.contains(address.column) })
      else { continue }
      row = line.anchor
      self.column = column.key
      text = sheet[address]?.text ?? ""
      number = DecimalNumber(stored: text)
      return
    }
    return nil
  }
}

extension Diagnostic {
  /// With the nearest of the names that there are, where one is near.
  init(
    _ code: Code, at location: Location?, _ arguments: KeyValuePairs<String, String>, nearest name: String,
    among names: [String]
  ) {
    self.init(code, at: location, arguments)
    if let nearest = NearestName.of(name, among: names) { self.arguments.append(Argument("nearest", nearest)) }
  }
}
