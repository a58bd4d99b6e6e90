package import Diagnostics
import Glibc

/// A set of files that comes into being as a whole: built in a folder beside its place, then swapped in.
///
/// Whoever looks at the place sees the old set or the new one, never a mix, also when the run is killed or the disk is
/// full.
/// - Files of the place that are not ours (people's notes, subfolders) are carried over untouched.
/// - Files of an earlier run that this run does not write again stay too: rendering one form does not remove the
///   others.
/// - A file of ours that somebody edited, or a foreign file with a name that we want to write, is never overwritten
///   without `force`.
///
/// Leftovers of a killed run (`.NAME.bieumau-new.*` beside the place, recognised by the lock that died with it) are
/// tidied up by the next run; nothing in them that the place lacks is lost.
package final class OutputSet {
  /// What may fail between two steps, for tests.
  enum Step: CaseIterable { case staged, manifest, carried, swapped, tidied }

  /// Most foreign files, subfolders included, that are carried over.
  static let maximumForeignFiles = 10_000

  package let folder: String
  private let staging: String
  private let lock: Int32
  /// Folders above the set that were not there, outermost first.
  private let madeParents: [String]
  private var manifest = SetManifest()
  /// Of what the set is, for people; a set of something else in its place is told when it is replaced. Empty = not said.
  var subject = ""
  /// Called behind every step; throwing stands for being killed there.
  var atStep: (Step) throws -> Void = { _ in }
  private(set) var notes: [Diagnostic] = []
  /// What was there before, and what is ours alone, once only the swap is left.
  private var prepared: (before: OutputsBefore, mine: SetManifest)?

  /// Makes the staging folder.
  ///
  /// - Parameter folder: where the set shall stand; its parents are made when they are missing.
  /// - Throws: ``OutsideTrouble`` (`F006`, `F013`, `F014`).
  package init(folder: String) throws {
    self.folder = Path.trimmed(folder)
    let parent = Path.parent(of: self.folder)
    madeParents = try FolderWork.makeAll(parent)
    let leftovers = Leftovers(folder: self.folder)
    do {
      notes = try leftovers.tidyUp()
      (staging, lock) = try leftovers.makeStage()
    } catch {
      FolderWork.removeEmpty(madeParents)
      throw error
    }
  }

  deinit { close(lock) }

  /// Names in the set so far, in order.
  package var names: [String] {
    manifest.entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Where files are written before they are added, from any thread.
  var stage: OutputStage { OutputStage(folder: folder, staging: staging) }

  /// Adds a file.
  ///
  /// - Precondition: `name` is a plain name that is not in the set yet.
  package func add(_ name: String, _ bytes: [UInt8]) throws { add(try stage.write(bytes, as: name)) }

  /// Adds a file that was written on the ``stage``.
  func add(_ file: StagedFile) {
    precondition(manifest.entries[file.name] == nil, "a set has each file once")
    manifest.entries[file.name] = file.entry
  }

  /// Does everything but the swap, for who has something else to do that may not happen without the set: whatever is in the
  /// way, or a disk that is full, is met here, and nothing has changed yet.
  ///
  /// - Throws: as ``commit(force:)``.
  func prepare(force: Bool) throws { try telling { try prepareUnnamed(force: force) } }

  /// Swaps the set in.
  ///
  /// - Parameter force: overwrites what people changed.
  /// - Returns: notes.
  /// - Throws: ``Rejection`` with `F007`, `F008` for every file in the way, `F011`; ``OutsideTrouble``. The place is
  ///   then untouched.
  package func commit(force: Bool) throws -> [Diagnostic] {
    if prepared == nil { try prepare(force: force) }
    guard let (before, mine) = prepared else { preconditionFailure("a set that was prepared says what was there before") }
    try telling {
      try swap(before)
      try atStep(.tidied)
    }
    if let replacement = before.replacement(by: mine) { notes.append(replacement) }
    return notes
  }

  private func telling(_ work: () throws -> Void) throws {
    do {
      try work()
    } catch let trouble as OutsideTrouble {
      throw trouble.told(of: folder, insteadOf: staging)
    }
  }

  private func prepareUnnamed(force: Bool) throws {
    try atStep(.staged)
    let before = OutputsBefore(folder: folder)
    manifest.subject = subject
    let mine = manifest
    if !force { try before.refuseChanges(of: Array(mine.entries.keys)) }
    for (name, entry) in before.manifest.entries where mine.entries[name] == nil && before.has(name) {
      manifest.entries[name] = entry
    }
    try FolderWork.write(manifest.bytes, to: Path.join(staging, SetManifest.fileName))
    try atStep(.manifest)
    try before.carryOver(to: staging, without: mine)
    try atStep(.carried)
    prepared = (before, mine)
  }

  /// Gives the set up and removes what was built, folders above it too when nothing else stands in them.
  package func abandon() {
    try? Leftovers.remove(staging, movingForeignTo: nil)
    FolderWork.removeEmpty(madeParents)
  }

  private func swap(_ before: OutputsBefore) throws {
    if !before.exists {
      try FolderWork.rename(staging, to: folder)
      FolderWork.sync(Path.parent(of: folder))
      return try atStep(.swapped)
    }
    if try !FolderWork.exchange(staging, folder) {
      // No exchange here: between two renames the place is empty for a moment, and a leftover brings the old set back.
      let aside = staging + ".old"
      try FolderWork.rename(folder, to: aside)
      do {
        try FolderWork.rename(staging, to: folder)
      } catch {
        try FolderWork.rename(aside, to: folder)
        throw error
      }
      try FolderWork.rename(aside, to: staging)
    }
    FolderWork.sync(Path.parent(of: folder))
    try atStep(.swapped)
    try Leftovers.remove(staging, movingForeignTo: folder)
  }
}

/// The folder in which a set is built. Files may be written side by side; the set learns of them in its own order.
struct OutputStage: Sendable {
  fileprivate let folder: String
  fileprivate let staging: String

  /// - Precondition: `name` is a plain name.
  /// - Throws: ``OutsideTrouble``, also when the name is taken.
  func write(_ bytes: [UInt8], as name: String) throws -> StagedFile { try bytes.withUnsafeBytes { try write($0, as: name) } }

  func write(_ bytes: UnsafeRawBufferPointer, as name: String) throws -> StagedFile {
    precondition(SetManifest.isPlainName(name), "a set is one folder")
    do {
      try FolderWork.write(bytes, to: Path.join(staging, name))
    } catch let trouble as OutsideTrouble {
      throw trouble.told(of: folder, insteadOf: staging)
    }
    return StagedFile(name: name, entry: SetManifest.Entry(size: bytes.count, hash: ContentHash.of(bytes)))
  }
}

/// A file that stands on a stage and in no set yet.
struct StagedFile: Sendable {
  let name: String
  let entry: SetManifest.Entry
}
