import Documents
import Glibc
import TestSupport
import Writers

/// Bytes a second of each writer on one core, on the survey document with its four header levels: `swift run -c release
/// Benchmarks [communes]`.
if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "read" {
  try ReadingBenchmark.run(CommandLine.arguments[2])
  exit(0)
}
let communes = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 2_000
let document = SampleDocument.survey(communes: communes)
let cells = document.sections.reduce(0) { sum, section in
  section.sheetBlocks.reduce(sum) { total, block in
    if case .table(let table) = block { return total + table.cells.count }
    return total
  }
}
let clock = ContinuousClock()
for writer in DocumentFormats.standard.writers {
  _ = try writer.write(document)
  var runs: [(seconds: Double, bytes: Int)] = []
  for _ in 0..<7 {
    var count = 0
    let duration = try clock.measure { count = try writer.write(document).count }
    let parts = duration.components
    runs.append((Double(parts.seconds) + Double(parts.attoseconds) / 1e18, count))
  }
  let median = runs.sorted { $0.seconds < $1.seconds }[runs.count / 2]
  let rate = Int(Double(median.bytes) / median.seconds / 1e6)
  let perCell = Int(median.seconds / Double(cells) * 1e9)
  print("\(writer.formatCode): \(cells) cells, \(median.bytes) bytes, \(rate) MB/s, \(perCell) ns a cell (median of 7)")
}
