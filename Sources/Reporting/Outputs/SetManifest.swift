/// What a set of outputs consists of: the file `.bieumau-set` in its folder, one line a file, in the order of names:
/// `<hash in hex> <size> <name>`, below `of <what the set is of>`.
///
/// It tells files that we wrote from files that people put there, and untouched ones from edited ones. Same outputs,
/// same manifest.
struct SetManifest: Equatable {
  static let fileName = ".bieumau-set"
  static let head = "bieumau-set 1"
  /// A manifest beyond this is not ours.
  static let maximumSize = 4 << 20

  struct Entry: Equatable {
    var size: Int
    var hash: UInt64
  }

  var entries: [String: Entry] = [:]
  /// Of what the set is, in one line: `Huyện Hớn Quản, 2023-H1`. Empty where it is not said.
  var subject = ""
  private static let subjectMark = "of "

  var bytes: [UInt8] {
    var text = Self.head + "\n"
    if !subject.isEmpty { text += Self.subjectMark + subject.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n" }
    for (name, entry) in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      text += String(entry.hash, radix: 16) + " \(entry.size) \(name)\n"
    }
    return Array(text.utf8)
  }

  init() {}

  /// Reads a manifest; lines that are no entry are passed over, so that a damaged one protects less but never hurts.
  init(bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")).dropFirst() {
      let line = Substring(decoding: line, as: UTF8.self)
      if line.hasPrefix(Self.subjectMark) {
        subject = String(line.dropFirst(Self.subjectMark.count))
        continue
      }
      let parts = line.utf8.split(separator: UInt8(ascii: " "), maxSplits: 2).map { Substring($0) }
      guard parts.count == 3, let hash = UInt64(parts[0], radix: 16), let size = Int(parts[1]) else { continue }
      let name = String(parts[2])
      if Self.isPlainName(name) { entries[name] = Entry(size: size, hash: hash) }
    }
  }

  /// A name of a file in the folder itself: nothing that leads out of it.
  static func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.utf8.contains(UInt8(ascii: "/")) && !name.utf8.contains(0)
  }
}
