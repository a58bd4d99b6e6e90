"""Workbooks in the shapes that people send, written by programs that are not ours, with the values that went in."""

import datetime
import math
import zipfile

import openpyxl
import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

TEXTS = [
    "Số hộ nghèo DTTS",
    "Tie\u0302\u0301ng Vie\u0323\u0302t",
    "  hai dấu cách  ",
    "dòng 1\ndòng 2",
    "0123",
    "2.243",
    "1.950,5",
    "15%",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "<a & \"b\" 'c'>",
    "_x0041_",
    "không",
    "-",
    "5/1/2023",
    "😀",
    "x" * 3000,
]
NUMBERS = [0, 1, -1, 0.1, 15.5, 2243, 1e15, 123456789012345, 1.5e-9, -0.005, 2**53, 1 / 3]
DATES = [
    datetime.datetime(2023, 5, 19),
    datetime.datetime(2023, 5, 19, 16, 30),
    datetime.datetime(1900, 3, 1),
    datetime.datetime(2099, 12, 31, 23, 59, 59),
]
FORMULAS = [("=B1+B2", 1), ("=A1&\"!\"", TEXTS[0] + "!"), ("=1/0", "#DIV/0!"), ("=B6>1", True), ("=SUM(B1:B6)", 2258.6), ("=\"\"", "")]
FORMATS = ["0%", "#,##0.00", "General", "@", "0.00E+00"]


def content(dates=tuple(DATES)):
    """{sheet: {(row, column): value}}, zero-based: texts, numbers, dates, truth values."""
    return {
        "Biểu 05": {
            **{(row, 0): text for row, text in enumerate(TEXTS)},
            **{(row, 1): number for row, number in enumerate(NUMBERS)},
            **{(row, 2): date for row, date in enumerate(dates)},
            (0, 3): True,
            (1, 3): False,
        },
        "xa & rộng": {(0, 0): 1, (99, 0): 2, (99, 25): 3, (1000, 300): "cuối"},
        "trống": {},
    }


def by_openpyxl(path):
    book, sheets = openpyxl.Workbook(), content()
    book.remove(book.active)
    # openpyxl does not escape what looks like an escape (trap T25); readers do not agree what then stands there.
    del sheets["Biểu 05"][TEXTS.index("_x0041_"), 0]
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for (row, column), value in cells.items():
            cell = sheet.cell(row + 1, column + 1, value)
            if isinstance(value, str):
                cell.data_type = "s"
            if isinstance(value, datetime.datetime):
                cell.number_format = "dd/mm/yyyy hh:mm"
        for row, (formula, _) in enumerate(FORMULAS):
            if name == "Biểu 05":
                sheet.cell(row + 1, 6, formula)
        for row, code in enumerate(FORMATS):
            if name == "Biểu 05":
                sheet.cell(row + 1, 8, 0.15).number_format = code
                cells[row, 7] = 0.15
    sheet = book["Biểu 05"]
    sheet.merge_cells("J1:K2")
    sheet["J1"] = sheets["Biểu 05"][0, 9] = "gộp"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book["trống"].sheet_state = "hidden"
    book.save(path)
    return sheets


def by_xlsxwriter(path, options=None):
    # A book that counts from 1904 has no days before.
    sheets = content([date for date in DATES if date.year >= 1904] if "date_1904" in (options or {}) else DATES)
    book = xlsxwriter.Workbook(str(path), options or {})
    date = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    bold = book.add_format({"bold": True})
    for name, cells in sheets.items():
        sheet = book.add_worksheet(name)
        # By rows: XlsxWriter's constant memory takes them in no other order.
        for (row, column), value in sorted(cells.items()):
            if isinstance(value, bool):
                sheet.write_boolean(row, column, value)
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            elif isinstance(value, datetime.datetime):
                sheet.write_datetime(row, column, value, date)
            else:
                sheet.write_number(row, column, value)
            if name == "Biểu 05" and column == 0 and row < len(FORMULAS) and (options or {}).get("constant_memory") is None:
                sheet.write_formula(row, 5, FORMULAS[row][0], None, FORMULAS[row][1])
                cells_of_formulas = sheets[name]
        if name == "Biểu 05" and (options or {}).get("constant_memory") is None:
            for row, (_, value) in enumerate(FORMULAS):
                cells_of_formulas[row, 5] = value
            sheet.write_rich_string(40, 0, "Hộ ", bold, "nghèo", " DTTS")
            cells[40, 0] = "Hộ nghèo DTTS"
            sheet.add_table("M1:N3", {"data": [["a", 1], ["b", 2]], "columns": [{"header": "Xã"}, {"header": "Hộ"}]})
            cells.update({(0, 12): "Xã", (0, 13): "Hộ", (1, 12): "a", (1, 13): 1, (2, 12): "b", (2, 13): 2})
            sheet.data_validation("P1", {"validate": "list", "source": ["a", "b"]})
            sheet.write_comment("P1", "ghi chú")
    book.close()
    return sheets


def as_sheets_on_the_web_export(path):
    """Inline strings, no shared strings, no styles, no addresses, a sheet that is not sheet1.xml."""
    rows = [["Số hộ", 12, True], [None, -0.5, "a\nb"]]
    body = ""
    for row in rows:
        body += "<row>"
        for value in row:
            if value is None:
                body += "<c/>"
            elif isinstance(value, bool):
                body += f'<c t="b"><v>{int(value)}</v></c>'
            elif isinstance(value, str):
                body += f'<c t="inlineStr"><is><t>{value}</t></is></c>'
            else:
                body += f"<c><v>{value}</v></c>"
        body += "</row>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Trang tính1" sheetId="1" r:id="rId7"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId7" Type="{OFFICE}/worksheet" Target="worksheets/data.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/data.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>')
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            '<Override PartName="/xl/worksheets/data.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        )
    return {"Trang tính1": {(r, c): v for r, row in enumerate(rows) for c, v in enumerate(row) if v is not None}}


def make_all(folder):
    """[(path, what stands in it)]."""
    folder.mkdir(parents=True, exist_ok=True)
    makers = {
        "openpyxl.xlsx": by_openpyxl,
        "xlsxwriter.xlsx": by_xlsxwriter,
        "xlsxwriter-in-memory-strings.xlsx": lambda path: by_xlsxwriter(path, {"constant_memory": True}),
        "xlsxwriter-1904.xlsx": lambda path: by_xlsxwriter(path, {"date_1904": True}),
        "web.xlsx": as_sheets_on_the_web_export,
    }
    return [(folder / name, make(folder / name)) for name, make in makers.items()]


def same(value, text):
    """Whether a cell of the listing shows a value, which may be a number, text, truth value, date, time or span."""
    if isinstance(value, bool):
        return text == ("TRUE" if value else "FALSE")
    if isinstance(value, (int, float)):
        try:
            return math.isclose(value, float(text), rel_tol=1e-14, abs_tol=0)
        except ValueError:
            return False
    if isinstance(value, datetime.datetime):
        shown = {value.isoformat(), value.isoformat(timespec="milliseconds")}
        return text in shown or (value.time() == datetime.time() and text == value.date().isoformat())
    if isinstance(value, datetime.time):
        return text in (value.isoformat(), value.isoformat(timespec="milliseconds"))
    if isinstance(value, datetime.date):
        return text == value.isoformat()
    if isinstance(value, datetime.timedelta):
        seconds = int(value.total_seconds())
        parts = seconds // 3600, seconds // 60 % 60, seconds % 60
        return text in (f"PT{parts[0]}H{parts[1]}M{parts[2]}S", "{:02}:{:02}:{:02}".format(*parts))
    return text == value
