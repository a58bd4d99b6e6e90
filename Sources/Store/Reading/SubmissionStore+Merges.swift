import GRDB
package import Indicators
package import Quantities

/// That the figures of a period were put together.
package struct MergeRecord: Sendable, Hashable {
  /// Number of the last entry of the log that was there; 0 for none.
  package var entry: Int
  package var at: Moment
}

extension SubmissionStore {
  /// Remembers that the figures of a period are put together now, and tells when they were before.
  ///
  /// A merge over which nothing was written to the log since is not another one: asked twice, the answer is the same.
  ///
  /// - Returns: the last merge before anything that the log told since; `nil` when this is the first.
  package func rememberMerge(
    of period: ReportingPeriod, _ inclusion: Inclusion, at moment: Moment
  ) throws -> MergeRecord? {
    try change(.merging) { database in
      let end = try Int.fetchOne(database, sql: "SELECT COALESCE(MAX(sequence), 0) FROM log") ?? 0
      let rows = try database.rows(
        "SELECT entry, at FROM merge WHERE period = ? AND inclusion = ? ORDER BY id DESC",
        arguments: [period.code, inclusion.code])
      let known = try rows.map {
        MergeRecord(entry: try $0.field(0), at: Moment(secondsSince1970: try $0.field(1)))
      }
      if known.first?.entry != end {
        try database.execute(
          sql: "INSERT INTO merge (period, inclusion, entry, at) VALUES (?, ?, ?, ?)",
          arguments: [period.code, inclusion.code, end, moment.secondsSince1970])
      }
      return known.first { $0.entry < end }
    }
  }

  /// Figures of a period that are others now than they were after an entry of the log.
  package func changes(
    in period: ReportingPeriod, _ inclusion: Inclusion, after entry: Int
  ) throws -> [ValueChange] {
    try look { try Self.changes(in: period, inclusion, after: entry, $0) }
  }

  static func changes(
    in period: ReportingPeriod, _ inclusion: Inclusion, after entry: Int, _ database: Database
  ) throws -> [ValueChange] {
    let before = try InForce(period, inclusion, after: entry, in: database)
    let now = try InForce(period, inclusion, in: database)
    var list = try ChangeList(database)
    let parts = Set(before.parts.keys).union(now.parts.keys).sorted {
      ($0.slot.form, $0.slot.sender, $0.section) < ($1.slot.form, $1.slot.sender, $1.section)
    }
    for part in parts where before.parts[part]?.id != now.parts[part]?.id {
      try list.add(
        from: before.parts[part]?.id, to: now.parts[part]?.id, section: part.section, sender: part.slot.sender)
    }
    return list.changes
  }
}

/// When the accepted figures of a period were put together, and when they changed.
package struct MergeHistory: Sendable {
  /// Merges of what was accepted, oldest first.
  package var merges: [MergeRecord] = []
  /// Entries of the log that changed which figures count: acceptances, what was taken back, decisions between senders.
  package var changes: [MergeRecord] = []
}

extension SubmissionStore {
  /// How a period came to what it is.
  package func mergeHistory(of period: ReportingPeriod) throws -> MergeHistory {
    try look { database in
      func records(_ sql: String) throws -> [MergeRecord] {
        try database.rows(sql, arguments: [period.code]).map {
          MergeRecord(entry: try $0.field(0), at: Moment(secondsSince1970: try $0.field(1)))
        }
      }
      return MergeHistory(
        merges: try records("SELECT entry, at FROM merge WHERE period = ? AND inclusion = 'accepted' ORDER BY id"),
        changes: try records(
          """
          SELECT l.sequence, l.at FROM log l JOIN submission s ON s.id = l.submission WHERE s.period = ?1
            AND (l.what = 'accepted' OR l.what IN ('returned', 'reopened', 'superseded') AND l.old = 'accepted')
          UNION SELECT l.sequence, l.at FROM log l JOIN resolution r ON r.entry = l.sequence WHERE r.period = ?1
          ORDER BY 1
          """))
    }
  }
}

extension Inclusion {
  /// As the store writes it.
  var code: String { self == .accepted ? "accepted" : "received" }
}
