import GRDB
import Indicators

/// What counts when the figures of a period are put together.
package enum Inclusion: Sendable, CaseIterable {
  /// Accepted submissions only.
  case accepted
  /// For a draft: what was received and not decided on stands before what was accepted.
  case received

  var states: Set<SubmissionState> { self == .accepted ? [.accepted] : [.accepted, .received] }
}

/// Which revision speaks for which section: of each form, sender and section the newest that counts. The order in which
/// files were taken in has no part in it; the order in which they were received has.
struct InForce {
  struct Part: Hashable {
    var slot: Revision.SlotName
    /// Number of a code.
    var section: Int64
  }

  private(set) var parts: [Part: Revision] = [:]

  init(_ revisions: [Revision], _ inclusion: Inclusion) {
    for revision in revisions where inclusion.states.contains(revision.state) {
      for section in revision.sections {
        let part = Part(slot: revision.slot, section: section)
        if let standing = parts[part], revision.precedes(standing) { continue }
        parts[part] = revision
      }
    }
  }

  init(_ period: ReportingPeriod, _ inclusion: Inclusion, in database: Database) throws {
    self.init(try Revision.all(in: database, where: "s.period = ?", [period.code]), inclusion)
  }

  /// As it was after the entry with that number.
  init(_ period: ReportingPeriod, _ inclusion: Inclusion, after entry: Int, in database: Database) throws {
    var revisions = try Revision.all(in: database, where: "s.period = ?", [period.code])
    let rows = try database.rows(
      """
      SELECT l.submission, l.new, MAX(l.sequence) FROM log l JOIN submission s ON s.id = l.submission
      WHERE s.period = ? AND l.sequence <= ? GROUP BY l.submission
      """, arguments: [period.code, entry])
    var states: [Int64: SubmissionState] = [:]
    for row in rows { states[try row.field(0)] = SubmissionState(rawValue: try row.field(1)) }
    revisions = revisions.compactMap { revision in
      guard let state = states[revision.id] else { return nil }
      var copy = revision
      copy.state = state
      return copy
    }
    self.init(revisions, inclusion)
  }

  /// Sections and their submissions, by form, sender and number of the section.
  var sorted: [(part: Part, revision: Revision)] {
    parts.map { (part: $0.key, revision: $0.value) }.sorted {
      let (left, right) = ($0.part, $1.part)
      return (left.slot.form, left.slot.sender, left.section) < (right.slot.form, right.slot.sender, right.section)
    }
  }
}
