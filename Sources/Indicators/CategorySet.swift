/// A set of category numbers, as large as a regime can have them, that needs no memory of its own: figures make one for
/// every sum.
struct CategorySet {
  private var words = InlineArray<16, UInt64>(repeating: 0)
  private(set) var isEmpty = true

  /// - Precondition: `number` is below 1024, as all category numbers are.
  mutating func insert(_ number: CategoryNumber) {
    words[Int(number) >> 6] |= 1 << UInt64(number & 63)
    isEmpty = false
  }

  func contains(_ number: CategoryNumber) -> Bool { words[Int(number) >> 6] >> UInt64(number & 63) & 1 == 1 }

  func contains(anyOf range: ClosedRange<CategoryNumber>) -> Bool {
    for number in range where contains(number) { return true }
    return false
  }
}
