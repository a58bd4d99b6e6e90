import CLibXLSXWriter
import Documents

/// Puts a chart into a sheet, drawn from the cells of its table: who changes a cell changes the picture.
///
/// Bars can be told apart without colour: the first series is dark, the second hatched. Bullets stand as bars beside
/// each other, since the library has no second axis.
struct XLSXChart {
  private let chart: Chart
  private let sheet: XLSXSheet
  private let tableRow: Int

  init(_ chart: Chart, of sheet: XLSXSheet, tableRow: Int) {
    self.chart = chart
    self.sheet = sheet
    self.tableRow = tableRow
  }

  private static let colours: [lxw_color_t] = [0x1D4F91, 0xD5DBE4, 0x7A9CC6, 0xFFFFFF]

  /// - Throws: ``WritingError/output(reason:)``.
  func draw(row: Int, rowCount: Int) throws(WritingError) {
    guard !chart.rows.isEmpty else { return }
    guard let picture = workbook_add_chart(sheet.book.workbook, UInt8(LXW_CHART_BAR.rawValue)) else {
      throw WritingError.output(reason: XLSXBook.reason(LXW_ERROR_MEMORY_MALLOC_FAILED))
    }
    for (index, series) in chart.series.enumerated() { add(series, index, to: picture) }
    chart_title_set_name(picture, chart.title)
    var font = lxw_chart_font()
    font.size = 12
    chart_title_set_name_font(picture, &font)
    // Rows from the top down, as in the table; the figures stand at the bars. In a bar chart x is the axis of values.
    chart_axis_set_reverse(picture.pointee.y_axis)
    chart_axis_off(picture.pointee.x_axis)
    chart_axis_major_gridlines_set_visible(picture.pointee.x_axis, 0)
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

  private func add(_ series: Chart.Series, _ index: Int, to picture: UnsafeMutablePointer<lxw_chart>) {
    let drawn = chart_add_series(picture, cells(of: chart.labelColumn), cells(of: series.column))
    chart_series_set_name(drawn, series.name)
    var line = lxw_chart_line()
    line.color = 0x222222
    line.width = 0.75
    chart_series_set_line(drawn, &line)
    if index == 1 {
      var pattern = lxw_chart_pattern()
      pattern.type = UInt8(LXW_CHART_PATTERN_LIGHT_UPWARD_DIAGONAL.rawValue)
      pattern.fg_color = 0x555555
      pattern.bg_color = XLSXChart.colours[1]
      chart_series_set_pattern(drawn, &pattern)
    } else {
      var fill = lxw_chart_fill()
      fill.color = XLSXChart.colours[index % XLSXChart.colours.count]
      chart_series_set_fill(drawn, &fill)
    }
    chart_series_set_labels(drawn)
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
