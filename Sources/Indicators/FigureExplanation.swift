/// How a figure comes about.
package enum FigureRule: Sendable, Hashable {
  /// Nothing is known of it, anywhere.
  case nothing
  /// Reported as it stands.
  case reported
  /// The newest stock reported earlier in the year.
  case earlierStock
  /// What stands now less what stood at the report before of the same year; the first part alone where there was none, or
  /// where differences have no meaning.
  case difference
  /// This year and the years before it.
  case sinceBeginning
  /// First part ÷ second part × 100.
  case ratio
  /// Records, counted.
  case records
  /// The sum over categories that exclude each other.
  case categories
  /// What the unit did itself.
  case ownWork
  /// The sum of what the unit did itself, which comes first, and the units below it.
  case units
  /// The largest of the unit's own figure, which comes first, and those of the units below it.
  case maximum
  /// The mean over units below, each part followed by its weight.
  case weightedMean
  /// Only its owner can say it: what stands in several units below counts once.
  case saidByOwnerOnly
}

/// A figure, and the figures that it was worked out from: one step.
package struct FigureExplanation: Sendable {
  /// A figure that went into another.
  package struct Part: Sendable {
    package var key: ObservationKey
    /// The key's period in full.
    package var period: ReportingPeriod
    package var figure: Figure
  }

  package var figure: Figure
  package var rule: FigureRule
  /// In the order in which they were asked for.
  package var parts: [Part]
  /// Numbers for keys of the records that were counted.
  package var records: [Int32]
}

extension Figures {
  /// How a figure came about: told by the very evaluation that makes it.
  ///
  /// One step: what a part comes from is asked with the part's own key.
  package func explanation(of key: ObservationKey, in period: ReportingPeriod) -> FigureExplanation {
    var parts = WatchedParts()
    let figure = figure(for: key, in: period, &parts)
    let rule = parts.rule ?? (figure.isReported ? .reported : .nothing)
    // Every unit below is asked for what it did itself: where that is nothing too, there is nothing to tell.
    if rule == .ownWork, figure.isBlank, parts.parts.allSatisfy(\.figure.isBlank) {
      return FigureExplanation(figure: figure, rule: .nothing, parts: [], records: [])
    }
    return FigureExplanation(figure: figure, rule: rule, parts: parts.parts, records: parts.records)
  }
}

/// Gives a figure's evaluation the figures that it is made of, and may keep them.
///
/// Evaluation is written once and made twice by the compiler: for ``UnwatchedParts`` nothing of this is left.
protocol FigureParts {
  /// Parts are wanted; otherwise evaluation may pass by what comes to the same.
  static var isWatching: Bool { get }
  /// A rule is tried; what was gathered for one that came to nothing is forgotten.
  mutating func begin(_ rule: FigureRule)
  /// The rule turns out to be this one; what was gathered stays.
  mutating func `continue`(as rule: FigureRule)
  mutating func figure(for key: ObservationKey, in period: ReportingPeriod, of figures: Figures) -> Figure
  /// A part that was looked up.
  mutating func note(_ figure: Figure, for key: ObservationKey, in period: ReportingPeriod)
  mutating func note(record: Int32)
}

/// For those who want the figure alone.
struct UnwatchedParts: FigureParts {
  static var isWatching: Bool { false }
  @inline(__always) func begin(_ rule: FigureRule) {}
  @inline(__always) func `continue`(as rule: FigureRule) {}
  @inline(__always) func note(_ figure: Figure, for key: ObservationKey, in period: ReportingPeriod) {}
  @inline(__always) func note(record: Int32) {}

  @inline(__always)
  func figure(for key: ObservationKey, in period: ReportingPeriod, of figures: Figures) -> Figure {
    figures.figure(for: key, in: period)
  }
}

/// Keeps what one figure was made of, not what its parts were.
private struct WatchedParts: FigureParts {
  static var isWatching: Bool { true }
  private(set) var rule: FigureRule?
  private(set) var parts: [FigureExplanation.Part] = []
  private(set) var records: [Int32] = []

  mutating func begin(_ rule: FigureRule) {
    self.rule = rule
    parts = []
  }

  mutating func `continue`(as rule: FigureRule) { self.rule = rule }

  mutating func figure(for key: ObservationKey, in period: ReportingPeriod, of figures: Figures) -> Figure {
    let figure = figures.figure(for: key, in: period)
    note(figure, for: key, in: period)
    return figure
  }

  mutating func note(_ figure: Figure, for key: ObservationKey, in period: ReportingPeriod) {
    parts.append(FigureExplanation.Part(key: key, period: period, figure: figure))
  }

  mutating func note(record: Int32) { records.append(record) }
}
