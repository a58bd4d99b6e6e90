import Dispatch
import Forms
import Synchronization

/// Spreads independent work over the cores. Work within work is done where it stands, so that cores are not asked for twice.
struct OverCores: Spreading {
  func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = body(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0 }.compactMap { $0 }
  }

  func letGo(_ value: some Sendable) {
    DispatchQueue.global().async { withExtendedLifetime(value) {} }
  }

  /// The same, begun in an order of its own: whoever begins the longest work last lets the other cores wait.
  ///
  /// - Parameter order: every number once.
  /// - Returns: results by number.
  func map<Result: Sendable>(begunAs order: [Int], _ body: @Sendable (Int) -> Result) -> [Result] {
    zip(order, map(order.count) { body(order[$0]) }).sorted { $0.0 < $1.0 }.map(\.1)
  }
}
