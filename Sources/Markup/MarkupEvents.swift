internal import CLibXML2

/// Whether a visitor wants to see the rest of the file.
package enum MarkupFlow: Sendable {
  case goOn, stop
}

/// What a visitor of a file is told, in document order. Nothing is kept between calls but what the visitor keeps.
///
/// A class, because libxml2 hands back one pointer. Once a visitor says ``MarkupFlow/stop`` it is not called again and
/// the rest of the file is not read, nor judged.
package protocol MarkupEvents: AnyObject {
  /// A start tag, or an empty element's tag (which then gets its ``end(_:)``). `tag` and all that it points to end with
  /// the call.
  func start(_ tag: MarkupTag) -> MarkupFlow
  /// A piece of character data in UTF-8, valid during the call only. One text may come in several pieces, never split
  /// within a character.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// The end of the element that started last and has not ended.
  func end(_ name: MarkupName) -> MarkupFlow
}

/// A name as libxml2 keeps it; valid during the event that brings it.
package struct MarkupName {
  let bytes: UnsafePointer<UInt8>

  /// Whether the name is exactly `name`, which must be ASCII. Costs no allocation.
  @inline(__always)
  package static func == (left: MarkupName, right: StaticString) -> Bool {
    var mine = left.bytes
    var other = right.utf8Start
    while mine.pointee == other.pointee {
      if mine.pointee == 0 { return true }
      mine += 1
      other += 1
    }
    return false
  }

  /// For names that are looked up in a `switch` on their text; allocates above 15 bytes.
  package var string: String { String(cString: bytes) }
}

/// A start tag, seen from within the event that brings it. Never to be stored: it points into libxml2's buffers.
package struct MarkupTag {
  /// Local name, without prefix.
  package let name: MarkupName
  /// URI of the element's namespace; `nil` when it is in none.
  package let namespace: MarkupName?
  /// How many attributes the tag has, declarations of namespaces not counted.
  package let attributeCount: Int
  private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let parser: xmlParserCtxtPtr

  init(
    name: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?, attributeCount: Int,
    fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, parser: xmlParserCtxtPtr
  ) {
    self.name = MarkupName(bytes: name)
    self.namespace = namespace.map(MarkupName.init)
    self.attributeCount = fields == nil ? 0 : attributeCount
    self.fields = fields
    self.parser = parser
  }

  /// Local name of the attribute at a zero-based position below ``attributeCount``.
  @inline(__always)
  package func attributeName(at position: Int) -> MarkupName {
    guard let name = fields?[position * 5] else { preconditionFailure("libxml2 names every attribute") }
    return MarkupName(bytes: name)
  }

  /// URI of the namespace of the attribute at a zero-based position; `nil` for a name without prefix.
  package func attributeNamespace(at position: Int) -> MarkupName? {
    (fields?[position * 5 + 2]).map(MarkupName.init)
  }

  /// Decoded value, in UTF-8, of the attribute at a zero-based position; empty when it is empty.
  @inline(__always)
  package func attributeValue(at position: Int) -> UnsafeBufferPointer<UInt8> {
    guard let start = fields?[position * 5 + 3], let end = fields?[position * 5 + 4] else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: end - start)
  }

  /// Decoded value of the first attribute with this ASCII local name, whatever its namespace; `nil` when there is none.
  @inline(__always)
  package func attribute(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    var position = 0
    while position < attributeCount {
      if attributeName(at: position) == name { return attributeValue(at: position) }
      position += 1
    }
    return nil
  }

  /// ``attribute(_:)`` as text.
  package func string(_ name: StaticString) -> String? {
    attribute(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// One-based line on which the tag begins. libxml2 stands behind the tag when it tells of it, so the lines of a long
  /// tag are counted back; a tag cannot hold a bare `<`. Costs the length of the tag.
  package var line: Int {
    guard let input = parser.pointee.input, let base = input.pointee.base, var at = input.pointee.cur else { return 0 }
    var line = Int(input.pointee.line)
    while at > base {
      at -= 1
      if at.pointee == UInt8(ascii: "<") { return line }
      if at.pointee == UInt8(ascii: "\n") { line -= 1 }
    }
    return Int(input.pointee.line)
  }
}
