import Diagnostics
import Documents
import Forms
import Indicators
import Quantities
import Workbooks
import Writers

/// The cell that somebody asks about: by its address in a form, or where it stands in a file that was rendered.
struct AskedCell {
  private(set) var address: FigureAddress
  private(set) var findings: [Diagnostic] = []
  /// What stands in the file; `nil` when none was named.
  private var printed: (cell: PrintedCell, location: Location)?

  /// - Throws: ``Rejection`` with `M001`, `M005`, `M006`, and what is wrong with the file; ``OutsideTrouble``.
  init(_ text: String, in material: PeriodMaterial) throws {
    if let place = FilePlace(text) {
      (address, printed, findings) = try Self.find(place, material)
      return
    }
    guard let address = FigureAddress(text) else {
      throw Rejection(Diagnostic(.addressMalformed, ["name": text.excerpt]))
    }
    self.address = address
  }

  /// Finds the section by the name of its sheet, row and column by the hidden anchors.
  private static func find(
    _ place: FilePlace, _ material: PeriodMaterial
  ) throws -> (FigureAddress, (PrintedCell, Location), [Diagnostic]) {
    let workbook = try RenderedWorkbook(place.file, material).workbook
    let sheet = try self.sheet(place, workbook.value)
    let location = Location(file: place.file, sheet: sheet.value.name, cell: place.cell)
    guard let printed = PrintedCell(place.cell, of: sheet.value),
      let section = section(sheet.value.name, printed, place, material.workspace.pack)
    else {
      throw Rejection(
        Diagnostic(
          .cellOutsideTable, at: Location(file: place.file),
          ["cell": place.cell.description, "sheet": sheet.value.name]))
    }
    let address = FigureAddress(form: section.form, section: section.section, row: printed.row, column: printed.column)
    return (address, (printed, location), workbook.findings + sheet.findings)
  }

  private static func sheet(_ place: FilePlace, _ workbook: Workbook) throws -> Accepted<Sheet> {
    let shown = workbook.sheets.filter { !$0.isHidden }
    if let name = place.sheet {
      if let sheet = shown.first(where: { $0.name == name }) { return Accepted(sheet) }
      throw Rejection(
        Diagnostic(
          .sheetNotInFile, at: Location(file: place.file),
          ["name": name.excerpt, "known": shown.map(\.name).joined(separator: ", ")],
          nearest: NearestName.of(name, among: shown.map(\.name))))
    }
    guard let first = shown.first else {
      throw Rejection(Diagnostic(.sheetNotInFile, at: Location(file: place.file), ["name": "", "known": "–"]))
    }
    if shown.count == 1 { return Accepted(first) }
    let note = Diagnostic(
      .firstSheetTaken,
      ["count": String(shown.count), "name": first.name, "file": place.file, "cell": place.cell.description])
    return Accepted(first, findings: [note])
  }

  /// The section whose sheet has that name; of the form that the file is called after, where it is called after one.
  private static func section(
    _ sheet: String, _ printed: PrintedCell, _ place: FilePlace, _ pack: RegimePack
  ) -> (form: String, section: String)? {
    let own = pack.forms.filter { $0.code == place.code }
    for form in own.isEmpty ? pack.forms : own {
      if let section = form.sheets.first(where: { $0.name == sheet }) { return (form.code, section.section) }
    }
    return nil
  }

  // MARK: - What has changed since

  /// A warning (`M009`) when the file says something else than the figure is now.
  func differences(from figure: TracedFigure, _ traced: Traced) -> [Diagnostic] {
    guard let printed else { return [] }
    let words = TraceWords(traced)
    let now = words.value(figure.figure.value, isIncomplete: false)
    if Self.says(printed.cell, figure.figure.value, words) { return [] }
    let found = printed.cell.text
    return [
      Diagnostic(
        .printedOtherwise, at: printed.location,
        ["found": found.isEmpty ? TraceWords.blank : found.excerpt, "now": now.excerpt])
    ]
  }

  private static func says(_ cell: PrintedCell, _ value: ObservedValue, _ words: TraceWords) -> Bool {
    switch value {
    case .blank: cell.text.isEmpty
    case .number(let number): cell.number.map { $0.rounded(places: 6) == number.rounded(places: 6) } ?? false
    case .date(let date): cell.text == date.iso || cell.text == date.vietnamese
    case .none, .notApplicable, .text: cell.text == words.value(value, isIncomplete: false)
    }
  }
}

/// `out/bieu-05.xlsx!D12`, `bo-bieu.xml!'B05 Tổng hợp'!D12`: a cell of a file.
struct FilePlace {
  private(set) var file: String
  private(set) var sheet: String?
  private(set) var cell: CellAddress

  init?(_ text: String) {
    guard let mark = text.lastIndex(of: "!"), let cell = CellAddress(String(text[text.index(after: mark)...])) else {
      return nil
    }
    self.cell = cell
    let rest = text[..<mark]
    if rest.last == "'", let opening = rest.dropLast().firstRange(of: "!'") {
      file = String(rest[..<opening.lowerBound])
      sheet = String(rest[opening.upperBound...].dropLast()).replacing("''", with: "'")
    } else if let between = rest.lastIndex(of: "!") {
      file = String(rest[..<between])
      sheet = String(rest[rest.index(after: between)...])
    } else {
      file = String(rest)
    }
    if file.isEmpty || sheet?.isEmpty == true { return nil }
  }

  /// The file's name without folder and extension: `bieu-05`.
  var code: String {
    let name = Path.name(of: file)
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  /// `xlsx`; empty for none.
  var fileExtension: String {
    let name = Path.name(of: file)
    return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }
}

/// A rendered file: as it stands on the disk, else as it would be rendered now.
private struct RenderedWorkbook {
  let workbook: Accepted<Workbook>

  init(_ file: String, _ material: PeriodMaterial) throws {
    if FileReading.kind(of: file) != nil {
      workbook = try Reading.workbook(at: file)
      return
    }
    guard let place = FilePlace(file + "!A1"), let writer = DocumentFormats.standard[place.fileExtension],
      writer.isSpreadsheet, let document = Self.document(place.code, material.context)
    else { throw SystemFailure.missing(file) }
    do {
      workbook = try WorkbookReader.read(try writer.write(document), file: file)
    } catch let error as WritingError {
      throw Rejection(Diagnostic(.packFault, ["name": place.code, "reason": error.description]))
    }
  }

  private static func document(_ code: String, _ context: FillingContext) -> Document? {
    if let form = context.pack.form(code) { return form.fill(in: context).value }
    guard code == Bundle.name else { return nil }
    let kind = context.period.kind
    let forms = context.pack.forms.filter { $0.periods.isEmpty || $0.periods.contains(kind) }
    return Bundle.join(forms.map { ($0.code, $0.fill(in: context).value) }, title: code, creator: "")
  }
}
