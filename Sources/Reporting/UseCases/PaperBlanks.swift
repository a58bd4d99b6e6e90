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
    let ofHead = [
      ("parent", letterhead.parent), ("agency", letterhead.agency), ("place", letterhead.place), ("symbol", letterhead.documentSymbol),
      ("signatory title", letterhead.signatoryTitle), ("signatory name", letterhead.signatoryName),
    ].map { ($0, $1.isEmpty) }
    let recipients = [("recipient", letterhead.recipients.isEmpty)]
    if let missing = PaperBlanks.names(ofHead + recipients) {
      result.append(Diagnostic(.letterheadIncomplete, at: place, ["missing": missing]))
    }
    return result
  }

  private static func names(_ fields: [(name: String, isMissing: Bool)]) -> String? {
    let missing = fields.filter(\.isMissing).map(\.name)
    return missing.isEmpty ? nil : missing.joined(separator: ", ")
  }
}
