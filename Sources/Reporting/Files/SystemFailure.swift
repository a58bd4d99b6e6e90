import Diagnostics
import Glibc

/// Turns the number of a failed system call into trouble that people can act on.
enum SystemFailure {
  /// - Parameters:
  ///   - number: `errno` right after the call.
  ///   - path: what was being worked on, as the user named it.
  ///   - isWriting: it was a write.
  static func trouble(_ number: Int32, at path: String, isWriting: Bool) -> OutsideTrouble {
    switch number {
    case ENOSPC, EDQUOT, EFBIG:
      OutsideTrouble(Diagnostic(.diskFull, ["path": path]))
    case EACCES, EPERM, EROFS:
      OutsideTrouble(Diagnostic(.accessDenied, ["path": path]))
    default:
      OutsideTrouble(
        Diagnostic(isWriting ? .cannotWrite : .cannotRead, ["path": path, "reason": String(cString: strerror(number))]))
    }
  }
}
