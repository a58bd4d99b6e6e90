import GRDB

/// What a number in table `code` stands for.
enum CodeKind: Int, CaseIterable {
  case section, indicator, period, measure, stratum, unit, record, sheet

  /// As the table has it.
  var name: String { CodeKind.names[rawValue] }
  private static let names = allCases.map { String(describing: $0) }
}

/// Gives texts their numbers within one transaction, new ones where a text has none yet.
///
/// Lives no longer than the transaction: one that is rolled back takes its numbers with it.
struct CodeBook {
  /// SQLite ends a text at a character of code 0: it would take one code for another.
  struct ZeroInText: Error {}

  private let find: Statement
  private let add: Statement
  private let database: Database
  private var numbers = [[String: Int64]](repeating: [:], count: CodeKind.allCases.count)
  /// What was asked last of each kind: values mostly repeat it. No number is 0.
  private var last = [(text: String, number: Int64)](repeating: ("", 0), count: CodeKind.allCases.count)

  init(_ database: Database) throws {
    self.database = database
    find = try database.cachedStatement(sql: "SELECT id FROM code WHERE kind = ? AND text = ?")
    add = try database.cachedStatement(sql: "INSERT INTO code (kind, text) VALUES (?, ?)")
  }

  mutating func number(of text: String, _ kind: CodeKind) throws -> Int64 {
    let index = kind.rawValue
    if last[index].number > 0, last[index].text == text { return last[index].number }
    let number = try numbers[index][text] ?? newNumber(of: text, kind)
    last[index] = (text, number)
    return number
  }

  private mutating func newNumber(of text: String, _ kind: CodeKind) throws -> Int64 {
    if text.utf8.contains(0) { throw ZeroInText() }
    let number: Int64
    if let known = try Int64.fetchOne(find, arguments: [kind.name, text]) {
      number = known
    } else {
      try add.execute(arguments: [kind.name, text])
      number = database.lastInsertedRowID
    }
    numbers[kind.rawValue][text] = number
    return number
  }
}
