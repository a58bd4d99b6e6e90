"""The measuring part of `scripts/bench paper`: one period's whole set in five formats, against docxtpl plus openpyxl.

bieumau reads the workspace, works every figure out and writes txt, xml, xlsx, docx and html. The others get the finished
words and numbers from memory, and write of the same content docx (docxtpl, over templates that were made beforehand) and
xlsx (openpyxl) only: no txt, no xml, no html, no figures. Whole processes in turn, start included.
"""

import os
import pickle
import shutil
import statistics
import sys
import tempfile
import zipfile

import bench
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMATS = "txt,xml,xlsx,docx,html"
PERIODS = ["2023-H1", "2023"]
ROUNDS = 5
GOAL_SECONDS, GOAL_RATIO = 0.5, 8
# What the others write: which docx, and xlsx with or without looks. The first is what we write, looks and all; the goal is
# judged on it. The others leave more and more out.
RIVALS = {
    "every docx; xlsx with fonts, borders, number formats, merged areas": ("everything", "styled", bench.STYLED),
    "every docx; xlsx with bare values": ("everything", "plain", bench.OPENPYXL),
    "mau-01, mau-02 as docx; xlsx with fonts, borders, number formats, merged areas": ("reports", "styled", bench.STYLED),
    "mau-01, mau-02 as docx; xlsx with bare values": ("reports", "plain", bench.OPENPYXL),
}

# The first argument: pickled (name, template, words); behind it a script of bench.py with its own arguments.
DOCXTPL = """
import pickle, sys
from docxtpl import DocxTemplate
for name, template, words in pickle.load(open(sys.argv.pop(1), "rb")):
    document = DocxTemplate(template)
    document.render(words, autoescape=True)
    document.save(sys.argv[2] + "/" + name + ".docx")
"""


def template_of(source, target):
    """A docxtpl template from one of our docx, and the words that fill it as they stood there.

    Paragraphs are one hole each, a table is a loop over its rows with a hole for each column; header rows, styles and page
    set-up stay. Merged cells and bold letters within the body are left out, which only makes filling easier.
    """
    with zipfile.ZipFile(source) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(contents["word/document.xml"])
    words = {"p": [], "t": []}
    for table in root.iter(W + "tbl"):
        if table.find(f"{W}tblPr/{W}tblStyle").get(W + "val") == "FormTable":
            hollow_table(table, words)
    for paragraph in root.iter(W + "p"):
        if "{" not in "".join(paragraph.itertext()) and paragraph.find(W + "r") is not None:
            if paragraph.getparent().tag != W + "tc" or not in_form_table(paragraph):
                words["p"].append(text_of(paragraph))
                hollow(paragraph, "{{ p[%d] }}" % (len(words["p"]) - 1))
    contents["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return words


def in_form_table(paragraph):
    return any(table.find(f"{W}tblPr/{W}tblStyle").get(W + "val") == "FormTable" for table in paragraph.iterancestors(W + "tbl"))


def text_of(element):
    return "".join(node.text or "" for node in element.iter(W + "t")).replace("\u200b", "")


def hollow(paragraph, hole):
    """One run with the hole, looking like the first that was there."""
    runs = paragraph.findall(W + "r")
    if any(run.find(W + "drawing") is not None for run in runs):
        return
    for run in runs[1:]:
        paragraph.remove(run)
    if not runs:
        runs = [etree.SubElement(paragraph, W + "r")]
    for child in list(runs[0]):
        if child.tag != W + "rPr":
            runs[0].remove(child)
    text = etree.SubElement(runs[0], W + "t")
    text.text = hole


def hollow_table(table, words):
    rows = table.findall(W + "tr")
    body = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is None]
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    whole = [row for row in body if len(row.findall(W + "tc")) == columns]
    if not whole:
        return
    number = len(words["t"])
    words["t"].append([cells_of_row(row, columns) for row in body])
    model = whole[0]
    first, last = (etree.fromstring(etree.tostring(model)) for _ in range(2))
    for row, hole in ((first, "{%%tr for row in t[%d] %%}" % number), (last, "{%tr endfor %}")):
        for cell in row.findall(W + "tc")[1:]:
            row.remove(cell)
        hollow(row.find(f"{W}tc/{W}p"), hole)
    for column, cell in enumerate(model.findall(W + "tc")):
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        if merge is not None:
            merge.getparent().remove(merge)
        hollow(cell.find(W + "p"), "{{ row[%d] }}" % column)
    for row in body:
        if row is not model:
            table.remove(row)
    model.addprevious(first)
    model.addnext(last)


def cells_of_row(row, columns):
    texts = []
    for cell in row.findall(W + "tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        texts.append(text_of(cell))
        texts += [""] * ((1 if span is None else int(span.get(W + "val"))) - 1)
    return (texts + [""] * columns)[:columns]


def words_in(path):
    """Letters of a docx's body, to see that what was filled in is what we wrote."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return sorted(letter for letter in text_of(root) if letter.isalnum())


def medians(rounds):
    return [statistics.median(seconds for seconds, _ in runs) for runs in rounds]


def measure(binary, workspace, period, scratch):
    out, theirs = f"{scratch}/{period}", f"{scratch}/{period}-theirs"
    os.makedirs(theirs)
    ours = [binary, "render", "--workspace", workspace, "--period", period, "--form", "all", "--format", FORMATS]
    ours += ["--out", out, "--force"]
    bench.run(ours)
    pickles = {"plain": bench.cells_of(out)[0], "styled": bench.styled_cells_of(out)}
    reports, everything = [], []
    for name in sorted(name[:-5] for name in os.listdir(out) if name.endswith(".docx")):
        template = f"{scratch}/{period}-{name}-template.docx"
        filling = (name, template, template_of(f"{out}/{name}.docx", template))
        everything.append(filling)
        if not name.startswith("bieu-"):
            reports.append(filling)
    pickles |= {"reports": reports, "everything": everything}
    for name, content in pickles.items():
        pickle.dump(content, open(f"{scratch}/{name}.pickle", "wb"))
    commands = []
    for number, (docx, cells, script) in enumerate(RIVALS.values()):
        path = f"{scratch}/rival-{number}.py"
        open(path, "w").write(DOCXTPL + script)
        commands.append([sys.executable, path, f"{scratch}/{docx}.pickle", f"{scratch}/{cells}.pickle", theirs])
    runs = [[], *([] for _ in commands)]
    for _ in range(ROUNDS):
        for results, command in zip(runs, [ours, *commands]):
            results.append(bench.run(command))
    for name, *_ in everything:
        if words_in(f"{theirs}/{name}.docx") != words_in(f"{out}/{name}.docx"):
            sys.exit(f"{period}: docxtpl filled {name}.docx with other words than ours")
    report(period, out, runs)


def report(period, out, runs):
    mine, *others = medians(runs)
    files = [name for name in os.listdir(out) if not name.startswith(".")]
    size = sum(os.path.getsize(f"{out}/{name}") for name in files)
    print(f"{period}, the whole set in {FORMATS}: {len(files)} files, {size / 1e6:.1f} MB")
    verdict = "reached" if mine < GOAL_SECONDS else "MISSED"
    peak = max(x[1] for x in runs[0])
    print(f"  bieumau             {mine * 1000:8.1f} ms  peak {peak:6.1f} MB  (goal {GOAL_SECONDS * 1000:.0f} ms: {verdict})")
    for number, (name, other, theirs) in enumerate(zip(RIVALS, others, runs[1:])):
        ratios = [b[0] / a[0] for a, b in zip(runs[0], theirs)]
        ratio = statistics.median(ratios)
        verdict = f"goal {GOAL_RATIO}: {'reached' if ratio >= GOAL_RATIO else 'MISSED'}" if number == 0 else "for comparison"
        print(f"  docxtpl + openpyxl  {other * 1000:8.1f} ms  peak {max(x[1] for x in theirs):6.1f} MB  ({name})")
        print(f"    ratio             {ratio:8.1f}  (pair by pair {min(ratios):.1f}…{max(ratios):.1f}; {verdict})")
    print(f"  load                {os.getloadavg()[0]:8.1f}  (seconds say little where it is above the number of cores)")


def main():
    binary, workspace = sys.argv[1], sys.argv[2]
    scratch = tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    try:
        for period in PERIODS:
            measure(binary, workspace, period, scratch)
    finally:
        shutil.rmtree(scratch)


main()
