import Diagnostics
import GRDB
package import Indicators
package import Quantities

/// A figure on which the senders of a period disagree.
package struct Conflict: Sendable {
  package var key: CodedKey
  /// What each says; ``Contribution/source`` is an index in ``Conflicts/submissions``. Blanks are no values and are left
  /// out.
  package var values: [Contribution]
  /// Those who confirm and object, each with the index of the submission.
  package var objections: [(source: Int, answer: ConfirmerAnswer)]
  /// `nil` while it is undecided.
  package var settlement: Settlement?

  /// A decision on a conflict.
  package struct Settlement: Sendable, Hashable {
    /// Code of the sender whose figure stands.
    package var taken: String
    package var record: DecisionRecord
    /// The senders say something else now than when it was decided.
    package var isOutdated: Bool
  }
}

/// All conflicts of a period.
package struct Conflicts: Sendable {
  package var submissions: [StoredSubmission] = []
  /// By the texts of their keys.
  package var conflicts: [Conflict] = []
}

extension SubmissionStore {
  /// Figures to which senders give different values, or to which one who confirms objects; decided ones among them.
  ///
  /// - Parameter answers: codes of indicators that every sender may answer in words: their texts stand side by side.
  package func conflicts(
    in period: ReportingPeriod, _ inclusion: Inclusion, answers: Set<String> = []
  ) throws -> Conflicts {
    try look { database in
      var reading = try PeriodReading(period, inclusion, in: database)
      let objections = try Self.objections(reading)
      var keys = Set(objections.keys)
      for key in try Self.disputed(&reading) where !answers.contains(key.indicator) { keys.insert(key) }
      var result = Conflicts()
      result.submissions = reading.submissions
      for key in keys.sorted(by: { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }) {
        let values = try reading.values(of: key).filter { $0.value != .blank }
        let sides = Self.sides(values, objections[key] ?? [], reading.submissions)
        let resolution = try Resolution.newest(of: key, in: period, database)
        result.conflicts.append(
          Conflict(
            key: key, values: values, objections: objections[key] ?? [],
            settlement: resolution.map {
              .init(taken: $0.taken, record: $0.record, isOutdated: $0.sides != sides)
            }))
      }
      return result
    }
  }

  /// Decides whose figure stands, by name and for a reason. What is not taken stays in the store and is set aside when
  /// figures are put together; a later decision on the same figure replaces this one.
  ///
  /// - Parameter sender: code of one who reports the figure, in a submission that was received or accepted.
  /// - Throws: ``Rejection`` with `S010` in a closed period, `S015` and `S016` without a name or reason, `S018` when nobody
  ///   reports the figure, `S019` when the sender does not, `S020` when the sender gives two values.
  package func resolve(
    _ key: CodedKey, in period: ReportingPeriod, take sender: String, by who: String, at moment: Moment, reason: String
  ) throws {
    try change(.deciding) { database in
      let words = DecisionWords(who: who, reason: reason)
      try Periods(database).checkOpen(period)
      try words.check(needsReason: true)
      var reading = try PeriodReading(period, .received, in: database)
      let values = try reading.values(of: key).filter { $0.value != .blank }
      try Self.check(sender, values, key, reading)
      let objections = try Self.objections(reading)[key] ?? []
      let entry = try LogBook(database).add(
        .resolved, "\(period.code): \(key.text)", by: words.who, at: moment,
        old: Self.sides(values, objections, reading.submissions), new: sender, why: words.reason,
        content: EntryContent.of(period: period.code, key: key.text, taken: sender))
      try database.execute(
        sql: "INSERT INTO resolution (entry, period, key, taken) VALUES (?, ?, ?, ?)",
        arguments: [entry, period.code, key.text, sender])
    }
  }

  private static func check(
    _ sender: String, _ values: [Contribution], _ key: CodedKey, _ reading: PeriodReading
  ) throws {
    let senders = values.map { reading.submissions[$0.source].name.sender }
    let arguments: KeyValuePairs<String, String> = ["key": key.text, "period": reading.period.code, "sender": sender]
    if values.isEmpty { throw Rejection(Diagnostic(.figureNotReported, arguments)) }
    let own = Set(zip(senders, values).filter { $0.0 == sender }.map(\.1.value))
    if own.isEmpty {
      var finding = Diagnostic(.senderNotReporting, arguments)
      finding.arguments.append(.init("senders", Set(senders).sorted().joined(separator: ", ")))
      throw Rejection(finding)
    }
    if own.count > 1 { throw Rejection(Diagnostic(.senderReportsTwice, arguments)) }
  }

  /// Objections in the submissions that count, by figure.
  private static func objections(
    _ reading: PeriodReading
  ) throws -> [CodedKey: [(source: Int, answer: ConfirmerAnswer)]] {
    var found: [CodedKey: [(source: Int, answer: ConfirmerAnswer)]] = [:]
    let sections = Dictionary(grouping: reading.parts, by: \.source)
    let texts = try Dictionary(
      uniqueKeysWithValues: reading.database.rows("SELECT text, id FROM code WHERE kind = 'section'").map {
        (try $0.field(0) as String, try $0.field(1) as Int64)
      })
    for (source, submission) in reading.submissions.enumerated() {
      for row in try AnswerRow.all(of: submission.id, in: reading.database) where row.objects == 1 {
        let counts = sections[source]?.contains { $0.part.section == texts[row.section] } ?? false
        if counts { let answer = try row.answer(); found[answer.key, default: []].append((source, answer)) }
      }
    }
    return found
  }

  /// Figures with more than one value, blanks left out.
  ///
  /// Nearly all of a country's figures are reported once: they are told apart by one number each, and looked at in full only
  /// where two have the same.
  private static func disputed(_ reading: inout PeriodReading) throws -> [CodedKey] {
    let parts = reading.parts.map { "[\(reading.submissions[$0.source].id),\($0.part.section)]" }
    let counting = "[" + parts.joined(separator: ",") + "]"
    let reported = """
      FROM json_each(?) AS part
      JOIN observation AS o ON o.submission = part.value ->> 0 AND o.section = part.value ->> 1
      WHERE o.kind > 0
      """
    let suspects = try reading.database.rows(
      "SELECT \(mixedKey) \(reported) GROUP BY 1 HAVING COUNT(*) > 1", arguments: [counting]
    ).map { try $0.field(0) as Int64 }
    if suspects.isEmpty { return [] }
    let rows = try reading.database.rows(
      """
      SELECT 0, o.indicator, o.period, o.measure, o.stratum, o.unit, o.scope, o.record
      \(reported) AND \(mixedKey) IN (SELECT value FROM json_each(?)) GROUP BY 2, 3, 4, 5, 6, 7, 8
      HAVING COUNT(*) > 1 AND MIN(o.kind || ':' || COALESCE(o.value, '')) <> MAX(o.kind || ':' || COALESCE(o.value, ''))
      """, arguments: [counting, "[" + suspects.map(String.init).joined(separator: ",") + "]"])
    return try rows.map { row in
      try reading.key(
        ObservationRow.Place(
          section: row.field(0), indicator: row.field(1), period: row.field(2), measure: row.field(3),
          stratum: row.field(4), unit: row.field(5), scope: row.field(6), record: row.field(7)))
    }
  }

  /// The key of an observation in one number, cut where codes are many: the same for the same key, mostly another for another.
  private static let mixedKey = """
    (((o.indicator & 4095) << 52) | ((o.stratum & 16383) << 38) | ((o.unit & 65535) << 22) | ((o.record & 4095) << 10)
      | ((o.period & 31) << 5) | ((o.measure & 15) << 1) | o.scope)
    """

  /// `25441 (bieu-05): 12; 694-NN (bieu-05): 13`: what the log keeps of a conflict.
  private static func sides(
    _ values: [Contribution], _ objections: [(source: Int, answer: ConfirmerAnswer)], _ submissions: [StoredSubmission]
  ) -> String {
    func side(_ source: Int, _ text: String) -> String {
      "\(submissions[source].name.sender) (\(submissions[source].name.form)): \(text)"
    }
    let said = values.map { side($0.source, $0.value.text) }
    let objected = objections.map { side($0.source, "≠ " + $0.answer.remark) }
    return (said.sorted() + objected.sorted()).joined(separator: "; ")
  }
}

extension ObservedValue {
  /// As exchange files have it, and the log: a blank is empty.
  package var text: String {
    switch self {
    case .blank: ""
    case .none: "none"
    case .notApplicable: "not-applicable"
    case .number(let number): number.description
    case .text(let text): text
    case .date(let date): date.iso
    }
  }
}
