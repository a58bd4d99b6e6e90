package import Quantities

/// A figure as a form prints it: reported, or made from reported ones.
package struct Figure: Sendable, Equatable {
  package var value: ObservedValue
  /// A part that should be there is missing: the figure is a total over fewer units than there are.
  package var isIncomplete: Bool
  /// The figure was reported as it stands, not made from others.
  package var isReported: Bool

  // These are asked for every cell of every form: in the modules that ask they are no calls.
  @inlinable package static var blank: Figure { Figure(.blank) }

  @inlinable
  package init(_ value: ObservedValue, isIncomplete: Bool = false, isReported: Bool = false) {
    self.value = value
    self.isIncomplete = isIncomplete
    self.isReported = isReported
  }

  @inlinable package var number: DecimalNumber? {
    if case .number(let number) = value { return number }
    return nil
  }

  @inlinable package var isBlank: Bool { if case .blank = value { true } else { false } }
}

/// Adds figures up and keeps what adding must not lose: none is a known nothing, blank is not zero, a number over a blank is incomplete.
package struct FigureSum: Sendable {
  private var total: DecimalNumber?
  /// Whole numbers beside ``total``; `nil` while there are none.
  private var whole: Int64?
  private var sawNone = false
  private var sawNotApplicable = false
  private var sawBlank = false
  private var isIncomplete = false
  private var overflowed = false

  package init() {}

  package mutating func add(_ figure: Figure) {
    isIncomplete = isIncomplete || figure.isIncomplete
    switch figure.value {
    case .number(let number):
      if let sum = total {
        if let next = sum.adding(number) { total = next } else { overflowed = true }
      } else {
        total = number
      }
    case .none: sawNone = true
    case .notApplicable: sawNotApplicable = true
    case .blank: sawBlank = true
    case .text, .date: break
    }
  }

  /// Adds a whole number, as most figures are.
  mutating func add(whole number: Int64) {
    let (sum, isBeyond) = (whole ?? 0).addingReportingOverflow(number)
    if isBeyond {
      add(Figure(.number(DecimalNumber(significand: Int128(number), scale: 0))))
    } else {
      whole = sum
    }
  }

  mutating func addBlank() { sawBlank = true }

  mutating func addNone() { sawNone = true }

  /// - Parameter blankIsMissing: a blank part marks the sum as incomplete.
  package func figure(blankIsMissing: Bool) -> Figure {
    let incomplete = isIncomplete || (blankIsMissing && sawBlank)
    if let whole {
      let number = DecimalNumber(significand: Int128(whole), scale: 0)
      // Mostly all parts are whole.
      if total == nil, !overflowed { return Figure(.number(number), isIncomplete: incomplete) }
      var all = self
      all.whole = nil
      all.add(Figure(.number(number)))
      return all.figure(blankIsMissing: blankIsMissing)
    }
    if overflowed { return Figure(.blank, isIncomplete: true) }
    if let total { return Figure(.number(total), isIncomplete: incomplete) }
    if sawNone { return Figure(.none, isIncomplete: incomplete) }
    if sawNotApplicable, !sawBlank { return Figure(.notApplicable) }
    return .blank
  }
}
