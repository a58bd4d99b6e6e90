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

  /// Two things side by side.
  ///
  /// - Throws: what the first threw, else what the second threw.
  func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () throws -> First, _ second: @Sendable () throws -> Second
  ) throws -> (First, Second) {
    let results = map(2) { index -> Either<First, Second> in
      index == 0 ? .first(Result { try first() }) : .second(Result { try second() })
    }
    guard case .first(let one) = results[0], case .second(let other) = results[1] else {
      preconditionFailure("results come in order")
    }
    return (try one.get(), try other.get())
  }

  private enum Either<First: Sendable, Second: Sendable>: Sendable {
    case first(Result<First, any Error>)
    case second(Result<Second, any Error>)
  }
}
