import Duties
import Indicators
import Quantities

/// A district with an office, a culture office and two communes, one of which ends on 30/6/2025.
enum SmallDistrict {
  static let documents = [
    OwedDocument(code: "m1", number: "01", title: "Báo cáo", isReport: true, ownerRole: "office", periods: [.half, .year, .adhoc]),
    OwedDocument(code: "b1", number: "01", title: "Chung", isReport: false, ownerRole: "office", periods: [.half, .year]),
    OwedDocument(
      code: "b2", number: "02", title: "Văn hóa", isReport: false, ownerRole: "culture", contributors: ["commune"]),
    OwedDocument(
      code: "b3", number: "03", title: "Biên giới", isReport: false, ownerRole: "culture", requiredFlags: ["border"]),
  ]

  static let debtors = [
    Debtor(code: "office", role: "office", unit: "1"), Debtor(code: "culture", role: "culture", unit: "1"),
    Debtor(code: "front", role: "front", unit: "1"),
    Debtor(code: "north", role: "commune", unit: "11"), Debtor(code: "south", role: "commune", unit: "12"),
  ]

  static let kinds = [
    UnitKind(code: "province", label: "tỉnh", level: "province", totalLabel: nil),
    UnitKind(code: "district", label: "huyện", level: "district", totalLabel: nil),
    UnitKind(code: "commune", label: "xã", level: "commune", totalLabel: nil),
    UnitKind(code: "township", label: "thị trấn", level: "commune", totalLabel: nil),
  ]

  static var units: [OrganisationUnit] {
    let end = CalendarDate(year: 2025, month: 6, day: 30)
    let next = CalendarDate(year: 2025, month: 7, day: 1)
    return [
      OrganisationUnit(code: "1", name: "Huyện", kind: "district"),
      OrganisationUnit(code: "11", name: "Xã Bắc", kind: "commune", parent: "1", validTo: end, successors: ["21"]),
      // The code was given to another unit, elsewhere, on the next day.
      OrganisationUnit(code: "11", name: "Xã Khác", kind: "commune", parent: "9", validFrom: next),
      OrganisationUnit(code: "12", name: "Thị trấn Nam", kind: "township", parent: "1"),
    ]
  }

  static let source = [Grounds(parts: [], kind: .sourced, source: "kế hoạch")]

  static func duty(
    _ code: String, from: [String] = [], except: [String] = [], levels: [String] = [], _ documents: [Duty.Documents],
    _ periods: [ReportingPeriod.Kind], _ due: Duty.Due, isVoluntary: Bool = false, grounds: [Grounds] = source
  ) -> Duty {
    Duty(
      code: code, label: code, from: from, except: except, levels: levels, addressee: "Phòng", documents: documents,
      periods: periods, due: due, isVoluntary: isVoluntary, grounds: grounds)
  }

  static var duties: [Duty] {
    [
      duty("half.forms", [.owned, .parts], [.half], Duty.Due(day: "05-20") ?? .open),
      duty("half", except: ["office", "front"], [.code("m1")], [.half], Duty.Due(day: "05-20") ?? .open),
      duty("year", except: ["office", "front"], [.code("m1"), .owned, .parts], [.year], Duty.Due(day: "11-15") ?? .open),
      duty("district", from: ["office"], levels: ["district"], [.code("m1")], [.half], .open),
      duty("province", from: ["office"], levels: ["province"], [.code("m1")], [.half], Duty.Due(day: "06-01") ?? .open),
      duty("front", from: ["front"], [.code("m1")], [.half], .open, isVoluntary: true),
      duty("adhoc", [.code("m1")], [.adhoc], .open),
      duty("round", [.code("m1")], [], .workingDays(15)),
      duty(
        "heard", [.code("m1")], [.half], Duty.Due(day: "01-02") ?? .open,
        grounds: [Grounds(parts: [], kind: .recalled, source: "nghe nói")]),
    ]
  }

  static func calendar(_ setDates: [SetDate] = []) -> ReportingCalendar {
    ReportingCalendar(
      duties: duties, calendar: WorkingCalendar(years: 2022...2026), documents: documents, debtors: debtors, units: units,
      kinds: kinds, reportingUnit: "1", setDates: setDates, validFrom: CalendarDate(dayNumber: 19_188),
      programme: Programme(name: "Chương trình", firstYear: 2021, lastYear: 2025))
  }

  /// `sender/document force due`, a line each.
  static func lines(_ period: String, _ setDates: [SetDate] = []) -> [String] {
    guard let period = ReportingPeriod(period) else { return [] }
    return calendar(setDates).obligations(for: period, cutOff: period.lastDay).map { obligation in
      let force =
        switch obligation.force {
        case .required: "required"
        case .voluntary: "voluntary"
        case .notApplicable(.scope): "scope"
        case .notApplicable(.unitGone): "gone"
        case .notApplicable(.beforeRegime): "early"
        case .notApplicable(.outsideProgramme): "outside"
        }
      let due = obligation.deadline?.lastDay.iso ?? "-"
      return "\(obligation.sender)/\(obligation.document) \(force) \(due) \(obligation.duty.code)"
    }
  }
}
