import Diagnostics
import Documents

/// Reads `paper.xml`: how papers look that are signed under the regime. What it leaves out stays as it commonly is.
struct PaperDecoder {
  private(set) var style = HouseStyle.standard
  private var roles = CodeRegister("vai trò đoạn văn")

  mutating func decode(_ root: TemplateElement, _ findings: inout Findings) {
    root.check(
      attributes: ["font"], children: ["margins", "page-number", "annexes", "tables", "role", "grounds"], into: &findings)
    if let font = root["font"] {
      if font.isEmpty { root.bad("font", font, "Times New Roman", &findings) } else { style.fontName = font }
    }
    _ = root.grounds(&findings)
    for element in root.children {
      switch element.name {
      case "margins": margins(element, &findings)
      case "page-number":
        element.check(attributes: ["size", "grounds"], children: ["grounds"], into: &findings)
        style.pageNumberPoints = size("size", of: element, &findings) ?? style.pageNumberPoints
      case "annexes":
        element.check(attributes: ["restart-pages", "grounds"], children: ["grounds"], into: &findings)
        style.annexesRestartPages = element.flag("restart-pages", &findings)
      case "tables": tables(element, &findings)
      case "role": role(element, &findings)
      default: continue
      }
      if element.name != "grounds" { _ = element.grounds(&findings) }
    }
  }

  /// In millimetres; together they leave most of the sheet.
  private mutating func margins(_ element: TemplateElement, _ findings: inout Findings) {
    element.check(attributes: ["top", "bottom", "left", "right", "grounds"], children: ["grounds"], into: &findings)
    func margin(_ side: String, _ standard: Int, _ findings: inout Findings) -> Int {
      element.integer(side, 5...60, &findings) ?? standard
    }
    let known = style.margins
    style.margins = HouseStyle.Margins(
      top: margin("top", known.top, &findings), bottom: margin("bottom", known.bottom, &findings),
      left: margin("left", known.left, &findings), right: margin("right", known.right, &findings))
  }

  private mutating func tables(_ element: TemplateElement, _ findings: inout Findings) {
    element.check(attributes: ["least", "most", "grounds"], children: ["grounds"], into: &findings)
    let least = size("least", of: element, &findings) ?? style.tablePoints.lowerBound
    let most = size("most", of: element, &findings) ?? style.tablePoints.upperBound
    if least <= most {
      style.tablePoints = least...most
    } else {
      element.bad("least", "\(least)", "6 - \(most)", &findings)
    }
  }

  private mutating func role(_ element: TemplateElement, _ findings: inout Findings) {
    element.check(
      attributes: [
        "name", "size", "bold", "italic", "align", "first-line", "before", "after", "line", "stroke", "grounds",
      ], children: ["grounds"], into: &findings)
    let name = element.required("name", &findings)
    guard let role = ParagraphRole(code: name) else {
      if !name.isEmpty { element.unknownName("vai trò đoạn văn", name, among: ParagraphRole.allCases.map(\.code), &findings) }
      return
    }
    roles.add(name, at: element.location, &findings)
    var look = style[role]
    look.points = size("size", of: element, &findings) ?? look.points
    if element["bold"] != nil { look.isBold = element.flag("bold", &findings) }
    if element["italic"] != nil { look.isItalic = element.flag("italic", &findings) }
    look.alignment = element.choice("align", RoleLook.Alignment.self, &findings) ?? look.alignment
    look.firstLine = element.integer("first-line", 0...500, &findings) ?? look.firstLine
    look.before = element.integer("before", 0...72, &findings) ?? look.before
    look.after = element.integer("after", 0...72, &findings) ?? look.after
    look.linePercent = element.integer("line", 100...300, &findings) ?? look.linePercent
    if let percent = element.integer("stroke", 0...100, &findings) {
      look.stroke = percent == 0 ? .none : .share(percent: percent)
    }
    style[role] = look
  }

  private func size(_ attribute: String, of element: TemplateElement, _ findings: inout Findings) -> Int? {
    element.integer(attribute, 6...30, &findings)
  }
}
