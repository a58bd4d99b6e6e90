/// An xlsx around fuzzed parts.
enum FuzzedXLSX {
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  static func archive(of bytes: [UInt8]) -> [UInt8] {
    let pieces = FuzzTarget.pieces(of: bytes)
    let names = ["worksheets/sheet1.xml", "sharedStrings.xml", "styles.xml", "workbook.xml"]
    var parts = zip(names, pieces).filter { !$1.isEmpty }.map { ("xl/" + $0, $1) }
    if !parts.contains(where: { $0.0 == "xl/workbook.xml" }) { parts.append(("xl/workbook.xml", Array(workbook.utf8))) }
    parts.append(("xl/_rels/workbook.xml.rels", Array(relationships(parts.map(\.0)).utf8)))
    return FuzzTarget.archive(parts)
  }

  private static let workbook = """
    <workbook xmlns='\(main)' xmlns:r='\(office)'><sheets><sheet name='a' sheetId='1' r:id='r0'/></sheets></workbook>
    """

  private static func relationships(_ parts: [String]) -> String {
    let types = ["worksheet", "sharedStrings", "styles"]
    let lines = parts.enumerated().map { index, part in
      let type = types.first { part.contains($0.dropLast(1)) } ?? "other"
      return "<Relationship Id='r\(index)' Type='\(office)/\(type)' Target='/\(part)'/>"
    }
    return "<Relationships xmlns='\(package)'>\(lines.joined())</Relationships>"
  }
}
