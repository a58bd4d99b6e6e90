/// A value that could be used, with the warnings and notes that came with it.
package struct Accepted<Value> {
  package var value: Value
  /// Never errors: an error belongs into a ``Rejection``.
  package var findings: [Diagnostic]

  package init(_ value: Value, findings: [Diagnostic] = []) {
    self.value = value
    self.findings = findings
  }
}

extension Accepted: Sendable where Value: Sendable {}

/// Input that could not be used, with everything that was found, errors and warnings alike.
package struct Rejection: Error, Sendable {
  package var findings: [Diagnostic]

  package init(_ findings: [Diagnostic]) {
    precondition(!findings.isEmpty, "a rejection names at least one finding")
    self.findings = findings
  }

  package init(_ finding: Diagnostic) { self.init([finding]) }
}

/// Trouble outside the program: a disk, a permission, a missing program. Thrown once, with what was being done.
package struct OutsideTrouble: Error, Sendable {
  package var finding: Diagnostic

  package init(_ finding: Diagnostic) { self.finding = finding }
}

/// Gathers findings while work goes on, and decides at the end.
package struct Findings: Sendable {
  package private(set) var all: [Diagnostic] = []
  /// Further findings are counted, not kept: a hostile file must not fill memory with complaints.
  package private(set) var dropped = 0
  package static let limit = 10_000

  package init() {}

  package mutating func add(_ finding: Diagnostic) {
    if all.count < Findings.limit { all.append(finding) } else { dropped += 1 }
  }

  package mutating func add(contentsOf findings: [Diagnostic]) {
    for finding in findings { add(finding) }
  }

  package var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// The value with its warnings, or all findings as a ``Rejection`` when one of them is an error.
  package func accept<Value>(_ value: @autoclosure () throws -> Value) throws -> Accepted<Value> {
    if hasErrors { throw Rejection(all) }
    return Accepted(try value(), findings: all)
  }

  package func throwIfErrors() throws {
    if hasErrors { throw Rejection(all) }
  }
}
