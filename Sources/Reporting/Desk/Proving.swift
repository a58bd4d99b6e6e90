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
  ///   anchor that is none, `S003` where SQLite itself finds the file damaged.
  package static func verify(anchors: [String], workspace: String) throws -> Verification {
    var findings = Findings()
    let digests = anchors.compactMap { text -> ContentDigest? in
      if let digest = ContentDigest(hex: text) { return digest }
      findings.add(Diagnostic(.anchorMalformed, ["value": text.excerpt]))
      return nil
    }
    try findings.throwIfErrors()
    return try proved(digests) { try Desk.existingStore(in: workspace) }
  }

  /// Copies the store while others may write, and proves the copy.
  ///
  /// - Parameter destination: a path where nothing stands yet.
  /// - Throws: ``Rejection`` with `S009` when something stands there; as ``verify(anchors:workspace:)`` for a store that
  ///   is broken: the copy is there, and as broken.
  package static func backUp(to destination: String, workspace: String) throws -> Verification {
    let store = try Desk.existingStore(in: workspace)
    try store.backUp(to: destination)
    return try proved([]) { try SubmissionStore(path: destination) }
  }

  /// - Parameter open: a file too damaged to be opened is as little proved as one that says something else.
  private static func proved(
    _ anchors: [ContentDigest], _ open: () throws -> SubmissionStore
  ) throws -> Verification {
    do {
      let store = try open()
      let result = try store.verify(anchors: anchors)
      guard var broken = result.broken else { return result }
      broken.location = Location(file: store.path)
      throw Rejection([broken, Diagnostic(.storeNotProved)])
    } catch let trouble as OutsideTrouble where trouble.finding.code == .storeDamaged {
      throw Rejection([trouble.finding, Diagnostic(.storeNotProved)])
    }
  }
}
