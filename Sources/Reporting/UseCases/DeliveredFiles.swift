import Diagnostics

/// The files that a delivery names: files as they are, folders with everything in them that may be a spreadsheet.
struct DeliveredFiles {
  private(set) var paths: [String] = []
  private(set) var skipped: [String] = []
  /// Warnings of folders that hold nothing to take in, which hardly anybody means.
  private(set) var findings: [Diagnostic] = []
  private let endings: [String]
  private static let spreadsheets = [".xlsx", ".xlsm", ".xls", ".xlsb", ".xml", ".ods", ".fods", ".csv", ".tsv"]
  /// Folders within folders.
  private static let maximumDepth = 8

  /// - Parameter endings: of the names in folders that are taken; `nil` = those of spreadsheets.
  /// - Throws: ``Rejection`` with `F005`, `F004`; ``OutsideTrouble``.
  init(_ named: [String], endings: [String]? = nil) throws {
    self.endings = endings ?? Self.spreadsheets
    for path in named {
      switch FileReading.kind(of: path) {
      case .folder:
        let before = paths.count
        try add(folder: path, depth: 0)
        if paths.count == before {
          findings.append(Diagnostic(.nothingDelivered, ["path": path, "endings": self.endings.joined(separator: ", ")]))
        }
      case .file, .other: paths.append(path)
      case nil: throw SystemFailure.missing(path)
      }
    }
  }

  /// Files that programs leave beside an open workbook (`~$x.xlsx`, `.~lock.x#`) are none of the sender's.
  private mutating func add(folder: String, depth: Int) throws {
    for name in try FileReading.names(in: folder) ?? [] where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      let path = Path.join(folder, name)
      switch FileReading.kind(of: path) {
      case .folder:
        if depth < Self.maximumDepth { try add(folder: path, depth: depth + 1) }
      case .file where endings.contains(where: { name.lowercased().hasSuffix($0) }): paths.append(path)
      case .file, .other, nil: skipped.append(path)
      }
      guard paths.count <= FileReading.maximumFilesInFolder else {
        throw Rejection(
          Diagnostic(.tooManyFiles, ["path": folder, "limit": String(FileReading.maximumFilesInFolder)]))
      }
    }
  }
}
