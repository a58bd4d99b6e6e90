import Diagnostics
import Documents
import Forms
import Indicators
import Quantities

/// A regime pack of fuzzed files; where an input has none, a small sound one stands in.
struct FuzzedPack {
  private let files: [PackFile]

  init(_ bytes: [UInt8]) {
    let pieces = FuzzTarget.pieces(of: bytes)
    let places: [(path: String, standIn: String?)] = [
      ("forms/f.xml", nil), ("checks.xml", nil), ("indicators/all.xml", FuzzedPack.indicators), ("reports/r.xml", nil),
      ("regime.xml", FuzzedPack.regime), ("letters/l.xml", nil),
    ]
    files = places.enumerated().compactMap { index, place in
      let piece = index < pieces.count ? pieces[index] : []
      if !piece.isEmpty { return PackFile(path: place.path, bytes: piece) }
      return place.standIn.map { PackFile(path: place.path, bytes: Array($0.utf8)) }
    }
  }

  /// Decodes the pack; what was accepted must also be fit to be filled.
  func run() {
    guard let pack = try? RegimePack.load(files).value else { return }
    let period = ReportingPeriod(kind: .year, year: 2023)
    let units = [
      OrganisationUnit(code: "D", name: "Huyện D", kind: "district"),
      OrganisationUnit(code: "C1", name: "Xã Một", kind: "commune", parent: "D"),
    ]
    let tree = UnitTree(units, on: period.lastDay, kinds: pack.regime.unitKinds)
    let figures = Figures(
      observations: ObservationSet(), units: tree, catalogue: pack.catalogue,
      disaggregations: pack.regime.disaggregations, programme: pack.regime.programme)
    let context = FillingContext(
      pack: pack, figures: figures, unit: tree.index(of: "D") ?? 0, period: period, cutOff: period.lastDay,
      letterhead: Letterhead(parent: "UBND", agency: "D", place: "D"))
    for letter in pack.letters { _ = DocumentDump.text(of: letter.fill(LetterFacts(lists: [.findings: [[:]]]), in: context)) }
    for form in pack.forms.prefix(3) { _ = DocumentDump.text(of: form.fill(in: context).value) }
  }

  private static let regime = """
    <regime xmlns="urn:bieumau:regime:1" code="f" edition="1" valid-from="2020-01-01">
    <title>T</title><programme from="2021" to="2025">C</programme>
    <mark kind="none" print="-" read="-"/><mark kind="not-applicable" print="x" read="x"/>
    <status code="preliminary" label="s"/><status code="final" label="c"/>
    <unit-kind code="district" label="huyện"/><unit-kind code="commune" label="xã"/>
    <unit-flag code="border" label="b"/>
    <role code="office" label="Phòng"/><role code="commune" label="UBND xã" level="commune"/>
    <disaggregation code="status" label="Loại hộ" partition="true">
    <category code="poor" label="N"/><category code="other" label="K"/></disaggregation></regime>
    """

  private static let indicators = """
    <indicators xmlns="urn:bieumau:indicators:1">
    <indicator code="hh" label="H" unit-of-measure="hộ" type="integer" split="status" roll-up="SUM" collected-by="commune"/>
    <indicator code="all" label="T" unit-of-measure="hộ" type="integer" roll-up="SUM" collected-by="commune"/>
    <indicator code="rate" label="R" unit-of-measure="%" type="percent" roll-up="RAT" numerator="hh" denominator="all"/>
    </indicators>
    """
}
