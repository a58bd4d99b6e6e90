"""Judges how a sheet falls into pages, worked out from nothing but the widths, heights and margins that its XML states.

Two promises are held to it: that everything is as wide as the paper and legible, and that a page begins where the table
allows it. No program prints exactly what is stated, so what depends on the measure is asked with a few percent in hand.
"""

import collections
import copy
import re
import xml.etree.ElementTree as ElementTree

from spreadsheetml import SS, Sheet, X

MILLIMETRES = {"Portrait": (210, 297), "Landscape": (297, 210)}

# To save a page, a sheet may print at no less than this percentage, and no less than this part of what its width asks for.
SMALLEST_PERCENT = 50
LEAST_OF_WIDTH = 0.84
# By how much a program may measure otherwise.
TOLERANCE = 0.03
# Tables with fewer rows than these may leave the signatures a page of their own; else so many rows go with them.
SHORT_TABLE = 16
ROWS_BESIDE_SIGNATURES = 3


class Printed:
    """A sheet as a printer sees it, in points. Rows are 0-based, as page breaks count them."""

    def __init__(self, sheet, options):
        table = sheet.element.find(SS + "Table")
        rows = table.findall(SS + "Row")
        self.heights = [0 if row.get(SS + "Hidden") == "1" else float(row.get(SS + "Height", 0)) for row in rows]
        self.width = sum(float(c.get(SS + "Width")) for c in table.findall(SS + "Column") if c.get(SS + "Hidden") != "1")
        setup = options.find(X + "PageSetup")
        wide, high = MILLIMETRES[setup.find(X + "Layout").get(X + "Orientation")]
        margins = {side: 72 * float(setup.find(X + "PageMargins").get(X + side)) for side in ("Left", "Right", "Top", "Bottom")}
        self.room_across = wide * 72 / 25.4 - margins["Left"] - margins["Right"]
        self.room_down = high * 72 / 25.4 - margins["Top"] - margins["Bottom"]
        titles = re.search(r"!R(\d+):R(\d+)$", sheet.names.get("Print_Titles", ""))
        self.header = range(int(titles[1]) - 1, int(titles[2])) if titles else range(0)
        # The first row of the merged area that a row is in.
        self.group_starts = list(range(len(rows)))
        for top, _, bottom, _ in sheet.merges:
            for row in range(top - 1, bottom):
                self.group_starts[row] = min(self.group_starts[row], top - 1)
        self.bodies = bodies(sheet)

    @property
    def percent_of_width(self):
        """Whole percent at which the columns fit the paper."""
        return max(1, min(100, int(100 * self.room_across / self.width)))

    def page_starts(self, percent, breaks=(), keeps_groups=False, room=1.0):
        """The first row of each page, header rows repeated; what is more than a page high goes on on the next."""
        room = self.room_down * 100 / percent * room
        repeated = sum(self.heights[row] for row in self.header)
        starts, used = [0], 0.0
        for row, height in enumerate(self.heights):
            if row in breaks or (used + height > room and used > 0):
                group = self.group_starts[row]
                start = group if keeps_groups and group > starts[-1] else row
                starts.append(start)
                used = sum(self.heights[start:row]) + (repeated if self.header and start >= self.header.stop else 0)
            used += height
        return starts


def bodies(sheet):
    """The rows of each table below its code line that are printed."""
    result, first = [], None
    for row in range(1, sheet.row_count + 1):
        anchors = [str(sheet.cells.get((row, column)) or "") for column in sheet.hidden_columns]
        if any(anchor.startswith("#codes") for anchor in anchors):
            first = row
        elif first is not None and any(anchor.startswith("#end") for anchor in anchors):
            result.append(range(first, row - 1))
            first = None
    return result


def faults(sheet, options):
    """Faults of one sheet's FitHeight and page breaks."""
    stated = options.findtext(f"{X}Print/{X}FitHeight") or ""
    if options.find(X + "FitToPage") is None or options.findtext(f"{X}Print/{X}FitWidth") != "1" or not stated.isdecimal():
        yield f"does not fit the width of a page ({stated!r} pages down)"
        return
    rows = [(element.findtext(X + "Row") or "") for element in sheet.element.iter(X + "RowBreak")]
    if not all(row.isdecimal() for row in rows):
        yield f"page breaks at {rows}"
        return
    printed, pages_down, breaks = Printed(sheet, options), int(stated), [int(row) for row in rows]
    yield from faults_of_breaks(printed, breaks)
    if pages_down == 0:
        yield from faults_of_open_height(printed, breaks)
        return
    if breaks:
        yield f"fitted to {pages_down} pages, where programs pass over the page breaks {breaks}"
    yield from faults_of_fitting(printed, pages_down)


def faults_of_breaks(printed, breaks):
    if breaks != sorted(set(breaks)):
        yield f"page breaks not ascending: {breaks}"
    for row in breaks:
        if not any(row in body for body in printed.bodies):
            yield f"a page begins in row {row + 1}, outside the table's body"
        elif printed.group_starts[row] != row:
            yield f"a page begins in row {row + 1}, among merged rows"


def faults_of_fitting(printed, pages_down):
    """That many pages are needed, and suffice without printing too small."""
    percent = printed.percent_of_width
    least = min(percent, max(SMALLEST_PERCENT, LEAST_OF_WIDTH * percent))
    needed = len(printed.page_starts(least))
    if needed > pages_down:
        yield f"on {pages_down} pages it prints below {least:.0f} %, where the width asks for {percent} %"
    if len(printed.page_starts(percent, room=1 - TOLERANCE)) <= pages_down:
        yield f"fitted to {pages_down} pages, which it does not fill at the {percent} % that the width asks for"


def faults_of_open_height(printed, breaks):
    """That no page could be saved, and that the signatures stand on a page with rows of the table."""
    percent = printed.percent_of_width
    pages = printed.page_starts(percent, breaks)
    torn = [torn_by(printed, percent, breaks, room) for room in (1.0, 1 - TOLERANCE)]
    for row in sorted(set.intersection(*torn)):
        yield f"the rows merged from row {row + 1} on are torn apart"
    least = max(SMALLEST_PERCENT, (LEAST_OF_WIDTH + TOLERANCE) * percent)
    if least < percent:
        automatic = len(printed.page_starts(percent))
        if len(printed.page_starts(least, keeps_groups=True, room=1 - TOLERANCE)) < automatic:
            yield f"a page of {automatic} could be saved by printing at {least:.0f} % instead of {percent} %"
    if len(printed.bodies) == 1 and len(pages) > 1:
        body = printed.bodies[0]
        beside = sum(1 for row in body if row >= pages[-1])
        if len(body) > SHORT_TABLE and beside < ROWS_BESIDE_SIGNATURES:
            yield f"the last page begins in row {pages[-1] + 1}, with {beside} rows of the table"


def torn_by(printed, percent, breaks, room):
    """First rows of merged areas among whose rows a page begins."""
    starts = printed.page_starts(percent, breaks, room=room)
    return {printed.group_starts[row] for row in starts if printed.group_starts[row] != row}


def blind_spots(sheets):
    """What the judge does not see when faults are planted into copies of sheets: each that is one by any measure must be
    caught, of those that a few percent decide about at least half."""
    missed, planted = collections.Counter(), collections.Counter()
    for sheet in sheets:
        for words, plant, is_certain in plants(sheet):
            element = copy.deepcopy(sheet.element)
            plant(element)
            is_missed = not list(faults(Sheet(element), element.find(X + "WorksheetOptions")))
            if is_certain and is_missed:
                yield f"THE JUDGE IS BLIND: {words} was not caught in {sheet.name}"
            if not is_certain:
                planted[words] += 1
                missed[words] += is_missed
    for words, count in missed.items():
        if 2 * count > planted[words]:
            yield f"THE JUDGE IS BLIND: {words} was caught in {planted[words] - count} of {planted[words]} sheets"


def plants(sheet):
    """What is wrong, what makes it so, and whether it is wrong by any measure."""
    options = sheet.element.find(X + "WorksheetOptions")
    stated = int(options.findtext(f"{X}Print/{X}FitHeight"))
    breaks = [int(row.findtext(X + "Row")) for row in sheet.element.iter(X + "RowBreak")]
    yield "two pages more", lambda element: fit(element, stated + 2), True
    yield "an unstated number of pages down", lambda element: fit(element, ""), True
    yield "a page that begins in the head", lambda element: break_before(element, [1, *breaks]), True
    if stated:
        yield "any number of pages down", lambda element: fit(element, 0), False
    if breaks:
        yield "two pages that begin in one row", lambda element: break_before(element, breaks + breaks[-1:]), True
        yield "a number of pages beside page breaks", lambda element: fit(element, len(breaks) + 1), True
        yield "page breaks left out", lambda element: break_before(element, []), False
    inner = [top for top, _, bottom, _ in sheet.merges if bottom > top and any(top in body for body in bodies(sheet))]
    if inner and not stated:
        yield "a page that begins among merged rows", lambda element: break_before(element, sorted([*breaks, inner[0]])), True


def fit(element, pages_down):
    element.find(f"{X}WorksheetOptions/{X}Print/{X}FitHeight").text = str(pages_down)


def break_before(element, rows):
    for old in element.findall(X + "PageBreaks"):
        element.remove(old)
    holder = ElementTree.SubElement(ElementTree.SubElement(element, X + "PageBreaks"), X + "RowBreaks")
    for row in rows:
        ElementTree.SubElement(ElementTree.SubElement(holder, X + "RowBreak"), X + "Row").text = str(row)
