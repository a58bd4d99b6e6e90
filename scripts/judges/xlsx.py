"""Judges the xlsx files of a folder: their parts, and that everybody sees the same values, recalculated too."""

import re
import shutil
import zipfile

import libreoffice
import package
import reading
import workbooks

RECALCULATING = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def recalculating_profile(folder):
    """LibreOffice believes the values in an xlsx unless its profile says otherwise."""
    (folder / "user").mkdir(parents=True, exist_ok=True)
    (folder / "user" / "registrymodifications.xcu").write_text(RECALCULATING)
    return folder


def judge(folder, scratch, soffice, binary, schema_folder, books, verdict):
    """`books`: the SpreadsheetML files of the same documents, by the name without suffix."""
    files = sorted(folder.rglob("*.xlsx"))
    if not files:
        return
    schemas = package.Schemas(schema_folder) if schema_folder else None
    if not schemas:
        print("BỎ QUA/SKIPPED: schemas of ECMA-376, BIEUMAU_SCHEMAS names no folder of them")
    for path in files:
        contents = package.parts(path)
        if schemas:
            verdict.check(f"{path.name}: valid parts", package.against_schemas(contents, schemas))
        verdict.check(f"{path.name}: a whole package", package.against_package(contents))
        verdict.check(f"{path.name}: nothing that Excel repairs", package.against_excel(contents))
        reading.judge_against_calamine(binary, path, verdict)
        if path.stem in books:
            compare(path.name, books[path.stem], path, verdict)
    if soffice:
        judge_recalculation(files, scratch / "recalculated", soffice, books, verdict)
    else:
        print("BỎ QUA/SKIPPED: xlsx recalculated, LibreOffice is missing")


def compare(name, book, path, verdict):
    imported = workbooks.Imported(path)
    verdict.check(f"{name}: values", (words for *_, words in workbooks.wrong_values(book, imported)))
    verdict.check(f"{name}: merged areas", workbooks.wrong_merges(book, imported))
    verdict.check(f"{name}: live formulas", workbooks.wrong_formulas(book, imported))
    verdict.check(f"{name}: hidden anchors", workbooks.wrong_visibility(book, imported))


def judge_recalculation(files, folder, soffice, books, verdict):
    """LibreOffice works every formula out again; a wrong value planted in a copy must be gone then, or it did not."""
    folder.mkdir()
    planted = {}
    for path in files:
        shutil.copy(path, folder / path.name)
        planted[path.stem] = plant(path, folder / f"{path.stem}-planted.xlsx")
    copies = sorted(folder.glob("*.xlsx"))
    trouble = libreoffice.to_xlsx(soffice, copies, folder / "out", recalculating_profile(folder / "profile"))
    verdict.check("xlsx: every file opens in LibreOffice", [trouble] if trouble else [])
    if trouble:
        return
    for path in files:
        before = workbooks.Imported(path)
        after = workbooks.Imported(folder / "out" / path.name)
        verdict.check(f"{path.name}, recalculated: values", differing(before, after))
        if path.stem in books:
            verdict.check(f"{path.name}, recalculated: live formulas", workbooks.wrong_formulas(books[path.stem], after))
        if planted[path.stem]:
            name = f"{path.stem}-planted.xlsx"
            seen = [words.split(":")[0] for words in differing(before, workbooks.Imported(folder / name))]
            blind = [] if seen == [planted[path.stem]] else [f"a wrong value planted at {planted[path.stem]}, seen at {seen}"]
            cured = list(differing(before, workbooks.Imported(folder / "out" / name)))
            verdict.check(f"{path.name}: a planted wrong value is caught", blind + [f"not recalculated: {w}" for w in cured])


def differing(before, after):
    for sheet in before.values:
        other = after.values[sheet.title]
        for row in range(1, max(sheet.max_row, other.max_row) + 1):
            for column in range(1, max(sheet.max_column, other.max_column) + 1):
                value, found = sheet.cell(row, column).value, other.cell(row, column).value
                value = float(value) if isinstance(value, int) and not isinstance(value, bool) else value
                if not workbooks.same(value if value != "" else None, found):
                    yield f"{sheet.title}!{workbooks.address(row, column)}: {found!r}, not {value!r}"


def plant(path, copy):
    """A copy in which the cached number of one formula is wrong; -> its place, or None when there is no such cell."""
    contents = package.parts(path)
    titles = workbooks.openpyxl.load_workbook(path, read_only=True).sheetnames
    place = None
    for number, title in enumerate(titles, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        match = re.search(rb'<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")?><f>[^<]*</f><v>([-0-9.E+]+)</v>', contents[name])
        if match:
            wrong = b"%d" % (int(float(match[2])) + 12345)
            contents[name] = contents[name][: match.start(2)] + wrong + contents[name][match.end(2) :]
            place = f"{title}!{match[1].decode()}"
            break
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return place
