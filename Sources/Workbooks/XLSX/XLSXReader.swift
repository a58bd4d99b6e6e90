import Archives
import Diagnostics
import Markup

/// Reads xlsx: ECMA-376 Part 1, SpreadsheetML, transitional and strict.
///
/// Does: parts found through relationships (absolute and relative), sheets with their order and visibility, shared,
/// inline and rich strings, numbers, booleans, errors, ISO dates, formulas with shared ones written out, number formats
/// and fonts, both epochs, hidden rows and columns, merged ranges.
/// In part: array formulas (at their first cell). Leaves out: phonetic text, comments, charts, pivot caches, tables,
/// defined names, validations, everything in extension lists. Never follows an external link.
struct XLSXReader {
  private let archive: Archive
  private let builder: WorkbookBuilder
  private let file: String

  init(archive: Archive, file: String) {
    self.archive = archive
    self.file = file
    self.builder = WorkbookBuilder(file: file)
  }

  /// - Throws: ``Rejection`` with everything found in all parts: `W004` to `W016`, `W021`, `W022`, `X001` to `X009`.
  func read() throws(Rejection) -> Accepted<Workbook> {
    let workbookPart = try mainPart()
    let relationships = try XLSXRelationships(of: workbookPart, in: archive, file: file)
    let workbook = XLSXWorkbookPart()
    try visit(workbookPart, workbook)
    builder.usesEpoch1904 = workbook.usesEpoch1904
    if let part = relationships.target(ofType: "/styles") { try visit(part, XLSXStyles(builder)) }
    var strings: [XLSXString] = []
    if let part = relationships.target(ofType: "/sharedStrings") {
      let visitor = XLSXStringTable(builder)
      try visit(part, visitor)
      strings = visitor.strings
    }
    try readSheets(workbook.tabs, relationships, strings)
    return try builder.finish(as: .xlsx)
  }

  /// The workbook's part: named by the package's relationships, else at the place where everyone puts it.
  private func mainPart() throws(Rejection) -> String {
    if archive.name(matching: "_rels/.rels") != nil {
      let package = try XLSXRelationships(of: "", in: archive, file: file)
      if let part = package.target(ofType: "/officeDocument") { return part }
    }
    return "xl/workbook.xml"
  }

  private func readSheets(
    _ tabs: [XLSXWorkbookPart.Tab], _ relationships: XLSXRelationships, _ strings: [XLSXString]
  ) throws(Rejection) {
    guard tabs.count <= WorkbookLimits.sheets else {
      throw Rejection(
        Diagnostic(.tooManySheets, at: Location(file: file), ["limit": String(WorkbookLimits.sheets)]))
    }
    for (position, tab) in tabs.enumerated() {
      guard let part = part(of: tab, at: position, relationships) else { continue }
      let visitor = XLSXSheet(SheetBuilder(name: tab.name, isHidden: tab.isHidden), strings, builder)
      do {
        try visit(part, visitor)
        visitor.finish()
      } catch {
        // A sheet that cannot be read does not keep the faults of the others from being found.
        builder.findings.add(contentsOf: error.findings)
      }
      builder.add(visitor.sheet)
    }
  }

  /// - Returns: `nil` for a tab that is no worksheet: a chart, a dialog, a macro sheet.
  private func part(
    of tab: XLSXWorkbookPart.Tab, at position: Int, _ relationships: XLSXRelationships
  ) -> String? {
    guard let relationship = relationships[tab.relationship] else { return "xl/worksheets/sheet\(position + 1).xml" }
    return relationship.type.hasSuffix("/worksheet") ? relationship.target : nil
  }

  private func visit(_ part: String, _ visitor: any MarkupEvents) throws(Rejection) {
    try archive.walk(part, of: file, into: visitor)
  }
}

/// The relationships of one part (ECMA-376 Part 2 §6.5): to which parts its ids lead.
struct XLSXRelationships {
  struct Relationship {
    /// URI; only its end is compared, since strict files have another beginning.
    var type: String
    /// Name of the part within the archive.
    var target: String
  }

  /// A part of a workbook has some ten; a sheet with a thousand links, a thousand.
  private static let limits = MarkupLimits(size: 1 << 20, elements: 20_000)
  private var relationships: [(id: String, relationship: Relationship)] = []

  /// - Parameter part: the part whose relationships are read; empty for the package itself. No relationships at all is
  ///   no fault: the list is then empty.
  init(of part: String, in archive: Archive, file: String) throws(Rejection) {
    let folder = XLSXRelationships.folder(of: part)
    let name = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
    guard archive.name(matching: name) != nil else { return }
    let limits = XLSXRelationships.limits
    let root = try MarkupReader.tree(
      of: archive.contents(of: name, limit: limits.size), file: "\(file)/\(name)", limits: limits)
    for child in root.children where child.name == "Relationship" && child[attribute: "TargetMode"] != "External" {
      guard let id = child[attribute: "Id"], let target = child[attribute: "Target"] else { continue }
      let type = child[attribute: "Type"] ?? ""
      let part = XLSXRelationships.resolve(target, in: folder)
      relationships.append((id, Relationship(type: type, target: part)))
    }
  }

  subscript(id: String) -> Relationship? { relationships.first { $0.id == id }?.relationship }

  /// The first target of a type with this end; `nil` when there is none.
  func target(ofType end: String) -> String? {
    relationships.first { $0.relationship.type.hasSuffix(end) }?.relationship.target
  }

  /// `xl/` for `xl/workbook.xml`, empty for a part at the top.
  private static func folder(of part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }

  /// A target is relative to the folder of its part, or begins at the top with `/`.
  private static func resolve(_ target: String, in folder: String) -> String {
    var path = target.hasPrefix("/") || target.hasPrefix("\\") ? [] : folder.split(separator: "/")
    for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(step) }
    }
    return path.joined(separator: "/")
  }
}
