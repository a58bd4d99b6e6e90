import Archives
import Diagnostics
import Markup

/// Reads OpenDocument spreadsheets, zipped and flat (OpenDocument 1.3 Part 3 §9).
///
/// Does: sheets with visibility, repeated rows, columns and cells, covered cells, merges, all value types, texts of
/// several paragraphs with spaces and tabs, errors as LibreOffice marks them, formulas without their `of:=`, fonts,
/// hidden and filtered rows and columns. A file behind a password is recognised (`W003`).
/// In part: of number formats only that a number is a percentage. Leaves out: comments, drawings, nested tables,
/// tracked changes, named ranges, links to other files.
struct ODSReader {
  private let file: String

  init(file: String) { self.file = file }

  /// - Throws: ``Rejection`` with `W003` to `W015`, `W018`, `W021`, `W022`, `X001` to `X009`.
  func read(_ archive: Archive) throws(Rejection) -> Accepted<Workbook> {
    try refuseOthers(archive)
    let builder = WorkbookBuilder(file: file)
    try archive.walk("content.xml", of: file, into: ODSVisitor(builder))
    return try builder.finish(as: .ods)
  }

  /// The same in one XML file (.fods).
  func readFlat(_ bytes: [UInt8]) throws(Rejection) -> Accepted<Workbook> {
    let builder = WorkbookBuilder(file: file)
    let visitor = ODSVisitor(builder)
    try MarkupReader.read(bytes, file: file, limits: .stream, into: visitor)
    if !visitor.isSpreadsheet { throw Rejection(Diagnostic(.notAWorkbook, at: Location(file: file))) }
    return try builder.finish(as: .ods)
  }

  private func refuseOthers(_ archive: Archive) throws(Rejection) {
    if archive.name(matching: "mimetype") != nil {
      let type = String(decoding: try archive.contents(of: "mimetype", limit: 1 << 20), as: UTF8.self)
      if type.hasPrefix("application/vnd.oasis.opendocument."), !type.contains("spreadsheet") {
        throw Rejection(
          Diagnostic(.otherDocument, at: Location(file: file), ["kind": String(type.dropFirst(35).prefix(60))]))
      }
    }
    let manifest = "META-INF/manifest.xml"
    guard archive.name(matching: manifest) != nil else { return }
    let finder = EncryptionFinder()
    try archive.walk(manifest, of: file, into: finder)
    if finder.isEncrypted { throw Rejection(Diagnostic(.passwordProtected, at: Location(file: file))) }
  }
}

/// Looks for `encryption-data` in a manifest (OpenDocument 1.3 Part 2 §4.4); the entries of the zip are then
/// unreadable.
private final class EncryptionFinder: MarkupEvents {
  private(set) var isEncrypted = false

  func start(_ tag: MarkupTag) -> MarkupFlow {
    isEncrypted = tag.name == "encryption-data"
    return isEncrypted ? .stop : .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: MarkupName) -> MarkupFlow { .goOn }
}
