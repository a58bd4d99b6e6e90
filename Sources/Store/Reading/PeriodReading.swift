import GRDB
package import Indicators

/// The submissions that count in a period, and what they say.
struct PeriodReading {
  let database: Database
  let period: ReportingPeriod
  /// By form, sender and revision.
  let submissions: [StoredSubmission]
  /// Sections that count, by form, sender and section, with the index of their submission.
  let parts: [(part: InForce.Part, source: Int)]
  private var reader: ContributionReader

  init(_ period: ReportingPeriod, _ inclusion: Inclusion, in database: Database) throws {
    self.database = database
    self.period = period
    let sorted = try InForce(period, inclusion, in: database).sorted
    let counting = Set(sorted.map(\.revision.id))
    submissions = try SubmissionList(database).all(where: "s.period = ?", [period.code]).filter {
      counting.contains($0.id)
    }
    let indices = Dictionary(uniqueKeysWithValues: submissions.enumerated().map { ($1.id, $0) })
    parts = sorted.compactMap { entry in indices[entry.revision.id].map { (entry.part, $0) } }
    reader = try ContributionReader(database)
  }

  /// - Parameter onlyRecords: leaves out what is of no record of an open list.
  mutating func forEach(onlyRecords: Bool = false, _ body: (Contribution) throws -> Void) throws {
    let decided = try settledKeys()
    for (part, source) in parts {
      let sender = submissions[source].name.sender
      let submission = submissions[source].id
      try reader.read(section: part.section, of: submission, source: source, onlyRecords: onlyRecords) { contribution in
        var contribution = contribution
        if !decided.isEmpty, let taken = decided[contribution.key] { contribution.isSetAside = taken != sender }
        try body(contribution)
      }
    }
  }

  /// What each sender says of one figure.
  mutating func values(of key: CodedKey) throws -> [Contribution] {
    var values: [Contribution] = []
    var place: ObservationRow.Place?
    for (part, source) in parts {
      if place == nil {
        place = try reader.place(of: key, section: part.section)
        if place == nil { return [] }
      }
      guard var at = place else { continue }
      at.section = part.section
      if let value = try reader.value(at: at, of: submissions[source].id, source: source) { values.append(value) }
    }
    return values
  }

  mutating func key(_ place: ObservationRow.Place) throws -> CodedKey { try reader.key(place) }

  /// The sender whose figure stands, by the figure's place with 0 for its section.
  mutating func takenFor() throws -> [ObservationRow.Place: String] {
    var taken: [ObservationRow.Place: String] = [:]
    for (key, sender) in try settledKeys() {
      if let place = try reader.place(of: key, section: 0) { taken[place] = sender }
    }
    return taken
  }

  /// Figures for which a sender was taken who still reports them. Where that sender no longer does, the decision says
  /// nothing, and nothing is set aside for it.
  private mutating func settledKeys() throws -> [CodedKey: String] {
    var taken: [CodedKey: String] = [:]
    for resolution in try Resolution.newest(in: period, database) {
      let senders = try values(of: resolution.key).map { submissions[$0.source].name.sender }
      if senders.contains(resolution.taken) { taken[resolution.key] = resolution.taken }
    }
    return taken
  }
}

extension SubmissionStore {
  /// Every value that counts in a period, by form, sender and section, for putting the figures together.
  ///
  /// - Parameters:
  ///   - submissions: called once, before the first value; ``Contribution/source`` is an index in it.
  ///   - body: called with each value, as it is read: memory does not grow with their number.
  package func forEachContribution(
    in period: ReportingPeriod, _ inclusion: Inclusion, submissions: ([StoredSubmission]) throws -> Void,
    _ body: (Contribution) throws -> Void
  ) throws {
    try look { database in
      var reading = try PeriodReading(period, inclusion, in: database)
      try submissions(reading.submissions)
      try reading.forEach(body)
    }
  }

  /// The same in one list.
  ///
  /// - Parameter onlyRecords: leaves out what is of no record of an open list.
  package func contributions(
    in period: ReportingPeriod, _ inclusion: Inclusion, onlyRecords: Bool = false
  ) throws -> Contributions {
    try look { database in
      var reading = try PeriodReading(period, inclusion, in: database)
      var result = Contributions()
      result.submissions = reading.submissions
      try reading.forEach(onlyRecords: onlyRecords) { result.observations.append($0) }
      return result
    }
  }

  /// What each sender says of one figure, and whose stands: for the trace of a figure.
  package func contributions(to key: CodedKey, in period: ReportingPeriod, _ inclusion: Inclusion) throws
    -> Contributions
  {
    try look { database in
      var reading = try PeriodReading(period, inclusion, in: database)
      var result = Contributions()
      result.submissions = reading.submissions
      result.observations = try reading.values(of: key)
      let taken = try Resolution.newest(of: key, in: period, database)?.taken
      let senders = result.observations.map { result.submissions[$0.source].name.sender }
      guard let taken, senders.contains(taken) else { return result }
      for index in result.observations.indices { result.observations[index].isSetAside = senders[index] != taken }
      return result
    }
  }
}
