"""Judges what only the XML can show: both importers of LibreOffice drop the page set-up."""

import re

import pages
from spreadsheetml import SS, X

STYLE_PARTS = ["Alignment", "Borders", "Font", "Interior", "NumberFormat", "Protection"]


def faults_of_file(workbook):
    """Faults of the file as a whole."""
    with open(workbook.path, "rb") as file:
        if b'<?mso-application progid="Excel.Sheet"?>' not in file.read(300):
            yield "no mso-application instruction"
    for style in workbook.root.iter(SS + "Style"):
        parts = [child.tag.removeprefix(SS) for child in style]
        if parts != STYLE_PARTS:
            yield f"style {style.get(SS + 'ID')} states {parts}"
        if style.get(SS + "Parent"):
            yield f"style {style.get(SS + 'ID')} has a parent"
    for row in workbook.root.iter(SS + "Row"):
        if row.get(SS + "Index"):
            yield "a row with an index"
    for table in workbook.root.iter(SS + "Table"):
        if table.get(SS + "ExpandedRowCount") or table.get(SS + "ExpandedColumnCount"):
            yield "a table with expanded counts"


def faults_of_sheet(sheet):
    """Faults of one sheet: order of its parts, A4, orientation, margins, fit to width, print area and titles, heights."""
    order = [child.tag.split("}")[1] for child in sheet.element]
    if order not in (["Names", "Table", "WorksheetOptions"], ["Names", "Table", "WorksheetOptions", "PageBreaks"]):
        yield f"parts in the order {order}"
    if not 1 <= len(sheet.name.encode("utf-16-le")) // 2 <= 31 or re.search(r"[\[\]:*?/\\]", sheet.name):
        yield f"sheet name {sheet.name!r}"
    yield from sheet.overlaps
    yield from (f"row {row} has no height" for row in sheet.rows_without_height)
    options = sheet.element.find(X + "WorksheetOptions")
    if options is None:
        yield "no WorksheetOptions"
        return
    if options.findtext(f"{X}Print/{X}PaperSizeIndex") != "9":
        yield "the paper is not A4"
    layout = options.find(f"{X}PageSetup/{X}Layout")
    if layout is None or layout.get(X + "Orientation") not in ("Landscape", "Portrait"):
        yield "no orientation"
    margins = options.find(f"{X}PageSetup/{X}PageMargins")
    if margins is None or not all(0.3 < float(margins.get(X + side, 0)) < 3 for side in ("Top", "Bottom", "Left", "Right")):
        yield "no sensible margins"
    if layout is not None and margins is not None:
        yield from pages.faults(sheet, options)
    yield from faults_of_names(sheet)


def faults_of_names(sheet):
    quoted = "'" + sheet.name.replace("'", "''") + "'"
    area = re.fullmatch(re.escape("=" + quoted) + r"!R1C(\d+):R(\d+)C(\d+)", sheet.names.get("Print_Area", ""))
    if not area:
        yield f"print area {sheet.names.get('Print_Area')!r}"
    else:
        first, last_row, last = map(int, area.groups())
        outside = [
            (row, column) for (row, column), value in sheet.cells.items()
            if value is not None and column not in sheet.hidden_columns and not (first <= column <= last and row <= last_row)
        ]
        if outside:
            yield f"cells outside the print area, such as {outside[0]}"
    code_lines = [row for (row, column), value in sheet.cells.items() if value == "#codes"]
    if len(code_lines) == 1:
        titles = re.fullmatch(re.escape("=" + quoted) + r"!R(\d+):R(\d+)", sheet.names.get("Print_Titles", ""))
        if not titles or int(titles[2]) != code_lines[0]:
            yield f"repeated rows {sheet.names.get('Print_Titles')!r}, but the code line is row {code_lines[0]}"
