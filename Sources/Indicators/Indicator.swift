/// What is measured.
package struct Indicator: Sendable {
  package var code: String
  package var label: String
  package var unitOfMeasure: String
  package var valueType: ValueType
  /// Indices of the disaggregations by which it may be asked, in the regime's list.
  package var split: [Int]
  package var rollUp: RollUp
  /// Record type when it is asked once a record.
  package var recordType: String?
  /// Role that enters it; `owner` is the owner of the form in which it stands.
  package var collectedBy: String
  package var confirmedBy: [String]
  package var direction: Direction
  package var grounds: [Grounds]

  package enum Direction: String, Sendable { case up, down }

  package init(
    code: String, label: String, unitOfMeasure: String, valueType: ValueType, split: [Int], rollUp: RollUp,
    recordType: String? = nil, collectedBy: String = "owner", confirmedBy: [String] = [], direction: Direction = .up,
    grounds: [Grounds] = []
  ) {
    self.code = code
    self.label = label
    self.unitOfMeasure = unitOfMeasure
    self.valueType = valueType
    self.split = split
    self.rollUp = rollUp
    self.recordType = recordType
    self.collectedBy = collectedBy
    self.confirmedBy = confirmedBy
    self.direction = direction
    self.grounds = grounds
  }
}

/// What a value may be.
package enum ValueType: String, Sendable, CaseIterable {
  /// A whole number ≥ 0 unless a column says `sign="any"`.
  case integer
  /// Up to four digits after the point.
  case decimal
  /// A share in percent, 0...100 unless marked.
  case percent
  /// Whole đồng.
  case money
  case text
  case date
  /// The code of a category.
  case category
  /// Codes of units, joined by `;`.
  case units

  package var isNumber: Bool {
    switch self {
    case .integer, .decimal, .percent, .money: true
    case .text, .date, .category, .units: false
    }
  }
}

/// What reading a figure needs to know of an indicator, without a reference to count.
package struct IndicatorTraits: Sendable {
  package enum Kind: UInt8, Sendable {
    case sum, distinct, sumOnce, ratio, weightedMean, newest, maximum, own, text, recordCount

    /// Adding up over units is what makes its total.
    package var isAdditive: Bool { self == .sum || self == .newest }
    /// Categories that exclude each other may be added at one unit.
    package var addsOverPartitions: Bool { isAdditive || self == .own || self == .distinct || self == .sumOnce }
    /// A flow that may be added up over years.
    package var accumulates: Bool { self == .sum || self == .distinct || self == .sumOnce || self == .own }
  }
  package var rollUp: Kind
  /// Index of the numerator or the weight; -1 = none.
  package var first: Int32
  /// Index of the denominator; -1 = none.
  package var second: Int32
}

/// How the figure of a unit comes from those below it. See the pack authors' guide, section 3.
package enum RollUp: Sendable, Equatable {
  case sum
  /// Persons, households or projects that may stand in several units: entered by the owner, bounded by the children.
  case distinct
  /// A sum in which what spans units counts once: entered by the owner, bounded by the children.
  case sumOnce
  /// Recomputed from two indicators' totals; × 100.
  case ratio(numerator: String, denominator: String)
  case weightedMean(weight: String)
  /// Each unit's newest stock, summed.
  case newest
  case maximum
  /// Entered at its level only.
  case own
  case text
  /// Number of records of the indicator's record type.
  case recordCount

  package var kind: IndicatorTraits.Kind {
    switch self {
    case .sum: .sum
    case .distinct: .distinct
    case .sumOnce: .sumOnce
    case .ratio: .ratio
    case .weightedMean: .weightedMean
    case .newest: .newest
    case .maximum: .maximum
    case .own: .own
    case .text: .text
    case .recordCount: .recordCount
    }
  }
}

/// Where something in a pack comes from.
package struct Grounds: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Read in the named source.
    case sourced
    /// Deduced; not law.
    case reconstructed
    /// Remembered; never shown to users as law.
    case recalled
  }
  /// What it is said of: `title`, `layout`, `number`, …; empty for the whole thing.
  package var parts: [String]
  package var kind: Kind
  package var source: String

  package init(parts: [String], kind: Kind, source: String) {
    self.parts = parts
    self.kind = kind
    self.source = source
  }
}

/// A type of line in an open list: projects, classes, houses.
package struct RecordType: Sendable {
  package var code: String
  package var label: String
  /// `{unit.code}-DA2-{year}-{nn}`
  package var idPattern: String
  package var attributes: [Attribute]

  package struct Attribute: Sendable {
    package var code: String
    package var label: String
    package var valueType: ValueType
    /// Disaggregation whose categories are allowed, for `category`.
    package var categories: String?
    /// Unit level, for `units`.
    package var level: String?
    package var isRequired: Bool

    package init(
      code: String, label: String, valueType: ValueType, categories: String?, level: String?, isRequired: Bool
    ) {
      self.code = code
      self.label = label
      self.valueType = valueType
      self.categories = categories
      self.level = level
      self.isRequired = isRequired
    }
  }

  package init(code: String, label: String, idPattern: String, attributes: [Attribute]) {
    self.code = code
    self.label = label
    self.idPattern = idPattern
    self.attributes = attributes
  }
}

/// All indicators and record types of a regime, found by code.
///
/// An attribute of a record type is an indicator too, with the code `record-type.attribute`: records are tidy observations like
/// everything else.
package struct IndicatorCatalogue: Sendable {
  /// In the order of the pack; attributes of record types after them.
  package let indicators: [Indicator]
  package let recordTypes: [RecordType]
  /// By position in ``indicators``.
  package let traits: [IndicatorTraits]
  private let indices: [String: Int]

  package static let maximumIndicators = 60_000

  /// - Precondition: codes are unique and at most ``maximumIndicators``; the decoder says so before.
  package init(indicators: [Indicator], recordTypes: [RecordType], disaggregations: DisaggregationList) {
    var all = indicators
    for type in recordTypes {
      for attribute in type.attributes {
        all.append(
          Indicator(
            code: type.code + "." + attribute.code, label: attribute.label, unitOfMeasure: "",
            valueType: attribute.valueType, split: [], rollUp: .own, recordType: type.code))
      }
    }
    precondition(all.count <= Self.maximumIndicators, "a catalogue has at most 60,000 indicators")
    self.indicators = all
    self.recordTypes = recordTypes
    let indices = Dictionary(all.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.indices = indices
    traits = all.map { indicator in
      func index(_ code: String) -> Int32 { indices[code].map(Int32.init) ?? -1 }
      switch indicator.rollUp {
      case .ratio(let top, let bottom): return IndicatorTraits(rollUp: .ratio, first: index(top), second: index(bottom))
      case .weightedMean(let weight): return IndicatorTraits(rollUp: .weightedMean, first: index(weight), second: -1)
      default: return IndicatorTraits(rollUp: indicator.rollUp.kind, first: -1, second: -1)
      }
    }
  }

  /// Position in ``indicators``.
  package func index(of code: String) -> Int? { indices[code] }
  package func indicator(_ code: String) -> Indicator? { indices[code].map { indicators[$0] } }
  package func recordType(_ code: String) -> RecordType? { recordTypes.first { $0.code == code } }
}
