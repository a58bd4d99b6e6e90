import Documents
import Indicators

/// Every section of a pack's forms as the office that puts the set together sees it in a kind of period: laid out once for
/// all who look for cells.
struct OfficePlans {
  let pack: RegimePack
  let kind: ReportingPeriod.Kind
  /// By form and section.
  let plans: [[SectionPlan]]

  init(_ pack: RegimePack, kind: ReportingPeriod.Kind) {
    self.pack = pack
    self.kind = kind
    var palette = StylePalette()
    plans = pack.forms.map { form in
      form.sections.map { section in
        SectionPlanner(section: section, owner: form.ownerRole, pack: pack, period: kind, audience: .labourOffice)
          .plan(&palette)
      }
    }
  }
}
