import Diagnostics
import Markup

/// Reads one worksheet part (ECMA-376 Part 1 §18.3) into a ``SheetBuilder``.
///
/// The hot path of the program: a cell costs three or four events, and nothing is allocated for it but its bytes in the
/// builder's buffer.
final class XLSXSheet: MarkupEvents {
  private(set) var sheet: SheetBuilder
  private let builder: WorkbookBuilder
  private let strings: [XLSXString]
  private var groups = XLSXFormulaGroups()
  private var row = -1
  private var column = -1
  private var cell = XLSXCell()
  private var capture = Capture.nothing
  private var isInRows = false
  private var isInCell = false
  private var isPhonetic = false

  /// What the text events belong to.
  private enum Capture {
    case nothing, value, formula
  }

  init(_ sheet: SheetBuilder, _ strings: [XLSXString], _ builder: WorkbookBuilder) {
    self.sheet = sheet
    self.strings = strings
    self.builder = builder
  }

  func start(_ tag: MarkupTag) -> MarkupFlow {
    if isInCell {
      startInCell(tag)
    } else if isInRows {
      if tag.name == "c" { return startCell(tag) }
      if tag.name == "row" { return startRow(tag) }
    } else if tag.name == "sheetData" {
      isInRows = true
    } else if tag.name == "col" {
      return startColumns(tag)
    } else if tag.name == "mergeCell", let range = tag.shortString("ref").flatMap({ CellRange($0) }) {
      sheet.mergedRanges.append(range)
      return builder.hasRoomForRange(sheet: sheet.name) ? .goOn : .stop
    }
    return .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if capture == .value {
      builder.append(bytes, toTextFrom: cell.valueStart)
    } else if capture == .formula {
      builder.append(bytes, toTextFrom: cell.formulaStart)
    }
  }

  func end(_ name: MarkupName) -> MarkupFlow {
    if capture == .value {
      if cell.trimsFrom >= 0 { builder.trimTail(from: cell.trimsFrom) }
      cell.trimsFrom = -1
      cell.valueEnd = builder.bytes.count
      capture = .nothing
    } else if capture == .formula {
      cell.formulaEnd = builder.bytes.count
      capture = .nothing
    } else if isInCell {
      if name == "c" { return endCell() }
      if name == "rPh" { isPhonetic = false }
    } else if name == "sheetData" {
      isInRows = false
    }
    return .goOn
  }

  /// To be called at the end: gives members of shared formulas that came before their master its text.
  func finish() {
    groups.resolve(in: builder)
  }

  private func startRow(_ tag: MarkupTag) -> MarkupFlow {
    row += 1
    column = -1
    if let value = tag.attribute("r") {
      guard let number = ByteText.number(value) else { return refusePlace(value) }
      row = number - 1
    }
    guard row >= 0, row < WorkbookLimits.rows else { return refusePlace() }
    let isHidden = tag.attribute("hidden").map(ByteText.isTrue) == true
    return isHidden && sheet.hiddenRows.add(row...row) && !hasRoomForRange ? .stop : .goOn
  }

  private func startColumns(_ tag: MarkupTag) -> MarkupFlow {
    guard tag.attribute("hidden").map(ByteText.isTrue) == true,
      let first = tag.attribute("min").flatMap(ByteText.number),
      let last = tag.attribute("max").flatMap(ByteText.number), first >= 1, first <= last
    else { return .goOn }
    let range = (first - 1)...(max(first, min(last, WorkbookLimits.columns)) - 1)
    return sheet.hiddenColumns.add(range) && !hasRoomForRange ? .stop : .goOn
  }

  private var hasRoomForRange: Bool { builder.hasRoomForRange(sheet: sheet.name) }

  private func startCell(_ tag: MarkupTag) -> MarkupFlow {
    column += 1
    cell = XLSXCell()
    for position in 0..<tag.attributeCount {
      let name = tag.attributeName(at: position)
      let value = tag.attributeValue(at: position)
      if name == "r" {
        guard let address = ByteText.address(value) else { return refusePlace(value) }
        (row, column) = address
      } else if name == "s" {
        cell.format = ByteText.number(value) ?? 0
      } else if name == "t" {
        cell.kind = XLSXCell.kind(value)
      }
    }
    guard (0..<WorkbookLimits.rows).contains(row), column < WorkbookLimits.columns else { return refusePlace() }
    isInCell = true
    return .goOn
  }

  private func startInCell(_ tag: MarkupTag) {
    if tag.name == "v" {
      if cell.hasInlineText { return }
      cell.valueStart = builder.bytes.count
      cell.valueEnd = cell.valueStart
      capture = .value
    } else if tag.name == "f" {
      startFormula(tag)
    } else if tag.name == "is" {
      cell.valueStart = builder.bytes.count
      cell.valueEnd = cell.valueStart
      cell.hasInlineText = true
    } else if tag.name == "t" {
      guard cell.hasInlineText, !isPhonetic else { return }
      capture = .value
      if !XLSXString.keepsSpace(tag) { cell.trimsFrom = builder.bytes.count }
    } else if tag.name == "rPh" {
      isPhonetic = true
    }
  }

  private func startFormula(_ tag: MarkupTag) {
    cell.hasFormula = true
    cell.formulaStart = builder.bytes.count
    cell.formulaEnd = cell.formulaStart
    capture = .formula
    guard tag.shortString("t") == "shared" else { return }
    cell.sharedGroup = tag.attribute("si").flatMap(ByteText.number)
  }

  private func endCell() -> MarkupFlow {
    isInCell = false
    let formula = keepFormula()
    guard let value = cell.value(in: builder, strings) else {
      return refuseReference()
    }
    if value.content == .blank, formula == 0 { return builder.hasRoom(sheet: sheet.name) ? .goOn : .stop }
    guard builder.hasRoom(forCells: 1, sheet: sheet.name) else { return .stop }
    sheet.append(
      value, formula: formula, format: cell.format < builder.formats.count ? cell.format : 0,
      at: CellAddress(row: row, column: column))
    return .goOn
  }

  /// - Returns: the formula's position plus one; 0 when the cell has none.
  private func keepFormula() -> UInt32 {
    guard cell.hasFormula else { return 0 }
    let address = CellAddress(row: row, column: column)
    if let group = cell.sharedGroup {
      return groups.add(group: group, at: address, from: cell.formulaStart, to: cell.formulaEnd, in: builder)
    }
    guard cell.formulaEnd > cell.formulaStart else { return 0 }
    builder.formulas.append(
      PackedFormula(offset: UInt32(cell.formulaStart), length: UInt32(cell.formulaEnd - cell.formulaStart)))
    return UInt32(builder.formulas.count)
  }

  /// A million columns, or rows beyond Excel's last: the rest of the sheet is not read.
  private func refusePlace() -> MarkupFlow {
    builder.refusePlace(row: row, column: column, sheet: sheet.name)
    return .stop
  }

  /// An address that is none.
  private func refusePlace(_ value: UnsafeBufferPointer<UInt8>) -> MarkupFlow {
    builder.refusePlace(value, sheet: sheet.name)
    return .stop
  }

  private func refuseReference() -> MarkupFlow {
    let location = Location(
      file: builder.file, sheet: sheet.name, cell: CellAddress(row: row, column: column))
    builder.findings.add(Diagnostic(.sharedStringMissing, at: location))
    return .goOn
  }
}
