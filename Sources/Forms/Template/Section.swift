import Documents
import Indicators

/// One table of a form with its page set-up: one sheet, one section of a text document.
///
/// The template as decoded: blocks and categories are spread out, references resolved; units and records are still open.
struct Section: Sendable {
  var code: String
  var sheet: String
  /// Words of `audience`: `owner`, a level such as `commune`, or a role.
  var audience: [String]
  /// Role that enters what its rows, columns and indicators leave open.
  var collectedBy: String?
  /// Roles that see the section and confirm or object, and never enter.
  var confirmedBy: [String] = []
  /// Heads the columns for what the reporting unit did itself, in its owner's workbook; `nil` where there are none.
  var ownShare: String?
  var orientation: PageSetup.Orientation
  var aspects: Aspects
  var displayUnit: DisplayUnit?
  var subtitle: Phrase?
  /// Printed instead of rows when a list has no record.
  var emptyLine: String?
  var recordType: String?
  /// Empty numbered rows for new records in a blank.
  var spareRows: Int
  var periods: PeriodFilter
  var header: [HeaderNode]
  /// Leaves of the header in order: stubs first.
  var columns: [Column]
  /// Every row of the template in order; lists of units and records hold theirs inside.
  var rows: [Row]
  /// Rows as they nest.
  var layout: [RowNode]
  var notes: [Phrase]
  /// Pictures of its figures, below the table.
  var charts: [SectionChart]
  var line: Int

  /// How its money is shown; `nil` when it shows none, or whole đồng.
  var moneyUnit: DisplayUnit? {
    displayUnit ?? columns.lazy.compactMap(\.displayUnit).first ?? rows.lazy.compactMap(\.displayUnit).first
  }

  var stubCount: Int { columns.prefix { $0.stub != nil }.count }
}

/// The tree of header cells over the leaf columns.
indirect enum HeaderNode: Sendable {
  case leaf(Int)
  case group(label: String, [HeaderNode])

  var depth: Int {
    switch self {
    case .leaf: 1
    case .group(_, let nodes): 1 + (nodes.map(\.depth).max() ?? 0)
    }
  }
}

/// How money is shown.
package enum DisplayUnit: String, Sendable, CaseIterable {
  case millionDong = "million-dong"

  /// Digits by which the point moves from đồng to the shown unit.
  package var shift: Int { -6 }

  package var label: String { "triệu đồng" }

  /// As people write it.
  var abbreviations: [String] { ["triệu", "trđ", "tr.đ", "tr"] }

  /// The unit to which the point moves by so many digits; `nil` for none.
  init?(shift: Int) {
    guard let unit = Self.allCases.first(where: { $0.shift == shift }) else { return nil }
    self = unit
  }
}

/// Kinds of periods in which something stands; empty = always.
struct PeriodFilter: Sendable, Equatable {
  var kinds: [ReportingPeriod.Kind] = []

  func admits(_ kind: ReportingPeriod.Kind) -> Bool { kinds.isEmpty || kinds.contains(kind) }
}

enum Entry: String, Sendable, CaseIterable { case given, typed, computed }

/// How figures of a column or row print.
enum FigureFormat: String, Sendable, CaseIterable {
  case integer, dec1, dec2, text, date

  var numberFormat: CellStyle.NumberFormat {
    switch self {
    case .integer: .decimal(places: 0)
    case .dec1: .decimal(places: 1)
    case .dec2: .decimal(places: 2)
    case .text: .text
    case .date: .date
    }
  }
}

enum StubKind: String, Sendable, CaseIterable {
  case ordinal, label
  case unitOfMeasure = "unit-of-measure"
  /// Label of a nested line: Hộ, Nhân khẩu.
  case line
}

/// A leaf column.
struct Column: Sendable {
  var code: String
  var label: String
  /// In characters; 0 = from the content.
  var width: Int
  /// Set for a stub: a column that says what the row is.
  var stub: StubKind?
  var aspects = Aspects()
  var entry: Entry?
  var formula: Expression?
  /// Text of the code line where it differs from the formula.
  var print: String?
  var format: FigureFormat?
  var displayUnit: DisplayUnit?
  var collectedBy: String?
  var requiredFlags: [String] = []
  var periods = PeriodFilter()
  /// A blank means that nothing was there.
  var isOptional = false
  var allowsNegative = false
  /// What the reporting unit did itself, of a figure that others collect; see ``Section/ownShare``.
  var isOwnShare = false
  var line: Int

  /// Holds words, not figures: formulas of rows do not reach it.
  var holdsText: Bool {
    format == .text || format == .date || aspects.measure == .note || aspects.attribute != nil
      || formula?.isGrade == true
  }
}

/// One row of the template: a heading, a figure row, a total, or the pattern of the rows of a list.
struct Row: Sendable {
  enum Kind: Sendable, Equatable { case heading, figures, total, eachUnit(level: String), eachRecord(type: String) }

  var code: String
  var kind: Kind
  /// `1`, `-`, `{position}`, `{parent}.{position}`.
  var ordinal: String
  var label: String
  var unitOfMeasure: String
  /// Levels of indentation, 0 at the margin.
  var indent: Int
  var aspects = Aspects()
  var formula: Expression?
  var format: FigureFormat?
  var displayUnit: DisplayUnit?
  var collectedBy: String?
  var requiredFlags: [String] = []
  var periods = PeriodFilter()
  var isOptional = false
  /// Codes of the only open columns; `nil` = all.
  var openColumns: Set<String>?
  /// A unit line over the lines of its own sub-units: looks like a total.
  var isOuter = false
  /// Indices of the rows that a total adds.
  var addends: [Int] = []
  /// Index of the row whose nested line this is, and the line's position.
  var lineOf: Int?
  var linePosition = 0
  var line: Int
}

/// How rows nest: a row, with its lines and the rows of a list inside.
struct RowNode: Sendable {
  /// Index into ``Section/rows``.
  var row: Int
  /// Indices of its nested lines; empty for a plain row.
  var lines: [Int]
  var children: [RowNode]
}
