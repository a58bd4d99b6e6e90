import Documents
import Markup
import Quantities

/// `word/charts/chartN.xml` (ECMA-376 Part 1 §21.2): a chart that Word draws itself and whose looks can be changed there.
///
/// - Does: horizontal bars beside each other; bullets as a bar that fills the frame of its measure; the line across as the
///   lines of the axis, which then says what it measures; the title, the legend, fills that differ without colour.
/// - In part: the figures are the chart's own, without a workbook behind them; those at the bars are words, since Word writes
///   numbers as the reader's machine is set.
/// - Does not: values below nought, which have no bar.
struct DOCXChart {
  let figures: ChartFigures
  let frame: DOCXChartFrame
  let fontName: String

  private static let declarations =
    " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
    + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
  /// Numbers by which the two axes name each other.
  private static let axes = (categories: 1, values: 2)

  private var chart: Chart { figures.chart }

  /// Children in the order of CT_ChartSpace and CT_Chart.
  var bytes: [UInt8] {
    var text = DOCXPackage.declaration + "<c:chartSpace\(Self.declarations)><c:date1904 val=\"0\"/><c:lang val=\"vi-VN\"/>"
    text += "<c:roundedCorners val=\"0\"/><c:chart>" + title + "<c:autoTitleDeleted val=\"0\"/><c:plotArea>"
    text += layout(of: frame.plot, target: "<c:layoutTarget val=\"inner\"/>")
    text += "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>"
    for index in chart.series.indices { text += series(index) }
    text += "<c:gapWidth val=\"\(frame.gapPercent)\"/>"
    if chart.kind == .bullets { text += "<c:overlap val=\"100\"/>" }
    text += "<c:axId val=\"\(Self.axes.categories)\"/><c:axId val=\"\(Self.axes.values)\"/></c:barChart>"
    text += categoryAxis + valueAxis + "<c:spPr><a:noFill/></c:spPr></c:plotArea>"
    if chart.series.count > 1 {
      text += "<c:legend><c:legendPos val=\"b\"/>" + layout(of: frame.legend) + "<c:overlay val=\"0\"/></c:legend>"
    }
    text += "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>"
    text += "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>" + letters(frame.points) + "</c:chartSpace>"
    return Array(text.utf8)
  }

  // MARK: - Words

  private var title: String {
    let look = "sz=\"\(DOCXChartFrame.titlePoints * 100)\" b=\"1\""
    return "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr \(look)/></a:pPr><a:r><a:rPr lang=\"vi-VN\" \(look)/><a:t>"
      + escaped(chart.title) + "</a:t></a:r></a:p></c:rich></c:tx>" + layout(of: frame.title)
      + "<c:overlay val=\"0\"/></c:title>"
  }

  /// `c:txPr`: size, colour and font of words.
  private func letters(_ points: Int, wrapping: String = "") -> String {
    let font = escaped(fontName)
    return "<c:txPr><a:bodyPr\(wrapping)/><a:p><a:pPr><a:defRPr sz=\"\(points * 100)\" b=\"0\"><a:solidFill>"
      + "<a:srgbClr val=\"000000\"/></a:solidFill><a:latin typeface=\"\(font)\"/><a:ea typeface=\"\(font)\"/>"
      + "<a:cs typeface=\"\(font)\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"vi-VN\"/></a:p></c:txPr>"
  }

  private func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    MarkupEscaping.append(attribute: text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A place in shares of the picture; without a width and height the words take what they need.
  private func layout(of box: DOCXChartFrame.Box, target: String = "") -> String {
    var text = "<c:layout><c:manualLayout>" + target + "<c:xMode val=\"edge\"/><c:yMode val=\"edge\"/>"
    text += "<c:x val=\"\(box.x)\"/><c:y val=\"\(box.y)\"/>"
    if let size = box.size { text += "<c:w val=\"\(size.width)\"/><c:h val=\"\(size.height)\"/>" }
    return text + "</c:manualLayout></c:layout>"
  }

  // MARK: - Bars

  /// Children in the order of CT_BarSer.
  private func series(_ index: Int) -> String {
    let look = ChartLook(series: index, of: chart.kind)
    var text = "<c:ser><c:idx val=\"\(index)\"/><c:order val=\"\(index)\"/>"
    text += "<c:tx><c:v>\(escaped(chart.series[index].name))</c:v></c:tx>"
    text += "<c:spPr>" + fill(look.fill) + stroke(look.strokePoints) + "</c:spPr><c:invertIfNegative val=\"0\"/><c:dLbls>"
    for row in figures.labels.indices {
      if let words = label(row, index) { text += label(words, at: row) }
    }
    text += shows(values: false) + "</c:dLbls><c:cat><c:strLit><c:ptCount val=\"\(figures.labels.count)\"/>"
    for (row, name) in figures.labels.enumerated() { text += "<c:pt idx=\"\(row)\"><c:v>\(escaped(name))</c:v></c:pt>" }
    text += "</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode>"
    text += "<c:ptCount val=\"\(figures.labels.count)\"/>"
    for (row, bars) in figures.bars.enumerated() {
      guard let number = bars[index].number else { continue }
      text += "<c:pt idx=\"\(row)\"><c:v>\(plain(max(.zero, number)))</c:v></c:pt>"
    }
    return text + "</c:numLit></c:val></c:ser>"
  }

  private func plain(_ number: DecimalNumber) -> String {
    var bytes: [UInt8] = []
    number.appendPlain(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func fill(_ fill: ChartLook.Fill) -> String {
    switch fill {
    case .empty: "<a:noFill/>"
    case .solid(let colour): solid(colour)
    case .hatched(let ink, let ground):
      "<a:pattFill prst=\"ltUpDiag\"><a:fgClr>\(rgb(ink))</a:fgClr><a:bgClr>\(rgb(ground))</a:bgClr></a:pattFill>"
    }
  }

  private func stroke(_ points: Double, dash: String = "") -> String {
    "<a:ln w=\"\(Int(points * DOCXChartFrame.unitsPerPoint))\">" + solid(ChartLook.ink) + dash + "</a:ln>"
  }

  private func solid(_ colour: Int) -> String { "<a:solidFill>\(rgb(colour))</a:solidFill>" }

  private func rgb(_ colour: Int) -> String { "<a:srgbClr val=\"\(ChartLook.hexadecimal(colour))\"/>" }

  /// What stands behind a bar: of a bullet both figures, behind the longer of its two.
  private func label(_ row: Int, _ index: Int) -> String? {
    let bars = figures.bars[row]
    guard chart.kind == .bullets else { return bars[index].text.isEmpty ? nil : bars[index].text }
    let longest = bars.indices.max { (bars[$0].share ?? -1) < (bars[$1].share ?? -1) }
    return index == longest ? figures.bulletWords(row) : nil
  }

  /// Children in the order of CT_DLbl. It keeps to one line, and lines of the axis do not run through it.
  private func label(_ words: String, at row: Int) -> String {
    let line = String(words.map { $0 == " " ? "\u{A0}" : $0 })
    return "<c:dLbl><c:idx val=\"\(row)\"/><c:tx><c:rich><a:bodyPr wrap=\"none\"/><a:p><a:r><a:rPr lang=\"vi-VN\""
      + " sz=\"\(frame.points * 100)\"/><a:t>\(escaped(line))</a:t></a:r></a:p></c:rich></c:tx>"
      + "<c:spPr>" + (frame.lineUnit == nil ? "<a:noFill/>" : solid(0xFFFFFF)) + "<a:ln><a:noFill/></a:ln></c:spPr>"
      + letters(frame.points, wrapping: " wrap=\"none\"")
      + "<c:dLblPos val=\"outEnd\"/>" + shows(values: true) + "</c:dLbl>"
  }

  private func shows(values: Bool) -> String {
    let what = ["LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"]
    return what.map { "<c:show\($0) val=\"\(values && $0 == "Val" ? 1 : 0)\"/>" }.joined()
  }

  // MARK: - Axes

  /// Rows from the top down, as in the table. Children in the order of EG_AxShared and CT_CatAx.
  private var categoryAxis: String {
    "<c:catAx><c:axId val=\"\(Self.axes.categories)\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling>"
      + "<c:delete val=\"0\"/><c:axPos val=\"l\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/>"
      + "<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr>" + stroke(0.75)
      + "</c:spPr><c:crossAx val=\"\(Self.axes.values)\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/>"
      + "<c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"50\"/><c:tickLblSkip val=\"1\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>"
  }

  /// Below the last row; seen only where its lines say something. Children in the order of EG_AxShared and CT_ValAx.
  private var valueAxis: String {
    var text = "<c:valAx><c:axId val=\"\(Self.axes.values)\"/><c:scaling><c:orientation val=\"minMax\"/>"
    text += "<c:max val=\"\(frame.greatestValue)\"/><c:min val=\"0\"/></c:scaling>"
    text += "<c:delete val=\"\(frame.lineUnit == nil ? 1 : 0)\"/><c:axPos val=\"b\"/>"
    if frame.lineUnit != nil {
      text += "<c:majorGridlines><c:spPr>" + stroke(1, dash: "<a:prstDash val=\"dash\"/>") + "</c:spPr></c:majorGridlines>"
    }
    text += "<c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>"
    text += "<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
    text += "<c:crossAx val=\"\(Self.axes.categories)\"/><c:crosses val=\"max\"/><c:crossBetween val=\"between\"/>"
    if let unit = frame.lineUnit { text += "<c:majorUnit val=\"\(unit)\"/>" }
    return text + "</c:valAx>"
  }
}
