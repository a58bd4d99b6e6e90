"""What a SpreadsheetML 2003 file says, read with Python's own XML parser and nothing of bieumau's."""

import datetime
import xml.etree.ElementTree as ElementTree

SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
X = "{urn:schemas-microsoft-com:office:excel}"


class Sheet:
    """A worksheet: `cells` by 1-based (row, column), `merges` as (row, column, last row, last column)."""

    def __init__(self, element):
        self.element = element
        self.name = element.get(SS + "Name")
        self.names = {n.get(SS + "Name"): n.get(SS + "RefersTo") for n in element.iter(SS + "NamedRange")}
        self.cells = {}
        self.formulas = {}
        self.styles = {}
        self.merges = set()
        self.hidden_columns = set()
        self.hidden_rows = set()
        self.rows_without_height = []
        self.overlaps = []
        self._read(element.find(SS + "Table"))

    def _read(self, table):
        column = 0
        for element in table.findall(SS + "Column"):
            column = int(element.get(SS + "Index", column + 1))
            if element.get(SS + "Hidden") == "1":
                self.hidden_columns.add(column)
        taken = {}
        for row, element in enumerate(table.findall(SS + "Row"), 1):
            if element.get(SS + "Hidden") == "1":
                self.hidden_rows.add(row)
            if element.get(SS + "Height") is None:
                self.rows_without_height.append(row)
            self._read_row(row, element, taken)
        self.row_count = row if table.find(SS + "Row") is not None else 0

    def _read_row(self, row, element, taken):
        column = 0
        for cell in element.findall(SS + "Cell"):
            column = int(cell.get(SS + "Index", column + 1))
            across, down = int(cell.get(SS + "MergeAcross", 0)), int(cell.get(SS + "MergeDown", 0))
            for r in range(row, row + down + 1):
                for c in range(column, column + across + 1):
                    if (r, c) in taken:
                        self.overlaps.append(f"row {r} column {c} is covered twice")
                    taken[r, c] = True
            if across or down:
                self.merges.add((row, column, row + down, column + across))
            self.styles[row, column] = cell.get(SS + "StyleID")
            if cell.get(SS + "Formula") is not None:
                self.formulas[row, column] = cell
            data = cell.find(SS + "Data")
            if data is not None:
                self.cells[row, column] = value(data)
            column += across


def value(data):
    """The value of a Data element: float, datetime or text; None for an empty text, as spreadsheets keep it."""
    text = "".join(data.itertext())
    kind = data.get(SS + "Type")
    if kind == "Number":
        return float(text)
    if kind == "DateTime":
        return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%f")
    if kind == "String":
        return text or None
    raise ValueError(f"a Data of type {kind}")


class Look:
    """What both importers of LibreOffice keep of a style."""

    def __init__(self, style):
        self.horizontal = style.find(SS + "Alignment").get(SS + "Horizontal").lower()
        self.is_bold = style.find(SS + "Font").get(SS + "Bold") == "1"
        self.is_italic = style.find(SS + "Font").get(SS + "Italic") == "1"
        self.is_filled = style.find(SS + "Interior").get(SS + "Pattern") == "Solid"
        self.has_border = style.find(SS + "Borders").find(SS + "Border") is not None


class Workbook:
    def __init__(self, path):
        self.path = path
        self.tree = ElementTree.parse(path)
        self.root = self.tree.getroot()
        self.looks = {style.get(SS + "ID"): Look(style) for style in self.root.iter(SS + "Style")}
        self.sheets = [Sheet(element) for element in self.root.findall(SS + "Worksheet")]

    def plant_wrong_value(self, path):
        """Writes a copy in which one formula's cached number is wrong; (sheet name, row, column), or None without formulas."""
        for sheet in self.sheets:
            for (row, column), cell in sheet.formulas.items():
                data = cell.find(SS + "Data")
                if data is None or data.get(SS + "Type") != "Number":
                    continue
                true_text = data.text
                data.text = str(float(true_text) + 12345)
                self.tree.write(path, encoding="utf-8", xml_declaration=True)
                data.text = true_text
                return sheet.name, row, column
        return None
