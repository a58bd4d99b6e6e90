import Diagnostics
import Forms
import Indicators
import Quantities
import Store

extension Summary {
  /// The figure, an indented tree of what it is made of, and the sources that its leaves name by number.
  package func text(of traced: Traced) -> String {
    let words = TraceWords(traced)
    let place = traced.root.cell.map { say("trang", "sheet") + " \"\($0.sheet)\"" } ?? ""
    var lines = [
      "\(traced.address.text)  \(traced.root.label)",
      "\(traced.unit), \(language == .vietnamese ? traced.period.label : traced.period.code), \(place): "
        + words.value(traced.root.figure.value, isIncomplete: traced.root.figure.isIncomplete) + measure(traced.root),
    ]
    if let only = aside(traced.root, traced) { lines.append("  ← " + source(only)) }
    lines += explanation(of: traced.root, traced, words, indent: "  ")
    if !traced.sources.isEmpty { lines += ["", say("Nguồn:", "Sources:")] }
    for (index, source) in traced.sources.enumerated() { lines += text(of: source, index, words) }
    return lines.joined(separator: "\n")
  }

  private func measure(_ figure: TracedFigure) -> String {
    figure.figure.number == nil || figure.unitOfMeasure.isEmpty ? "" : " " + figure.unitOfMeasure
  }

  // MARK: - The tree

  private func explanation(
    of figure: TracedFigure, _ traced: Traced, _ words: TraceWords, indent: String
  ) -> [String] {
    var lines: [String] = []
    if let rule = rule(of: figure, words) { lines.append(indent + "= " + rule) }
    if let omission = figure.omission { lines.append(indent + "… " + self.words(for: omission)) }
    if let key = figure.key, aside(figure, traced) == nil {
      lines += statements(on: key, traced, words).map { indent + $0 }
    }
    for part in figure.parts where words.isShown(part, of: figure) {
      let sign = part.isSubtracted ? "− " : figure.parts.count > 1 && isSum(figure.rule) ? "+ " : "· "
      let value = words.value(part.figure.value, isIncomplete: part.figure.isIncomplete)
      let source = aside(part, traced).map { "  ← " + self.source($0) } ?? ""
      lines.append(indent + sign + value + "  " + words.name(of: part, in: figure) + source)
      lines += explanation(of: part, traced, words, indent: indent + "    ")
    }
    return lines
  }

  /// The one statement of a figure, where it has a line with the figure; `nil` where there is more to say.
  private func aside(_ figure: TracedFigure, _ traced: Traced) -> TracedStatement? {
    guard let key = figure.key, traced.disputes[key] == nil, traced.statements[key]?.count == 1 else { return nil }
    return traced.statements[key]?.first
  }

  private func source(_ statement: TracedStatement) -> String {
    "[\(statement.source + 1)]" + place(statement.place)
  }

  private func isSum(_ rule: TracedFigure.Rule) -> Bool {
    switch rule {
    case .figure(.units), .figure(.categories), .figure(.sinceBeginning), .total, .sum: true
    default: false
    }
  }

  /// What was done with the parts; `nil` for a reported figure, whose sources say enough.
  private func rule(of figure: TracedFigure, _ words: TraceWords) -> String? {
    let formula = figure.formula.map { $0 + " " } ?? ""
    switch figure.rule {
    case .closed: return say("ô đóng: không thuộc đối tượng hoặc biểu không hỏi", "closed: out of scope, or not asked")
    case .attribute: return figure.key == nil ? say("dòng danh mục", "line of a list") : nil
    case .constant: return nil
    case .total: return say("cộng \(figure.parts.count) dòng", "sum of \(figure.parts.count) rows") + missing(in: figure, words)
    case .sum: return formula + say("(công thức của biểu)", "(the form's formula)")
    case .ratio: return formula + say("(tính lại từ tử số và mẫu số)", "(recomputed from both totals)")
    case .operation: return formula + say("(công thức của biểu)", "(the form's formula)")
    case .figure(let rule): return text(of: rule, figure, words)
    }
  }

  private func text(of rule: FigureRule, _ figure: TracedFigure, _ words: TraceWords) -> String? {
    switch rule {
    case .reported: return nil
    case .nothing: return say("chưa có số liệu", "nothing was reported")
    case .units:
      return say("cộng số của chính đơn vị và các đơn vị cấp dưới", "its own and the units below, added up")
        + count(in: figure) + missing(in: figure, words)
    case .maximum: return say("số lớn nhất của các đơn vị", "the largest of the units") + missing(in: figure, words)
    case .weightedMean:
      return say("bình quân có trọng số của các đơn vị cấp dưới", "weighted mean of the units below")
    case .categories: return say("cộng các phân tổ", "its categories, added up")
    case .ownWork: return say("số của chính đơn vị", "what the unit did itself")
    case .ratio: return say("tử số ÷ mẫu số × 100, tính lại từ số tổng", "recomputed from both totals, × 100")
    case .difference where figure.parts.count > 1:
      return say("lũy kế kỳ này trừ lũy kế kỳ trước trong năm", "year to date less that of the report before")
    case .difference: return say("lũy kế kỳ này: trong năm chưa có kỳ trước", "year to date: there is no report before it")
    case .sinceBeginning:
      return say("số năm nay cộng lũy kế các năm trước", "this year and the years before it") + missing(in: figure, words)
    case .earlierStock: return say("số mới nhất đã báo trong năm", "the newest reported in the year")
    case .records: return say("đếm dòng danh mục theo mã", "records counted by id") + ": \(figure.parts.count)"
    case .saidByOwnerOnly:
      return say("chỉ cơ quan chủ trì báo được (có thể trùng giữa các xã), chưa báo", "only its owner can say it, and has not")
    }
  }

  /// `, 11/12 đơn vị có số`
  private func count(in figure: TracedFigure) -> String {
    if figure.omission != nil { return "" }
    let units = figure.parts.filter { $0.key?.scope != .own }
    let known = units.count { !$0.figure.isBlank }
    return say(", \(known)/\(units.count) đơn vị có số", ", \(known) of \(units.count) units")
  }

  private func missing(in figure: TracedFigure, _ words: TraceWords) -> String {
    let missing = words.missing(in: figure)
    return missing.isEmpty ? "" : say("; chưa có: ", "; missing: ") + missing.joined(separator: ", ")
  }

  private func words(for omission: TracedFigure.Omission) -> String {
    switch omission {
    case .repeated: say("đã giải thích ở trên", "explained above")
    case .tooDeep: say("còn nữa: tăng --depth", "there is more: raise --depth")
    case .tooMany: say("quá dài, không liệt kê tiếp: hỏi từng dòng bên dưới", "too long to go on: ask for the parts")
    }
  }

  // MARK: - Who said it

  private func statements(on key: ObservationKey, _ traced: Traced, _ words: TraceWords) -> [String] {
    let said = traced.statements[key] ?? []
    let dispute = traced.disputes[key]
    var lines = said.map { statement -> String in
      if said.count == 1, dispute == nil { return "← " + source(statement) }
      let value = words.value(statement.value, isIncomplete: false)
      return "← " + source(statement) + ": " + value + (statement.isSetAside ? say(" (không lấy)", " (set aside)") : "")
    }
    guard let dispute else { return lines }
    for objection in dispute.objections {
      lines.append("! [\(objection.source + 1)] " + say("không đồng ý: ", "objects: ") + objection.remark)
    }
    lines.append("! " + decision(on: dispute, words))
    return lines
  }

  private func decision(on dispute: TracedDispute, _ words: TraceWords) -> String {
    guard let settlement = dispute.settlement else {
      return say("chưa ai quyết định", "nobody has decided") + ": bieumau resolve \"\(dispute.key.text)\" --take …"
    }
    let outdated = settlement.isOutdated ? say(" – số liệu đã đổi từ đó", " – figures have changed since") : ""
    return say("lấy số của ", "taken: ") + words.sender(settlement.taken) + ", " + text(of: settlement.record) + outdated
  }

  /// `Nguyễn Văn A, 20/05/2023 09:10: đã đối chiếu`
  private func text(of record: DecisionRecord) -> String {
    record.by + ", " + record.at.vietnamese + (record.reason.isEmpty ? "" : ": " + record.reason)
  }

  private func place(_ place: ObservationPlace) -> String {
    switch place {
    case .unknown: ""
    case .line(let line): say(" dòng \(line)", " line \(line)")
    case .cell(let sheet, let cell): say(" ô \(cell), trang \"\(sheet)\"", " cell \(cell), sheet \"\(sheet)\"")
    }
  }

  private func text(of source: TraceSource, _ index: Int, _ words: TraceWords) -> [String] {
    var parts = [words.sender(source.sender)]
    if let name = source.submission { parts.append(say("báo cáo ", "submission ") + name.text) }
    parts.append(say("tệp ", "file ") + source.file)
    if let received = source.received { parts.append(say("nhận ", "received ") + received.vietnamese) }
    if !source.document.isEmpty { parts.append(say("văn bản số ", "document ") + source.document) }
    var lines = ["[\(index + 1)] " + parts.joined(separator: "; ")]
    if let state = source.state {
      lines.append("    " + self.state(state) + (source.decision.map { " – " + text(of: $0) } ?? ""))
    }
    if let digest = source.sha256 { lines.append("    SHA-256 \(digest.hex)") }
    return lines
  }

  // MARK: - For machines

  /// The same for machines; keys are the same in every language.
  package func json(of traced: Traced) -> String {
    let fields = [
      "\"address\":\(JSONText.quoted(traced.address.text))", "\"unit\":\(JSONText.quoted(traced.unit))",
      "\"period\":\(JSONText.quoted(traced.period.code))",
      "\"included\":\(JSONText.quoted(traced.isDraft ? "received" : "accepted"))",
      "\"figure\":\(json(of: traced.root, traced))",
      "\"sources\":[\(traced.sources.map(json).joined(separator: ","))]",
    ]
    return "{" + fields.joined(separator: ",") + "}"
  }

  private func json(of figure: TracedFigure, _ traced: Traced) -> String {
    var fields = TraceJSON.fields(of: figure, traced.figures)
    if let key = figure.key {
      let said = (traced.statements[key] ?? []).map(TraceJSON.text)
      if !said.isEmpty { fields.append("\"statements\":[\(said.joined(separator: ","))]") }
      if let dispute = traced.disputes[key] { fields.append("\"dispute\":\(TraceJSON.text(dispute))") }
    }
    let parts = figure.parts.map { json(of: $0, traced) }
    if !parts.isEmpty { fields.append("\"parts\":[\(parts.joined(separator: ","))]") }
    return "{" + fields.joined(separator: ",") + "}"
  }

  private func json(of source: TraceSource) -> String { TraceJSON.text(source) }
}
