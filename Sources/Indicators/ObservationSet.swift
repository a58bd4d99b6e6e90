import Quantities

/// Observations at hand, found by key.
///
/// Entries with the same key but for the stratum form a chain, so that one look-up serves both a figure and the sum over its
/// strata. The order of insertion does not change what is found.
package struct ObservationSet: Sendable {
  /// An observation as it is kept: no reference to count in it, since figures look at hundreds of thousands.
  struct Entry: Sendable {
    var stratum: Stratum
    /// The significand of a number; the place in ``rare`` of what is none and not small.
    fileprivate var content: Int64
    /// Index of the next entry of the chain plus 1; 0 at its end.
    fileprivate var next: Int32
    fileprivate var sender: Int32
    fileprivate var line: Int32
    fileprivate var file: Int32
    fileprivate var kind: Kind
    /// Digits of a number after the point.
    fileprivate var scale: UInt8
    fileprivate var status: ObservationStatus

    fileprivate enum Kind: UInt8 { case blank, none, notApplicable, number, rare }
  }

  /// Everything of a key but the stratum, in two words.
  struct Group {
    var a: UInt64
    var b: UInt64

    init(_ key: ObservationKey) {
      a = UInt64(UInt32(bitPattern: key.indicator)) << 32 | UInt64(UInt32(bitPattern: key.period.raw)) << 3
        | UInt64(key.scope.rawValue)
      b = UInt64(UInt32(bitPattern: key.unit)) << 36 ^ UInt64(UInt32(bitPattern: key.record)) << 4
        ^ UInt64(key.measure.rawValue)
    }

    init(a: UInt64, b: UInt64) {
      self.a = a
      self.b = b
    }

    /// The key again, with the total as its stratum.
    var key: ObservationKey {
      ObservationKey(
        indicator: Int32(truncatingIfNeeded: a >> 32), unit: Int32(truncatingIfNeeded: b >> 36),
        scope: Scope(rawValue: UInt8(a & 7)) ?? .total,
        period: PeriodNumber(raw: Int32(truncatingIfNeeded: (a & 0xFFFF_FFFF) >> 3)),
        measure: Measure(rawValue: UInt8(b & 15)) ?? .yearToDate, record: Int32(truncatingIfNeeded: b >> 4))
    }

    /// Index in the unit tree.
    var unit: Int { Int(b >> 36) }

    /// The same group of another unit.
    func with(unit other: Int) -> Group { Group(a: a, b: b ^ UInt64(unit ^ other) << 36) }
  }

  private var entries: [Entry] = []
  /// Texts, dates and numbers beyond 64 bits.
  private var rare: [ObservedValue] = []
  private var heads = GroupTable()
  /// Indicator, measure and period for which anything stands here: the one unit of which it does plus 1, or -1 for several.
  private var known = GroupTable()
  /// What ``known`` was told last: rows of a file mostly repeat it.
  private var lastPresence: (key: UInt64, unit: Int32) = (0, -1)

  package private(set) var senders: [String] = []
  private var senderIndices: [String: Int32] = [:]
  package private(set) var files: [String] = []
  private var fileIndices: [String: Int32] = [:]
  package private(set) var records: [Record] = []
  private var recordIndices: [String: Int32] = [:]

  /// One line of an open list.
  package struct Record: Sendable {
    package var id: String
    package var type: String
    /// Index of the sender who reported it.
    package var sender: Int32
    /// Unit it was reported for.
    package var unit: Int32
    /// Periods in which something was reported of it.
    package var periods: Set<PeriodNumber>
  }

  package init() {}

  /// Makes room for about so many observations more, at least doubling what there is, so that many small files cost no more than one.
  package mutating func reserve(_ count: Int) {
    let wanted = entries.count + count
    guard wanted > entries.capacity else { return }
    entries.reserveCapacity(max(wanted, entries.count * 2))
    // Several strata stand in one group.
    heads.reserve(entries.capacity / 4)
  }

  package var count: Int { entries.count }

  package mutating func sender(_ code: String) -> Int32 {
    if let known = senderIndices[code] { return known }
    let index = Int32(senders.count)
    senders.append(code)
    senderIndices[code] = index
    return index
  }

  package func senderIndex(_ code: String) -> Int32? { senderIndices[code] }

  package mutating func file(_ name: String) -> Int32 {
    if let known = fileIndices[name] { return known }
    let index = Int32(files.count)
    files.append(name)
    fileIndices[name] = index
    return index
  }

  /// The number of a record for keys: index plus 1.
  package mutating func record(
    _ id: String, type: String, sender: Int32, unit: Int32, period: PeriodNumber
  ) -> Int32 {
    if let known = recordIndices[id] {
      records[Int(known) - 1].periods.insert(period)
      return known
    }
    records.append(Record(id: id, type: type, sender: sender, unit: unit, periods: [period]))
    let number = Int32(records.count)
    recordIndices[id] = number
    return number
  }

  /// Type of a record that was already named; `nil` for a new id.
  package func recordType(ofID id: String) -> String? { recordIndices[id].map { records[Int($0) - 1].type } }

  /// Adds an observation.
  ///
  /// - Returns: the observation that stands under the same key already, which then stays; `nil` when the key was free.
  package mutating func insert(_ observation: Observation, for key: ObservationKey) -> Observation? {
    let group = Group(key)
    let place = heads.place(group.a, group.b)
    let known = index(of: key.stratum, in: Chain(head: place.value))
    if known >= 0 { return self.observation(entries[known]) }
    append(observation, group, place, key)
    return nil
  }

  /// What nearly all rows say.
  package enum PlainValue: Sendable {
    case blank, none, notApplicable
    case whole(Int)
  }

  /// Adds an observation of a plain value without a detour.
  ///
  /// - Returns: false when one stands under the same key already, which then stays.
  package mutating func insert(
    _ value: PlainValue, status: ObservationStatus, sender: Int32, line: Int32, file: Int32, for key: ObservationKey
  ) -> Bool {
    let group = Group(key)
    let place = heads.place(group.a, group.b)
    if index(of: key.stratum, in: Chain(head: place.value)) >= 0 { return false }
    var entry = Entry(
      stratum: key.stratum, content: 0, next: place.value, sender: sender, line: line, file: file, kind: .blank, scale: 0,
      status: status)
    switch value {
    case .whole(let number): (entry.kind, entry.content) = (.number, Int64(number))
    case .none: entry.kind = .none
    case .notApplicable: entry.kind = .notApplicable
    case .blank: break
    }
    append(entry, group, place, key)
    return true
  }

  /// Adds an observation beside others of the same key: answers to a text question, one a sender.
  package mutating func insertBeside(_ observation: Observation, for key: ObservationKey) {
    let group = Group(key)
    append(observation, group, heads.place(group.a, group.b), key)
  }

  private mutating func append(
    _ observation: Observation, _ group: Group, _ place: GroupTable.Place, _ key: ObservationKey
  ) {
    let (kind, content, scale) = kept(observation.value)
    append(
      Entry(
        stratum: key.stratum, content: content, next: place.value, sender: observation.sender, line: observation.line,
        file: observation.file, kind: kind, scale: scale, status: observation.status), group, place, key)
  }

  private mutating func append(_ entry: Entry, _ group: Group, _ place: GroupTable.Place, _ key: ObservationKey) {
    entries.append(entry)
    heads.set(Int32(entries.count), at: place, group.a, group.b)
    let presence = Self.presence(key)
    if lastPresence == (presence, key.unit) { return }
    lastPresence = (presence, key.unit)
    let known = self.known.place(presence, 0)
    if known.value != key.unit + 1 { self.known.set(known.value == 0 ? key.unit + 1 : -1, at: known, presence, 0) }
  }

  /// How a value is kept; what does not fit is put into ``rare``.
  private mutating func kept(_ value: ObservedValue) -> (kind: Entry.Kind, content: Int64, scale: UInt8) {
    switch value {
    case .blank: return (.blank, 0, 0)
    case .none: return (.none, 0, 0)
    case .notApplicable: return (.notApplicable, 0, 0)
    case .number(let number):
      if let small = Int64(exactly: number.significand) { return (.number, small, UInt8(number.scale)) }
    case .text, .date: break
    }
    rare.append(value)
    return (.rare, Int64(rare.count - 1), 0)
  }

  /// The value that is kept in an entry.
  private func value(_ entry: Entry) -> ObservedValue {
    switch entry.kind {
    case .number: .number(DecimalNumber(significand: Int128(entry.content), scale: Int(entry.scale)))
    case .blank: .blank
    case .none: .none
    case .notApplicable: .notApplicable
    case .rare: rare[Int(entry.content)]
    }
  }

  private func observation(_ entry: Entry) -> Observation {
    Observation(value: value(entry), status: entry.status, sender: entry.sender, line: entry.line, file: entry.file)
  }

  private static func presence(_ key: ObservationKey) -> UInt64 {
    UInt64(UInt32(bitPattern: key.indicator)) << 32 | UInt64(UInt32(bitPattern: key.period.raw)) << 8
      | UInt64(key.measure.rawValue)
  }

  /// Where anything is known of the key's indicator, measure and period.
  package func presence(of key: ObservationKey) -> Presence {
    switch known[Self.presence(key), 0] {
    case 0: .nowhere
    case key.unit + 1: .onlyHere
    default: .elsewhere
    }
  }

  package enum Presence: Sendable {
    case nowhere
    /// Of the key's own unit and no other.
    case onlyHere
    /// Of other units, perhaps of this one too.
    case elsewhere
  }

  /// The same senders, files and records with the same numbers, without some of the observations.
  ///
  /// - Parameter isDropped: asked once for every observation.
  package func without(_ isDropped: (ObservationKey, Observation) -> Bool) -> ObservationSet {
    var result = self
    result.entries = []
    result.rare = []
    result.entries.reserveCapacity(entries.count)
    result.heads = GroupTable()
    result.known = GroupTable()
    result.lastPresence = (0, -1)
    forEach { key, observation in
      if !isDropped(key, observation) { result.insertBeside(observation, for: key) }
    }
    return result
  }

  /// Calls `body` with every observation; those of one key in the order in which they came, otherwise in no particular order.
  package func forEach(_ body: (ObservationKey, Observation) -> Void) {
    var chain: [Int32] = []
    heads.forEach { a, b, head in
      chain.removeAll(keepingCapacity: true)
      var at = head
      while at != 0 {
        chain.append(at)
        at = entries[Int(at) - 1].next
      }
      var key = Group(a: a, b: b).key
      for place in chain.reversed() {
        let entry = entries[Int(place) - 1]
        key.stratum = entry.stratum
        body(key, observation(entry))
      }
    }
  }

  /// The number of a record for keys: index plus 1; `nil` for an id that was not named yet.
  package func recordNumber(ofID id: String) -> Int32? { recordIndices[id] }

  /// Calls `body` with every key under which an observation stands, in no particular order.
  ///
  /// - Parameter admits: asked once for all keys that differ in their stratum only (given with the total); `false` leaves them out.
  package func forEachKey(where admits: (ObservationKey) -> Bool, _ body: (ObservationKey) -> Void) {
    heads.forEach { a, b, head in
      var key = Group(a: a, b: b).key
      guard admits(key) else { return }
      var at = head
      while at != 0 {
        let entry = entries[Int(at) - 1]
        key.stratum = entry.stratum
        body(key)
        at = entry.next
      }
    }
  }

  /// Whether anything stands under the key, whatever its stratum.
  package func hasGroup(of key: ObservationKey) -> Bool { head(of: key) != 0 }

  /// What is said under the key, whatever its stratum: whether some of it is more than a blank, and whether some is blank.
  package func fillings(ofGroup key: ObservationKey) -> (hasFigure: Bool, hasBlank: Bool) {
    var result = (hasFigure: false, hasBlank: false)
    var at = head(of: key)
    while at != 0 {
      if case .blank = entries[Int(at) - 1].kind { result.hasBlank = true } else { result.hasFigure = true }
      at = entries[Int(at) - 1].next
    }
    return result
  }

  private func head(of key: ObservationKey) -> Int32 {
    let group = Group(key)
    return heads[group.a, group.b]
  }

  /// The observation of exactly this key.
  package func observation(for key: ObservationKey) -> Observation? {
    let found = index(of: key.stratum, in: chain(of: key))
    return found < 0 ? nil : observation(entries[found])
  }

  /// All observations of exactly this key, oldest first: the answers of several senders.
  package func observations(for key: ObservationKey) -> [Observation] {
    var result: [Observation] = []
    var at = head(of: key)
    while at != 0 {
      let entry = entries[Int(at) - 1]
      if entry.stratum == key.stratum { result.append(observation(entry)) }
      at = entry.next
    }
    return result.reversed()
  }

  /// Observations that differ in their stratum only: found once, then looked at without hashing again.
  struct Chain: Sendable {
    fileprivate var head: Int32
    var isEmpty: Bool { head == 0 }
    static let empty = Chain(head: 0)
  }

  /// Calls `body` with every group and its chain, in no particular order.
  func forEachGroup(_ body: (Group, Chain) -> Void) { heads.forEach { body(Group(a: $0, b: $1), Chain(head: $2)) } }

  func chain(of key: ObservationKey) -> Chain { Chain(head: head(of: key)) }

  /// The value of a stratum of the chain.
  func value(of stratum: Stratum, in chain: Chain) -> ObservedValue? {
    let found = index(of: stratum, in: chain)
    return found < 0 ? nil : value(entries[found])
  }

  /// Adds what was reported of a stratum of the chain: mostly a whole number, or that there is none.
  ///
  /// - Returns: whether it is more than a blank; `nil` when nothing was reported.
  @inline(__always)
  func add(_ stratum: Stratum, in chain: Chain, to sum: inout FigureSum) -> Bool? {
    let found = index(of: stratum, in: chain)
    if found < 0 { return nil }
    switch entries[found].kind {
    case .number where entries[found].scale == 0: sum.add(whole: entries[found].content)
    case .none: sum.addNone()
    case .blank:
      sum.addBlank()
      return false
    case .number, .notApplicable, .rare: sum.add(Figure(value(entries[found])))
    }
    return true
  }

  /// Index of the entry of a stratum in the chain; -1 when there is none.
  @inline(__always)
  private func index(of stratum: Stratum, in chain: Chain) -> Int {
    var at = Int(chain.head) - 1
    while at >= 0, entries[at].stratum != stratum { at = Int(entries[at].next) - 1 }
    return at
  }

  /// The categories by which strata of the chain split `stratum` further.
  func categories(splitting stratum: Stratum, in chain: Chain) -> CategorySet {
    var numbers = CategorySet()
    var at = chain.head
    while at != 0 {
      let entry = entries[Int(at) - 1]
      let finer = entry.stratum
      if finer != stratum, finer.isWithin(stratum) {
        finer.forEachNumber { if !stratum.contains($0) { numbers.insert($0) } }
      }
      at = entry.next
    }
    return numbers
  }

  /// Adds to `numbers` the categories of a range by which strata of the chain split `stratum` further.
  func addCategories(
    within range: ClosedRange<CategoryNumber>, splitting stratum: Stratum, in chain: Chain,
    to numbers: inout CategorySet
  ) {
    var at = chain.head
    while at != 0 {
      let finer = entries[Int(at) - 1].stratum
      if finer != stratum, finer.isWithin(stratum) {
        finer.forEachNumber { if range.contains($0), !stratum.contains($0) { numbers.insert($0) } }
      }
      at = entries[Int(at) - 1].next
    }
  }

  /// Whether a stratum of the chain lies within another and is not the same.
  func hasFinerStrata(than stratum: Stratum, in chain: Chain) -> Bool {
    var at = chain.head
    while at != 0 {
      let finer = entries[Int(at) - 1].stratum
      if finer != stratum, finer.isWithin(stratum) { return true }
      at = entries[Int(at) - 1].next
    }
    return false
  }

  /// Strata of the key's group that lie within its stratum.
  package func finerStrata(of key: ObservationKey) -> [Stratum] {
    var result: [Stratum] = []
    var at = head(of: key)
    while at != 0 {
      let stratum = entries[Int(at) - 1].stratum
      if stratum != key.stratum, stratum.isWithin(key.stratum) { result.append(stratum) }
      at = entries[Int(at) - 1].next
    }
    return result
  }
}
