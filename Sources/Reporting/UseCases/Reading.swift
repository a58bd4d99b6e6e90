package import Diagnostics
import Workbooks

/// Shows what the program sees in a spreadsheet that somebody sent, before anyone asks what it means.
package enum Reading {
  /// Largest file that is opened; a full form of a district has a few hundred kilobytes.
  static let maximumFileSize = 32 << 20

  /// The formats of a listing: txt, csv, json.
  package static var formatCodes: [String] { WorkbookListing.Format.allCases.map(\.rawValue) }

  /// Reads a file, whatever its name says it is, and lists its cells as they are written.
  ///
  /// - Parameters:
  ///   - path: as the user named it, also in findings.
  ///   - format: one of ``formatCodes``.
  ///   - language: of the words in a txt.
  ///   - take: gets the listing piece by piece, in UTF-8; not called for a file that is refused.
  /// - Returns: what there is to say about a file that was read.
  /// - Throws: ``Rejection`` with `U002`, `F002`, `F003`, `F017`, `W001` to `W020` or `X001` to `X009`; ``OutsideTrouble`` with
  ///   `F001`, `F014`, `F015`; and what `take` throws.
  package static func list(
    _ path: String, as format: String, in language: Language, _ take: ([UInt8]) throws -> Void
  ) throws -> [Diagnostic] {
    guard let format = WorkbookListing.Format(rawValue: format) else {
      let known = formatCodes.joined(separator: ", ")
      throw Rejection(Diagnostic(.formatUnknown, ["name": format, "known": known]))
    }
    let accepted = try workbook(at: path)
    try WorkbookListing.make(of: accepted.value, as: format, in: language, take)
    return accepted.findings
  }

  /// A workbook of any format that can be read.
  ///
  /// - Throws: as ``bytes(at:limit:)``, and what reading it throws.
  static func workbook(at path: String) throws -> Accepted<Workbook> {
    try WorkbookReader.read(try bytes(at: path), file: path)
  }

  /// - Parameter limit: in bytes.
  /// - Throws: ``Rejection`` with `F002`, `F003`, `F015`, `F017`; ``OutsideTrouble`` with `F001`, `F014`.
  static func bytes(at path: String, limit: Int = maximumFileSize) throws -> [UInt8] {
    if FileReading.kind(of: path) == .folder { throw Rejection(Diagnostic(.folderNotFile, ["path": path])) }
    guard let bytes = try FileReading.bytes(at: path, limit: limit, name: path) else { throw SystemFailure.missing(path) }
    return bytes
  }
}
