import Diagnostics
import Indicators
import Quantities

/// Why a formula could not be read.
struct ExpressionFault: Error {
  enum Kind {
    case syntax(at: Int, found: String, expected: String)
    case tooLarge(limit: String)
    case unknown(what: String, found: String, names: [String])
  }
  var kind: Kind
}

/// Reads a formula by recursive descent, with limits on length and depth.
///
///     sum     = product (("+" | "-") product)*
///     product = unary (("*" | "/") unary)*
///     unary   = "-" unary | atom
///     atom    = number | "[" column "]" | "{" row "}" | name "(" … ")" | "(" sum ")"
///
/// `Observed` is what `obs(…)` asks for: aspects in a form, aspects and a gathering in a check.
struct ExpressionParser<Observed: Sendable & Equatable> {
  typealias Expression = FormulaTree<Observed>

  static var maximumLength: Int { 2_000 }
  static var maximumDepth: Int { 32 }

  /// Column code to index; row code to index; the reader of `obs(…)` arguments.
  let columns: [String: Int]
  let rows: [String: Int]
  /// Tried in front of a row code first: the host code of a block.
  let rowPrefix: String?
  /// In a block on the column axis the codes in braces are columns.
  let bracesAreColumns: Bool
  /// What an `obs(…)` without `missing` does; `nil`: it has to say so.
  let defaultMissing: MissingRule?
  let aspects: ([(name: String, value: String)]) throws -> Observed

  /// The formula, UTF-8; bytes are read, because a pack has hundreds of formulas and characters are slow to find.
  private var bytes: [UInt8] = []
  private var position = 0
  private var depth = 0

  init(
    columns: [String: Int], rows: [String: Int], rowPrefix: String?,
    bracesAreColumns: Bool = false, defaultMissing: MissingRule? = nil,
    aspects: @escaping ([(name: String, value: String)]) throws -> Observed
  ) {
    self.columns = columns
    self.rows = rows
    self.rowPrefix = rowPrefix
    self.bracesAreColumns = bracesAreColumns
    self.defaultMissing = defaultMissing
    self.aspects = aspects
  }

  mutating func parse(_ text: String) throws -> Expression {
    guard text.utf8.count <= Self.maximumLength else {
      throw ExpressionFault(kind: .tooLarge(limit: "\(Self.maximumLength)"))
    }
    bytes = Array(text.utf8)
    position = 0
    depth = 0
    let result = try sum()
    skipSpace()
    if position < bytes.count { throw unexpected("+ - * / hoặc hết công thức") }
    return result
  }

  private mutating func sum() throws -> Expression {
    try deeper()
    defer { depth -= 1 }
    var result = try product()
    while true {
      if take("+") {
        result = .add(result, try product())
      } else if take("-") || take("−") {
        result = .subtract(result, try product())
      } else {
        return result
      }
    }
  }

  private mutating func product() throws -> Expression {
    var result = try unary()
    while true {
      if take("*") || take("×") {
        result = .multiply(result, try unary())
      } else if take("/") || take("÷") {
        result = .divide(result, try unary())
      } else {
        return result
      }
    }
  }

  private mutating func unary() throws -> Expression {
    try deeper()
    defer { depth -= 1 }
    if take("-") || take("−") { return .negate(try unary()) }
    return try atom()
  }

  private mutating func atom() throws -> Expression {
    skipSpace()
    guard position < bytes.count else { throw unexpected("một số, [cột], {dòng} hoặc hàm") }
    switch bytes[position] {
    case UInt8(ascii: "("):
      position += 1
      let inner = try sum()
      try expect(")")
      return inner
    case UInt8(ascii: "["):
      return .column(try reference("cột", until: "]", in: columns, prefix: nil))
    case UInt8(ascii: "{"):
      let index = try reference("dòng", until: "}", in: rows, prefix: rowPrefix)
      return bracesAreColumns ? .column(index) : .row(index)
    case let first where Self.isDigit(first): return try number()
    case let first where first < 0x80 && Self.isLetter(first): return try call()
    default: throw unexpected("một số, [cột], {dòng} hoặc hàm")
    }
  }

  private mutating func reference(
    _ what: String, until end: StaticString, in names: [String: Int], prefix: String?
  ) throws -> Int {
    position += 1
    let code = text(until: end).trimmed
    try expect(end)
    if let prefix, let index = names[prefix + "." + code] { return index }
    if let index = names[code] { return index }
    throw ExpressionFault(kind: .unknown(what: what, found: code, names: Array(names.keys).sorted()))
  }

  private mutating func number() throws -> Expression {
    let start = position
    while position < bytes.count, Self.isDigit(bytes[position]) || bytes[position] == UInt8(ascii: ".") { position += 1 }
    guard let value = DecimalNumber(plain: bytes[start..<position]) else {
      position = start
      throw unexpected("một số như 12.5")
    }
    return .number(value)
  }

  private mutating func call() throws -> Expression {
    let start = position
    while position < bytes.count, Self.isLetter(bytes[position]) || bytes[position] == UInt8(ascii: "-") { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    guard take("(") else { throw unexpected("(") }
    if name == "obs" { return try observation() }
    let arguments = try argumentList()
    switch (name, arguments.count) {
    case ("sum", 1...): return .sum(arguments)
    case ("min", 1...): return .minimum(arguments)
    case ("max", 1...): return .maximum(arguments)
    case ("ratio", 2): return .ratio(arguments[0], arguments[1])
    case ("if-missing", 2): return .ifMissing(arguments[0], arguments[1])
    case ("grade", 2): return .grade(arguments[0], arguments[1])
    case ("ratio", _), ("if-missing", _), ("grade", _):
      throw unexpected("đúng hai đối số")
    default:
      throw ExpressionFault(
        kind: .unknown(what: "hàm", found: name, names: ["sum", "min", "max", "ratio", "if-missing", "grade", "obs"]))
    }
  }

  private mutating func argumentList() throws -> [Expression] {
    var result = [try sum()]
    while take(",") { result.append(try sum()) }
    try expect(")")
    return result
  }

  private mutating func observation() throws -> Expression {
    var pairs: [(name: String, value: String)] = []
    var missing = defaultMissing
    if defaultMissing != nil, take(")"), let missing {
      return .observation(try aspects([]), missing: missing)
    }
    repeat {
      let name = text(until: "=,)").trimmed
      try expect("=")
      let value = text(until: ",)").trimmed
      if name == "missing" {
        guard let rule = MissingRule(rawValue: value) else { throw unexpected("missing=0|skip|incomplete") }
        missing = rule
      } else {
        pairs.append((name, value))
      }
    } while take(",")
    try expect(")")
    guard let missing else { throw unexpected("missing=0|skip|incomplete trong obs(…)") }
    return .observation(try aspects(pairs), missing: missing)
  }

  // MARK: - Bytes

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// Of any language; what is no letter beyond ASCII ends up in the message about an unknown function.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  /// - Parameter ends: ASCII characters before any of which the text ends.
  private mutating func text(until ends: StaticString) -> String {
    let start = position
    while position < bytes.count, !ends.withUTF8Buffer({ $0.contains(bytes[position]) }) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// White space of ASCII, and the no-break space that word processors leave behind.
  private mutating func skipSpace() {
    while position < bytes.count {
      if bytes[position] == 0x20 || (9...13).contains(bytes[position]) {
        position += 1
      } else if bytes[position] == 0xC2, position + 1 < bytes.count, bytes[position + 1] == 0xA0 {
        position += 2
      } else {
        return
      }
    }
  }

  /// Takes a sign when it comes next.
  private mutating func take(_ sign: StaticString) -> Bool {
    skipSpace()
    let length = sign.utf8CodeUnitCount
    guard position + length <= bytes.count,
      sign.withUTF8Buffer({ $0.elementsEqual(bytes[position..<(position + length)]) })
    else { return false }
    position += length
    return true
  }

  private mutating func expect(_ sign: StaticString) throws {
    if !take(sign) { throw unexpected("\"\(sign)\"") }
  }

  private mutating func deeper() throws {
    depth += 1
    if depth > Self.maximumDepth * 2 { throw ExpressionFault(kind: .tooLarge(limit: "\(Self.maximumDepth)")) }
  }

  private func unexpected(_ expected: String) -> ExpressionFault {
    let rest = String(decoding: bytes[position...], as: UTF8.self)
    let found = rest.first.map { "\"\($0)\"" } ?? "hết công thức"
    let before = String(decoding: bytes[..<position], as: UTF8.self).count
    return ExpressionFault(kind: .syntax(at: before + 1, found: found, expected: expected))
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    var rest = utf8[...]
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    return rest.count == utf8.count ? self : String(Substring(rest))
  }
}
