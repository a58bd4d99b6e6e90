package import Documents
import Indicators

extension PreparedReport {
  /// Whether forms may follow the report as its annexes.
  package var takesAnnexes: Bool { report.takesAnnexes }

  /// Filled forms as annexes of the report: numbered in their order with Roman numerals, one alone without a number
  /// (NĐ 30/2020/NĐ-CP, Phụ lục I, mục III), with the report's head and foot for annexes in the place of their own.
  ///
  /// - Parameter forms: with the document that each was filled into; forms outside whose scope the unit is are left out.
  package func annexes(_ forms: [(form: PreparedForm, document: Document)], in context: FillingContext) -> [Document] {
    guard let frames = report.annexFrames else { return [] }
    let standing = forms.filter { $0.form.form.applies(to: context.unit, in: context.figures.units) }
    return standing.enumerated().map { index, filled in
      let label = standing.count > 1 ? "Phụ lục " + RomanNumeral.text(index + 1) : "Phụ lục"
      return annex(filled.document, of: filled.form, frames, label: label, in: context)
    }
  }

  private func annex(
    _ document: Document, of form: PreparedForm, _ frames: AnnexFrames, label: String, in context: FillingContext
  ) -> Document {
    var document = document
    for index in document.sections.indices where form.plans.indices.contains(index) {
      var phrases = PhraseFilling(form.form, form.plans[index].section, in: context)
      phrases.annexLabel = label
      document.sections[index].head = phrases.foot(frames.head)
      document.sections[index].foot = phrases.foot(frames.footer)
      document.sections[index].opensAnnex = index == 0
    }
    return document
  }
}

/// Numbers of annexes.
enum RomanNumeral {
  private static let letters = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
  ]

  /// - Parameter number: 1 or more.
  static func text(_ number: Int) -> String {
    var rest = number
    var text = ""
    for (value, letter) in letters {
      while rest >= value {
        text += letter
        rest -= value
      }
    }
    return text
  }
}
