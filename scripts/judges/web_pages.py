"""Judges HTML pages: axe looks for what keeps people out, Chromium prints them, and nothing may be cut off on paper."""

import html.parser
import json
import pathlib
import re
import subprocess
import unicodedata

CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--virtual-time-budget=20000"]
SCHEMES = {"light": [], "dark": ["--blink-settings=preferredColorScheme=0"]}
POINTS_PER_MILLIMETRE = 72 / 25.4
# An image without a text, a table header that heads nothing: what axe must find in a page made to fail.
PLANTED = '<img src="data:,"><p style="color:#ccc;background:#fff">mờ</p>'

RUNNER = """
<script>%s</script>
<script>axe.run({runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}).then(result => {
  const element = document.createElement("pre");
  element.id = "axe-found";
  element.textContent = JSON.stringify(result.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 120)]));
  document.body.append(element);
});</script>
"""


def axe_script():
    """The text of axe.min.js as the package ships it; ``None`` without the package."""
    try:
        import axe_playwright_python
    except ImportError:
        return None
    found = sorted(pathlib.Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
    return found[0].read_text(encoding="utf-8") if found else None


def violations(chromium, page, axe, scheme, scratch):
    """What axe finds, ``None`` when it did not answer."""
    copy = scratch / "page.html"
    copy.write_text(page.replace("</body>", RUNNER % axe + "</body>"), encoding="utf-8")
    run = subprocess.run([chromium, *CHROMIUM, *SCHEMES[scheme], "--dump-dom", copy.as_uri()], capture_output=True, timeout=120)
    found = re.search(r'<pre id="axe-found">(.*?)</pre>', run.stdout.decode("utf-8", "replace"), re.S)
    if not found:
        return None
    return json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


class Words(html.parser.HTMLParser):
    """Words of what a reader sees."""

    def __init__(self):
        super().__init__()
        self.words, self.depth = [], 0

    def handle_starttag(self, tag, attributes):
        if tag in ("style", "title") or "unseen" in (dict(attributes).get("class") or ""):
            self.depth += 1

    def handle_endtag(self, tag):
        if self.depth and tag in ("style", "title", "caption", "h1"):
            self.depth -= 1

    def handle_data(self, data):
        if not self.depth:
            self.words += data.split()


def letters(words):
    """How often each letter or digit stands in words; where lines break does not matter."""
    counts = {}
    for character in unicodedata.normalize("NFC", "".join(words)):
        if character.isalnum():
            counts[character] = counts.get(character, 0) + 1
    return counts


def faults_of_print(chromium, path, scratch):
    """Prints the page to PDF: nothing may be lost, and nothing may reach into the margins."""
    pdf, boxes = scratch / "page.pdf", scratch / "page.xml"
    subprocess.run([chromium, *CHROMIUM, f"--print-to-pdf={pdf}", path.as_uri()], capture_output=True, timeout=120)
    if not pdf.exists():
        yield "Chromium did not print it"
        return
    subprocess.run(["pdftotext", "-bbox", pdf, boxes], check=True, capture_output=True)
    text = boxes.read_text(encoding="utf-8")
    pdf.unlink()
    printed = []
    margins = re.search(r"@page page-0 \{ size: A4 \w+; margin: (\d+)mm (\d+)mm (\d+)mm (\d+)mm", path.read_text(encoding="utf-8"))
    right, left = int(margins[2]) * POINTS_PER_MILLIMETRE, int(margins[4]) * POINTS_PER_MILLIMETRE
    for number, page in enumerate(re.split(r"<page ", text)[1:], 1):
        width = float(re.search(r'width="([\d.]+)"', page)[1])
        for start, end, word in re.findall(r'<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)" yMax="[-\d.]+">(.*?)</word>', page):
            word = html.unescape(word)
            printed.append(word)
            if float(start) < left - 1 or float(end) > width - right + 1:
                yield f"page {number}: \"{word}\" reaches into the margin"
    shown = Words()
    shown.feed(path.read_text(encoding="utf-8"))
    on_screen, on_paper = letters(shown.words), letters(printed)
    # Header rows are repeated: paper may have more of a letter, never less.
    lost = {letter: count - on_paper.get(letter, 0) for letter, count in on_screen.items() if on_paper.get(letter, 0) < count}
    if lost:
        yield f"letters lost on paper: {lost}"


def judge(folder, scratch, chromium, verdict):
    """Every .html of a folder."""
    pages = sorted(pathlib.Path(folder).rglob("*.html"))
    if not pages:
        return
    if not chromium:
        print("BỎ QUA/SKIPPED: HTML pages, Chromium is missing and could not be installed")
        return
    scratch.mkdir(parents=True, exist_ok=True)
    axe = axe_script()
    if axe is None:
        print("BỎ QUA/SKIPPED: axe, the package axe-playwright-python is missing")
    else:
        planted = pages[0].read_text(encoding="utf-8").replace("</main>", PLANTED + "</main>")
        found = {name for name, *_ in violations(chromium, planted, axe, "light", scratch) or []}
        blind = {"image-alt", "color-contrast"} - found
        verdict.check("axe: planted faults are found", [f"not found: {sorted(blind)}"] if blind else [])
    for path in pages:
        if axe is not None:
            for scheme in SCHEMES:
                found = violations(chromium, path.read_text(encoding="utf-8"), axe, scheme, scratch)
                words = ["axe did not answer"] if found is None else [f"{name} ({count}): {where}" for name, count, where in found]
                verdict.check(f"{path.name}: axe, {scheme}", words)
        verdict.check(f"{path.name}: printed on A4", faults_of_print(chromium, path, scratch))
