import Archives
import Documents
import Markup

/// The parts of a workbook as libxlsxwriter packed them, and what it cannot say itself: no page number on the first page
/// (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.7), sheets that only a program shows, a date that was not asked of the clock.
struct XLSXPackage {
  let properties: Document.Properties
  /// Head of the first page, in the codes of spreadsheets; empty for none.
  let firstHeader: String
  /// The sheets are too large to be unpacked again for a page number.
  let isLarge: Bool
  /// Parts of our own may be as large as they come.
  private static let limits = ArchiveLimits(entries: .max, inflated: .max, ratio: 1, toleratedInflated: .max)

  /// - Throws: ``WritingError/output(reason:)`` when the zip is not what the library promises.
  func finished(_ bytes: [UInt8]) throws(WritingError) -> [UInt8] {
    var parts = ["docProps/core.xml": CoreProperties(properties).bytes]
    do {
      let archive = try Archive(bytes: bytes, file: "", limits: XLSXPackage.limits)
      for name in archive.names {
        if name == "xl/workbook.xml" {
          parts[name] = XLSXPackage.replacing(
            " state=\"hidden\"", by: " state=\"veryHidden\"", in: try archive.contents(of: name), atEnd: false)
        } else if !isLarge, name.hasPrefix("xl/worksheets/sheet") {
          parts[name] = withFirstPage(try archive.contents(of: name))
        }
      }
    } catch {
      throw WritingError.output(reason: "\(error)")
    }
    guard let result = ArchiveWriter.revised(bytes, with: parts) else { throw WritingError.output(reason: "zip") }
    return result
  }

  /// The sheet with a first page that has a head of its own.
  private func withFirstPage(_ sheet: [UInt8]) -> [UInt8] {
    let sheet = XLSXPackage.replacing(
      "<headerFooter>", by: "<headerFooter differentFirst=\"1\">", in: sheet, atEnd: true)
    if firstHeader.isEmpty { return sheet }
    var head = Array("</oddHeader><firstHeader>".utf8)
    MarkupEscaping.append(text: firstHeader, to: &head)
    head += "</firstHeader>".utf8
    return XLSXPackage.replacing(Array("</oddHeader>".utf8), by: head, in: sheet, atEnd: true)
  }

  /// Replaces every occurrence, or only the last. Texts cannot be taken for elements: their `<` and `"` are escaped.
  private static func replacing(
    _ old: StaticString, by new: StaticString, in part: [UInt8], atEnd: Bool
  ) -> [UInt8] {
    replacing(old.withUTF8Buffer(Array.init), by: new.withUTF8Buffer(Array.init), in: part, atEnd: atEnd)
  }

  private static func replacing(_ pattern: [UInt8], by new: [UInt8], in part: [UInt8], atEnd: Bool) -> [UInt8] {
    var places: [Int] = []
    var at = part.count - pattern.count
    while at >= 0 {
      if part[at] == pattern[0], part[at..<(at + pattern.count)].elementsEqual(pattern) {
        places.append(at)
        if atEnd { break }
      }
      at -= 1
    }
    var result = part
    for place in places {
      result.replaceSubrange(place..<(place + pattern.count), with: new)
    }
    return result
  }
}
