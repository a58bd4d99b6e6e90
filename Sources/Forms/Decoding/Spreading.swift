/// How pieces of work that do not depend on each other are done. The core does them one after the other; who calls it
/// may spread them over the cores.
package protocol Spreading: Sendable {
  /// What `body` makes of each number below `count`, in order of the numbers.
  func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result]

  /// Takes over what nobody needs any more and what takes long to take apart.
  func letGo(_ value: some Sendable)
}

/// One after the other.
package struct InOrder: Spreading {
  package init() {}

  package func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    (0..<count).map(body)
  }

  package func letGo(_ value: some Sendable) {}
}
