import Documents
import Indicators
import Quantities

/// The first sheet of a workbook to fill: whose it is, by when it is due, how to fill it, and what is to fill where.
struct CoverSheet {
  let book: EntryBook
  let context: FillingContext
  let senderName: String

  func section(_ palette: inout StylePalette) -> DocumentSection {
    var rows = CoverRows(&palette)
    rows.add(SheetAnchor.codes(of: "cover"), ["A", "1", "2"], .anchorOnly)
    addFacts(&rows, &palette)
    addColours(&rows, &palette)
    addSheets(&rows)
    rows.add(SheetAnchor.end, ["", "", ""], .anchorOnly)
    var table = rows.table
    if let row = rows.statusRow {
      table.entryRules = [EntryRules(context: context).status(Area(row: row, column: 2))]
    }
    let regime = context.pack.regime
    let head: [Block] = [
      .paragraph(Paragraph(.title, "SỔ NHẬP SỐ LIỆU BÁO CÁO \(context.period.label.uppercased())")),
      .paragraph(Paragraph(.subtitle, regime.programme.name)), .paragraph(Paragraph(.subtitle, regime.title)), .gap,
    ]
    return DocumentSection(
      code: "cover", sheetName: EntryBook.coverSheetName, page: PageSetup(orientation: .portrait), head: head,
      blocks: [.table(table), .gap, .paragraph(Paragraph(.heading2, "Cách điền"))] + howTo)
  }

  // MARK: - Whose, for when, by when

  private func addFacts(_ rows: inout CoverRows, _ palette: inout StylePalette) {
    rows.heading("Thông tin chung")
    rows.add("", ["Đơn vị báo cáo", senderName, ""])
    rows.add("", ["Kỳ báo cáo", context.period.label.sentence, ""])
    rows.add("", ["Số liệu tính đến hết ngày", context.cutOff.vietnamese, ""])
    for duty in context.duties {
      rows.add("", ["Hạn gửi", duty.due, "Căn cứ: \(duty.grounds)"])
      rows.add("", ["Nơi nhận", duty.addressee, duty.documents])
    }
    let usual = context.pack.regime.label(of: context.status)
    rows.add(
      EntryBook.statusAnchor, ["Tình trạng số liệu", "", "Chọn trong danh sách; để trống là \"\(usual)\"."],
      open: palette.index(of: CellStyle(isBold: true, wraps: true, hasBorder: true).opened))
  }

  // MARK: - Colours

  private func addColours(_ rows: inout CoverRows, _ palette: inout StylePalette) {
    rows.heading("Màu của ô")
    let entry = palette.index(of: CellStyle(horizontal: .centre, hasBorder: true, fill: .entry))
    rows.add("", ["Ô nền vàng", "Ô của đơn vị: điền số, chọn trong danh sách hoặc viết bằng lời.", ""], first: entry)
    rows.add("", ["Ô nền trắng", "Đã khóa: kế hoạch, số kỳ trước, số của nơi khác, số tự tính.", ""])
    rows.add("", ["Nền đỏ, nền cam", "Đang trái một quy tắc kiểm tra của biểu: đỏ là sai, cam là cần xem lại.", ""])
  }

  // MARK: - What is to fill where

  private func addSheets(_ rows: inout CoverRows) {
    rows.heading("Các trang của sổ")
    for section in book.sections { rows.add("", [section.sheetName, title(section), work(section)]) }
  }

  private func title(_ section: EntrySection) -> String {
    if let form = context.pack.form(section.form) { return "Biểu số \(form.number): \(form.title)" }
    return context.pack.report(section.form).map { "Mẫu số \($0.number): \($0.title)" } ?? section.form
  }

  private func work(_ section: EntrySection) -> String {
    var parts: [String] = []
    if section.recordType != nil {
      parts.append("danh mục, \(section.rows.count(where: \.isSpare)) dòng trống")
    } else if case .questions(let questions) = section.source {
      parts.append("\(questions.count) nội dung")
    } else if section.entryCount > 0 {
      parts.append("\(section.entryCount) ô")
    }
    if section.remarkCount > 0 { parts.append("\(section.remarkCount) dòng xác nhận") }
    return parts.joined(separator: ", ")
  }

  // MARK: - How

  private var howTo: [Block] {
    let none = context.pack.regime.print(of: .none)
    let notApplicable = context.pack.regime.print(of: .notApplicable)
    let lines = [
      "Chỉ điền ô nền vàng. Không có phát sinh: ghi \(none). Không thuộc đối tượng: ghi \(notApplicable). Chưa có số liệu: để trống. Số 0 là "
        + "có theo dõi và bằng không.",
      "Ghi số như thường lệ: 2.243 hoặc 2243; phần lẻ sau dấu phẩy: 1.950,5. Tiền ghi bằng triệu đồng khi đầu biểu ghi như vậy.",
      "Ngày ghi dạng ngày/tháng/năm: 05/01/2023.",
      "Danh mục: mỗi dự án, lớp, văn bản một dòng, từ trên xuống; mã đã có sẵn, không sửa.",
      "Cột \"Lý do / giải trình\" hoặc \"Ghi chú\": ghi lý do khi một số bị nhắc nhưng vẫn đúng.",
      "Cột \"Xác nhận / ý kiến\": chọn \"đồng ý\", hoặc ghi ý kiến về số của nơi khác.",
      "Không xóa cột A (đang ẩn), không đổi dòng mã số dưới tiêu đề cột. Thêm dòng, đổi độ rộng cột, đổi tên trang thì được.",
      "Trang không điền gì coi như chưa gửi, không xóa số đã gửi trước đó.",
    ]
    return lines.map { .paragraph(Paragraph(.listItem, $0)) }
  }
}

/// Collects the rows of the cover's table.
struct CoverRows {
  private(set) var cells: [Cell] = []
  private(set) var rows: [Table.Row] = []
  private(set) var spans: [Span] = []
  /// Row of the cell in which the status is chosen.
  private(set) var statusRow: Int?
  private let anchor: Int
  private let label: Int
  private let text: Int
  private let remark: Int
  private let head: Int

  init(_ palette: inout StylePalette) {
    anchor = palette.index(of: CellStyle(fontSize: 8))
    label = palette.index(of: CellStyle(isBold: true, wraps: true, hasBorder: true))
    text = palette.index(of: CellStyle(wraps: true, hasBorder: true))
    remark = palette.index(of: CellStyle(isItalic: true, fontSize: 10, wraps: true, hasBorder: true))
    head = palette.index(of: CellStyle(isBold: true, fontSize: 12, hasBorder: true, fill: .header))
  }

  mutating func heading(_ words: String) {
    spans.append(Span(row: rows.count, column: 1, rowCount: 1, columnCount: 3))
    cells += [Cell(style: anchor), Cell(.text(words), style: head), Cell(style: head), Cell(style: head)]
    rows.append(Table.Row(.heading))
  }

  /// - Parameters:
  ///   - words: label, text, remark.
  ///   - open: style of the text's cell when it is to fill.
  ///   - first: style of the label's cell when it shows something.
  mutating func add(
    _ anchorText: String, _ words: [String], _ kind: Table.Row.Kind = .body, open: Int? = nil, first: Int? = nil
  ) {
    if open != nil { statusRow = rows.count }
    cells.append(Cell(anchorText.isEmpty ? .empty : .text(anchorText), style: anchor))
    for (word, style) in zip(words, [first ?? label, open ?? text, remark]) {
      cells.append(Cell(word.isEmpty ? .empty : .text(word), style: style))
    }
    rows.append(Table.Row(kind))
  }

  var table: Table {
    Table(
      columns: [
        Table.Column(widthInCharacters: 12, isHidden: true), Table.Column(widthInCharacters: 26),
        Table.Column(widthInCharacters: 48), Table.Column(widthInCharacters: 28),
      ],
      rows: rows, cells: cells, spans: spans, headerRowCount: 0, stubColumnCount: 2)
  }
}

extension String {
  /// With a capital at its beginning.
  fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() }
}
