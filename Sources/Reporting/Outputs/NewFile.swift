import Diagnostics
import Glibc

/// One file that comes into being as a whole, beside what people keep in the same folder.
struct NewFile {
  let path: String
  private let stage: String
  private let descriptor: Int32

  /// - Parameter isForced: overwrites what stands there.
  /// - Throws: ``Rejection`` with `F008` when something stands there; ``OutsideTrouble``.
  init(_ path: String, isForced: Bool) throws {
    self.path = path
    if !isForced, FolderWork.ownKind(of: path) != nil {
      throw Rejection(
        Diagnostic(.foreignInTheWay, at: Location(file: Path.parent(of: path)), ["name": Path.name(of: path)]))
    }
    try FolderWork.makeAll(Path.parent(of: path))
    stage = Path.join(Path.parent(of: path), "." + Path.name(of: path) + ".bieumau-new.\(getpid())")
    unlink(stage)
    descriptor = open(stage, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemFailure.trouble(errno, at: path, isWriting: true) }
  }

  func write(_ piece: [UInt8]) throws {
    let failure = piece.withUnsafeBytes { WholeWrite.write($0, to: descriptor) }
    if failure != 0 { throw SystemFailure.trouble(failure, at: path, isWriting: true) }
  }

  /// Puts the file in its place. After it, or after ``abandon()``, the file is done with.
  func commit() throws {
    if close(descriptor) != 0 { throw SystemFailure.trouble(errno, at: path, isWriting: true) }
    do {
      try FolderWork.rename(stage, to: path)
    } catch {
      unlink(stage)
      throw error
    }
  }

  func abandon() {
    close(descriptor)
    unlink(stage)
  }
}
