import Archives
import Diagnostics

@testable import Workbooks

/// A small xlsx from the inside of its parts.
struct XLSXFixture {
  var sheets: [(name: String, attributes: String, inside: String)] = []
  var strings: String?
  var styles: String?
  var workbookInside = ""
  /// Further parts, or replacements of those that the fixture makes.
  var parts: [(String, String)] = []

  init(_ inside: String = "", strings: String? = nil, styles: String? = nil) {
    sheets = [("Trang 1", "", inside)]
    self.strings = strings
    self.styles = styles
  }

  /// The rows of the first sheet.
  static func rows(_ rows: String, strings: String? = nil, styles: String? = nil) -> XLSXFixture {
    XLSXFixture("<sheetData>\(rows)</sheetData>", strings: strings, styles: styles)
  }

  var bytes: [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    var all: [(String, String)] = []
    var targets = ""
    var tabs = ""
    for (index, sheet) in sheets.enumerated() {
      all.append(("xl/worksheets/sheet\(index + 1).xml", "<worksheet xmlns='\(main)'>\(sheet.inside)</worksheet>"))
      targets += "<Relationship Id='r\(index)' Type='\(office)/worksheet' Target='worksheets/sheet\(index + 1).xml'/>"
      tabs += "<sheet name='\(sheet.name)' sheetId='\(index + 1)' r:id='r\(index)' \(sheet.attributes)/>"
    }
    if let strings {
      all.append(("xl/sharedStrings.xml", "<sst xmlns='\(main)'>\(strings)</sst>"))
      targets += "<Relationship Id='s' Type='\(office)/sharedStrings' Target='/xl/sharedStrings.xml'/>"
    }
    if let styles {
      all.append(("xl/styles.xml", "<styleSheet xmlns='\(main)'>\(styles)</styleSheet>"))
      targets += "<Relationship Id='y' Type='\(office)/styles' Target='styles.xml'/>"
    }
    all.append((
      "xl/workbook.xml",
      "<workbook xmlns='\(main)' xmlns:r='\(office)'>\(workbookInside)<sheets>\(tabs)</sheets></workbook>"
    ))
    all.append(("xl/_rels/workbook.xml.rels", "<Relationships xmlns='\(package)'>\(targets)</Relationships>"))
    all.append((
      "_rels/.rels",
      "<Relationships xmlns='\(package)'>"
        + "<Relationship Id='w' Type='\(office)/officeDocument' Target='xl/workbook.xml'/></Relationships>"
    ))
    return archive(all.filter { part in !parts.contains { $0.0 == part.0 } } + parts)
  }
}

func archive(_ parts: [(String, String)]) -> [UInt8] {
  var writer = ArchiveWriter()
  for (name, contents) in parts { writer.add(name, Array(contents.utf8)) }
  return writer.finish()
}

/// The inside of an ods with these tables.
func ods(_ tables: String, styles: String = "") -> [UInt8] {
  let namespaces = ["office", "table", "text", "style", "fo"].map {
    "xmlns:\($0)='urn:oasis:names:tc:opendocument:xmlns:\($0 == "fo" ? "xsl-fo-compatible" : $0):1.0'"
  }.joined(separator: " ")
  let calcext = "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'"
  return archive([
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    (
      "content.xml",
      "<office:document-content \(namespaces) \(calcext)><office:automatic-styles>\(styles)</office:automatic-styles>"
        + "<office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>"
    ),
  ])
}

func spreadsheetML(_ inside: String) -> [UInt8] {
  Array(
    ("<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>"
      + "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:html='http://www.w3.org/TR/REC-html40'"
      + " xmlns:x='urn:schemas-microsoft-com:office:excel' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>"
      + "\(inside)</Workbook>").utf8)
}

func read(_ bytes: [UInt8], file: String = "t.xlsx") throws -> Workbook {
  try WorkbookReader.read(bytes, file: file).value
}

/// The codes that a file is refused with; empty when it is accepted.
func codes(_ bytes: [UInt8]) -> [String] {
  do {
    _ = try WorkbookReader.read(bytes, file: "t")
    return []
  } catch {
    return error.findings.map(\.code.id)
  }
}

/// A sheet's cells as `A1 number 1 =formula`.
func dump(_ sheet: Sheet?) -> [String] {
  sheet.map { sheet in
    sheet.rows.flatMap { row in
      row.map { "\($0.address) \($0.kind) \($0.text)\($0.formula.map { " =" + $0 } ?? "")" }
    }
  } ?? []
}

func dump(_ bytes: [UInt8]) throws -> [String] { dump(try read(bytes).sheets.first) }
