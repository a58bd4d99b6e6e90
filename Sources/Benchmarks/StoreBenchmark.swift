import Glibc
import Store
import StoreSamples

/// A year of communes with 600 observations each: stored, read for merging, searched for conflicts and proved.
enum StoreBenchmark {
  static let observations = 600
  /// Deliveries in one transaction, as when a folder is taken in.
  static let together = 100

  static func run(communes: Int) throws {
    var template = Array("/tmp/bieumau-benchmark.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return print("no folder: \(String(cString: strerror(errno)))") }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let path = folder + "/bieumau.sqlite"
    defer {
      for end in ["", "-wal", "-shm"] { unlink(path + end) }
      rmdir(folder)
    }
    let store = try SubmissionStore(path: path)
    try save(communes, in: store)
    try read(store)
    var status = stat()
    if stat(path, &status) == 0 { print("\(status.st_size >> 20) MB on the disk") }
  }

  private static func save(_ communes: Int, in store: SubmissionStore) throws {
    var storing = Taken()
    for first in stride(from: 0, to: communes, by: together) {
      let parcels = (first..<min(first + together, communes)).map {
        StoreSamples.commune($0, observations: observations)
      }
      try storing.add { _ = try store.save(parcels) }
    }
    tell("stored, \(together) deliveries in a transaction", communes * observations, storing)
    let parcels = (communes..<communes + 100).map { StoreSamples.commune($0, observations: observations) }
    var alone = Taken()
    try alone.add {
      for parcel in parcels { _ = try store.save(parcel.delivery, parcel.submissions) }
    }
    tell("stored, each delivery in a transaction of its own", 100 * observations, alone)
  }

  private static func read(_ store: SubmissionStore) throws {
    var count = 0
    var reading = Taken()
    try reading.add {
      try store.forEachContribution(in: StoreSamples.period, .received, submissions: { _ in }) { _ in count += 1 }
    }
    tell("read for merging", count, reading)
    var found = 0
    var searching = Taken()
    try searching.add {
      found = try store.conflicts(in: StoreSamples.period, .received).conflicts.count
    }
    tell("searched for conflicts, \(found) found", count, searching)
    var listed = 0
    var listing = Taken()
    try listing.add { listed = try store.submissions().count }
    print("\(listed) submissions listed with their states: \(Int(listing.seconds * 1e3)) ms")
    var isWhole = false
    var proving = Taken()
    try proving.add { isWhole = try store.verify().broken == nil }
    tell("proved, \(isWhole ? "whole" : "broken")", count, proving)
  }

  private static func tell(_ what: String, _ count: Int, _ taken: Taken) {
    let rate = Int(Double(count) / taken.seconds)
    let ownRate = Int(Double(count) / taken.ownSeconds)
    print(
      """
      \(what): \(count) observations, \(Int(taken.seconds * 1e3)) ms, \(rate) a second; \
      \(Int(taken.ownSeconds * 1e3)) ms of its own, \(ownRate) a second
      """)
  }
}

/// Time on the clock, and time that the processors spent on it.
struct Taken {
  var seconds = 0.0
  var ownSeconds = 0.0

  mutating func add(_ body: () throws -> Void) rethrows {
    var own = 0.0
    seconds += try Stopwatch.seconds { own = try Stopwatch.ownSeconds(body) }
    ownSeconds += own
  }

  /// `21.5 s, 300000 a second; 18.0 s of its own, 350000 a second`, for so many things.
  func words(_ count: Int) -> String {
    func words(_ seconds: Double) -> String {
      let tenths = Int((seconds * 10).rounded())
      return "\(tenths / 10).\(tenths % 10) s, \(Int(Double(count) / max(seconds, 0.001))) a second"
    }
    return "\(words(seconds)); of its own \(words(ownSeconds))"
  }
}
