package import Documents
import Quantities

/// A small workbook to fill: cells to type in under every kind of rule, notes, highlights, a stamp.
package enum BlankDocument {
  /// Thirteen names, too long together to stand in a rule.
  package static let communes = (1...13).map { "Xã có tên thật dài thứ \($0)" }

  package static func document() -> Document {
    var palette = StylePalette()
    let label = palette.index(of: CellStyle(wraps: true, hasBorder: true))
    let head = palette.index(
      of: CellStyle(isBold: true, horizontal: .centre, wraps: true, hasBorder: true, fill: .header))
    let entry = palette.index(
      of: CellStyle(
        horizontal: .right, hasBorder: true, fill: .entry, numberFormat: .decimal(places: 0), isLocked: false))
    let date = palette.index(
      of: CellStyle(horizontal: .centre, hasBorder: true, fill: .entry, numberFormat: .date, isLocked: false))
    let text = palette.index(of: CellStyle(wraps: true, hasBorder: true, fill: .entry, isLocked: false))
    let sum = palette.index(
      of: CellStyle(isBold: true, horizontal: .right, hasBorder: true, numberFormat: .decimal(places: 0)))
    let rows: [(anchor: String, label: String, style: Int)] = [
      ("poor", "Số hộ nghèo", entry), ("poor.minority", "Trong đó: dân tộc thiểu số", entry),
      ("share", "Tỷ lệ (%)", entry), ("day", "Ngày rà soát", date), ("commune", "Xã", text), ("kind", "Loại", text),
      ("total", "Tổng", sum),
    ]
    var cells: [Cell] = [Cell(), Cell(.text("Chỉ tiêu"), style: head), Cell(.text("Số liệu"), style: head)]
    for row in rows {
      cells += [Cell(.text(row.anchor)), Cell(.text(row.label), style: label), Cell(style: row.style)]
    }
    cells[cells.count - 1].formula = Formula([
      .text("SUM("), .range(fromRows: -6, fromColumns: 0, toRows: -5, toColumns: 0), .text(")"),
    ])
    cells[cells.count - 1].content = .number(.zero)
    var table = Table(
      columns: [
        .init(widthInCharacters: 10, isHidden: true), .init(widthInCharacters: 30), .init(widthInCharacters: 20),
      ],
      rows: [.init(.header)] + rows.map { _ in .init(.body) }, cells: cells, spans: [], headerRowCount: 1,
      stubColumnCount: 2)
    addRules(to: &table)
    let section = DocumentSection(
      code: "s", sheetName: "Biểu nhập", blocks: [.paragraph(Paragraph(.title, "BIỂU NHẬP")), .gap, .table(table)])
    var document = Document(
      properties: Document.Properties(title: "Biểu nhập", creator: "UBND", created: "2023-05-19T00:00:00Z"),
      sections: [section], styles: palette.styles)
    document.stamp = [
      StampEntry("regime", "tt10-2022"), StampEntry("sender", "UBND xã <Một> & Hai"), StampEntry("period", "2023-H1"),
    ]
    return document
  }

  private static func addRules(to table: inout Table) {
    table.entryRules = [
      EntryRule(
        .whole(from: .zero, to: nil), in: Area(row: 1, column: 2, rowCount: 2), title: "Số hộ",
        hint: "Số nguyên, không âm.\nĐể trống khi chưa có số liệu.", objection: "Phải là số nguyên từ 0 trở lên."),
      EntryRule(
        .decimal(from: .zero, to: .hundred), in: Area(row: 3, column: 2), strictness: .questioned, title: "Tỷ lệ",
        objection: "Tỷ lệ nằm trong khoảng 0 đến 100."),
      EntryRule(
        .date(from: CalendarDate(year: 2023, month: 1, day: 1), to: CalendarDate(year: 2023, month: 6, day: 30)),
        in: Area(row: 4, column: 2), title: "Ngày"),
      EntryRule(.choice(communes), in: Area(row: 5, column: 2), title: "Xã"),
      EntryRule(.choice(["có", "không"]), in: Area(row: 6, column: 2)),
    ]
    table.notes = [CellNote(row: 1, column: 2, text: "Kỳ trước: 751 hộ.\nKế hoạch: <700> & ít hơn.")]
    let more = Formula([.cell(rows: 0, columns: 0), .text(">"), .cell(rows: -1, columns: 0)])
    table.highlights = [Highlight(.error, in: Area(row: 2, column: 2), when: more)]
  }
}
