import Diagnostics
import Documents
import Forms
import Indicators
import Quantities

/// A comparison as people file it: what differs, figure by figure, in words.
struct ReconciliationNote {
  private let reconciliation: Reconciliation
  private let material: PeriodMaterial

  init(_ reconciliation: Reconciliation, _ material: PeriodMaterial) {
    self.reconciliation = reconciliation
    self.material = material
  }

  private static let headings: [(outcome: Reconciliation.Outcome, title: String)] = [
    (.different, "Số liệu khác nhau"), (.onlyTheirs, "Chỉ có trên hệ thống"), (.onlyOurs, "Chỉ có ở đơn vị"),
  ]

  // MARK: - A document

  var document: Document {
    var palette = StylePalette()
    let rule = material.workspace.pack.regime.reconciliation
    var blocks: [Block] = [.paragraph(Paragraph(.body, summary))]
    if !rule.isEmpty { blocks.append(.paragraph(Paragraph(.body, rule))) }
    for (number, heading) in Self.headings.enumerated() {
      let lines = reconciliation.lines.filter { $0.outcome == heading.outcome }
      if lines.isEmpty { continue }
      blocks.append(.gap)
      blocks.append(.paragraph(Paragraph(.heading1, "\(["I", "II", "III"][number]). \(heading.title) (\(lines.count))")))
      blocks.append(.table(table(lines, &palette)))
    }
    let head: [Block] = [
      .paragraph(Paragraph(.title, "GHI CHÚ ĐỐI CHIẾU SỐ LIỆU")),
      .paragraph(Paragraph(.subtitle, "\(reconciliation.unit), \(reconciliation.period.label)")), .gap,
    ]
    let section = DocumentSection(
      code: "reconciliation", sheetName: "Đối chiếu", page: PageSetup(orientation: .landscape), head: head, blocks: blocks)
    return Document(
      properties: Document.Properties(title: "Ghi chú đối chiếu số liệu, \(reconciliation.unit), \(reconciliation.period.label)"),
      sections: [section], styles: palette.styles)
  }

  private var summary: String {
    let counts = reconciliation
    return "Đối chiếu với tệp \(Path.name(of: counts.file)): \(counts.lines.count) số, trong đó \(counts.count(.equal)) bằng nhau, "
      + "\(counts.count(.different)) khác nhau, \(counts.count(.onlyTheirs)) chỉ có trên hệ thống, "
      + "\(counts.count(.onlyOurs)) chỉ có ở đơn vị. Số liệu của đơn vị giữ nguyên."
  }

  private static let columns: [(title: String, width: Int)] = [
    ("TT", 6), ("Chỉ tiêu", 44), ("Đơn vị", 22), ("Đơn vị tính", 12), ("Số của đơn vị", 18), ("Số trên hệ thống", 18),
    ("Chênh lệch", 16), ("Chênh lệch (%)", 12),
  ]

  private func table(_ lines: [Reconciliation.Line], _ palette: inout StylePalette) -> Table {
    let header = palette.index(of: CellStyle(isBold: true, horizontal: .centre, wraps: true, hasBorder: true, fill: .header))
    let text = palette.index(of: CellStyle(wraps: true, hasBorder: true))
    let centred = palette.index(of: CellStyle(horizontal: .centre, hasBorder: true))
    var cells = Self.columns.map { Cell(.text($0.title), style: header) }
    for (index, line) in lines.enumerated() {
      cells.append(Cell(.text(String(index + 1)), style: centred))
      cells += [subject(line), unitName(line), unitOfMeasure(line)].map { Cell($0.isEmpty ? .empty : .text($0), style: text) }
      cells += [content(line.ours), content(line.theirs), line.difference.map { .number($0) } ?? .empty]
        .map { Cell($0, style: style(of: $0, &palette)) }
      let percent = line.outcome == .different ? line.percent : nil
      let share: Cell.Content = percent.map { .number($0) } ?? .empty
      cells.append(Cell(share, style: palette.index(of: Self.number(places: 2))))
    }
    return Table(
      columns: Self.columns.map { Table.Column(widthInCharacters: $0.width) },
      rows: [Table.Row(.header)] + lines.map { _ in Table.Row(.body) }, cells: cells, spans: [], headerRowCount: 1,
      stubColumnCount: 2)
  }

  private static func number(places: Int) -> CellStyle {
    CellStyle(horizontal: .right, hasBorder: true, numberFormat: .decimal(places: places))
  }

  private func style(of content: Cell.Content, _ palette: inout StylePalette) -> Int {
    switch content {
    case .number(let number): palette.index(of: Self.number(places: number.isWhole ? 0 : number.scale))
    case .date: palette.index(of: CellStyle(horizontal: .centre, hasBorder: true, numberFormat: .date))
    case .text: palette.index(of: CellStyle(wraps: true, hasBorder: true))
    case .empty: palette.index(of: CellStyle(hasBorder: true))
    }
  }

  private func content(_ value: ObservedValue) -> Cell.Content {
    let regime = material.workspace.pack.regime
    switch value {
    case .blank: return .empty
    case .none: return .text(regime.print(of: .none))
    case .notApplicable: return .text(regime.print(of: .notApplicable))
    case .number(let number): return .number(number)
    case .text(let text): return .text(text.excerpt)
    case .date(let date): return .date(date)
    }
  }

  // MARK: - Words

  /// `Số hộ tham gia (Hộ nghèo), kế hoạch; 694-DA2-2023-01`
  private func subject(_ line: Reconciliation.Line) -> String {
    let pack = material.workspace.pack
    var text = pack.catalogue.indicators[Int(line.key.indicator)].label
    if !line.key.stratum.isTotal { text += " (\(pack.regime.disaggregations.label(of: line.key.stratum)))" }
    if let measure = line.key.measure.word { text += ", \(measure)" }
    if line.key.scope == .own { text += ", tự thực hiện" }
    if !line.record.isEmpty { text += "; \(line.record)" }
    return line.isIncomplete ? text + " (số của đơn vị chưa đủ)" : text
  }

  private func unitName(_ line: Reconciliation.Line) -> String { material.figures.units.units[Int(line.key.unit)].name }

  private func unitOfMeasure(_ line: Reconciliation.Line) -> String {
    let pack = material.workspace.pack
    let own = line.key.stratum.numbers.compactMap { pack.regime.disaggregations.category($0).unitOfMeasure }.first
    return own ?? pack.catalogue.indicators[Int(line.key.indicator)].unitOfMeasure
  }

  // MARK: - A table for programs

  /// Every line, the equal ones too, with codes: `outcome`, the columns of a key, both values, the difference.
  var csv: [UInt8] {
    let pack = material.workspace.pack
    let head = [
      "outcome", "indicator", "stratum", "unit", "scope", "period", "measure", "record", "ours", "ours_kind", "theirs",
      "theirs_kind", "difference", "percent", "incomplete",
    ]
    let period = reconciliation.period
    let lines = reconciliation.lines.map { line in
      let (ours, theirs) = (line.ours.tidy, line.theirs.tidy)
      let own = line.key.period == PeriodNumber(period) ? period : ReportingPeriod(kind: .year, year: period.year)
      return CSVText.line([
        line.outcome.rawValue, pack.catalogue.indicators[Int(line.key.indicator)].code,
        pack.regime.disaggregations.text(of: line.key.stratum), material.figures.units.units[Int(line.key.unit)].code,
        line.key.scope.code, own.code, line.key.measure.code, line.record, ours.value, ours.kind.rawValue, theirs.value,
        theirs.kind.rawValue, line.difference?.description ?? "", line.percent?.description ?? "",
        line.isIncomplete ? "true" : "",
      ])
    }
    return Array((CSVText.line(head) + lines.joined()).utf8)
  }
}
