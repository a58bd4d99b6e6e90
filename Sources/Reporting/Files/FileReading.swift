import Diagnostics
import Glibc

/// Reads files and folders of a workspace or pack: regular files up to a size, nothing else.
enum FileReading {
  /// Files of a folder beyond this many are refused with `F005`: nobody has so many by intention.
  static let maximumFilesInFolder = 5_000

  /// The bytes of a file; `nil` when there is none.
  ///
  /// The size is checked before anything is read and again while reading, so that a file that grows is refused too.
  /// - Parameters:
  ///   - limit: in bytes.
  ///   - name: the file in findings.
  /// - Throws: ``Rejection`` with `F002`, `F003`; ``OutsideTrouble`` with `F001`, `F014`.
  static func bytes(at path: String, limit: Int, name: String) throws -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw SystemFailure.trouble(errno, at: name, isWriting: false)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemFailure.trouble(errno, at: name, isWriting: false) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Rejection(Diagnostic(.notRegularFile, at: Location(file: name), ["path": name]))
    }
    guard status.st_size <= limit else { throw tooLarge(name, limit) }
    return try read(descriptor, expected: Int(status.st_size), limit: limit, name: name)
  }

  private static func read(_ descriptor: Int32, expected: Int, limit: Int, name: String) throws -> [UInt8] {
    var size = 0
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
      while size < buffer.count {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + size }, buffer.count - size)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        size += got
      }
      count = size
    }
    if failure != 0 { throw SystemFailure.trouble(failure, at: name, isWriting: false) }
    // One byte more than its size was offered: a file that filled it grew meanwhile.
    if size > expected { throw tooLarge(name, limit) }
    return bytes
  }

  private static func tooLarge(_ name: String, _ limit: Int) -> Rejection {
    Rejection(Diagnostic(.fileTooLarge, at: Location(file: name), ["limit": "\(limit >> 20) MiB"]))
  }

  /// Names in a folder in byte order, without `.` and `..`; `nil` when there is no such folder.
  static func names(in folder: String) throws -> [String]? {
    guard let stream = opendir(folder) else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw SystemFailure.trouble(errno, at: folder, isWriting: false)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      names.append(name)
      if names.count > maximumFilesInFolder {
        throw Rejection(
          Diagnostic(.tooManyFiles, ["path": folder, "limit": String(maximumFilesInFolder)]))
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Bytes of what stands at a path, links followed; 0 for nothing.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  enum Kind { case file, folder, other }

  /// What stands at a path, links followed; `nil` for nothing.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }
}
