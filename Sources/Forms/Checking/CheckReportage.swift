import Diagnostics
import Indicators
import Quantities

/// Makes a finding of a verdict: which cells, whose, in which words.
struct CheckReportage {
  let words: CheckWords
  let cells: CellIndex
  private let senders: FigureSenders

  init(words: CheckWords, cells: CellIndex) {
    self.words = words
    self.cells = cells
    senders = FigureSenders(figures: words.figures)
  }

  /// The finding for a verdict that asks for one.
  ///
  /// - Parameters:
  ///   - sides: keys that the left and the right side refer to.
  func finding(
    _ verdict: Verdict, of check: Check, at point: CheckPoint, sides: (left: [CheckPoint], right: [CheckPoint])
  ) -> CheckFinding? {
    let left = sides.left.map { figure($0, check) }
    let right = sides.right.map { figure($0, check) }
    var arguments = self.arguments(check, point, sides, left, right)
    let code: Code
    switch verdict {
    case .holds, .notAsked: return nil
    case .missing(let isLeft):
      code = .checkedValueMissing
      arguments["missing"] = arguments[isLeft ? "left.label" : "right.label"]
    case .fails(let a, let b, let share):
      code = CheckReportage.code(check)
      let like = (left: sides.left.first ?? sides.right.first, right: sides.right.first ?? sides.left.first)
      arguments["left"] = words.number(a, like: like.left)
      arguments["right"] = words.number(b, like: like.right)
      arguments["difference"] = a.subtracting(b).map { words.number($0.isNegative ? $0.negated : $0, like: like.left) }
      arguments["share"] = share.map { self.share($0, check, sides) }
    }
    let reason = check.isPassable ? self.reason(sides.left, point) : nil
    arguments["reason"] = reason
    var diagnostic = Diagnostic(code, at: location(left.first, check, point), severity: check.severity)
    if reason != nil { diagnostic.severity = .note }
    diagnostic.arguments = arguments.sorted { $0.key < $1.key }.map {
      Diagnostic.Argument($0.key, Self.plain($0.value))
    }
    return CheckFinding(
      check: check.code, form: left.first?.cell?.form ?? check.form, unit: Int(point.key.unit),
      record: point.key.record,
      senders: unique(left + right), left: left, right: right, reason: reason, diagnostic: diagnostic)
  }

  /// Braces in data would look like holes.
  private static func plain(_ text: String) -> String {
    text.contains("{") ? text.replacing("{", with: "(").replacing("}", with: ")") : text
  }

  /// The check's own words, and what is added to those of every check.
  static func code(_ check: Check) -> Code {
    Code(
      check.code, check.severity,
      vi: check.vietnamese + "[; đối chiếu {counterpart}][; nơi gửi: {senders}][; lý do đã ghi: {reason}]"
        + "[; mức độ của quy tắc đổi từ {original}: {change}]",
      en: check.english + "[; compare {counterpart}][; sent by: {senders}][; reason given: {reason}]"
        + "[; severity of the check changed from {original}: {change}]")
  }

  // MARK: - Particulars

  private func figure(_ point: CheckPoint, _ check: Check) -> CheckedFigure {
    CheckedFigure(
      key: point.key, label: words.label(of: point),
      cell: cells.cell(for: point.key, records: words.figures.observations.records, preferring: check.form),
      senders: senders.senders(of: point))
  }

  private func unique(_ figures: [CheckedFigure]) -> [String] {
    var result: [String] = []
    for sender in figures.flatMap(\.senders) where !result.contains(sender) { result.append(sender) }
    return result
  }

  private func arguments(
    _ check: Check, _ point: CheckPoint, _ sides: (left: [CheckPoint], right: [CheckPoint]), _ left: [CheckedFigure],
    _ right: [CheckedFigure]
  ) -> [String: String] {
    let unit = words.unit(Int(point.key.unit))
    let both = unique(left + right)
    var result = [
      "check": check.code, "unit": unit, "period": point.period.label,
      "left.label": check.left.label ?? words.label(of: sides.left),
      "right.label": check.right.label ?? words.label(of: sides.right),
      "left.sender": unique(left).isEmpty ? unit : words.senders(unique(left)),
      "right.sender": unique(right).isEmpty ? unit : words.senders(unique(right)),
      "category": words.pack.regime.disaggregations.label(of: point.key.stratum),
    ]
    result["least"] = check.least.map { share($0, check, sides) }
    result["most"] = check.most.map { share($0, check, sides) }
    result["record"] = point.key.record > 0 ? words.figures.observations.records[Int(point.key.record) - 1].id : nil
    result["counterpart"] = right.first { $0.cell != nil && $0.cell != left.first?.cell }.flatMap(\.cell).map {
      "\($0.form)/\($0.address)"
    }
    if both.count > 1 { result["senders"] = words.senders(both) }
    if let change = check.change {
      result["original"] = Self.word(change.original)
      result["change"] = change.reason
    }
    return result
  }

  static func word(_ severity: Severity) -> String { Catalogue().word(for: severity) }

  /// A ratio or its limit: in percent, plain between like things, else in the unit of measure of the left side.
  private func share(
    _ value: DecimalNumber, _ check: Check, _ sides: (left: [CheckPoint], right: [CheckPoint])
  ) -> String {
    let rounded = value.rounded(places: 2)
    if check.operation == .shareOf { return rounded.vietnamese() + "%" }
    guard let left = sides.left.first, words.unitOfMeasure(left) != sides.right.first.map(words.unitOfMeasure) else {
      return rounded.vietnamese()
    }
    return words.number(rounded, like: left)
  }

  /// A reason typed beside one of the figures: the `note` of its key, or of the check's own.
  private func reason(_ left: [CheckPoint], _ point: CheckPoint) -> String? {
    for candidate in left + [point] where candidate.key.indicator >= 0 {
      var key = candidate.key
      key.measure = .note
      if case .text(let text) = words.figures.observations.observation(for: key)?.value, !text.isEmpty { return text }
    }
    return nil
  }

  private func location(_ figure: CheckedFigure?, _ check: Check, _ point: CheckPoint) -> Location {
    var subject = [check.left.label ?? figure?.label, words.unit(Int(point.key.unit))].compactMap { $0 }.joined(
      separator: ", ")
    if point.key.record > 0 {
      subject += ", " + words.figures.observations.records[Int(point.key.record) - 1].id
    }
    return Location(
      form: figure?.cell?.form ?? check.form, address: figure?.cell?.address, sheet: figure?.cell?.sheet,
      subject: subject)
  }
}
