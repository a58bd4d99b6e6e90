import Diagnostics
import Glibc
import Synchronization

/// Staging folders beside the place of a set: named, found again when their run was killed, removed without losing
/// anything.
struct Leftovers {
  let folder: String
  private static let count = Atomic<Int>(0)

  private var prefix: String { "." + Path.name(of: folder) + ".bieumau-new." }

  /// A name that no other run and no other set of this run uses.
  func newName() -> String {
    let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
    return Path.join(Path.parent(of: folder), prefix + "\(getpid())-\(number)")
  }

  /// Makes and locks a staging folder; again when another run took it for a leftover before it was locked.
  func makeStage() throws -> (path: String, lock: Int32) {
    var attempts = 0
    while true {
      let path = newName()
      do {
        try FolderWork.make(path)
      } catch let trouble as OutsideTrouble {
        throw trouble.told(of: folder, insteadOf: path)
      }
      if let lock = Self.lock(path) { return (path, lock) }
      attempts += 1
      if attempts == 8 { throw SystemFailure.trouble(EBUSY, at: path, isWriting: true) }
    }
  }

  /// Removes what killed runs left behind, after bringing back an old set that stands nowhere else.
  ///
  /// - Returns: a note for each.
  func tidyUp() throws -> [Diagnostic] {
    let parent = Path.parent(of: folder)
    var notes: [Diagnostic] = []
    for name in try Self.names(in: parent, with: prefix) {
      let path = Path.join(parent, name)
      guard let lock = Self.lock(path) else { continue }
      defer { close(lock) }
      if name.hasSuffix(".old"), FolderWork.ownKind(of: folder) == nil {
        try FolderWork.rename(path, to: folder)
      } else {
        let hasPlace = FileReading.kind(of: folder) == .folder
        try Self.remove(path, movingForeignTo: hasPlace ? folder : nil)
      }
      notes.append(Diagnostic(.outputsRecovered, ["path": path]))
    }
    return notes
  }

  /// Takes a folder for oneself until the descriptor is closed or the process ends; `nil` when somebody else has it or
  /// it is gone.
  static func lock(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0, status.st_nlink > 0 {
      return descriptor
    }
    close(descriptor)
    return nil
  }

  /// Names with a prefix, however many other files stand beside them.
  private static func names(in folder: String, with prefix: String) throws -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(prefix) { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a staging folder, which holds a set half built, a new set not swapped in, or an old set swapped out.
  ///
  /// - Parameter place: where the set stands. What is in the folder, is not of its set and is missing there is moved
  ///   there, so that a file which somebody put into the old set at the last moment is not lost; `nil` = everything in
  ///   it stands elsewhere.
  static func remove(_ path: String, movingForeignTo place: String?) throws {
    let bytes = try? FileReading.bytes(
      at: Path.join(path, SetManifest.fileName), limit: SetManifest.maximumSize, name: path)
    // Without a manifest nothing was carried over yet: all of it is ours.
    let manifest = bytes.map { SetManifest(bytes: $0) }
    var ours = Set((manifest?.entries ?? [:]).keys)
    ours.insert(SetManifest.fileName)
    try empty(path, place: manifest == nil ? nil : place, ours: ours)
    if rmdir(path) != 0, errno != ENOENT { throw SystemFailure.trouble(errno, at: path, isWriting: true) }
  }

  private static func empty(_ path: String, place: String?, ours: Set<String>) throws {
    for name in try FileReading.names(in: path) ?? [] {
      let entry = Path.join(path, name)
      let target = ours.contains(name) ? nil : place.map { Path.join($0, name) }
      if let target, FolderWork.ownKind(of: target) == nil {
        try FolderWork.rename(entry, to: target)
      } else if FolderWork.ownKind(of: entry) == .folder {
        try empty(entry, place: target, ours: [])
        rmdir(entry)
      } else {
        // Ours, or a second name of a file that stands in the place.
        unlink(entry)
      }
    }
  }
}
