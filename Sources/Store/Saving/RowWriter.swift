import GRDB

/// Puts values, answers and findings into their tables.
struct RowWriter {
  private let one: Statement
  private let many: Statement
  private let answers: Statement
  private let findings: Statement

  /// Values that one statement stores: SQLite keeps its place in the table from one row of a statement to the next.
  private static let together = 40

  init(_ database: Database) throws {
    func values(_ rows: Int) throws -> Statement {
      let row = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      return try database.cachedStatement(
        sql: "INSERT INTO observation (submission, \(ObservationRow.columns)) VALUES "
          + repeatElement(row, count: rows).joined(separator: ", "))
    }
    one = try values(1)
    many = try values(RowWriter.together)
    answers = try database.cachedStatement(
      sql: "INSERT INTO answer (submission, ordinal, \(AnswerRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    findings = try database.cachedStatement(
      sql: """
        INSERT INTO finding (submission, ordinal, code, severity, place, message, reason) VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
  }

  /// Values in the order of the table, so that each is put behind the one before.
  func write(_ content: PreparedContent, submission: Int64) throws {
    var rest = content.rows[...]
    while !rest.isEmpty {
      let statement = rest.count < RowWriter.together ? one : many
      let count = rest.count < RowWriter.together ? 1 : RowWriter.together
      try write(rest.prefix(count), submission: submission, by: statement)
      rest = rest.dropFirst(count)
    }
    for (ordinal, answer) in content.answers.enumerated() {
      let first: StatementArguments = [submission, ordinal]
      try answers.execute(arguments: first + answer.arguments)
    }
  }

  private func write(_ rows: ArraySlice<ObservationRow>, submission: Int64, by statement: Statement) throws {
    // The empty list makes the statement ready; parameters are set in it one by one, for making a list of arguments for
    // each of very many rows costs more than storing the row.
    statement.setUncheckedArguments([])
    var index: CInt = 0
    func set(_ value: some StatementBinding) {
      index += 1
      let code = value.bind(to: statement.sqliteStatement, at: index)
      precondition(code == 0, "a statement that was made ready takes its parameters")
    }
    for row in rows {
      let at = row.at
      set(submission)
      set(at.section)
      set(at.indicator)
      set(at.period)
      set(at.measure)
      set(at.stratum)
      set(at.unit)
      set(at.scope)
      set(at.record)
      set(row.kind)
      switch row.value {
      case .null: set(DatabaseValue.null)
      case .integer(let number): set(number)
      case .text(let text): set(text)
      }
      set(row.status)
      set(row.sheet)
      set(row.row)
      set(row.column)
    }
    try statement.execute()
  }

  func write(_ list: [SubmissionFinding], submission: Int64) throws {
    for (ordinal, finding) in list.enumerated() {
      try findings.execute(arguments: [
        submission, ordinal, finding.code, finding.severity.code, finding.place, finding.message, finding.reason,
      ])
    }
  }
}
