package import Diagnostics
import GRDB
import Indicators
import Quantities

extension SubmissionStore {
  /// A delivery with what was read in it.
  package struct Parcel: Sendable {
    package var delivery: Delivery
    package var submissions: [SubmissionContent]

    package init(_ delivery: Delivery, _ submissions: [SubmissionContent]) {
      self.delivery = delivery
      self.submissions = submissions
    }
  }

  /// Stores a delivery and its submissions, whole or not at all.
  ///
  /// The same bytes from the same sender, read as before, store nothing and give the old receipt again; read otherwise
  /// (with another period, or without the errors of last time) they are a new delivery. A submission whose findings
  /// hold an error is stored as ``SubmissionState/hasErrors``. One that is not the first of its form, sender and period
  /// is a further revision: in its sections it supersedes what was *received* before it, whatever was taken in first.
  /// What is accepted stays until the newer revision is accepted too.
  ///
  /// - Throws: ``Rejection`` with `S010` for a closed period, `S022`–`S026` for content that cannot be stored.
  package func save(_ delivery: Delivery, _ submissions: [SubmissionContent]) throws -> Receipt {
    try save([Parcel(delivery, submissions)])[0]
  }

  /// Stores many deliveries in one transaction: all of them or none.
  package func save(_ parcels: [Parcel]) throws -> [Receipt] { try take(parcels).map { try $0.get() } }

  /// Stores in one transaction all deliveries that can be stored; one that cannot does not keep the others out.
  ///
  /// - Throws: ``OutsideTrouble``; nothing is stored then.
  package func saveEach(_ parcels: [Parcel]) throws -> [Result<Receipt, Rejection>] {
    try take(parcels, isPatient: true)
  }

  /// What ``saveEach(_:)`` would come to, receipts and their numbers included; everything stays as it is. Figures that nobody sent before
  /// are among the changes.
  package func rehearse(_ parcels: [Parcel]) throws -> [Result<Receipt, Rejection>] {
    try take(parcels, isPatient: true, ending: .rollback)
  }

  /// - Parameter isPatient: goes on with the next delivery when one is refused.
  private func take(
    _ parcels: [Parcel], isPatient: Bool = false, ending: Database.TransactionCompletion = .commit
  ) throws -> [Result<Receipt, Rejection>] {
    let digests = parcels.map { ContentDigest(of: $0.delivery.bytes) }
    return try change(.saving, ending: ending) { database in
      var saving = try Saving(database)
      var stored: [Result<(delivery: Int64, isRepeat: Bool), Rejection>] = []
      for (parcel, digest) in zip(parcels, digests) {
        do {
          stored.append(.success(try saving.store(parcel, digest: digest)))
        } catch let rejection as Rejection {
          // A delivery is refused before anything of it is written, but for codes that it was the first to name.
          guard isPatient else { throw rejection }
          stored.append(.failure(rejection))
        }
      }
      let receipts = Receipts(database, listsNew: ending == .rollback)
      return try stored.map { result in
        switch result {
        case .success(let (delivery, isRepeat)): .success(try receipts.receipt(of: delivery, isRepeat: isRepeat))
        case .failure(let rejection): .failure(rejection)
        }
      }
    }
  }
}

/// Storing deliveries, within one transaction.
private struct Saving {
  private let database: Database
  private let log: LogBook
  private var book: CodeBook
  private var texts: CodeTexts
  private let writer: RowWriter

  init(_ database: Database) throws {
    self.database = database
    log = LogBook(database)
    book = try CodeBook(database)
    texts = try CodeTexts(database)
    writer = try RowWriter(database)
  }

  /// - Returns: the number of the delivery in the store, and whether it was there before.
  mutating func store(_ parcel: SubmissionStore.Parcel, digest: ContentDigest) throws -> (
    delivery: Int64, isRepeat: Bool
  ) {
    try checkNames(parcel.submissions)
    var prepared: [PreparedContent] = []
    for content in parcel.submissions { prepared.append(try PreparedContent(content, &book, &texts)) }
    if let earlier = try earlierDelivery(of: prepared, from: parcel.delivery.sender, digest) { return (earlier, true) }
    for period in Set(parcel.submissions.map(\.period)) { try Periods(database).checkOpen(period) }
    let delivery = try insert(parcel.delivery, digest)
    for content in prepared { try insert(content, of: delivery, parcel.delivery) }
    return (delivery, false)
  }

  private func checkNames(_ submissions: [SubmissionContent]) throws {
    var seen: Set<SubmissionName> = []
    var findings = Findings()
    for content in submissions {
      let name = SubmissionName(form: content.form, sender: content.sender, period: content.period, revision: 0)
      if seen.insert(name).inserted { continue }
      findings.add(
        Diagnostic(
          .submissionTwice, ["form": content.form, "sender": content.sender, "period": content.period.code]))
    }
    try findings.throwIfErrors()
  }

  /// A delivery of the same bytes by the same sender that was read the same way. One that had errors and has none now is
  /// another one: the rules, or figures of others, have changed since.
  private func earlierDelivery(
    of prepared: [PreparedContent], from sender: String, _ digest: ContentDigest
  ) throws -> Int64? {
    let find = try database.cachedStatement(
      sql: """
        SELECT d.id FROM delivery d JOIN file f ON f.id = d.file WHERE f.sha256 = ? AND d.sender = ? ORDER BY d.id DESC
        """)
    let candidates = try Int64.fetchAll(find, arguments: [digest.blob, sender])
    let wanted = Set(prepared.map { ReadingMark($0) })
    return try candidates.first { delivery in
      let rows = try database.rows(
        """
        SELECT form, edition, sender, period, content,
          EXISTS (SELECT 1 FROM finding WHERE submission = submission.id AND severity = 'error')
        FROM submission WHERE delivery = ?
        """, arguments: [delivery])
      let marks = Set(try rows.map(ReadingMark.init))
      if marks.count != wanted.count { return false }
      return wanted.allSatisfy { mark in marks.contains { $0.isSame(as: mark) && !($0.hasErrors && !mark.hasErrors) } }
    }
  }

  private func insert(_ delivery: Delivery, _ digest: ContentDigest) throws -> Int64 {
    try database.run(
      "INSERT OR IGNORE INTO file (sha256, bytes) VALUES (?, ?)", arguments: [digest.blob, delivery.blob])
    try database.run(
      """
      INSERT INTO delivery (file, name, sender, received, ingested, document)
      SELECT id, ?, ?, ?, ?, ? FROM file WHERE sha256 = ?
      """,
      arguments: [
        delivery.fileName, delivery.sender, delivery.received.secondsSince1970, delivery.ingested.secondsSince1970,
        delivery.document, digest.blob,
      ])
    let number = database.lastInsertedRowID
    let stored = StoredDelivery(
      number: Int(number), fileName: delivery.fileName, sha256: digest, sender: delivery.sender,
      received: delivery.received, ingested: delivery.ingested, document: delivery.document)
    try log.add(
      .delivered, delivery.fileName, by: delivery.sender, at: delivery.ingested, new: digest.hex,
      why: delivery.document, delivery: number, content: EntryContent.of(stored))
    return number
  }

  private mutating func insert(_ prepared: PreparedContent, of delivery: Int64, _ source: Delivery) throws {
    let content = prepared.content
    let slot = Slot(form: content.form, sender: content.sender, period: content.period)
    let revision = try slot.nextRevision(in: database)
    let id = try insertRow(prepared, of: delivery, revision: revision)
    var findings = content.findings
    if revision > 1 {
      findings += try slot.loweredStatuses(by: id, in: database).map { SubmissionFinding($0, in: Catalogue()) }
    }
    try writer.write(findings, submission: id)
    let state: SubmissionState = findings.contains { $0.severity == .error } ? .hasErrors : .received
    if state == .hasErrors { try slot.set(state, of: id, in: database) }
    let name = SubmissionName(form: content.form, sender: content.sender, period: content.period, revision: revision)
    try log.add(
      .submitted, name.text, by: source.sender, at: source.ingested, new: state.rawValue, delivery: delivery,
      submission: id,
      content: EntryContent.of(name, edition: content.edition, delivery: delivery, content: prepared.seal, findings))
    guard revision > 1 else { return }
    if state == .received {
      try slot.returnLowering(of: id, in: database, by: source.sender, at: source.ingested)
    }
    try slot.settle(in: database, by: source.sender, at: source.ingested)
  }

  /// The submission with its sections, values and answers, in the state of received.
  private mutating func insertRow(_ prepared: PreparedContent, of delivery: Int64, revision: Int) throws -> Int64 {
    let content = prepared.content
    try database.run(
      """
      INSERT INTO submission (delivery, form, edition, sender, period, revision, content, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, 'received')
      """,
      arguments: [
        delivery, content.form, content.edition, content.sender, content.period.code, revision, prepared.seal.blob,
      ])
    let id = database.lastInsertedRowID
    for section in prepared.sections {
      try database.run(
        "INSERT INTO submitted_section (submission, section) VALUES (?, ?)",
        arguments: [id, try book.number(of: section, .section)])
    }
    try writer.write(prepared, submission: id)
    return id
  }
}

/// How a submission was read: equal for two deliveries of the same bytes that were read the same way.
private struct ReadingMark: Hashable {
  var form: String
  var edition: String
  var sender: String
  var period: String
  var content: ContentDigest
  var hasErrors: Bool

  init(_ prepared: PreparedContent) {
    form = prepared.content.form
    edition = prepared.content.edition
    sender = prepared.content.sender
    period = prepared.content.period.code
    content = prepared.seal
    hasErrors = prepared.content.findings.contains { $0.severity == .error }
  }

  init(_ row: Row) throws {
    form = try row.field(0)
    edition = try row.field(1)
    sender = try row.field(2)
    period = try row.field(3)
    content = try row.digest(4)
    hasErrors = try row.field(5)
  }

  /// Equal but for errors.
  func isSame(as other: ReadingMark) -> Bool {
    var copy = other
    copy.hasErrors = hasErrors
    return self == copy
  }
}
