/// A hash table from two words to a small number, made for keys of observations: open addressing, a multiplicative mix, no
/// reference counting. It grows and never shrinks.
struct GroupTable: Sendable {
  private struct Slot: Sendable {
    var a: UInt64
    var b: UInt64
    /// 0 = free.
    var value: Int32
  }

  private var slots: [Slot] = []
  private var mask = 0
  private(set) var count = 0

  /// Makes room for `wanted` keys without growing again.
  mutating func reserve(_ wanted: Int) {
    var capacity = 64
    while capacity < wanted * 2 { capacity *= 2 }
    if capacity > slots.count { grow(to: capacity) }
  }

  private static func mix(_ a: UInt64, _ b: UInt64) -> Int {
    var hash = (a ^ (b << 23 | b >> 41)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// The number under a key; 0 when there is none.
  subscript(a: UInt64, b: UInt64) -> Int32 {
    if slots.isEmpty { return 0 }
    return slots.withUnsafeBufferPointer { slots in
      var at = Self.mix(a, b) & mask
      while slots[at].value != 0 {
        if slots[at].a == a, slots[at].b == b { return slots[at].value }
        at = (at + 1) & mask
      }
      return 0
    }
  }

  /// Where a key has its place, found once for reading and writing. Good until the table changes otherwise.
  struct Place {
    fileprivate var slot: Int
    /// The number under the key; 0 when there is none.
    fileprivate(set) var value: Int32
  }

  /// The place of a key, with room for it should it be new.
  mutating func place(_ a: UInt64, _ b: UInt64) -> Place {
    if (count + 1) * 2 > slots.count { grow(to: max(64, slots.count * 2)) }
    let mask = mask
    return slots.withUnsafeBufferPointer { slots in
      var at = Self.mix(a, b) & mask
      while slots[at].value != 0, slots[at].a != a || slots[at].b != b { at = (at + 1) & mask }
      return Place(slot: at, value: slots[at].value)
    }
  }

  /// Puts a number other than 0 at the place of a key.
  mutating func set(_ value: Int32, at place: Place, _ a: UInt64, _ b: UInt64) {
    precondition(value != 0, "0 means that a key is free")
    if place.value == 0 { count += 1 }
    slots[place.slot] = Slot(a: a, b: b, value: value)
  }

  /// Puts a number other than 0 under a key, in the place of one that is there.
  mutating func set(_ value: Int32, at a: UInt64, _ b: UInt64) { set(value, at: place(a, b), a, b) }

  /// Calls `body` with every key and its number, in the order of the slots, which says nothing.
  func forEach(_ body: (_ a: UInt64, _ b: UInt64, _ value: Int32) -> Void) {
    for slot in slots where slot.value != 0 { body(slot.a, slot.b, slot.value) }
  }

  private mutating func grow(to capacity: Int) {
    let old = slots
    slots = Array(repeating: Slot(a: 0, b: 0, value: 0), count: capacity)
    mask = capacity - 1
    for slot in old where slot.value != 0 {
      var at = Self.mix(slot.a, slot.b) & mask
      while slots[at].value != 0 { at = (at + 1) & mask }
      slots[at] = slot
    }
  }
}
