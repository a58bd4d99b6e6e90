import Glibc

/// Finds small numbers by the bytes of a code and the column in which it stands, without making a string of them.
///
/// Open addressing over one arena of bytes.
struct CodeTable {
  private struct Entry {
    var column: Int32
    var start: Int32
    var count: Int32
    var number: Int32
    /// Index plus 1 of the entry that followed in the column when it was last looked for; 0 = none yet.
    var next: Int32 = 0
  }

  private var arena: [UInt8] = []
  private var entries: [Entry] = []
  /// Index into `entries` plus 1; 0 = free. The size is a power of two, at most half full.
  private var slots: [Int32]
  /// By column: index plus 1 of the entry that was found last; 0 = none.
  private var last = [Int32](repeating: 0, count: TidyColumn.allCases.count)

  init(capacity: Int = 16) {
    var size = 32
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
  }

  /// Adds the codes of a column, numbered from 0 on.
  mutating func add(_ codes: some Sequence<String>, column: TidyColumn) {
    for (index, code) in codes.enumerated() { add(code, column: column, number: Int32(index)) }
  }

  /// The number of a code; `nil` when it is not in the table.
  @inline(__always)
  func number(of code: UnsafeBufferPointer<UInt8>, column: TidyColumn) -> Int32? {
    let slot = slots[place(of: code, Int32(column.rawValue))]
    return slot == 0 ? nil : entries[Int(slot) - 1].number
  }

  /// The same for one who reads column by column: files repeat the order of rows of files before, so that a code is mostly the one
  /// that followed last time, and need not be looked for.
  @inline(__always)
  mutating func next(_ code: UnsafeBufferPointer<UInt8>, column: TidyColumn) -> Int32? {
    let before = Int(last[column.rawValue]) - 1
    if before >= 0, entries[before].next > 0 {
      let expected = entries[before].next
      let entry = entries[Int(expected) - 1]
      if holds(entry, code, Int32(column.rawValue)) {
        last[column.rawValue] = expected
        return entry.number
      }
    }
    let slot = slots[place(of: code, Int32(column.rawValue))]
    if before >= 0, slot > 0 { entries[before].next = slot }
    last[column.rawValue] = slot
    return slot == 0 ? nil : entries[Int(slot) - 1].number
  }

  /// Adds a code, or gives a known one another number.
  mutating func add(_ code: UnsafeBufferPointer<UInt8>, column: TidyColumn, number: Int32) {
    let place = place(of: code, Int32(column.rawValue))
    if slots[place] != 0 {
      entries[Int(slots[place]) - 1].number = number
      return
    }
    entries.append(
      Entry(column: Int32(column.rawValue), start: Int32(arena.count), count: Int32(code.count), number: number))
    arena.append(contentsOf: code)
    slots[place] = Int32(entries.count)
    if entries.count * 2 > slots.count { grow() }
  }

  mutating func add(_ code: String, column: TidyColumn, number: Int32) {
    var code = code
    code.withUTF8 { add($0, column: column, number: number) }
  }

  /// Secret of this process, so that nobody can prepare a file whose codes collide.
  private let seed = UInt64.random(in: .min ... .max)

  /// Mixes eight bytes at a time; codes are short.
  @inline(__always)
  private func hash(_ code: UnsafeBufferPointer<UInt8>, _ column: Int32) -> Int {
    var hash = seed ^ UInt64(truncatingIfNeeded: code.count << 8 | Int(column))
    let bytes = UnsafeRawBufferPointer(code)
    let count = bytes.count
    var rest: UInt64 = 0
    if count >= 8 {
      var at = 0
      while at + 8 < count {
        hash = Self.mixed(hash ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        at += 8
      }
      // Some of the last eight bytes count twice.
      rest = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else {
      for byte in bytes { rest = rest << 8 | UInt64(byte) }
    }
    return Int(truncatingIfNeeded: Self.mixed(hash ^ rest))
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low
  }

  /// The slot that holds the code, or the free one where it belongs.
  private func place(of code: UnsafeBufferPointer<UInt8>, _ column: Int32) -> Int {
    let mask = slots.count - 1
    var place = hash(code, column) & mask
    while slots[place] != 0, !holds(entries[Int(slots[place]) - 1], code, column) { place = (place + 1) & mask }
    return place
  }

  private func holds(_ entry: Entry, _ code: UnsafeBufferPointer<UInt8>, _ column: Int32) -> Bool {
    guard Int(entry.count) == code.count, entry.column == column else { return false }
    if code.count == 0 { return true }
    return arena.withUnsafeBufferPointer { arena in
      guard let base = arena.baseAddress, let other = code.baseAddress else { return false }
      return memcmp(base + Int(entry.start), other, code.count) == 0
    }
  }

  /// Forgets codes whose numbers are below a limit.
  mutating func forget(below limit: Int32) {
    guard entries.contains(where: { $0.number < limit }) else { return }
    entries.removeAll { $0.number < limit }
    // Entries have other indices now.
    for index in entries.indices { entries[index].next = 0 }
    for column in last.indices { last[column] = 0 }
    placeAll(in: slots.count)
  }

  private mutating func grow() { placeAll(in: slots.count * 2) }

  private mutating func placeAll(in size: Int) {
    slots = [Int32](repeating: 0, count: size)
    arena.withUnsafeBufferPointer { arena in
      for (index, entry) in entries.enumerated() {
        let start = Int(entry.start)
        let code = UnsafeBufferPointer(rebasing: arena[start..<(start + Int(entry.count))])
        var place = hash(code, entry.column) & (slots.count - 1)
        while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = Int32(index + 1)
      }
    }
  }
}
