"""Judges that no line of a cell is cut, and no number shows as ###, with LibreOffice as the one who measures.

Every text is put alone into a cell as wide as it has on its sheet, merged columns together, in a workbook that states no
heights: LibreOffice then makes each row as high as its text needs. That must be no more than the rows of the cell have.
"""

import collections
import csv
from xml.sax.saxutils import escape, quoteattr

import libreoffice
import openpyxl
from openpyxl.utils import get_column_letter

# Points by which a row may be lower than LibreOffice would make it: it leaves as much free below the last line.
TOLERANCE = 1.0
# As shown on the screen, all sheets, each into a file of its own.
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"'
    for name, part in {
        "office": "office", "style": "style", "table": "table", "text": "text", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items())

Text = collections.namedtuple("Text", "place cell width height")


def texts_of(path):
    """Every visible text of a workbook with the width of its columns and the height of its rows."""
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book:
        if sheet.sheet_state != "visible":
            continue
        widths = widths_of(sheet)
        areas = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
        for row in sheet.iter_rows():
            for cell in row:
                if not isinstance(cell.value, str) or not cell.value.strip() or cell.alignment.textRotation:
                    continue
                area = areas.get((cell.row, cell.column))
                rows = range(area.min_row, area.max_row + 1) if area else [cell.row]
                columns = range(area.min_col, area.max_col + 1) if area else [cell.column]
                width = sum(widths[column] for column in columns)
                dimensions = [sheet.row_dimensions[number] for number in rows]
                height = sum(one.height or 15 for one in dimensions if not one.hidden)
                if width and height:
                    yield Text(f"{path.name}, {sheet.title}!{cell.coordinate}", cell, width, height)


def widths_of(sheet):
    """By number of the column: its width in characters, 0 when it is hidden."""
    widths = collections.defaultdict(lambda: 8.43)
    for dimension in sheet.column_dimensions.values():
        for column in range(dimension.min, dimension.max + 1):
            widths[column] = 0 if dimension.hidden else dimension.width
    return widths


def measured(texts, folder, soffice, profile):
    """The height that each text needs, in the same order; or words that say why there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "measure.fods"
    path.write_text(flat_ods(texts), encoding="utf-8")
    trouble = libreoffice.to_xlsx(soffice, [path], folder / "out", profile)
    if trouble:
        return trouble
    sheet = openpyxl.load_workbook(folder / "out" / "measure.xlsx").active
    return [sheet.row_dimensions[row].height or 0 for row in range(1, len(texts) + 1)]


def flat_ods(texts):
    """A row for each text, a column for each width, heights as the text needs them."""
    widths = sorted({text.width for text in texts})
    columns = {width: number for number, width in enumerate(widths)}
    looks = {look: f"ce{number}" for number, look in enumerate(sorted({look_of(text.cell) for text in texts}))}
    styles = [
        '<style:style style:name="ro" style:family="table-row">'
        '<style:table-row-properties style:use-optimal-row-height="true"/></style:style>'
    ]
    for width, number in columns.items():
        styles.append(
            f'<style:style style:name="co{number}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{points_of(width)}pt"/></style:style>')
    for (font, size, is_bold, is_italic, wraps, indent), name in looks.items():
        styles.append(
            f'<style:style style:name="{name}" style:family="table-cell">'
            f'<style:table-cell-properties fo:wrap-option="{"wrap" if wraps else "no-wrap"}"/>'
            f'<style:paragraph-properties fo:margin-left="{indent * 9}pt"/>'
            f'<style:text-properties style:font-name={quoteattr(font)} fo:font-size="{size}pt"'
            f' fo:font-weight="{"bold" if is_bold else "normal"}" fo:font-style="{"italic" if is_italic else "normal"}"/>'
            '</style:style>')
    fonts = "".join(
        f"<style:font-face style:name={quoteattr(font)} svg:font-family={quoteattr(repr(font))}/>"
        for font in sorted({look[0] for look in looks}))
    rows = []
    for text in texts:
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.cell.value.split("\n"))
        before = columns[text.width]
        gap = f'<table:table-cell table:number-columns-repeated="{before}"/>' if before else ""
        rows.append(
            f'<table:table-row table:style-name="ro">{gap}<table:table-cell table:style-name="{looks[look_of(text.cell)]}"'
            f' office:value-type="string">{lines}</table:table-cell></table:table-row>')
    described = "".join(f'<table:table-column table:style-name="co{number}"/>' for number in columns.values())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES}'
        ' office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f'<office:font-face-decls>{fonts}</office:font-face-decls>'
        f'<office:automatic-styles>{"".join(styles)}</office:automatic-styles>'
        f'<office:body><office:spreadsheet><table:table table:name="m">{described}{"".join(rows)}'
        '</table:table></office:spreadsheet></office:body></office:document>')


def look_of(cell):
    """What of a cell's look its lines depend on."""
    font, alignment = cell.font, cell.alignment
    return (font.name, font.size, bool(font.b), bool(font.i), bool(alignment.wrap_text), int(alignment.indent or 0))


def points_of(width):
    """Points of a width in characters, as LibreOffice takes them for a default font of eleven points."""
    return round(width * 5.55, 2)


def cut(texts, needs):
    for text, need in zip(texts, needs):
        if need > text.height + TOLERANCE:
            yield f"{text.place} needs {need:.1f} points, has {text.height:.1f}: {text.cell.value[:60]!r}"


def blind_spots(texts, needs):
    """Texts of several lines on a row of one line are told, or the judge proves nothing."""
    lines = [(text, need) for text, need in zip(texts, needs) if need > 2 * text.cell.font.size]
    if not lines:
        return ["no text of several lines to plant a fault in"]
    planted = [text._replace(height=text.cell.font.size * 1.3) for text, _ in lines]
    told = len(list(cut(planted, [need for _, need in lines])))
    return [] if told == len(lines) else [f"THE JUDGE IS BLIND: {told} of {len(lines)} cut texts were told"]


def too_narrow(folder):
    """Numbers that do not fit their columns show as ###."""
    for path in sorted(folder.glob("*.csv")):
        with open(path, newline="", encoding="utf-8") as file:
            for number, row in enumerate(csv.reader(file), 1):
                for column, shown in enumerate(row, 1):
                    if "###" in shown:
                        yield f"{path.stem}!{get_column_letter(column)}{number} shows {shown!r}"


def judge(folder, scratch, soffice, verdict):
    files = sorted(folder.rglob("*.xlsx"))
    if not files or not soffice:
        print("BỎ QUA/SKIPPED: heights of rows, there is no xlsx or no LibreOffice")
        return
    work, profile = scratch / "heights", scratch / "profile"
    texts = [text for path in files for text in texts_of(path)]
    needs = measured(texts, work, soffice, profile)
    if isinstance(needs, str):
        verdict.check("heights: LibreOffice measures", [needs])
        return
    verdict.check("heights: planted faults are caught", blind_spots(texts, needs))
    for path in files:
        own = [(text, need) for text, need in zip(texts, needs) if text.place.startswith(f"{path.name}, ")]
        verdict.check(f"{path.name}: no line of a text is cut", cut([text for text, _ in own], [need for _, need in own]))
    shown = work / "shown"
    libreoffice.convert(soffice, files, shown, profile, "csv", AS_SHOWN)
    sheets = list(shown.glob("*.csv"))
    verdict.check("numbers: every workbook is shown", [] if len(sheets) >= len(files) else [f"{len(sheets)} sheets"])
    verdict.check("numbers: none shows as ###", too_narrow(shown))
