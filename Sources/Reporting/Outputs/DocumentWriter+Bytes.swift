import Diagnostics
import Documents
import Writers

extension DocumentWriter {
  /// The bytes of a document, with what can go wrong in the words of the program.
  ///
  /// - Parameter name: of the file, without its extension.
  /// - Throws: ``OutsideTrouble`` when the bytes could not be made for want of room, ``Rejection`` when the document cannot be written
  ///   in this format.
  func bytes(of document: Document, named name: String) throws -> [UInt8] {
    do {
      return try write(document)
    } catch WritingError.output(let reason) {
      throw OutsideTrouble(Diagnostic(.cannotWrite, ["path": name + "." + fileExtension, "reason": reason]))
    } catch let error as WritingError {
      throw Rejection(Diagnostic(.packFault, ["name": name, "reason": error.description]))
    }
  }
}
