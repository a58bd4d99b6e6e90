/// How much a finding weighs.
///
/// - `error`: the input is rejected, nothing is written or stored.
/// - `warning`: the work goes on; under `--strict` the exit code says so.
/// - `note`: worth knowing, never counted.
package enum Severity: Int, Sendable, Comparable, CaseIterable {
  case note, warning, error

  package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// A finding: what is wrong, where, and with which particulars. It holds data; ``Catalogue`` makes the words.
///
/// Findings are gathered, never thrown one by one: a reader or decoder goes on as far as it can and returns
/// all of them in an ``Accepted`` or throws all of them in a ``Rejection``.
package struct Diagnostic: Sendable, Hashable {
  /// The entry of the message catalogue.
  package var code: Code
  /// Normally the code's own severity; a rule of a regime pack may raise or lower it.
  package var severity: Severity
  /// Where it was found; `nil` for findings about the run as a whole.
  package var location: Location?
  /// Values for the holes `{name}` of the message, in the order they were given.
  package var arguments: [Argument]

  /// One named particular of a finding.
  package struct Argument: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// - Parameters:
  ///   - code: the catalogue entry.
  ///   - location: where; `nil` when the finding has no place.
  ///   - arguments: hole name to value; a hole without a value stays visible in the text as `{name}`.
  ///   - severity: overrides the code's own.
  package init(
    _ code: Code, at location: Location? = nil,
    _ arguments: KeyValuePairs<String, String> = [:], severity: Severity? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.location = location
    self.arguments = arguments.map { Argument($0.key, $0.value) }
  }

  package subscript(argument: String) -> String? {
    arguments.first { $0.name == argument }?.value
  }
}
