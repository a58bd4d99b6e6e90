import Glibc

/// Writing all of something, in as many calls as the system takes for it.
package enum WholeWrite {
  /// Goes on after interruptions and pieces.
  ///
  /// - Returns: 0, or the error number of the call that failed.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
      let wrote = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if wrote < 0, errno == EINTR { continue }
      if wrote <= 0 { return wrote < 0 ? errno : ENOSPC }
      done += wrote
    }
    return 0
  }
}
