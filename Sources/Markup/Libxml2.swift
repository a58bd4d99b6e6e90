internal import CLibXML2

/// The two things that libxml2 has once per process or per format: its start, and the table of our SAX2 callbacks.
enum Libxml2 {
  private static let started: Void = {
    xmlInitParser()
    bieumau_silence_libxml2()
  }()

  /// To be called before the first parser is made; later calls cost nothing.
  static func start() { started }

  static func text(_ characters: UnsafePointer<CChar>?) -> String { characters.map { String(cString: $0) } ?? "" }

  /// The mistakes that people make, in words that say what to do; English in the catalogue's terms.
  static let reasons: [UInt32: String] = [
    XML_ERR_NAME_REQUIRED.rawValue: "dấu & hoặc < đứng một mình – viết &amp; hoặc &lt;",
    XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue: "dấu & đứng một mình – viết &amp;",
    XML_ERR_LT_IN_ATTRIBUTE.rawValue: "dấu < trong giá trị thuộc tính – viết &lt;",
    XML_ERR_ATTRIBUTE_NOT_STARTED.rawValue: "giá trị thuộc tính thiếu dấu nháy",
    XML_ERR_ATTRIBUTE_NOT_FINISHED.rawValue: "giá trị thuộc tính thiếu dấu nháy đóng",
    XML_ERR_ATTRIBUTE_WITHOUT_VALUE.rawValue: "thuộc tính thiếu dấu = và giá trị",
    XML_ERR_ATTRIBUTE_REDEFINED.rawValue: "một thuộc tính ghi hai lần trong một thẻ",
    XML_ERR_SPACE_REQUIRED.rawValue: "thiếu dấu cách giữa hai thuộc tính, hoặc thiếu dấu nháy đóng",
    XML_ERR_GT_REQUIRED.rawValue: "thẻ thiếu dấu >",
    XML_ERR_DOCUMENT_EMPTY.rawValue: "tệp không có nội dung XML",
    XML_ERR_DOCUMENT_END.rawValue: "tệp không có nội dung XML, hoặc còn chữ sau thẻ đóng cuối cùng",
    XML_ERR_INVALID_CHAR.rawValue: "có ký tự điều khiển không được phép",
    XML_ERR_INVALID_ENCODING.rawValue: "chữ không đúng bảng mã đã khai báo – lưu lại tệp dạng UTF-8",
    XML_ERR_UNSUPPORTED_ENCODING.rawValue: "bảng mã đã khai báo không đọc được – lưu lại tệp dạng UTF-8",
  ]

  /// What libxml2 says is wrong, without the line break at its end.
  static func message(of error: xmlError) -> String {
    guard let message = error.message else { return "\(error.code)" }
    var bytes = UnsafeBufferPointer(start: message, count: 400).prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    while bytes.last == UInt8(ascii: "\n") || bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Callbacks that find their ``MarkupStream`` in the user pointer. Those for DTDs, comments and instructions are left
  /// empty.
  static var handlers: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.internalSubset = { context, _, _, _ in stream(context)?.doctype() }
    sax.startElementNs = { context, name, _, uri, declarations, _, attributes, _, fields in
      guard let name else { return }
      stream(context)?.startElement(
        name, namespace: uri, declarationCount: Int(declarations), attributeCount: Int(attributes), fields: fields)
    }
    sax.endElementNs = { context, name, _, _ in
      if let name { stream(context)?.endElement(name) }
    }
    sax.characters = { context, bytes, count in
      stream(context)?.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    sax.cdataBlock = { context, bytes, count in
      stream(context)?.uncheckedCharacters(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    // The same function: libxml2 then does not try to tell which blanks matter.
    sax.ignorableWhitespace = sax.characters
    sax.serror = { context, error in
      if let error { stream(context)?.report(error.pointee) }
    }
    return sax
  }
}

/// The stream that libxml2 hands back. A global function: C function pointers capture nothing, not even a type.
@inline(__always)
private func stream(_ context: UnsafeMutableRawPointer?) -> MarkupStream? {
  context.map { Unmanaged<MarkupStream>.fromOpaque($0).takeUnretainedValue() }
}
