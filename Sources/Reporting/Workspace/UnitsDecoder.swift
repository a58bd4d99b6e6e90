import Diagnostics
import Indicators
import Quantities
import Workbooks

/// Decodes `units.csv`: `code,name,kind,parent,valid_from,valid_to,successors,flags`, columns in any order, an empty
/// date for "open", successors and flags separated by a space or `;`.
///
/// Findings: `O001`–`O007`, `O049` the shape, `F104`, `F106`–`F109`, `F111` what it says.
struct UnitsDecoder {
  static let columns = [
    "code", "name", "kind", "parent", "valid_from", "valid_to", "successors", "flags",
  ]

  private let file: String
  private let kinds: [String]
  private let flags: [String]
  private var findings = Findings()
  private var units: [OrganisationUnit] = []
  private var lines: [Int] = []

  /// - Parameters:
  ///   - kinds: codes of the regime's unit kinds.
  ///   - flags: codes of the regime's unit flags.
  static func decode(_ bytes: [UInt8], file: String, kinds: [String], flags: [String]) throws
    -> Accepted<[OrganisationUnit]>
  {
    var decoder = UnitsDecoder(file: file, kinds: kinds, flags: flags)
    decoder.read(bytes)
    decoder.checkTree()
    return try decoder.findings.accept(decoder.units)
  }

  private init(file: String, kinds: [String], flags: [String]) {
    self.file = file
    self.kinds = kinds
    self.flags = flags
  }

  private mutating func read(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var text = DelimitedText(bytes)
      repeat {
        guard text.next() else {
          let columns = Self.columns.joined(separator: ",")
          return findings.add(Diagnostic(.observationFileEmpty, at: Location(file: file), ["columns": columns]))
        }
      } while text.isEmptyLine
      let names = text.fields.prefix(64).map { (text.text($0) ?? text.excerpt($0)).trimmed }
      let place = Location(file: file, line: text.line)
      guard let order = HeaderLine(columns: Self.columns).positions(in: names, at: place, &findings) else { return }
      while text.next() {
        if text.isEmptyLine { continue }
        readRow(text, order, count: names.count)
      }
    }
  }

  private mutating func readRow(_ text: borrowing DelimitedText, _ order: [Int], count: Int) {
    let place = Location(file: file, line: text.line)
    guard text.fields.count == count, text.flaw == nil else {
      let code: Code = text.flaw == nil ? .fieldCount : .quotesBroken
      return findings.add(
        Diagnostic(code, at: place, ["found": String(text.fields.count), "expected": String(count)]))
    }
    var values: [String] = []
    for position in order {
      guard let value = text.text(text.fields[position]) else {
        return findings.add(Diagnostic(.notUTF8, at: place))
      }
      values.append((VietnameseText.composed(value) ?? value).trimmed)
    }
    tellLetters(values[1], place)
    let from = date(values[4], "valid_from", place)
    let to = date(values[5], "valid_to", place)
    if let from, let to, to < from {
      findings.add(Diagnostic(.datesReversed, at: place, ["name": values[0], "from": from.iso, "to": to.iso]))
    }
    check(values[2], among: kinds, ("loại đơn vị", "unit kind"), place)
    let unitFlags = list(values[7])
    for flag in unitFlags { check(flag, among: flags, ("đặc điểm đơn vị", "unit flag"), place) }
    if values[0].isEmpty || values[1].isEmpty {
      let name = values[0].isEmpty ? "code" : "name"
      findings.add(Diagnostic(.attributeMalformed, at: place, ["name": name, "value": "", "expected": "mã, tên"]))
    }
    lines.append(text.line)
    units.append(
      OrganisationUnit(
        code: values[0], name: values[1], kind: values[2], parent: values[3].isEmpty ? nil : values[3],
        validFrom: from, validTo: to, successors: list(values[6]), flags: Set(unitFlags)))
  }

  private mutating func tellLetters(_ name: String, _ place: Location) {
    if let encoding = VietnameseText.legacyEncoding(of: name) {
      findings.add(Diagnostic(.legacyText, at: place, ["text": name.excerpt, "encoding": encoding.rawValue]))
    }
    if let code = VietnameseText.controlCharacter(in: name) {
      findings.add(Diagnostic(.controlCharacter, at: place, ["column": "name", "number": String(code)]))
    }
  }

  private func list(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == ";" || $0 == " " }).map(String.init)
  }

  private mutating func date(_ text: String, _ column: String, _ place: Location) -> CalendarDate? {
    if text.isEmpty { return nil }
    if let date = CalendarDate(iso: text) { return date }
    findings.add(
      Diagnostic(
        .attributeMalformed, at: place, ["name": column, "value": text.excerpt, "expected": "năm-tháng-ngày"]))
    return nil
  }

  private mutating func check(
    _ name: String, among known: [String], _ what: (vietnamese: String, english: String), _ place: Location
  ) {
    if known.contains(name) { return }
    findings.add(
      Diagnostic(
        .nameUnknown, at: place, ["what": what.vietnamese, "whatEnglish": what.english, "name": name.excerpt],
        nearest: NearestName.of(name, among: known)))
  }

  // MARK: - The tree

  private mutating func checkTree() {
    var first: [String: Int] = [:]
    var parents: [String: String] = [:]
    for (index, unit) in units.enumerated() {
      if let before = first[unit.code], overlaps(units[before], unit) {
        findings.add(
          Diagnostic(.codeTwice, at: place(index), ["name": unit.code, "line": String(lines[before])]))
      }
      first[unit.code] = index
      parents[unit.code] = unit.parent
    }
    let codes = units.map(\.code)
    for (index, unit) in units.enumerated() {
      if let parent = unit.parent, first[parent] == nil {
        findings.add(
          Diagnostic(
            .unitParentUnknown, at: place(index), ["name": unit.code, "parent": parent],
            nearest: NearestName.of(parent, among: codes)))
      }
      tellCycle(unit, parents, index)
    }
  }

  private func overlaps(_ one: OrganisationUnit, _ other: OrganisationUnit) -> Bool {
    if let end = one.validTo, let start = other.validFrom, end < start { return false }
    if let end = other.validTo, let start = one.validFrom, end < start { return false }
    return true
  }

  private mutating func tellCycle(_ unit: OrganisationUnit, _ parents: [String: String], _ index: Int) {
    var path = [unit.code]
    while let parent = parents[path[path.count - 1]], path.count < 32 {
      path.append(parent)
      if parent == unit.code {
        return findings.add(
          Diagnostic(.unitCycle, at: place(index), ["name": unit.code, "path": path.joined(separator: " > ")]))
      }
    }
  }

  private func place(_ index: Int) -> Location { Location(file: file, line: lines[index]) }
}
