import Documents

/// The lists of drop-downs. What spreadsheets hold in the rule itself stays there: 255 characters, no comma in an entry.
/// Others stand in a hidden sheet, one column each, equal lists once.
struct DropDownLists {
  enum Place: Equatable {
    /// `có,không`, between quotation marks in the rule.
    case rule(String)
    /// A column of the hidden sheet, 0-based, from its second row on.
    case column(Int, count: Int)
  }

  /// The name of the hidden sheet, should there be one.
  let sheetName: String
  private var columns: [[String]] = []
  private var known: [[String]: Int] = [:]

  init(sheetName: String) { self.sheetName = sheetName }

  mutating func place(of list: [String]) -> Place {
    if let text = DropDownLists.text(list) { return .rule(text) }
    let column = known[list] ?? columns.count
    if column == columns.count {
      columns.append(list)
      known[list] = column
    }
    return .column(column, count: list.count)
  }

  private static func text(_ list: [String]) -> String? {
    let joined = list.joined(separator: ",")
    guard !list.isEmpty, joined.utf16.count <= 255,
      list.allSatisfy({ entry in
        !entry.isEmpty && entry.first?.isWhitespace == false && entry.last?.isWhitespace == false
          && !entry.contains { $0 == "," || $0 == "\"" || $0 == "_" || $0.isNewline || $0 < " " }
      })
    else { return nil }
    return joined
  }

  /// The hidden sheet, when some list needs it: on the first row an anchor by which a reader knows what this is, then the
  /// entries.
  var sheet: HiddenSheet? {
    guard !columns.isEmpty else { return nil }
    let rows = (0..<(columns.map(\.count).max() ?? 0)).map { row in
      columns.map { row < $0.count ? $0[row] : nil }
    }
    return HiddenSheet(name: sheetName, rows: [["#lists"]] + rows)
  }
}

/// A sheet of texts for programs.
struct HiddenSheet {
  let name: String
  /// `nil` is an empty cell.
  let rows: [[String?]]

  init(name: String, rows: [[String?]]) {
    self.name = name
    self.rows = rows
  }

  /// The sheet of a document's stamp; `nil` without a stamp.
  init?(_ stamp: [StampEntry], name: String) {
    guard !stamp.isEmpty else { return nil }
    self.init(name: name, rows: [[StampEntry.anchor]] + stamp.map { [$0.name, $0.value] })
  }

  /// Names for the stamp's sheet and the lists' that no section has.
  static func names(beside document: Document) -> (stamp: String, lists: String) {
    let wanted = (stamp: StampEntry.sheetName, lists: "_danh muc")
    // Nearly no section has a name that begins so.
    guard document.sections.contains(where: { $0.sheetName.utf8.first == UInt8(ascii: "_") }) else { return wanted }
    let names = SheetName.unique(document.sections.map(\.sheetName) + [wanted.stamp, wanted.lists])
    return (names[names.count - 2], names[names.count - 1])
  }
}
