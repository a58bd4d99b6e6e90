import Diagnostics
import Documents
import Forms
import Indicators
import Quantities
import Testing

/// Letters of a pack: what their templates may say, and what becomes of it.
@Suite struct LetterTests {
  private static func file(_ path: String, _ text: String) -> PackFile { PackFile(path: path, bytes: Array(text.utf8)) }

  private static func load(_ letters: [String]) throws -> RegimePack {
    let files = [
      file("regime.xml", TinyPack.regime), file("indicators/all.xml", TinyPack.indicators),
      file("blocks/h.xml", """
        <head xmlns="urn:bieumau:form:1" code="h"><line role="documentNumber">Số: <put field="document.number"/></line>
        <line role="letterSubject">V/v <put field="form.subject"/></line><line role="placeAndDate"><put field="document.date"/></line></head>
        """),
    ]
    return try RegimePack.load(files + letters.enumerated().map { file("letters/\($0).xml", $1) }).value
  }

  private static func letter(_ content: String, kind: String = "reminder") -> String {
    """
    <letter xmlns="urn:bieumau:letter:1" kind="\(kind)" edition="1"><subject>đôn đốc <put field="addressee.name"/></subject>
    <head use="h"/>\(content)</letter>
    """
  }

  private static func findings(_ letters: [String]) throws -> [Diagnostic] {
    do {
      _ = try load(letters)
      return []
    } catch let rejection as Rejection {
      return rejection.findings
    }
  }

  private static func filled(_ content: String, _ facts: LetterFacts, number: String = "", year: Int? = nil) throws -> [String] {
    let pack = try load([letter(content)])
    let period = ReportingPeriod(kind: .year, year: 2023)
    let tree = UnitTree(TinyPack.units, on: period.lastDay, kinds: pack.regime.unitKinds)
    let figures = Figures(
      observations: ObservationSet(), units: tree, catalogue: pack.catalogue, disaggregations: pack.regime.disaggregations,
      programme: pack.regime.programme)
    var letterhead = Letterhead(parent: "P", agency: "A", place: "D", documentNumber: number, documentSymbol: "/A-B")
    letterhead.blankYear = year
    let context = FillingContext(
      pack: pack, figures: figures, unit: 0, period: period, cutOff: period.lastDay, letterhead: letterhead)
    let document = try #require(pack.letter(.reminder)).fill(facts, in: context)
    #expect(document.sections.count == 1 && document.houseStyle == pack.houseStyle)
    return document.sections[0].sheetBlocks.flatMap(Self.words)
  }

  private static func words(_ block: Block) -> [String] {
    switch block {
    case .paragraph(let paragraph): return ["\(paragraph.role.code): \(paragraph.text)"]
    case .table(let table):
      return table.rows.indices.map { row in
        table.columns.indices.map { column in
          if case .text(let text) = table[row, column].content { return text }
          return ""
        }.joined(separator: "|")
      }
    case .sideBySide, .chart, .gap: return []
    }
  }

  @Test func aLetterTellsItsFacts() throws {
    let facts = LetterFacts(
      texts: [.addressee: "Xã Một", .lateCount: "2", .latePeriods: "năm 2023"],
      lists: [.late: [[.lateDocuments: "Biểu 01", .lateDays: "3"], [.lateDocuments: "Biểu 05"]]])
    let lines = try Self.filled(
      """
      <line role="addressee">Kính gửi: <put field="addressee.name"/></line>
      <paragraph>Còn <put field="late.count"/> biểu <put field="late.periods"/>.</paragraph>
      <item of="late"><put field="entry.ordinal"/>) <put field="late.documents"/>;</item>
      <table of="late"><column label="TT" align="centre"><put field="entry.ordinal"/></column>
      <column label="Biểu"><put field="late.documents"/></column><column label="Trễ"><put field="late.days"/></column></table>
      <when has="late.count"><paragraph>có</paragraph></when><when lacks="late.count"><paragraph>không</paragraph></when>
      <item>một dòng</item>
      """, facts, number: "7/A-B")
    #expect(
      lines == [
        "documentNumber: Số: 07/A-B", "letterSubject: V/v đôn đốc Xã Một", "placeAndDate: ngày … tháng … năm 2023",
        "addressee: Kính gửi: Xã Một", "body: Còn 2 biểu năm 2023.", "listItem: - 1) Biểu 01;", "listItem: - 2) Biểu 05;",
        "TT|Biểu|Trễ", "1|Biểu 01|3", "2|Biểu 05|", "body: có", "listItem: một dòng",
      ])
  }

  @Test func nothingIsListedWhereThereIsNothing() throws {
    let lines = try Self.filled(
      """
      <item of="late">dòng</item><table of="late"><column label="TT">x</column></table>
      <when has="late.count"><paragraph>có</paragraph></when><when lacks="late.count"><paragraph>không</paragraph></when>
      """, LetterFacts(texts: [.lateCount: "0"]), year: 2024)
    #expect(lines == [
      "documentNumber: Số: ……/A-B", "letterSubject: V/v đôn đốc", "placeAndDate: ngày … tháng … năm 2024", "body: không",
    ])
  }

  @Test func everythingWrongWithALetterIsTold() throws {
    let found = try Self.findings([
      Self.letter("""
        <paragraph><put field="findings.counts"/></paragraph>
        <paragraph><put field="late.days"/></paragraph>
        <paragraph><put field="adressee.name"/></paragraph>
        <table of="findings"><column label="x"/></table>
        <table of="late"/>
        <table of="late"><column align="middle" width="900"/></table>
        <when has="late.contu"><poem/></when>
        <when/>
        <line role="adressee">x</line>
        """),
      Self.letter("<paragraph>x</paragraph>"), Self.letter("<paragraph/>", kind: "remind"),
      "<letter xmlns=\"urn:bieumau:letter:1\" kind=\"return\" edition=\"1\"><head use=\"g\"/><paragraph>x</paragraph></letter>",
    ])
    let lines = found.map { "\($0.code.id) \($0.location?.file ?? ""):\($0.location?.line ?? 0) \($0["nearest"] ?? "")" }
    #expect(Set(lines) == [
      // Facts of other letters, and of lists outside them.
      "T005 letters/0.xml:2 ", "T005 letters/0.xml:3 ", "T005 letters/0.xml:4 addressee.name", "T005 letters/0.xml:5 ",
      "V001 letters/0.xml:6 ", "T003 letters/0.xml:7 ", "T004 letters/0.xml:7 ", "T001 letters/0.xml:8 ",
      "T005 letters/0.xml:8 late.count", "T003 letters/0.xml:9 ", "T005 letters/0.xml:10 addressee", "T006 letters/1.xml:1 ",
      "T004 letters/2.xml:1 reminder", "V001 letters/3.xml:1 ", "T005 letters/3.xml:1 h",
    ], "\(lines)")
  }
}
