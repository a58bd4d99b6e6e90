import Foundation
import Quantities

/// Where a number stands in a rendered set, said so that every format can say it: the how-manieth number of a column of a
/// table or chart of a document.
struct NumberPlace: Hashable, Comparable, CustomStringConvertible {
  /// `bieu-05`
  var document: String
  /// `table 1`, `chart 2`
  var part: String
  /// Code of the column; empty in charts.
  var column: String
  var index: Int

  var description: String { "\(document) \(part) [\(column)] #\(index)" }

  static func < (left: NumberPlace, right: NumberPlace) -> Bool { left.description < right.description }
}

/// The numbers that one document prints in one format, with their places.
struct PrintedNumbers {
  var places: [NumberPlace: String] = [:]
  /// Numbers in sentences, each with the words before it.
  var inSentences: Set<String> = []

  /// - Parameters:
  ///   - tables: by code line and rows, parts of one table joined.
  ///   - charts: what stands at the bars, row by row.
  ///   - text: everything else, from the top down.
  init(_ document: String, tables: [PrintedTable], charts: [[String]], text: [String]) {
    for (number, table) in tables.enumerated() {
      for (column, code) in table.codes.enumerated() where code.first?.isNumber == true {
        let numbers = table.rows.compactMap { Self.number($0[column]) }
        for (index, text) in numbers.enumerated() {
          places[NumberPlace(document: document, part: "table \(number + 1)", column: code, index: index)] = text
        }
      }
    }
    for (number, labels) in charts.enumerated() {
      for (index, text) in Self.parts(of: labels).enumerated() {
        places[NumberPlace(document: document, part: "chart \(number + 1)", column: "", index: index)] = text
      }
    }
    inSentences = Self.numbers(inSentences: text)
  }

  /// A number as tables print it, without the mark of a total that lacks parts; `nil` for everything else.
  static func number(_ text: String) -> String? {
    let bare = text.hasSuffix("*") ? String(text.dropLast()) : text
    return bare.wholeMatch(of: /-?\d{1,3}(\.\d{3})*(,\d+)?/) == nil ? nil : bare
  }

  /// The single numbers of `408* / 2.243`.
  static func parts(of labels: [String]) -> [String] {
    labels.flatMap { $0.split(separator: "/").compactMap { number($0.trimmingCharacters(in: .whitespaces)) } }
  }

  /// Words with digits, each behind the three words before it, in which digits are hidden: where lines and paragraphs end
  /// does not matter.
  static func numbers(inSentences text: [String]) -> Set<String> {
    var before: [String] = []
    var result: Set<String> = []
    for word in text.joined(separator: " ").split(whereSeparator: \.isWhitespace) {
      let bare = word.trimmingCharacters(in: .alphanumerics.inverted)
      if bare.isEmpty { continue }
      if bare.contains(where: \.isNumber) { result.insert((before + [bare]).joined(separator: " ")) }
      before = (before + [String(bare.map { $0.isNumber ? "#" : $0 })]).suffix(3)
    }
    return result
  }
}

/// A table as a reader of a page sees it.
struct PrintedTable {
  /// First words of the code line: `A`, `1`, `6` of `6=4/1*100`.
  var codes: [String]
  var rows: [[String]]

  static func code(_ text: String) -> String {
    String(text.replacing("\u{200B}", with: "").prefix { $0 != "=" }).trimmingCharacters(in: .whitespaces)
  }

  /// Where a table was too wide for the page, its further columns.
  mutating func append(_ further: PrintedTable) {
    let height = max(rows.count, further.rows.count)
    let columns = further.codes.indices.filter { !codes.contains(further.codes[$0]) }
    rows = (0..<height).map { row in
      let left = row < rows.count ? rows[row] : Array(repeating: "", count: codes.count)
      return left + columns.map { row < further.rows.count ? further.rows[row][$0] : "" }
    }
    codes += columns.map { further.codes[$0] }
  }
}
