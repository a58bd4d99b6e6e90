import Diagnostics
import Forms
import Foundation
import Indicators
import Quantities
import Testing

@testable import Reporting

/// A change of one observation changes exactly the numbers that depend on it in xml, xlsx, docx, HTML and plain text, and
/// nothing else.
///
/// The pages are read back by readers of their own. What depends on an observation is what explanations say: cells from
/// whose figure a way leads down to the line of the file that was changed.
@Suite struct OneChangeLawTests {
  /// A line of a commune's file, and what its value becomes.
  struct Change: Sendable, CustomTestStringConvertible {
    var file: String
    /// How the line begins.
    var line: String
    var value: String
    /// Cells that must change, at least.
    var atLeast: Int
    /// A sentence says a number that must change.
    var isQuoted = false

    var testDescription: String { line + " = " + value }
  }

  private static func line(_ period: String, _ figure: String, _ measure: String = "yearToDate") -> String {
    "xa-an-khuong,\(figure),25330,total,\(period),\(measure),"
  }

  static let changes = [
    // A part of a sum over categories and communes, quoted in sentences and drawn in the summary's first chart.
    Change(
      file: "2023-xa-an-khuong.csv", line: line("2023", "poverty.reduction,ethnic-group=minority"), value: "1019", atLeast: 8,
      isQuoted: true),
    // Of the first half year: what was done since then.
    Change(
      file: "2023-H1-xa-an-khuong.csv", line: line("2023-H1", "poverty.reduction,ethnic-group=kinh"), value: "1", atLeast: 2),
    // Of a rate, in its denominator.
    Change(file: "2023-xa-an-khuong.csv", line: line("2023", "da3b.measured,"), value: "1322", atLeast: 8, isQuoted: true),
    // What stands in several communes counts once: the district's own total stays.
    Change(file: "2023-xa-an-khuong.csv", line: line("2023", "da2.households,status=poor"), value: "1708", atLeast: 3),
  ]

  /// The set of the sample as it is, and what depends on what is to change.
  private static let unchanged = Result {
    let set = try RenderedSet(SampleDistrict.root.appending(path: "Samples/hon-quan-2023").path)
    try set.expectAgreement()
    let keys = try Set(changes.map { try ChangedWorkspace.key(of: $0, in: set.district) })
    return (set: set, dependents: try set.dependents(of: keys))
  }

  @Test(arguments: changes) func `one observation changes what depends on it`(change: Change) throws {
    let (before, dependents) = try Self.unchanged.get()
    let workspace = try ChangedWorkspace(change)
    let after = try withExtendedLifetime(workspace) { try RenderedSet(workspace.path) }
    // Formats agree on every number, rounded or not, whatever changed: what is true of one is true of all.
    try after.expectAgreement()
    #expect(before.places == after.places, "the same places hold numbers")

    let changed = RenderedSet.changes(before.sheets, after.sheets)
    #expect(changed == RenderedSet.changes(before.workbooks, after.workbooks))
    let expected = try dependents[ChangedWorkspace.key(of: change, in: before.district)] ?? []
    let found = changed.filter { before.explained.contains($0.document) }
    #expect(found.count >= change.atLeast)
    #expect(found.sorted() == expected.sorted())

    // What the reports take from forms changes as it does there.
    let pairs = Set(found.map { [before.sheets[$0]?.text, after.sheets[$0]?.text] })
    for place in changed.subtracting(found) {
      #expect(pairs.contains([before.sheets[place]?.text, after.sheets[place]?.text]), "\(place)")
    }
    // Sentences say the same in all formats.
    let sentences = RenderedSet.sentences(before.sheetSentences, after.sheetSentences)
    #expect(sentences == RenderedSet.sentences(before.workbookSentences, after.workbookSentences))
    #expect(sentences[0].isEmpty == !change.isQuoted && sentences[0].count == sentences[1].count)
    for (format, page) in before.pages {
      let said = RenderedSet.sentences(page.sentences, after.pages[format]?.sentences ?? [])
      #expect(said == sentences, "\(format)")
    }
  }
}
