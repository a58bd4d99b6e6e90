import Diagnostics
import Duties
import Forms
import Indicators
import Quantities
import Store

/// Who reported in time, as a report prints it: records of the pack's type `reporting.state`, where it has one, with the attributes
/// `agency`, `report`, `due`, `received`, `timeliness` (`in-time`, `late`, `missing`) and `daysLate`.
///
/// Made of what the store has, whenever it is asked: what was not sent is missing, whether its time is over or not, so that the same
/// store gives the same report on every day.
struct ReportingStates {
  private static let type = "reporting.state"
  private let workspace: Workspace
  private let period: ReportingPeriod
  private let tree: UnitTree

  init(_ workspace: Workspace, _ period: ReportingPeriod, _ tree: UnitTree) {
    self.workspace = workspace
    self.period = period
    self.tree = tree
  }

  /// One line: documents of a sender that were due and came on the same days.
  fileprivate struct Line: Hashable {
    var sender: String
    var due: CalendarDate?
    var received: CalendarDate?
    var timeliness: String
    var daysLate: Int?
  }

  /// Adds the records of the period, unless somebody reported some already.
  func add(_ submissions: [StoredSubmission], to set: inout ObservationSet) {
    guard let unit = tree.index(of: workspace.settings.unit), workspace.pack.catalogue.recordType(Self.type) != nil,
      !set.records.contains(where: { $0.type == Self.type && $0.periods.contains(PeriodNumber(period)) })
    else { return }
    for (number, line) in lines(submissions).enumerated() { add(line.line, line.documents, number + 1, unit, to: &set) }
  }

  private func lines(_ submissions: [StoredSubmission]) -> [(line: Line, documents: [String])] {
    let now = submissions.map(\.delivery.received).max() ?? Moment(secondsSince1970: 0)
    let calendar = workspace.reportingCalendar(for: period.kind)
    let board = StatusBoard(
      calendar, period: period, cutOff: workspace.cutOff(of: period),
      sendings: submissions.map { Sending($0, seenAt: now) }, at: now, soonDays: workspace.pack.soonDays)
    let documents = Dictionary(calendar.documents.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [(line: Line, documents: [String])] = []
    for standing in board.standings {
      guard let document = documents[standing.obligation.document], isTold(standing, document) else { continue }
      let line = Line(standing)
      if let place = found.firstIndex(where: { $0.line == line }) {
        found[place].documents.append(document.shortName)
      } else {
        found.append((line, [document.shortName]))
      }
    }
    return found
  }

  /// What somebody may send and did not, and the report itself, which is just being made, are left out.
  private func isTold(_ standing: Standing, _ document: OwedDocument) -> Bool {
    if standing.obligation.sender == workspace.settings.compiler, document.isReport { return false }
    return standing.obligation.force == .required || standing.received != nil
  }

  private func add(_ line: Line, _ documents: [String], _ number: Int, _ unit: Int, to set: inout ObservationSet) {
    let sender = set.sender(workspace.settings.compiler)
    let file = set.file(Desk.fileName)
    let id = "\(workspace.settings.unit)-BC-\(period.code)-\(number < 10 ? "0" : "")\(number)"
    let record = set.record(id, type: Self.type, sender: sender, unit: Int32(unit), period: PeriodNumber(period))
    let name = workspace.settings.sender(line.sender)?.shortName ?? line.sender
    let values: [(String, ObservedValue?)] = [
      ("agency", .text(name)), ("report", .text(DutyWords(.vietnamese).list(documents))),
      ("due", line.due.map { .date($0) }), ("received", line.received.map { .date($0) }),
      ("timeliness", .text(line.timeliness)), ("daysLate", line.daysLate.map { .number(DecimalNumber($0)) }),
    ]
    for (attribute, value) in values {
      guard let value, let index = workspace.pack.catalogue.index(of: "\(Self.type).\(attribute)") else { continue }
      let key = ObservationKey(
        indicator: Int32(index), unit: Int32(unit), period: PeriodNumber(period), measure: .attribute, record: record)
      _ = set.insert(Observation(value: value, status: .final, sender: sender, file: file), for: key)
    }
  }
}

extension PeriodMaterial {
  /// The same, with who reported in time as the store has it; as it is where there is no store.
  func tellingWhoReported() throws -> PeriodMaterial {
    guard Desk.hasStore(in: workspace.folder) else { return self }
    let submissions = try Desk.existingStore(in: workspace.folder).submissions(SubmissionQuery(period: period.period))
    var observations = figures.observations
    ReportingStates(workspace, period.period, figures.units).add(submissions, to: &observations)
    var told = self
    told.figures = figures.over(observations)
    return told
  }
}

extension ReportingStates.Line {
  fileprivate init(_ standing: Standing) {
    let late = standing.received == nil ? nil : standing.daysLate
    self.init(
      sender: standing.obligation.sender, due: standing.obligation.deadline?.lastDay,
      received: standing.received?.vietnameseDay,
      timeliness: standing.received == nil ? "missing" : late ?? 0 > 0 ? "late" : "in-time",
      daysLate: late ?? 0 > 0 ? late : nil)
  }
}
