import Documents

/// `word/document.xml`: the sections of a document one after another, each on its own paper.
struct DOCXBody {
  private let document: Document
  private var output: DOCXOutput
  /// Sizes of letters that the tables so far have.
  private(set) var tablePoints: Set<Int> = []
  /// The parts of charts so far, in their order.
  private(set) var charts: [[UInt8]] = []
  /// Two tables that follow one another would be one.
  private var endsWithTable = false
  /// See ``DOCXChartRoom``.
  private var ease = 1.0

  var bytes: [UInt8] { output.bytes }

  init(_ document: Document) {
    self.document = document
    output = DOCXOutput(house: document.houseStyle)
  }

  mutating func write() {
    output.bytes += (DOCXPackage.declaration + "<w:document\(DOCXPackage.namespaces)><w:body>").utf8
    let papers = document.papers
    for (number, paper) in papers.enumerated() {
      if number > 0 { endPaper(of: papers[number - 1].lowerBound) }
      let page = document.sections[paper.lowerBound].page
      let blocks = paper.flatMap(document.runningBlocks)
      let charts = DrawnCharts(blocks, styles: document.styles)
      ease = DOCXChartRoom.ease(of: blocks, charts, page: page, house: document.houseStyle)
      for index in paper { append(document.runningBlocks(ofSection: index), page: page) }
    }
    if endsWithTable || document.sections.isEmpty { output.appendEmpty(style: "Break") }
    appendPaper(of: papers.last?.lowerBound ?? 0)
    output.bytes.append("</w:body></w:document>")
  }

  // MARK: - Paper

  /// The last paragraph of a section carries its page set-up (§17.6.18).
  private mutating func endPaper(of section: Int) {
    output.bytes.append("<w:p><w:pPr><w:pStyle w:val=\"Break\"/>")
    appendPaper(of: section)
    output.bytes.append("</w:pPr></w:p>")
    endsWithTable = false
  }

  /// `w:sectPr`, its children in the order of EG_SectPrContents (§17.6).
  ///
  /// - Parameter section: the first section on this paper.
  private mutating func appendPaper(of section: Int) {
    let page = document.sections.indices.contains(section) ? document.sections[section].page : document.houseStyle.page(.portrait)
    let restarts = section > 0 && document.sections[section].opensAnnex && document.houseStyle.annexesRestartPages
    let isLandscape = page.orientation == .landscape
    var text = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"\(DOCXPackage.headerID)\"/>"
    if !document.draftMark.isEmpty { text += "<w:headerReference w:type=\"first\" r:id=\"\(DOCXPackage.firstHeaderID)\"/>" }
    text += isLandscape ? "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>" : "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
    text += "<w:pgMar w:top=\"\(Twips.millimetres(page.topMillimetres))\" w:right=\"\(Twips.millimetres(page.rightMillimetres))\""
    text += " w:bottom=\"\(Twips.millimetres(page.bottomMillimetres))\" w:left=\"\(Twips.millimetres(page.leftMillimetres))\""
    text += " w:header=\"\(Twips.millimetres(page.topMillimetres) / 2)\" w:footer=\"\(Twips.millimetres(page.bottomMillimetres) / 2)\""
    text += " w:gutter=\"0\"/>"
    if restarts { text += "<w:pgNumType w:start=\"1\"/>" }
    text += "<w:cols w:space=\"708\"/>"
    if section == 0 || restarts { text += "<w:titlePg/>" }
    output.bytes += (text + "</w:sectPr>").utf8
  }

  // MARK: - Blocks

  private mutating func append(_ blocks: [Block], page: PageSetup) {
    let room = max(Twips.millimetres(20), Twips.millimetres(page.textMillimetres.width))
    let held = DOCXBody.heldTogether(blocks)
    let drawn = DrawnCharts(blocks, styles: document.styles)
    for (index, block) in blocks.enumerated() where !drawn.replacedTables.contains(index) {
      let staysWithNext = held.contains(index)
      switch block {
      case .chart:
        guard let figures = drawn.figures[index] else { continue }
        append(figures, room: room, staysWithNext: staysWithNext)
      case .gap:
        output.appendEmpty(style: "Gap", staysWithNext: staysWithNext)
        endsWithTable = false
      case .paragraph(let paragraph):
        if paragraph.text.isEmpty { continue }
        output.append(
          paragraph, room: room, staysWithNext: staysWithNext,
          isAboveTable: DOCXBody.isTable(blocks, at: index + 1) && !drawn.replacedTables.contains(index + 1))
        endsWithTable = false
      case .sideBySide(let beside):
        separateTables()
        DOCXBeside(beside, room: room, house: document.houseStyle).append(to: &output)
        endsWithTable = true
      case .table(let table):
        separateTables()
        append(table, room: room, staysWithNext: staysWithNext)
        endsWithTable = true
      }
    }
  }

  private static func isTable(_ blocks: [Block], at index: Int) -> Bool {
    guard blocks.indices.contains(index), case .table = blocks[index] else { return false }
    return true
  }

  private mutating func separateTables() {
    if endsWithTable { output.appendEmpty(style: "Break") }
  }

  private mutating func append(_ table: Table, room: Int, staysWithNext: Bool) {
    let table = DOCXTable(TextTable(table, styles: document.styles), room: room, house: document.houseStyle)
    tablePoints.insert(table.columns.points)
    table.append(to: &output, staysWithNext: staysWithNext)
  }

  private mutating func append(_ figures: ChartFigures, room: Int, staysWithNext: Bool) {
    let frame = DOCXChartFrame(figures, width: Double(room) / 20, ease: ease)
    charts.append(DOCXChart(figures: figures, frame: frame, fontName: document.houseStyle.fontName).bytes)
    output.append(
      chart: charts.count, words: figures.words, width: Int(frame.width * DOCXChartFrame.unitsPerPoint),
      height: Int(frame.height * DOCXChartFrame.unitsPerPoint), staysWithNext: staysWithNext)
    endsWithTable = false
  }

  /// What goes over to the next page with the signatures, so that they do not stand there alone: everything between them
  /// and the last block with words, and that block.
  private static func heldTogether(_ blocks: [Block]) -> Range<Int> {
    guard let signatures = blocks.lastIndex(where: \.holdsSignature) else { return 0..<0 }
    var first = signatures
    while first > 0 {
      first -= 1
      switch blocks[first] {
      case .table: return first..<signatures
      case .paragraph(let paragraph) where paragraph.role != .note: return first..<signatures
      case .sideBySide: return (first + 1)..<signatures
      case .paragraph, .chart, .gap: continue
      }
    }
    return 0..<signatures
  }
}

extension Block {
  fileprivate var holdsSignature: Bool {
    guard case .sideBySide(let beside) = self else { return false }
    return beside.columns.joined().contains { $0.role == .signerTitle || $0.role == .signerName }
  }
}

extension Document {
  /// Sections that follow one another on the same paper.
  fileprivate var papers: [Range<Int>] {
    let starts = sections.indices.filter { $0 == 0 || beginsPaper(at: $0) }
    return zip(starts, starts.dropFirst() + [sections.count]).map { $0..<$1 }
  }

  /// The section lies on other paper than the one before, or opens an annex.
  fileprivate func beginsPaper(at index: Int) -> Bool {
    sections[index].opensAnnex || sections[index].page != sections[index - 1].page
  }
}
