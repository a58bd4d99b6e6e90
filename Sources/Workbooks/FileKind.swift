import Diagnostics

/// What a file is by its first bytes.
enum FileKind: Equatable {
  case empty, zip, compoundFile, oldExcel, xml, text, unknown
  /// Something that is known and is no spreadsheet, in words.
  case other(String)

  init(of bytes: [UInt8]) {
    if bytes.isEmpty {
      self = .empty
    } else if let known = FileKind.bySignature(bytes) {
      self = known
    } else if TextDecoding.looksLikeText(bytes) {
      self = FileKind.byFirstMark(bytes)
    } else {
      self = .unknown
    }
  }

  private static func bySignature(_ bytes: [UInt8]) -> FileKind? {
    let signatures: [([UInt8], FileKind)] = [
      ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compoundFile),
      // BOF records of BIFF 2, 3, 4 and 5, which stand in a file of their own.
      ([0x09, 0x00, 0x04, 0x00], .oldExcel), ([0x09, 0x02, 0x06, 0x00], .oldExcel),
      ([0x09, 0x04, 0x06, 0x00], .oldExcel), ([0x09, 0x08, 0x08, 0x00], .oldExcel),
      ([0x09, 0x08, 0x10, 0x00], .oldExcel),
      (Array("%PDF".utf8), .other("PDF")), (Array("{\\rtf".utf8), .other("RTF")),
      ([0x89, 0x50, 0x4E, 0x47], .other("PNG")), ([0xFF, 0xD8, 0xFF], .other("JPEG")),
      (Array("Rar!".utf8), .other("RAR")), (Array("7z".utf8) + [0xBC, 0xAF], .other("7z")),
      ([0x1F, 0x8B, 0x08], .other("gzip")),
    ]
    return signatures.first { bytes.starts(with: $0.0) }?.1
  }

  /// XML and HTML begin with `<`, behind white space and a byte order mark; NULs are the other halves of UTF-16.
  private static func byFirstMark(_ bytes: [UInt8]) -> FileKind {
    let skipped: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, 0x20, 0x09, 0x0A, 0x0D]
    let opening = bytes.prefix(4_096).drop { skipped.contains($0) }.prefix(400).filter { $0 != 0 }
    guard opening.first == UInt8(ascii: "<") else { return .text }
    let start = String(decoding: opening, as: UTF8.self).lowercased()
    let page = ["<html", "<!doctype html", "<table", "<head", "<body", "<meta", "<style"]
    return page.contains { start.hasPrefix($0) } ? .other("HTML") : .xml
  }
}

/// OLE compound files: old Office formats, and new ones behind a password.
enum CompoundFile {
  /// The names of streams stand in the directory in UTF-16 (MS-CFB §2.6.1); which one there is tells the format. The
  /// whole file is searched, so that a damaged directory does no harm.
  static func code(for bytes: [UInt8]) -> Code {
    if contains("EncryptedPackage", bytes) { return .passwordProtected }
    if contains("Workbook", bytes) || contains("Book", bytes) { return .oldExcelFormat }
    return .notAWorkbook
  }

  private static func contains(_ name: String, _ bytes: [UInt8]) -> Bool {
    let wanted = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    // Entries of the directory are 128 bytes long and begin with the name.
    return stride(from: 512, through: bytes.count - wanted.count, by: 128).contains { start in
      bytes[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }
}
