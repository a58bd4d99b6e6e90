import Archives
package import Diagnostics
import Markup

/// Bytes of a file, whatever its name, to a ``Workbook``.
package enum WorkbookReader {
  /// Recognises the format by content and reads all sheets.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name in findings, and the name of the sheet of a csv.
  /// - Throws: ``Rejection`` with everything found: `W001` to `W003`, `W017` to `W019` when it is something else, with
  ///   what to do about it; `W004` to `W016`, `W020` to `W023` and `X001` to `X009` for what is wrong within.
  package static func read(_ bytes: consuming [UInt8], file: String) throws(Rejection) -> Accepted<Workbook> {
    switch FileKind(of: copy bytes) {
    case .empty: throw refusal(.emptyFile, file)
    case .zip: return try readArchive(bytes, file)
    case .compoundFile: throw refusal(CompoundFile.code(for: bytes), file)
    case .oldExcel: throw refusal(.oldExcelFormat, file)
    case .xml: return try readXML(bytes, file)
    case .other(let kind): throw Rejection(Diagnostic(.otherDocument, at: Location(file: file), ["kind": kind]))
    case .text: return try CSVReader(file: file).read(bytes)
    case .unknown: throw refusal(.notAWorkbook, file)
    }
  }

  private static func refusal(_ code: Code, _ file: String) -> Rejection {
    Rejection(Diagnostic(code, at: Location(file: file)))
  }

  private static func readArchive(_ bytes: consuming [UInt8], _ file: String) throws(Rejection) -> Accepted<Workbook> {
    let archive = try Archive(bytes: bytes, file: file)
    let kinds = [
      ("word/document.xml", "Word (.docx)"), ("ppt/presentation.xml", "PowerPoint (.pptx)"),
    ]
    for (part, kind) in kinds where archive.name(matching: part) != nil {
      throw Rejection(Diagnostic(.otherDocument, at: Location(file: file), ["kind": kind]))
    }
    if archive.name(matching: "xl/workbook.bin") != nil { throw refusal(.binaryWorkbook, file) }
    if archive.name(matching: "xl/workbook.xml") != nil || archive.name(matching: "_rels/.rels") != nil {
      return try XLSXReader(archive: archive, file: file).read()
    }
    if archive.name(matching: "content.xml") != nil { return try ODSReader(file: file).read(archive) }
    throw Rejection(Diagnostic(.otherDocument, at: Location(file: file), ["kind": "ZIP"]))
  }

  private static func readXML(_ bytes: [UInt8], _ file: String) throws(Rejection) -> Accepted<Workbook> {
    let root = RootFinder()
    try MarkupReader.read(bytes, file: file, limits: .stream, into: root)
    switch root.name {
    case "Workbook": return try SpreadsheetML2003Reader(file: file).read(bytes)
    case "document": return try ODSReader(file: file).readFlat(bytes)
    case "html": throw Rejection(Diagnostic(.otherDocument, at: Location(file: file), ["kind": "HTML"]))
    default: throw refusal(.notAWorkbook, file)
    }
  }
}

/// Stops at the first tag of a file and keeps its name.
private final class RootFinder: MarkupEvents {
  private(set) var name = ""

  func start(_ tag: MarkupTag) -> MarkupFlow {
    name = tag.name.string
    return .stop
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: MarkupName) -> MarkupFlow { .stop }
}
