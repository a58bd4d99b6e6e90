package import Documents
import Quantities

/// A document like the ministry's survey of poor households: four header levels, a code line with printed formulas,
/// total, communes with Hộ / Nhân khẩu lines, live formulas, hidden anchors. Shows each construct of a document once.
package enum SampleDocument {
  /// - Parameter communes: units below the total, 2 or more.
  package static func survey(communes: Int = 3) -> Document {
    var palette = StylePalette()
    let styles = Styles(&palette)
    var section = DocumentSection(
      code: "survey", sheetName: "Rà soát hộ nghèo", page: PageSetup(orientation: .landscape), blocks: head)
    section.blocks.append(.table(table(communes: communes, styles)))
    section.blocks += foot
    let properties = Document.Properties(
      title: "Tổng hợp kết quả rà soát", creator: "UBND huyện Hớn Quản", created: "2023-05-19T00:00:00Z")
    return Document(properties: properties, sections: [section], styles: palette.styles)
  }

  private static let head: [Block] = [
    .sideBySide(
      SideBySide(
        left: [
          Paragraph(.parentAgency, "UBND TỈNH BÌNH PHƯỚC"), Paragraph(.agency, "ỦY BAN NHÂN DÂN HUYỆN HỚN QUẢN"),
          Paragraph(.documentNumber, "Số: 125/BC-UBND"),
        ],
        right: [
          Paragraph(.nationalName, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
          Paragraph(.nationalMotto, "Độc lập - Tự do - Hạnh phúc"),
          Paragraph(.placeAndDate, "Hớn Quản, ngày 19 tháng 5 năm 2023"),
        ])),
    .gap,
    .paragraph(Paragraph(.title, "TỔNG HỢP KẾT QUẢ CHÍNH THỨC RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO")),
    .paragraph(Paragraph(.subtitle, "Kỳ báo cáo: 6 tháng đầu năm 2023 (số liệu tính đến hết ngày 15/5/2023)")),
    .paragraph(Paragraph(.unitNote, "Đơn vị tính: hộ, khẩu, %")),
  ]

  private static let foot: [Block] = [
    .paragraph(Paragraph(.note, "(*) 12/13 xã báo cáo; số in nghiêng là tổng chưa đủ.")),
    .gap,
    .sideBySide(
      SideBySide(
        left: [
          Paragraph(.recipientsHead, "Nơi nhận:"), Paragraph(.recipient, "Sở LĐ-TB&XH <tỉnh>;"),
          Paragraph(.recipient, "Lưu: VT."),
        ],
        right: [
          Paragraph(.signerTitle, "TM. ỦY BAN NHÂN DÂN"), Paragraph(.signerHint, "(Ký, ghi rõ họ tên)"),
          Paragraph(.signerName, "Nguyễn Văn A"),
        ])),
  ]

  private struct Styles {
    let anchor, header, headerItalic, code, stub, label, number, ratio, totalLabel, totalNumber, totalRatio: Int

    init(_ palette: inout StylePalette) {
      anchor = palette.index(of: CellStyle())
      let head = CellStyle(isBold: true, horizontal: .centre, wraps: true, hasBorder: true, fill: .header)
      header = palette.index(of: head)
      headerItalic = palette.index(
        of: CellStyle(isBold: true, isItalic: true, horizontal: .centre, wraps: true, hasBorder: true, fill: .header))
      code = palette.index(
        of: CellStyle(isBold: true, isItalic: true, horizontal: .centre, wraps: true, hasBorder: true))
      stub = palette.index(of: CellStyle(horizontal: .centre, hasBorder: true))
      label = palette.index(of: CellStyle(wraps: true, hasBorder: true))
      number = palette.index(of: CellStyle(horizontal: .right, hasBorder: true, numberFormat: .decimal(places: 0)))
      ratio = palette.index(of: CellStyle(horizontal: .right, hasBorder: true, numberFormat: .decimal(places: 2)))
      totalLabel = palette.index(of: CellStyle(isBold: true, wraps: true, hasBorder: true))
      totalNumber = palette.index(
        of: CellStyle(isBold: true, horizontal: .right, hasBorder: true, numberFormat: .decimal(places: 0)))
      totalRatio = palette.index(
        of: CellStyle(isBold: true, horizontal: .right, hasBorder: true, numberFormat: .decimal(places: 2)))
    }
  }

  // MARK: - The table

  private static let codes = [
    "A", "B", "C", "1", "2", "3", "4=3/2*100", "5", "6=5/2*100", "7", "8", "9=1-2-3-4+5+6+7+8", "10",
  ]

  private static func table(communes: Int, _ styles: Styles) -> Table {
    let widths = [8, 6, 24, 12, 10, 10, 10, 10, 10, 10, 10, 10, 14, 16]
    let columns = widths.enumerated().map { Table.Column(widthInCharacters: $1, isHidden: $0 == 0) }
    let rowKinds: [Table.Row.Kind] =
      Array(repeating: .header, count: 4) + [.codeLine, .total, .total]
      + Array(repeating: .body, count: 2 * communes) + [.anchorOnly]
    var table = Table(
      columns: columns, rows: rowKinds.map({ Table.Row($0) }),
      cells: Array(repeating: Cell(style: styles.anchor), count: columns.count * rowKinds.count), spans: [],
      headerRowCount: 5, stubColumnCount: 4)
    for row in 0..<4 { for column in 1..<columns.count { table[row, column].style = styles.header } }
    addHeader(&table, styles)
    addBody(&table, communes: communes, styles)
    table[rowKinds.count - 1, 0] = Cell(.text("#end"), style: styles.anchor)
    table.spans.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    return table
  }

  private static func addHeader(_ table: inout Table, _ styles: Styles) {
    func put(_ text: String, _ row: Int, _ column: Int, rows: Int, columns: Int, style: Int? = nil) {
      table[row, column] = Cell(.text(text), style: style ?? styles.header)
      if rows * columns > 1 { table.spans.append(Span(row: row, column: column, rowCount: rows, columnCount: columns)) }
    }
    put("TT", 0, 1, rows: 4, columns: 1)
    put("Xã, thị trấn", 0, 2, rows: 4, columns: 1)
    put("Hộ / Nhân khẩu", 0, 3, rows: 4, columns: 1)
    put("Tổng số hộ dân cư (tại thời điểm rà soát)", 0, 4, rows: 1, columns: 2)
    put("Kết quả rà soát về hộ (chính thức)", 0, 6, rows: 1, columns: 8)
    put("Đầu kỳ", 1, 4, rows: 3, columns: 1)
    put("Cuối kỳ", 1, 5, rows: 3, columns: 1)
    put("Theo chuẩn nghèo", 1, 6, rows: 1, columns: 6)
    put("Biến động", 1, 12, rows: 2, columns: 2)
    put("Tổng số hộ nghèo", 2, 6, rows: 1, columns: 2)
    put("Tổng số hộ cận nghèo", 2, 8, rows: 1, columns: 2)
    put("Trong đó", 2, 10, rows: 1, columns: 2)
    for (column, text) in ["Số hộ", "Tỷ lệ", "Số hộ", "Tỷ lệ", "DTTS", "Chủ hộ là nữ", "Tăng, giảm", "Ghi chú"]
      .enumerated()
    {
      put(text, 3, 6 + column, rows: 1, columns: 1, style: styles.headerItalic)
    }
    table[4, 0] = Cell(.text("#codes"), style: styles.anchor)
    for (column, code) in codes.enumerated() { put(code, 4, column + 1, rows: 1, columns: 1, style: styles.code) }
  }

  private static let names = ["Thị trấn Tân Khai", "Xã An Khương", "Xã Thanh An, vùng đồng bào dân tộc thiểu số"]

  private static func addBody(_ table: inout Table, communes: Int, _ styles: Styles) {
    for unit in 0...communes {
      for line in 0..<2 {
        let row = 5 + 2 * unit + line
        let isTotal = unit == 0
        table[row, 0] = Cell(.text(isTotal ? "T.\(line + 1)" : "u:2533\(unit).\(line + 1)"), style: styles.anchor)
        let text = isTotal ? styles.totalLabel : styles.label
        table[row, 1] = Cell(.empty, style: isTotal ? styles.totalLabel : styles.stub)
        table[row, 2] = Cell(.empty, style: text)
        table[row, 3] = Cell(.text(line == 0 ? "Hộ" : "Nhân khẩu"), style: text)
        addFigures(&table, row: row, unit: unit, line: line, communes: communes, styles)
      }
      let row = 5 + 2 * unit
      if unit > 0 { table[row, 1].content = .text("\(unit)") }
      table[row, 2].content = .text(unit == 0 ? "TOÀN HUYỆN" : names[(unit - 1) % names.count])
      for column in 1...2 { table.spans.append(Span(row: row, column: column, rowCount: 2, columnCount: 1)) }
    }
  }

  private static func addFigures(
    _ table: inout Table, row: Int, unit: Int, line: Int, communes: Int, _ styles: Styles
  ) {
    for column in 4...13 {
      if column == 7 || column == 9 {
        let share = Formula([
          .text("IF("), .cell(rows: 0, columns: 5 - column), .text("=0,\"\",ROUND("), .cell(rows: 0, columns: -1),
          .text("/"), .cell(rows: 0, columns: 5 - column), .text("*100,2))"),
        ])
        let value = figure(unit, line, column - 1, communes).multiplied(by: .hundred)
          .flatMap { $0.divided(by: figure(unit, line, 5, communes), places: 2) }
        table[row, column] = Cell(
          value.map(Cell.Content.number) ?? .empty, style: unit == 0 ? styles.totalRatio : styles.ratio, formula: share)
      } else if unit == 0 {
        var pieces: [Formula.Piece] = []
        for commune in 1...communes {
          pieces += [.text(commune == 1 ? "" : "+"), .cell(rows: 2 * commune, columns: 0)]
        }
        table[row, column] = Cell(
          .number(figure(0, line, column, communes)), style: styles.totalNumber, formula: Formula(pieces),
          isIncomplete: column == 11)
      } else {
        table[row, column] = Cell(.number(figure(unit, line, column, communes)), style: styles.number)
      }
    }
  }

  /// Some figure, larger for persons than for households; the total's is the sum.
  private static func figure(_ unit: Int, _ line: Int, _ column: Int, _ communes: Int) -> DecimalNumber {
    if unit > 0 { return DecimalNumber((1200 + 37 * unit + 11 * column) * (line == 0 ? 1 : 4)) }
    var sum = 0
    for unit in 1...communes { sum += (1200 + 37 * unit + 11 * column) * (line == 0 ? 1 : 4) }
    return DecimalNumber(sum)
  }
}
