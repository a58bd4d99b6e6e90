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
    case ENOTDIR:
      OutsideTrouble(Diagnostic(.notFolder, ["path": path]))
    default:
      OutsideTrouble(
        Diagnostic(isWriting ? .cannotWrite : .cannotRead, ["path": path, "reason": String(cString: strerror(number))]))
    }
  }
}

extension OutsideTrouble {
  /// The same trouble, told of another place: of the results that people know instead of the folder in which they are
  /// built.
  func told(of place: String, insteadOf hidden: String) -> OutsideTrouble {
    var finding = finding
    finding.arguments = finding.arguments.map { argument in
      guard argument.name == "path", argument.value.hasPrefix(hidden) else { return argument }
      return Diagnostic.Argument("path", place + argument.value.dropFirst(hidden.count))
    }
    return OutsideTrouble(finding)
  }
}
