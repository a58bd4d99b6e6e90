import Indicators

/// What a section, row, column or line fixes of a cell's key. `nil` leaves the aspect to the others.
struct Aspects: Sendable, Equatable {
  /// Index in the catalogue.
  var indicator: Int?
  var categories: [CategoryNumber] = []
  var scope: Scope?
  var period: RelativePeriod?
  var measure: Measure?
  var part: RatioPart?
  /// Attribute of the section's record type, `id`, or `sender`.
  var attribute: String?
  /// `unit="sender"` was written.
  var unitIsSender = false

  /// These aspects, completed by the other's where they are open; categories add up.
  func completed(by other: Aspects) -> Aspects {
    var result = self
    result.indicator = indicator ?? other.indicator
    if categories.isEmpty {
      result.categories = other.categories
    } else if !other.categories.isEmpty {
      result.categories += other.categories.filter { !categories.contains($0) }
    }
    result.scope = scope ?? other.scope
    result.period = period ?? other.period
    result.measure = measure ?? other.measure
    result.part = part ?? other.part
    result.attribute = attribute ?? other.attribute
    result.unitIsSender = unitIsSender || other.unitIsSender
    return result
  }
}

/// Which part of a ratio a column asks for.
enum RatioPart: String, Sendable, CaseIterable { case numerator, denominator }
