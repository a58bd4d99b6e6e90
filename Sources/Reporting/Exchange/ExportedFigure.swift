import Indicators
import Quantities
import Store

/// One figure as it leaves the workspace: a tidy observation, and where it comes from.
struct ExportedFigure {
  var sender: String
  var key: CodedKey
  var value: ObservedValue
  var status: ObservationStatus
  /// `nil` for figures that came from no store.
  var origin: Origin?

  /// The submission in which it stands.
  struct Origin {
    var submission: SubmissionName
    var section: String
    var received: Moment
  }

  /// Names and texts of all columns, tidy ones first; `""` for what is not known.
  var fields: [(name: String, text: String)] {
    let (written, kind) = value.tidy
    let tidy = [
      sender, key.indicator, key.stratum, key.unit.code, key.scope.code, key.period.code, key.measure.code, key.record,
      written, kind.rawValue, status.rawValue, "",
    ]
    let from = key.unit.validFrom?.iso ?? ""
    let origins = origin.map { origin in
      [
        from, origin.submission.period.code, origin.submission.form, origin.section, String(origin.submission.revision),
        origin.received.isoInVietnam,
      ]
    }
    return Array(zip(Self.columns, tidy + (origins ?? [from, "", "", "", "", ""])))
  }

  static let columns = TidyColumn.allCases.map(\.name) + OriginColumn.allCases.map(\.rawValue)
}
