package import Documents

extension Letter {
  /// Fills the letter.
  ///
  /// - Parameters:
  ///   - facts: what it tells; holes without a fact stay empty.
  ///   - context: who writes and signs, and the period that it is about; no figures are looked at.
  package func fill(_ facts: LetterFacts, in context: FillingContext) -> Document {
    var filling = LetterFilling(letter: self, facts: facts, context: context)
    return filling.document()
  }
}

/// Fills one letter: its lines, lists and tables in the order of the template.
private struct LetterFilling {
  private let letter: Letter
  private let facts: LetterFacts
  private var phrases: PhraseFilling
  private let houseStyle: HouseStyle
  private var palette = StylePalette()

  init(letter: Letter, facts: LetterFacts, context: FillingContext) {
    self.letter = letter
    self.facts = facts
    phrases = PhraseFilling(context: context)
    phrases.subject = letter.subject
    phrases.facts = facts.texts
    houseStyle = context.pack.houseStyle
  }

  mutating func document() -> Document {
    let title = "Công văn " + phrases.text(letter.subject)
    let section = DocumentSection(
      code: "letter", sheetName: "Công văn", page: houseStyle.page(.portrait), head: phrases.head(letter.head),
      blocks: blocks(letter.elements), foot: phrases.foot(letter.footer))
    var document = Document(
      properties: Document.Properties(title: title, subject: letter.kind.rawValue, creator: phrases.context.letterhead.agency),
      sections: [section], styles: palette.styles)
    document.houseStyle = houseStyle
    return document
  }

  private mutating func blocks(_ elements: [LetterElement]) -> [Block] {
    elements.flatMap { element -> [Block] in
      switch element {
      case .paragraph(let role, let phrase): return [.paragraph(Paragraph(role, phrases.text(phrase)))]
      case .lines(let list, let role, let phrase): return lines(list, role, phrase)
      case .table(let list, let columns): return table(list, columns).map { [.table($0)] } ?? []
      case .when(let fact, let isThere, let inner): return facts.has(fact) == isThere ? blocks(inner) : []
      }
    }
  }

  private func lines(_ list: LetterList, _ role: ParagraphRole, _ phrase: Phrase) -> [Block] {
    entries(of: list).map { entry in
      let text = entry.text(phrase)
      return .paragraph(Paragraph(role, role == .listItem ? "- " + text : text))
    }
  }

  private mutating func table(_ list: LetterList, _ columns: [LetterColumn]) -> Table? {
    let entries = entries(of: list)
    if entries.isEmpty { return nil }
    let header = palette.index(
      of: CellStyle(isBold: true, horizontal: .centre, wraps: true, hasBorder: true, fill: .header))
    let styles = columns.map { column in
      palette.index(of: CellStyle(horizontal: column.alignment, wraps: true, hasBorder: true))
    }
    var table = ListTable(widths: columns.map(\.width), header: columns.map(\.label), style: header)
    for entry in entries { table.add(columns.map { entry.text($0.phrase) }, styles: styles) }
    return table.table(stubs: 1)
  }

  /// The words of each entry: what it tells beside what the letter does.
  private func entries(of list: LetterList) -> [PhraseFilling] {
    (facts.lists[list] ?? []).enumerated().map { index, entry in
      var phrases = phrases
      phrases.facts = facts.texts.merging(entry) { $1 }
      phrases.facts[.ordinal] = String(index + 1)
      return phrases
    }
  }
}
