internal import CLibZip

/// Builds a zip in memory: entries in the order in which they are given, all dated 1/1/1980, so that the same entries
/// give the same bytes on every machine.
package struct ArchiveWriter: Sendable {
  private var entries: [Entry] = []

  private struct Entry: Sendable {
    var name: String
    var contents: [UInt8]
    var isCompressed: Bool
  }

  package init() {}

  /// Adds an entry; names must differ, with `/` between folders.
  ///
  /// - Parameter isCompressed: `false` stores the bytes as they are, as OpenDocument asks for `mimetype` (Part 2 §3.3).
  package mutating func add(_ name: String, _ contents: [UInt8], isCompressed: Bool = true) {
    entries.append(Entry(name: name, contents: contents, isCompressed: isCompressed))
  }

  /// The bytes of the zip. libzip works in memory, so only a lack of it, or two entries with one name, could make it
  /// fail.
  package func finish() -> [UInt8] {
    ArchiveWriter.built { zip in entries.map { ArchiveWriter.append($0, to: zip) } }
  }

  /// A zip with the contents of some entries exchanged; the others are copied as they are packed, which takes neither the
  /// time nor the memory of unpacking them.
  ///
  /// - Parameters:
  ///   - archive: a zip that this program has made: it is read without limits.
  ///   - contents: by the entry's name; names that the zip does not have are left out.
  /// - Returns: `nil` when the bytes are no zip.
  package static func revised(_ archive: [UInt8], with contents: [String: [UInt8]]) -> [UInt8]? {
    guard !archive.isEmpty else { return nil }
    return archive.withUnsafeBytes { bytes -> [UInt8]? in
      // Without a place for its error libzip crashes on what is no zip.
      var error = zip_error_t()
      zip_error_init(&error)
      defer { zip_error_fini(&error) }
      let length = zip_uint64_t(bytes.count)
      guard let origin = zip_source_buffer_create(bytes.baseAddress, length, 0, &error) else { return nil }
      guard let old = zip_open_from_source(origin, ZIP_RDONLY, &error) else {
        zip_source_free(origin)
        return nil
      }
      defer { zip_discard(old) }
      return built { zip in
        (0..<zip_uint64_t(max(0, zip_get_num_entries(old, 0)))).compactMap { index in
          guard let name = zip_get_name(old, index, 0).map(String.init(cString:)) else { return nil }
          if let bytes = contents[name] {
            return append(Entry(name: name, contents: bytes, isCompressed: true), to: zip)
          }
          let packed = zip_source_zip(zip, old, index, zip_flags_t(ZIP_FL_COMPRESSED), 0, 0)
          append(name, packed, to: zip)
          return nil
        }
      }
    }
  }

  /// A zip in memory.
  ///
  /// - Parameter fill: adds the entries, and returns the memory that libzip reads from when it closes the zip.
  private static func built(_ fill: (OpaquePointer) -> [UnsafeMutableRawBufferPointer]) -> [UInt8] {
    guard let target = zip_source_buffer_create(nil, 0, 0, nil) else { preconditionFailure("out of memory") }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nil) else {
      preconditionFailure("libzip cannot open an empty buffer")
    }
    let buffers = fill(zip)
    defer { buffers.forEach { $0.deallocate() } }
    precondition(zip_close(zip) == 0, "an archive is written whole: \(String(cString: zip_strerror(zip)))")
    return bytes(of: target)
  }

  /// - Returns: the memory that libzip reads from when it closes the zip.
  private static func append(_ entry: Entry, to zip: OpaquePointer) -> UnsafeMutableRawBufferPointer {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, entry.contents.count), alignment: 1)
    buffer.copyBytes(from: entry.contents)
    let index = append(
      entry.name, zip_source_buffer(zip, buffer.baseAddress, zip_uint64_t(entry.contents.count), 0), to: zip)
    zip_set_file_compression(zip, index, entry.isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 6)
    return buffer
  }

  /// An entry dated 1/1/1980.
  @discardableResult
  private static func append(_ name: String, _ source: OpaquePointer?, to zip: OpaquePointer) -> zip_uint64_t {
    let position = source.map { zip_file_add(zip, name, $0, zip_flags_t(ZIP_FL_ENC_UTF_8)) } ?? -1
    precondition(position >= 0, "an archive has each name once: \(name)")
    zip_file_set_dostime(zip, zip_uint64_t(position), 0, 0x21, 0)
    return zip_uint64_t(position)
  }

  private static func bytes(of source: OpaquePointer) -> [UInt8] {
    // An archive without entries is not written at all by libzip: its source stays empty.
    guard zip_source_open(source) == 0 else { return [] }
    defer { zip_source_close(source) }
    zip_source_seek(source, 0, 2)
    let size = Int(zip_source_tell(source))
    zip_source_seek(source, 0, 0)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))))
    }
  }
}
