import Diagnostics
import Glibc
import Reporting

/// Writes to standard output and standard error.
enum Terminal {
  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  /// Findings one a line, errors first, then how many there are.
  static func report(_ findings: [Diagnostic]) {
    if findings.isEmpty { return }
    let sorted = Severity.allCases.reversed().flatMap { severity in findings.filter { $0.severity == severity } }
    var text = sorted.map { Speech.catalogue.report(for: $0) + "\n" }.joined()
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 || severity == .note ? nil : "\(count) \(words(severity, count))"
    }
    if !counts.isEmpty { text += counts.joined(separator: ", ") + "\n" }
    write(text, to: STDERR_FILENO)
  }

  private static func words(_ severity: Severity, _ count: Int) -> String {
    let word = Speech.catalogue.word(for: severity)
    return Speech.language == .english && count != 1 ? word + "s" : word
  }

  /// Shows how far long work has come; nothing when standard error is no terminal.
  static func progress(_ done: Int, of all: Int) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    write("\r\(done)/\(all)" + (done == all ? "\n" : ""), to: STDERR_FILENO)
  }

  /// Asks a question where somebody sits at a terminal; `nil` elsewhere and when nothing is answered.
  static func ask(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    write(question + ": ", to: STDERR_FILENO)
    guard let line = readLine() else { return nil }
    let answer = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return answer.isEmpty ? nil : answer
  }

  static func complain(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// A piece of a long result to standard output.
  ///
  /// - Throws: ``OutsideTrouble`` with `F018` when it does not get there, as on a full disk: half a result must not look whole.
  static func write(_ piece: [UInt8]) throws {
    let failure = piece.withUnsafeBytes { WholeWrite.write($0, to: STDOUT_FILENO) }
    if failure != 0 { throw OutsideTrouble(Diagnostic(.outputCutOff, ["reason": String(cString: strerror(failure))])) }
  }

  /// A result and a line end to standard output, told like ``write(_:)-([UInt8])`` when it does not get there.
  static func printWhole(_ text: String) throws { try write(Array((text + "\n").utf8)) }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { _ = WholeWrite.write(UnsafeRawBufferPointer($0), to: descriptor) }
  }
}
