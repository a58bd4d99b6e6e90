"""Compares a workbook as LibreOffice imported it, read by openpyxl, with what its SpreadsheetML says."""

import math

import openpyxl
from openpyxl.utils import get_column_letter


class Imported:
    """An xlsx file: values as shown, and formulas."""

    def __init__(self, path):
        self.values = openpyxl.load_workbook(path, data_only=True)
        self.formulas = openpyxl.load_workbook(path)


def address(row, column):
    return f"{get_column_letter(column)}{row}"


def same(expected, found):
    if isinstance(expected, float):
        return isinstance(found, (int, float)) and math.isclose(expected, found, rel_tol=1e-13, abs_tol=1e-9)
    return expected == (found if found != "" else None)


def wrong_values(workbook, imported):
    """Cells whose value differs, and values that the file does not have. [(sheet, row, column, words)]"""
    result = []
    if imported.values.sheetnames != [sheet.name for sheet in workbook.sheets]:
        return [(None, 0, 0, f"sheets {imported.values.sheetnames}")]
    for sheet in workbook.sheets:
        found = {}
        for row in imported.values[sheet.name].iter_rows():
            for cell in row:
                if cell.value is not None and cell.value != "":
                    found[cell.row, cell.column] = cell.value
        for place in sorted(sheet.cells.keys() | found.keys()):
            expected, value = sheet.cells.get(place), found.get(place)
            if not same(expected, value):
                words = f"{sheet.name}!{address(*place)}: the file says {expected!r}, read was {value!r}"
                result.append((sheet.name, *place, words))
    return result


def wrong_merges(workbook, imported):
    for sheet in workbook.sheets:
        ranges = imported.values[sheet.name].merged_cells.ranges
        found = {(r.min_row, r.min_col, r.max_row, r.max_col) for r in ranges}
        for area in sorted(sheet.merges ^ found):
            words = "not merged" if area in sheet.merges else "merged"
            yield f"{sheet.name}!{address(*area[:2])}:{address(*area[2:])} is {words}"


def wrong_formulas(workbook, imported):
    """Formulas that are no longer live."""
    for sheet in workbook.sheets:
        for row, column in sheet.formulas:
            text = imported.formulas[sheet.name].cell(row, column).value
            if not (isinstance(text, str) and text.startswith("=")):
                yield f"{sheet.name}!{address(row, column)} is no formula but {text!r}"


def wrong_visibility(workbook, imported):
    """Hidden columns and rows that are shown, or the other way round."""
    for sheet in workbook.sheets:
        read = imported.values[sheet.name]
        columns = set()
        for dimension in read.column_dimensions.values():
            if dimension.hidden:
                columns |= set(range(dimension.min, min(dimension.max, 400) + 1))
        rows = {row for row, dimension in read.row_dimensions.items() if dimension.hidden}
        if not sheet.hidden_columns <= columns or (columns - sheet.hidden_columns) & set(range(1, read.max_column + 1)):
            yield f"{sheet.name}: hidden columns {sorted(columns)}, not {sorted(sheet.hidden_columns)}"
        if rows != sheet.hidden_rows:
            yield f"{sheet.name}: hidden rows {sorted(rows)}, not {sorted(sheet.hidden_rows)}"


def wrong_looks(workbook, imported):
    """Cells that lost their border, their fill, their weight, their slant or their alignment, or took over somebody else's."""
    for sheet in workbook.sheets:
        for (row, column), style in sheet.styles.items():
            look, cell = workbook.looks[style], imported.values[sheet.name].cell(row, column)
            has_border = bool(cell.border.left.style and cell.border.top.style)
            is_filled = cell.fill.fill_type == "solid"
            found = (has_border, is_filled, bool(cell.font.b), bool(cell.font.i), cell.alignment.horizontal)
            expected = (look.has_border, look.is_filled, look.is_bold, look.is_italic, look.horizontal)
            if found != expected:
                yield f"{sheet.name}!{address(row, column)}: border, fill, bold, italic, alignment are {found}, not {expected}"
