import Archives
import Diagnostics
import Markup
import Workbooks

/// What is fed with bytes that nobody made with good intent: by `scripts/fuzz` for hours, and by the tests with every
/// file under `Tests/FuzzCorpus/`. A target may refuse its input; it must not crash, hang or break what it promises.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// XML as a tree, and as a stream cut anywhere.
  case xml
  /// A zip: its directory, and all that it unpacks to.
  case zip
  /// The parts of an xlsx, one behind the other with a NUL between: sheet, shared strings, styles, workbook. Zipped
  /// here, since a mutated zip hardly ever gets past its checksums.
  case xlsx
  /// The `content.xml` of an ods.
  case ods
  case spreadsheetML2003
  case csv
  /// A file as it comes, whatever it is.
  case workbook
  /// Files of a regime pack with a NUL between: form, checks, indicators, report, regime. What decodes is filled.
  case template

  /// Runs the target on one input.
  package func run(_ bytes: [UInt8]) {
    switch self {
    case .xml: readXML(bytes)
    case .zip: unpack(bytes)
    case .xlsx: read(FuzzedXLSX.archive(of: bytes))
    case .ods: read(FuzzTarget.archive([("content.xml", bytes)]))
    case .csv, .spreadsheetML2003, .workbook: read(bytes)
    case .template: FuzzedPack(bytes).run()
    }
  }

  static func archive(_ parts: [(String, [UInt8])]) -> [UInt8] {
    var writer = ArchiveWriter()
    for (name, contents) in parts { writer.add(name, contents, isCompressed: false) }
    return writer.finish()
  }

  /// The pieces of an input that holds several files.
  static func pieces(of bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
  }

  private func readXML(_ bytes: [UInt8]) {
    let limits = MarkupLimits(size: 1 << 20, elements: 100_000)
    let tree = try? MarkupReader.tree(of: bytes, file: "f", limits: limits)
    if let tree { precondition(FuzzTarget.depth(of: tree) <= limits.depth, "the reader lets nothing deeper through") }
    // The first byte says where the stream is cut.
    let step = Int(bytes.first ?? 0) + 1
    let counter = EventCounter()
    let stream = MarkupStream(file: "f", limits: limits, events: counter)
    do {
      for start in stride(from: 0, to: bytes.count, by: step) {
        _ = try bytes[start..<min(start + step, bytes.count)].withUnsafeBufferPointer { try stream.feed($0) }
      }
      try stream.finish()
      precondition(counter.open == 0, "every element that started has ended")
      precondition(tree != nil, "what is read in pieces is read whole")
    } catch {}
  }

  private static func depth(of element: MarkupElement) -> Int {
    1 + (element.children.map(depth).max() ?? 0)
  }

  private func unpack(_ bytes: [UInt8]) {
    let limits = ArchiveLimits(entries: 100, inflated: 1 << 20, ratio: 100, toleratedInflated: 1 << 16)
    guard let archive = try? Archive(bytes: bytes, file: "f", limits: limits) else { return }
    var size = 0
    for name in archive.names {
      precondition(!name.split(separator: "/").contains(".."), "no name leads out")
      size += (try? archive.contents(of: name).count) ?? 0
    }
    precondition(size <= limits.inflated, "no more is unpacked than is allowed")
  }

  private func read(_ bytes: [UInt8]) {
    guard let workbook = try? WorkbookReader.read(bytes, file: "f").value else { return }
    for sheet in workbook.sheets { FuzzTarget.walk(sheet) }
    for format in WorkbookListing.Format.allCases {
      var size = 0
      // A formula may be as long as a text and stand in every cell of a group.
      try? WorkbookListing.make(of: workbook, as: format, in: .vietnamese) {
        size += $0.count
        if size > 8 << 20 { throw CancellationError() }
      }
    }
  }

  /// Asks a sheet everything that it can be asked.
  private static func walk(_ sheet: Sheet) {
    var last: CellAddress?
    for row in sheet.rows.prefix(1_000) {
      for cell in row.prefix(1_000) {
        if let last { precondition(last < cell.address, "cells come in order, each once") }
        last = cell.address
        precondition(sheet[cell.address]?.text == cell.text, "a cell is found by its address")
        _ = (cell.kind, cell.serial, cell.fontName, cell.isPercentage, cell.numberFormat)
        _ = sheet.isRowHidden(cell.address.row) || sheet.isColumnHidden(cell.address.column)
      }
    }
    if let extent = sheet.extent, let last {
      precondition(extent.contains(last), "the extent holds every cell")
      _ = sheet.mergedRange(at: last)
    }
  }
}

/// Counts the elements that are open.
private final class EventCounter: MarkupEvents {
  private(set) var open = 0

  func start(_ tag: MarkupTag) -> MarkupFlow {
    open += 1
    for position in 0..<tag.attributeCount {
      _ = (tag.attributeName(at: position).string, tag.attributeValue(at: position).count)
    }
    return .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    precondition(String(validating: bytes, as: UTF8.self) != nil, "text comes in whole characters")
  }

  func end(_ name: MarkupName) -> MarkupFlow {
    open -= 1
    return .goOn
  }
}
