import Indicators
import Workbooks

/// Ids of an open list's records, as the tool gives them: by the pattern of the record type.
struct ListIDs {
  private let section: EntrySection
  private let prefix: String
  private let idColumns: [Int]
  /// A row whose slots serve for records of which no row was laid out.
  private let model: Int

  /// - Returns: `nil` for a section that is no list.
  init?(_ section: EntrySection, _ slots: SlotReading) {
    guard let code = section.recordType, let type = slots.pack.catalogue.recordType(code),
      let model = section.rows.lastIndex(where: { $0.recordID != nil }), let id = section.rows[model].recordID,
      type.idPattern.contains("{nn}")
    else { return nil }
    self.section = section
    self.model = model
    // The model's own id with its number cut off: what every id of this list begins with.
    let digits = id.reversed().prefix(while: \.isNumber).count
    prefix = String(id.dropLast(digits))
    idColumns = section.idColumns
  }

  /// The id of a line: in the hidden column, or as printed in the column of ids.
  func id(of line: SheetTable.Line, in found: FoundSection) -> String? {
    if let id = SheetAnchor.recordID(in: line.anchor) { return known(id) }
    guard line.anchor.isEmpty else { return nil }
    for column in idColumns {
      guard let at = found.columns[column], let cell = found.table.sheet[found.table.address(line.row, at)] else { continue }
      if let id = known(cell.text.trimmedWhitespace) { return id }
    }
    return nil
  }

  private func known(_ id: String) -> String? {
    if section.rows.contains(where: { $0.recordID == id }) { return id }
    let number = id.dropFirst(prefix.count)
    return id.hasPrefix(prefix) && (1...4).contains(number.count) && number.allSatisfy(\.isNumber) ? id : nil
  }

  /// The cells of a record by the model's: same columns, its own id, nothing known of it.
  func slots(for id: String) -> [(column: Int, slot: EntrySlot)] {
    section.columns.indices.compactMap { column in
      guard case .entry(var slot) = section[model, column] else { return nil }
      slot.recordID = id
      slot.key.record = 0
      slot.prefilled = .blank
      return (column, slot)
    }
  }
}

extension EntrySection {
  /// Columns that show the ids of records.
  var idColumns: [Int] {
    guard case .plan(let plan, _) = source else { return [] }
    return plan.columns.indices.filter { plan.section.columns[plan.columns[$0]].aspects.attribute == "id" }
  }
}
