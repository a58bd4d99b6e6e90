import Documents
import Workbooks

/// A section of the book as it stands in the workbook that came back: which sheet row and column each of its cells has.
struct FoundSection {
  /// Index of ``EntryBook/sections``.
  let section: Int
  let table: SheetTable
  /// Sheet row by row of the section; `nil` where it is gone.
  var rows: [Int?]
  /// Sheet column by column of the section; `nil` where it is gone.
  var columns: [Int?]
  /// Lines of the table that are no row of the section.
  var strays: [SheetTable.Line] = []
  /// Anchors that stand there twice, with the sheet rows.
  var doubled: [(anchor: String, rows: [Int])] = []
  /// The section's place was told by what it prints, not by its anchors.
  var isByLabels = false

  func cell(_ row: Int, _ column: Int) -> FoundCell? {
    guard let row = rows[row], let column = columns[column] else { return nil }
    return table.sheet[table.address(row, column)]
  }

  /// The sheet column with a code of the program's own columns; `nil` where there is none.
  func column(_ code: String) -> Int? { table.columns[code]?.first }

  /// Share of the section's rows that were found, in thousandths; of its columns where a list has only rows to fill.
  private(set) var foundShare = 0
}

extension FoundSection {
  /// Lays a section over a table: rows by their anchors, and those whose anchor is gone by what they print.
  init(_ section: EntrySection, at index: Int, in table: SheetTable) {
    self.section = index
    self.table = table
    columns = section.columns.map { table.columns[$0.code]?.first }
    rows = [Int?](repeating: nil, count: section.rows.count)
    var places: [String: [Int]] = [:]
    for line in table.lines where !line.anchor.isEmpty { places[line.anchor, default: []].append(line.row) }
    for (row, entry) in section.rows.enumerated() { rows[row] = places[entry.anchor]?.first }
    doubled = places.filter { $0.value.count > 1 }.map { ($0.key, $0.value) }.sorted { $0.1[0] < $1.1[0] }
    matchByLabels(section)
    let certain = section.rows.indices.filter { !section.rows[$0].isSpare }
    let parts = certain.isEmpty ? columns : certain.map { rows[$0] }
    foundShare = parts.count { $0 != nil } * 1_000 / max(1, parts.count)
    let used = Set(rows.compactMap { $0 })
    strays = table.lines.filter { line in
      !used.contains(line.row) && !(doubled.contains { $0.rows.contains(line.row) })
    }
  }

  /// Rows without an anchor in the sheet against rows of the section that were not found.
  private mutating func matchByLabels(_ section: EntrySection) {
    let missing = rows.indices.filter { rows[$0] == nil && !section.rows[$0].isSpare }
    let open = table.lines.filter { $0.anchor.isEmpty }
    guard !missing.isEmpty, !open.isEmpty else { return }
    let numbers = Dictionary(
      table.sheet.rows.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    let found = open.prefix(LabelMatching.limit).map { line in
      numbers[line.row].map { LabelMatching.texts(of: table.sheet.rows[$0]) } ?? []
    }
    let wanted = missing.map { section.printed($0).map(TypedName.key) }
    for (index, match) in LabelMatching.match(wanted, Array(found)).enumerated() {
      guard let match else { continue }
      rows[missing[index]] = open[match].row
      isByLabels = true
    }
  }
}

extension EntrySection {
  /// What the form prints of a row by which it can be known again: its label, then its number; of a record its id.
  func printed(_ row: Int) -> [String] {
    if let id = rows[row].recordID { return [id] }
    guard case .plan(let plan, let laid) = source, row < laid.count else { return [rows[row].label] }
    let template = plan.section.rows[laid[row].template]
    if template.lineOf != nil, laid[row].groupLength == 0 { return [template.label] }
    return [laid[row].label, laid[row].ordinal]
  }
}

/// Finds every section of a book in a workbook, however its sheets are called and ordered.
struct SectionFinder {
  let book: EntryBook
  /// Per section of the book: everywhere it stands; more than once where a sheet was copied.
  private(set) var found: [[FoundSection]]
  /// Tables that no section claims, with the code they say.
  private(set) var unclaimed: [SheetTable] = []

  init(_ book: EntryBook, in workbook: Workbook) {
    self.book = book
    found = Array(repeating: [], count: book.sections.count)
    var nameless: [SheetTable] = []
    var sheetsWithTables: Set<String> = []
    for sheet in workbook.sheets where sheet.name != StampEntry.sheetName {
      for table in TableFinder.tables(in: sheet) {
        sheetsWithTables.insert(sheet.name)
        guard let code = table.code else {
          nameless.append(table)
          continue
        }
        if let index = book.sections.firstIndex(where: { $0.code == code }) {
          found[index].append(FoundSection(book.sections[index], at: index, in: table))
        } else {
          unclaimed.append(table)
        }
      }
    }
    claim(nameless)
    let rest = workbook.sheets.filter { !sheetsWithTables.contains($0.name) && $0.name != StampEntry.sheetName }
    findByLabels(in: Array(rest.prefix(Self.maximumSheets)))
  }

  /// Sheets without anchors that are compared with the book's sections.
  private static let maximumSheets = 40
  /// Comparisons of a section with a sheet; a workbook whose sheets all look like forms must not cost more.
  private static let maximumCandidates = 200

  private var missing: [Int] { found.indices.filter { found[$0].isEmpty } }

  /// Tables with anchors that do not say whose they are: by how many of a section's rows they hold.
  private mutating func claim(_ tables: [SheetTable]) {
    claim(tables.flatMap { table in missing.map { FoundSection(book.sections[$0], at: $0, in: table) } }, tables)
  }

  /// Sheets without any anchor: by the code line and the labels below it.
  private mutating func findByLabels(in sheets: [Sheet]) {
    var candidates: [FoundSection] = []
    for index in missing {
      let section = book.sections[index]
      let named = sheets.filter { TypedName.key($0.name) == TypedName.key(section.sheetName) }
      for sheet in named.isEmpty ? sheets : named {
        guard candidates.count < Self.maximumCandidates, let table = Self.table(of: section, in: sheet) else { continue }
        candidates.append(FoundSection(section, at: index, in: table))
      }
    }
    claim(candidates, [])
  }

  private static func table(of section: EntrySection, in sheet: Sheet) -> SheetTable? {
    guard let codes = LabelMatching.codeLine(section.columns.map(\.code), in: sheet) else { return nil }
    let below = sheet.rows.dropFirst(codes.position + 1).prefix(section.rows.count * 2 + 100)
    return SheetTable(
      sheet: sheet, code: nil, codeRow: sheet.rows[codes.position].number, anchorColumn: nil, columns: codes.columns,
      lines: below.map { SheetTable.Line(anchor: "", row: $0.number) }, endRow: nil)
  }

  /// Gives each section the table that suits it best, and each table to one section.
  private mutating func claim(_ candidates: [FoundSection], _ tables: [SheetTable]) {
    var taken: Set<String> = []
    var headers: [String: Set<String>] = [:]
    func place(_ table: SheetTable) -> String { "\(table.sheet.name)\u{0}\(table.codeRow)" }
    let scored = candidates.filter { $0.foundShare >= 500 }.map { candidate -> (score: Int, candidate: FoundSection) in
      let texts = headers[place(candidate.table)] ?? Self.headers(above: candidate.table)
      headers[place(candidate.table)] = texts
      return (suits(candidate, below: texts), candidate)
    }
    for (_, candidate) in scored.sorted(by: { $0.score > $1.score }) {
      guard found[candidate.section].isEmpty, taken.insert(place(candidate.table)).inserted else { continue }
      found[candidate.section] = [candidate]
    }
    unclaimed += tables.filter { !taken.contains(place($0)) }
  }

  /// Rows and columns that are there; the sheet's own name, and what stands above the table, decide between equals.
  private func suits(_ candidate: FoundSection, below headers: Set<String>) -> Int {
    let section = book.sections[candidate.section]
    let isNamed = TypedName.key(candidate.table.sheet.name) == TypedName.key(section.sheetName)
    let count = max(1, section.columns.count)
    let columns = candidate.columns.count { $0 != nil } * 1_000 / count
    let labels = section.columns.count { headers.contains(TypedName.key($0.label)) } * 1_000 / count
    let isSameWidth = candidate.table.columns.count == section.columns.count
    return candidate.foundShare + columns + labels + (isNamed ? 500 : 0) + (isSameWidth ? 100 : 0)
  }

  /// Texts that stand above the code line.
  private static func headers(above table: SheetTable) -> Set<String> {
    var texts: Set<String> = []
    for row in table.sheet.rows where row.number < table.codeRow && row.number >= table.codeRow - 12 {
      texts.formUnion(LabelMatching.texts(of: row))
    }
    return texts
  }
}
