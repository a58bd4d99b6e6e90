import Diagnostics
import Indicators
import Quantities
import Workbooks

// MARK: - New codes

extension TidyObservations {
  /// Meets a code for the first time: what it means from now on, or why it means nothing.
  mutating func learn(
    _ column: TidyColumn, _ field: DelimitedText.Field, _ text: borrowing DelimitedText
  ) -> Int32 {
    let slice = text.slice(field)
    guard let written = text.text(field) else {
      tellEncoding(text)
      return Self.unresolved
    }
    let trimmed = written.trimmed
    var number = trimmed == written ? nil : trimmed.number(in: codes, column)
    if number == nil { number = meaning(of: trimmed, column, text) }
    if let number {
      codes.add(slice, column: column, number: number)
      return number
    }
    let unknown = Self.unusable - Int32(unknowns.count)
    guard unknowns.count < Findings.limit else { return Self.unresolved }
    unknowns.append(Unknown(finding: finding(for: trimmed, column, text), further: -1))
    codes.add(slice, column: column, number: unknown)
    return unknown
  }

  /// The number of a code that rows may make up (strata, periods, records) or leave out (scope, kind, status, measure).
  private mutating func meaning(of code: String, _ column: TidyColumn, _ text: borrowing DelimitedText) -> Int32? {
    switch column {
    case .stratum: return newStratum(code)
    case .period: return newPeriod(code)
    case .record:
      guard Self.isRecordID(code) else { return nil }
      records.append((0, PeriodNumber(ReportingPeriod(kind: .year, year: 0))))
      return Int32(records.count - 1)
    case .scope, .status: return code.isEmpty ? 0 : nil
    case .kind, .measure, .sender, .indicator, .unit, .value, .note: return nil
    }
  }

  /// Printable ASCII without spaces, at most 64 characters.
  private static func isRecordID(_ code: String) -> Bool {
    code.utf8.count <= 64 && code.utf8.allSatisfy { (33...126).contains($0) }
  }

  private mutating func newStratum(_ code: String) -> Int32? {
    var numbers: [CategoryNumber] = []
    var mask = UInt128(0)
    for pair in code.utf8.split(separator: UInt8(ascii: ";")) {
      guard let number = vocabulary.disaggregations.number(ofPair: Substring(pair).trimmed) else { return nil }
      let index = vocabulary.disaggregations.disaggregationIndex(of: number)
      if index < 128 {
        if mask & (1 << UInt128(index)) != 0 { return nil }
        mask |= 1 << UInt128(index)
      }
      numbers.append(number)
    }
    guard let stratum = Stratum(numbers) else { return nil }
    strata.append(KnownStratum(stratum: stratum, mask: mask))
    return Int32(strata.count - 1)
  }

  private mutating func newPeriod(_ code: String) -> Int32? {
    guard let period = ReportingPeriod(code), isWithinProgramme(period) else { return nil }
    periods.append(period)
    isWanted.append(wantedPeriods?.contains(period) ?? true)
    periodNumbers.append(PeriodNumber(period))
    unitPlaces.append(contentsOf: repeatElement(Self.unresolved, count: unitCodes.count))
    return Int32(periods.count - 1)
  }

  private func isWithinProgramme(_ period: ReportingPeriod) -> Bool {
    (vocabulary.programme.firstYear...vocabulary.programme.lastYear).contains(period.year)
  }

  /// Why a code means nothing.
  private func finding(for code: String, _ column: TidyColumn, _ text: borrowing DelimitedText) -> Diagnostic {
    let place = Location(file: file, line: text.line)
    func unknown(_ kind: Code, _ names: [String]) -> Diagnostic {
      Diagnostic(kind, at: place, ["name": code.excerpt], nearest: NearestName.of(code, among: names))
    }
    switch column {
    case .sender: return unknown(.senderUnknown, vocabulary.senders.map(\.code))
    case .indicator: return unknown(.indicatorUnknown, vocabulary.catalogue.indicators.map(\.code))
    case .unit: return unknown(.unitUnknown, unitCodes)
    case .scope: return unknown(.scopeUnknown, Scope.allCases.map(\.code))
    case .measure where Measure(code: code)?.isComputed == true:
      return Diagnostic(.measureComputed, at: place, ["name": code])
    case .measure: return unknown(.measureUnknown, Measure.allCases.filter { !$0.isComputed }.map(\.code))
    case .kind: return unknown(.kindUnknown, ObservationKind.allCases.map(\.rawValue))
    case .status: return unknown(.statusUnknown, ObservationStatus.allCases.map(\.rawValue))
    case .stratum: return stratumFinding(code, at: place)
    case .period: return periodFinding(code, at: place)
    case .record: return Diagnostic(.recordMalformed, at: place, ["record": code.excerpt])
    case .value, .note: preconditionFailure("values and notes are no codes")
    }
  }

  private func periodFinding(_ code: String, at place: Location) -> Diagnostic {
    guard ReportingPeriod(code) != nil else {
      return Diagnostic(.periodUnknown, at: place, ["name": code.excerpt])
    }
    let programme = vocabulary.programme
    return Diagnostic(
      .periodOutside, at: place,
      ["name": code, "from": String(programme.firstYear), "to": String(programme.lastYear)])
  }

  private func stratumFinding(_ code: String, at place: Location) -> Diagnostic {
    let list = vocabulary.disaggregations
    for pair in code.split(separator: ";") where list.number(ofPair: pair.trimmed) == nil {
      let name = pair.trimmed
      let disaggregation = String(name.prefix { $0 != "=" })
      let names = list.disaggregation(disaggregation).map { [$0] } ?? list.disaggregations
      let pairs = names.flatMap { entry in entry.categories.map { "\(entry.code)=\($0.code)" } }
      return Diagnostic(
        .categoryUnknown, at: place, ["name": name.excerpt], nearest: NearestName.of(name, among: pairs))
    }
    return Diagnostic(
      .stratumMalformed, at: place, ["name": code.excerpt, "limit": String(Stratum.maximumCategories)])
  }

  /// Adds what was found about codes, each once with the number of its further lines, in the order of lines.
  mutating func tellUnknowns() {
    for unknown in unknowns {
      var finding = unknown.finding
      if unknown.further > 0 { finding.arguments.append(.init("more", String(unknown.further))) }
      findings.add(finding)
    }
    if unknowns.isEmpty { return }
    unknowns = []
    // Codes below zero belong to the list that was just told.
    codes.forget(below: 0)
  }
}

// MARK: - Units and strata

extension TidyObservations {
  mutating func resolveUnit(_ code: Int32, in period: Int32, _ text: borrowing DelimitedText) -> Int32 {
    let name = unitCodes[Int(code)]
    let place = Int(period) * unitCodes.count + Int(code)
    let label = vocabulary.units.last { $0.code == name }.map { "\($0.name) (\(name))" } ?? name
    switch vocabulary.place(ofUnit: name, in: periods[Int(period)]) {
    case .at(let index):
      unitPlaces[place] = index
      return index
    case .notValid(let day, let successors):
      findings.add(
        Diagnostic(
          .unitNotValid, at: Location(file: file, line: text.line), ["name": label, "day": day.vietnamese],
          successors: names(successors)))
    case .gone(let successors):
      findings.add(
        Diagnostic(
          .unitGone, at: Location(file: file, line: text.line), ["name": label, "day": vocabulary.tree.day.vietnamese],
          successors: names(successors)))
    }
    unitPlaces[place] = Self.unusable
    return Self.unusable
  }

  private func names(_ codes: [String]) -> [String] {
    codes.map { code in vocabulary.units.last { $0.code == code }.map { "\($0.name) (\(code))" } ?? code }
  }

  /// The full check of a stratum against an indicator, for the few that the masks do not settle.
  mutating func allowsSplit(_ key: ObservationKey, at place: Location) -> Bool {
    let indicator = vocabulary.catalogue.indicators[Int(key.indicator)]
    let list = vocabulary.disaggregations
    for number in key.stratum.numbers where !indicator.split.contains(list.disaggregationIndex(of: number)) {
      let name = list.disaggregations[list.disaggregationIndex(of: number)].code
      let allowed = indicator.split.map { list.disaggregations[$0].code }.joined(separator: ", ")
      var finding = Diagnostic(.splitNotAllowed, at: place, ["indicator": indicator.code, "name": name])
      if !allowed.isEmpty { finding.arguments.append(.init("allowed", allowed)) }
      findings.add(finding)
      return false
    }
    return true
  }
}

// MARK: - Two values for one figure

extension TidyObservations {
  mutating func add(_ observation: Observation, _ key: ObservationKey) {
    if takesAnswers[Int(key.indicator)], !key.measure.isNote {
      let before = set.observations(for: key).first { $0.sender == observation.sender }
      if let before { return tellTwice(observation, before, key) }
      return set.insertBeside(observation, for: key)
    }
    if let before = set.insert(observation, for: key) { tellTwice(observation, before, key) }
  }

  private mutating func tellTwice(
    _ now: Observation, _ before: Observation, _ key: ObservationKey
  ) {
    let place = Location(file: file, line: Int(now.line), subject: subject(of: key))
    let other = "\(set.files[Int(before.file)]):\(before.line)"
    let isEqual = now.value == before.value
    let isOneSender = now.sender == before.sender
    let code: Code =
      isOneSender ? (isEqual ? .observationRepeated : .observationTwice) : (isEqual ? .sendersRepeat : .sendersDisagree)
    findings.add(
      Diagnostic(
        code, at: place,
        [
          "other": other, "before": before.value.excerpt, "value": now.value.excerpt,
          "sender": set.senders[Int(now.sender)], "otherSender": set.senders[Int(before.sender)],
        ]))
  }
}

// MARK: - Words about a row

extension TidyObservations {
  func place(_ text: borrowing DelimitedText) -> Location { Location(file: file, line: text.line) }

  func place(_ text: borrowing DelimitedText, _ key: ObservationKey) -> Location {
    Location(file: file, line: text.line, subject: subject(of: key))
  }

  /// `Số hộ tham gia dự án: Hộ nghèo, Xã An Khương`
  func subject(of key: ObservationKey) -> String {
    let label = vocabulary.catalogue.indicators[Int(key.indicator)].label
    let split = key.stratum.isTotal ? "" : ": " + vocabulary.disaggregations.label(of: key.stratum)
    return label + split + ", " + vocabulary.tree.units[Int(key.unit)].name
  }

  mutating func tellValue(
    _ code: Code, _ key: ObservationKey, _ text: borrowing DelimitedText,
    _ arguments: KeyValuePairs<String, String> = [:], nearest: String? = nil
  ) {
    var finding = Diagnostic(code, at: place(text, key), ["value": text.excerpt(field(.value, text))], nearest: nearest)
    for (name, value) in arguments where !value.isEmpty { finding.arguments.append(.init(name, value)) }
    findings.add(finding)
  }

  mutating func tellMeasure(_ key: ObservationKey, _ expected: Measure, _ text: borrowing DelimitedText) {
    let indicator = vocabulary.catalogue.indicators[Int(key.indicator)].code
    findings.add(
      Diagnostic(
        .measureDoesNotFit, at: place(text),
        ["indicator": indicator, "measure": key.measure.code, "expected": expected.code]))
  }

  mutating func tellUnitNotOfSender(_ sender: Int32, _ key: ObservationKey, _ text: borrowing DelimitedText) {
    findings.add(
      Diagnostic(
        .unitNotOfSender, at: place(text),
        ["sender": vocabulary.senders[Int(sender)].name, "unit": vocabulary.tree.units[Int(key.unit)].name]))
  }

  /// Told once a file: the first line stands for all.
  mutating func tellEncoding(_ text: borrowing DelimitedText) {
    if toldEncoding { return }
    toldEncoding = true
    findings.add(Diagnostic(.notUTF8, at: place(text)))
  }

  mutating func tellShape(_ text: borrowing DelimitedText) {
    if text.flaw == .unterminatedQuote || text.flaw == .textAfterQuote {
      findings.add(Diagnostic(.quotesBroken, at: place(text)))
    } else {
      findings.add(
        Diagnostic(
          .fieldCount, at: place(text),
          ["found": String(text.fields.count), "expected": String(expectedFields)]))
    }
  }
}

extension Diagnostic {
  init(_ code: Code, at location: Location, _ arguments: KeyValuePairs<String, String>, successors: [String]) {
    self.init(code, at: location, arguments)
    if !successors.isEmpty { self.arguments.append(Argument("successors", successors.joined(separator: ", "))) }
  }
}

extension ObservedValue {
  /// For messages: what was reported, cut when it is long.
  var excerpt: String {
    switch self {
    case .blank: ObservedValue.blankWords
    case .none, .notApplicable: ObservationKind(of: self).rawValue
    case .number(let number): number.description
    case .text(let text): text.excerpt
    case .date(let date): date.iso
    }
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    var rest = Substring(self)
    if let first = rest.utf8.first, let last = rest.utf8.last, (0x21..<0x7F).contains(first), (0x21..<0x7F).contains(last) {
      return String(rest)
    }
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

extension String {
  func number(in codes: CodeTable, _ column: TidyColumn) -> Int32? {
    var copy = self
    return copy.withUTF8 { codes.number(of: $0, column: column) }
  }
}
