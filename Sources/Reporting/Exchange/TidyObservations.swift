package import Diagnostics
package import Indicators
import Quantities
import Workbooks

/// Reads tidy observations, file after file, into one ``ObservationSet``, and finds everything that is wrong with them
/// at once.
///
/// Codes are interned by their bytes, so that a clean row makes no string; findings are made on the slow path only. A
/// code that is unknown is told once a file, with the number of lines it stands on.
///
/// Findings: `O001`–`O005`, `O049` the shape of a file; `O006`–`O010` its letters; `O011`–`O024` names; `O025`–`O034`, `O046`
/// values; `O035`–`O038` two values for one figure; `O039`–`O043`, `O047` what does not go together.
package struct TidyObservations {
  package let vocabulary: ExchangeVocabulary
  package internal(set) var set = ObservationSet()
  package internal(set) var findings = Findings()

  /// A stratum as some row wrote it.
  struct KnownStratum {
    var stratum: Stratum
    /// Bits of its disaggregations.
    var mask: UInt128
  }

  /// What most rows of a file have in common with the row before.
  struct Steady {
    var key: ObservationKey
    var sender: Int32
    var period: Int32
    var kind: Int32
    var status: Int32
    /// The value column holds values, and no remarks.
    var holdsNumbers: Bool
    /// What the row says when its value column is empty, where that may be.
    var mark: ObservationSet.PlainValue?
  }

  /// A code that means nothing, told when the file is read.
  struct Unknown {
    var finding: Diagnostic
    var further = 0
  }

  static let unresolved: Int32 = -1
  static let unusable: Int32 = -2

  /// Codes of every column that were seen or are known from the beginning.
  var codes = CodeTable(capacity: 2_000)
  /// The number that stood last in a column, by ``TidyColumn``; good for repeated fields while ``lastIsUsable``.
  var lastNumbers = [Int32](repeating: 0, count: TidyColumn.allCases.count)
  /// The row before was understood, so that what it repeats is known.
  var lastIsUsable = false
  /// What the row before said, while ``isSteady``: it was taken.
  var steady = Steady(
    key: ObservationKey(indicator: 0, unit: 0, period: PeriodNumber(ReportingPeriod(kind: .year, year: 0))), sender: 0, period: 0,
    kind: 0, status: 0, holdsNumbers: false, mark: nil)
  var isSteady = false
  /// The columns that steady rows repeat, as bits of ``DelimitedText/repeated``; 0 when they lie beyond it.
  var steadyFields: UInt64 = 0
  /// The same for the columns that they mostly repeat.
  var looseFields: UInt64 = 0
  /// Indices into the fields of a row, by ``TidyColumn``.
  var positions: [Int] = []
  var expectedFields = 0
  /// The first line for which ``positions`` are.
  var lastHeader: [UInt8] = []
  var strata: [KnownStratum] = []
  var periods: [ReportingPeriod] = []
  var periodNumbers: [PeriodNumber] = []
  /// By period and number of the unit code, period after period: index in the tree, or one of the numbers below zero.
  var unitPlaces: [Int32] = []
  /// Number in the set and the last period it was told of, by number of the record id.
  var records: [(number: Int32, period: PeriodNumber)] = []
  var unknowns: [Unknown] = []

  let unitCodes: [String]
  /// Masks of the disaggregations that an indicator may be split by.
  let splitMasks: [UInt128]
  /// What each indicator's values are, and the record type that it is asked by; apart from the indicators, which are
  /// costly to copy.
  let valueTypes: [ValueType]
  let recordTypes: [String?]
  /// Indicators that take every whole number from 0 on.
  let takesWholeNumbers: [Bool]
  /// Indicators to which every sender may give an answer.
  let takesAnswers: [Bool]
  let statuses = ObservationStatus.allCases
  let kinds = ObservationKind.allCases
  let order: UnitOrder
  /// Attributes of record types stand behind the indicators of the pack.
  let firstAttribute: Int
  /// Numbers of senders within the set, by number in the vocabulary.
  var senderNumbers: [Int32] = []

  /// Rows of other periods are passed over; `nil` = none are.
  var wantedPeriods: Set<ReportingPeriod>?
  /// By number of the period.
  var isWanted: [Bool] = []

  var file = ""
  var fileNumber: Int32 = 0
  var toldEncoding = false

  package init(vocabulary: ExchangeVocabulary) {
    self.vocabulary = vocabulary
    var seen: Set<String> = []
    unitCodes = vocabulary.units.map(\.code).filter { seen.insert($0).inserted }
    splitMasks = vocabulary.catalogue.indicators.map { indicator in
      indicator.split.reduce(into: UInt128(0)) { if $1 < 128 { $0 |= 1 << UInt128($1) } }
    }
    valueTypes = vocabulary.catalogue.indicators.map(\.valueType)
    takesWholeNumbers = valueTypes.map { $0 == .integer || $0 == .decimal || $0 == .money }
    recordTypes = vocabulary.catalogue.indicators.map { $0.rollUp == .recordCount ? nil : $0.recordType }
    takesAnswers = vocabulary.catalogue.indicators.map { $0.rollUp == .text }
    order = UnitOrder(vocabulary)
    let attributeCount = vocabulary.catalogue.recordTypes.reduce(0) { $0 + $1.attributes.count }
    firstAttribute = vocabulary.catalogue.indicators.count - attributeCount
    addCodes()
    for sender in vocabulary.senders { senderNumbers.append(set.sender(sender.code)) }
  }

  /// The codes that are known from the beginning. Computed measures are not among them: nobody enters them.
  private mutating func addCodes() {
    codes.add(vocabulary.senders.map(\.code), column: .sender)
    codes.add(vocabulary.catalogue.indicators.map(\.code), column: .indicator)
    codes.add(unitCodes, column: .unit)
    codes.add(Scope.allCases.map(\.code), column: .scope)
    codes.add(ObservationKind.allCases.map(\.rawValue), column: .kind)
    codes.add(ObservationStatus.allCases.map(\.rawValue), column: .status)
    for measure in Measure.allCases where !measure.isComputed {
      codes.add(measure.code, column: .measure, number: Int32(measure.rawValue))
    }
  }

  /// Everything read so far.
  ///
  /// - Throws: ``Rejection`` with all findings when one of them is an error.
  package func accepted() throws -> Accepted<ObservationSet> { try findings.accept(set) }

  /// Makes room for what files of so many bytes together will hold. Less than the bytes of a usual row are taken for one, so that few
  /// grow the tables while they are read.
  mutating func expect(bytes count: Int) { set.reserve(count / 90) }

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file; UTF-8 with or without byte order mark.
  ///   - name: its name in findings.
  package mutating func read(_ bytes: [UInt8], file name: String) {
    file = name
    fileNumber = set.file(name)
    toldEncoding = false
    unknowns = []
    lastIsUsable = false
    isSteady = false
    // Every file tells of its own unusable units.
    for place in unitPlaces.indices where unitPlaces[place] == Self.unusable { unitPlaces[place] = Self.unresolved }
    expect(bytes: bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      var text = DelimitedText(bytes)
      guard readHeader(&text) else { return }
      let before = set.count
      var rows = 0
      while text.next() {
        if text.isEmptyLine { continue }
        rows += 1
        readRow(&text)
      }
      if rows == 0, set.count == before { findings.add(Diagnostic(.observationsNone, at: Location(file: name))) }
    }
    tellUnknowns()
  }
}

// MARK: - The first line

extension TidyObservations {
  /// Bytes of a column's name that are looked at whole; a longer one is no name, whatever it says.
  private static let longestName = 200

  /// - Returns: whether all columns were found, so that rows can be read.
  private mutating func readHeader(_ text: inout DelimitedText) -> Bool {
    repeat {
      guard text.next() else {
        findings.add(Diagnostic(.observationFileEmpty, at: Location(file: file), ["columns": TidyColumn.header]))
        return false
      }
    } while text.isEmptyLine
    // Most files of a workspace begin with the same line.
    let line = text.bytes[text.storage[0].start..<text.storage[text.count - 1].end]
    if line.elementsEqual(lastHeader) { return true }
    let place = Location(file: file, line: text.line)
    let names = text.fields.prefix(64).map { field -> String in
      let name = field.count > Self.longestName ? nil : text.text(field)
      return String((name ?? text.excerpt(field)).filter { !$0.isWhitespace })
    }
    guard text.fields.allSatisfy({ text.text($0) != nil }) else {
      findings.add(Diagnostic(.notUTF8, at: place))
      return false
    }
    if names.count == 1, let other = names[0].first(where: { $0 == ";" || $0 == "\t" || $0 == "|" }) {
      findings.add(Diagnostic(.delimiterNotComma, at: place, ["found": String(other)]))
      return false
    }
    guard bind(names, at: place, count: text.count) else { return false }
    lastHeader = Array(line)
    return true
  }

  /// Takes a first line over only when all of it is right, so that the next file does not meet half of it.
  private mutating func bind(_ names: [String], at place: Location, count: Int) -> Bool {
    let header = HeaderLine(columns: TidyColumn.allCases.map(\.name), passedOver: OriginColumn.allCases.map(\.rawValue))
    guard let found = header.positions(in: names, at: place, &findings) else { return false }
    positions = found
    expectedFields = count
    steadyFields = bits(of: [.sender, .scope, .period])
    looseFields = bits(of: [.measure, .kind, .status])
    if looseFields == 0 { steadyFields = 0 }
    return true
  }

  /// Columns as bits of ``DelimitedText/repeated``; 0 when one lies beyond it.
  private func bits(of columns: [TidyColumn]) -> UInt64 {
    let fields = columns.map { positions[$0.rawValue] }
    return fields.allSatisfy { $0 < 64 } ? fields.reduce(0) { $0 | 1 << UInt64($1) } : 0
  }
}

/// Numbers the units of a tree so that the units below one are a range.
struct UnitOrder: Sendable {
  /// Position of each unit of the tree.
  private var positions: [Int32]
  /// What each sender may report about.
  private var ranges: [Range<Int32>]

  init(_ vocabulary: ExchangeVocabulary) {
    let tree = vocabulary.tree
    var positions = [Int32](repeating: -1, count: tree.units.count)
    var ends = [Int32](repeating: 0, count: tree.units.count)
    var next: Int32 = 0
    for root in tree.units.indices where tree.units[root].parent.flatMap({ tree.index(of: $0) }) == nil {
      var open = [(unit: root, isDone: false)]
      while let (unit, isDone) = open.popLast() {
        if isDone {
          ends[unit] = next
          continue
        }
        guard positions[unit] < 0 else { continue }
        positions[unit] = next
        next += 1
        open.append((unit, true))
        for child in tree.children(of: unit).reversed() { open.append((child, false)) }
      }
    }
    self.positions = positions
    self.ranges = vocabulary.senders.map { sender in
      guard let unit = tree.index(of: sender.unit), positions[unit] >= 0 else { return 0..<0 }
      return positions[unit]..<ends[unit]
    }
  }

  /// Whether a sender may report about a unit: its own, or one below.
  func covers(sender: Int32, unit: Int32) -> Bool { ranges[Int(sender)].contains(positions[Int(unit)]) }
}

extension Diagnostic {
  /// A finding with a proposal, when there is one.
  init(_ code: Code, at location: Location?, _ arguments: KeyValuePairs<String, String>, nearest: String?) {
    self.init(code, at: location, arguments)
    if let nearest { self.arguments.append(Argument("nearest", nearest)) }
  }
}
