import Diagnostics
import Glibc

/// A folder that comes into being as a whole: built beside its place, then moved there in one step. A run that is killed leaves nothing
/// in the place.
struct NewFolder {
  let place: String

  /// - Parameters:
  ///   - place: nothing stands there, or an empty folder.
  ///   - currentFolder: cannot be the place, because whoever stands in it would stand nowhere afterwards.
  /// - Throws: ``Rejection`` with `E002`, `E003`.
  init(_ place: String, currentFolder: String) throws {
    self.place = Path.trimmed(place)
    guard FolderWork.ownKind(of: self.place) != nil else { return }
    if NewFolder.isSame(self.place, currentFolder) {
      throw Rejection(Diagnostic(.workspaceIsCurrentFolder, ["path": place]))
    }
    let names = FolderWork.ownKind(of: self.place) == .folder ? try FileReading.names(in: self.place) : nil
    guard names?.isEmpty == true else { throw inTheWay }
  }

  private var inTheWay: Rejection { Rejection(Diagnostic(.workspaceInTheWay, ["path": place])) }

  /// Makes the folder.
  ///
  /// - Parameter build: fills the folder whose path it gets.
  /// - Returns: notes about what earlier runs left behind.
  func make(_ build: (String) throws -> Void) throws -> [Diagnostic] {
    let madeParents = try FolderWork.makeAll(Path.parent(of: place))
    do {
      let leftovers = Leftovers(folder: place)
      let notes = try leftovers.tidyUp()
      let stage = try leftovers.makeStage()
      defer { close(stage.lock) }
      try fill(stage.path, build)
      FolderWork.sync(Path.parent(of: place))
      return notes
    } catch {
      FolderWork.removeEmpty(madeParents)
      throw error
    }
  }

  private func fill(_ stage: String, _ build: (String) throws -> Void) throws {
    do {
      try build(stage)
      try moveIn(stage)
    } catch {
      try? Leftovers.remove(stage, movingForeignTo: nil)
      guard let trouble = error as? OutsideTrouble else { throw error }
      throw trouble.told(of: place, insteadOf: stage)
    }
  }

  private func moveIn(_ stage: String) throws {
    if rename(stage, place) == 0 { return }
    if errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR { throw inTheWay }
    throw SystemFailure.trouble(errno, at: place, isWriting: true)
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    var first = stat()
    var second = stat()
    guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
