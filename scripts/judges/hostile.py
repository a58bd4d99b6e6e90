"""Feeds `bieumau read` with files that were made to hurt, and measures time and memory of the whole process.

    hostile.py BINARY SCRATCH        judges all of them and prints a table
    hostile.py make NAME PATH        makes one

Only the standard library, and each file in a process of its own: a child's peak memory counts from its parent's.
"""

import io
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

MEGABYTES = 64
SECONDS = 2.0

MAIN = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = " ".join(f"xmlns:{p}='urn:oasis:names:tc:opendocument:xmlns:{p}:1.0'" for p in ("office", "table", "text", "style"))


def repeated(piece, count):
    """`count` times a piece, as blocks of about a megabyte."""
    piece = piece.encode()
    block = max(1, (1 << 20) // len(piece))
    while count > 0:
        yield piece * min(block, count)
        count -= block


def numbered(count, form):
    """`form` filled with 0 up to `count`."""
    block = 10_000
    for start in range(0, count, block):
        yield "".join(form.format(n=n) for n in range(start, min(start + block, count))).encode()


class Parts:
    """A zip whose parts are texts or streams of bytes."""

    def __init__(self):
        self.parts = []

    def add(self, name, *pieces):
        self.parts.append((name, pieces))
        return self

    def save(self, path):
        with zipfile.ZipFile(path, "w") as archive:
            for name, pieces in self.parts:
                entry = zipfile.ZipInfo(name)
                entry.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(entry, "w", force_zip64=True) as part:
                    for piece in pieces:
                        for block in [piece.encode()] if isinstance(piece, str) else piece:
                            part.write(block)


def xlsx(sheet=("<sheetData/>",), strings=None, styles=None, tabs=1, workbook="", relationships="", sheet_root=""):
    parts = Parts()
    parts.add("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
    parts.add(
        "_rels/.rels",
        f"<Relationships xmlns='{PACKAGE}'><Relationship Id='w' Type='{OFFICE}/officeDocument' Target='xl/workbook.xml'/>"
        "</Relationships>",
    )
    sheets = "".join(f"<sheet name='s{n}' sheetId='{n + 1}' r:id='r'/>" for n in range(tabs))
    parts.add("xl/workbook.xml", f"<workbook {MAIN} xmlns:r='{OFFICE}'><sheets>{sheets}</sheets>", workbook, "</workbook>")
    parts.add(
        "xl/_rels/workbook.xml.rels",
        f"<Relationships xmlns='{PACKAGE}'><Relationship Id='r' Type='{OFFICE}/worksheet' Target='worksheets/sheet1.xml'/>"
        f"<Relationship Id='s' Type='{OFFICE}/sharedStrings' Target='sharedStrings.xml'/>"
        f"<Relationship Id='y' Type='{OFFICE}/styles' Target='styles.xml'/>",
        relationships,
        "</Relationships>",
    )
    parts.add("xl/sharedStrings.xml", f"<sst {MAIN}>", *(strings or ()), "</sst>")
    parts.add("xl/styles.xml", f"<styleSheet {MAIN}>", *(styles or ()), "</styleSheet>")
    parts.add("xl/worksheets/sheet1.xml", sheet_root or f"<worksheet {MAIN}>", *sheet, "</worksheet>")
    return parts


def rows(*pieces):
    return ("<sheetData>", *pieces, "</sheetData>")


def ods(*tables, mimetype=("application/vnd.oasis.opendocument.spreadsheet",)):
    parts = Parts().add("mimetype", *mimetype)
    return parts.add(
        "content.xml",
        f"<office:document-content {ODF}><office:body><office:spreadsheet>",
        *tables,
        "</office:spreadsheet></office:body></office:document-content>",
    )


def spreadsheetml(*pieces):
    return b"".join(
        piece.encode() if isinstance(piece, str) else b"".join(piece)
        for piece in (
            "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'"
            " xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>",
            *pieces,
            "</Workbook>",
        )
    )


def table(*pieces):
    return ("<table:table table:name='a'>", *pieces, "</table:table>")


def overlapping(path):
    """A few kilobytes that unpack to gigabytes: all sheets share one packed part."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = b"".join(packer.compress(block) for block in repeated(" ", 40 << 20)) + packer.flush()
    size = 40 << 20
    checksum = 0
    for block in repeated(" ", size):
        checksum = zlib.crc32(block, checksum)
    small = io.BytesIO()
    targets = "".join(f"<Relationship Id='r{n}' Type='{OFFICE}/worksheet' Target='s{n}.xml'/>" for n in range(200))
    sheets = "".join(f"<sheet name='s{n}' r:id='r{n}'/>" for n in range(200))
    with zipfile.ZipFile(small, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", f"<workbook {MAIN} xmlns:r='{OFFICE}'><sheets>{sheets}</sheets></workbook>")
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships xmlns='{PACKAGE}'>{targets}</Relationships>")
        start = archive.start_dir
        central = []
        for info in archive.infolist():
            central.append((info.filename.encode(), info.CRC, info.compress_size, info.file_size, info.header_offset))
    body = bytearray(small.getvalue()[:start])
    at = len(body)
    body += struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, checksum, len(kernel), size, 8, 0) + b"xl/s.xml" + kernel
    central += [(f"xl/s{n}.xml".encode(), checksum, len(kernel), size, at) for n in range(200)]
    begin = len(body)
    for name, crc, packed, full, offset in central:
        body += struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, packed, full, len(name), 0, 0, 0, 0, 0, offset)
        body += name
    body += struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(central), len(central), len(body) - begin, begin, 0)
    path.write_bytes(body)


def renamed(old, new):
    def make(path):
        xlsx().add("xl/aa/x.xml", "<a/>").add("xl/bb/x.xml", "<a/>").save(path)
        path.write_bytes(path.read_bytes().replace(old, new))

    return make


def many_parts(path):
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"p{number}"), "")


def flagged(path):
    xlsx().save(path)
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\1\2")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\1\2", at + 4)
    path.write_bytes(data)


def lzma(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")


def compound(stream):
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(632) + stream.encode("utf-16le") + bytes(4096)


LAUGHS = (
    "<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {y} '{('&' + x + ';') * 10}'>" for x, y in zip("abcdefghi", "bcdefghij"))
    + "]>"
)
OUTSIDE = "<!DOCTYPE l [<!ENTITY a SYSTEM 'http://127.0.0.1:9/x'><!ENTITY % b SYSTEM 'file:///etc/passwd'>%b;]>"
FLOAT = "office:value-type='float' office:value='1'"

# Name, what must be answered (a code of a finding; nothing: the file is read), how it is made: parts, bytes, or a
# function that writes the file.
CASES = [
    ("a sheet of 2 GB of spaces", "W007", lambda: xlsx((repeated(" ", 2 << 30),))),
    ("200 sheets over one packed part, 8 GB", "W007", lambda: overlapping),
    ("a shared string of 1 GB", "W007", lambda: xlsx(strings=("<si><t>", repeated("a", 1 << 30)))),
    ("bomb as workbook.xml", "W007", lambda: xlsx(workbook=repeated("<definedName/>", 20 << 20))),
    ("bomb as relationships", "W007", lambda: xlsx(relationships=repeated("<Relationship/>", 4 << 20))),
    ("bomb as mimetype of an ods", "W007", lambda: ods(mimetype=(repeated("a", 400 << 20),))),
    ("7 million empty rows", "W014", lambda: xlsx(rows(numbered(7_000_000, "<row spans='{n}'/>")))),
    ("two parts with one name", "W008", lambda: renamed(b"bb/x", b"aa/x")),
    ("two names that differ in case", "W008", lambda: renamed(b"bb/x", b"AA/x")),
    ("a part with a path out", "W009", lambda: renamed(b"xl/bb/x.xml", b"../../x.xml")),
    ("a part with a path from the root of a drive", "W009", lambda: renamed(b"xl/bb/x.xml", b"C:\\bb/x.xml")),
    ("100,000 parts", "W006", lambda: many_parts),
    ("encrypted parts", "W005", lambda: flagged),
    ("a part packed with LZMA", "W010", lambda: lzma),
    ("a zip in a zip", "W018", lambda: Parts().add("inside.xlsx", repeated("PK", 1000))),
    ("an old .xls", "W002", lambda: compound("Workbook")),
    ("an xlsx behind a password", "W003", lambda: compound("EncryptedPackage")),
    ("an ods behind a password", "W003", lambda: Parts().add("content.xml", "\1").add("META-INF/manifest.xml", "<m><encryption-data/></m>")),
    ("a billion laughs in a sheet", "X002", lambda: xlsx(("&j;",), sheet_root=LAUGHS + f"<worksheet {MAIN}>")),
    ("a billion laughs in SpreadsheetML", "X002", lambda: (LAUGHS + "<Workbook>&j;</Workbook>").encode()),
    ("entities from outside", "X002", lambda: xlsx(("&a;",), sheet_root=OUTSIDE + f"<worksheet {MAIN}>")),
    ("links and parts from outside", "", lambda: xlsx(relationships=f"<Relationship Id='x' Type='{OFFICE}/externalLink' TargetMode='External' Target='http://127.0.0.1:9/x'/>")),
    ("a row of a million cells", "W014", lambda: xlsx(rows("<row>", repeated("<c><v>1</v></c>", 1_000_000), "</row>"))),
    ("a million columns in SpreadsheetML", "W014", lambda: spreadsheetml("<Worksheet><Table><Row>", repeated("<Cell/>", 1_000_000), "</Row></Table></Worksheet>")),
    ("a million column styles", "", lambda: spreadsheetml("<Worksheet ss:Name='a'><Table>", repeated("<Column ss:Index='1' ss:Span='16383' ss:StyleID='x'/>", 300_000), "</Table></Worksheet>")),
    ("a cell in column ZZZZZZZZZZZZZZZ", "W014", lambda: xlsx(rows("<row><c r='ZZZZZZZZZZZZZZZ1'><v>1</v></c></row>"))),
    ("row 4294967297", "W014", lambda: xlsx(rows("<row r='4294967297'><c><v>1</v></c></row>"))),
    ("row 18446744073709551617", "W014", lambda: xlsx(rows("<row r='18446744073709551617'><c><v>1</v></c></row>"))),
    ("row -5", "W021", lambda: xlsx(rows("<row r='-5'><c><v>1</v></c></row>"))),
    ("a cell at A-1", "W021", lambda: xlsx(rows("<row><c r='A-1'><v>1</v></c></row>"))),
    ("index -1 in SpreadsheetML", "W021", lambda: spreadsheetml("<Worksheet><Table><Row ss:Index='-1'/></Table></Worksheet>")),
    ("index 99999999999 in SpreadsheetML", "W014", lambda: spreadsheetml("<Worksheet><Table><Row ss:Index='99999999999'/></Table></Worksheet>")),
    ("10 million shared strings", "W013", lambda: xlsx(strings=(repeated("<si><t>a</t></si>", 10_000_000),))),
    ("10 million empty shared strings", "W013", lambda: xlsx(strings=(numbered(3_000_000, "<si><t>{n}</t></si>"),))),
    ("a text of 10 MB", "W013", lambda: xlsx(rows("<row><c t='str'><v>", numbered(1_500_000, "{n}"), "</v></c></row>"))),
    ("one cell with a million values", "W013", lambda: xlsx(rows("<row><c t='str'>", numbered(1_600_000, "<v>giá trị số {n} của ô</v>"), "</c></row>"))),
    ("4 million cells", "W012", lambda: xlsx(rows(numbered(400_000, "<row>" + "<c><v>{n}</v></c>" * 10 + "</row>")))),
    ("cells from last to first", "", lambda: xlsx(rows("".join(f"<row r='{r}'>" + "".join(f"<c r='{c}{r}'><v>{r}</v></c>" for c in "TSRQPONMLKJIHGFEDCBA") + "</row>" for r in range(10_000, 0, -1))))),
    ("2 million merged ranges", "W022", lambda: xlsx((*rows(""), "<mergeCells>", numbered(2_000_000, "<mergeCell ref='A{n}:XFD{n}'/>")))),
    ("one merged range over the whole sheet", "", lambda: xlsx((*rows("<row><c><v>1</v></c></row>"), "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"))),
    ("a million groups of hidden rows", "W022", lambda: xlsx(rows(numbered(200_000, "<row r='1' hidden='1'/><row r='3' hidden='1'/>")))),
    ("a million styles and fonts", "", lambda: xlsx(styles=("<fonts>", numbered(400_000, "<font><name val='f{n}'/></font>"), "</fonts><cellXfs>", numbered(300_000, "<xf fontId='{n}'/>"), "</cellXfs>"))),
    ("cells repeated a billion times in ods", "W014", lambda: ods(*table(f"<table:table-row><table:table-cell table:number-columns-repeated='999999999' {FLOAT}/></table:table-row>"))),
    ("rows repeated 2^64 times in ods", "W014", lambda: ods(*table(f"<table:table-row table:number-rows-repeated='18446744073709551616'><table:table-cell {FLOAT}/></table:table-row>"))),
    ("a whole sheet filled by repeating in ods", "W012", lambda: ods(*table(f"<table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='16384' {FLOAT}/></table:table-row>"))),
    ("rows repeated -1 times in ods", "W021", lambda: ods(*table("<table:table-row table:number-rows-repeated='-1'/>"))),
    ("spaces repeated a billion times in ods", "W013", lambda: ods(*table("<table:table-row><table:table-cell office:value-type='string'><text:p>", repeated("<text:s text:c='999999999'/>", 100_000), "</text:p></table:table-cell></table:table-row>"))),
    ("100 levels of elements", "X004", lambda: xlsx(("<a>" * 100,))),
    ("a million levels of elements", "X004", lambda: spreadsheetml(repeated("<a>", 1_000_000))),
    ("a tag of 20 MB", "X008", lambda: spreadsheetml("<a b='", repeated("c", 20 << 20), "'/>")),
    ("a tag with 20,000 attributes", "X008", lambda: spreadsheetml("<a ", numbered(20_000, "b{n}='' "), "/>")),
    ("formulas in a circle", "", lambda: xlsx(rows("<row><c r='A1'><f>B1</f><v>1</v></c><c r='B1'><f>A1</f><v>1</v></c></row>"))),
    ("formulas shared with themselves", "", lambda: xlsx(rows("<row><c r='A1'><f t='shared' si='0'/><v>1</v></c><c r='B1'><f t='shared' si='0'/></c></row>"))),
    ("control characters", "X001", lambda: xlsx(rows("<row><c t='str'><v>a\1b</v></c></row>"))),
    ("escaped control characters", "", lambda: xlsx(rows("<row><c t='str'><v>a_x001B_[31m</v></c></row>"))),
    ("text that is a command", "", lambda: xlsx(rows("<row><c t='str'><v>=cmd|' /C calc'!A0</v></c></row>"))),
    ("content types that lie", "", lambda: xlsx().add("x/[Content_Types].xml", "<Types><Override PartName='/xl/workbook.xml' ContentType='image/png'/></Types>")),
    ("bytes that are not of their encoding", "X001", lambda: "<?xml version='1.0' encoding='UTF-16'?><Workbook>".encode("utf-16") + b"\xff" * 33 + bytes(2)),
    ("a csv of 12 MB of line ends", "W014", lambda: b"a\n" * (6 << 20)),
    ("a csv with one field of 20 MB", "W013", lambda: b"a;" + b"b" * (20 << 20)),
    ("a csv with an open quote", "W020", lambda: b'a;"' + b"b;\n" * (1 << 18)),
    ("a csv of a million columns", "W014", lambda: b"a" + b";" * 1_000_000),
    ("an empty file", "W019", lambda: b""),
    ("noise", "W001", lambda: bytes(range(256)) * 4096),
]


def make(name, path):
    content = next(content for known, _, content in CASES if known == name)()
    if isinstance(content, Parts):
        content.save(path)
    elif isinstance(content, bytes):
        path.write_bytes(content)
    else:
        content(path)


def run(binary, path, listing):
    """Exit code, standard error, seconds of processor time and peak megabytes of one reading."""
    with tempfile.TemporaryFile() as errors, open(listing, "wb") as output:
        process = subprocess.Popen([binary, "read", str(path), "--lang", "en"], stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = usage.ru_utime + usage.ru_stime
        errors.seek(0)
        return os.waitstatus_to_exitcode(status), errors.read().decode(), seconds, usage.ru_maxrss / 1024


def faults(wanted, code, errors, seconds, megabytes, listing):
    if wanted:
        if code != 3:
            yield f"exit code {code}, not 3: {errors[:200]}"
        if f"error {wanted} " not in errors:
            yield f"answered with {errors[:200]!r}, not {wanted}"
        if os.path.getsize(listing):
            yield "something was listed"
    elif code != 0:
        yield f"exit code {code}: {errors[:200]}"
    if seconds > SECONDS:
        yield f"{seconds:.2f} s"
    if megabytes > MEGABYTES:
        yield f"{megabytes:.0f} MB"
    if b"\x1b" in open(listing, "rb").read(1 << 20):
        yield "a control character reached the terminal"


def main():
    binary, scratch = sys.argv[1], pathlib.Path(sys.argv[2])
    scratch.mkdir(parents=True, exist_ok=True)
    failed = 0
    print(f"{'file':<48}{'KB':>8}{'answer':>8}{'s':>7}{'MB':>6}")
    for name, wanted, _ in CASES:
        path, listing = scratch / "hostile.bin", scratch / "listing"
        subprocess.run([sys.executable, __file__, "make", name, str(path)], check=True)
        result = run(binary, path, listing)
        found = list(faults(wanted, *result, listing))
        size = path.stat().st_size / 1024
        print(f"{name:<48}{size:>8.0f}{wanted or 'read':>8}{result[2]:>7.2f}{result[3]:>6.0f}")
        for reason in found:
            print(f"FAILED {name}: {reason}")
        failed += bool(found)
    print(f"{len(CASES)} files made to hurt, {failed} answered wrongly or too dearly")
    sys.exit(1 if failed else 0)


if len(sys.argv) == 4 and sys.argv[1] == "make":
    make(sys.argv[2], pathlib.Path(sys.argv[3]))
else:
    main()
