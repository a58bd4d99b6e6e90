import Documents

/// The sheet of a report's text questions: one line each, with room to write.
struct BlankQuestions {
  let section: EntrySection
  let questions: [EntryQuestion]

  func table(_ palette: inout StylePalette) -> Table {
    let anchor = palette.index(of: CellStyle(fontSize: 8))
    let header = palette.index(of: CellStyle(isBold: true, horizontal: .centre, wraps: true, hasBorder: true))
    let code = palette.index(
      of: CellStyle(isBold: true, isItalic: true, fontSize: 9, horizontal: .centre, wraps: true, hasBorder: true))
    let ordinal = palette.index(of: CellStyle(horizontal: .centre, vertical: .top, hasBorder: true))
    let label = palette.index(of: CellStyle(vertical: .top, wraps: true, hasBorder: true))
    let answer = palette.index(of: CellStyle(vertical: .top, wraps: true, hasBorder: true).opened)
    var rows = [Table.Row(.header), Table.Row(.codeLine)]
    var cells = [Cell(style: anchor)] + section.columns.map { Cell(.text($0.label), style: header) }
    cells += [Cell(.text(SheetAnchor.codes(of: section.code)), style: anchor)]
    cells += section.columns.map { Cell(.text($0.code), style: code) }
    for (index, question) in questions.enumerated() {
      let hint = question.hint.isEmpty ? "" : "\n(gợi ý: \(question.hint))"
      cells += [
        Cell(.text(section.rows[index].anchor), style: anchor), Cell(.text("\(index + 1)"), style: ordinal),
        Cell(.text(question.label + hint), style: label), Cell(style: answer),
      ]
      rows.append(Table.Row(.body, minimumLines: 4))
    }
    cells += [Cell(.text(SheetAnchor.end), style: anchor)] + section.columns.map { _ in Cell(style: anchor) }
    rows.append(Table.Row(.anchorOnly))
    var table = Table(
      columns: [
        Table.Column(widthInCharacters: 12, isHidden: true), Table.Column(widthInCharacters: 6),
        Table.Column(widthInCharacters: 40), Table.Column(widthInCharacters: 84),
      ],
      rows: rows, cells: cells, spans: [], headerRowCount: 2, stubColumnCount: 3)
    table.entryRules = [
      EntryRule(
        .formula(Formula([.text("TRUE")])), in: Area(row: 2, column: 3, rowCount: questions.count), title: "Nội dung",
        hint: "Viết bằng lời. Xuống dòng trong ô: Alt+Enter. Không có nội dung thì để trống.")
    ]
    return table
  }
}
