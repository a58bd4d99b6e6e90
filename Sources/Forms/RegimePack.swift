package import Documents
package import Indicators

/// One file of a pack as it was read.
package struct PackFile: Sendable {
  /// Relative to the pack, with `/`: `forms/bieu-05.xml`.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What a pack is loaded for.
package enum PackPurpose: Sendable {
  /// Everything in it is read, and everything that is wrong with it found.
  case everything
  /// Forms and reports are filled: the rules of checks, a sixth of a pack, are not read, and a mistake in them stops no report.
  case filling

  /// - Parameter path: of a file, relative to the pack.
  func needs(_ path: String) -> Bool {
    let folder = path.split(separator: "/").first ?? ""
    return self == .everything || !["checks", "checks.xml", "overrides", "overrides.xml"].contains(folder)
  }
}

/// A regulation as data, decoded and checked: nothing in it names something unknown.
///
/// A class, because everything that fills a form holds it, and a copy would count the references of all that is in it.
package final class RegimePack: Sendable {
  package let regime: Regime
  package let catalogue: IndicatorCatalogue
  /// In order of their codes.
  package let forms: [Form]
  package let reports: [Report]
  /// One of a kind at the most.
  package let letters: [Letter]
  /// Rules within and between forms, in the order of the pack, overrides applied; none when it was loaded for filling.
  package let checks: [Check]
  /// The reporting calendar, in the order of the pack.
  package let duties: [Duty]
  /// Days before a deadline from which on it is soon.
  package let soonDays: Int
  /// Working days and days off.
  package let calendar: WorkingCalendar
  /// How papers look that are signed under the regime; the common look without a `paper.xml`.
  package let houseStyle: HouseStyle

  init(
    regime: Regime, catalogue: IndicatorCatalogue, forms: [Form], reports: [Report], letters: [Letter], checks: [Check],
    duties: [Duty], soonDays: Int, calendar: WorkingCalendar, houseStyle: HouseStyle
  ) {
    self.regime = regime
    self.catalogue = catalogue
    self.forms = forms
    self.reports = reports
    self.letters = letters
    self.checks = checks
    self.duties = duties
    self.soonDays = soonDays
    self.calendar = calendar
    self.houseStyle = houseStyle
  }

  /// The same with some of its checks alone.
  package func keeping(checks isKept: (Check) -> Bool) -> RegimePack {
    RegimePack(
      regime: regime, catalogue: catalogue, forms: forms, reports: reports, letters: letters, checks: checks.filter(isKept),
      duties: duties, soonDays: soonDays, calendar: calendar, houseStyle: houseStyle)
  }

  package func form(_ code: String) -> Form? { forms.first { $0.code == code } }
  package func report(_ code: String) -> Report? { reports.first { $0.code == code } }
  package func letter(_ kind: Letter.Kind) -> Letter? { letters.first { $0.kind == kind } }
}
