import Diagnostics
import Indicators
import Quantities
import Testing

@testable import Forms

/// A tiny pack with checks, over a district of three communes.
struct CheckedDistrict {
  static let form = TinyPack.form(
    TinyPack.label + #"<column code="1" label="Số" measure="yearToDate"/>"#,
    #"<row code="a" indicator="hh"/><row code="a1" indicator="hh" where="status=poor"/><row code="b" indicator="all"/>"#
  )

  static func files(_ checks: String, overrides: String? = nil) -> [PackFile] {
    func file(_ path: String, _ text: String) -> PackFile { PackFile(path: path, bytes: Array(text.utf8)) }
    var files = [
      file("regime.xml", TinyPack.regime), file("indicators/all.xml", TinyPack.indicators), file("forms/f.xml", form),
      file("checks.xml", #"<checks xmlns="urn:bieumau:checks:1">\#(checks)</checks>"#),
    ]
    if let overrides {
      files.append(file("overrides.xml", #"<overrides xmlns="urn:bieumau:checks:1">\#(overrides)</overrides>"#))
    }
    return files
  }

  /// Codes of what is wrong with checks, with what was found and the nearest name.
  static func mistakes(_ checks: String, overrides: String? = nil) -> [String] {
    do {
      _ = try RegimePack.load(files(checks, overrides: overrides))
      return []
    } catch let rejection as Rejection {
      return rejection.findings.map { finding in
        [finding.code.id, finding["found"] ?? finding["name"], finding["nearest"]].compactMap { $0 }.joined(
          separator: " ")
      }
    } catch {
      return ["\(error)"]
    }
  }

  /// Findings of checks over observations as ``TinyDistrict`` writes them.
  static func findings(
    _ checks: String, _ lines: [String], period: String = "2023", overrides: String? = nil
  ) throws -> [CheckFinding] {
    let pack = try RegimePack.load(files(checks, overrides: overrides)).value
    let context = try TinyDistrict(form, lines, period: period).context
    return CheckRun(pack: pack, figures: context.figures, unit: context.unit, period: context.period).findings()
  }

  static func words(_ finding: CheckFinding) -> String { Catalogue().report(for: finding.diagnostic) }
}

@Suite struct CheckRunTests {
  private func fires(_ attributes: String, _ lines: [String]) throws -> Bool {
    let check =
      "<check code=\"X-1\" severity=\"error\" left=\"obs(indicator=hh)\" right=\"obs(indicator=all)\" \(attributes)/>"
    return try !CheckedDistrict.findings(check, lines).isEmpty
  }

  @Test(arguments: [
    ("eq", [false, true, true]), ("ne", [true, false, false]), ("gt", [true, true, false]),
    ("ge", [false, true, false]),
    ("lt", [true, false, true]), ("le", [false, false, true]), ("sum-of", [false, true, true]),
    ("both-or-neither", [false, false, false]), ("one-or-other", [true, true, true]),
  ])
  func `an operator compares equal, less and more`(operation: String, fails: [Bool]) throws {
    for (value, expected) in zip([5, 4, 6], fails) {
      #expect(
        try fires("operator=\"\(operation)\"", ["hh D \(value)", "all D 5"]) == expected, "\(operation) \(value)")
    }
  }

  @Test(arguments: [
    ("eq", true), ("ne", false), ("gt", true), ("ge", true), ("lt", false), ("le", false), ("sum-of", true),
    ("both-or-neither", true), ("one-or-other", false),
  ])
  func `a missing left side is skipped, counts as zero, or is a finding`(operation: String, asZero: Bool) throws {
    let lines = ["all D 5"]
    #expect(try !fires("operator=\"\(operation)\" left-missing=\"skip\"", lines))
    #expect(try fires("operator=\"\(operation)\" left-missing=\"zero\"", lines) == asZero)
    #expect(try fires("operator=\"\(operation)\" left-missing=\"fail\"", lines))
  }

  @Test(arguments: [
    ("eq", true), ("ne", false), ("gt", false), ("ge", false), ("lt", true), ("le", true), ("sum-of", true),
    ("both-or-neither", true), ("one-or-other", false),
  ])
  func `a missing right side is skipped, counts as zero, or is a finding`(operation: String, asZero: Bool) throws {
    let lines = ["hh D 5"]
    #expect(try !fires("operator=\"\(operation)\" right-missing=\"skip\"", lines))
    #expect(try fires("operator=\"\(operation)\" right-missing=\"zero\"", lines) == asZero)
    #expect(try fires("operator=\"\(operation)\" right-missing=\"fail\"", lines))
  }

  @Test(arguments: ["ratio", "share-of"])
  func `a ratio lies between its limits and has none over zero`(operation: String) throws {
    let limits = operation == "ratio" ? #"min="0.5" max="0.8""# : #"min="50" max="80""#
    for (value, fails) in [(4, true), (5, false), (8, false), (9, true)] {
      let fired = try fires("operator=\"\(operation)\" \(limits)", ["hh D \(value)", "all D 10"])
      #expect(fired == fails, "\(value)")
    }
    for strategy in ["skip", "zero"] {
      #expect(try !fires("operator=\"\(operation)\" \(limits) right-missing=\"\(strategy)\"", ["hh D 9"]))
    }
    #expect(try fires("operator=\"\(operation)\" \(limits) right-missing=\"fail\"", ["hh D 9"]))
    #expect(try !fires("operator=\"\(operation)\" \(limits)", ["hh D 9", "all D 0"]))
  }

  @Test func `a tolerance forgives a small difference`() throws {
    #expect(try !fires(#"operator="eq" tolerance="1""#, ["hh D 5", "all D 6"]))
    #expect(try fires(#"operator="eq" tolerance="1""#, ["hh D 5", "all D 7"]))
    #expect(try !fires(#"operator="le" tolerance="0.5""#, ["hh D 5.5", "all D 5"]))
  }

  @Test func `a part of a whole of which there was nothing is found`() throws {
    let check = #"<check code="X-1" severity="error" operator="le" indicator="hh" each-reported="hh" left="obs()" right="obs(min=wholes)"/>"#
    let found = try CheckedDistrict.findings(check, ["hh[status=poor] C1 none", "hh[status=poor;sex=female] C1 9"])
    #expect(found.count == 1)
    #expect(try CheckedDistrict.findings(check, ["hh[status=poor;sex=female] C1 9"]).isEmpty)
  }

  @Test func `none is a known nothing and what does not apply is never asked`() throws {
    #expect(try fires(#"operator="le""#, ["hh D 1", "all D none"]))
    #expect(try !fires(#"operator="le" right-missing="fail""#, ["hh D 1", "all D na"]))
  }

  @Test func `a sum to which not everybody has reported is missing, not wrong`() throws {
    let check =
      #"<check code="X-1" severity="error" operator="eq" left="obs(indicator=all)" right="obs(indicator=hh, sum=children)"/>"#
    #expect(try CheckedDistrict.findings(check, ["all D 9", "hh C1 1", "hh C2 2"]).isEmpty)
    #expect(try CheckedDistrict.findings(check, ["all D 9", "hh C1 1", "hh C2 2", "hh C3 3"]).count == 1)
    #expect(try CheckedDistrict.findings(check, ["all D 6", "hh C1 1", "hh C2 2", "hh C3 3"]).isEmpty)
  }

  @Test func `a check is asked for each unit, each category, and what was reported`() throws {
    let each =
      #"<check code="X-1" severity="error" operator="le" indicator="hh" each-unit="commune" each-category="status" right="5"/>"#
    let found = try CheckedDistrict.findings(
      each, ["hh[status=poor] C1 9", "hh[status=other] C3 9", "hh[status=poor] D 9"])
    #expect(
      found.map { $0.diagnostic.location?.subject ?? "" } == ["Số hộ (Hộ nghèo), Xã Một", "Số hộ (Hộ khác), Xã Ba"])
    let reported = #"<check code="X-1" severity="error" operator="le" each-reported="SUM" right="obs(min=wholes)"/>"#
    #expect(
      try CheckedDistrict.findings(reported, ["hh[status=poor] C1 9", "hh C1 8", "hh[sex=female] C2 9"]).count == 1)
  }

  @Test func `flags and kinds of units gate a check`() throws {
    let lines = ["hh C1 9", "hh C2 9", "hh C3 9"]
    let check = { (gate: String) in
      "<check code=\"X-1\" severity=\"error\" operator=\"eq\" indicator=\"hh\" each-unit=\"commune\" right=\"0\" \(gate)/>"
    }
    #expect(try CheckedDistrict.findings(check(""), lines).count == 3)
    #expect(try CheckedDistrict.findings(check(#"unless-flag="border""#), lines).count == 2)
    #expect(try CheckedDistrict.findings(check(#"requires-flag="border""#), lines).count == 1)
  }

  @Test func `figures are compared with the half year and the year before`() throws {
    let check =
      #"<check code="X-1" severity="error" operator="ge" indicator="hh" right="obs(period=previous-in-year)"/>"#
    #expect(try CheckedDistrict.findings(check, ["hh D 3", "hh D 5 yearToDate 2023-H1"]).count == 1)
    #expect(try CheckedDistrict.findings(check, ["hh D 5", "hh D 3 yearToDate 2023-H1"]).isEmpty)
    #expect(try CheckedDistrict.findings(check, ["hh D 3"], period: "2023-H1").isEmpty)
    let year =
      #"<check code="X-1" severity="error" operator="eq" indicator="stock" right="obs(period=previous-year)"/>"#
    #expect(try CheckedDistrict.findings(year, ["stock D 3", "stock D 4 yearToDate 2022"]).count == 1)
  }

  @Test func `a finding names both cells, both values, the unit and the senders`() throws {
    let check = """
      <check code="X-1" form="f" severity="error" operator="le" left="obs(indicator=hh, where=status=poor)" right="obs(indicator=all)">
      <message lang="vi">{left} lớn hơn {right.label} ({right})</message><message lang="en">{left} above {right}</message>
      <remedy lang="vi">sửa lại</remedy><remedy lang="en">correct it</remedy></check>
      """
    let finding = try #require(try CheckedDistrict.findings(check, ["hh[status=poor] D 9", "all D 5"]).first)
    #expect(
      CheckedDistrict.words(finding)
        == "lỗi X-1 f/s!a1/1, trang \"S\" (Số hộ (Hộ nghèo), Huyện D): 9 hộ lớn hơn Tổng (5 hộ) – sửa lại; đối chiếu f/s!b/1"
    )
    #expect(Catalogue(.english).message(for: finding.diagnostic) == "9 hộ above 5 hộ – correct it; compare f/s!b/1")
    #expect(finding.senders == ["s"])
    #expect(finding.form == "f")
  }

  @Test func `a total fails with its part only where it was reported itself`() throws {
    let check =
      #"<check code="X-1" severity="error" operator="le" indicator="hh" each-unit="all" right="obs(indicator=all)"/>"#
    let parts = ["hh C1 90", "all C1 5", "hh C2 1", "all C2 5", "hh C3 1", "all C3 5"]
    #expect(try CheckedDistrict.findings(check, parts).map(\.unit) == [0])
    #expect(try CheckedDistrict.findings(check, parts + ["hh D 99"]).count == 2)
  }

  @Test func `a reason in the note of the figure passes a warning`() throws {
    let check = #"<check code="X-1" severity="warning" passable="true" operator="le" indicator="hh" right="5"/>"#
    let finding = try #require(try CheckedDistrict.findings(check, ["hh D 9", "hh D lũ-lụt note"]).first)
    #expect(finding.diagnostic.severity == .note)
    #expect(finding.reason == "lũ-lụt")
    #expect(CheckedDistrict.words(finding).contains("lý do đã ghi: lũ-lụt"))
  }

  @Test func `an override changes the severity or switches a check off, and says why`() throws {
    let check = #"<check code="X-1" severity="error" operator="le" indicator="hh" right="5"/>"#
    let milder = try CheckedDistrict.findings(
      check, ["hh D 9"], overrides: #"<override check="X-1" severity="warning" reason="CV 12/LĐTBXH"/>"#)
    #expect(milder.map(\.diagnostic.severity) == [.warning])
    #expect(CheckedDistrict.words(milder[0]).contains("mức độ của quy tắc đổi từ lỗi: CV 12/LĐTBXH"))
    let off = try CheckedDistrict.findings(
      check, ["hh D 9"], overrides: #"<override check="X-1" severity="off" reason="CV 13"/>"#)
    #expect(off.map { $0.diagnostic.code.id } == ["C001"])
    #expect(CheckedDistrict.words(off[0]).contains("X-1 không được kiểm tra: CV 13"))
  }
}

@Suite struct CheckDecodingTests {
  @Test(arguments: [
    (#"<check code="a" severity="eror" operator="le" indicator="hh" right="1"/>"#, "T004 eror error"),
    (#"<check code="a" severity="error" operator="lte" indicator="hh" right="1"/>"#, "T004 lte lt"),
    (#"<check code="a" severity="error" operator="le" indicator="hhh" right="1"/>"#, "T005 hhh hh"),
    (
      #"<check code="a" severity="error" operator="le" indicator="hh" right="obs(indicator=stok)"/>"#, "T005 stok stock"
    ),
    (
      #"<check code="a" severity="error" operator="le" indicator="hh" right="obs(where=status=por)"/>"#, "T005 por poor"
    ),
    (#"<check code="a" severity="error" operator="le" indicator="all" right="obs(where=sex=female)"/>"#, "T013 sex"),
    (
      #"<check code="a" severity="error" operator="le" indicator="hh" right="obs(sum=childrn)"/>"#,
      "T005 childrn children"
    ),
    (#"<check code="a" severity="error" operator="le" indicator="hh" right="mx(1,2)"/>"#, "T009 mx max"),
    (#"<check code="a" severity="error" operator="le" indicator="hh" right="[1]"/>"#, "T009 1"),
    (#"<check code="a" severity="error" operator="le" indicator="hh" right="grade(1,2)"/>"#, "T004 grade"),
    (
      #"<check code="a" severity="error" operator="le" indicator="hh" each-unit="comune" right="1"/>"#,
      "T005 comune commune"
    ),
    (
      #"<check code="a" severity="error" operator="le" indicator="hh" each-category="statu" right="1"/>"#,
      "T005 statu status"
    ),
    (
      #"<check code="a" severity="error" operator="le" indicator="hh" unless-flag="boder" right="1"/>"#,
      "T005 boder border"
    ),
    (
      #"<check code="a" severity="error" operator="le" each-record="projct" left="1" right="1"/>"#,
      "T005 projct project"
    ),
    (#"<check code="a" form="g" severity="error" operator="le" indicator="hh" right="1"/>"#, "T005 g f"),
    (#"<check code="a" severity="error" operator="ratio" indicator="hh" right="1"/>"#, "T003 max"),
    (#"<check code="a" severity="error" operator="le" left="obs(where=status=poor)" right="1"/>"#, "T003 indicator"),
    (#"<check code="a" severity="error" operator="le" indicator="hh"/>"#, "T003 right"),
    (
      #"<check code="a" severity="error" operator="le" indicator="hh" right="1"><message lang="vi">{lft}</message><message lang="en">x</message></check>"#,
      "T005 lft left"
    ),
  ])
  func `an unknown name is found with the nearest`(check: String, expected: String) {
    #expect(CheckedDistrict.mistakes(check) == [expected])
  }

  @Test func `two checks of one code, and overrides of none, are found`() {
    let check = #"<check code="a" severity="error" operator="le" indicator="hh" right="1"/>"#
    #expect(CheckedDistrict.mistakes(check + check) == ["T006 a"])
    #expect(
      CheckedDistrict.mistakes(check, overrides: #"<override check="ab" severity="of" reason="r"/>"#)
        == ["T004 of off", "T005 ab a"])
  }
}
