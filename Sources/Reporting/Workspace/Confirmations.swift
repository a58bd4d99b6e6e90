import Diagnostics
import Glibc
package import Quantities
import Workbooks

/// That somebody compared a reconstructed layout with the annex of the regulation.
package struct Confirmation: Sendable, Equatable {
  /// Code of the form or report.
  package var form: String
  /// The edition that was compared; a later one must be compared again.
  package var edition: String
  package var by: String
  /// Against what: the gazette's number, a link.
  package var source: String
  package var date: CalendarDate

  package init(form: String, edition: String, by: String, source: String, date: CalendarDate) {
    self.form = form
    self.edition = edition
    self.by = by
    self.source = source
    self.date = date
  }
}

/// `confirmations.csv` of a workspace: `form,edition,by,source,date`, lines only ever added.
enum Confirmations {
  static let fileName = "confirmations.csv"
  static let maximumSize = 64 << 20
  static let columns = ["form", "edition", "by", "source", "date"]

  static func decode(_ bytes: [UInt8], file: String) throws -> [Confirmation] {
    var findings = Findings()
    var result: [Confirmation] = []
    bytes.withUnsafeBufferPointer { bytes in
      var text = DelimitedText(bytes)
      var order: [Int] = []
      while text.next() {
        if text.isEmptyLine { continue }
        let place = Location(file: file, line: text.line)
        var values = text.fields.prefix(64).map { text.text($0) ?? "" }
        if order.isEmpty {
          guard let found = HeaderLine(columns: columns).positions(in: values, at: place, &findings) else { return }
          order = found
          continue
        }
        guard values.count == columns.count, text.flaw == nil else {
          findings.add(
            Diagnostic(.fieldCount, at: place, ["found": String(values.count), "expected": String(columns.count)]))
          continue
        }
        values = order.map { values[$0] }
        guard let date = CalendarDate(iso: values[4]) else {
          findings.add(Diagnostic(.notDate, at: place, ["value": values[4].excerpt]))
          continue
        }
        result.append(
          Confirmation(form: values[0], edition: values[1], by: values[2], source: values[3], date: date))
      }
    }
    try findings.throwIfErrors()
    return result
  }

  /// Adds a line to the file of a workspace, with the names of the columns before the first.
  ///
  /// - Throws: ``OutsideTrouble``.
  static func append(_ confirmation: Confirmation, to folder: String) throws {
    let path = Path.join(folder, fileName)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemFailure.trouble(errno, at: path, isWriting: true) }
    defer { close(descriptor) }
    var status = stat()
    let isNew = fstat(descriptor, &status) == 0 && status.st_size == 0
    let values = [
      confirmation.form, confirmation.edition, confirmation.by, confirmation.source, confirmation.date.iso,
    ]
    var line = isNew ? columns.joined(separator: ",") + "\n" : ""
    line += values.map(quoted).joined(separator: ",") + "\n"
    let failure = Array(line.utf8).withUnsafeBytes { WholeWrite.write($0, to: descriptor) }
    if failure != 0 { throw SystemFailure.trouble(failure, at: path, isWriting: true) }
    fsync(descriptor)
  }

  private static func quoted(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return CSVText.field(line)
  }
}
