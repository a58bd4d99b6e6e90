package import Diagnostics
package import Indicators
import Quantities

/// What the workspace has, with what came in put in its place: the figures as they would stand if it were stored.
///
/// A submission replaces what the same sender sent before for the cells of the sections that it holds; a list stands in the
/// place of the whole list before it.
package struct CollectedFigures: Sendable {
  /// How what came in compares with what was there.
  package struct Change: Sendable, Equatable {
    package var new = 0
    package var changed = 0
    package var same = 0
    /// Were there and are left empty now.
    package var erased = 0

    package init() {}
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

  /// Which of the arrivals, and which of its submissions.
  package struct Source: Sendable, Hashable {
    package var arrival: Int
    package var submission: Int
  }

  package private(set) var figures: Figures
  /// Figures that somebody else sent too, each with the submission that says another value.
  package private(set) var findings: [(source: Source, diagnostic: Diagnostic)] = []
  /// By arrival and submission.
  package private(set) var changes: [[Change]] = []
  /// Where each figure that came in was typed.
  private(set) var places: [ObservationKey: (source: Source, place: EnteredPlace)] = [:]
  /// By arrival: every figure that it says or leaves blank.
  private(set) var keys: [Set<ObservationKey>] = []
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
    set = set.without { key, observation in replaced[observation.sender]?.has(key, base.observations.records) ?? false }
    for (index, arrival) in arrivals.enumerated() {
      let file = set.file(arrival.file)
      changes.append([])
      keys.append([])
      for (number, submission) in arrival.submissions.enumerated() {
        add(submission, Source(arrival: index, submission: number), arrival.file, file, &set)
      }
    }
    figures = Figures(
      observations: set, units: base.units, catalogue: base.catalogue, disaggregations: base.disaggregations,
      programme: base.programme)
  }

  /// What one sender says anew.
  private struct Replaced {
    var keys: Set<ObservationKey> = []
    /// Lists, by type of their records and period.
    var lists: Set<String> = []

    static func list(_ type: String, _ period: PeriodNumber) -> String { "\(type) \(period.raw)" }

    func has(_ key: ObservationKey, _ records: [ObservationSet.Record]) -> Bool {
      if keys.contains(key) { return true }
      return key.record > 0 && !lists.isEmpty
        && lists.contains(Replaced.list(records[Int(key.record) - 1].type, key.period))
    }
  }

  private static func replaced(_ arrivals: [Arrival], _ set: inout ObservationSet) -> [Int32: Replaced] {
    var result: [Int32: Replaced] = [:]
    for submission in arrivals.flatMap(\.submissions) {
      let sender = set.sender(submission.sender)
      for cell in submission.cells + submission.blanks {
        result[sender, default: Replaced()].keys.insert(key(of: cell, in: set))
        guard let type = cell.slot.recordType else { continue }
        result[sender]?.lists.insert(Replaced.list(type, cell.slot.key.period))
      }
    }
    return result
  }

  /// With the number that the record has in a set: of a list in text only its id is known.
  private static func key(of cell: EnteredCell, in set: ObservationSet) -> ObservationKey {
    var key = cell.slot.key
    if let id = cell.slot.recordID { key.record = set.recordNumber(ofID: id) ?? 0 }
    return key
  }

  private mutating func add(
    _ submission: Submission, _ source: Source, _ fileName: String, _ file: Int32, _ set: inout ObservationSet
  ) {
    let sender = set.sender(submission.sender)
    var change = Change()
    for blank in submission.blanks where before(Self.key(of: blank, in: base.observations), sender) != nil { change.erased += 1 }
    for cell in submission.cells {
      var key = cell.slot.key
      if let id = cell.slot.recordID, let type = cell.slot.recordType {
        key.record = set.record(id, type: type, sender: sender, unit: key.unit, period: key.period)
      }
      count(cell.value, before(Self.key(of: cell, in: base.observations), sender), &change)
      let observation = Observation(
        value: cell.value, status: cell.status ?? submission.status, sender: sender,
        line: Int32(clamping: cell.place.line ?? 0), file: file)
      if base.catalogue.traits[Int(key.indicator)].rollUp == .text, key.measure != .note {
        set.insertBeside(observation, for: key)
      } else if let other = set.insert(observation, for: key) {
        tell(other, cell, source, in: fileName, set)
      }
      if places[key] == nil { places[key] = (source, cell.place) }
      keys[source.arrival].insert(key)
    }
    for blank in submission.blanks { keys[source.arrival].insert(Self.key(of: blank, in: set)) }
    changes[source.arrival].append(change)
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
  private mutating func tell(
    _ other: Observation, _ cell: EnteredCell, _ source: Source, in file: String, _ set: ObservationSet
  ) {
    guard other.value != cell.value else { return }
    let code = set.senders[Int(other.sender)]
    let finding = Diagnostic(
      .othersSent, at: cell.place.location(in: file),
      [
        "sender": senderNames[code] ?? code, "before": words(other.value, cell.slot),
        "value": words(cell.value, cell.slot),
      ])
    findings.append((source, finding))
  }

  private func words(_ value: ObservedValue, _ slot: EntrySlot) -> String {
    regime.excerpt(of: slot.shown(value))
  }
}
