import Diagnostics
import Glibc
import Workbooks

/// Reads one file into a `Workbook`, as `scripts/bench read` asks for it.
enum ReadingBenchmark {
  /// Prints seconds, from opening the file to the finished workbook, and the number of filled cells.
  static func run(_ path: String) throws {
    var count = 0
    let duration = try ContinuousClock().measure {
      let workbook = try WorkbookReader.read(bytes(of: path), file: path).value
      count = workbook.sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.count } }
    }
    let parts = duration.components
    print(Double(parts.seconds) + Double(parts.attoseconds) / 1e18, count)
  }

  private static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = max(0, ftell(file))
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
  }
}
