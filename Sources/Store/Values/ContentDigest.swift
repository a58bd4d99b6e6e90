import Crypto

/// A SHA-256 digest: what a file, a set of values or an entry of the log is recognised by.
package struct ContentDigest: Sendable, Hashable {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// `nil` for anything but 32 bytes.
  init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  init(_ digest: SHA256.Digest) { bytes = Array(digest) }

  /// The digest of a whole file.
  package init(of content: [UInt8]) { self = content.withUnsafeBytes { ContentDigest(of: $0) } }

  init(of content: UnsafeRawBufferPointer) {
    var hash = SHA256()
    hash.update(bufferPointer: content)
    self.init(hash.finalize())
  }

  /// 64 digits, `0`–`9` and `a`–`f`.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Reads ``hex``, in either case; `nil` for anything else.
  package init?(hex: String) {
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in hex.utf8 {
      guard let digit = ContentDigest.value(of: character) else { return nil }
      if let before = high {
        bytes.append(before << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    guard high == nil else { return nil }
    self.init(bytes: bytes)
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension ContentDigest: CustomStringConvertible {
  package var description: String { hex }
}
