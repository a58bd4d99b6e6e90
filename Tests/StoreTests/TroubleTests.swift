import Diagnostics
import Foundation
import GRDB
import Quantities
import StoreSamples
import Testing

@testable import Store

@Suite struct TroubleTests {
  private func trouble<Value>(_ body: () throws -> Value) -> Diagnostic? {
    do {
      _ = try body()
      return nil
    } catch let trouble as OutsideTrouble {
      return trouble.finding
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  @Test(arguments: [
    (ResultCode.SQLITE_FULL, "S006"), (.SQLITE_BUSY, "S004"), (.SQLITE_READONLY, "S005"), (.SQLITE_IOERR_WRITE, "S007"),
    (.SQLITE_IOERR_FSYNC, "S007"), (.SQLITE_IOERR_SHMSIZE, "S006"), (.SQLITE_IOERR_SHORT_READ, "S007"),
    (.SQLITE_CANTOPEN, "S007"), (.SQLITE_PROTOCOL, "S007"), (.SQLITE_CORRUPT, "S003"), (.SQLITE_TOOBIG, "S008"),
  ]) func `what SQLite says becomes words about what was being done`(result: ResultCode, code: String) {
    let finding = Trouble.finding(
      for: DatabaseError(resultCode: result, message: "disk I/O error"), .saving, "W/b.sqlite")
    #expect(finding.code.id == code)
    let words = Catalogue().message(for: finding)
    #expect(words.hasPrefix("lưu báo cáo: ") && words.contains("W/b.sqlite"))
    #expect(Catalogue(.english).message(for: finding).hasPrefix("storing submissions: "))
  }

  @Test func `a full disk stores nothing, says so, and what was there stays`() throws {
    let scratch = try ScratchStore()
    try scratch.send([("a", .n(1))])
    try scratch.store.queue.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 10)")
    }
    let parcel = StoreSamples.commune(1, observations: 6_000)
    #expect(trouble { try scratch.store.save(parcel.delivery, parcel.submissions) }?.code == .storeDiskFull)
    #expect(try scratch.store.submissions().count == 1)
    #expect(try scratch.store.verify().broken == nil)
    try scratch.store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    #expect(try scratch.store.save(parcel.delivery, parcel.submissions).lines.count == 6)
  }

  @Test func `a store in a folder that is not there, or that is a folder, is named`() throws {
    let scratch = try ScratchStore()
    let path = scratch.path("không-có/bieumau.sqlite")
    let finding = try #require(trouble { try SubmissionStore(path: path) })
    #expect(finding.code == .storeUnreachable)
    #expect(finding["path"] == path)
    #expect(trouble { try SubmissionStore(path: scratch.folder.path) }?.code == .storeUnreachable)
  }

  @Test func `a folder in which nobody may write is named`() throws {
    let scratch = try ScratchStore()
    try scratch.send([("a", .n(1))])
    // Permissions do not bind root; a connection that may only read meets the same refusal.
    try scratch.store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = ON") }
    #expect(trouble { try scratch.send([("a", .n(2))]) }?.code == .storeReadOnly)
  }

  @Test func `who waits too long for another program is told`() throws {
    let scratch = try ScratchStore()
    let impatient = try SubmissionStore(path: scratch.path, patience: 0.05)
    try scratch.store.queue.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        let parcel = StoreSamples.parcel(seed: 1, number: 1)
        #expect(trouble { try impatient.save(parcel.delivery, parcel.submissions) }?.code == .storeBusy)
        // Readers do not wait.
        let seen = try impatient.submissions()
        #expect(seen.isEmpty)
        return .rollback
      }
    }
  }

  @Test func `a store that was cut off is damaged, not a crash`() throws {
    let scratch = try ScratchStore()
    for number in 0..<20 {
      let parcel = StoreSamples.parcel(seed: 1, number: number)
      _ = try scratch.store.save(parcel.delivery, parcel.submissions)
    }
    try scratch.store.close()
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: scratch.path))
    try file.truncate(atOffset: 40_960)
    try file.close()
    let store = try? SubmissionStore(path: scratch.path)
    let broken = try store?.verify().broken
    #expect(store == nil || broken != nil)
  }

  @Test func `moments are written in universal time`() {
    #expect(StoreSamples.moment().iso == "2023-05-19T01:00:00Z")
    #expect(Moment(secondsSince1970: 0).iso == "1970-01-01T00:00:00Z")
    #expect(Moment(secondsSince1970: -1).iso == "1969-12-31T23:59:59Z")
    #expect(Moment(secondsSince1970: 86_399).iso == "1970-01-01T23:59:59Z")
  }
}
