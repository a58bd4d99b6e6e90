import Diagnostics
import Indicators

/// Turns the slots of a book into what the reader of cells needs, and into words.
struct SlotReading {
  let pack: RegimePack
  let units: UnitTree
  private let reader: EntryReader
  private let words: CheckWords
  private let records: [ObservationSet.Record]

  init(_ context: FillingContext) {
    pack = context.pack
    units = context.figures.units
    records = context.figures.observations.records
    reader = EntryReader(vocabulary: EntryVocabulary(regime: context.pack.regime, units: context.figures.units))
    words = CheckWords(
      pack: context.pack, figures: context.figures, period: context.period, senderNames: context.senderNames)
  }

  /// Whether something is known of a record in a period; of number 0 nothing is.
  func isKnown(_ record: Int32, in period: ReportingPeriod) -> Bool {
    record > 0 && records[Int(record) - 1].periods.contains(PeriodNumber(period))
  }

  var vocabulary: EntryVocabulary { reader.vocabulary }

  func terms(of slot: EntrySlot) -> EntryTerms {
    EntryTerms(
      valueType: slot.valueType, shift: slot.shift, allowsNegative: slot.allowsNegative,
      unitOfMeasure: unitOfMeasure(of: slot),
      categories: slot.categories.flatMap(pack.regime.disaggregations.disaggregation), level: slot.unitLevel)
  }

  /// In which the figure is typed: the category's own unit first.
  private func unitOfMeasure(of slot: EntrySlot) -> String {
    if let unit = DisplayUnit(shift: slot.shift) { return unit.label }
    guard slot.attribute == nil, slot.valueType.isNumber else { return "" }
    let own = slot.key.stratum.numbers.compactMap { pack.regime.disaggregations.category($0).unitOfMeasure }
    return own.first ?? pack.catalogue.indicators[Int(slot.key.indicator)].unitOfMeasure
  }

  func read(_ cell: FoundCell?, as slot: EntrySlot) -> EntryReading { reader.read(cell, as: terms(of: slot)) }

  /// Label, categories, measure; record; unit.
  func subject(of slot: EntrySlot, in period: ReportingPeriod) -> String {
    let point = CheckPoint(key: slot.key, period: period)
    var text = slot.attribute == nil ? words.label(of: point) : pack.catalogue.indicators[Int(slot.key.indicator)].label
    if slot.key.measure == .note { text += " – ghi chú" }
    if let id = slot.recordID { return text + ", " + id }
    return text + ", " + units.units[Int(slot.key.unit)].name
  }
}
