import Crypto

/// Feeds fields to SHA-256 so that no two lists of fields have the same bytes: every text has its length before it, every
/// number eight bytes, low ones first.
struct CanonicalBytes {
  private var hash = SHA256()
  private var pending: [UInt8] = []
  /// A text holds a zero byte, at which SQLite would cut it.
  private(set) var hasZero = false

  /// - Parameter domain: what is digested, so that a digest of one thing never passes for that of another.
  init(_ domain: String) {
    pending.reserveCapacity(CanonicalBytes.limit + 1024)
    append(domain)
  }

  private static let limit = 1 << 14

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      append(bytes.count)
      if bytes.contains(0) { hasZero = true }
      pending.append(contentsOf: bytes)
    }
    if pending.count >= CanonicalBytes.limit { flush() }
  }

  mutating func append(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { pending.append(contentsOf: $0) }
  }

  /// Eight numbers at once, as a machine with low bytes first has them: every one that Swift runs on.
  mutating func append(words: (Int64, Int64, Int64, Int64, Int64, Int64, Int64, Int64)) {
    withUnsafeBytes(of: words) { pending.append(contentsOf: $0) }
    if pending.count >= CanonicalBytes.limit { flush() }
  }

  mutating func append(_ digest: ContentDigest) { pending.append(contentsOf: digest.bytes) }

  /// Bytes that were made by ``encoded(_:)``.
  mutating func append(encoded bytes: [UInt8]) {
    pending.append(contentsOf: bytes)
    if pending.count >= CanonicalBytes.limit { flush() }
  }

  /// What ``append(_:)-(String)`` feeds for a text: made once for a text that comes often.
  static func encoded(_ text: String) -> [UInt8] {
    withUnsafeBytes(of: Int64(text.utf8.count).littleEndian) { Array($0) } + Array(text.utf8)
  }

  private mutating func flush() {
    pending.withUnsafeBytes { hash.update(bufferPointer: $0) }
    pending.removeAll(keepingCapacity: true)
  }

  /// The digest of everything so far.
  mutating func finish() -> ContentDigest {
    flush()
    return ContentDigest(hash.finalize())
  }
}
