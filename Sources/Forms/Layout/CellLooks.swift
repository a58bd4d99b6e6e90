import Documents
import Indicators

/// How cells of a section look: fonts, alignment, number formats.
struct CellLooks {
  let catalogue: IndicatorCatalogue
  /// Per laid-out column: the last style and its index; neighbours in a column mostly look alike.
  private var last: [(style: CellStyle, index: Int)?]

  init(catalogue: IndicatorCatalogue, width: Int) {
    self.catalogue = catalogue
    last = Array(repeating: nil, count: width)
  }

  mutating func look(
    _ row: Row, _ column: Column, _ place: Int, _ plan: CellPlan, _ aspects: Aspects, _ palette: inout StylePalette
  ) -> CellLook {
    let isBold = row.kind == .heading || row.kind == .total || row.isOuter
    if let stub = column.stub {
      return CellLook(style: index(of: stubStyle(stub, row, isBold), place, &palette), isText: true)
    }
    let format = numberFormat(row, column, plan, aspects)
    let isText = format == .text
    let style = CellStyle(
      isBold: isBold, horizontal: isText ? (isClosed(plan) ? .centre : .left) : .right, wraps: isText && !isClosed(plan),
      hasBorder: true, numberFormat: format)
    return CellLook(style: index(of: style, place, &palette), isText: isText)
  }

  private mutating func index(of style: CellStyle, _ place: Int, _ palette: inout StylePalette) -> Int {
    if let known = last[place], known.style == style { return known.index }
    let index = palette.index(of: style)
    last[place] = (style, index)
    return index
  }

  private func isClosed(_ plan: CellPlan) -> Bool {
    if case .closed = plan { return true }
    return false
  }

  private func stubStyle(_ stub: StubKind, _ row: Row, _ isBold: Bool) -> CellStyle {
    switch stub {
    case .ordinal, .unitOfMeasure:
      CellStyle(isBold: isBold, horizontal: .centre, wraps: true, hasBorder: true)
    case .label, .line:
      CellStyle(isBold: isBold, horizontal: .left, wraps: true, indent: row.indent, hasBorder: true)
    }
  }

  private func numberFormat(
    _ row: Row, _ column: Column, _ plan: CellPlan, _ aspects: Aspects
  ) -> CellStyle.NumberFormat {
    if column.holdsText { return (column.format ?? .text).numberFormat }
    switch plan {
    case .closed, .empty: return .text
    case .attribute: return (column.format ?? .text).numberFormat
    case .computed(let formula, _, _) where formula.isRatio: return (column.format ?? row.format ?? .dec2).numberFormat
    default: break
    }
    if let format = column.format ?? row.format { return format.numberFormat }
    guard let index = aspects.indicator else { return .decimal(places: 0) }
    switch catalogue.indicators[index].valueType {
    case .integer, .money: return .decimal(places: 0)
    case .decimal, .percent:
      if case .ratio = catalogue.indicators[index].rollUp, aspects.part != nil { return .decimal(places: 0) }
      return .decimal(places: 2)
    case .date: return .date
    case .text, .category, .units: return .text
    }
  }
}
