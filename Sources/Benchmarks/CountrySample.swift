import Diagnostics
import Forms
import Foundation
import Indicators
import Quantities
import Reporting
import Store

/// A year of a made-up country: communes that each report what a commune of the sample does, with figures of their own.
///
/// Whoever counts them otherwise can know every sum: ``value(_:_:)`` is all there is to it.
struct CountrySample {
  static let period = ReportingPeriod(kind: .year, year: 2023)
  static let nation = "VN"
  static let moment = Moment(secondsSince1970: 1_700_000_000)

  let communes: Int
  let districts: Int
  let provinces: Int
  /// What a commune of the sample reported, form by form; figures that add up over units, and no more of them than is asked.
  let forms: [SubmissionContent]

  /// - Parameters:
  ///   - sample: the sample's workspace.
  ///   - scratch: a folder for a copy of it.
  init(communes: Int, observations: Int, sample: String, scratch: String, _ library: PackLibrary) throws {
    self.communes = communes
    districts = max(1, communes / 15)
    provinces = max(1, districts / 11)
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    for name in ["workspace.xml", "units.csv", "plan.xml"] {
      try FileManager.default.copyItem(atPath: "\(sample)/\(name)", toPath: "\(scratch)/\(name)")
    }
    _ = try Importing(library: library)(
      [sample + "/observations"], workspace: scratch, try Handover(received: nil, now: Self.moment))
    let catalogue = try Workspace.open(scratch, library: library).value.pack.catalogue
    let said = try Desk.existingStore(in: scratch).contributions(in: Self.period, .received)
    var forms: [SubmissionContent] = []
    var count = 0
    for (source, submission) in said.submissions.enumerated() where submission.name.sender == "xa-an-phu" {
      let own = said.observations.filter { entry in
        entry.source == source && entry.key.record.isEmpty
          && catalogue.index(of: entry.key.indicator).map { catalogue.traits[$0].rollUp.isAdditive } ?? false
      }.prefix(observations - count)
      count += own.count
      forms.append(
        SubmissionContent(
          form: submission.name.form, edition: submission.edition, sender: "", period: Self.period,
          sections: submission.sections,
          observations: own.map {
            SubmittedObservation(key: $0.key, value: $0.value, status: $0.status, section: $0.section, place: $0.place)
          }))
    }
    self.forms = forms
  }

  /// Figures of a commune, in the order of its forms.
  var keys: [CodedKey] { forms.flatMap { $0.observations.map(\.key) } }

  /// What a commune says of its figure of that number: mostly a number, now and then that there was nothing, or nothing at all.
  func value(_ commune: Int, _ figure: Int) -> ObservedValue {
    switch (commune + figure) % 61 {
    case 7: .none
    case 19: .blank
    default: .number(DecimalNumber((commune * 7 + figure * 13) % 997))
    }
  }

  // MARK: - Units

  func district(of commune: Int) -> Int { commune * districts / communes }
  func province(ofDistrict district: Int) -> Int { district * provinces / districts }
  static func commune(_ number: Int) -> String { "X\(number)" }
  static func district(_ number: Int) -> String { "H\(number)" }
  static func province(_ number: Int) -> String { "T\(number)" }

  private var units: String {
    var text = "code,name,kind,parent,valid_from,valid_to,successors,flags\n\(Self.nation),Cả nước,nation,,,,,\n"
    for number in 0..<provinces { text += "\(Self.province(number)),Tỉnh \(number),province,\(Self.nation),,,,\n" }
    for number in 0..<districts {
      text += "\(Self.district(number)),Huyện \(number),district,\(Self.province(province(ofDistrict: number))),,,,\n"
    }
    for number in 0..<communes {
      text += "\(Self.commune(number)),Xã \(number),commune,\(Self.district(district(of: number))),,,,\n"
    }
    return text
  }

  // MARK: - Files

  /// Writes settings and units of the country's workspace.
  func write(to folder: String) throws {
    var settings = """
      <?xml version="1.0" encoding="UTF-8"?>
      <workspace xmlns="urn:bieumau:workspace:1" regime="tt10-2022" unit="\(Self.nation)" compiler="bo">
        <period code="2023" cut-off="2023-11-30" status="estimate"/>
        <sender code="bo" name="Bộ" role="labour-office" unit="\(Self.nation)"/>

      """
    for number in 0..<communes {
      settings += "  <sender code=\"\(sender(number))\" name=\"Xã \(number)\" role=\"commune\" unit=\"\(Self.commune(number))\"/>\n"
    }
    try Data((settings + "</workspace>\n").utf8).write(to: URL(filePath: folder + "/workspace.xml"))
    try Data(units.utf8).write(to: URL(filePath: folder + "/units.csv"))
  }

  private func sender(_ commune: Int) -> String { "xa-\(commune)" }

  /// What a commune sends.
  func parcel(_ commune: Int) -> SubmissionStore.Parcel {
    let delivery = Delivery(
      bytes: Array("commune \(commune)".utf8), fileName: "\(sender(commune)).xlsx", sender: sender(commune),
      received: Self.moment, ingested: Self.moment)
    let unit = UnitIdentity(code: Self.commune(commune))
    var figure = 0
    let submissions = forms.map { form in
      var form = form
      form.sender = sender(commune)
      for index in form.observations.indices {
        form.observations[index].key.unit = unit
        form.observations[index].value = value(commune, figure)
        figure += 1
      }
      return form
    }
    return SubmissionStore.Parcel(delivery, submissions)
  }

  /// The same as tidy observations, for who reads files.
  func appendRows(of commune: Int, to text: inout String) {
    for (figure, key) in keys.enumerated() {
      let (value, kind) =
        switch value(commune, figure) {
        case .number(let number): (number.description, "reported")
        case .none: ("", "none")
        default: ("", "blank")
        }
      text += """
        \(sender(commune)),\(key.indicator),\(key.stratum),\(Self.commune(commune)),\(key.scope.code),\(key.period.code),\
        \(key.measure.code),,\(value),\(kind),estimate,

        """
    }
  }
}
