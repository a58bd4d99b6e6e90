import Diagnostics
import Documents
import Forms
import Indicators
import Quantities
import Testing

/// A pack of one form, small enough to read beside the test that uses it.
enum TinyPack {
  static let regime = """
    <regime xmlns="urn:bieumau:regime:1" code="tiny" edition="1" valid-from="2020-01-01">
      <title>Thông tư thử</title><programme from="2021" to="2025">Chương trình thử</programme>
      <mark kind="none" print="-" read="-"/><mark kind="not-applicable" print="x" read="x"/>
      <status code="preliminary" label="sơ bộ"/><status code="final" label="chính thức"/>
      <grade code="exceeded" label="vượt"/><grade code="met" label="đạt"/><grade code="missed" label="không đạt"/>
      <grade code="unknown" label="chưa đánh giá"/>
      <unit-kind code="province" label="tỉnh"/><unit-kind code="district" label="huyện"/>
      <unit-kind code="commune" label="xã"/><unit-kind code="township" label="thị trấn" level="commune"/>
      <unit-flag code="border" label="xã biên giới"/>
      <role code="office" label="Phòng"/><role code="commune" label="UBND xã" level="commune"/>
      <disaggregation code="status" label="Loại hộ" partition="true">
        <category code="poor" label="Hộ nghèo"/><category code="other" label="Hộ khác"/></disaggregation>
      <disaggregation code="sex" label="Giới"><category code="female" label="Nữ"/></disaggregation>
      <disaggregation code="count" label="Đếm"><category code="households" label="Hộ"/><category code="persons" label="Người"/></disaggregation>
      <disaggregation code="method" label="Phương thức"><category code="chain" label="Chuỗi"/></disaggregation>
    </regime>
    """

  static let indicators = """
    <indicators xmlns="urn:bieumau:indicators:1">
      <indicator code="hh" label="Số hộ" unit-of-measure="hộ" type="integer" split="status sex count" roll-up="SUM" collected-by="commune"/>
      <indicator code="dist" label="Số hộ đếm một lần" unit-of-measure="hộ" type="integer" split="status" roll-up="DIST" collected-by="commune"/>
      <indicator code="all" label="Tổng" unit-of-measure="hộ" type="integer" roll-up="SUM" collected-by="commune"/>
      <indicator code="rate" label="Tỷ lệ" unit-of-measure="%" type="percent" roll-up="RAT" numerator="hh" denominator="all"/>
      <indicator code="income" label="Thu nhập" unit-of-measure="triệu" type="decimal" roll-up="WAVG" weight="all" collected-by="commune"/>
      <indicator code="stock" label="Điểm" unit-of-measure="điểm" type="integer" roll-up="LAST" collected-by="commune"/>
      <indicator code="peak" label="Cao nhất" unit-of-measure="điểm" type="integer" roll-up="MAX" collected-by="commune"/>
      <indicator code="money" label="Kinh phí" unit-of-measure="đồng" type="money" roll-up="SUM" split="status" collected-by="office"/>
      <indicator code="count" label="Số dự án" unit-of-measure="dự án" type="integer" roll-up="COUNT" record="project" split="method"/>
      <record-type code="project" label="Dự án" id-pattern="{unit.code}-P-{year}-{nn}"><attribute code="name" label="Tên" type="text"/>
        <attribute code="method" label="Phương thức" type="category" categories="method"/></record-type>
    </indicators>
    """

  static func load(
    _ form: String, regime: String = regime, indicators: String = indicators
  ) throws -> RegimePack {
    try RegimePack.load([
      PackFile(path: "regime.xml", bytes: Array(regime.utf8)),
      PackFile(path: "indicators/all.xml", bytes: Array(indicators.utf8)),
      PackFile(path: "forms/f.xml", bytes: Array(form.utf8)),
    ]).value
  }

  /// The codes of the findings with which a form is rejected.
  static func findings(_ form: String) -> [Diagnostic] {
    do {
      _ = try load(form)
      return []
    } catch let rejection as Rejection {
      return rejection.findings
    } catch {
      return []
    }
  }

  static func form(_ columns: String, _ rows: String, attributes: String = "") -> String {
    """
    <form xmlns="urn:bieumau:form:1" code="f" number="1" edition="1" owner="office"><title>BIỂU THỬ</title>
    <section code="s" sheet="S" \(attributes)><columns>\(columns)</columns><rows>\(rows)</rows></section></form>
    """
  }

  static let label = #"<stub code="A" kind="label" label="Tên"/>"#

  /// A district `D` of three communes `C1`, `C2`, `C3`; C3 lies at the border.
  static let units = [
    OrganisationUnit(code: "D", name: "Huyện D", kind: "district"),
    OrganisationUnit(code: "C1", name: "Xã Một", kind: "commune", parent: "D"),
    OrganisationUnit(code: "C2", name: "Thị trấn Hai", kind: "township", parent: "D"),
    OrganisationUnit(code: "C3", name: "Xã Ba", kind: "commune", parent: "D", flags: ["border"]),
  ]
}

/// Observations written as `hh C1 12`, one a line: indicator[stratum] unit value [measure] [period] [record].
struct TinyDistrict {
  let pack: RegimePack
  let period: ReportingPeriod
  private var set = ObservationSet()
  private let tree: UnitTree

  init(_ form: String, _ lines: [String], period: String = "2023") throws {
    pack = try TinyPack.load(form)
    self.period = try #require(ReportingPeriod(period))
    tree = UnitTree(TinyPack.units, on: self.period.lastDay, kinds: pack.regime.unitKinds)
    for line in lines { try add(line) }
  }

  private mutating func add(_ line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let parts = words[0].split(separator: "[")
    let categories = parts.count > 1 ? parts[1].dropLast().split(separator: ";").map(String.init) : []
    let scope: Scope = words[1].hasSuffix("/own") ? .own : .total
    let unit = words[1].split(separator: "/")[0]
    let period = words.count > 4 ? try #require(ReportingPeriod(words[4])) : self.period
    let indicator = try #require(pack.catalogue.index(of: String(parts[0])))
    let unitIndex = Int32(try #require(tree.index(of: String(unit))))
    let sender = set.sender("s")
    var record: Int32 = 0
    if words.count > 5 {
      record = set.record(words[5], type: "project", sender: sender, unit: unitIndex, period: PeriodNumber(period))
    }
    let stratum = try #require(Stratum(categories.compactMap { pack.regime.disaggregations.number(ofPair: $0) }))
    let key = ObservationKey(
      indicator: Int32(indicator), stratum: stratum, unit: unitIndex, scope: scope, period: PeriodNumber(period),
      measure: words.count > 3 ? try #require(Measure(code: words[3])) : .yearToDate, record: record)
    _ = set.insert(Observation(value: value(words[2]), status: .final, sender: sender), for: key)
  }

  private func value(_ word: String) -> ObservedValue {
    switch word {
    case "none": .none
    case "na": .notApplicable
    case "blank": .blank
    default: DecimalNumber(plain: word).map { .number($0) } ?? .text(word)
    }
  }

  var context: FillingContext {
    let figures = Figures(
      observations: set, units: tree, catalogue: pack.catalogue, disaggregations: pack.regime.disaggregations,
      programme: pack.regime.programme)
    return FillingContext(
      pack: pack, figures: figures, unit: tree.index(of: "D") ?? 0, period: period, cutOff: period.lastDay,
      letterhead: Letterhead(parent: "UBND", agency: "HUYỆN D", place: "D"))
  }

  /// The table of the form's first section.
  func table() throws -> Table {
    let document = pack.forms[0].fill(in: context).value
    let section = try #require(document.sections.first)
    for case .table(let table) in section.blocks { return table }
    throw Rejection(Diagnostic(.packFileMissing, ["file": "table"]))
  }

  /// Rows below the code line as words: `C1|Xã Một|12|3`; `*` behind an incomplete figure, `=` where a formula is live.
  func lines() throws -> [String] {
    let table = try table()
    return (table.headerRowCount..<table.rows.count - 1).map { row in
      table.columns.indices.map { word(table[row, $0]) }.joined(separator: "|")
    }
  }

  private func word(_ cell: Cell) -> String {
    let mark = (cell.isIncomplete ? "*" : "") + (cell.formula == nil ? "" : "=")
    switch cell.content {
    case .empty: return mark
    case .text(let text): return text + mark
    case .number(let number): return number.description + mark
    case .date(let date): return date.vietnamese + mark
    }
  }
}
