import Diagnostics
import Documents
import Forms
import Indicators
import Quantities
import Reporting
import Testing

/// Every figure that the sample prints is explained as it is printed, and every step of the explanation comes to its figure
/// again when it is worked out anew here.
@Suite struct TracingLawTests {
  @Test(arguments: ["2023-H1", "2023"])
  func `explanations of all cells come to what is printed`(period: String) throws {
    let context = try SampleDistrict(period).material.context
    var counts = (cells: 0, figures: 0, steps: 0)
    for form in context.pack.forms where form.applies(to: context.unit, in: context.figures.units) {
      guard form.periods.isEmpty || form.periods.contains(context.period.kind) else { continue }
      var traced = try TracedForm(form.code, in: context)
      for section in form.fill(in: context).value.sections {
        for case .table(let table) in section.blocks {
          try check(table, "\(form.code)/\(section.code)", &traced, &counts)
        }
      }
    }
    #expect(counts.cells > 5_000)
    #expect(counts.figures > 3_000)
    #expect(counts.steps > 15_000)
  }

  private func check(
    _ table: Table, _ section: String, _ traced: inout TracedForm, _ counts: inout (cells: Int, figures: Int, steps: Int)
  ) throws {
    let codes = table.columns.indices.map { code(table[table.headerRowCount - 1, $0]) }
    for row in table.headerRowCount..<table.rows.count {
      guard case .text(let anchor) = table[row, 0].content, anchor != "#end", table.rows[row].kind != .heading else { continue }
      for column in table.stubColumnCount..<table.columns.count {
        let address = try #require(FigureAddress("\(section)!\(anchor)/\(codes[column])"))
        let figure = try traced.trace(address)
        counts.cells += 1
        let printed = table[row, column]
        #expect(says(printed, figure.figure), "\(address.text)")
        #expect(printed.isIncomplete == figure.figure.isIncomplete, "\(address.text)")
        if figure.figure.number != nil { counts.figures += 1 }
        for step in figure.all where !step.parts.isEmpty {
          counts.steps += 1
          #expect(recomputes(step), "\(address.text): \(step.label) \(step.rule)")
        }
      }
    }
  }

  private func code(_ cell: Cell) -> String {
    guard case .text(let text) = cell.content else { return "" }
    return String(text.prefix { $0 != "=" })
  }

  private func says(_ cell: Cell, _ figure: Figure) -> Bool {
    switch (cell.content, figure.value) {
    case (.number(let a), .number(let b)): a == b
    case (.date(let a), .date(let b)): a == b
    case (.empty, .blank), (.text, .none): true
    case (.text(let a), .text(let b)): a == b
    case (.text("x"), .notApplicable): true
    default: false
    }
  }

  // MARK: - The arithmetic once more, on its own

  private func recomputes(_ step: TracedFigure) -> Bool {
    guard let number = step.figure.number else { return true }
    let parts = step.parts.map { part in (part.isSubtracted ? part.figure.number?.negated : part.figure.number) ?? .zero }
    let numbers = step.parts.compactMap(\.figure.number)
    switch step.rule {
    case .figure(.units), .figure(.categories), .figure(.ownWork), .figure(.sinceBeginning), .figure(.earlierStock), .total, .sum:
      return sum(parts) == number
    case .figure(.difference): return numbers.dropFirst().reduce(numbers[0]) { $0.subtracting($1) ?? .zero } == number
    case .figure(.maximum): return numbers.max() == number
    case .figure(.ratio), .ratio:
      return numbers.count == 2 && numbers[0].multiplied(by: .hundred)?.divided(by: numbers[1], places: 2) == number
    case .figure(.records): return DecimalNumber(step.parts.count) == number
    case .figure(.weightedMean): return numbers.min().map { $0 <= number } ?? false
    case .operation("min"): return numbers.min() == number
    case .operation("max"): return numbers.max() == number
    case .operation("?"): return numbers.first == number
    case .operation("×"): return (parts[0].multiplied(by: parts[1])) == number
    case .operation("÷"): return (parts[0].divided(by: parts[1], places: 15)) == number
    case .closed, .attribute, .constant, .figure, .operation: return false
    }
  }

  private func sum(_ numbers: [DecimalNumber]) -> DecimalNumber { numbers.reduce(.zero) { $0.adding($1) ?? .zero } }
}
