import Forms
import Indicators
import Quantities
import Store

/// Figures on which the senders of a period disagree, in words.
struct Disputes {
  /// By the texts of their keys.
  private(set) var all: [MergedDispute] = []

  init(_ desk: Desk, _ period: ReportingPeriod, _ inclusion: Inclusion) throws {
    let workspace = desk.workspace
    let day = workspace.settings.period(period)?.cutOff ?? period.lastDay
    let units = UnitTree(workspace.units, on: day, kinds: workspace.pack.regime.unitKinds)
    var words = FigureWords(desk, units)
    let answers = Set(workspace.pack.catalogue.indicators.filter { $0.rollUp == .text }.map(\.code))
    let found = try desk.store.conflicts(in: period, inclusion, answers: answers)
    func side(_ source: Int, _ text: String, isObjection: Bool) -> MergedDispute.Side {
      let submission = found.submissions[source].name
      return MergedDispute.Side(
        sender: submission.sender, name: workspace.settings.sender(submission.sender)?.shortName ?? submission.sender,
        submission: submission, text: text, isObjection: isObjection)
    }
    for conflict in found.conflicts {
      let values = conflict.values.map { side($0.source, words.value($0.value, of: conflict.key), isObjection: false) }
      let objections = conflict.objections.map { side($0.source, $0.answer.remark, isObjection: true) }
      all.append(
        MergedDispute(
          key: conflict.key, subject: words.subject(of: conflict.key), sides: values + objections,
          settlement: conflict.settlement))
    }
  }
}
