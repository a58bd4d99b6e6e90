import Diagnostics
import Forms
import Foundation
import Indicators
import Quantities
import Store
import Testing

@testable import Reporting

/// A copy of the sample district without observations, with a store of its own into which made-up submissions go.
struct ScratchDesk {
  static let halfYear = ReportingPeriod(kind: .half, year: 2023)
  /// 20/11/2023 08:00.
  static let moment = Moment(CalendarDate(dayNumber: 19_681), hour: 8)
  /// What the sample's own files say.
  static let csv = Result {
    try Workspace.open(
      SampleDistrict.root.appending(path: "Samples/hon-quan-2023").path,
      library: PackLibrary.forFilling(SampleDistrict.surroundings)
    ).value.material(for: halfYear).value
  }

  let folder: ScratchFolder
  let desk: Desk
  let csv: PeriodMaterial
  var surroundings: Surroundings {
    var surroundings = SampleDistrict.surroundings
    surroundings.now = Self.moment
    return surroundings
  }
  var library: PackLibrary { PackLibrary.forFilling(surroundings) }
  var path: String { folder.path }
  var store: SubmissionStore { desk.store }

  init() throws {
    folder = try ScratchFolder()
    csv = try Self.csv.get()
    let sample = SampleDistrict.root.appending(path: "Samples/hon-quan-2023")
    for name in ["workspace.xml", "units.csv", "plan.xml"] {
      try folder.write(String(contentsOf: sample.appending(path: name), encoding: .utf8), to: name)
    }
    desk = Desk(csv.workspace, try Desk.makeStore(in: folder.path))
  }

  static func key(_ indicator: String = "da2.projects.approved", period: ReportingPeriod = halfYear) -> CodedKey {
    CodedKey(indicator: indicator, unit: UnitIdentity(code: "25330"), period: period)
  }

  static func value(
    _ value: ObservedValue, _ key: CodedKey = key(), at place: ObservationPlace = .unknown
  ) -> SubmittedObservation {
    SubmittedObservation(key: key, value: value, section: "a", place: place)
  }

  static func finding(_ severity: Severity, reason: String = "") -> SubmissionFinding {
    SubmissionFinding(
      code: "C05-01", severity: severity, place: "bieu-05, ô D12", message: "số này lạ", reason: reason)
  }

  /// Takes in one submission, and accepts it unless told otherwise.
  @discardableResult
  func send(
    _ observations: [SubmittedObservation], form: String = "bieu-05", sender: String = "tt-dvnn",
    for period: ReportingPeriod = halfYear, at minute: Int = 0, findings: [SubmissionFinding] = [],
    answers: [ConfirmerAnswer] = [], isAccepted: Bool = true
  ) throws -> SubmissionName {
    let moment = Moment(secondsSince1970: Self.moment.secondsSince1970 + minute * 60)
    let delivery = Delivery(
      bytes: Array("\(form) \(sender) \(period.code) \(minute)".utf8), fileName: "a.csv", sender: sender,
      received: moment, ingested: moment, document: "12/BC-UBND")
    let content = SubmissionContent(
      form: form, edition: "1", sender: sender, period: period, sections: ["a"], observations: observations,
      findings: findings, answers: answers)
    let name = try store.save(delivery, [content]).lines[0].submission.name
    if isAccepted { _ = try store.decide(.accept, on: name, by: "A", at: moment) }
    return name
  }

  func material(_ inclusion: Inclusion = .accepted) throws -> Accepted<PeriodMaterial> {
    try desk.material(for: Self.halfYear, inclusion)
  }

  /// What the desk has for a key of the store.
  func value(_ key: CodedKey, in material: PeriodMaterial) throws -> [ObservedValue] {
    var translation = desk.translation(material.figures.units)
    let key = translation.key(key)
    return material.figures.observations.observations(for: try #require(key)).map(\.value)
  }
}

extension ObservedValue {
  static func n(_ number: Int) -> ObservedValue { .number(DecimalNumber(number)) }
}

/// Codes of the findings with which something is refused.
func codes<Value>(_ body: () throws -> Value) -> [String] {
  do {
    _ = try body()
    return []
  } catch let rejection as Rejection {
    return rejection.findings.map(\.code.id)
  } catch let trouble as OutsideTrouble {
    return [trouble.finding.code.id]
  } catch {
    return ["\(error)"]
  }
}
