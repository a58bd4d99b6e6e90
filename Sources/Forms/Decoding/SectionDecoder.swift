import Diagnostics
import Documents
import Indicators
import Quantities

/// Reads one `<section>`.
struct SectionDecoder {
  let names: PackNames

  private static let attributeNames = [
    "code", "sheet", "audience", "orientation", "collected-by", "confirmed-by", "display-unit", "subtitle", "empty",
    "periods", "entry", "grounds", "label", "own-share",
  ]

  /// - Parameter register: row codes seen in the form so far; the section's are added.
  func section(_ element: TemplateElement, _ register: inout CodeRegister, _ findings: inout Findings) -> Section {
    element.check(
      attributes: Self.attributeNames + AspectsDecoder.attributeNames,
      children: ["columns", "rows", "record", "note", "chart", "subtitle", "grounds"], into: &findings)
    let record = element.children(named: "record").first
    record?.check(attributes: ["type", "spare-rows", "id-pattern", "total"], children: [], into: &findings)
    let recordType = self.recordType(element, record, &findings)
    var columns = ColumnDecoder(names: names, recordType: recordType)
    for child in element.children(named: "columns") { columns.decode(child, &findings) }
    var rows = RowDecoder(names: names, register: register)
    for child in element.children(named: "rows") { rows.decode(child, &findings) }
    register = rows.codes
    var section = bare(element, columns, rows, recordType?.code, &findings)
    section.charts = element.children(named: "chart").compactMap { ChartDecoder(section: section).chart($0, &findings) }
    section.spareRows = record?.integer("spare-rows", 0...1_000, &findings) ?? 20
    resolve(columns.formulas + rows.formulas, in: &section, &findings)
    var check = SectionCheck(section: section, names: names, file: element.file)
    check.run(&findings)
    SectionShape(section: section, file: element.file).check(&findings)
    return section
  }

  private func recordType(
    _ element: TemplateElement, _ record: TemplateElement?, _ findings: inout Findings
  ) -> RecordType? {
    let listed = element.children(named: "rows").flatMap { $0.children(named: "each") }.compactMap { $0["record"] }
      .first
    guard let code = record?["type"] ?? listed else { return nil }
    if let type = names.catalogue.recordType(code) { return type }
    (record ?? element).unknownName("loại danh mục", code, among: names.catalogue.recordTypes.map(\.code), &findings)
    return nil
  }

  private func bare(
    _ element: TemplateElement, _ columns: ColumnDecoder, _ rows: RowDecoder, _ recordType: String?,
    _ findings: inout Findings
  ) -> Section {
    let code = element.required("code", &findings)
    let sheet = element["sheet"] ?? code
    if SheetName.allowed(sheet) != sheet {
      findings.add(
        Diagnostic(.sheetNameUnfit, at: element.location, ["found": sheet, "nearest": SheetName.allowed(sheet)]))
    }
    let phrases = PhraseDecoder()
    var subtitle = element["subtitle"].map { Phrase(pieces: [.text($0)]) }
    if let child = element.children(named: "subtitle").first { subtitle = phrases.phrase(child, &findings) }
    return Section(
      code: code, sheet: sheet, audience: audience(element, &findings), collectedBy: columns.collector(element, &findings),
      confirmedBy: confirmers(element, &findings), ownShare: element["own-share"],
      orientation: element.choice(
        "orientation", among: ["portrait": .portrait, "landscape": .landscape], &findings) ?? .landscape,
      aspects: AspectsDecoder(names: names).aspects(of: element, &findings),
      displayUnit: element.choice("display-unit", DisplayUnit.self, &findings), subtitle: subtitle,
      emptyLine: element["empty"], recordType: recordType, spareRows: 20,
      periods: PeriodFilter(kinds: element.periods(&findings)), header: columns.header, columns: columns.columns,
      rows: rows.rows, layout: rows.layout,
      notes: element.children(named: "note").map { phrases.phrase($0, &findings) }, charts: [], line: element.line)
  }

  private func audience(_ element: TemplateElement, _ findings: inout Findings) -> [String] {
    let levels = names.regime.roles.compactMap(\.level)
    return words(element, "audience", among: names.roles + levels, &findings)
  }

  private func confirmers(_ element: TemplateElement, _ findings: inout Findings) -> [String] {
    words(element, "confirmed-by", among: names.roles, &findings)
  }

  private func words(
    _ element: TemplateElement, _ attribute: String, among known: [String], _ findings: inout Findings
  ) -> [String] {
    let words = element.words(attribute)
    for word in words where !known.contains(word) { element.unknownName("vai trò", word, among: known, &findings) }
    return words
  }

  private func resolve(_ formulas: [PendingFormula], in section: inout Section, _ findings: inout Findings) {
    let columns = Dictionary(
      section.columns.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = Dictionary(section.rows.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let aspects = AspectsDecoder(names: names)
    for formula in formulas {
      // A broken formula was reported; a nought in its place keeps one mistake from becoming several findings.
      let expression = formula.parse(columns: columns, rows: rows, aspects: aspects, &findings) ?? .number(.zero)
      switch formula.target {
      case .column(let index): section.columns[index].formula = expression
      case .row(let index): section.rows[index].formula = expression
      }
    }
  }
}
