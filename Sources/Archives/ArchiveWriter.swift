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
    guard let target = zip_source_buffer_create(nil, 0, 0, nil) else { preconditionFailure("out of memory") }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nil) else {
      preconditionFailure("libzip cannot open an empty buffer")
    }
    let buffers = entries.map { ArchiveWriter.append($0, to: zip) }
    defer { buffers.forEach { $0.deallocate() } }
    precondition(zip_close(zip) == 0, "an archive is written whole: \(String(cString: zip_strerror(zip)))")
    return ArchiveWriter.bytes(of: target)
  }

  /// - Returns: the memory that libzip reads from when it closes the zip.
  private static func append(_ entry: Entry, to zip: OpaquePointer) -> UnsafeMutableRawBufferPointer {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, entry.contents.count), alignment: 1)
    buffer.copyBytes(from: entry.contents)
    let source = zip_source_buffer(zip, buffer.baseAddress, zip_uint64_t(entry.contents.count), 0)
    let position = source.map { zip_file_add(zip, entry.name, $0, zip_flags_t(ZIP_FL_ENC_UTF_8)) } ?? -1
    precondition(position >= 0, "an archive has each name once: \(entry.name)")
    let index = zip_uint64_t(position)
    zip_file_set_dostime(zip, index, 0, 0x21, 0)
    zip_set_file_compression(zip, index, entry.isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 6)
    return buffer
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
