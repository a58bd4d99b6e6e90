import Foundation
import GRDB

/// Fields of rows, read so that a damaged file gives an error and not a trap.
extension Row {
  /// - Throws: `RowDecodingError` for NULL and for what is no such value; see ``Trouble``.
  func field<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws -> Value {
    try decode(Value.self, atIndex: index)
  }

  /// A cell that may be NULL.
  func optional(_ index: Int) throws -> Int64? { try decode(Int64?.self, atIndex: index) }

  /// - Throws: ``StoreDamage`` for anything but 32 bytes.
  func digest(_ index: Int) throws -> ContentDigest {
    let digest = try withUnsafeData(atIndex: index) { data in data.flatMap { ContentDigest(bytes: [UInt8]($0)) } }
    guard let digest else { throw StoreDamage("SHA-256") }
    return digest
  }

  /// The digest of a cell's bytes, which may be many: they are not copied.
  func contentDigest(_ index: Int) throws -> ContentDigest {
    try withUnsafeData(atIndex: index) { data in
      (data ?? Data()).withUnsafeBytes { ContentDigest(of: $0) }
    }
  }

  /// A copy of a cell's bytes.
  func bytes(_ index: Int) throws -> [UInt8] { try withUnsafeData(atIndex: index) { [UInt8]($0 ?? Data()) } }
}

extension ContentDigest {
  /// For a cell of a table.
  var blob: Data { Data(bytes) }
}

extension Delivery {
  /// The file for a cell of a table.
  var blob: Data { Data(bytes) }
}

extension Database {
  /// Every row. The statement is kept: preparing one costs more than most of them take.
  func rows(_ sql: String, arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }

  /// The first row; `nil` for none. The statement is kept.
  func row(_ sql: String, arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
  }

  /// Runs one statement, which is kept.
  func run(_ sql: String, arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
