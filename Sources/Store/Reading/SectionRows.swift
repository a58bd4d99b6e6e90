import GRDB

/// Reads the values of one section of a submission, in the order of their places.
struct SectionRows {
  private let statement: Statement

  /// A statement of its own, so that two of them can be read side by side.
  ///
  /// - Parameter onlyRecords: leaves out what is of no record of an open list.
  init(_ database: Database, onlyRecords: Bool = false) throws {
    let none = "(SELECT id FROM code WHERE kind = 'record' AND text = '')"
    statement = try database.makeStatement(
      sql: """
        SELECT \(ObservationRow.columns) FROM observation WHERE submission = ? AND section = ?
        \(onlyRecords ? "AND record <> COALESCE(\(none), 0)" : "")
        ORDER BY section, indicator, period, measure, stratum, unit, scope, record
        """)
  }

  func cursor(submission: Int64, section: Int64) throws -> RowCursor {
    try Row.fetchCursor(statement, arguments: [submission, section])
  }

  /// Calls `body` with every value that is another in `new`; `nil` stands for a submission without the section.
  ///
  /// - Parameter body: the value before and the value now; one of them may be missing.
  static func differences(
    from old: Int64?, to new: Int64?, section: Int64, in database: Database,
    _ body: (ObservationRow?, ObservationRow?) throws -> Void
  ) throws {
    let before = try old.map { try SectionRows(database).cursor(submission: $0, section: section) }
    let after = try new.map { try SectionRows(database).cursor(submission: $0, section: section) }
    func next(_ cursor: RowCursor?) throws -> ObservationRow? { try cursor?.next().map(ObservationRow.init) }
    var left = try next(before)
    var right = try next(after)
    while left != nil || right != nil {
      if let one = left, right.map({ one.at < $0.at }) ?? true {
        try body(one, nil)
        left = try next(before)
      } else if let other = right, left.map({ other.at < $0.at }) ?? true {
        try body(nil, other)
        right = try next(after)
      } else if let one = left, let other = right {
        if one.kind != other.kind || one.value != other.value { try body(one, other) }
        left = try next(before)
        right = try next(after)
      }
    }
  }
}

/// Differences in words of the field.
struct ChangeList {
  private var texts: CodeTexts
  private let database: Database
  private(set) var changes: [ValueChange] = []

  init(_ database: Database) throws {
    self.database = database
    texts = try CodeTexts(database)
  }

  /// Adds how a section differs.
  mutating func add(from old: Int64?, to new: Int64?, section: Int64, sender: String) throws {
    var (texts, changes) = (texts, changes)
    try SectionRows.differences(from: old, to: new, section: section, in: database) { before, after in
      guard let at = (before ?? after)?.at else { return }
      changes.append(
        ValueChange(
          key: try texts.key(at), section: try texts.text(section), sender: sender,
          old: try before.map { try $0.value.observed(kind: $0.kind) },
          new: try after.map { try $0.value.observed(kind: $0.kind) }))
    }
    (self.texts, self.changes) = (texts, changes)
  }
}
