import Diagnostics
import Glibc

/// Prints spreadsheets and text documents to PDF through LibreOffice, all of them in one start.
///
/// LibreOffice works in a folder of its own with a profile of its own, so that it neither meets nor changes one that is
/// open, and writes numbers as they are written in Vietnam whatever the machine's language. It is given a time limit;
/// with it end all processes that it started.
struct PDFPrinting: Sendable {
  /// A document to be printed.
  struct Source: Sendable {
    /// Without an ending.
    var name: String
    /// What LibreOffice knows the bytes by: `xlsx`, `docx`.
    var fileExtension: String
    var bytes: [UInt8]
  }

  static let formatCode = "pdf"
  /// The start alone takes seconds on a slow machine.
  private static let secondsToStart = 90
  private static let secondsForEach = 20

  /// Path of LibreOffice's program.
  let program: String
  /// For all documents together; `nil` = by their number.
  var secondsAllowed: Int?

  /// - Throws: ``OutsideTrouble`` with `P001` where LibreOffice is not installed.
  static func find(searchPath: String) throws -> PDFPrinting {
    for folder in searchPath.split(separator: ":") {
      for name in ["soffice", "libreoffice"] {
        let path = Path.join(String(folder), name)
        if access(path, X_OK) == 0 { return PDFPrinting(program: path) }
      }
    }
    throw OutsideTrouble(Diagnostic(.printerMissing))
  }

  /// - Returns: a PDF for each source, in their order.
  /// - Throws: ``OutsideTrouble`` with `P002`, `P003`, or of the disk.
  func print(_ sources: [Source], inFolder temporary: String) throws -> [[UInt8]] {
    if sources.isEmpty { return [] }
    let folder = try PDFPrinting.makeFolder(in: temporary)
    defer { try? Leftovers.remove(folder, movingForeignTo: nil) }
    let user = Path.join(folder, "profile/user")
    try FolderWork.makeAll(user)
    try FolderWork.write(Array(PDFPrinting.profile.utf8), to: Path.join(user, "registrymodifications.xcu"))
    let files = try sources.map { source in
      let file = Path.join(folder, source.name + "." + source.fileExtension)
      try FolderWork.write(source.bytes, to: file)
      return file
    }
    let seconds = secondsAllowed ?? PDFPrinting.secondsToStart + PDFPrinting.secondsForEach * sources.count
    let results = Path.join(folder, "pdf")
    try FolderWork.make(results)
    let isInTime = try run(
      ["-env:UserInstallation=file://" + PDFPrinting.escaped(Path.join(folder, "profile")), "--headless", "--norestore",
        "--convert-to", "pdf", "--outdir", results] + files, seconds: seconds)
    let printed = try sources.map { source in
      try FileReading.bytes(at: Path.join(results, source.name + ".pdf"), limit: 1 << 30, name: source.name + ".pdf")
    }
    return try check(printed, of: sources, isInTime: isInTime, seconds: seconds)
  }

  private func check(
    _ printed: [[UInt8]?], of sources: [Source], isInTime: Bool, seconds: Int
  ) throws -> [[UInt8]] {
    let missing = zip(sources, printed).filter { !($1?.starts(with: Array("%PDF".utf8)) ?? false) }.map(\.0)
    guard let first = missing.first else { return printed.compactMap(\.self) }
    if !isInTime {
      let names = missing.map(\.name).joined(separator: ", ")
      throw OutsideTrouble(Diagnostic(.printerHangs, ["seconds": String(seconds), "names": names]))
    }
    let package = first.fileExtension == "docx" ? "libreoffice-writer-nogui" : "libreoffice-calc-nogui"
    throw OutsideTrouble(Diagnostic(.notPrinted, ["name": first.name, "package": package]))
  }

  /// Runs LibreOffice under coreutils' `timeout`, which ends it with all its children.
  ///
  /// - Returns: whether it ended by itself.
  private func run(_ arguments: [String], seconds: Int) throws -> Bool {
    let words = ["timeout", "--kill-after=5", String(seconds), program] + arguments
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    let failure = posix_spawnp(&child, "timeout", &actions, nil, &pointers, environ)
    guard failure == 0 else { throw SystemFailure.trouble(failure, at: program, isWriting: false) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    // timeout(1) says 124 when the time was up and dies with SIGKILL when it had to kill; where the program died of another
    // signal, it dies of the same.
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF != 124 : signal != SIGKILL
  }

  private static func makeFolder(in temporary: String) throws -> String {
    var template = Array(Path.join(temporary, "bieumau-pdf.XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw SystemFailure.trouble(errno, at: temporary, isWriting: true)
    }
    return template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? temporary }
  }

  /// A path within a `file:` address.
  private static func escaped(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80, scalar.properties.isAlphabetic || "0123456789/._-".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }

  /// Numbers and dates as in Vietnam.
  private static let profile = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
    </oor:items>
    """
}
