import GRDB
package import Quantities

/// What an entry of the log tells of.
package enum LogEvent: String, Sendable, CaseIterable {
  /// A file was taken in.
  case delivered
  /// A form in it was stored.
  case submitted
  /// Newer revisions stand in its place.
  case superseded
  case accepted, returned, reopened
  /// A period was closed, or opened again.
  case closed, opened
  /// It was decided whose figure stands.
  case resolved
}

/// One line of the log.
package struct LogEntry: Sendable, Hashable {
  /// From 1, without gaps.
  package var sequence: Int
  package var at: Moment
  /// Who did it: a sender's code for what was sent, else a name.
  package var who: String
  package var what: LogEvent
  /// Name of a submission, a file, a period or a figure.
  package var subject: String
  /// What stood before; empty for nothing.
  package var old: String
  package var new: String
  /// The reason given; empty for none.
  package var why: String
  /// The digest of this entry and the one before it.
  package var hash: ContentDigest

  /// Rows of the tables that it is about.
  var delivery: Int64?
  var submission: Int64?
  /// Digest of what was stored with it; see ``EntryContent``.
  var content: ContentDigest

  /// What the first entry is chained to.
  static let root = ContentDigest(of: Array("bieumau log 1".utf8))

  /// The digest that the entry must have after an entry with the given one.
  func hash(after previous: ContentDigest) -> ContentDigest {
    var bytes = CanonicalBytes("log entry 1")
    bytes.append(previous)
    bytes.append(sequence)
    bytes.append(at.secondsSince1970)
    bytes.append(who)
    bytes.append(what.rawValue)
    bytes.append(Int(delivery ?? 0))
    bytes.append(Int(submission ?? 0))
    for text in [subject, old, new, why] { bytes.append(text) }
    bytes.append(content)
    return bytes.finish()
  }
}

extension LogEntry {
  static let columns = "sequence, at, who, what, subject, old, new, why, hash, delivery, submission, content"

  /// - Throws: ``StoreDamage`` for an event or digests that are none.
  init(_ row: Row) throws {
    sequence = try row.field(0)
    guard let event = LogEvent(rawValue: try row.field(3)) else { throw StoreDamage("log \(sequence)") }
    at = Moment(secondsSince1970: try row.field(1))
    who = try row.field(2)
    what = event
    subject = try row.field(4)
    old = try row.field(5)
    new = try row.field(6)
    why = try row.field(7)
    hash = try row.digest(8)
    delivery = try row.optional(9)
    submission = try row.optional(10)
    content = try row.digest(11)
  }
}
