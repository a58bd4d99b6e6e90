package import Indicators

/// Finds where in a respondent's workbook a figure belongs, for figures that come as a list and not in a workbook.
package struct FigureHomes: Sendable {
  /// A section, and how the figure is written in it.
  package struct Home: Sendable {
    package var form: String
    package var edition: String
    /// `bieu-05/summary`; `bieu-01/given` for what has no cell to be typed in.
    package var section: String
    package var slot: EntrySlot
  }

  private let book: EntryBook
  private let catalogue: IndicatorCatalogue
  /// By key without its record: every line of a list has the same cells.
  private var entries: [ObservationKey: EntryPlace] = [:]
  private var sums: [ObservationKey: EntryPlace] = [:]
  /// Keys of reasons beside figures, with the cell of the figure.
  private var reasons: [ObservationKey: EntryPlace] = [:]

  package init(_ book: EntryBook, catalogue: IndicatorCatalogue) {
    self.book = book
    self.catalogue = catalogue
    for (identity, place) in book.places { entries[Self.withoutRecord(identity.key)] = place }
    for (identity, place) in book.sums { sums[Self.withoutRecord(identity.key)] = place }
    for (number, section) in book.sections.enumerated() where !section.hasNoteColumn { addReasons(section, number) }
  }

  private mutating func addReasons(_ section: EntrySection, _ number: Int) {
    for row in section.rows.indices {
      for column in section.columns.indices {
        guard case .entry(let slot) = section[row, column], slot.attribute == nil, slot.valueType.isNumber else { continue }
        var key = Self.withoutRecord(slot.key)
        key.measure = .note
        if reasons[key] == nil { reasons[key] = EntryPlace(section: number, row: row, column: column) }
      }
    }
  }

  private static func withoutRecord(_ key: ObservationKey) -> ObservationKey {
    var key = key
    key.record = 0
    return key
  }

  /// - Parameter key: its record may be any: the home of one record's figure is that of every record's.
  /// - Returns: the home with a slot of exactly this key, without an id of the record; `nil` for a figure that the respondent is not
  ///   asked for.
  package func home(of key: ObservationKey) -> Home? {
    let plain = Self.withoutRecord(key)
    if let place = entries[plain], case .entry(var slot) = book.sections[place.section][place.row, place.column] {
      slot.key = key
      slot.recordID = nil
      return home(book.sections[place.section], slot)
    }
    if let place = reasons[plain] ?? sums[plain] {
      let section = book.sections[place.section]
      return home(section, Self.slot(key, section, catalogue))
    }
    return nil
  }

  /// The home of a figure that nobody is asked for in a workbook, as the state at the beginning of the programme or a total of years gone
  /// by: a part of its own of the first form, else report, that has cells of the indicator.
  ///
  /// - Returns: `nil` for an indicator that stands in none.
  package static func home(given key: ObservationKey, in pack: RegimePack) -> Home? {
    let indicator = Int(key.indicator)
    func home(_ code: String, _ edition: String) -> Home {
      Home(
        form: code, edition: edition, section: EntryBook.givenCode(code), slot: slot(key, nil, pack.catalogue))
    }
    if let form = pack.forms.first(where: { $0.sections.contains { $0.has(indicator) } }) {
      return home(form.code, form.edition)
    }
    return pack.reports.first { $0.values.contains { $0.names(indicator) } }.map { home($0.code, $0.edition) }
  }

  private func home(_ section: EntrySection, _ slot: EntrySlot) -> Home {
    Home(form: section.form, edition: section.edition, section: section.code, slot: slot)
  }

  private static func slot(
    _ key: ObservationKey, _ section: EntrySection?, _ catalogue: IndicatorCatalogue
  ) -> EntrySlot {
    EntrySlot(
      key: key, recordID: nil, recordType: section?.recordType, attribute: nil,
      valueType: key.measure == .note ? .text : catalogue.indicators[Int(key.indicator)].valueType, shift: 0,
      allowsNegative: true, isOptional: true, isRequired: false, categories: nil, unitLevel: nil, prefilled: .blank)
  }
}

extension Section {
  /// Whether cells of the section are of an indicator.
  fileprivate func has(_ indicator: Int) -> Bool {
    aspects.indicator == indicator || rows.contains { $0.aspects.indicator == indicator }
      || columns.contains { $0.aspects.indicator == indicator }
  }
}

extension ReportValue {
  fileprivate func names(_ indicator: Int) -> Bool {
    if case .aspects(let aspects) = source { return aspects.indicator == indicator }
    return false
  }
}
