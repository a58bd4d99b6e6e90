import CLibXLSXWriter
import Documents

/// A workbook of libxlsxwriter whose file is in memory. For one thread.
///
/// libxlsxwriter 1.1 writes its zip to a path; the path of a memory file keeps it off the disk. The parts that go into
/// it wait in temporary files without a name, which the library makes.
final class XLSXBook {
  typealias Sheet = UnsafeMutablePointer<lxw_worksheet>
  typealias Format = UnsafeMutablePointer<lxw_format>

  let workbook: UnsafeMutablePointer<lxw_workbook>
  /// Nothing of it may be used after closing.
  private var isClosed = false
  private let file: CInt
  private let strings = XLSXStrings()

  /// - Parameters:
  ///   - isLarge: rows go to a temporary file as soon as the next begins, and texts stand in their cells.
  ///   - temporaryFolder: `nil` leaves it to the library: `$TMPDIR`, then `/tmp`.
  /// - Throws: ``WritingError/output(reason:)``.
  init(isLarge: Bool, temporaryFolder: String?) throws(WritingError) {
    let file = xlsx_memory_file()
    guard file >= 0 else { throw WritingError.output(reason: XLSXBook.lastFailure) }
    var options = lxw_workbook_options()
    options.constant_memory = isLarge ? 1 : 0
    options.tmpdir = temporaryFolder.flatMap(strings.keep)
    guard let workbook = workbook_new_opt("/proc/self/fd/\(file)", &options) else {
      xlsx_close_memory_file(file)
      throw WritingError.output(reason: XLSXBook.reason(LXW_ERROR_MEMORY_MALLOC_FAILED))
    }
    self.file = file
    self.workbook = workbook
  }

  deinit {
    // Closing is the one way to have the library free its temporary files too.
    if !isClosed { workbook_close(workbook) }
    xlsx_close_memory_file(file)
  }

  /// A sheet after those that are there.
  ///
  /// - Throws: ``WritingError/sheetName(_:)``.
  func addSheet(_ name: String) throws(WritingError) -> Sheet {
    guard SheetName.allowed(name) == name, let sheet = workbook_add_worksheet(workbook, name) else {
      throw WritingError.sheetName(name)
    }
    return sheet
  }

  /// A look without anything set.
  func addFormat() throws(WritingError) -> Format {
    guard let format = workbook_add_format(workbook) else {
      throw WritingError.output(reason: XLSXBook.reason(LXW_ERROR_MEMORY_MALLOC_FAILED))
    }
    return format
  }

  /// Puts the file together.
  ///
  /// - Throws: ``WritingError/output(reason:)``.
  func finish() throws(WritingError) -> [UInt8] {
    isClosed = true
    let error = workbook_close(workbook)
    guard error == LXW_NO_ERROR else { throw WritingError.output(reason: XLSXBook.reason(error)) }
    let size = xlsx_memory_file_size(file)
    guard size > 0 else { throw WritingError.output(reason: XLSXBook.lastFailure) }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = xlsx_read_memory_file(file, buffer.baseAddress, size)
    }
    guard bytes.count == size else { throw WritingError.output(reason: XLSXBook.lastFailure) }
    return bytes
  }

  private static var lastFailure: String { String(cString: xlsx_last_failure()) }

  static func reason(_ error: lxw_error) -> String { String(cString: lxw_strerror(error)) }
}

extension XLSXBook {
  /// Facts for programs as custom properties, as far as these hold them: 255 characters.
  func set(_ stamp: [StampEntry]) {
    for entry in stamp {
      let value = XLSXText.plain(entry.value)
      guard value.utf16.count <= 255, !entry.name.isEmpty, entry.name.utf16.count <= 255 else { continue }
      workbook_set_custom_property_string(workbook, XLSXText.plain(entry.name), value)
    }
  }
}

/// C strings that live as long as this.
final class XLSXStrings {
  private var kept: [UnsafeMutablePointer<CChar>] = []

  deinit { for string in kept { xlsx_free_text(string) } }

  /// - Returns: `nil` for an empty text, which libxlsxwriter takes for no text.
  func keep(_ text: String) -> UnsafeMutablePointer<CChar>? {
    guard !text.isEmpty, let copy = xlsx_copy_text(text) else { return nil }
    kept.append(copy)
    return copy
  }
}
