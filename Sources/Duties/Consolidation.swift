package import Quantities

/// When the figures of a period were put together, and when what counts in it changed: whether a report that is made from everybody's is
/// up to date.
package struct Consolidation: Sendable {
  /// Something that the log tells of.
  package struct Event: Sendable, Hashable {
    /// Number of the newest entry of the log that it knows: a merge has seen every change up to its own.
    package var entry: Int
    package var at: Moment

    package init(entry: Int, at: Moment) {
      self.entry = entry
      self.at = at
    }
  }

  /// Merges of accepted figures, in any order.
  package var merges: [Event]
  /// What changed the figures that count: acceptances, what was taken back, decisions; in any order.
  package var changes: [Event]

  package init(merges: [Event] = [], changes: [Event] = []) {
    self.merges = merges
    self.changes = changes
  }

  /// The first merge that had seen everything that counted at a moment; `nil` where something changed after the last one, and where
  /// nothing counted at all.
  package func standing(at moment: Moment) -> Moment? {
    guard let last = changes.filter({ $0.at <= moment }).map(\.entry).max() else { return nil }
    return merges.filter { $0.entry >= last && $0.at <= moment }.map(\.at).min()
  }

  /// The first merge from a moment on, up to another.
  func first(from start: Moment, upTo end: Moment) -> Moment? {
    merges.map(\.at).filter { $0 >= start && $0 <= end }.min()
  }
}

extension Standing {
  /// What a report that is made from everybody's still waits for, beside what its state says.
  package enum Awaited: String, Sendable, CaseIterable {
    /// The office's own part came and was not accepted.
    case acceptance
    /// What counts was not put together yet.
    case merge
    /// It was, and something was accepted or taken back since.
    case mergeAgain = "merge-again"
  }
}

/// Since when a report counts as sent that is made from everybody's: since the first merge that had seen everything which counted when
/// its time was over, the office's own part among it; where there is none, since the first one afterwards.
///
/// A merge on the way there does not make the report: as long as there is time, whatever is accepted after it asks for another.
struct ConsolidatedReport {
  private(set) var sent: Moment?
  private(set) var awaited: Standing.Awaited?

  /// - Parameter own: sendings of the report itself that had come by `now`.
  init(_ obligation: Obligation, own: [Sending], _ consolidation: Consolidation, at now: Moment) {
    let accepted = own.compactMap(\.accepted).filter { $0 <= now }.min()
    if obligation.needsOwnPart, accepted == nil {
      awaited = own.last?.outcome == .received ? .acceptance : nil
      return
    }
    let begin = accepted ?? Moment(secondsSince1970: 0)
    func standing(at moment: Moment) -> Moment? { begin <= moment ? consolidation.standing(at: moment) : nil }
    let isUpToDate = standing(at: now) != nil
    if let end = obligation.deadline?.end, now >= end {
      sent = standing(at: Moment(secondsSince1970: end.secondsSince1970 - 1))
        ?? consolidation.first(from: max(begin, end), upTo: now)
    } else {
      sent = standing(at: now)
    }
    if !isUpToDate { awaited = consolidation.first(from: begin, upTo: now) == nil ? .merge : .mergeAgain }
  }
}
