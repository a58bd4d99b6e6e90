"""Types known figures into handed-out workbooks, as a person would who has a table of them beside her.

Which figure stands in which cell is learnt from the outside: something is typed into every open cell, and bieumau says
what it reads there. Then the cells are filled with openpyxl from tidy observations.
"""

import csv
import datetime
import decimal
import json
import pathlib
import re
import subprocess
import xml.etree.ElementTree

import openpyxl

import round_trip

KEY = ("indicator", "stratum", "unit", "scope", "period", "measure", "record")
MILLION = 1_000_000


def tidy(path):
    """Rows of a file of tidy observations."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def key_of(row):
    """A figure's key; categories of a stratum in one order."""
    return tuple(";".join(sorted(row[name].split(";"))) if name == "stratum" else row[name] for name in KEY)


def labels(pack):
    """What drop-downs print for a category's code, and units of money by indicator."""
    texts = {}
    money = set()
    for path in pathlib.Path(pack).rglob("*.xml"):
        for element in xml.etree.ElementTree.parse(path).iter():
            tag = element.tag.rsplit("}", 1)[-1]
            if tag == "category":
                texts.setdefault(element.get("code"), set()).add(element.get("label"))
            if element.get("type") == "money":
                money.add(element.get("code"))
    return texts, money


class Blank:
    """One handed-out workbook, with the key of every cell that can be typed into."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.sender = None
        self.keys = {}

    def open_cells(self, book):
        """Cells that are not locked in the rows of tables, with their rule."""
        for sheet in book.worksheets[1:]:
            if sheet.sheet_state != "visible":
                continue
            rules = round_trip.rules_of(sheet)
            in_table = False
            for row in sheet.iter_rows():
                anchor = str(row[0].value or "")
                in_table = in_table or anchor.startswith("#codes")
                if not in_table or not anchor or anchor.startswith("#"):
                    continue
                for cell in row[1:]:
                    if not cell.protection.locked:
                        yield sheet, cell, rules.get(cell.coordinate)

    def probe(self, target):
        """Types something into every open cell."""
        book = openpyxl.load_workbook(self.path)
        for _, cell, rule in self.open_cells(book):
            if rule is not None and rule.type == "list":
                cell.value = round_trip.choices(book, rule)[0]
            elif rule is not None and rule.type == "date":
                cell.value = datetime.date(2023, 2, 1)
            elif rule is not None and (rule.promptTitle or "").startswith("Đơn vị"):
                cell.value = round_trip.UNITS
            else:
                cell.value = "x" if cell.number_format == "@" or rule is None else 1
        book.save(target)


def learn(binary, workspace, blanks, scratch):
    """Fills in whose each blank is and which figure stands in which cell."""
    scratch.mkdir()
    for blank in blanks:
        blank.probe(scratch / blank.path.name)
    run = subprocess.run(
        [binary, "ingest", str(scratch), "--dry-run", "--workspace", workspace, "--format", "json"], capture_output=True)
    told = {pathlib.Path(file["file"]).name: file for file in json.loads(run.stdout)["files"]}
    for blank in blanks:
        file = told[blank.path.name]
        blank.sender = file["sender"]
        rows = [dict(zip(file["columns"], row)) for row in file["observations"]]
        blank.keys = {key_of(row): (row["sheet"], row["cell"]) for row in rows if row["cell"]}


class Typist:
    """Knows how a figure is written into a cell."""

    def __init__(self, pack, units):
        self.labels, self.money = labels(pack)
        self.units = {row["code"]: row["name"] for row in tidy(units)}

    def typed(self, row, offered):
        """What is typed for an observation; ``None`` for a blank."""
        if row["kind"] == "blank":
            return None
        if row["kind"] != "reported":
            return "-" if row["kind"] == "none" else "x"
        value = row["value"]
        if offered:
            return next((word for word in offered if word in self.labels.get(value, ()) or word == self.units.get(value)), value)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return datetime.date.fromisoformat(value)
        if re.fullmatch(r"\d{5}(;\d{5})*", value) and all(code in self.units for code in value.split(";")):
            return "; ".join(self.units[code] for code in value.split(";"))
        if re.fullmatch(r"-?\d+(\.\d+)?", value):
            number = decimal.Decimal(value)
            if row["indicator"] in self.money:
                number /= MILLION
            return int(number) if number == int(number) else float(number)
        return value

    def renumbered(self, rows, blank):
        """The rows with the ids that the blank's lists offer, in place of others: the first project is the first line."""
        offered = {}
        for key in blank.keys:
            if key[-1]:
                offered.setdefault(key[0], set()).add(key[-1])
        taken = {}
        for row in rows:
            lines = sorted(offered.get(row["indicator"], ()))
            if not row["record"] or not lines or row["record"] in lines:
                yield row
                continue
            kind = row["indicator"].rsplit(".", 1)[0]
            own = taken.setdefault(kind, {})
            number = own.setdefault(row["record"], len(own))
            yield {**row, "record": lines[number]} if number < len(lines) else row

    def fill(self, blank, rows, target):
        """Types rows of observations into a blank. Returns those for which it has no cell."""
        book = openpyxl.load_workbook(blank.path)
        rules = {sheet.title: round_trip.rules_of(sheet) for sheet in book.worksheets}
        homeless = []
        for row in self.renumbered(rows, blank):
            place = blank.keys.get(key_of(row))
            if place is None:
                homeless.append(row)
                continue
            sheet, cell = book[place[0]], place[1]
            rule = rules[place[0]].get(cell)
            sheet[cell].value = self.typed(row, round_trip.choices(book, rule) if rule is not None and rule.type == "list" else None)
        book.save(target)
        return homeless
