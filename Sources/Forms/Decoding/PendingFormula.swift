import Diagnostics

/// A formula seen while columns and rows are decoded, read once all codes of the section are known.
struct PendingFormula {
  enum Target { case column(Int), row(Int) }
  var target: Target
  var text: String
  var element: TemplateElement
  /// Host code of the block in which it stands.
  var prefix: String?
  /// For a block on the column axis: its codes and their columns.
  var blockColumns: [String: Int]?
}

extension PendingFormula {
  /// Reads the formula; what is wrong with it becomes a finding and the result `nil`.
  func parse(
    columns: [String: Int], rows: [String: Int], aspects: AspectsDecoder, _ findings: inout Findings
  ) -> Expression? {
    var inner = Findings()
    var parser = ExpressionParser(
      columns: columns, rows: blockColumns ?? rows, rowPrefix: prefix, bracesAreColumns: blockColumns != nil,
      aspects: { [element] pairs in aspects.aspects(of: pairs, in: element, &inner) })
    defer { findings.add(contentsOf: inner.all) }
    do {
      return try parser.parse(text)
    } catch let fault as ExpressionFault {
      inner.add(fault.finding(in: text, at: element.location))
    } catch {
      inner.add(Diagnostic(.expressionSyntax, at: element.location, ["formula": text, "at": "1", "found": "\(error)", "expected": "-"]))
    }
    return nil
  }
}

extension ExpressionFault {
  /// The finding about a formula that could not be read.
  func finding(in text: String, at place: Location) -> Diagnostic {
    switch kind {
    case .syntax(let at, let found, let expected):
      return Diagnostic(
        .expressionSyntax, at: place, ["formula": text, "at": "\(at)", "found": found, "expected": expected])
    case .tooLarge(let limit):
      return Diagnostic(.expressionTooLarge, at: place, ["formula": String(text.prefix(60)), "limit": limit])
    case .unknown(let what, let found, let names):
      guard let nearest = NearestName.of(found, among: names) else {
        return Diagnostic(.unknownReference, at: place, ["formula": text, "what": what, "found": found])
      }
      return Diagnostic(
        .unknownReference, at: place, ["formula": text, "what": what, "found": found, "nearest": nearest])
    }
  }
}
