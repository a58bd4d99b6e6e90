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

extension Inclusion {
  /// As the store writes it.
  var code: String { self == .accepted ? "accepted" : "received" }
}
