import Diagnostics
import Store

/// Writes receipts as files that can be sent back: `bien-nhan-0012.txt`.
struct Receipting {
  /// Receipts that stand in the folder already stay.
  ///
  /// - Returns: notes of the set of outputs.
  /// - Throws: ``Rejection`` when a receipt that somebody changed would be overwritten; ``OutsideTrouble``.
  func write(_ files: [Ingested.File], into folder: String, isForced: Bool) throws -> [Diagnostic] {
    let stored = files.filter { $0.stored != nil }
    if stored.isEmpty { return [] }
    let outputs = try OutputSet(folder: folder)
    do {
      var seen: Set<String> = []
      for file in stored {
        guard let number = file.stored?.receipt.delivery.number else { continue }
        let digits = String(number)
        let name = "bien-nhan-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".txt"
        guard seen.insert(name).inserted else { continue }
        try outputs.add(name, Array((Summary(.vietnamese).receipt(of: file) + "\n").utf8))
      }
      return try outputs.commit(force: isForced)
    } catch {
      outputs.abandon()
      throw error
    }
  }
}
