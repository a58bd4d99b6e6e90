package import Diagnostics
package import Indicators
import Quantities

/// What an entry cell takes, as far as reading it needs to know.
struct EntryTerms: Sendable {
  var valueType: ValueType
  /// Digits by which the point moves from the figure to what is shown and typed: -6 where đồng are typed as triệu.
  var shift = 0
  var allowsNegative = false
  /// In which the figure is typed; empty for none.
  var unitOfMeasure = ""
  /// The list of a category.
  var categories: Disaggregation?
  /// The level of units in a set of units; `nil` = all.
  var level: String?
}

/// What was understood of one cell.
package struct EntryReading: Sendable {
  /// ``ObservedValue/blank`` for an empty cell; `nil` when the cell could not be understood, which the findings say.
  package var value: ObservedValue?
  /// Without a place: the caller knows it.
  package var findings: [Diagnostic] = []

  init(_ value: ObservedValue?, _ findings: [Diagnostic] = []) {
    self.value = value
    self.findings = findings
  }

  init(refusing code: Code, _ arguments: KeyValuePairs<String, String?> = [:]) {
    var finding = Diagnostic(code)
    finding.arguments = arguments.compactMap { name, value in value.map { Diagnostic.Argument(name, $0) } }
    self.init(nil, [finding])
  }
}

/// What a regime and a report's units say about typed values.
struct EntryVocabulary: Sendable {
  let marks: [Mark]
  let programme: Programme
  let units: UnitTree
  let kinds: [UnitKind]
  private let unitNames: [String: UnitNames]

  init(regime: Regime, units: UnitTree) {
    marks = regime.marks
    programme = regime.programme
    self.units = units
    kinds = regime.unitKinds
    var names: [String: UnitNames] = ["": UnitNames(units, level: nil, kinds: regime.unitKinds)]
    for level in Set(units.levels) { names[level] = UnitNames(units, level: level, kinds: regime.unitKinds) }
    unitNames = names
  }

  func names(ofLevel level: String?) -> UnitNames {
    unitNames[level ?? ""] ?? unitNames[""] ?? UnitNames(units, level: nil, kinds: kinds)
  }

  /// The mark that a text is: `-`, `kps`, `x`. In a cell for words only the mark as it is printed counts.
  func mark(_ text: String, inWords: Bool) -> ObservedValue? {
    let key = Self.dashed(TypedName.key(text))
    for mark in marks {
      let spellings = inWords ? [mark.print] : [mark.print] + mark.spellings
      guard spellings.contains(where: { Self.dashed(TypedName.key($0)) == key }) else { continue }
      return mark.kind == .none ? ObservedValue.none : .notApplicable
    }
    return nil
  }

  /// Word processors turn a hyphen into a longer dash.
  private static func dashed(_ text: String) -> String {
    text == "–" || text == "—" || text == "−" ? "-" : text
  }
}
