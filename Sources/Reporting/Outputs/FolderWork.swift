internal import CLinux
import Diagnostics
import Glibc

/// The few things that are done to folders, each failing with trouble that names the path.
enum FolderWork {
  static func make(_ path: String) throws {
    if mkdir(path, 0o777) != 0 { throw SystemFailure.trouble(errno, at: path, isWriting: true) }
  }

  /// Makes a folder with all that lead to it; those that are there stay as they are.
  ///
  /// - Returns: the folders that were made, outermost first.
  @discardableResult
  static func makeAll(_ path: String) throws -> [String] {
    if FileReading.kind(of: path) == .folder { return [] }
    let parent = Path.parent(of: path)
    let above = parent != path ? try makeAll(parent) : []
    if mkdir(path, 0o777) == 0 { return above + [path] }
    if errno == EEXIST { return above }
    let failure = errno
    removeEmpty(above)
    throw SystemFailure.trouble(failure, at: path, isWriting: true)
  }

  /// Removes folders that hold nothing, innermost first; one in which something stands stays.
  static func removeEmpty(_ paths: [String]) {
    for path in paths.reversed() where rmdir(path) != 0 { return }
  }

  /// Writes a new file; the name must be free.
  static func write(_ bytes: [UInt8], to path: String) throws { try bytes.withUnsafeBytes { try write($0, to: path) } }

  static func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemFailure.trouble(errno, at: path, isWriting: true) }
    var failure = WholeWrite.write(bytes, to: descriptor)
    // Some file systems tell of a full disk only here.
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw SystemFailure.trouble(failure, at: path, isWriting: true) }
  }

  /// Lets a file stand under a second name, without copying it where the file system can.
  static func link(_ path: String, to other: String) throws {
    if linkat(AT_FDCWD, path, AT_FDCWD, other, 0) == 0 { return }
    guard errno == EPERM || errno == EMLINK || errno == EOPNOTSUPP else {
      throw SystemFailure.trouble(errno, at: other, isWriting: true)
    }
    guard let bytes = try FileReading.bytes(at: path, limit: 1 << 30, name: path) else { return }
    try write(bytes, to: other)
  }

  static func rename(_ path: String, to other: String) throws {
    if Glibc.rename(path, other) != 0 { throw SystemFailure.trouble(errno, at: other, isWriting: true) }
  }

  /// Lets two folders change names in one step. False where the file system cannot.
  static func exchange(_ path: String, _ other: String) throws -> Bool {
    if renameat2(AT_FDCWD, path, AT_FDCWD, other, bieumau_rename_exchange) == 0 { return true }
    if errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP { return false }
    throw SystemFailure.trouble(errno, at: other, isWriting: true)
  }

  /// Writes a folder's names to the disk; trouble is not told, because the files are there already.
  static func sync(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Kind of what stands at a path itself, links not followed.
  static func ownKind(of path: String) -> FileReading.Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }
}
