import Glibc

@testable import Reporting

/// A folder of its own for one test, removed with everything in it.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("\(ScratchFolder.base)/bieumau-test.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemFailure.trouble(errno, at: "mkdtemp", isWriting: true) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static var base: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  deinit { ScratchFolder.remove(path) }

  private static func remove(_ path: String) {
    for name in (try? FileReading.names(in: path)) ?? [] {
      let entry = Path.join(path, name)
      if FolderWork.ownKind(of: entry) == .folder { remove(entry) } else { unlink(entry) }
    }
    rmdir(path)
  }

  func path(_ name: String) -> String { Path.join(path, name) }

  func write(_ text: String, to name: String) throws {
    unlink(path(name))
    try FolderWork.makeAll(Path.parent(of: path(name)))
    try FolderWork.write(Array(text.utf8), to: path(name))
  }

  /// Every file below, by its path within: the text of each.
  var files: [String: String] {
    var result: [String: String] = [:]
    func walk(_ folder: String, _ prefix: String) {
      for name in (try? FileReading.names(in: folder)) ?? [] {
        let entry = Path.join(folder, name)
        if FolderWork.ownKind(of: entry) == .folder {
          walk(entry, prefix + name + "/")
        } else {
          let bytes = (try? FileReading.bytes(at: entry, limit: 1 << 20, name: entry)) ?? nil
          result[prefix + name] = bytes.map { String(decoding: $0, as: UTF8.self) } ?? "?"
        }
      }
    }
    walk(path, "")
    return result
  }

  /// ``files`` without manifests.
  var contents: [String: String] { files.filter { !$0.key.hasSuffix(SetManifest.fileName) } }
}
