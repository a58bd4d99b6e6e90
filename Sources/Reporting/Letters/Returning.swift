package import Diagnostics
import Forms
import Store

/// Sends submissions back with the letters that say what is to be mended.
package struct Returning: Sendable {
  private let library: PackLibrary
  private let surroundings: Surroundings

  package init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
    library = PackLibrary.forFilling(surroundings)
  }

  /// Letters about these submissions, ready to be written.
  private struct Batch {
    var names: [SubmissionName] = []
    var count = 0
    var files: [(name: String, bytes: [UInt8])] = []
  }

  /// Returns submissions and writes a letter for each sender and period of those that could be returned.
  ///
  /// The letters are made and written beside their place before anything is decided, so that whatever is wrong with them — the
  /// pack has none, a format is unknown, they cannot be printed, somebody changed a file that is in the way, the disk is full — leaves
  /// everything as it was.
  ///
  /// - Parameters:
  ///   - folder: into which the letters go, as one set.
  ///   - isForced: overwrites what people changed.
  /// - Returns: findings: `V003`, `V004`, `V006`, `R003`.
  /// - Throws: ``Rejection`` as ``Deciding`` does, `V002`, `U002`, `F007`, `F008`; ``OutsideTrouble``.
  package func callAsFunction(
    _ request: Deciding.Request, _ order: LetterOrder, into folder: String, isForced: Bool
  ) throws -> Accepted<(decided: Decided, letters: LetterFiles)> {
    precondition(request.verb == .return, "only what is returned has such a letter")
    let opened = try Workspace.open(request.workspace, library: library)
    let press = try LetterPress(.returned, order, in: opened.value, at: surroundings.now)
    let letters = ReturnLetters(opened.value, at: surroundings.now)
    let store = try Desk.existingStore(in: request.workspace)
    func batch(_ submissions: [StoredSubmission]) throws -> Batch {
      let drafts = try letters.drafts(for: submissions, reason: request.reason, from: store)
      return Batch(names: submissions.map(\.name), count: drafts.count, files: try press.files(drafts))
    }
    var outputs = try OutputSet(folder: folder)
    do {
      var made = Batch()
      let decided = try Deciding(surroundings)(request) { names in
        made = try batch(try Self.returnable(names, in: store))
        for file in made.files { try outputs.add(file.name, file.bytes) }
        if !made.files.isEmpty { try outputs.prepare(force: isForced) }
      }
      if made.names != decided.done.map(\.name) {
        // Somebody else decided on some of them meanwhile.
        made = try batch(decided.done)
        outputs.abandon()
        outputs = try OutputSet(folder: folder)
        for file in made.files { try outputs.add(file.name, file.bytes) }
      }
      var findings = opened.findings + letters.findings(about: made.names)
      if made.files.isEmpty {
        outputs.abandon()
      } else {
        findings += try outputs.commit(force: isForced) + press.blanks
      }
      return Accepted(
        (decided, LetterFiles(folder: folder, count: made.count, names: made.files.map(\.name))), findings: findings)
    } catch {
      outputs.abandon()
      throw error
    }
  }

  /// Those of the names that the decision will not refuse, as far as that can be told before.
  private static func returnable(_ names: [SubmissionName], in store: SubmissionStore) throws -> [StoredSubmission] {
    try names.compactMap { name in
      do {
        return try store.submission(named: name)
      } catch is Rejection {
        return nil
      }
    }.filter { Decision.return.states.contains($0.state) }
  }
}
