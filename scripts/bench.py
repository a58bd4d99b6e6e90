"""The measuring part of scripts/bench: whole processes, in turn, with medians, ratios and peak memory."""

import os
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as tree

SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
PERIOD = "2023-H1"

OPENPYXL = """
import pickle, sys
from openpyxl import Workbook
books = pickle.load(open(sys.argv[1], "rb"))
for name, sheets in books:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(sys.argv[2] + "/" + name + ".xlsx")
"""

# The same cells with what our sheets have besides: merged areas, fonts, number formats, alignment, borders. For a reader who
# wants to know what the plain line leaves out; the goal is judged on the plain one.
STYLED = """
import pickle, sys
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
side = Side(style="thin")
border = Border(left=side, right=side, top=side, bottom=side)
for name, sheets in pickle.load(open(sys.argv[1], "rb")):
    book = Workbook()
    book.remove(book.active)
    looks = {}
    for title, rows, styles, merges in sheets:
        sheet = book.create_sheet(title)
        for r, (values, row_styles) in enumerate(zip(rows, styles), 1):
            for c, (value, style) in enumerate(zip(values, row_styles), 1):
                if style is None:
                    continue
                cell = sheet.cell(r, c, value)
                if style not in looks:
                    bold, italic, size, horizontal, wrap, has_border, number_format = style
                    looks[style] = (Font(name="Times New Roman", bold=bold, italic=italic, size=size),
                                    Alignment(horizontal=horizontal, vertical="center", wrap_text=wrap),
                                    border if has_border else None, number_format)
                cell.font, cell.alignment, edges, cell.number_format = looks[style]
                if edges:
                    cell.border = edges
        for area in merges:
            sheet.merge_cells(start_row=area[0], start_column=area[1], end_row=area[2], end_column=area[3])
    book.save(sys.argv[2] + "/" + name + ".xlsx")
"""


def run(command):
    """Seconds and peak megabytes of one whole process, which must do all of its work."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command[0]} ended with {status}: {process.stderr.read().decode()[:2000]}")
    return seconds, usage.ru_maxrss / 1024


def cells_of(folder):
    """Every workbook of a folder as (name, [(sheet, rows of values)]), and the number of filled cells."""
    books, count = [], 0
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".xml"):
            continue
        sheets = []
        for sheet in tree.parse(os.path.join(folder, name)).iter(SS + "Worksheet"):
            rows = []
            for row in sheet.iter(SS + "Row"):
                values = []
                for cell in row.iter(SS + "Cell"):
                    index = cell.get(SS + "Index")
                    while index and len(values) < int(index) - 1:
                        values.append(None)
                    data = cell.find(SS + "Data")
                    value = None if data is None else data.text
                    if value and data.get(SS + "Type") == "Number":
                        value = float(value)
                    values.append(value)
                    count += 1
                rows.append(values)
            sheets.append((sheet.get(SS + "Name"), rows))
        books.append((name[:-4], sheets))
    return books, count


def looks_of(book):
    """By style id: bold, italic, size, horizontal alignment, wrapping, borders, number format."""
    looks = {}
    for style in book.iter(SS + "Style"):
        font, alignment = style.find(SS + "Font"), style.find(SS + "Alignment")
        looks[style.get(SS + "ID")] = (
            font.get(SS + "Bold") == "1", font.get(SS + "Italic") == "1", int(font.get(SS + "Size")),
            alignment.get(SS + "Horizontal").lower(), alignment.get(SS + "WrapText") == "1",
            len(style.find(SS + "Borders")) > 0, style.find(SS + "NumberFormat").get(SS + "Format"))
    return looks


def styled_cells_of(folder):
    """The same workbooks as ``cells_of`` as (name, [(sheet, rows of values, rows of looks, merged areas)])."""
    books = []
    for name in sorted(n for n in os.listdir(folder) if n.endswith(".xml")):
        book = tree.parse(os.path.join(folder, name)).getroot()
        looks, sheets = looks_of(book), []
        for sheet in book.iter(SS + "Worksheet"):
            rows, styles, merges = [], [], []
            for number, row in enumerate(sheet.iter(SS + "Row"), 1):
                values, row_styles = [], []
                for cell in row.iter(SS + "Cell"):
                    missing = int(cell.get(SS + "Index") or 0) - 1 - len(values)
                    values += [None] * missing
                    row_styles += [None] * missing
                    data = cell.find(SS + "Data")
                    is_number = data is not None and data.get(SS + "Type") == "Number" and data.text
                    values.append(float(data.text) if is_number else None if data is None else data.text)
                    row_styles.append(looks[cell.get(SS + "StyleID")])
                    across, down = int(cell.get(SS + "MergeAcross") or 0), int(cell.get(SS + "MergeDown") or 0)
                    if across or down:
                        merges.append((number, len(values), number + down, len(values) + across))
                        values += [None] * across
                        row_styles += [None] * across
                rows.append(values)
                styles.append(row_styles)
            sheets.append((sheet.get(SS + "Name"), rows, styles, merges))
        books.append((name[:-4], sheets))
    return books


def main():
    binary, workspace, districts = sys.argv[1], sys.argv[2], int(sys.argv[3])
    shared = "/dev/shm" if os.path.isdir("/dev/shm") else None
    scratch = tempfile.mkdtemp(dir=shared)
    try:
        one_set(binary, workspace, scratch)
        many(binary, workspace, districts, scratch)
    finally:
        shutil.rmtree(scratch)


def render(binary, workspaces, out):
    command = [binary, "render", "--period", PERIOD, "--form", "all", "--format", "xml,txt", "--out", out, "--force"]
    for workspace in workspaces:
        command += ["--workspace", workspace]
    return command


def one_set(binary, workspace, scratch):
    global per_cell_openpyxl, cells
    out = scratch + "/set"
    run(render(binary, [workspace], out))
    books, cells = cells_of(out)
    pickled = scratch + "/cells.pickle"
    pickle.dump(books, open(pickled, "wb"))
    script = scratch + "/write.py"
    open(script, "w").write(OPENPYXL)
    ours, theirs = [], []
    for _ in range(9):
        ours.append(run(render(binary, [workspace], out)))
        theirs.append(run([sys.executable, script, pickled, scratch]))
    ratios = [b[0] / a[0] for a, b in zip(ours, theirs)]
    mine, other = (statistics.median(x[0] for x in list_) for list_ in (ours, theirs))
    print(f"one district, one period, xml and txt: {cells} cells")
    print(f"  bieumau  {mine * 1000:8.1f} ms  peak {max(x[1] for x in ours):6.1f} MB")
    print(f"  openpyxl {other * 1000:8.1f} ms  peak {max(x[1] for x in theirs):6.1f} MB  (same cells, xlsx only)")
    print(f"  ratio    {statistics.median(ratios):8.1f}  (pair by pair {min(ratios):.1f}…{max(ratios):.1f})")
    pickle.dump(styled_cells_of(out), open(pickled, "wb"))
    open(script, "w").write(STYLED)
    styled = statistics.median(run([sys.executable, script, pickled, scratch])[0] for _ in range(3))
    print(f"  openpyxl {styled * 1000:8.1f} ms with fonts, borders, formats and merged areas, ratio {styled / mine:.1f}"
          "  (for comparison; the goal is the line above)")
    print(f"  load     {os.getloadavg()[0]:8.1f}")
    empty = statistics.median(run([sys.executable, "-c", "import openpyxl, pickle"])[0] for _ in range(5))
    per_cell_openpyxl = (other - empty) / cells


def many(binary, workspace, districts, scratch):
    for count in sorted({max(1, districts // 10), districts // 2, districts}):
        folder = scratch + f"/workspaces-{count}"
        names = []
        for index in range(count):
            name = f"{folder}/district-{index:04}"
            shutil.copytree(workspace, name)
            names.append(name)
        # The pack is found beside the binary or in the checkout; copies stand elsewhere.
        os.environ["BIEUMAU_TEMPLATES"] = os.path.abspath("Templates")
        seconds, peak = run(render(binary, names, scratch + "/many"))
        per_cell = seconds / (count * cells)
        print(f"{count} districts in one run: {seconds:.2f} s, {per_cell * 1e6:.3f} µs a cell, peak {peak:.0f} MB,"
              f" ratio to openpyxl a cell (start-up left out) {per_cell_openpyxl / per_cell:.1f}")
        shutil.rmtree(folder)
        shutil.rmtree(scratch + "/many", ignore_errors=True)


if __name__ == "__main__":
    main()
