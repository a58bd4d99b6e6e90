import Diagnostics
import Writers

/// The formats that somebody names, of those that are offered.
struct FormatChoice {
  let offered: DocumentFormats
  /// Codes that may be named.
  let codes: [String]

  /// The writers, each once, in the order in which they were named.
  ///
  /// - Throws: ``Rejection`` with `U002` for each that is not offered.
  func writers(_ named: [String]) throws -> [any DocumentWriter] {
    var findings = Findings()
    var seen: Set<String> = []
    let writers = named.filter { seen.insert($0).inserted }.compactMap { code -> (any DocumentWriter)? in
      if codes.contains(code), let writer = offered[code] { return writer }
      findings.add(Diagnostic(.formatUnknown, ["name": code, "known": codes.joined(separator: ", ")]))
      return nil
    }
    try findings.throwIfErrors()
    return writers
  }
}
