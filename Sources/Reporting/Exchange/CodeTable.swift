/// Finds small numbers by the bytes of a code, without making a string of them.
///
/// Open addressing over one arena of bytes. Hashes are seeded a process, so that no file can be made to collide.
struct CodeTable {
  private struct Entry {
    var start: Int32
    var count: Int32
    var number: Int32
  }

  private var arena: [UInt8] = []
  private var entries: [Entry] = []
  /// Index into `entries` plus 1; 0 = free. The size is a power of two, at most half full.
  private var slots: [Int32]

  init(capacity: Int = 16) {
    var size = 32
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
  }

  init(_ codes: some Collection<String>) {
    self.init(capacity: codes.count)
    for (index, code) in codes.enumerated() { add(code, number: Int32(index)) }
  }

  /// The number of a code; `nil` when it is not in the table.
  func number(of code: UnsafeBufferPointer<UInt8>) -> Int32? {
    let slot = slots[place(of: code)]
    return slot == 0 ? nil : entries[Int(slot) - 1].number
  }

  /// Adds a code, or gives a known one another number.
  mutating func add(_ code: UnsafeBufferPointer<UInt8>, number: Int32) {
    let place = place(of: code)
    if slots[place] != 0 {
      entries[Int(slots[place]) - 1].number = number
      return
    }
    entries.append(Entry(start: Int32(arena.count), count: Int32(code.count), number: number))
    arena.append(contentsOf: code)
    slots[place] = Int32(entries.count)
    if entries.count * 2 > slots.count { grow() }
  }

  mutating func add(_ code: String, number: Int32) {
    var code = code
    code.withUTF8 { add($0, number: number) }
  }

  /// The slot that holds the code, or the free one where it belongs.
  private func place(of code: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(code))
    let mask = slots.count - 1
    var place = hasher.finalize() & mask
    while slots[place] != 0, !holds(entries[Int(slots[place]) - 1], code) { place = (place + 1) & mask }
    return place
  }

  private func holds(_ entry: Entry, _ code: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(entry.count) == code.count else { return false }
    let start = Int(entry.start)
    for offset in 0..<code.count where arena[start + offset] != code[offset] { return false }
    return true
  }

  /// Forgets codes whose numbers are below a limit.
  mutating func forget(below limit: Int32) {
    guard entries.contains(where: { $0.number < limit }) else { return }
    entries.removeAll { $0.number < limit }
    placeAll(in: slots.count)
  }

  private mutating func grow() { placeAll(in: slots.count * 2) }

  private mutating func placeAll(in size: Int) {
    slots = [Int32](repeating: 0, count: size)
    arena.withUnsafeBufferPointer { arena in
      for (index, entry) in entries.enumerated() {
        let start = Int(entry.start)
        let code = UnsafeBufferPointer(rebasing: arena[start..<(start + Int(entry.count))])
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(code))
        var place = hasher.finalize() & (slots.count - 1)
        while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = Int32(index + 1)
      }
    }
  }
}
