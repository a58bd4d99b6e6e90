import Documents
import Markup
import Quantities

/// `docProps/core.xml` of a package (ECMA-376 Part 2 §11): what file managers and search show of it.
struct CoreProperties {
  private let properties: Document.Properties

  init(_ properties: Document.Properties) { self.properties = properties }

  /// The part's bytes.
  var bytes: [UInt8] {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties".utf8)
    bytes += " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"".utf8
    bytes += " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"".utf8
    bytes += " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">".utf8
    for (element, text) in [
      ("dc:title", properties.title), ("dc:subject", properties.subject), ("dc:creator", properties.creator),
      ("cp:lastModifiedBy", properties.creator),
    ] where !text.isEmpty {
      bytes += "<\(element)>".utf8
      MarkupEscaping.append(text: text, to: &bytes)
      bytes += "</\(element)>".utf8
    }
    let moment = CoreProperties.moment(properties.created)
    for element in ["dcterms:created", "dcterms:modified"] {
      bytes += "<\(element) xsi:type=\"dcterms:W3CDTF\">\(moment)</\(element)>".utf8
    }
    return bytes + "</cp:coreProperties>".utf8
  }

  /// What is no moment is the beginning of 2000: programs refuse a file with a wrong one.
  static func moment(_ text: String) -> String {
    let fallback = "2000-01-01T00:00:00Z"
    guard let parts = text.wholeMatch(of: /(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:Z|[+-]\d\d:\d\d)/),
      CalendarDate(iso: parts.1) != nil, parts.2 < "24", parts.3 < "60", parts.4 < "60"
    else { return fallback }
    return text
  }
}
