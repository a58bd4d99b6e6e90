import Diagnostics
import Documents
import Writers

/// Writing with what can go wrong in the words of the program.
extension DocumentWriter {
  /// The bytes of a document.
  ///
  /// - Parameter name: of the file, without its extension.
  /// - Throws: ``OutsideTrouble`` when the bytes could not be made for want of room, ``Rejection`` when the document cannot be written
  ///   in this format.
  func bytes(of document: Document, named name: String) throws -> [UInt8] { try telling(name) { try write(document) } }

  /// The bytes of a document, for as long as `body` runs.
  ///
  /// - Throws: as ``bytes(of:named:)``; what `body` throws.
  func write<Result>(
    _ document: Document, named name: String, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try telling(name) { try write(document, body) }
  }

  private func telling<Result>(_ name: String, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch WritingError.output(let reason) {
      throw OutsideTrouble(Diagnostic(.cannotWrite, ["path": name + "." + fileExtension, "reason": reason]))
    } catch let error as WritingError {
      throw Rejection(Diagnostic(.packFault, ["name": name, "reason": error.description]))
    }
  }
}
