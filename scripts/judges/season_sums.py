"""Sums over communes, worked out from tidy observations and the pack's XML alone, beside what printed forms show.

Only what every circular's clerk would add up is judged: indicators that roll up by SUM, in rows and columns that name an
indicator and strata and no formula. A figure that some commune states only in parts is left to others.
"""

import decimal
import pathlib
import re
import xml.etree.ElementTree

import openpyxl

MILLION = 1_000_000


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def stratum(where):
    return ";".join(sorted((where or "").replace(" ", ";").split(";"))).strip(";")


class Pack:
    """What of the pack says which cells are sums."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.additive, self.money = set(), set()
        for path in (folder / "indicators").glob("*.xml"):
            for element in xml.etree.ElementTree.parse(path).iter():
                if local(element) != "indicator":
                    continue
                if element.get("type") == "money":
                    self.money.add(element.get("code"))
                if element.get("roll-up") == "SUM" and element.get("type") in ("integer", "decimal", "money"):
                    self.additive.add(element.get("code"))
        self.forms = {path.stem: xml.etree.ElementTree.parse(path).getroot() for path in (folder / "forms").glob("*.xml")}

    def sections(self, form):
        """Codes of sections by the names of their sheets."""
        return {element.get("sheet"): element.get("code") for element in self.forms[form].iter() if element.get("sheet")}

    def cells(self, form):
        """Yields section, row, column, indicator, stratum of sums; row ``None`` = the rows by unit."""
        for section in self.forms[form].iter():
            if local(section) != "section":
                continue
            columns = [element for element in section.iter() if local(element) == "column"]
            year_to_date = [
                column.get("code") for column in columns
                if column.get("measure") == "yearToDate" and not column.get("period") and not column.get("formula")
                and not column.get("indicator") and not column.get("where") and not column.get("scope")]
            for row in section.iter():
                if local(row) != "row" or row.get("indicator") not in self.additive:
                    continue
                if any(row.get(name) for name in ("formula", "unit", "measure", "period", "scope", "record")):
                    continue
                listed = (row.get("columns") or "").split()
                for column in year_to_date:
                    if not listed or column in listed:
                        yield section.get("code"), row.get("code"), column, row.get("indicator"), stratum(row.get("where"))
            by_unit = any(local(element) == "each" and element.get("unit")
                          for element in section.iter())
            if not by_unit:
                continue
            for column in columns:
                plain = not any(column.get(name) for name in ("formula", "unit", "period", "scope", "record"))
                if plain and column.get("indicator") in self.additive and column.get("measure") in (None, "yearToDate"):
                    yield section.get("code"), None, column.get("code"), column.get("indicator"), stratum(column.get("where"))


class Figures:
    """Numbers by indicator, stratum, unit and scope."""

    def __init__(self, rows, period, district):
        self.district = district
        self.numbers, self.strata = {}, {}
        for row in rows:
            if row["period"] != period or row["measure"] != "yearToDate" or row["record"]:
                continue
            key = row["indicator"], stratum(row["stratum"]), row["unit"], row["scope"]
            self.strata.setdefault((row["indicator"], row["unit"]), set()).add(key[1])
            if row["kind"] == "none":
                self.numbers[key] = decimal.Decimal(0)
            elif row["kind"] == "reported" and re.fullmatch(r"-?\d+(\.\d+)?", row["value"]):
                self.numbers[key] = decimal.Decimal(row["value"])
        self.units = sorted({unit for _, _, unit, _ in self.numbers} - {district})

    def total(self, indicator, where):
        """What the communes and the district itself come to; ``None`` when somebody states it only in parts."""
        stated = self.numbers.get((indicator, where, self.district, "total"))
        if stated is not None:
            return stated
        result, found = decimal.Decimal(0), False
        for unit in self.units:
            number = self.numbers.get((indicator, where, unit, "total"))
            if number is None and self.strata.get((indicator, unit)):
                return None
            if number is not None:
                result, found = result + number, True
        own = self.numbers.get((indicator, where, self.district, "own"))
        if own is None and self.strata.get((indicator, self.district)):
            return None
        if own is not None:
            result, found = result + own, True
        return result if found else None


def anchored(sheet):
    """Rows by anchor and columns by code of a printed sheet."""
    rows, columns = {}, {}
    for row in sheet.iter_rows():
        anchor = row[0].value
        if isinstance(anchor, str) and anchor.startswith("#codes"):
            columns = {str(cell.value).split("=")[0]: cell.column for cell in row[1:] if cell.value is not None}
        elif columns and isinstance(anchor, str):
            rows.setdefault(anchor, row[0].row)
    return rows, columns


def judge(folder, pack, rows, period, district, verdict):
    """Compares every sum of the printed xlsx files of a folder. Returns how many cells were compared."""
    pack, figures = Pack(pack), Figures(rows, period, district)
    compared = 0
    for path in sorted(pathlib.Path(folder).glob("bieu-*.xlsx")):
        if path.stem not in pack.forms:
            continue
        sheets = {}
        for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
            section = pack.sections(path.stem).get(sheet.title)
            if section:
                sheets[section] = (sheet, *anchored(sheet))
        wrong = []
        for section, row, column, indicator, where in pack.cells(path.stem):
            if section not in sheets:
                continue
            sheet, lines, columns = sheets[section]
            expected = {}
            if row is not None:
                expected[row] = figures.total(indicator, where)
            else:
                expected["T"] = figures.total(indicator, where)
                for unit in figures.units:
                    expected[f"u:{unit}"] = figures.numbers.get((indicator, where, unit, "total"))
            for anchor, number in expected.items():
                if number is None or anchor not in lines or column not in columns:
                    continue
                cell = sheet.cell(lines[anchor], columns[column])
                if indicator in pack.money:
                    number /= MILLION
                if cell.value == "x":
                    continue  # Not to be stated in such a period.
                compared += 1
                found = 0 if cell.value == "-" else cell.value
                if not isinstance(found, (int, float)) or abs(decimal.Decimal(repr(found)) - number) > decimal.Decimal("1e-9"):
                    wrong.append(f"{sheet.title}!{cell.coordinate} {indicator} {where}: {cell.value}, the sum is {number}")
        verdict.check(f"{path.name}: sums over communes", wrong)
    return compared
