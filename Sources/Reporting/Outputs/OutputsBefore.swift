import Diagnostics
import Glibc

/// What stands at the place of a set before it is swapped in.
struct OutputsBefore {
  let folder: String
  let exists: Bool
  /// What an earlier run wrote; empty when none did.
  let manifest: SetManifest

  init(folder: String) {
    self.folder = folder
    exists = FileReading.kind(of: folder) == .folder
    let path = Path.join(folder, SetManifest.fileName)
    let bytes = try? FileReading.bytes(at: path, limit: SetManifest.maximumSize, name: path)
    manifest = bytes.map { SetManifest(bytes: $0) } ?? SetManifest()
  }

  func has(_ name: String) -> Bool { FolderWork.ownKind(of: Path.join(folder, name)) == .file }

  /// - Throws: ``Rejection`` that names every file of these names, which a new set would overwrite, and which is not as we wrote it.
  func refuseChanges(of names: [String]) throws {
    var findings = Findings()
    let names = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in names where FolderWork.ownKind(of: Path.join(folder, name)) != nil {
      guard let entry = manifest.entries[name] else {
        findings.add(Diagnostic(.foreignInTheWay, at: Location(file: folder), ["name": name]))
        continue
      }
      if try !isUntouched(name, entry) {
        findings.add(Diagnostic(.changedByHand, at: Location(file: folder), ["name": name]))
      }
    }
    try findings.throwIfErrors()
  }

  private func isUntouched(_ name: String, _ entry: SetManifest.Entry) throws -> Bool {
    let path = Path.join(folder, name)
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size == entry.size else {
      return false
    }
    guard let bytes = try FileReading.bytes(at: path, limit: entry.size, name: path) else { return false }
    return ContentHash.of(bytes) == entry.hash
  }

  /// What to say when files of a set of something else are replaced.
  func replacement(by new: SetManifest) -> Diagnostic? {
    guard !manifest.subject.isEmpty, !new.subject.isEmpty, manifest.subject != new.subject else { return nil }
    let replaced = manifest.entries.keys.count { new.entries[$0] != nil }
    if replaced == 0 { return nil }
    let kept = manifest.entries.count - replaced
    return Diagnostic(
      .setReplaced, at: Location(file: folder),
      ["found": manifest.subject, "wanted": new.subject, "count": String(replaced), "kept": String(kept)])
  }

  /// Lets everything that the new set does not bring stand in it too.
  func carryOver(to staging: String, without new: SetManifest) throws {
    guard exists else { return }
    var budget = OutputSet.maximumForeignFiles
    try carry(folder, to: staging, skipping: new, &budget)
  }

  private func carry(_ from: String, to: String, skipping new: SetManifest?, _ budget: inout Int) throws {
    for name in try FileReading.names(in: from) ?? [] {
      if let new, new.entries[name] != nil || name == SetManifest.fileName { continue }
      budget -= 1
      if budget < 0 {
        throw Rejection(
          Diagnostic(.outputsCrowded, ["path": folder, "limit": String(OutputSet.maximumForeignFiles)]))
      }
      let source = Path.join(from, name)
      let target = Path.join(to, name)
      if FolderWork.ownKind(of: source) == .folder {
        try FolderWork.make(target)
        try carry(source, to: target, skipping: nil, &budget)
      } else {
        try FolderWork.link(source, to: target)
      }
    }
  }
}
