import Diagnostics
import Foundation
import GRDB
import Indicators
import Quantities
import StoreSamples

@testable import Store

/// A store in a folder of its own, removed with everything in it.
final class ScratchStore {
  let folder: URL
  let store: SubmissionStore

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("bieumau-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try SubmissionStore(path: folder.appendingPathComponent("bieumau.sqlite").path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { store.path }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Stores a form of one sender: values by indicator, received so many minutes after eight.
  @discardableResult
  func send(
    _ values: [(String, ObservedValue)], sender: String = "25441", form: String = "bieu-05", sections: [String] = ["a"],
    status: ObservationStatus = .preliminary, findings: [SubmissionFinding] = [], answers: [ConfirmerAnswer] = [],
    received: Int = 0, file: String? = nil, period: ReportingPeriod = StoreSamples.period
  ) throws -> Receipt {
    let observations = values.map { name, value in
      let parts = name.split(separator: "/")
      return SubmittedObservation(
        key: StoreSamples.key(String(parts[parts.count - 1])), value: value, status: status,
        section: parts.count > 1 ? String(parts[0]) : sections[0],
        place: .cell(sheet: "Tổng hợp", .init(row: 11, column: 3)))
    }
    let bytes = file ?? "\(sender) \(form) \(values) \(sections) \(status) \(received)"
    return try store.save(
      Delivery(
        bytes: Array(bytes.utf8), fileName: "\(sender).xlsx", sender: sender, received: StoreSamples.moment(received),
        ingested: StoreSamples.moment(1_000)),
      [
        SubmissionContent(
          form: form, edition: "2022-r1", sender: sender, period: period, sections: sections,
          observations: observations, findings: findings, answers: answers)
      ])
  }

  func accept(_ receipt: Receipt, reason: String = "") throws {
    for line in receipt.lines {
      _ = try store.decide(
        .accept, on: line.submission.name, by: "Trần Thị B", at: StoreSamples.moment(2_000), reason: reason)
    }
  }

  /// The values that count: indicator to value.
  func values(_ inclusion: Inclusion = .accepted) throws -> [String: ObservedValue] {
    let all = try store.contributions(in: StoreSamples.period, inclusion).observations
    return Dictionary(all.filter { !$0.isSetAside }.map { ($0.key.indicator, $0.value) }) { first, _ in first }
  }

  func state(_ receipt: Receipt) throws -> SubmissionState {
    try store.submission(named: receipt.lines[0].submission.name).state
  }

  /// Runs SQL past the store, as somebody with a SQLite tool would.
  func tamper(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }
}

extension ObservedValue {
  static func n(_ value: Int) -> ObservedValue { .number(DecimalNumber(value)) }
}

extension SubmissionFinding {
  static let error = SubmissionFinding(
    code: "O025", severity: .error, place: "trang \"Tổng hợp\", ô D12", message: "\"15,5\" phải là số nguyên")
  static func warning(reason: String = "") -> SubmissionFinding {
    SubmissionFinding(code: "C010", severity: .warning, place: "ô D12", message: "tăng hơn hai lần", reason: reason)
  }
}
