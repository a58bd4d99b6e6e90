import Diagnostics
import Indicators
import Quantities
import Workbooks

extension TidyObservations {
  /// One row to one observation, or to findings.
  mutating func readRow(_ text: inout DelimitedText) {
    guard text.count == expectedFields, text.flaw == nil else {
      lastIsUsable = false
      isSteady = false
      return tellShape(text)
    }
    if isSteady, text.repeated & steadyFields == steadyFields, readSteadyRow(text) { return }
    isSteady = false
    let sender = number(.sender, text)
    let indicator = number(.indicator, text)
    let stratum = number(.stratum, text)
    let unitCode = number(.unit, text)
    let scope = number(.scope, text)
    let period = number(.period, text)
    let measure = number(.measure, text)
    let kind = number(.kind, text)
    let status = number(.status, text)
    lastIsUsable = true
    if period >= 0, !isWanted[Int(period)] { return }
    let unit = unitCode >= 0 && period >= 0 ? unitIndex(unitCode, in: period, text) : Self.unusable
    // The smallest is below zero when any name is unusable; what was found is told already.
    guard min(min(min(sender, indicator), min(stratum, unit)), min(min(scope, measure), min(kind, status))) >= 0,
      let measure = Measure(rawValue: UInt8(truncatingIfNeeded: measure))
    else { return }
    var key = ObservationKey(
      indicator: indicator, stratum: strata[Int(stratum)].stratum, unit: unit, scope: scope == 0 ? .total : .own,
      period: periodNumbers[Int(period)], measure: measure)
    guard fits(sender: sender, stratum: stratum, key, text), let record = recordNumber(sender, key, text),
      let value = value(kind: kind, key, text)
    else { return }
    isSteady = steadyFields != 0
    let (holdsNumbers, mark) = meaning(ofKind: kind, measure)
    steady = Steady(
      key: key, sender: sender, period: period, kind: kind, status: status, holdsNumbers: holdsNumbers, mark: mark)
    key.record = record
    insert(value, status: status, sender: sender, key, text)
  }

  /// A row of the same sender, scope and period as the one before that names no record: most rows, and worth a way of their own.
  ///
  /// - Returns: whether the row was taken or told of; otherwise it is to be read in full.
  private mutating func readSteadyRow(_ text: borrowing DelimitedText) -> Bool {
    let indicator = number(.indicator, text)
    let stratum = number(.stratum, text)
    guard min(indicator, stratum) >= 0, recordTypes[Int(indicator)] == nil, isEmpty(.record, text) else {
      return forgetting(indicator, stratum)
    }
    guard text.repeated & looseFields == looseFields || readLoose(text) else { return forgetting(indicator, stratum) }
    if !isRepeated(.unit, text) {
      let code = number(.unit, text)
      guard code >= 0 else { return forgetting(indicator, stratum, code) }
      steady.key.unit = unitIndex(code, in: steady.period, text)
      guard steady.key.unit >= 0, order.covers(sender: steady.sender, unit: steady.key.unit) else { return false }
    }
    steady.key.indicator = indicator
    steady.key.stratum = strata[Int(stratum)].stratum
    let mask = strata[Int(stratum)].mask
    guard mask & ~splitMasks[Int(indicator)] == 0, steady.key.stratum.isTotal == (mask == 0),
      (Int(indicator) >= firstAttribute) == steady.key.measure.isAttribute
    else { return false }
    if insertPlain(text) { return true }
    let key = steady.key
    if let value = value(kind: steady.kind, key, text) {
      insert(value, status: steady.status, sender: steady.sender, key, text)
    }
    return true
  }

  /// Measure, kind and status of a steady row; false when one of them means nothing.
  private mutating func readLoose(_ text: borrowing DelimitedText) -> Bool {
    let measure = number(.measure, text)
    let kind = number(.kind, text)
    let status = number(.status, text)
    guard min(measure, kind, status) >= 0, let known = Measure(rawValue: UInt8(truncatingIfNeeded: measure)) else {
      return forgetting(measure, kind, status)
    }
    steady.key.measure = known
    steady.kind = kind
    steady.status = status
    (steady.holdsNumbers, steady.mark) = meaning(ofKind: kind, known)
    return true
  }

  /// Whether rows of a kind hold numbers, and what they say without a value.
  private func meaning(ofKind kind: Int32, _ measure: Measure) -> (holdsNumbers: Bool, mark: ObservationSet.PlainValue?) {
    if measure.isNote { return (false, nil) }
    switch kinds[Int(kind)] {
    case .reported: return (true, nil)
    case .blank: return (false, .blank)
    case .none: return (false, ObservationSet.PlainValue.none)
    case .notApplicable: return (false, .notApplicable)
    }
  }

  /// Takes a steady row whose value is a whole number or a mark without a remark, as most are; false for another, which is to be looked
  /// at.
  private mutating func insertPlain(_ text: borrowing DelimitedText) -> Bool {
    guard takesWholeNumbers[Int(steady.key.indicator)], isEmpty(.note, text), let value = plainValue(text) else { return false }
    return set.insert(
      value, status: statuses[Int(steady.status)], sender: senderNumbers[Int(steady.sender)], line: Int32(text.line),
      file: fileNumber, for: steady.key)
  }

  @inline(__always)
  private func plainValue(_ text: borrowing DelimitedText) -> ObservationSet.PlainValue? {
    let field = field(.value, text)
    if steady.holdsNumbers {
      let whole = Self.wholeNumber(slice(field, text))
      return whole >= 0 ? .whole(whole) : nil
    }
    return field.start == field.end ? steady.mark : nil
  }

  @inline(__always)
  private func isEmpty(_ column: TidyColumn, _ text: borrowing DelimitedText) -> Bool {
    let field = field(column, text)
    return field.start == field.end
  }

  /// The row is read again in full, which counts codes that mean nothing once more.
  private mutating func forgetting(_ numbers: Int32...) -> Bool {
    for number in numbers where number <= Self.unusable { unknowns[Int(Self.unusable - number)].further -= 1 }
    return false
  }

  /// The field of a column in the row that was read last.
  @inline(__always)
  func field(_ column: TidyColumn, _ text: borrowing DelimitedText) -> DelimitedText.Field {
    text.storage[positions[column.rawValue]]
  }

  @inline(__always)
  private func isRepeated(_ column: TidyColumn, _ text: borrowing DelimitedText) -> Bool {
    text.repeated &>> UInt64(positions[column.rawValue]) & 1 != 0 && positions[column.rawValue] < 64
  }

  @inline(__always)
  func slice(_ field: DelimitedText.Field, _ text: borrowing DelimitedText) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text.bytes[field.start..<field.end])
  }

  /// The number of the code that stands in a column; below zero when it is unusable, which is told.
  @inline(__always)
  private mutating func number(_ column: TidyColumn, _ text: borrowing DelimitedText) -> Int32 {
    let number: Int32
    if lastIsUsable, isRepeated(column, text) {
      number = lastNumbers[column.rawValue]
    } else {
      let field = field(column, text)
      number = codes.next(slice(field, text), column: column) ?? learn(column, field, text)
      lastNumbers[column.rawValue] = number
    }
    if number <= Self.unusable { unknowns[Int(Self.unusable - number)].further += 1 }
    return number
  }

  /// Index in the tree of the unit that a code means in a period.
  @inline(__always)
  private mutating func unitIndex(_ code: Int32, in period: Int32, _ text: borrowing DelimitedText) -> Int32 {
    let known = unitPlaces[Int(period) * unitCodes.count + Int(code)]
    return known == Self.unresolved ? resolveUnit(code, in: period, text) : known
  }

  /// What one name may not say beside another.
  private mutating func fits(
    sender: Int32, stratum: Int32, _ key: ObservationKey, _ text: borrowing DelimitedText
  ) -> Bool {
    let known = strata[Int(stratum)]
    var isFit = true
    if known.mask & ~splitMasks[Int(key.indicator)] != 0 || key.stratum.isTotal != (known.mask == 0) {
      isFit = allowsSplit(key, at: place(text))
    }
    if !order.covers(sender: sender, unit: key.unit) {
      tellUnitNotOfSender(sender, key, text)
      isFit = false
    }
    let isAttribute = Int(key.indicator) >= firstAttribute
    if isAttribute != key.measure.isAttribute {
      tellMeasure(key, isAttribute ? .attribute : .yearToDate, text)
      isFit = false
    }
    return isFit
  }

  /// The set's number of the record in the row, 0 for none; `nil` when that does not go with the indicator.
  private mutating func recordNumber(
    _ sender: Int32, _ key: ObservationKey, _ text: borrowing DelimitedText
  ) -> Int32? {
    let isEmpty = self.field(.record, text).start == self.field(.record, text).end
    guard let type = recordTypes[Int(key.indicator)] else {
      if isEmpty { return 0 }
      let code = vocabulary.catalogue.indicators[Int(key.indicator)].code
      findings.add(Diagnostic(.recordNotWanted, at: place(text), ["indicator": code]))
      return nil
    }
    if isEmpty {
      let code = vocabulary.catalogue.indicators[Int(key.indicator)].code
      findings.add(Diagnostic(.recordMissing, at: place(text), ["indicator": code]))
      return nil
    }
    // Rows without a record do not keep the last one up to date, so that nothing is taken as repeated here.
    let field = self.field(.record, text)
    let number = codes.number(of: slice(field, text), column: .record) ?? learn(.record, field, text)
    if number <= Self.unusable { unknowns[Int(Self.unusable - number)].further += 1 }
    guard number >= 0 else { return nil }
    let index = Int(number)
    if records[index].period == key.period, records[index].number > 0 {
      return hasType(type, records[index].number, text) ? records[index].number : nil
    }
    let id = text.text(field) ?? ""
    let inSet = set.record(
      id, type: type, sender: senderNumbers[Int(sender)], unit: key.unit, period: key.period)
    records[index] = (inSet, key.period)
    return hasType(type, inSet, text) ? inSet : nil
  }

  private mutating func hasType(_ type: String, _ number: Int32, _ text: borrowing DelimitedText) -> Bool {
    let record = set.records[Int(number) - 1]
    if record.type == type { return true }
    findings.add(
      Diagnostic(.recordOfOtherType, at: place(text), ["record": record.id, "other": record.type, "type": type]))
    return false
  }

  private mutating func insert(
    _ value: ObservedValue, status: Int32, sender: Int32, _ key: ObservationKey, _ text: borrowing DelimitedText
  ) {
    let observation = Observation(
      value: value, status: statuses[Int(status)], sender: senderNumbers[Int(sender)], line: Int32(text.line),
      file: fileNumber)
    add(observation, key)
    guard !isEmpty(.note, text), !key.measure.isNote, let note = textValue(.note, text)
    else { return }
    var beside = key
    beside.measure = .note
    var remark = observation
    remark.value = .text(note)
    add(remark, beside)
  }
}

// Asked of every row: a comparison with `==` is a call through a table of the protocol in other modules.
extension Measure {
  @inline(__always)
  var isAttribute: Bool {
    if case .attribute = self { true } else { false }
  }

  @inline(__always)
  var isNote: Bool {
    if case .note = self { true } else { false }
  }
}
