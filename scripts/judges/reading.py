"""Judges `bieumau read`: the values that went into a workbook come out, whoever wrote or re-saved it."""

import json
import subprocess

import libreoffice
import python_calamine
import shapes
from openpyxl.utils import get_column_letter

# How LibreOffice names what it saves, and the suffix that it gives. Its export of SpreadsheetML is not among them: in
# 7.4 it fails on every file, since its stylesheet goes as deep as a sheet has columns (16,384).
SAVED_AS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods", "fods": "fods"}

ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA", "#SPILL!", "#CALC!"}


def address(place):
    return f"{get_column_letter(place[1] + 1)}{place[0] + 1}"


def listed(binary, path):
    """{sheet: {address: text}}, or what was said instead."""
    done = subprocess.run([binary, "read", str(path), "--format", "json", "--lang", "en"], capture_output=True, timeout=60)
    if done.returncode != 0:
        return f"exit code {done.returncode}: {done.stderr.decode().strip()[:300]}"
    sheets = json.loads(done.stdout)["sheets"]
    return {sheet["name"]: {cell["at"]: cell["text"] for cell in sheet["cells"]} for sheet in sheets}


def by_calamine(path):
    """{sheet: {address: value}}; errors and empty texts are blanks to it."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    result = {}
    for sheet in book.sheets_metadata:
        if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        result[sheet.name] = {
            address((r, c)): value for r, row in enumerate(rows) for c, value in enumerate(row) if value not in ("", None)
        }
    return result


def differences(expected, found):
    """Where two readings differ; empty texts count as blanks."""
    if isinstance(found, str):
        return [found]
    if list(expected) != list(found):
        return [f"sheets {list(found)}, not {list(expected)}"]
    result = []
    for sheet, cells in expected.items():
        for at in sorted(cells.keys() | found[sheet].keys()):
            value, text = cells.get(at), found[sheet].get(at)
            if value is None or value == "":
                if text:
                    result.append(f"{sheet}!{at}: {text[:60]!r}, where nothing stands")
            elif text is None or not shapes.same(value, text):
                result.append(f"{sheet}!{at}: {text!r}, not {value!r}"[:300])
    return result


def judge_known(binary, path, sheets, verdict, words="as it was written"):
    expected = {name: {address(place): value for place, value in cells.items()} for name, cells in sheets.items()}
    found = listed(binary, path)
    verdict.check(f"{path.name}, {words}: what went in comes out", differences(expected, found))


def judge_against_calamine(binary, path, verdict):
    """-> whether both read it."""
    try:
        expected = by_calamine(path)
    except Exception:
        expected = None
    found = listed(binary, path)
    if expected is None or isinstance(found, str):
        said = isinstance(found, str) and "exit code 3: error " not in found
        verdict.check(f"{path.name}: refused with a finding", [found] if said else [])
        return False
    errors = {name: {at for at, text in cells.items() if text in ERRORS} for name, cells in found.items()}
    shown = {name: {at: t for at, t in cells.items() if at not in errors[name]} for name, cells in found.items()}
    verdict.check(f"{path.name}: as calamine reads it", differences(expected, shown))
    return True


def judge(binary, scratch, soffice, corpus, verdict):
    made = shapes.make_all(scratch / "shapes")
    for path, sheets in made:
        # openpyxl stores no results of formulas, so there are blanks where nothing was put.
        judge_known(binary, path, sheets, verdict)
        judge_against_calamine(binary, path, verdict)
    if soffice:
        judge_saved_again(binary, scratch, soffice, made, verdict)
    else:
        print("BỎ QUA/SKIPPED: files saved again by LibreOffice, it is missing")
    if corpus:
        judge_corpus(binary, corpus, verdict)
    else:
        print("BỎ QUA/SKIPPED: files that nobody here made, BIEUMAU_CORPUS names no folder of them")


def judge_saved_again(binary, scratch, soffice, made, verdict):
    for suffix, target in SAVED_AS.items():
        folder = scratch / "saved" / suffix
        trouble = libreoffice.convert(soffice, [path for path, _ in made], folder, scratch / "profile", suffix, target)
        verdict.check(f"LibreOffice saves as {suffix}", [trouble] if trouble else [])
        if trouble:
            continue
        for path, sheets in made:
            saved = folder / f"{path.stem}.{suffix}"
            recalculated = {name: dict(cells) for name, cells in sheets.items()}
            if path.stem == "openpyxl":
                for row, (_, value) in enumerate(shapes.FORMULAS):
                    recalculated["Biểu 05"][row, 5] = value
            if suffix != "xlsx":
                # LibreOffice imports truth values of xlsx as =TRUE() and saves these as the number 1.
                for cells in recalculated.values():
                    cells.update({at: int(value) for at, value in cells.items() if isinstance(value, bool)})
            judge_known(binary, saved, recalculated, verdict, "saved again by LibreOffice")
            if suffix in ("xlsx", "ods"):
                judge_against_calamine(binary, saved, verdict)


def judge_corpus(binary, corpus, verdict):
    files = sorted(path for path in corpus.iterdir() if path.suffix in (".xlsx", ".ods", ".xls", ".xlsm", ".xlsb"))
    both = sum(judge_against_calamine(binary, path, verdict) for path in files)
    print(f"{len(files)} files that nobody here made: {both} read by both, {len(files) - both} refused by one")
