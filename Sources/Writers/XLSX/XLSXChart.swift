import CLibXLSXWriter
import Documents
import Quantities

/// Puts a chart into a sheet, drawn from the cells of its table: who changes a cell changes the picture.
///
/// Bars begin at nought. Bullets stand as bars beside each other: labels that follow the cells are of one bar each. The line
/// across is one of the axis, which then says what it measures.
struct XLSXChart {
  private let chart: Chart
  private let sheet: XLSXSheet
  private let tableRow: Int

  init(_ chart: Chart, of sheet: XLSXSheet, tableRow: Int) {
    self.chart = chart
    self.sheet = sheet
    self.tableRow = tableRow
  }

  /// - Throws: ``WritingError/output(reason:)``.
  func draw(row: Int, rowCount: Int) throws(WritingError) {
    guard !chart.rows.isEmpty else { return }
    guard let picture = workbook_add_chart(sheet.book.workbook, UInt8(LXW_CHART_BAR.rawValue)) else {
      throw WritingError.output(reason: XLSXBook.reason(LXW_ERROR_MEMORY_MALLOC_FAILED))
    }
    for (index, series) in chart.series.enumerated() { add(series, index, to: picture) }
    chart_title_set_name(picture, chart.title)
    setAxes(of: picture)
    setFonts(of: picture)
    let position = chart.series.count > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE
    chart_legend_set_position(picture, UInt8(position.rawValue))
    var options = lxw_chart_options()
    let width = sheet.grid.widthInPixels(sheet.grid.firstVisible...sheet.grid.lastVisible)
    // The library draws 480 by 288 pixels.
    options.x_scale = Double(width) / 480
    options.y_scale = Double(rowCount * SheetGrid.chartRowHeightInPixels) / 288
    let error = worksheet_insert_chart_opt(
      sheet.sheet, lxw_row_t(row), lxw_col_t(sheet.grid.firstVisible), picture, &options)
    if error != LXW_NO_ERROR { throw WritingError.output(reason: XLSXBook.reason(error)) }
  }

  /// Rows from the top down, as in the table; the figures stand at the bars. In a bar chart x is the axis of values.
  private func setAxes(of picture: UnsafeMutablePointer<lxw_chart>) {
    let axis = picture.pointee.x_axis
    chart_axis_set_reverse(picture.pointee.y_axis)
    chart_axis_set_min(axis, 0)
    guard let reference = chart.reference, reference > .zero else {
      chart_axis_off(axis)
      chart_axis_major_gridlines_set_visible(axis, 0)
      return
    }
    chart_axis_set_major_unit(axis, reference.nearestDouble)
    // Below the last row, where the first is at the top.
    chart_axis_set_label_position(axis, UInt8(LXW_CHART_AXIS_LABEL_POSITION_HIGH.rawValue))
    var line = lxw_chart_line()
    line.color = lxw_color_t(ChartLook.ink)
    line.width = 1
    line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue)
    chart_axis_major_gridlines_set_visible(axis, 1)
    chart_axis_major_gridlines_set_line(axis, &line)
  }

  private func setFonts(of picture: UnsafeMutablePointer<lxw_chart>) {
    withFont(points: 9) { font in
      chart_axis_set_num_font(picture.pointee.x_axis, &font)
      chart_axis_set_num_font(picture.pointee.y_axis, &font)
      chart_legend_set_font(picture, &font)
    }
    withFont(points: 12) { font in
      font.bold = 1
      chart_title_set_name_font(picture, &font)
    }
  }

  /// The house's font, of which the library makes a copy.
  private func withFont(points: Double, _ set: (inout lxw_chart_font) -> Void) {
    var name = sheet.house.fontName.utf8CString
    name.withUnsafeMutableBufferPointer { name in
      var font = lxw_chart_font()
      font.name = name.baseAddress
      font.size = points
      set(&font)
    }
  }

  private func add(_ series: Chart.Series, _ index: Int, to picture: UnsafeMutablePointer<lxw_chart>) {
    let drawn = chart_add_series(picture, cells(of: chart.labelColumn), cells(of: series.column))
    chart_series_set_name(drawn, series.name)
    let look = ChartLook(series: index, of: .bars)
    var line = lxw_chart_line()
    line.color = lxw_color_t(ChartLook.ink)
    line.width = Float(look.strokePoints)
    chart_series_set_line(drawn, &line)
    switch look.fill {
    case .hatched(let ink, let ground):
      var pattern = lxw_chart_pattern()
      pattern.type = UInt8(LXW_CHART_PATTERN_LIGHT_UPWARD_DIAGONAL.rawValue)
      pattern.fg_color = lxw_color_t(ink)
      pattern.bg_color = lxw_color_t(ground)
      chart_series_set_pattern(drawn, &pattern)
    case .solid, .empty:
      var fill = lxw_chart_fill()
      if case .solid(let colour) = look.fill { fill.color = lxw_color_t(colour) } else { fill.none = 1 }
      chart_series_set_fill(drawn, &fill)
    }
    chart_series_set_labels(drawn)
    withFont(points: 9) { chart_series_set_labels_font(drawn, &$0) }
  }

  /// The chart's rows of one column: `='Sheet'!$B$5:$B$9`, or several such stretches in brackets.
  private func cells(of column: Int) -> String {
    var stretches: [ClosedRange<Int>] = []
    for row in chart.rows {
      if let last = stretches.last, last.upperBound == row - 1 {
        stretches[stretches.count - 1] = last.lowerBound...row
      } else {
        stretches.append(row...row)
      }
    }
    let quoted = TableOrigins.quoted(sheet.section.sheetName)
    let texts = stretches.map { rows in
      let ends = [rows.lowerBound, rows.upperBound].map { row in
        var bytes: [UInt8] = []
        CellName.append(row: tableRow + row, column: column, sign: "$", to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
      }
      return "\(quoted)!\(ends[0]):\(ends[1])"
    }
    return "=" + (texts.count > 1 ? "(" + texts.joined(separator: ",") + ")" : texts.joined())
  }
}
