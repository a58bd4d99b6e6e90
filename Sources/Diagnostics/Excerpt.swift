extension StringProtocol {
  /// At most 60 characters, for messages.
  package var excerpt: String { count > 60 ? prefix(60) + "…" : String(self) }
}
