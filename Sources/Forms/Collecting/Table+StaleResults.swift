import Documents

/// A cell by its place in its table.
struct TablePosition: Hashable, Sendable {
  var row: Int
  var column: Int
}

extension Table {
  /// Empties the cells whose formulas refer to a changed cell.
  ///
  /// - Parameters:
  ///   - section: whose table this is.
  ///   - changed: changed cells by section.
  /// - Returns: the cells that had shown something and are no longer as they were.
  mutating func forgetResults(of section: String, after changed: [String: Set<TablePosition>]) -> Set<TablePosition> {
    var stale: Set<TablePosition> = []
    let own = changed[section] ?? []
    for row in rows.indices {
      for column in columns.indices {
        let position = TablePosition(row: row, column: column)
        guard let formula = self[row, column].formula, !own.contains(position),
          formula.pieces.contains(where: { $0.refers(from: position, to: own, changed) })
        else { continue }
        self[row, column].content = .empty
        stale.insert(position)
      }
    }
    return stale
  }
}

extension Formula.Piece {
  /// Whether it refers to one of the cells of its own table, or to one of another section's.
  fileprivate func refers(
    from place: TablePosition, to own: Set<TablePosition>, _ others: [String: Set<TablePosition>]
  ) -> Bool {
    switch self {
    case .text: false
    case .cell(let rows, let columns):
      own.contains(TablePosition(row: place.row + rows, column: place.column + columns))
    case .range(let fromRows, let fromColumns, let toRows, let toColumns):
      own.contains {
        (fromRows...max(fromRows, toRows)).contains($0.row - place.row)
          && (fromColumns...max(fromColumns, toColumns)).contains($0.column - place.column)
      }
    case .elsewhere(let section, let row, let column):
      others[section]?.contains(TablePosition(row: row, column: column)) ?? false
    }
  }
}
