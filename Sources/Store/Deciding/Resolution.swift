import GRDB
import Indicators
import Quantities

/// A decision whose figure stands.
struct Resolution {
  var key: CodedKey
  /// Code of the sender.
  var taken: String
  var record: DecisionRecord
  /// What the senders said when it was decided.
  var sides: String

  /// The newest decision on each figure of a period.
  static func newest(in period: ReportingPeriod, _ database: Database) throws -> [Resolution] {
    try all(database, where: "r.period = ?", [period.code])
  }

  static func newest(of key: CodedKey, in period: ReportingPeriod, _ database: Database) throws -> Resolution? {
    try all(database, where: "r.period = ? AND r.key = ?", [period.code, key.text]).first
  }

  private static func all(
    _ database: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [Resolution] {
    let rows = try database.rows(
      """
      SELECT r.key, r.taken, l.who, l.at, l.why, l.old, MAX(r.entry)
      FROM resolution r JOIN log l ON l.sequence = r.entry WHERE \(condition) GROUP BY r.key ORDER BY r.key
      """, arguments: arguments)
    return try rows.map { row in
      let text: String = try row.field(0)
      guard let key = CodedKey(text: text) else { throw StoreDamage("resolution.key \(text)") }
      return Resolution(
        key: key, taken: try row.field(1),
        record: DecisionRecord(
          by: try row.field(2), at: Moment(secondsSince1970: try row.field(3)), reason: try row.field(4)),
        sides: try row.field(5))
    }
  }
}
