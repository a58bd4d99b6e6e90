package import Diagnostics
package import Indicators
import Quantities

/// What the workspace has, with what came in put in its place: the figures as they would stand if it were stored.
///
/// A submission replaces what the same sender sent before for the cells of the sections that it holds; of a list, for
/// the rows that it fills.
package struct CollectedFigures: Sendable {
  /// How what came in compares with what was there.
  package struct Change: Sendable, Equatable {
    package var new = 0
    package var changed = 0
    package var same = 0
    /// Were there and are left empty now.
    package var erased = 0
  }

  /// One file and the submissions in it.
  package struct Arrival: Sendable {
    package var file: String
    package var submissions: [Submission]

    package init(file: String, submissions: [Submission]) {
      self.file = file
      self.submissions = submissions
    }
  }

  package private(set) var figures: Figures
  package private(set) var findings: [Diagnostic] = []
  /// By arrival and submission.
  package private(set) var changes: [[Change]] = []
  /// Where each figure that came in was typed: arrival and place.
  private(set) var places: [ObservationKey: (arrival: Int, place: EnteredPlace)] = [:]
  private let base: Figures
  private let senderNames: [String: String]
  private let regime: Regime

  /// - Parameters:
  ///   - base: what the workspace has.
  ///   - regime: whose marks findings print.
  ///   - senderNames: names of senders by code, for findings.
  package init(_ base: Figures, adding arrivals: [Arrival], senderNames: [String: String], regime: Regime) {
    self.base = base
    self.senderNames = senderNames
    self.regime = regime
    figures = base
    var set = base.observations
    let replaced = Self.replaced(arrivals, &set)
    set = set.without { key, observation in replaced[observation.sender]?.contains(key) ?? false }
    for (index, arrival) in arrivals.enumerated() {
      let file = set.file(arrival.file)
      changes.append([])
      for submission in arrival.submissions { add(submission, index, arrival.file, file, &set) }
    }
    figures = Figures(
      observations: set, units: base.units, catalogue: base.catalogue, disaggregations: base.disaggregations,
      programme: base.programme)
  }

  /// Keys that each sender says anew.
  private static func replaced(_ arrivals: [Arrival], _ set: inout ObservationSet) -> [Int32: Set<ObservationKey>] {
    var result: [Int32: Set<ObservationKey>] = [:]
    for submission in arrivals.flatMap(\.submissions) {
      let sender = set.sender(submission.sender)
      let keys = submission.cells.map(\.slot.key) + submission.blanks.map(\.key)
      result[sender, default: []].formUnion(keys)
    }
    return result
  }

  private mutating func add(
    _ submission: Submission, _ arrival: Int, _ fileName: String, _ file: Int32, _ set: inout ObservationSet
  ) {
    let sender = set.sender(submission.sender)
    var change = Change()
    for blank in submission.blanks where before(blank.key, sender) != nil { change.erased += 1 }
    for cell in submission.cells {
      var key = cell.slot.key
      if let id = cell.slot.recordID, let type = cell.slot.recordType {
        key.record = set.record(id, type: type, sender: sender, unit: key.unit, period: key.period)
      }
      count(cell.value, before(cell.slot.key, sender), &change)
      let observation = Observation(value: cell.value, status: submission.status, sender: sender, file: file)
      if base.catalogue.traits[Int(key.indicator)].rollUp == .text, key.measure != .note {
        set.insertBeside(observation, for: key)
      } else if let other = set.insert(observation, for: key) {
        tell(other, cell, in: fileName, set)
      }
      if places[key] == nil { places[key] = (arrival, cell.place) }
    }
    changes[arrival].append(change)
  }

  /// What the sender had said of a key; a blank is nothing.
  private func before(_ key: ObservationKey, _ sender: Int32) -> ObservedValue? {
    let found = base.observations.observations(for: key).first { $0.sender == sender }?.value
    return found == .blank ? nil : found
  }

  private func count(_ value: ObservedValue, _ before: ObservedValue?, _ change: inout Change) {
    switch before {
    case nil: change.new += 1
    case value?: change.same += 1
    case .some: change.changed += 1
    }
  }

  /// Somebody else sent the figure; what differs has to be settled between the two.
  private mutating func tell(_ other: Observation, _ cell: EnteredCell, in file: String, _ set: ObservationSet) {
    guard other.value != cell.value else { return }
    let code = set.senders[Int(other.sender)]
    findings.append(
      Diagnostic(
        .othersSent, at: cell.place.location(in: file),
        [
          "sender": senderNames[code] ?? code, "before": words(other.value, cell.slot),
          "value": words(cell.value, cell.slot),
        ]))
  }

  private func words(_ value: ObservedValue, _ slot: EntrySlot) -> String {
    regime.excerpt(of: slot.shown(value))
  }
}
