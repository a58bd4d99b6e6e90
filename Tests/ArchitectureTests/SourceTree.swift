import Foundation

/// The project's own files, read for what they import and how they are written.
struct SourceTree {
  struct File: Sendable {
    /// Relative to the project.
    var path: String
    /// Target: the folder below `Sources/`.
    var room: String
    var lines: [String]
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every Swift file below a folder of the project.
  static func files(in folder: String) throws -> [File] {
    let base = root.appendingPathComponent(folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: base.path).filter { $0.hasSuffix(".swift") }
      .sorted()
    return try names.map { name in
      let text = try String(contentsOf: base.appendingPathComponent(name), encoding: .utf8)
      let room = name.split(separator: "/").first.map(String.init) ?? ""
      return File(
        path: folder + "/" + name, room: room,
        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Modules that a file imports.
  static func imports(of file: File) -> [String] {
    file.lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), words[..<at].allSatisfy(isImportModifier), at + 1 < words.count
      else {
        return nil
      }
      let kinds: Set<Substring> = ["class", "struct", "enum", "protocol", "func", "var", "typealias"]
      let name = kinds.contains(words[at + 1]) && at + 2 < words.count ? words[at + 2] : words[at + 1]
      return name.split(separator: ".").first.map(String.init)
    }
  }

  /// Names of the types that a file declares, in their order.
  static func declaredTypes(of file: File) -> [String] {
    let pattern = #/^\s*(?:[@\w()]+\s+)*?(?:struct|class|enum|protocol|actor|typealias|associatedtype)\s+`?(\w+)/#
    return file.lines.compactMap { line in
      guard line.contains(where: \.isUppercase), let name = code(line).firstMatch(of: pattern)?.1 else { return nil }
      // `class func` and `class var` declare no type.
      return ["func", "var"].contains(name) ? nil : String(name)
    }
  }

  /// The words of a name in capitals and small letters: `XLSX`, `Shared` and `Strings` of `XLSXSharedStrings`.
  static func words(in name: String) -> Set<String> {
    Set(name.matches(of: /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/).map { $0.0.prefix(1).uppercased() + $0.0.dropFirst() })
  }

  private static func isImportModifier(_ word: Substring) -> Bool {
    ["package", "internal", "public", "private", "fileprivate"].contains(word) || word.hasPrefix("@")
  }

  /// The line without strings and comments, so that what people read is not taken for code.
  static func code(_ line: String) -> String {
    var result: [UInt8] = []
    var inString = false
    var before = UInt8(ascii: " ")
    for byte in line.utf8 {
      if byte == UInt8(ascii: "\""), before != UInt8(ascii: "\\") { inString.toggle() }
      if !inString {
        if byte == UInt8(ascii: "/"), before == byte {
          result.removeLast()
          break
        }
        result.append(byte)
      }
      before = before == UInt8(ascii: "\\") && byte == before ? UInt8(ascii: " ") : byte
    }
    return String(decoding: result, as: UTF8.self)
  }
}
