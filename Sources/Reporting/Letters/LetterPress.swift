import Diagnostics
import Documents
import Forms
import Indicators
import Quantities
import Writers

/// One letter before it is filled.
struct LetterDraft {
  /// Of its files, without their extension.
  var name: String
  /// Of its head; a letter about several names the first.
  var period: ReportingPeriod
  var facts: LetterFacts
}

/// Fills letters of one kind in the name of the compiling office, and makes their files.
struct LetterPress {
  private let workspace: Workspace
  private let letter: Letter
  private let order: LetterOrder
  private let writers: [any DocumentWriter]
  private let printing: PDFPrinting?
  private let now: Moment

  /// - Throws: ``Rejection`` with `V002` where the pack has no such letter, `U002` for a format; ``OutsideTrouble`` with `P001`.
  init(_ kind: Letter.Kind, _ order: LetterOrder, in workspace: Workspace, at now: Moment) throws {
    guard let letter = workspace.pack.letter(kind) else {
      throw Rejection(
        Diagnostic(.letterTemplateMissing, ["regime": workspace.pack.regime.code, "kind": kind.rawValue]))
    }
    self.workspace = workspace
    self.letter = letter
    self.order = order
    self.now = now
    writers = try order.writers()
    printing = order.wantsPDF ? try PDFPrinting.find(searchPath: Surroundings.searchPath) : nil
  }

  /// Every letter in every format.
  func files(_ drafts: [LetterDraft]) throws -> [(name: String, bytes: [UInt8])] {
    let names = FileNames.unique(drafts.map(\.name))
    let documents = drafts.enumerated().map { letter.fill($1.facts, in: context(of: $1, place: $0)) }
    var files = try zip(names, documents).flatMap { name, document in
      try writers.map { (name: name + "." + $0.fileExtension, bytes: try $0.bytes(of: document, named: name)) }
    }
    guard let printing, let word = DocumentFormats.standard["docx"] else { return files }
    let sources = try zip(names, documents).map { name, document in
      PDFPrinting.Source(name: name, fileExtension: word.fileExtension, bytes: try word.bytes(of: document, named: name))
    }
    let printed = try printing.print(sources, inFolder: Surroundings.temporaryFolder)
    files += zip(names, printed).map { ($0 + "." + PDFPrinting.formatCode, $1) }
    return files
  }

  // MARK: - Head and signature

  private func context(of draft: LetterDraft, place: Int) -> FillingContext {
    let period = workspace.settings.period(draft.period) ?? .unlisted(draft.period)
    let tree = workspace.units(in: draft.period)
    var letterhead = self.letterhead
    if let first = order.firstNumber { letterhead.documentNumber = String(first + place) + letterhead.documentSymbol }
    return FillingContext(
      pack: workspace.pack, figures: workspace.reading.figures(of: ObservationSet(), tree),
      unit: tree.index(of: workspace.settings.unit) ?? 0, period: period.period, cutOff: period.cutOff, letterhead: letterhead)
  }

  /// Number and date are the letter's own, not those of a period's reports.
  private var letterhead: Letterhead {
    let unlisted = WorkspaceSettings.Period.unlisted(ReportingPeriod(kind: .year, year: now.vietnameseDay.year))
    var letterhead = workspace.letterhead(of: compiler, for: unlisted)
    letterhead.documentDate = order.date
    letterhead.blankYear = now.vietnameseDay.year
    letterhead.documentSymbol = symbol ?? LetterPress.blankSymbol
    return letterhead
  }

  private var compiler: WorkspaceSettings.Sender? { workspace.settings.sender(workspace.settings.compiler) }
  private var symbol: String? { workspace.letterheadSettings(of: compiler).letterSymbol }

  /// NĐ 30/2020: the agency's letters, then those of who drafted it.
  private static let blankSymbol = "/…-…"

  /// What the letters lack before they are signed: `V003`, `R003`.
  var blanks: [Diagnostic] {
    var findings: [Diagnostic] = []
    let options = (order.firstNumber == nil ? ["--number"] : []) + (order.date == nil ? ["--dated"] : [])
    if !options.isEmpty {
      findings.append(Diagnostic(.letterUnnumbered, ["options": options.joined(separator: ", ")]))
    }
    var letterhead = self.letterhead
    letterhead.documentSymbol = symbol ?? ""
    return findings + PaperBlanks.ofLetter(letterhead, folder: workspace.folder)
  }
}
