extension StringProtocol {
  /// At most 60 characters, for messages.
  package var excerpt: String { count > 60 ? prefix(60) + "…" : String(self) }

  /// The same on one line.
  package var excerptOnOneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ").excerpt }
}
