import Diagnostics
import Forms
import Indicators
import Quantities
import Store

/// Turns what was read and judged of a file into what the store keeps of it.
struct ParcelMaking {
  let desk: Desk
  let handover: Handover
  /// What is there in a period, whose units the keys of the submissions name.
  let material: (ReportingPeriod) throws -> PeriodMaterial
  /// In the store findings have the words of the country.
  private let catalogue = Catalogue(.vietnamese)

  /// - Parameter sender: who sent the file.
  func parcel(
    _ arrival: Arrival, _ judgement: Judgement, from sender: WorkspaceSettings.Sender
  ) throws -> SubmissionStore.Parcel {
    let delivery = Delivery(
      bytes: arrival.bytes, fileName: Path.name(of: arrival.path), sender: sender.code, received: handover.received,
      ingested: handover.now, document: handover.document)
    var translations: [ReportingPeriod: KeyTranslation] = [:]
    var contents: [SubmissionContent] = []
    for (index, submission) in arrival.submissions.enumerated() {
      let material = try material(submission.period)
      var translation = translations[submission.period] ?? desk.translation(material.figures.units)
      let findings = judgement.findings.filter { $0.submissions.contains(index) }
      contents.append(content(submission, findings, arrival, material.figures, &translation))
      translations[submission.period] = translation
    }
    return SubmissionStore.Parcel(delivery, contents)
  }

  private func content(
    _ submission: Submission, _ findings: [Judgement.Finding], _ arrival: Arrival, _ figures: Figures,
    _ translation: inout KeyTranslation
  ) -> SubmissionContent {
    // An empty place for a note asks nothing.
    let cells = submission.cells + submission.blanks.filter { $0.slot.key.measure != .note }
    return SubmissionContent(
      form: submission.form, edition: submission.edition, sender: submission.sender, period: submission.period,
      sections: submission.sections,
      observations: cells.compactMap { observation($0, submission.status, &translation) },
      findings: findings.map { stored($0, arrival.path) },
      answers: submission.remarks.flatMap { answers($0, figures, &translation) })
  }

  private func observation(
    _ cell: EnteredCell, _ status: ObservationStatus, _ translation: inout KeyTranslation
  ) -> SubmittedObservation? {
    guard let key = translation.coded(cell.slot.key, record: cell.slot.recordID ?? "") else { return nil }
    return SubmittedObservation(
      key: key, value: cell.value, status: cell.status ?? status, section: cell.place.section,
      place: ObservationPlace(cell.place))
  }

  /// The file stands with the delivery.
  private func stored(_ finding: Judgement.Finding, _ path: String) -> SubmissionFinding {
    var diagnostic = finding.diagnostic
    if diagnostic.location?.file == path { diagnostic.location?.file = nil }
    return SubmissionFinding(diagnostic, in: catalogue, reason: finding.reason)
  }

  /// A word on a row is a word on each figure that stands in it; on none that does, on the first.
  private func answers(
    _ remark: EntryRemark, _ figures: Figures, _ translation: inout KeyTranslation
  ) -> [ConfirmerAnswer] {
    let said = remark.keys.filter { !(figures.observations.observation(for: $0)?.value ?? .blank).isBlank }
    return (said.isEmpty ? Array(remark.keys.prefix(1)) : said).compactMap { key in
      let record = key.record > 0 ? figures.observations.records[Int(key.record) - 1].id : ""
      return translation.coded(key, record: record).map {
        ConfirmerAnswer(
          key: $0, section: remark.place.section, isObjection: !remark.isAgreement, remark: remark.text,
          place: ObservationPlace(remark.place))
      }
    }
  }
}

extension ObservationPlace {
  fileprivate init(_ place: EnteredPlace) {
    self = place.line.map { .line($0) } ?? .cell(sheet: place.sheet, place.cell)
  }
}

extension ObservedValue {
  fileprivate var isBlank: Bool { self == .blank }
}
