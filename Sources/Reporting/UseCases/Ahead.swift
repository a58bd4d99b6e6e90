import Dispatch
import Synchronization

/// Work begun on another core before somebody asks for what comes of it.
final class Ahead<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, any Error>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  init(_ work: @escaping @Sendable () throws -> Value) {
    DispatchQueue.global().async { [self] in
      let result = Result { try work() }
      outcome.withLock { $0 = result }
      isDone.signal()
    }
  }

  /// What came of it, waited for.
  var result: Result<Value, any Error> {
    while true {
      if let result = outcome.withLock({ $0 }) { return result }
      isDone.wait()
      isDone.signal()
    }
  }
}
