import Foundation
import Forms

/// Files of the checkout that tests read.
enum Checkout {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func bytes(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  /// Every XML file of a pack, paths relative to it.
  static func pack(at path: String) throws -> [PackFile] {
    let folder = root.appending(path: path)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".xml") }.sorted().map { name in
      PackFile(path: name, bytes: [UInt8](try Data(contentsOf: folder.appending(path: name))))
    }
  }
}
