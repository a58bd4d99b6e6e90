import Diagnostics
import Documents
import Forms
import Indicators
import Testing

@Suite struct FillingTests {
  static let matrix = TinyPack.form(
    TinyPack.label + #"<column code="1" label="Hộ" indicator="hh"/>"#,
    #"<total code="T" label="HUYỆN" of="own u"/><row code="own" label="Tại huyện" scope="own"/><each unit="commune" code="u"/>"#)

  @Test func `a district total is own plus children`() throws {
    let district = try TinyDistrict(Self.matrix, ["hh D/own 5", "hh C1 10", "hh C2 20", "hh C3 30"])
    #expect(try district.lines() == ["T|HUYỆN|65=", "own|Tại huyện|5", "u:C1|Xã Một|10", "u:C2|Thị trấn Hai|20", "u:C3|Xã Ba|30"])
  }

  @Test func `a missing commune marks the total and stays blank`() throws {
    let district = try TinyDistrict(Self.matrix, ["hh C1 10", "hh C3 30"])
    #expect(try district.lines() == ["T|HUYỆN|40*=", "own|Tại huyện|", "u:C1|Xã Một|10", "u:C2|Thị trấn Hai|", "u:C3|Xã Ba|30"])
    let section = try #require(district.pack.forms[0].fill(in: district.context).value.sections.first)
    #expect(section.blocks.contains(.paragraph(Paragraph(.note, "2/3 xã, thị trấn báo cáo. Chưa có số liệu: Thị trấn Hai."))))
  }

  @Test func `zero, none, not applicable and blank are four things`() throws {
    let district = try TinyDistrict(Self.matrix, ["hh C1 0", "hh C2 none", "hh C3 na"])
    #expect(try district.lines() == ["T|HUYỆN|0=", "own|Tại huyện|", "u:C1|Xã Một|0", "u:C2|Thị trấn Hai|-", "u:C3|Xã Ba|x"])
  }

  @Test func `none everywhere is none at the top, without a formula that would blank it`() throws {
    let district = try TinyDistrict(Self.matrix, ["hh C1 none", "hh C2 none", "hh C3 none"])
    #expect(try district.lines()[0] == "T|HUYỆN|-")
  }

  @Test func `a figure counted once is the owner's, never the sum`() throws {
    let form = TinyPack.form(
      TinyPack.label + #"<column code="1" label="Hộ" indicator="dist"/>"#,
      #"<total code="T" label="HUYỆN" of="u"/><each unit="commune" code="u"/>"#)
    let entered = try TinyDistrict(form, ["dist C1 10", "dist C2 20", "dist D 25"])
    #expect(try entered.lines()[0] == "T|HUYỆN|25")
    let silent = try TinyDistrict(form, ["dist C1 10", "dist C2 20"])
    #expect(try silent.lines()[0] == "T|HUYỆN|")
  }

  @Test func `ratios are recomputed from sums, never averaged`() throws {
    let form = TinyPack.form(
      TinyPack.label + #"<column code="1" label="%" indicator="rate"/><column code="2" label="hh" indicator="hh"/><column code="3" label="all" indicator="all"/><column code="4" label="%" formula="ratio([2],[3])"/>"#,
      #"<total code="T" label="HUYỆN" of="u"/><each unit="commune" code="u"/>"#)
    let district = try TinyDistrict(form, ["hh C1 1", "all C1 2", "hh C2 1", "all C2 100", "hh C3 0", "all C3 0"])
    #expect(
      try district.lines() == [
        "T|HUYỆN|1.96|2=|102=|1.96=", "u:C1|Xã Một|50|1|2|50=", "u:C2|Thị trấn Hai|1|1|100|1=", "u:C3|Xã Ba||0|0|=",
      ])
  }

  @Test func `weighted mean, newest stock and maximum`() throws {
    let form = TinyPack.form(
      TinyPack.label + #"<column code="1" label="w" indicator="income"/><column code="2" label="s" indicator="stock"/><column code="3" label="m" indicator="peak"/>"#,
      #"<row code="r" label="HUYỆN"/>"#)
    let district = try TinyDistrict(
      form,
      [
        "all C1 1", "all C2 3", "all C3 0", "income C1 10", "income C2 20", "income C3 99", "stock C1 4",
        "stock C2 7 yearToDate 2023-H1", "stock C3 1", "peak C1 3", "peak C2 9", "peak C3 5",
      ])
    #expect(try district.lines() == ["r|HUYỆN|17.5|12|9"])
  }

  @Test func `nested units and nested lines`() throws {
    let form = TinyPack.form(
      #"<stub code="O" kind="ordinal" label="TT"/>"# + TinyPack.label
        + #"<stub code="C" kind="line" label="Phân tổ"/><column code="1" label="n" indicator="hh"/>"#,
      #"<total code="T" label="HUYỆN" of="u"><line code="h" label="Hộ" where="count=households"/><line code="p" label="Nhân khẩu" where="count=persons"/></total>"#
        + #"<each unit="commune" code="u" tt="{position}"><line code="h" label="Hộ" where="count=households"/><line code="p" label="Nhân khẩu" where="count=persons"/></each>"#)
    let district = try TinyDistrict(
      form,
      [
        "hh[count=households] C1 1", "hh[count=persons] C1 4", "hh[count=households] C2 2", "hh[count=persons] C2 9",
        "hh[count=households] C3 3", "hh[count=persons] C3 10",
      ])
    #expect(
      try district.lines() == [
        "T.h||HUYỆN|Hộ|6=", "T.p|||Nhân khẩu|23=", "u:C1.h|1|Xã Một|Hộ|1", "u:C1.p|||Nhân khẩu|4",
        "u:C2.h|2|Thị trấn Hai|Hộ|2", "u:C2.p|||Nhân khẩu|9", "u:C3.h|3|Xã Ba|Hộ|3", "u:C3.p|||Nhân khẩu|10",
      ])
    let table = try district.table()
    #expect(table.spans.contains(Span(row: 4, column: 2, rowCount: 2, columnCount: 1)))
  }

  @Test func `measures of the year: in period and programme to date`() throws {
    let form = TinyPack.form(
      TinyPack.label
        + #"<column code="3" label="kỳ" measure="inPeriod"/><column code="4" label="năm" measure="yearToDate"/><column code="5" label="giai đoạn" formula="[4]+obs(measure=programmeToDate,period=previous-year,missing=incomplete)"/><column code="9" label="cùng kỳ" period="same-period-last-year"/>"#,
      #"<row code="r" label="R" indicator="all"/>"#)
    let lines = ["all D 10 yearToDate 2023-H1", "all D 25", "all D 100 programmeToDate 2022", "all D 20 yearToDate 2022"]
    #expect(try TinyDistrict(form, lines).lines() == ["r|R|15|25|125=|20"])
    #expect(try TinyDistrict(form, lines, period: "2023-H1").lines() == ["r|R|10|10|110=|"])
    #expect(try TinyDistrict(form, ["all D 25"]).lines() == ["r|R|25|25|25*=|"])
  }

  @Test func `money is exact million dong under a display format`() throws {
    let form = TinyPack.form(
      TinyPack.label + #"<column code="1" label="Giải ngân" measure="disbursedYearToDate"/>"#,
      #"<row code="F0" label="Tổng" formula="{F1}+{F2}"/><row code="F1" label="a" indicator="money" where="status=poor"/><row code="F2" label="b" indicator="money" where="status=other"/>"#,
      attributes: #"display-unit="million-dong""#)
    let district = try TinyDistrict(
      form, ["money[status=poor] D 1234567890 disbursedYearToDate", "money[status=other] D 500000 disbursedYearToDate"])
    #expect(try district.lines() == ["F0|Tổng|1235.06789=", "F1|a|1234.56789", "F2|b|0.5"])
  }

  @Test func `a total left open is summed over a partition, never over categories that overlap`() throws {
    let form = TinyPack.form(
      TinyPack.label + #"<column code="1" label="n" measure="disbursedYearToDate"/><column code="2" label="hh" indicator="hh"/>"#,
      #"<row code="r" label="R" columns="1" indicator="money"/><row code="q" label="Q" columns="2"/>"#)
    let district = try TinyDistrict(
      form,
      [
        "money[status=poor] D 3 disbursedYearToDate", "money[status=other] D 4 disbursedYearToDate",
        "hh[sex=female] C1 9", "hh[sex=female] C2 9", "hh[sex=female] C3 9",
      ])
    #expect(try district.lines() == ["r|R|7|x", "q|Q|x|"])
  }

  @Test func `a ratio wins over a sum, two ratios close the cell`() throws {
    let form = TinyPack.form(
      TinyPack.label + #"<column code="1" label="a" period="year" measure="plan"/><column code="2" label="b" measure="yearToDate"/><column code="3" label="%" formula="ratio([2],[1])"/>"#,
      #"<row code="a" label="a" indicator="hh"/><row code="b" label="b" indicator="all"/><row code="s" label="s" formula="{a}+{b}"/><row code="q" label="q" formula="ratio({a},{b})"/>"#)
    let district = try TinyDistrict(form, ["hh D 1", "all D 4", "hh D 2 plan", "all D 8 plan"])
    #expect(try district.lines() == ["a|a|2|1|50=", "b|b|8|4|50=", "s|s|10=|5=|50=", "q|q|25=|25=|x"])
  }

  @Test func `a ratio without its plan is blank, not the figure of its row`() throws {
    let form = TinyPack.form(
      TinyPack.label + #"<column code="1" label="a" measure="plan"/><column code="2" label="b"/><column code="3" label="%" formula="ratio([2],[1])"/>"#,
      #"<row code="a" label="a" indicator="hh"/>"#)
    #expect(try TinyDistrict(form, ["hh D 80"]).lines() == ["a|a||80|="])
  }

  @Test func `what is counted once is added over the categories of one unit, never over units`() throws {
    let form = TinyPack.form(TinyPack.label + #"<column code="1" label="n" indicator="dist"/>"#, #"<row code="a" label="a"/>"#)
    #expect(try TinyDistrict(form, ["dist[status=poor] D 3", "dist[status=other] D 4", "dist[status=poor] C1 50"]).lines() == ["a|a|7"])
    #expect(try TinyDistrict(form, ["dist[status=poor] C1 50", "dist[status=other] C2 4"]).lines() == ["a|a|"])
  }

  @Test func `a blank in an optional column leaves a sum whole`() throws {
    let form = TinyPack.form(
      TinyPack.label + #"<column code="1" label="n" indicator="hh" optional="true"/><column code="2" label="m" indicator="hh"/>"#,
      #"<row code="s" label="s" formula="{a}+{b}"/><row code="a" label="a" where="status=poor"/><row code="b" label="b" where="status=other"/>"#)
    #expect(try TinyDistrict(form, ["hh[status=poor] D 3"]).lines()[0] == "s|s|3=|3*=")
  }

  @Test func `the code line prints formulas as the ministry does`() throws {
    let form = TinyPack.form(
      TinyPack.label
        + (1...8).map { #"<column code="\#($0)" label="c" indicator="hh"/>"# }.joined()
        + #"<column code="9" label="cuối" formula="[1]-[2]-[3]-[4]+[5]+[6]+[7]+[8]"/><column code="10" label="%" formula="ratio([3]+[4],[2])"/>"#,
      #"<row code="r" label="R"/>"#)
    let table = try TinyDistrict(form, []).table()
    let codes = table.columns.indices.map { table[table.headerRowCount - 1, $0].content }
    #expect(codes[0] == .text("#codes"))
    #expect(codes[10] == .text("9=1-2-3-4+5+6+7+8"))
    #expect(codes[11] == .text("10=(3+4)/2*100"))
  }

  @Test func `header groups of four levels become merged cells`() throws {
    let form = TinyPack.form(
      TinyPack.label
        + #"<group label="1"><group label="2"><group label="3"><column code="1" label="a" indicator="hh"/><column code="2" label="b" indicator="all"/></group></group><column code="3" label="c" indicator="stock"/></group>"#,
      #"<row code="r" label="R"/>"#)
    let table = try TinyDistrict(form, []).table()
    #expect(table.headerRowCount == 5)
    #expect(
      table.spans == [
        Span(row: 0, column: 1, rowCount: 4, columnCount: 1), Span(row: 0, column: 2, rowCount: 1, columnCount: 3),
        Span(row: 1, column: 2, rowCount: 1, columnCount: 2), Span(row: 1, column: 4, rowCount: 3, columnCount: 1),
        Span(row: 2, column: 2, rowCount: 1, columnCount: 2),
      ])
  }

  @Test func `a unit is in the scope of flags above and below it, not beside it`() {
    let units = [
      OrganisationUnit(code: "P", name: "Tỉnh P", kind: "province"),
      OrganisationUnit(code: "D", name: "Huyện D", kind: "district", parent: "P", flags: ["poor"]),
      OrganisationUnit(code: "C1", name: "Xã Một", kind: "commune", parent: "D", flags: ["border"]),
      OrganisationUnit(code: "C2", name: "Xã Hai", kind: "commune", parent: "D"),
    ]
    let tree = UnitTree(units, on: ReportingPeriod(kind: .year, year: 2023).lastDay, kinds: [])
    func scope(_ flag: String) -> [String] { tree.units.indices.filter { tree.hasFlag([flag], at: $0) }.map { tree.units[$0].code } }
    #expect(scope("poor").sorted() == ["C1", "C2", "D", "P"])
    #expect(scope("border").sorted() == ["C1", "D", "P"])
    #expect(scope("island") == [])
    #expect(tree.hasFlag([], at: 0))
  }

  @Test func `flags close rows and columns, not blank them`() throws {
    let form = TinyPack.form(
      TinyPack.label + #"<column code="1" label="Hộ" indicator="hh" requires-flag="border"/>"#,
      #"<each unit="commune" code="u"/>"#)
    #expect(try TinyDistrict(form, ["hh C3 4"]).lines() == ["u:C1|Xã Một|x", "u:C2|Thị trấn Hai|x", "u:C3|Xã Ba|4"])
  }

  @Test func `records are listed by id, counted and filtered`() throws {
    let form = TinyPack.form(
      #"<stub code="O" kind="ordinal" label="TT"/><column code="1" label="Mã" attribute="id"/><column code="2" label="Tên" attribute="name"/><column code="3" label="PT" attribute="method"/>"#,
      #"<each record="project" code="rec"/>"#)
    let district = try TinyDistrict(
      form, ["project.name D Bò attribute 2023 D-02", "project.method D chain attribute 2023 D-02", "project.name D Dê attribute 2023 D-01"])
    #expect(try district.lines() == ["r:D-01|1|D-01|Dê|", "r:D-02|2|D-02|Bò|Chuỗi"])
    let counted = TinyPack.form(
      TinyPack.label + #"<column code="1" label="n"/>"#,
      #"<row code="a" label="a" indicator="count"/><row code="b" label="b" indicator="count" where="method=chain"/>"#)
    let again = try TinyDistrict(
      counted, ["project.name D Bò attribute 2023 D-02", "project.method D chain attribute 2023 D-02", "project.name D Dê attribute 2023 D-01"])
    #expect(try again.lines() == ["a|a|2", "b|b|1"])
  }

  @Test func `grades follow the direction of the indicator`() throws {
    let form = TinyPack.form(
      TinyPack.label + #"<column code="1" label="KH" measure="plan"/><column code="2" label="TH" measure="yearToDate"/><column code="3" label="Xếp loại" formula="grade([2],[1])"/>"#,
      #"<row code="a" label="a" indicator="hh"/><row code="b" label="b" indicator="all"/><row code="c" label="c" indicator="stock"/>"#)
    let district = try TinyDistrict(form, ["hh D 5 plan", "hh D 6", "all D 5 plan", "all D 5", "stock D 5"])
    #expect(try district.lines() == ["a|a|5|6|vượt", "b|b|5|5|đạt", "c|c||5|chưa đánh giá"])
  }

  @Test func `the order in which observations arrive changes nothing`() throws {
    let lines = ["hh D/own 5", "hh C1 10", "hh C2 none", "hh C3 30"]
    let first = try TinyDistrict(Self.matrix, lines).table()
    #expect(try TinyDistrict(Self.matrix, lines.reversed()).table() == first)
    #expect(try TinyDistrict(Self.matrix, [lines[2], lines[0], lines[3], lines[1]]).table() == first)
  }
}
