import Diagnostics
import Forms
import Indicators

/// What a paper needs before it is signed and the workspace does not say: it prints the dotted blank there.
struct PaperBlanks {
  let letterhead: Letterhead
  let period: ReportingPeriod
  /// The workspace's folder, as the user named it.
  let folder: String
  /// Number and date of one sender's papers are not the workspace's to say.
  let isOfSender: Bool

  /// `R002` about the period, `R003` about head and signature; none when nothing is missing.
  var findings: [Diagnostic] {
    let place = Location(file: Path.join(folder, "workspace.xml"))
    var result: [Diagnostic] = []
    let ofPeriod = [("document-number", letterhead.documentNumber.isEmpty), ("document-date", letterhead.documentDate == nil)]
    if !isOfSender, let missing = PaperBlanks.names(ofPeriod) {
      result.append(Diagnostic(.documentUnnumbered, at: place, ["missing": missing, "period": period.code]))
    }
    let recipients = [("recipient", letterhead.recipients.isEmpty)]
    if let missing = PaperBlanks.names(PaperBlanks.ofHead(letterhead, symbol: "symbol") + recipients) {
      result.append(Diagnostic(.letterheadIncomplete, at: place, ["missing": missing]))
    }
    return result
  }

  /// `R003` for letters, which name their recipients themselves.
  static func ofLetter(_ letterhead: Letterhead, folder: String) -> [Diagnostic] {
    guard let missing = names(ofHead(letterhead, symbol: "letter-symbol")) else { return [] }
    return [Diagnostic(.letterheadIncomplete, at: Location(file: Path.join(folder, "workspace.xml")), ["missing": missing])]
  }

  private static func ofHead(_ letterhead: Letterhead, symbol: String) -> [(name: String, isMissing: Bool)] {
    [
      ("parent", letterhead.parent), ("agency", letterhead.agency), ("place", letterhead.place), (symbol, letterhead.documentSymbol),
      ("signatory title", letterhead.signatoryTitle), ("signatory name", letterhead.signatoryName),
    ].map { ($0, $1.isEmpty) }
  }

  private static func names(_ fields: [(name: String, isMissing: Bool)]) -> String? {
    let missing = fields.filter(\.isMissing).map(\.name)
    return missing.isEmpty ? nil : missing.joined(separator: ", ")
  }
}
