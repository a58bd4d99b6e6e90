package import Documents
import Markup

/// Writes SpreadsheetML 2003 ("XML Spreadsheet"): one XML file that Excel 2003 and later and LibreOffice open as a
/// workbook.
///
/// The dialect is the narrow one that both of LibreOffice's importers read alike; see ``SheetStyles`` and ``SheetRows``
/// for what is avoided.
///
/// - Does: a sheet per section, styles, merged areas, live formulas with the value cached, numbers, dates and text,
///   hidden anchors, row heights for wrapped text, A4 page set-up with repeated header rows and print area, frozen
///   header rows, protection; what may be typed where, notes, highlights, the hidden stamp.
/// - In part: runs of a paragraph that differ in look (the whole cell takes the look of the role), protection without a
///   password.
/// - Does not: pictures.
package struct SpreadsheetML2003Writer: DocumentWriter {
  package let formatCode = "xml"
  package let fileExtension = "xml"
  package let isSpreadsheet = true

  package init() {}

  package func write(_ document: Document) throws -> [UInt8] { try rows(of: document).bytes.finished() }

  package func write<Result>(_ document: Document, _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    let rows = try rows(of: document)
    return try rows.bytes.withBytes(body)
  }

  private func rows(of document: Document) throws -> SheetRows {
    let grids = document.sections.map { SheetGrid($0) }
    let references = FormulaReferences(origins: TableOrigins(document, grids: grids))
    let isProtected = document.hasEntryCells
    let header = PageHeader(document)
    var rows = SheetRows(
      styles: SheetStyles(document), cellStyles: document.styles, references: references,
      expectedSize: expectedSize(document))
    appendPrologue(document.properties, to: &rows.bytes)
    rows.styles.append(to: &rows.bytes)
    let hidden = HiddenSheet.names(beside: document)
    var lists = DropDownLists(sheetName: hidden.lists)
    for (index, section) in document.sections.enumerated() {
      let sheet = Sheet(
        section: section, grid: grids[index], house: document.houseStyle, isFirst: index == 0, isProtected: isProtected,
        header: header)
      try sheet.append(to: &rows, &lists)
    }
    for sheet in [lists.sheet, HiddenSheet(document.stamp, name: hidden.stamp)] {
      if let sheet { rows.append(sheet) }
    }
    rows.bytes += "</Workbook>\n".utf8
    return rows
  }

  private func expectedSize(_ document: Document) -> Int {
    var cells = 0
    for section in document.sections {
      for case .table(let table) in section.blocks { cells += table.cells.count }
    }
    return 16_384 + document.styles.count * 1_400 + document.sections.count * 2_048 + cells * 96
  }

  private func appendPrologue(_ properties: Document.Properties, to bytes: inout ByteBuffer) {
    bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n".utf8
    bytes += "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"".utf8
    bytes +=
      " xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"".utf8
    bytes += " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n".utf8
    bytes += "<DocumentProperties xmlns=\"urn:schemas-microsoft-com:office:office\">\n".utf8
    for (element, value) in [
      ("Title", properties.title), ("Subject", properties.subject), ("Author", properties.creator),
      ("Created", properties.created), ("Version", "16.00"),
    ] where !value.isEmpty {
      bytes += "<\(element)>".utf8
      bytes.append(escaped: value)
      bytes += "</\(element)>\n".utf8
    }
    bytes += "</DocumentProperties>\n<ExcelWorkbook xmlns=\"urn:schemas-microsoft-com:office:excel\">".utf8
    bytes += "<ProtectStructure>False</ProtectStructure><ProtectWindows>False</ProtectWindows></ExcelWorkbook>\n".utf8
  }
}

/// One worksheet: names, columns, rows, options, in the order of Excel's own files.
private struct Sheet {
  let section: DocumentSection
  let grid: SheetGrid
  let house: HouseStyle
  let isFirst: Bool
  let isProtected: Bool
  let header: PageHeader

  func append(to rows: inout SheetRows, _ lists: inout DropDownLists) throws {
    rows.bytes += "<Worksheet ss:Name=\"".utf8
    rows.bytes.append(escaped: section.sheetName)
    rows.bytes += (isProtected ? "\" ss:Protected=\"1\">\n" : "\">\n").utf8
    appendNames(to: &rows.bytes)
    rows.bytes += "<Table>\n".utf8
    // Each column says its number: the default importer of LibreOffice counts on from the sheet before.
    for (index, column) in grid.columns.enumerated() {
      rows.bytes.append("<Column ss:Index=\"")
      rows.bytes.append(decimal: index + 1)
      rows.bytes.append(column.isHidden ? "\" ss:Hidden=\"1\"" : "\"")
      rows.bytes.append(" ss:AutoFitWidth=\"0\" ss:Width=\"")
      SheetRows.appendPoints(pixels: column.widthInPixels, to: &rows.bytes)
      rows.bytes.append("\"/>\n")
    }
    let parts = try SheetPart.parts(of: section, grid: grid, styles: rows.cellStyles, house: house)
    try rows.append(parts, grid: grid)
    rows.bytes += "</Table>\n".utf8
    let options = WorksheetOptions(
      page: section.page, pages: SheetPages(section, grid: grid, parts: parts),
      frozenRows: grid.frozenRowCount(parts), isFirst: isFirst, isProtected: isProtected,
      header: header)
    options.append(to: &rows.bytes)
    let entries = entryRules(references: rows.references)
    for entry in entries { try entry.appendRules(to: &rows.bytes, &lists) }
    for entry in entries { try entry.appendHighlights(to: &rows.bytes) }
    rows.bytes += "</Worksheet>\n".utf8
  }

  private func entryRules(references: FormulaReferences) -> [SheetEntryRules] {
    let tables = grid.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    return zip(tables, grid.tableRows).map { SheetEntryRules(table: $0, firstRow: $1, references: references) }
  }

  private func appendNames(to bytes: inout ByteBuffer) {
    guard grid.rowCount > 0 else { return }
    let sheet = TableOrigins.quoted(section.sheetName)
    bytes.append("<Names>\n<NamedRange ss:Name=\"Print_Area\" ss:RefersTo=\"=")
    bytes.append(escaped: sheet)
    append("!R1C", grid.firstVisible + 1, to: &bytes)
    append(":R", grid.rowCount, to: &bytes)
    append("C", grid.lastVisible + 1, to: &bytes)
    bytes.append("\"/>\n")
    if let headerRows = grid.headerRows {
      bytes.append("<NamedRange ss:Name=\"Print_Titles\" ss:RefersTo=\"=")
      bytes.append(escaped: sheet)
      append("!R", headerRows.lowerBound + 1, to: &bytes)
      append(":R", headerRows.upperBound, to: &bytes)
      bytes.append("\"/>\n")
    }
    bytes.append("</Names>\n")
  }

  private func append(_ axis: StaticString, _ number: Int, to bytes: inout ByteBuffer) {
    bytes.append(axis)
    bytes.append(decimal: number)
  }
}
