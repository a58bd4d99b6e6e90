import Documents

/// How HTML pages look: fonts and sizes of the house style, on screens light and dark, wide and narrow, and on paper. Page
/// rules with margins follow from the document's page set-ups.
enum HTMLStyleSheet {
  static func text(_ house: HouseStyle) -> String {
    screen + letters(house) + ParagraphRole.allCases.map { rule($0, house[$0]) }.joined() + roleExtras + tables + charts + narrow
      + dark + paper
  }

  private static let screen = """
    :root { --ink: #111; --sheet: #fff; --desk: #e9ebee; --line: #444; --quiet: #595959; --head: #eef1f5; --total: #f6f7f9 }
    * { box-sizing: border-box }
    body { margin: 0; background: var(--desk); color: var(--ink) }
    .page { background: var(--sheet); margin: 1.5rem auto; padding: 2rem 2.5rem; max-width: 80rem;
      box-shadow: 0 1px 6px #0003 }
    .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap }
    caption.unseen { position: absolute }
    .gap { height: .8em }
    .draft { position: sticky; top: 0; z-index: 1; margin: 0; padding: .3em 1em; text-align: right; font-weight: bold;
      background: var(--head) }
    .beside { display: grid; grid-template-columns: 2fr 3fr; gap: 1.5rem; align-items: start }
    .beside.three { grid-template-columns: repeat(3, 1fr) }
    p, h1, h2, h3, h4, h5, h6 { margin: .25em 0; font-size: 1em; font-weight: normal; overflow-wrap: break-word }

    """

  /// The house's font, and others of its widths for machines without it. Distances of lines that NĐ 30 asks for are those of
  /// running text, which has its own.
  private static func letters(_ house: HouseStyle) -> String {
    let name = house.fontName.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
    return "body { font: \(house[.body].points)pt/1.35 \"\(name)\", Tinos, \"Liberation Serif\", Times, serif }\n"
  }

  /// A line below is so long that it is the share of the motto's, the one text that every paper has.
  private static func rule(_ role: ParagraphRole, _ look: RoleLook) -> String {
    var declarations = ["font-size: \(look.points)pt"]
    if look.isBold { declarations.append("font-weight: bold") }
    if look.isItalic { declarations.append("font-style: italic") }
    switch look.alignment {
    case .left: break
    case .centre: declarations.append("text-align: center")
    case .right: declarations.append("text-align: right")
    case .justified: declarations.append("text-align: justify")
    }
    if look.firstLine > 0 { declarations.append("text-indent: \(look.firstLine / 10).\(look.firstLine % 10)mm") }
    if look.before > 0 { declarations.append("margin-top: \(look.before)pt") }
    if look.after > 0 { declarations.append("margin-bottom: \(look.after)pt") }
    let rule = ".\(role.code) { \(declarations.joined(separator: "; ")) }\n"
    guard case .share(let percent) = look.stroke else { return rule }
    let tenths = percent * 12 / 10
    return rule + ".\(role.code)::after { content: \"\"; display: block; width: \(tenths / 10).\(tenths % 10)em; max-width: 90%;"
      + " margin: .2em auto .25em; border-bottom: 1px solid }\n"
  }

  /// What a role has besides its look in the house style: the same on every paper.
  private static let roleExtras = """
    .placeholder { color: var(--quiet) }
    .signerName { padding-top: 3em }

    """

  private static let tables = """
    .scroll { overflow-x: auto; margin: .5em 0 }
    .scroll:focus-visible { outline: 3px solid #1a5fb4 }
    table { border-collapse: collapse; width: 100%; min-width: min(calc(var(--ems) * 1em), 110rem); font-size: 11pt;
      line-height: 1.25 }
    th, td { border: 1px solid var(--line); padding: .2em .3em; font-weight: normal; text-align: left; vertical-align: middle }
    thead th { background: var(--head); font-weight: bold; text-align: center }
    .codeLine td { font-style: italic; font-size: .85em; text-align: center; white-space: nowrap }
    tr.total, tr.heading { background: var(--total) }
    .c { text-align: center } .r { text-align: right; white-space: nowrap } .b { font-weight: bold } .i { font-style: italic }
    .top { vertical-align: top }
    .in1 { padding-left: 1.2em } .in2 { padding-left: 2.1em } .in3 { padding-left: 3em } .in4 { padding-left: 3.9em }
    .in5 { padding-left: 4.8em } .in6 { padding-left: 5.7em }
    .stub { min-width: 12em }
    .mark { font-weight: bold }

    """

  private static let bars = ChartLook.colours.enumerated()
    .map { ".bar\($0) { fill: #\(ChartLook.hexadecimal($1)) }" }.joined(separator: " ")

  private static let charts = """
    .chart { margin: .5em 0; break-inside: avoid }
    .chart svg { width: 100%; max-width: 60rem; height: auto; display: block }
    figcaption { font-size: 12pt; font-weight: bold; text-align: center; break-after: avoid }
    .chart text { font-size: 13px; fill: var(--ink) }
    .chart .label { text-anchor: end }
    .chart rect { stroke: var(--ink); stroke-width: .7 }
    \(bars)
    .chart .mark { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 6 3 }

    """

  private static let narrow = """
    @media screen and (max-width: 48rem) {
      .page { margin: 0; padding: 1rem; box-shadow: none }
      .beside, .beside.three { grid-template-columns: 1fr; gap: .5rem }
      col { width: auto !important }
      .stub { position: sticky; left: 0; background: var(--sheet); min-width: 8em; max-width: 45vw }
      thead .stub { background: var(--head) }
    }

    """

  private static let dark = """
    @media screen and (prefers-color-scheme: dark) {
      :root { --ink: #e8e8e8; --sheet: #1c1e21; --desk: #101113; --line: #8a8f98; --quiet: #b0b5bd; --head: #2a2e34;
        --total: #24272c }
      .scroll:focus-visible { outline-color: #99c1f1 }
      .bar0 { fill: #99c1f1 } .bar1 { fill: #3b424d }
    }

    """

  private static let paper = """
    @media print {
      body { background: none }
      .page { margin: 0; padding: 0; max-width: none; box-shadow: none }
      .page + .page { break-before: page }
      .beside { break-inside: avoid }
      .draft { position: fixed; top: 0; right: 0; padding: 0; background: none }
      .scroll { overflow: visible }
      table { width: calc(100% - 1pt); min-width: 0; table-layout: fixed;
        font-size: min(11pt, calc(var(--room) / var(--ems))) }
      th, td { overflow-wrap: break-word }
      .codeLine td { white-space: normal; overflow-wrap: anywhere }
      .stub { min-width: 0 }
      thead { display: table-header-group }
      tr { break-inside: avoid }
      h1, h2, h3, h4, .unitNote { break-after: avoid }
      thead th, tr.total, tr.heading, rect { print-color-adjust: exact }
    }

    """
}
