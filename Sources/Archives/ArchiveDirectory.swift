import Diagnostics
internal import CLibZip

/// The list of entries of a zip, judged.
struct ArchiveDirectory {
  private(set) var names: [String] = []
  /// From ``key(_:)`` to the index that libzip uses.
  private(set) var positions: [String: zip_uint64_t] = [:]
  private(set) var findings = Findings()
  private let file: String

  init(file: String) { self.file = file }

  mutating func read(_ zip: OpaquePointer) {
    for position in 0..<zip_uint64_t(max(0, zip_get_num_entries(zip, 0))) {
      var entry = zip_stat_t()
      guard zip_stat_index(zip, position, 0, &entry) == 0, let raw = entry.name else { continue }
      let name = ArchiveDirectory.normalised(String(cString: raw))
      if ArchiveDirectory.leadsOut(name) { refuse(.archivePathRefused, name) }
      if name.hasSuffix("/") { continue }
      if entry.encryption_method != zip_uint16_t(ZIP_EM_NONE) { refuse(.archiveEntryEncrypted, name) }
      if ![ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(entry.comp_method)) { refuse(.archiveCompressionUnknown, name) }
      if positions.updateValue(position, forKey: ArchiveDirectory.key(name)) != nil {
        refuse(.archiveEntryDoubled, name)
      }
      names.append(name)
    }
  }

  private mutating func refuse(_ code: Code, _ name: String) {
    findings.add(Diagnostic(code, at: Location(file: file), ["entry": name]))
  }

  /// A name with `/` between folders and none in front.
  static func normalised(_ name: String) -> String {
    let slashes = name.contains("\\") ? String(name.map { $0 == "\\" ? "/" : $0 }) : name
    return String(slashes.drop { $0 == "/" })
  }

  /// What two names have in common that are one part (ECMA-376 Part 2 §6.3.5: ASCII case does not count).
  static func key(_ name: String) -> String {
    let folded = normalised(name).utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return String(decoding: folded, as: UTF8.self)
  }

  private static func leadsOut(_ name: String) -> Bool {
    name.split(separator: "/").contains("..") || name.dropFirst().hasPrefix(":")
  }
}

extension ArchiveDirectory {
  /// The greatest number of entries that any end record of the file claims, read as libzip would: it allocates for as
  /// many as are claimed, so the claim is judged before libzip sees the file. 0 when there is no end record.
  static func claimedEntries(in bytes: [UInt8]) -> Int {
    let last = bytes.count - 22
    guard last >= 0 else { return 0 }
    var claimed = 0
    for at in max(0, last - 0xFFFF)...last where isRecord(0x05, 0x06, in: bytes, at: at) {
      claimed = max(claimed, number(in: bytes, at: at + 10, length: 2))
      let locator = at - 20
      guard isRecord(0x06, 0x07, in: bytes, at: locator) else { continue }
      let wide = number(in: bytes, at: locator + 8, length: 8)
      if isRecord(0x06, 0x06, in: bytes, at: wide) {
        claimed = max(claimed, number(in: bytes, at: wide + 24, length: 8), number(in: bytes, at: wide + 32, length: 8))
      }
    }
    return claimed
  }

  private static func isRecord(_ third: UInt8, _ fourth: UInt8, in bytes: [UInt8], at: Int) -> Bool {
    at >= 0 && at <= bytes.count - 4 && bytes[at] == 0x50 && bytes[at + 1] == 0x4B
      && bytes[at + 2] == third && bytes[at + 3] == fourth
  }

  /// Little-endian; 0 beyond the end, and `Int.max` at the most.
  private static func number(in bytes: [UInt8], at: Int, length: Int) -> Int {
    guard at >= 0, at <= bytes.count - length else { return 0 }
    let value = bytes[at..<(at + length)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(clamping: value)
  }
}
