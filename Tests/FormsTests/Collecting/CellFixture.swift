import Diagnostics
import Workbooks

/// Cells as a spreadsheet file holds them, made from the inside of a SpreadsheetML 2003 sheet.
enum CellFixture {
  /// The first cell of a sheet that holds this one; `nil` when it is empty.
  ///
  /// - Parameters:
  ///   - type: of the value: `Number`, `String`, `Boolean`, `DateTime`, `Error`.
  ///   - attributes: further attributes of the cell, as `ss:Formula="=R1C2"`.
  static func cell(
    _ text: String, type: String = "String", format: String? = nil, font: String? = nil, attributes: String = "",
    isEmpty: Bool = false
  ) throws -> Cell? {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let number = format.map { "<NumberFormat ss:Format=\"\($0)\"/>" } ?? ""
    let face = font.map { "<Font ss:FontName=\"\($0)\"/>" } ?? ""
    let data = isEmpty ? "" : "<Data ss:Type=\"\(type)\">\(escaped)</Data>"
    let xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Styles><Style ss:ID="s">\(number)\(face)</Style></Styles>
      <Worksheet ss:Name="T"><Table><Row><Cell ss:StyleID="s" \(attributes)>\(data)</Cell></Row></Table></Worksheet>
      </Workbook>
      """
    return try WorkbookReader.read(Array(xml.utf8), file: "t.xml").value.sheets.first?.rows.first?.first
  }
}

extension String {
  fileprivate func replacing(_ part: Character, with other: String) -> String {
    map { $0 == part ? other : String($0) }.joined()
  }
}
