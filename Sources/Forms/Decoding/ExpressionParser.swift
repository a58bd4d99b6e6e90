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

  private var characters: [Character] = []
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
    characters = Array(text)
    position = 0
    depth = 0
    let result = try sum()
    skipSpace()
    if position < characters.count { throw unexpected("+ - * / hoặc hết công thức") }
    return result
  }

  private mutating func sum() throws -> Expression {
    try deeper()
    defer { depth -= 1 }
    var result = try product()
    while let sign = take(oneOf: "+-−") {
      let next = try product()
      result = sign == "+" ? .add(result, next) : .subtract(result, next)
    }
    return result
  }

  private mutating func product() throws -> Expression {
    var result = try unary()
    while let sign = take(oneOf: "*/×÷") {
      let next = try unary()
      result = sign == "*" || sign == "×" ? .multiply(result, next) : .divide(result, next)
    }
    return result
  }

  private mutating func unary() throws -> Expression {
    try deeper()
    defer { depth -= 1 }
    if take(oneOf: "-−") != nil { return .negate(try unary()) }
    return try atom()
  }

  private mutating func atom() throws -> Expression {
    skipSpace()
    guard position < characters.count else { throw unexpected("một số, [cột], {dòng} hoặc hàm") }
    switch characters[position] {
    case "(":
      position += 1
      let inner = try sum()
      try expect(")")
      return inner
    case "[":
      return .column(try reference("cột", until: "]", in: columns, prefix: nil))
    case "{":
      let index = try reference("dòng", until: "}", in: rows, prefix: rowPrefix)
      return bracesAreColumns ? .column(index) : .row(index)
    case let first where first.isASCII && first.isNumber:
      return try number()
    case let first where first.isASCII && first.isLetter:
      return try call()
    default:
      throw unexpected("một số, [cột], {dòng} hoặc hàm")
    }
  }

  private mutating func reference(
    _ what: String, until end: Character, in names: [String: Int], prefix: String?
  ) throws -> Int {
    position += 1
    let code = text(until: [end]).trimmed
    try expect(end)
    if let prefix, let index = names[prefix + "." + code] { return index }
    if let index = names[code] { return index }
    throw ExpressionFault(kind: .unknown(what: what, found: code, names: Array(names.keys).sorted()))
  }

  private mutating func number() throws -> Expression {
    let start = position
    while position < characters.count, characters[position].isASCII,
      characters[position].isNumber || characters[position] == "."
    {
      position += 1
    }
    guard let value = DecimalNumber(plain: String(characters[start..<position])) else {
      position = start
      throw unexpected("một số như 12.5")
    }
    return .number(value)
  }

  private mutating func call() throws -> Expression {
    let start = position
    while position < characters.count, characters[position].isLetter || characters[position] == "-" { position += 1 }
    let name = String(characters[start..<position])
    guard take(oneOf: "(") != nil else { throw unexpected("(") }
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
      throw unexpected("đúng hai đối số cho \(name)")
    default:
      throw ExpressionFault(
        kind: .unknown(what: "hàm", found: name, names: ["sum", "min", "max", "ratio", "if-missing", "grade", "obs"]))
    }
  }

  private mutating func argumentList() throws -> [Expression] {
    var result = [try sum()]
    while take(oneOf: ",") != nil { result.append(try sum()) }
    try expect(")")
    return result
  }

  private mutating func observation() throws -> Expression {
    var pairs: [(name: String, value: String)] = []
    var missing = defaultMissing
    if defaultMissing != nil, take(oneOf: ")") != nil, let missing {
      return .observation(try aspects([]), missing: missing)
    }
    repeat {
      let name = text(until: ["=", ",", ")"]).trimmed
      try expect("=")
      let value = text(until: [",", ")"]).trimmed
      if name == "missing" {
        guard let rule = MissingRule(rawValue: value) else { throw unexpected("missing=0|skip|incomplete") }
        missing = rule
      } else {
        pairs.append((name, value))
      }
    } while take(oneOf: ",") != nil
    try expect(")")
    guard let missing else { throw unexpected("missing=0|skip|incomplete trong obs(…)") }
    return .observation(try aspects(pairs), missing: missing)
  }

  // MARK: - Characters

  private mutating func text(until ends: Set<Character>) -> String {
    let start = position
    while position < characters.count, !ends.contains(characters[position]) { position += 1 }
    return String(characters[start..<position])
  }

  private mutating func skipSpace() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  private mutating func take(oneOf set: String) -> Character? {
    skipSpace()
    guard position < characters.count, set.contains(characters[position]) else { return nil }
    defer { position += 1 }
    return characters[position]
  }

  private mutating func expect(_ character: Character) throws {
    if take(oneOf: String(character)) == nil { throw unexpected("\"\(character)\"") }
  }

  private mutating func deeper() throws {
    depth += 1
    if depth > Self.maximumDepth * 2 { throw ExpressionFault(kind: .tooLarge(limit: "\(Self.maximumDepth)")) }
  }

  private func unexpected(_ expected: String) -> ExpressionFault {
    let found = position < characters.count ? "\"\(characters[position])\"" : "hết công thức"
    return ExpressionFault(kind: .syntax(at: position + 1, found: found, expected: expected))
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
