"""Fills handed-out workbooks with openpyxl, saves them again with LibreOffice, and has bieumau read them back.

What was typed must be what is read: cell by cell, in every format, and nothing else.
"""

import datetime
import decimal
import json
import pathlib
import random
import subprocess

import openpyxl

FORMATS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods", "xml": "xml:MS Excel 2003 XML"}


def hand_out(binary, workspace, period, folder):
    subprocess.run(
        [binary, "blank", "--workspace", workspace, "--period", period, "--sender", "all", "--format", "xlsx", "--out", folder],
        check=True, stdout=subprocess.DEVNULL)
    return sorted(path for path in pathlib.Path(folder).glob("*.xlsx"))


def choices(book, rule):
    """What a drop-down offers."""
    text = rule.formula1
    if text.startswith('"'):
        return [word.strip() for word in text.strip('"').split(",")]
    sheet, area = text.lstrip("=").replace("'", "").rsplit("!", 1)
    return [cell.value for row in book[sheet][area.replace("$", "")] for cell in row if cell.value]


UNITS = "Xã An Khương; Xã Thanh An"
NOTE = "Ghi chú"


def value(book, cell, rules, chance):
    """Something that may be typed into a cell, told by its rule as a person is told."""
    rule = rules.get(cell.coordinate)
    title = (rule.promptTitle or "") if rule is not None else ""
    if rule is not None and rule.type == "list":
        return chance.choice(choices(book, rule))
    if rule is not None and rule.type == "date":
        return datetime.date(2023, chance.randint(1, 6), chance.randint(1, 28))
    if title.startswith("Đơn vị"):
        return UNITS
    if cell.number_format == "@" or rule is None:
        return f'{NOTE} {chance.randint(1, 999)} <ế & "x">'
    if chance.random() < 0.1:
        return "-"
    if title == "Số nguyên":
        return chance.randint(0, 90_000)
    return chance.randint(0, 9_000) / 100


def rules_of(sheet):
    """Rules of entry by cell."""
    rules = {}
    for rule in sheet.data_validations.dataValidation:
        for area in rule.sqref.ranges:
            for row in sheet[area.coord] if area.size["rows"] * area.size["columns"] > 1 else ((sheet[area.coord],),):
                for cell in row:
                    rules[cell.coordinate] = rule
    return rules


def fill(path, target, seed):
    """Types into two of three open cells. Returns what was typed, by sheet and cell, and what stood in lists before.

    A list is sent as a whole: where something in it was typed, its other rows are read as they were handed out.
    """
    chance = random.Random(seed)
    book = openpyxl.load_workbook(path)
    typed, listed = {}, {}
    for sheet in book.worksheets[1:]:
        if sheet.sheet_state != "visible":
            continue
        rules = rules_of(sheet)
        columns = {}
        for row in sheet.iter_rows():
            anchor = row[0].value
            if isinstance(anchor, str) and anchor.startswith("#codes"):
                columns = {cell.column: str(cell.value).split("=")[0] for cell in row[1:] if cell.value is not None}
            if not columns or not anchor or str(anchor).startswith("#"):
                continue
            is_spare = str(anchor).startswith("r:") and chance.random() < 0.7
            is_list = str(anchor).startswith("r:")
            for cell in row[1:]:
                if is_list and cell.value is not None and not cell.protection.locked:
                    is_moment = isinstance(cell.value, datetime.datetime)
                    listed[sheet.title, cell.coordinate] = cell.value.date() if is_moment else cell.value
                # Words to other people's figures are no observations.
                if cell.protection.locked or is_spare or columns.get(cell.column) in ("YK", "LD"):
                    continue
                if not is_list and chance.random() < 0.3:
                    continue
                cell.value = value(book, cell, rules, chance)
                typed[sheet.title, cell.coordinate] = cell.value
    book.save(target)
    return typed, {place: value for place, value in listed.items() if place not in typed}


def convert(soffice, profile, files, kind, folder):
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", FORMATS[kind], "--outdir", folder]
        + [str(path) for path in files],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def read_back(binary, workspace, folder):
    """By file name without ending: what was read, and errors about what was typed."""
    run = subprocess.run(
        [binary, "ingest", folder, "--dry-run", "--workspace", workspace, "--format", "json"], capture_output=True)
    result = {}
    for file in json.loads(run.stdout)["files"]:
        columns = file["columns"]
        cells = {}
        for row in file["observations"]:
            row = dict(zip(columns, row))
            if row["cell"]:
                cells[row["sheet"], row["cell"]] = (row["kind"], row["value"])
        errors = [
            f"{finding.get('sheet')}!{finding.get('cell')} {finding['code']} {finding['message']}"
            for finding in file["findings"]
            if finding["code"][0] in "IOWX" and finding["severity"] != "note"
        ]
        result[pathlib.Path(file["file"]).stem] = (cells, errors)
    return result


def same(typed, read):
    """Money is typed in triệu and read in đồng; drop-downs give labels and names of units, and codes are kept."""
    kind, text = read
    if typed == "-":
        return kind == "none"
    if kind != "reported":
        return False
    if isinstance(typed, datetime.date):
        return text == typed.isoformat()
    if isinstance(typed, (int, float)):
        number = decimal.Decimal(repr(typed))
        try:
            return decimal.Decimal(text) in (number, number * 10**6)
        except decimal.InvalidOperation:
            return False
    if typed == UNITS:
        return text == "25330;25327"
    return text == typed or not typed.startswith(NOTE)


def judge(binary, workspace, scratch, soffice, verdict):
    """Every sender's workbook of the half year, as it comes back from openpyxl and from LibreOffice."""
    scratch = scratch / "round-trip"
    scratch.mkdir(parents=True)
    blanks = hand_out(binary, workspace, "2023-H1", str(scratch / "blanks"))
    filled = scratch / "filled"
    filled.mkdir()
    typed = {}
    for seed, path in enumerate(blanks):
        typed[path.stem] = fill(path, filled / path.name, seed)
    print(f"{len(blanks)} workbooks filled, {sum(len(cells) for cells, _ in typed.values())} cells")
    folders = {"openpyxl": filled}
    if soffice:
        for kind in FORMATS:
            folder = folders["LibreOffice " + kind] = scratch / ("resaved-" + kind)
            folder.mkdir()
            convert(soffice, scratch / "profile", sorted(filled.glob("*.xlsx")), kind, str(folder))
            if not any(folder.glob("*")):
                # LibreOffice 7.4's own export to SpreadsheetML fails on wide sheets (numberColumnsRepeated).
                print(f"BỎ QUA/SKIPPED: round trip through LibreOffice's {kind}, it could not write any of the files")
                del folders["LibreOffice " + kind]
    else:
        print("BỎ QUA/SKIPPED: round trip through LibreOffice, it is missing")
    for name, folder in folders.items():
        result = read_back(binary, workspace, str(folder))
        for stem, (cells, listed) in typed.items():
            read, errors = result.get(stem, ({}, ["the file was not read"]))
            verdict.check(f"{name}: {stem}, {len(cells)} cells", errors + list(differences(cells, listed, read)))


def differences(typed, listed, read):
    """What was typed and not read so, and what was read and neither typed nor handed out in a list."""
    for place, value in typed.items():
        if place not in read or not same(value, read[place]):
            yield f"{place[0]}!{place[1]}: typed {value!r}, read {read.get(place)!r}"
    for place, value in read.items():
        if place not in typed and (place not in listed or not same(listed[place], value)):
            yield f"{place[0]}!{place[1]}: read {value!r}, nothing was typed"
