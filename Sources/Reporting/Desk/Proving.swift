import Diagnostics
package import Store

/// What proves that nothing was changed: the log, its chain, and copies that can be proved in their turn.
package enum Proving {
  /// Entries of the log, oldest first.
  ///
  /// - Parameter entry: the number after which to begin; 0 for all.
  package static func log(after entry: Int, workspace: String) throws -> [LogEntry] {
    try Desk.existingStore(in: workspace).log(after: entry)
  }

  /// Proves the store: log, values, decisions and files.
  ///
  /// - Parameter anchors: log digests of receipts that were handed out.
  /// - Throws: ``Rejection`` with the first broken link, `S030`–`S039`, and what to do about it (`D108`); `D107` for an
  ///   anchor that is none.
  package static func verify(anchors: [String], workspace: String) throws -> Verification {
    var findings = Findings()
    let digests = anchors.compactMap { text -> ContentDigest? in
      if let digest = ContentDigest(hex: text) { return digest }
      findings.add(Diagnostic(.anchorMalformed, ["value": text.excerpt]))
      return nil
    }
    try findings.throwIfErrors()
    return try proved(Desk.existingStore(in: workspace), digests)
  }

  /// Copies the store while others may write, and proves the copy.
  ///
  /// - Parameter destination: a path where nothing stands yet.
  /// - Throws: ``Rejection`` with `S009` when something stands there; as ``verify(anchors:workspace:)`` for a store that
  ///   is broken: the copy is there, and as broken.
  package static func backUp(to destination: String, workspace: String) throws -> Verification {
    let store = try Desk.existingStore(in: workspace)
    try store.backUp(to: destination)
    return try proved(SubmissionStore(path: destination), [])
  }

  private static func proved(_ store: SubmissionStore, _ anchors: [ContentDigest]) throws -> Verification {
    let result = try store.verify(anchors: anchors)
    guard var broken = result.broken else { return result }
    if broken.location == nil { broken.location = Location(file: store.path) }
    throw Rejection([broken, Diagnostic(.storeNotProved)])
  }
}
