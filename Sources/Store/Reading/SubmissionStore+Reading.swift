import Diagnostics
import GRDB
package import Indicators
package import Quantities

/// What one asks the store for; what is `nil` is not asked.
package struct SubmissionQuery: Sendable {
  package var period: ReportingPeriod?
  package var sender: String?
  package var form: String?
  /// Empty: whatever their state.
  package var states: Set<SubmissionState>

  package init(
    period: ReportingPeriod? = nil, sender: String? = nil, form: String? = nil, states: Set<SubmissionState> = []
  ) {
    self.period = period
    self.sender = sender
    self.form = form
    self.states = states
  }
}

extension SubmissionStore {
  /// Submissions by form, sender, period and revision.
  package func submissions(_ query: SubmissionQuery = SubmissionQuery()) throws -> [StoredSubmission] {
    var conditions = ["1"]
    var arguments: StatementArguments = []
    func add(_ condition: String, _ value: String?) {
      guard let value else { return }
      conditions.append(condition)
      arguments += [value]
    }
    add("s.period = ?", query.period?.code)
    add("s.sender = ?", query.sender)
    add("s.form = ?", query.form)
    if !query.states.isEmpty {
      let states = query.states.map(\.rawValue).sorted()
      conditions.append("s.state IN (\(states.map { _ in "?" }.joined(separator: ", ")))")
      arguments += StatementArguments(states)
    }
    return try look { try SubmissionList($0).all(where: conditions.joined(separator: " AND "), arguments) }
  }

  /// - Throws: ``Rejection`` with `S011` when there is no such submission.
  package func submission(named name: SubmissionName) throws -> StoredSubmission {
    try look { try SubmissionList($0).one(named: name) }
  }

  /// What was found in a submission, in the order in which it was told.
  package func findings(of submission: StoredSubmission) throws -> [SubmissionFinding] {
    try look { try SubmissionFinding.all(of: submission.id, in: $0) }
  }

  /// What a submission says of figures that others collected.
  package func answers(of submission: StoredSubmission) throws -> [ConfirmerAnswer] {
    try look { database in
      try AnswerRow.all(of: submission.id, in: database).map { try $0.answer() }
    }
  }

  /// The file of a delivery, as it came; `nil` when there is no such delivery.
  package func bytes(ofDelivery number: Int) throws -> [UInt8]? {
    try look { database in
      try database.row(
        "SELECT f.bytes FROM delivery d JOIN file f ON f.id = d.file WHERE d.id = ?",
        arguments: [number]
      ).map { try $0.bytes(0) }
    }
  }

  /// Digests of all files that came.
  package func fileDigests() throws -> Set<ContentDigest> {
    try look { database in
      Set(try database.rows("SELECT sha256 FROM file").map { try $0.digest(0) })
    }
  }

  /// The receipt of a delivery once more; `nil` when there is no such delivery.
  package func receipt(ofDelivery number: Int) throws -> Receipt? {
    try look { database in
      guard try Bool.fetchOne(database, sql: "SELECT 1 FROM delivery WHERE id = ?", arguments: [number]) != nil else {
        return nil
      }
      return try Receipts(database).receipt(of: Int64(number), isRepeat: false)
    }
  }

  /// The receipt of the newest delivery of a file by a sender whose submissions had no errors; `nil` for none.
  package func receipt(ofFile digest: ContentDigest, from sender: String) throws -> Receipt? {
    try look { database in
      let row = try database.row(
        """
        SELECT d.id FROM delivery d JOIN file f ON f.id = d.file WHERE f.sha256 = ? AND d.sender = ? AND NOT EXISTS
          (SELECT 1 FROM submission s JOIN finding n ON n.submission = s.id WHERE s.delivery = d.id AND n.severity = 'error')
        ORDER BY d.id DESC LIMIT 1
        """, arguments: [digest.blob, sender])
      return try row.map { try Receipts(database).receipt(of: try $0.field(0), isRepeat: true) }
    }
  }

  /// How the values of one submission differ from those of another, section by section, in the order of keys.
  package func differences(from old: StoredSubmission, to new: StoredSubmission) throws -> [ValueChange] {
    try look { database in
      let sections = try Int64.fetchAll(
        database, sql: "SELECT DISTINCT section FROM submitted_section WHERE submission IN (?, ?) ORDER BY section",
        arguments: [old.id, new.id])
      var list = try ChangeList(database)
      for section in sections { try list.add(from: old.id, to: new.id, section: section, sender: new.name.sender) }
      return list.changes
    }
  }

  /// Figures of a period that are others now than they were at a moment: what has changed since the last merge.
  ///
  /// - Parameter moment: what was decided in its very second counts as before it.
  package func changes(
    in period: ReportingPeriod, _ inclusion: Inclusion, since moment: Moment
  ) throws -> [ValueChange] {
    try look { database in
      // The last entry before it, not the number of entries: clocks are set back.
      let entry = try Int.fetchOne(
        database, sql: "SELECT COALESCE(MAX(sequence), 0) FROM log WHERE at <= ?",
        arguments: [moment.secondsSince1970])
      return try Self.changes(in: period, inclusion, after: entry ?? 0, database)
    }
  }
}

extension SubmissionFinding {
  static func all(of submission: Int64, in database: Database) throws -> [SubmissionFinding] {
    let rows = try database.rows(
      "SELECT code, severity, place, message, reason FROM finding WHERE submission = ? ORDER BY ordinal",
      arguments: [submission])
    return try rows.map { row in
      guard let severity = Severity(code: try row.field(1)) else { throw StoreDamage("finding") }
      return SubmissionFinding(
        code: try row.field(0), severity: severity, place: try row.field(2), message: try row.field(3),
        reason: try row.field(4))
    }
  }
}

extension AnswerRow {
  static func all(of submission: Int64, in database: Database) throws -> [AnswerRow] {
    try database.rows(
      "SELECT \(columns) FROM answer WHERE submission = ? ORDER BY ordinal", arguments: [submission]
    ).map(AnswerRow.init)
  }
}
