package import Diagnostics

/// A merge as files or as text: what the summary says of it, in each of its formats.
package struct MergeReport: Sendable {
  /// What a merge can be written as.
  package enum Format: String, Sendable, CaseIterable { case txt, csv, json }

  static let name = "tong-hop"

  private let merged: Merged
  private let summary: Summary

  package init(_ merged: Merged, _ summary: Summary) {
    self.merged = merged
    self.summary = summary
  }

  /// The formats that a user wrote, with commas, each once.
  ///
  /// - Parameter isPrinted: they go to the terminal, where there is room for one.
  /// - Throws: ``Rejection`` with `U002`, `M016`.
  package static func formats(_ text: String, isPrinted: Bool) throws -> [Format] {
    var formats: [Format] = []
    let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
    for name in text.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init) {
      guard let format = Format(rawValue: name) else {
        throw Rejection(Diagnostic(.formatUnknown, ["name": name.excerpt, "known": known]))
      }
      if !formats.contains(format) { formats.append(format) }
    }
    if formats.isEmpty { throw Rejection(Diagnostic(.formatUnknown, ["name": "", "known": known])) }
    if isPrinted, formats.count > 1 { throw Rejection(Diagnostic(.oneFormatAtATime)) }
    return formats
  }

  /// The whole report, with a line end at its end.
  package func bytes(_ format: Format) -> [UInt8] {
    switch format {
    case .txt: Array((summary.text(of: merged) + "\n").utf8)
    case .csv: Array(summary.csv(of: merged).utf8)
    case .json: Array((summary.json(of: merged) + "\n").utf8)
    }
  }

  /// Writes `tong-hop.txt` and its like as one set of outputs.
  ///
  /// - Returns: notes about files that were there before.
  /// - Throws: as every set of outputs: nothing is written then.
  package func write(_ formats: [Format], into folder: String, isForced: Bool) throws -> [Diagnostic] {
    let outputs = try OutputSet(folder: folder)
    do {
      for format in formats { try outputs.add(Self.name + "." + format.rawValue, bytes(format)) }
      return try outputs.commit(force: isForced)
    } catch {
      outputs.abandon()
      throw error
    }
  }
}
