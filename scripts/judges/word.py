"""Judges the docx files of a folder: their parts, what python-docx, pandoc and LibreOffice read in them, and their paper."""

import datetime
import decimal
import json
import re
import shutil
import subprocess
import zipfile

import libreoffice
import package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# NĐ 30/2020/NĐ-CP, Phụ lục I: millimetres and points, least and most.
MARGINS = {"top_margin": (20, 25), "bottom_margin": (20, 25), "left_margin": (30, 35), "right_margin": (15, 20)}
LOOKS = {
    "Quốc hiệu": (12, 13, True, False), "Tiêu ngữ": (13, 14, True, False), "Cơ quan chủ quản": (12, 13, False, False),
    "Cơ quan ban hành": (12, 13, True, False), "Số, ký hiệu": (13, 13, False, False),
    "Trích yếu công văn": (12, 13, False, False), "Kính gửi": (13, 14, False, False),
    "Địa danh, ngày tháng": (13, 14, False, True), "Title": (13, 14, True, False), "Trích yếu": (13, 14, True, False),
    "Body Text": (13, 14, False, False), "Quyền hạn, chức vụ": (13, 14, True, False), "Người ký": (13, 14, True, False),
    "Nơi nhận": (12, 12, True, True), "Tên nơi nhận": (11, 11, False, False), "Phụ lục số": (14, 14, True, False),
}


def judge(folder, scratch, soffice, schema_folder, verdict):
    files = sorted(folder.rglob("*.docx"))
    if not files:
        return
    schemas = package.Schemas(schema_folder) if schema_folder else None
    for path in files:
        contents = package.parts(path)
        if schemas:
            verdict.check(f"{path.name}: valid parts", package.against_schemas(contents, schemas))
        verdict.check(f"{path.name}: a whole package", package.against_package(contents))
        verdict.check(f"{path.name}: nothing that Word repairs", faults_for_word(contents))
        verdict.check(f"{path.name}: dates of the zip", dates(path))
    judge_with_python_docx(files, verdict)
    judge_with_pandoc(files, verdict)
    if soffice:
        judge_pages(files, scratch / "docx-pages", soffice, scratch / "profile", verdict)
    else:
        print("BỎ QUA/SKIPPED: docx to PDF, LibreOffice is missing")


def dates(path):
    with zipfile.ZipFile(path) as archive:
        yield from (f"{entry.filename} is dated {entry.date_time}" for entry in archive.infolist() if entry.date_time[0] != 1980)


def faults_for_word(contents):
    """What Word refuses or repairs although the schemas allow it (traps T36, T37)."""
    from lxml import etree

    root = etree.fromstring(contents["word/document.xml"])
    known = {style.get(W + "styleId") for style in etree.fromstring(contents["word/styles.xml"]).iter(W + "style")}
    for style in root.iter(W + "pStyle", W + "tblStyle", W + "rStyle"):
        if style.get(W + "val") not in known:
            yield f"a style {style.get(W + 'val')!r} that is not there"
    for text in root.iter(W + "t"):
        if re.search(r"[\n\r\t]", text.text or ""):
            yield f"a line end or tab within w:t: {text.text[:40]!r}"
    for table in root.iter(W + "tbl"):
        yield from faults_of_table(table)
    if len(root.find(W + "body")) and root.find(W + "body")[-1].tag != W + "sectPr":
        yield "the body does not end with a page set-up"
    for before, after in zip(root.find(W + "body"), root.find(W + "body")[1:]):
        if before.tag == after.tag == W + "tbl":
            yield "two tables without a paragraph between them"
    yield from faults_of_pictures(root, contents)
    for name in sorted(contents):
        if name.startswith("word/charts/"):
            yield from (f"{name}: {words}" for words in faults_of_chart(etree.fromstring(contents[name])))


def faults_of_pictures(root, contents):
    """Each has a number and words of its own, is no wider than the text, and is a chart that is there."""
    from lxml import etree

    properties = [inline.find(WP + "docPr") for inline in root.iter(WP + "inline")]
    numbers = [element.get("id") for element in properties]
    if len(set(numbers)) != len(numbers):
        yield f"two pictures of one number among {numbers}"
    yield from (f"picture {element.get('id')} has no words" for element in properties if not element.get("descr"))
    page, margins = root.find(f".//{W}pgSz"), root.find(f".//{W}pgMar")
    room = (int(page.get(W + "w")) - int(margins.get(W + "left")) - int(margins.get(W + "right"))) * 635
    for extent in root.iter(WP + "extent"):
        if int(extent.get("cx")) > room:
            yield f"a picture {extent.get('cx')} wide where there is room for {room}"
    links = etree.fromstring(contents["word/_rels/document.xml.rels"])
    charts = {link.get("Id"): link.get("Target") for link in links if link.get("Type").endswith("/chart")}
    named = [chart.get(R + "id") for chart in root.iter(C + "chart")]
    if sorted(named) != sorted(charts):
        yield f"pictures name {named}, the relationships {sorted(charts)}"


def faults_of_chart(root):
    """Points, labels and axes that name each other, and letters of one font."""
    for series in root.iter(C + "ser"):
        names = int(series.find(f"{C}cat/{C}strLit/{C}ptCount").get("val"))
        values = series.find(f"{C}val/{C}numLit")
        places = [int(point.get("idx")) for point in values.findall(C + "pt")]
        labels = [int(label.find(C + "idx").get("val")) for label in series.iter(C + "dLbl")]
        if int(values.find(C + "ptCount").get("val")) != names or any(not 0 <= place < names for place in places + labels):
            yield f"points {places}, labels {labels}, names {names}"
        if places != sorted(set(places)) or labels != sorted(set(labels)):
            yield f"points {places} or labels {labels} out of order"
    named = {element.get("val") for chart in root.iter(C + "barChart") for element in chart.findall(C + "axId")}
    axes = {axis.find(C + "axId").get("val"): axis.find(C + "crossAx").get("val") for axis in root.iter(C + "catAx", C + "valAx")}
    if named != set(axes) or set(axes.values()) != named:
        yield f"bars name the axes {sorted(named)}, there are {axes}"
    fonts = {element.get("typeface") for element in root.iter(A + "latin", A + "ea", A + "cs")}
    if fonts != {"Times New Roman"}:
        yield f"fonts {fonts}"


def faults_of_table(table):
    grid = [int(column.get(W + "w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    if not grid or min(grid) <= 0 or len(grid) > 63:
        yield f"a grid of {grid}"
    body_begun = False
    for row in table.findall(W + "tr"):
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(W + "tc")]
        columns = sum(1 if span is None else int(span.get(W + "val")) for span in spans)
        if columns != len(grid):
            yield f"a row of {columns} columns in a grid of {len(grid)}"
        for cell in row.findall(W + "tc"):
            if cell[-1].tag != W + "p":
                yield "a cell that does not end with a paragraph"
        is_header = row.find(f"{W}trPr/{W}tblHeader") is not None
        if is_header and body_begun:
            yield "a header row below the body"
        body_begun = body_begun or not is_header


def judge_with_python_docx(files, verdict):
    try:
        import docx
    except ImportError:
        print("BỎ QUA/SKIPPED: python-docx is missing")
        return
    for path in files:
        document = docx.Document(str(path))
        verdict.check(f"{path.name}: paper", faults_of_paper(document))
        verdict.check(f"{path.name}: letters", faults_of_letters(document))
        other = path.with_suffix(".xml")
        if other.exists() and path.stem.startswith("bieu-"):
            verdict.check(f"{path.name}: tables as in {other.name}", differing_tables(document, other))
        text = path.with_suffix(".txt")
        if text.exists() and not is_cut(text):
            found = words_of(document) + words_of_charts(package.parts(path))
            verdict.check(f"{path.name}: words as in {text.name}", differing_words(found, text))


def faults_of_paper(document):
    for number, section in enumerate(document.sections, 1):
        sides = sorted([round(section.page_width.mm), round(section.page_height.mm)])
        if sides != [210, 297] or (section.page_width > section.page_height) != (section.orientation == 1):
            yield f"section {number} is {sides}, orientation {section.orientation}"
        for side, (least, most) in MARGINS.items():
            if not least <= round(getattr(section, side).mm) <= most:
                yield f"section {number}: {side} {getattr(section, side).mm:.1f} mm"
        if not section.header.is_linked_to_previous:
            header = section.header._element
            if " PAGE " not in "".join(header.itertext()) or section.header.paragraphs[0].style.paragraph_format.alignment != 1:
                yield f"section {number}: no page number in the middle of its head"
    if not document.sections[0].different_first_page_header_footer:
        yield "page 1 has a number"


def faults_of_letters(document):
    styles = {style.name: style for style in document.styles}
    defaults = document.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    if {defaults.get(W + script) for script in ("ascii", "hAnsi", "cs", "eastAsia")} != {"Times New Roman"}:
        yield "another font than Times New Roman"
    for name, (least, most, bold, italic) in LOOKS.items():
        font = styles[name].font
        if not least <= font.size.pt <= most or bool(font.bold) != bold or bool(font.italic) != italic:
            yield f"{name}: {font.size.pt} pt, bold {font.bold}, italic {font.italic}"
    if not 13 <= styles["Header"].font.size.pt <= 14:
        yield f"page number: {styles['header'].font.size.pt} pt"
    body = styles["Body Text"].paragraph_format
    if body.alignment != 3 or round(body.first_line_indent.mm, 1) not in (10.0, 12.7):
        yield f"body: alignment {body.alignment}, first line {body.first_line_indent.mm} mm"
    if body.space_before.pt + (body.space_after.pt if body.space_after else 0) < 6 or not 1 <= body.line_spacing <= 1.5:
        yield f"body: {body.space_before.pt} pt before, lines {body.line_spacing}"


def rows_of(table):
    """The texts of a table row by row, each merged area once."""
    seen = set()
    for row in table.rows:
        texts = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                texts.append(clean("\n".join(paragraph.text for paragraph in cell.paragraphs)))
        yield texts


def clean(text):
    return text.replace("\u200b", "")


def differing_tables(document, other):
    """The cells of the ruled tables against those of the SpreadsheetML of the same form, one by one in order."""
    from spreadsheetml import Workbook

    tables = [table for table in document.tables if table.style.name == "Bảng biểu"]
    sheets = [sheet for sheet in Workbook(other).sheets if "Print_Titles" in sheet.names]
    if len(tables) != len(sheets):
        yield from differing_cells(tables, sheets)
        return
    for number, (table, sheet) in enumerate(zip(tables, sheets), 1):
        found = [text for row in rows_of(table) for text in row if text]
        wanted = list(table_of(sheet))
        if len(found) != len(wanted):
            yield f"table {number}: {len(found)} cells with words, the workbook has {len(wanted)}"
        for text, value in zip(found, wanted):
            if not prints(text, value):
                yield f"table {number}: {text!r}, the workbook has {value!r}"


def differing_cells(tables, sheets):
    """Where a wide table goes on in further parts: every cell of either side is one of the other's."""
    found = {text for table in tables for row in rows_of(table) for text in row if text}
    wanted = {value for sheet in sheets for value in table_of(sheet)}
    yield from (f"{value!r} is in no table" for value in wanted if not any(prints(text, value) for text in found))
    yield from (f"{text!r} is in no sheet" for text in found if not any(prints(text, value) for value in wanted))


def table_of(sheet):
    """What stands in the visible cells of the one table of a sheet, row by row."""
    first = int(re.search(r"R(\d+):R\d+$", sheet.names["Print_Titles"])[1])
    last = next(row for (row, column), value in sheet.cells.items() if value == "#end")
    for (row, column), value in sorted(sheet.cells.items()):
        if first <= row < last and column not in sheet.hidden_columns and value not in (None, ""):
            yield value


def prints(text, value):
    """Whether a text is what a value prints: numbers rounded half away from zero, dates dd/mm/yyyy."""
    if isinstance(value, float):
        if not re.fullmatch(r"-?\d{1,3}(\.\d{3})*(,\d+)?", text):
            return False
        places = len(text.partition(",")[2])
        exact = decimal.Decimal(repr(value)).quantize(decimal.Decimal(1).scaleb(-places), decimal.ROUND_HALF_UP)
        return decimal.Decimal(text.replace(".", "").replace(",", ".")) == exact
    if isinstance(value, datetime.datetime):
        return text == value.strftime("%d/%m/%Y")
    return text == value.replace("\t", " ")


def is_cut(text):
    """A table goes on in further parts, its stub columns repeated: the words cannot be counted."""
    return "(tiếp theo" in text.read_text("utf-8-sig")


def words_of(document):
    """All words of the body, tables too, in any order."""
    return "\n".join(clean(paragraph) for paragraph in texts_of(document.element.body))


def words_of_charts(contents):
    """What the charts print: titles, names of rows, figures; names of series where there is a legend."""
    from lxml import etree

    words = []
    for name in sorted(contents):
        if not name.startswith("word/charts/"):
            continue
        root = etree.fromstring(contents[name])
        series = list(root.iter(C + "ser"))
        words += [text.text for text in root.iter(A + "t")]
        words += [text.text for text in series[0].findall(f"{C}cat/{C}strLit/{C}pt/{C}v")]
        if root.find(f".//{C}legend") is not None:
            words += [one.find(f"{C}tx/{C}v").text for one in series]
    return "\n" + "\n".join(words)


def texts_of(body):
    for paragraph in body.iter(W + "p"):
        parts = []
        for node in paragraph.iter(W + "t", W + "br", W + "tab"):
            parts.append(node.text or "" if node.tag == W + "t" else " ")
        yield "".join(parts)


def letters(text):
    """Letters and digits, counted; where lines and words end differs between formats."""
    counts = {}
    for character in text:
        if character.isalnum():
            counts[character] = counts.get(character, 0) + 1
    return counts


def differing_words(found, path):
    text = path.read_text("utf-8-sig")
    wanted, seen = letters(re.sub(r"\(tiếp theo[^)]*\)", "", text)), letters(found)
    for character in sorted(set(wanted) | set(seen)):
        if wanted.get(character, 0) != seen.get(character, 0):
            yield f"{character!r} stands {seen.get(character, 0)} times, in {path.name} {wanted.get(character, 0)}"


def judge_with_pandoc(files, verdict):
    """What another reader makes of it, letter by letter."""
    if not shutil.which("pandoc"):
        print("BỎ QUA/SKIPPED: pandoc is missing")
        return
    for path in files:
        text = path.with_suffix(".txt")
        if not text.exists() or is_cut(text):
            continue
        run = subprocess.run(["pandoc", "-f", "docx", "-t", "json", str(path)], capture_output=True, timeout=120)
        verdict.check(f"{path.name}: pandoc reads it", [] if run.returncode == 0 else [run.stderr.decode()[-300:]])
        if run.returncode == 0:
            read = clean(" ".join(strings(json.loads(run.stdout)))) + words_of_charts(package.parts(path))
            verdict.check(f"{path.name}: pandoc's words", differing_words(read, text))


def strings(node):
    """The words in pandoc's tree. Its plain text leaves tables with merged cells out."""
    if isinstance(node, list):
        for part in node:
            yield from strings(part)
    elif isinstance(node, dict):
        if node.get("t") == "Str":
            yield node["c"]
        else:
            for part in node.values():
                yield from strings(part)


def judge_pages(files, folder, soffice, profile, verdict):
    """LibreOffice's pages: all words are on them, and what is landscape lies so."""
    trouble = libreoffice.convert(soffice, files, folder, profile, "pdf", "pdf:writer_pdf_Export")
    verdict.check("docx: LibreOffice makes pages of every file", [trouble] if trouble else [])
    if trouble or not shutil.which("pdftotext"):
        return
    for path in files:
        pdf = folder / (path.stem + ".pdf")
        read = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, timeout=120).stdout.decode()
        document = "\n".join(texts_of_file(path)) + words_of_charts(package.parts(path))
        verdict.check(f"{path.name}: no word is cut off its pages", cut_words(document, read))
        if path.stem == "summary":
            count = read.count("\f")
            verdict.check(f"{path.name}: one page, charts and all", [] if count == 1 else [f"{count} pages"])


def texts_of_file(path):
    from lxml import etree

    return (clean(text) for text in texts_of(etree.fromstring(package.parts(path)["word/document.xml"])))


def cut_words(document, pages):
    """Repeated header rows and page numbers may add letters; none may be missing."""
    wanted, seen = letters(document), letters(pages)
    for character in sorted(wanted):
        if seen.get(character, 0) < wanted[character]:
            yield f"{character!r} stands {seen.get(character, 0)} times on the pages, {wanted[character]} in the file"
