import GRDB

/// Writes receipts from what is in the store, so that one of long ago reads as it did then.
struct Receipts {
  private let database: Database
  private let listsNew: Bool

  /// - Parameter listsNew: every figure of a section that nobody sent before is a change.
  init(_ database: Database, listsNew: Bool = false) {
    self.database = database
    self.listsNew = listsNew
  }

  func receipt(of delivery: Int64, isRepeat: Bool) throws -> Receipt {
    guard
      let row = try database.row(
        "SELECT \(StoredDelivery.columns) FROM delivery d JOIN file f ON f.id = d.file WHERE d.id = ?",
        arguments: [delivery]),
      let newest = try database.row(
        "SELECT hash FROM log WHERE delivery = ? ORDER BY sequence DESC LIMIT 1", arguments: [delivery])
    else { throw StoreDamage("delivery \(delivery)") }
    let submissions = try SubmissionList(database).all(where: "s.delivery = ?", [delivery])
    let lines = try submissions.map { try line($0, listsNew: listsNew && !isRepeat) }
    return Receipt(
      delivery: try StoredDelivery(row), isRepeat: isRepeat, lines: lines, anchor: try newest.digest(0))
  }

  private func line(_ submission: StoredSubmission, listsNew: Bool) throws -> Receipt.Line {
    let name = submission.name
    let revisions = try Slot(form: name.form, sender: name.sender, period: name.period).revisions(in: database)
    var changes = try ChangeList(database)
    var corrected: [Int: Revision] = [:]
    if revisions.count > 1 || listsNew, let own = revisions.first(where: { $0.id == submission.id }) {
      for section in own.sections.sorted() {
        let earlier = revisions.filter { $0.precedes(own) && $0.sections.contains(section) }
        guard let before = earlier.max(by: { $0.precedes($1) }) else {
          if listsNew { try changes.add(from: nil, to: own.id, section: section, sender: name.sender) }
          continue
        }
        corrected[before.number] = before
        try changes.add(from: before.id, to: own.id, section: section, sender: name.sender)
      }
    }
    let corrects = corrected.values.sorted { $0.precedes($1) }.map { revision in
      SubmissionName(form: name.form, sender: name.sender, period: name.period, revision: revision.number)
    }
    return Receipt.Line(
      submission: submission, counts: try counts(of: submission.id), corrects: corrects, changes: changes.changes)
  }

  private func counts(of submission: Int64) throws -> ValueCounts {
    let statement = try database.cachedStatement(
      sql: "SELECT kind, COUNT(*) FROM observation WHERE submission = ? GROUP BY kind")
    var counts = ValueCounts()
    for row in try Row.fetchAll(statement, arguments: [submission]) {
      let count: Int = try row.field(1)
      switch try row.field(0) as Int {
      case 0: counts.blank += count
      case 1: counts.none += count
      case 2: counts.notApplicable += count
      default: counts.reported += count
      }
    }
    return counts
  }
}
