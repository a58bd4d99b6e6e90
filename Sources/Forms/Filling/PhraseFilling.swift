import Documents
import Indicators
import Quantities

/// Puts the workspace's words into the holes of heads, titles and sentences.
struct PhraseFilling {
  let context: FillingContext
  /// What the form or report is called.
  var number = ""
  var title = ""
  var subject: Phrase?
  var subtitle: Phrase?
  var sectionSubtitle: Phrase?
  var moneyUnit: DisplayUnit?
  /// Printed where the template puts the layout's mark; empty once the layout is confirmed.
  var layoutMark = ""
  /// `Phụ lục II` in an annex.
  var annexLabel = ""
  /// What a letter tells.
  var facts: [LetterFact: String] = [:]
  /// Text of a report's figure by its place.
  var value: (Int) -> String = { _ in "" }

  func text(_ phrase: Phrase?) -> String {
    guard let phrase else { return "" }
    var result = ""
    for piece in phrase.pieces {
      switch piece {
      case .text(let text): result += text
      case .field(let field): result += self.text(of: field)
      case .value(let index): result += value(index)
      case .fact(let fact): result += facts[fact] ?? ""
      }
    }
    return result.trimmed
  }

  private func text(of field: Phrase.Field) -> String {
    switch field {
    case .unitName: return context.figures.units.units[context.unit].name
    case .unitShortName: return shortName(of: context.figures.units.units[context.unit])
    case .senderName: return context.letterhead.name
    case .agency: return context.letterhead.agency
    case .formNumber: return number
    case .formTitle: return title
    case .formSubject: return text(subject)
    case .formSubtitle: return text(subtitle)
    case .sectionSubtitle: return text(sectionSubtitle)
    case .sectionMoneyUnit: return moneyUnit.map { "Đơn vị tính tiền: " + $0.label } ?? ""
    case .authority: return context.pack.regime.title
    case .programme: return context.pack.regime.programme.name
    case .periodLabel: return context.period.label
    case .periodShortLabel:
      return context.period.kind == .half ? "6 tháng" : context.period.kind == .year ? "năm" : context.period.label
    case .cutOff: return context.cutOff.vietnamese
    case .year: return "\(context.period.year)"
    case .nextYear: return "\(context.period.year + 1)"
    case .status: return context.pack.regime.label(of: context.status)
    case .parent: return context.letterhead.parent
    case .place: return context.letterhead.place
    case .documentNumber:
      let number = context.letterhead.documentNumber
      return number.isEmpty ? "……" + context.letterhead.documentSymbol : padded(number)
    case .documentDate: return date
    case .signatoryCapacity: return context.letterhead.signatoryCapacity
    case .signatoryActing: return context.letterhead.signatoryActing
    case .signatoryTitle: return context.letterhead.signatoryTitle
    case .signatoryName: return context.letterhead.signatoryName
    case .compilerTitle: return "NGƯỜI LẬP BIỂU"
    case .layoutMark: return layoutMark
    case .annexLabel: return annexLabel
    }
  }

  /// NĐ 30/2020: numbers under 10 take a leading zero.
  private func padded(_ document: String) -> String {
    let digits = document.prefix { $0.isASCII && $0.isNumber }
    return digits.count == 1 && digits != "0" ? "0" + document : document
  }

  /// NĐ 30/2020: days under 10 and the months 1 and 2 take a leading zero.
  private var date: String {
    guard let date = context.letterhead.documentDate else { return "ngày … tháng … năm \(context.letterhead.blankYear ?? context.period.year)" }
    let day = date.day < 10 ? "0\(date.day)" : "\(date.day)"
    let month = date.month < 3 ? "0\(date.month)" : "\(date.month)"
    return "ngày \(day) tháng \(month) năm \(date.year)"
  }

  /// The name without its kind: Hớn Quản.
  private func shortName(of unit: OrganisationUnit) -> String {
    guard let kind = context.pack.regime.unitKind(unit.kind),
      unit.name.lowercased().hasPrefix(kind.label.lowercased() + " ")
    else { return unit.name }
    return String(unit.name.dropFirst(kind.label.count + 1))
  }

  // MARK: - Frames

  /// The blocks of a head: lines that have nothing to say stay, so that every print has the same rows.
  func head(_ frame: Frame?) -> [Block] { frame?.elements.flatMap { blocks($0, dropsEmpty: false) } ?? [] }

  /// The blocks of a footer, without lines that have nothing to say.
  func foot(_ frame: Frame?) -> [Block] { frame?.elements.flatMap { blocks($0, dropsEmpty: true) } ?? [] }

  /// The blocks of one element of a frame.
  func blocks(_ element: Frame.Element, dropsEmpty: Bool) -> [Block] {
    switch element {
    case .gap: return [.gap]
    case .line(let role, let phrase):
      let paragraph = paragraph(role, phrase)
      return dropsEmpty && paragraph.text.isEmpty ? [] : [.paragraph(paragraph)]
    case .recipients: return recipients.map { .paragraph($0) }
    case .sideBySide(let left, let middle, let right):
      let pair = SideBySide(
        left: paragraphs(left, dropsEmpty), middle: paragraphs(middle, dropsEmpty), right: paragraphs(right, dropsEmpty))
      return [.sideBySide(pair)]
    }
  }

  /// An element of a frame says something of the section.
  func namesSection(_ element: Frame.Element) -> Bool {
    switch element {
    case .gap, .recipients: false
    case .line(_, let phrase): namesSection(phrase)
    case .sideBySide(let left, let middle, let right):
      [left, middle, right].contains { column in column.contains { namesSection($0) } }
    }
  }

  private func namesSection(_ phrase: Phrase) -> Bool {
    phrase.pieces.contains { piece in
      switch piece {
      case .field(.sectionSubtitle), .field(.sectionMoneyUnit): true
      case .field(.formSubject): subject.map { namesSection($0) } ?? false
      case .field(.formSubtitle): subtitle.map { namesSection($0) } ?? false
      default: false
      }
    }
  }

  private func paragraphs(_ elements: [Frame.Element], _ dropsEmpty: Bool) -> [Paragraph] {
    elements.flatMap { element -> [Paragraph] in
      switch element {
      case .line(let role, let phrase):
        let paragraph = paragraph(role, phrase)
        return dropsEmpty && paragraph.text.isEmpty ? [] : [paragraph]
      case .gap: return [Paragraph(.body, "")]
      case .recipients: return recipients
      case .sideBySide(let left, let middle, let right):
        return [left, middle, right].flatMap { paragraphs($0, dropsEmpty) }
      }
    }
  }

  private func paragraph(_ role: ParagraphRole, _ phrase: Phrase) -> Paragraph { Paragraph(role, text(phrase)) }

  private var recipients: [Paragraph] {
    context.letterhead.recipients.map { Paragraph(.recipient, "- " + $0) }
  }
}
