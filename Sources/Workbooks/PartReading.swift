import Archives
import Diagnostics
import Markup

extension Archive {
  /// Unpacks a part and walks over its XML at once: neither stands in memory as a whole.
  ///
  /// - Parameter file: name of the archive in findings; the part's name is added.
  /// - Throws: ``Rejection``, as ``read(_:_:)`` and ``MarkupStream``.
  func walk(_ part: String, of file: String, into events: any MarkupEvents) throws(Rejection) {
    let stream = MarkupStream(file: "\(file)/\(part)", limits: .stream, events: events)
    var flow = MarkupFlow.goOn
    try read(part) { (piece) throws(Rejection) in
      flow = try stream.feed(piece)
      return flow == .goOn
    }
    if flow == .goOn { try stream.finish() }
  }
}
