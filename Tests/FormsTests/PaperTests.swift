import Diagnostics
import Documents
import Forms
import Foundation
import Indicators
import Quantities
import Testing

/// How papers look, and forms as annexes of a report.
@Suite struct PaperTests {
  private static func pack(paper: String = "", annexes: String = "") throws -> RegimePack {
    func file(_ path: String, _ text: String) -> PackFile { PackFile(path: path, bytes: Array(text.utf8)) }
    let report = """
      <report xmlns="urn:bieumau:report:1" code="r" number="1" edition="1" owner="office"><title>BÁO CÁO</title>
      <head use="h"/><paragraph>Nội dung</paragraph>\(annexes)</report>
      """
    var files = [
      file("regime.xml", TinyPack.regime), file("indicators/all.xml", TinyPack.indicators), file("reports/r.xml", report),
      file("blocks/h.xml", "<head xmlns=\"urn:bieumau:form:1\" code=\"h\"><line role=\"documentNumber\">Số: <put field=\"document.number\"/></line></head>"),
      file("blocks/a.xml", """
        <head xmlns="urn:bieumau:form:1" code="a"><line role="annexNumber"><put field="annex.label"/></line>
        <line role="annexAuthority">(Kèm theo Báo cáo số <put field="document.number"/>)</line></head>
        """),
      file("blocks/b.xml", "<footer xmlns=\"urn:bieumau:form:1\" code=\"b\"><line role=\"note\">chân</line></footer>"),
    ]
    for code in ["f", "g"] {
      files.append(
        file("forms/\(code).xml", TinyPack.form(TinyPack.label, "<row code=\"x\" indicator=\"hh\"/>")
          .replacingOccurrences(of: "code=\"f\" number=\"1\"", with: "code=\"\(code)\" number=\"\(code)\"")
          .replacingOccurrences(of: "sheet=\"S\"", with: "sheet=\"\(code)\"")))
    }
    if !paper.isEmpty { files.append(file("paper.xml", paper)) }
    return try RegimePack.load(files).value
  }

  private static func context(_ pack: RegimePack, number: String = "") throws -> FillingContext {
    let period = ReportingPeriod(kind: .year, year: 2023)
    let tree = UnitTree(TinyPack.units, on: period.lastDay, kinds: pack.regime.unitKinds)
    let figures = Figures(
      observations: ObservationSet(), units: tree, catalogue: pack.catalogue, disaggregations: pack.regime.disaggregations,
      programme: pack.regime.programme)
    return FillingContext(
      pack: pack, figures: figures, unit: tree.index(of: "D") ?? 0, period: period, cutOff: period.lastDay,
      letterhead: Letterhead(parent: "P", agency: "A", place: "D", documentNumber: number, documentSymbol: "/BC-A"))
  }

  @Test func paperStatesWhatDiffersFromTheCommonLook() throws {
    let pack = try Self.pack(
      paper: """
        <paper xmlns="urn:bieumau:paper:1" font="Arial"><margins left="35"/><page-number size="14"/>
        <annexes restart-pages="false"/><tables least="7" most="10"/>
        <role name="agency" size="12" stroke="50" bold="false"/><role name="title" stroke="0"/></paper>
        """)
    let style = pack.houseStyle
    #expect(style.fontName == "Arial" && style.pageNumberPoints == 14 && !style.annexesRestartPages && style.tablePoints == 7...10)
    #expect(style.page(.landscape).leftMillimetres == 35 && style.page(.portrait).topMillimetres == 20)
    #expect(style[.agency] == RoleLook(points: 12, alignment: .centre, stroke: .share(percent: 50)))
    #expect(style[.body] == HouseStyle.standard[.body] && style[.nationalMotto].stroke == .share(percent: 100))
    let document = pack.forms[0].fill(in: try Self.context(pack)).value
    #expect(document.houseStyle == style && document.sections[0].page.leftMillimetres == 35)
  }

  @Test func everythingWrongWithPaperIsTold() {
    let paper = """
      <paper xmlns="urn:bieumau:paper:1" font="">
      <margins left="200" rigth="3"/>
      <role name="bodi" size="14"/>
      <role name="body" size="99" align="middle"/>
      <role name="body" bold="yes"/>
      <tables least="12" most="9"/>
      </paper>
      """
    do {
      _ = try Self.pack(paper: paper)
      Issue.record("the pack loads")
    } catch let rejection as Rejection {
      let lines = rejection.findings.map { "\($0.code.id) \($0.location?.line ?? 0)" }
      #expect(Set(lines) == ["T004 1", "T002 2", "T004 2", "T005 3", "T004 4", "T006 5", "T004 5", "T004 6"], "\(lines)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func theCircularsPaperStatesEveryRoleThatTheDecreeNames() throws {
    let text = String(decoding: try Checkout.bytes(of: "Templates/tt10-2022/paper.xml"), as: UTF8.self)
    for role in ["nationalName", "nationalMotto", "agency", "documentNumber", "placeAndDate", "title", "subject", "body", "recipient"] {
      #expect(text.contains("<role name=\"\(role)\""))
    }
    #expect(text.split(separator: "<role ").dropFirst().allSatisfy { $0.contains("grounds=") })
  }

  @Test func annexesAreNumberedAndHaveTheReportsHead() throws {
    let pack = try Self.pack(annexes: "<annexes head=\"a\" footer=\"b\"/>")
    let context = try Self.context(pack, number: "7/BC-A")
    let report = PreparedReport(pack.reports[0], of: pack, kind: .year, audience: .labourOffice)
    let forms = pack.forms.map { PreparedForm($0, of: pack, kind: .year, audience: .labourOffice) }
    let filled = forms.map { (form: $0, document: $0.fill(in: context).value) }
    let annexes = report.annexes(filled, in: context)
    #expect(annexes.map { Self.words($0.sections[0].head) } == [
      ["Phụ lục I", "(Kèm theo Báo cáo số 07/BC-A)"], ["Phụ lục II", "(Kèm theo Báo cáo số 07/BC-A)"],
    ])
    #expect(annexes.allSatisfy { $0.sections[0].opensAnnex && Self.words($0.sections[0].foot) == ["chân"] })
    let alone = report.annexes(Array(filled.prefix(1)), in: context)
    #expect(Self.words(alone[0].sections[0].head)[0] == "Phụ lục")
    #expect(try !Self.pack().reports[0].takesAnnexes && pack.reports[0].takesAnnexes)
  }

  @Test func aFrameOfAnnexesThatIsNotThereIsTold() {
    #expect(throws: Rejection.self) { try Self.pack(annexes: "<annexes head=\"a\" footer=\"a\"/>") }
    #expect(throws: Rejection.self) { try Self.pack(annexes: "<annexes head=\"a\"/>") }
  }

  private static func words(_ blocks: [Block]) -> [String] {
    blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
  }
}
