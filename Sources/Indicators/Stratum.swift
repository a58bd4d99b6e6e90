/// One way to split an indicator, and its categories.
package struct Disaggregation: Sendable {
  package var code: String
  package var label: String
  /// The categories exclude each other and together make the whole.
  package var isPartition: Bool
  package var categories: [Category]

  package init(code: String, label: String, isPartition: Bool, categories: [Category]) {
    self.code = code
    self.label = label
    self.isPartition = isPartition
    self.categories = categories
  }
}

/// One member of a disaggregation.
package struct Category: Sendable {
  package var code: String
  package var label: String
  /// Unit of measure of figures in this category, where categories are counted in different units (con, cây, kg).
  package var unitOfMeasure: String?

  package init(code: String, label: String, unitOfMeasure: String? = nil) {
    self.code = code
    self.label = label
    self.unitOfMeasure = unitOfMeasure
  }
}

/// Number of a category in the regime's list, 1...1023.
package typealias CategoryNumber = UInt16

/// All disaggregations of a regime, their categories numbered through.
package struct DisaggregationList: Sendable {
  package let disaggregations: [Disaggregation]
  /// Per category number (index + 1): its disaggregation's index and its own index within.
  private let places: [(disaggregation: Int, category: Int)]
  private let numbers: [String: CategoryNumber]
  private let indices: [String: Int]
  private let firstNumbers: [CategoryNumber]

  /// Most categories a regime may have: a stratum keeps ten bits for each.
  package static let maximumCategories = 1023

  /// - Precondition: at most ``maximumCategories`` categories; the decoder of `regime.xml` says so before.
  package init(_ disaggregations: [Disaggregation]) {
    var places: [(Int, Int)] = []
    var numbers: [String: CategoryNumber] = [:]
    var indices: [String: Int] = [:]
    var firsts: [CategoryNumber] = []
    for (d, disaggregation) in disaggregations.enumerated() {
      indices[disaggregation.code] = d
      firsts.append(CategoryNumber(places.count + 1))
      for (c, category) in disaggregation.categories.enumerated() {
        places.append((d, c))
        numbers[disaggregation.code + "=" + category.code] = CategoryNumber(places.count)
      }
    }
    precondition(places.count <= Self.maximumCategories, "a regime has at most 1023 categories")
    self.disaggregations = disaggregations
    self.places = places
    self.numbers = numbers
    self.indices = indices
    self.firstNumbers = firsts
  }

  package func number(disaggregation: String, category: String) -> CategoryNumber? {
    numbers[disaggregation + "=" + category]
  }

  /// The number of `status=poor`, by its written form.
  package func number(ofPair pair: String) -> CategoryNumber? { numbers[pair] }

  package func index(of disaggregation: String) -> Int? { indices[disaggregation] }

  package func disaggregation(_ code: String) -> Disaggregation? { indices[code].map { disaggregations[$0] } }

  /// The disaggregation (as an index of ``disaggregations``) to which a category belongs.
  package func disaggregationIndex(of number: CategoryNumber) -> Int { places[Int(number) - 1].disaggregation }

  package func category(_ number: CategoryNumber) -> Category {
    let place = places[Int(number) - 1]
    return disaggregations[place.disaggregation].categories[place.category]
  }

  /// Numbers of the categories of one disaggregation, in their order.
  package func numbers(ofDisaggregation index: Int) -> ClosedRange<CategoryNumber>? {
    let count = disaggregations[index].categories.count
    guard count > 0 else { return nil }
    return firstNumbers[index]...(firstNumbers[index] + CategoryNumber(count) - 1)
  }

  /// The written form of a stratum in exchange files: `status=poor;ethnicity=minority`, in the order of the regime.
  package func text(of stratum: Stratum) -> String {
    stratum.numbers.map { number in
      let place = places[Int(number) - 1]
      let disaggregation = disaggregations[place.disaggregation]
      return "\(disaggregation.code)=\(disaggregation.categories[place.category].code)"
    }.joined(separator: ";")
  }

  /// The labels of a stratum's categories, for people.
  package func label(of stratum: Stratum) -> String {
    stratum.numbers.map { category($0).label }.joined(separator: ", ")
  }
}

/// One category from each of some disaggregations: `status=poor, ethnicity=minority`. ``total`` when unsplit.
///
/// A packed value: up to six category numbers of ten bits, ascending, so that equal strata are equal words.
package struct Stratum: Sendable, Hashable {
  package let bits: UInt64

  @inlinable package static var total: Stratum { Stratum(bits: 0) }
  package static let maximumCategories = 6

  @usableFromInline init(bits: UInt64) { self.bits = bits }

  /// - Returns: `nil` for more than six categories.
  package init?(_ numbers: [CategoryNumber]) {
    guard numbers.count <= Self.maximumCategories else { return nil }
    var bits: UInt64 = 0
    for number in numbers { bits = Self.inserting(number, into: bits) }
    self.bits = bits
  }

  /// The word with one number more, still ascending from the lowest bits.
  private static func inserting(_ number: CategoryNumber, into bits: UInt64) -> UInt64 {
    var shift: UInt64 = 0
    while shift < 60, (bits >> shift) & 1023 != 0, (bits >> shift) & 1023 < UInt64(number) { shift += 10 }
    let below = bits & ((1 << shift) - 1)
    return below | UInt64(number) << shift | (bits >> shift) << (shift + 10)
  }

  /// Calls `body` with each category number, ascending.
  @inline(__always)
  func forEachNumber(_ body: (CategoryNumber) -> Void) {
    var rest = bits
    while rest != 0 {
      body(CategoryNumber(rest & 1023))
      rest >>= 10
    }
  }

  /// Category numbers, ascending.
  package var numbers: [CategoryNumber] {
    var result: [CategoryNumber] = []
    var rest = bits
    while rest != 0 {
      result.append(CategoryNumber(rest & 1023))
      rest >>= 10
    }
    return result
  }

  package var isTotal: Bool { bits == 0 }

  /// The stratum with one category more; `nil` for more than six.
  package func adding(_ number: CategoryNumber) -> Stratum? {
    bits >> 50 == 0 ? Stratum(bits: Self.inserting(number, into: bits)) : nil
  }

  package func contains(_ number: CategoryNumber) -> Bool {
    var rest = bits
    while rest != 0 {
      if CategoryNumber(rest & 1023) == number { return true }
      rest >>= 10
    }
    return false
  }

  /// Every category of `other` is one of this stratum's.
  package func isWithin(_ other: Stratum) -> Bool {
    var rest = other.bits
    while rest != 0 {
      if !contains(CategoryNumber(rest & 1023)) { return false }
      rest >>= 10
    }
    return true
  }
}
