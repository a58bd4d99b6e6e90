import Synchronization

/// Figures that were made from others, by key: forms and reports ask for the same sums again and again.
///
/// It takes so many and no more: a country's sums have more parts than are worth their room, and none of them is asked for twice.
final class KnownFigures: Sendable {
  private static let room = 16_384

  private struct Entry {
    let a: UInt64
    let b: UInt64
    let stratum: Stratum
    /// Index of the next entry with the same hash plus 1; 0 at the end.
    let next: Int32
    let figure: Figure
  }

  private struct Table {
    var entries: [Entry] = []
    /// By hash: index of the first entry plus 1; 0 for none.
    var heads: [Int32] = []
  }

  private let table = Mutex(Table())

  /// The figure of a key if it was made before.
  func figure(for key: ObservationKey) -> Figure? {
    let group = ObservationSet.Group(key)
    return table.withLock { table in
      if table.heads.isEmpty { return nil }
      var at = Int(table.heads[Self.place(group, key.stratum)]) - 1
      while at >= 0 {
        let entry = table.entries[at]
        if entry.a == group.a, entry.b == group.b, entry.stratum == key.stratum { return entry.figure }
        at = Int(entry.next) - 1
      }
      return nil
    }
  }

  /// Keeps a figure, while there is room. Whoever makes the same figure at the same time keeps an equal one.
  func keep(_ figure: Figure, for key: ObservationKey) {
    let group = ObservationSet.Group(key)
    table.withLock { table in
      if table.entries.count >= Self.room { return }
      if table.heads.isEmpty {
        table.heads = Array(repeating: 0, count: Self.room)
        table.entries.reserveCapacity(Self.room / 4)
      }
      let place = Self.place(group, key.stratum)
      table.entries.append(
        Entry(a: group.a, b: group.b, stratum: key.stratum, next: table.heads[place], figure: figure))
      table.heads[place] = Int32(table.entries.count)
    }
  }

  private static func place(_ group: ObservationSet.Group, _ stratum: Stratum) -> Int {
    (GroupTable.mix(group.a ^ stratum.bits &* 0xD6E8_FEB8_6659_FD93, group.b)) & (room - 1)
  }
}
