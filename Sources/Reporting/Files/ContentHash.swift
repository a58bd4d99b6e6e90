/// A fast fingerprint of bytes, to notice that a file was changed by hand. No protection against anybody who means
/// harm.
enum ContentHash {
  /// FNV-1a over words of eight bytes, folded at the end; the same on every machine.
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var at = 0
    // Whole megabytes go through here with every district.
    let whole = bytes.count & ~7
    while at < whole {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      at &+= 8
    }
    while at < bytes.count {
      hash = (hash ^ UInt64(bytes[at])) &* 0x0000_0100_0000_01B3
      at += 1
    }
    return hash ^ (hash >> 32)
  }

  static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { of($0) } }
}
