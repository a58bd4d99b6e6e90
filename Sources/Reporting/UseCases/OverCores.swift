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
}
