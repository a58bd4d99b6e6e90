package import Diagnostics
internal import CLibZip

/// A zip that is in memory, read through libzip.
///
/// Does: stored and deflated entries, zip64, CRC check, names in UTF-8 or CP437.
/// Does not, on purpose: encrypted entries (`W005`), names that lead out of the archive (`W009`), two entries with one
/// name (`W008`), other compressions (`W010`: no document may have them, ECMA-376 Part 2 §7.2.2, and some take what
/// memory a file tells them to), archives within archives. For one thread.
package final class Archive {
  /// Names of the files in the order of the directory, with `/` between folders and none in front; folders are left
  /// out.
  package let names: [String]
  private let file: String
  private let zip: OpaquePointer
  private let positions: [String: zip_uint64_t]
  private var remaining: Int
  private let allowance: Int
  /// The bytes that libzip reads from; freed last.
  private let bytes: UnsafeMutableRawBufferPointer

  /// Opens a zip, and judges its directory before any entry is unpacked.
  ///
  /// - Parameters:
  ///   - bytes: the whole file; copied, and let go where nobody else holds it.
  ///   - file: its name in findings.
  /// - Throws: ``Rejection``: `W004` damaged, `W005` encrypted entry, `W006` too many entries, `W008` doubled name,
  ///   `W009` path out of the archive, `W010` unknown compression. All that are found.
  package init(bytes source: consuming [UInt8], file: String, limits: ArchiveLimits = .document) throws(Rejection) {
    guard ArchiveDirectory.claimedEntries(in: source) <= limits.entries else {
      throw Rejection(
        Diagnostic(.archiveHasTooManyEntries, at: Location(file: file), ["limit": String(limits.entries)]))
    }
    // libzip takes no bytes for an archive without entries.
    if source.isEmpty { throw Rejection(Diagnostic(.archiveDamaged, at: Location(file: file), ["reason": "0 byte"])) }
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 16)
    bytes.copyBytes(from: source)
    source = []
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let origin = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
      bytes.deallocate()
      throw Archive.damaged(file, nil, &error)
    }
    guard let zip = zip_open_from_source(origin, ZIP_RDONLY, &error) else {
      zip_source_free(origin)
      bytes.deallocate()
      throw Archive.damaged(file, nil, &error)
    }
    var directory = ArchiveDirectory(file: file)
    directory.read(zip)
    if directory.findings.hasErrors {
      zip_discard(zip)
      bytes.deallocate()
      throw Rejection(directory.findings.all)
    }
    self.bytes = bytes
    self.zip = zip
    self.file = file
    self.names = directory.names
    self.positions = directory.positions
    self.allowance = limits.allowance(forSize: bytes.count)
    self.remaining = allowance
  }

  deinit {
    zip_discard(zip)
    bytes.deallocate()
  }

  /// The name under which the archive has an entry, compared without regard to ASCII case, a leading `/` and the
  /// direction of slashes, as some programs write them; `nil` when there is none.
  package func name(matching name: String) -> String? {
    positions[ArchiveDirectory.key(name)].map { _ in ArchiveDirectory.normalised(name) }
  }

  /// All of an entry. For small parts; large ones go through ``read(_:_:)``.
  ///
  /// - Parameter limit: bytes that the part may have. Beyond: `W007`.
  /// - Throws: ``Rejection``, as ``read(_:_:)``.
  package func contents(of name: String, limit: Int = .max) throws(Rejection) -> [UInt8] {
    var contents: [UInt8] = []
    try read(name) { (piece) throws(Rejection) in
      if piece.count > limit - contents.count { throw inflatesTooFar(name, limit) }
      contents += piece
      return true
    }
    return contents
  }

  /// Unpacks an entry piece by piece, at most 64 KiB each.
  ///
  /// - Parameter take: gets each piece, valid during the call, and says whether it wants the rest.
  /// - Throws: ``Rejection``: `W011` no such entry, `W004` damaged (also a wrong checksum, when the entry is read to
  ///   its end), `W007` more comes out than the archive may hold, `W010` unknown compression; and whatever `take`
  ///   throws.
  package func read(
    _ name: String, _ take: (UnsafeBufferPointer<UInt8>) throws(Rejection) -> Bool
  ) throws(Rejection) {
    guard let position = positions[ArchiveDirectory.key(name)] else {
      throw Rejection(Diagnostic(.archiveEntryMissing, at: Location(file: file), ["entry": name]))
    }
    guard let entry = zip_fopen_index(zip, position, 0) else { throw refusal(name, zip_get_error(zip)) }
    defer { zip_fclose(entry) }
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 << 10)
    defer { buffer.deallocate() }
    while true {
      let count = Int(zip_fread(entry, buffer.baseAddress.unsafelyUnwrapped, zip_uint64_t(buffer.count)))
      if count < 0 { throw refusal(name, zip_file_get_error(entry)) }
      if count == 0 { return }
      remaining -= count
      if remaining < 0 {
        throw inflatesTooFar(name, allowance)
      }
      if try !take(UnsafeBufferPointer(rebasing: buffer[..<count])) { return }
    }
  }

  private func inflatesTooFar(_ name: String, _ limit: Int) -> Rejection {
    Rejection(
      Diagnostic(.archiveInflatesTooFar, at: Location(file: file), ["entry": name, "limit": "\(limit >> 20) MiB"]))
  }

  private func refusal(_ name: String, _ error: UnsafeMutablePointer<zip_error_t>) -> Rejection {
    if [ZIP_ER_COMPNOTSUPP, ZIP_ER_ENCRNOTSUPP].contains(zip_error_code_zip(error)) {
      return Rejection(Diagnostic(.archiveCompressionUnknown, at: Location(file: file), ["entry": name]))
    }
    return Archive.damaged(file, name, error)
  }

  private static func damaged(
    _ file: String, _ entry: String?, _ error: UnsafeMutablePointer<zip_error_t>
  ) -> Rejection {
    let reason = String(cString: zip_error_strerror(error))
    guard let entry else {
      return Rejection(Diagnostic(.archiveDamaged, at: Location(file: file), ["reason": reason]))
    }
    return Rejection(
      Diagnostic(.archiveDamaged, at: Location(file: file), ["reason": reason, "entry": entry]))
  }
}
