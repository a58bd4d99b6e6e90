import Documents
import Glibc
import TestSupport
import Writers

/// Bytes a second of each writer on one core, on the survey document with its four header levels.
enum WriterBenchmark {
  static func run(communes: Int) throws {
    let document = SampleDocument.survey(communes: communes)
    let cells = document.sections.reduce(0) { sum, section in
      section.sheetBlocks.reduce(sum) { total, block in
        if case .table(let table) = block { return total + table.cells.count }
        return total
      }
    }
    for writer in DocumentFormats.standard.writers {
      _ = try writer.write(document)
      var runs: [(seconds: Double, bytes: Int)] = []
      for _ in 0..<7 {
        var count = 0
        let seconds = try Stopwatch.seconds { count = try writer.write(document).count }
        runs.append((seconds, count))
      }
      let median = runs.sorted { $0.seconds < $1.seconds }[runs.count / 2]
      let rate = Int(Double(median.bytes) / median.seconds / 1e6)
      let perCell = Int(median.seconds / Double(cells) * 1e9)
      print(
        "\(writer.formatCode): \(cells) cells, \(median.bytes) bytes, \(rate) MB/s, \(perCell) ns a cell (median of 7)")
    }
  }
}

/// How long something takes.
enum Stopwatch {
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let parts = try ContinuousClock().measure(body).components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  /// Seconds of this process's own, which other programs on the machine do not change.
  static func ownSeconds(_ body: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try body()
    return now() - start
  }
}
