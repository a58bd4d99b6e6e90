"""A whole season of a district, played from outside: only the command line, openpyxl, and sums made by other code.

A new workspace, blanks for twenty senders, figures typed by another program, files that arrive in any order with
mistakes, corrections and a clash, decisions, the board on twelve days, and the printed set: what it shows must be what
was typed, added up by a script that shares no code with bieumau.
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import xml.etree.ElementTree

import openpyxl

import season_sums
import typist

PERIOD = "2023-H1"
DISTRICT = "694"
SAMPLE = pathlib.Path("Samples/hon-quan-2023")
BOARD_DAYS = [
    "2023-04-03", "2023-04-28", "2023-05-04", "2023-05-08", "2023-05-10", "2023-05-12",
    "2023-05-15", "2023-05-17", "2023-05-19 23:59:59", "2023-05-20 00:00:00", "2023-05-25", "2023-06-05",
]
BY = ["--by", "Nguyễn Thị Hoa"]


class Season:
    """One workspace of the season and the program that runs in it."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, pathlib.Path(folder)
        self.workspace = self.folder / "huyen"

    def run(self, *arguments, now="2023-05-18 08:00", allowed=(0,)):
        """What the program prints; other exit codes than allowed are failures of the season."""
        words = [str(argument) for argument in arguments]
        run = subprocess.run(
            [self.binary, *words], capture_output=True, text=True, env={**os.environ, "BIEUMAU_NOW": now})
        if run.returncode not in allowed:
            raise RuntimeError(f"bieumau {' '.join(words)}: exit code {run.returncode}\n{run.stdout[-500:]}{run.stderr[-2000:]}")
        return run.stdout

    def begin(self):
        self.folder.mkdir(parents=True)
        self.run("init", self.workspace, "--regime", "tt10-2022", "--units", SAMPLE / "units.csv", "--plan", SAMPLE / "plan.xml",
                 "--unit", DISTRICT, "--year", "2023")

    def senders(self):
        """Codes of this workspace's senders by those of the sample's: the same role of the same unit."""
        return {old: new for place, old in places(SAMPLE).items() for new in [places(self.workspace).get(place)] if new}


def places(workspace):
    """Code of the sender by role and unit."""
    root = xml.etree.ElementTree.parse(workspace / "workspace.xml").getroot()
    return {(e.get("role"), e.get("unit")): e.get("code") for e in root.iter() if e.tag.endswith("}sender")}


def hand_out(season):
    """Blanks with what is known of their cells."""
    folder = season.folder / "blank"
    season.run("blank", "--workspace", season.workspace, "--period", PERIOD, "--sender", "all", "--format", "xlsx", "--out", folder)
    blanks = [typist.Blank(path) for path in sorted(folder.glob("*.xlsx"))]
    typist.learn(season.binary, str(season.workspace), blanks, season.folder / "probe")
    return blanks


def figures(senders):
    """The sample's rows of the period by the new workspace's senders."""
    result = {}
    for old, new in senders.items():
        path = SAMPLE / "observations" / f"{PERIOD}-{old}.csv"
        if path.exists():
            result[new] = [{**row, "sender": new} for row in typist.tidy(path)]
    return result


def spoiled(source, target, blank):
    """A copy in which words stand for a number: an error that must be answered."""
    book = openpyxl.load_workbook(source)
    for _, cell, _ in blank.open_cells(book):
        if isinstance(cell.value, int):
            cell.value = "khoảng mười lăm"
            break
    else:
        raise RuntimeError(f"{source}: no number to spoil")
    book.save(target)


def changed(source, target, blank, by):
    """A copy in which one whole number is larger: what was thought first. Returns its key."""
    book = openpyxl.load_workbook(source)
    keys = {place: key for key, place in blank.keys.items()}
    for sheet, cell, _ in blank.open_cells(book):
        key = keys.get((sheet.title, cell.coordinate))
        if key and isinstance(cell.value, int) and cell.value > 0 and not key[-1]:
            cell.value += by
            book.save(target)
            return key
    raise RuntimeError(f"{source}: no number to change")


def fill(season, blanks, rows):
    """Types everything. Returns deliveries (file, time received) and the rows as they stand in the end."""
    pens = typist.Typist("Templates/tt10-2022", SAMPLE / "units.csv")
    filled = season.folder / "filled"
    filled.mkdir()
    deliveries, final, homeless = [], [], 0
    for index, blank in enumerate(sorted(blanks, key=lambda blank: blank.path.name)):
        own = list(pens.renumbered(rows.get(blank.sender, []), blank))
        if not own:
            continue
        path = filled / f"{blank.sender}.xlsx"
        lost = {typist.key_of(row) for row in pens.fill(blank, own, path)}
        homeless += len(lost)
        final += [row for row in own if typist.key_of(row) not in lost]
        day = 8 + index % 10
        deliveries.append((path, f"2023-05-{day:02} 14:{index:02}"))
        if index % 7 == 0:
            first = filled / f"{blank.sender}-1.xlsx"
            spoiled(path, first, blank)
            deliveries.append((first, f"2023-05-{day:02} 09:{index:02}"))
        if index % 7 == 3:
            first = filled / f"{blank.sender}-1.xlsx"
            changed(path, first, blank, 3)
            deliveries.append((first, f"2023-05-{day:02} 09:{index:02}"))
    return deliveries, final, homeless


def play(binary, folder, prepared, seed):
    """Takes everything in, in an order of its own, decides, and prints. Returns the season."""
    season = Season(binary, folder)
    shutil.copytree(prepared.folder, season.folder)
    deliveries = sorted((season.folder / "filled").glob("*.xlsx"))
    times = dict(prepared.times)
    random.Random(seed).shuffle(deliveries)
    for path in deliveries:
        season.run("ingest", path, "--workspace", season.workspace, "--received", times[path.name], allowed=(0, 1, 3))
    again = season.run("ingest", deliveries[0], "--workspace", season.workspace, "--received", times[deliveries[0].name], allowed=(0, 1, 3))
    season.repeat = again
    season.run("accept", "--all", "--workspace", season.workspace, "--period", PERIOD, *BY, "--reason", "đã kiểm tra",
               allowed=(0, 1, 3))
    season.submissions = json.loads(
        season.run("submissions", "--workspace", season.workspace, "--period", PERIOD, "--format", "json"))
    season.printed = season.folder / "printed"
    season.run("render", "--workspace", season.workspace, "--period", PERIOD, "--form", "all", "--format", "xlsx,txt",
               "--out", season.printed)
    return season


def judge(binary, scratch, verdict):
    prepared = Season(binary, scratch / "season" / "prepared")
    prepared.begin()
    blanks = hand_out(prepared)
    rows = figures(prepared.senders())
    deliveries, final, homeless = fill(prepared, blanks, rows)
    prepared.times = [(path.name, time) for path, time in deliveries]
    print(f"{len(blanks)} workbooks, {len(deliveries)} deliveries, {len(final)} figures typed, {homeless} that a blank works out itself")
    seasons = [play(binary, scratch / "season" / f"order-{seed}", prepared, seed) for seed in (1, 2)]
    first = seasons[0]

    states = {}
    for submission in listed(first.submissions):
        states.setdefault(submission["state"], []).append(submission)
    wrong = [name for name in states if name not in ("accepted", "superseded")]
    verdict.check("season: what was corrected in the end is accepted", [f"{name}: {len(states[name])}" for name in wrong])
    verdict.check("season: the same file again is told", [] if "đã" in first.repeat else [first.repeat[:200]])
    verdict.check("season: the log proves itself", proof(first))
    verdict.check("season: the order of arrival changes nothing", differing(*[season.printed for season in seasons]))
    compared = season_sums.judge(first.printed, "Templates/tt10-2022", final, PERIOD, DISTRICT, verdict)
    print(f"{compared} sums compared")
    verdict.check("season: hundreds of sums were compared", [] if compared > 300 else [f"only {compared}"])
    judge_clash(first, verdict)
    judge_board(first, prepared.times, verdict)


def listed(answer):
    return answer if isinstance(answer, list) else answer["submissions"]


def proof(season):
    try:
        season.run("verify", "--workspace", season.workspace)
    except RuntimeError as error:
        yield str(error)


def differing(one, other):
    """Files of two folders that are not the same, byte by byte."""
    for path in sorted(one.iterdir()):
        if path.name.startswith("."):
            continue
        if path.read_bytes() != (other / path.name).read_bytes():
            yield path.name


def objected(source, target):
    """A copy of a confirmer's workbook that does not agree with one figure. Returns the row's words."""
    book = openpyxl.load_workbook(source)
    for sheet in book.worksheets[1:]:
        columns = {}
        for row in sheet.iter_rows():
            anchor = str(row[0].value or "")
            if anchor.startswith("#codes"):
                columns = {cell.column: str(cell.value) for cell in row[1:] if cell.value is not None}
            answers = [cell for cell in row[1:] if columns.get(cell.column) == "YK" and not cell.protection.locked]
            if anchor.startswith("#") or not answers or not any(isinstance(cell.value, (int, float)) for cell in row[1:]):
                continue
            answers[0].value = "không đồng ý"
            book.save(target)
            return str(row[2].value)
    raise RuntimeError(f"{source}: nothing to object to")


def judge_clash(season, verdict):
    """The finance office does not agree with an owner's figure: told, decided by name, and kept with the reason."""
    codes = season.senders()
    folder = season.folder / "confirming"
    season.run("blank", "--workspace", season.workspace, "--period", PERIOD, "--sender", codes["tc-kh"], "--format", "xlsx",
               "--out", folder)
    answer = season.folder / "answer.xlsx"
    objected(next(folder.glob("*.xlsx")), answer)
    season.run("ingest", answer, "--workspace", season.workspace, "--received", "2023-05-18 07:30", allowed=(0, 1, 3))

    def merged():
        text = season.run("merge", "--workspace", season.workspace, "--period", PERIOD, "--include", "received",
                          "--format", "json", allowed=(0, 1, 3))
        return json.loads(text)["conflicts"]

    # Who does not agree with a row objects to each of its figures; one of them its owner has reported.
    disputed = [(conflict["key"], side["sender"]) for conflict in merged() for side in conflict["sides"] if "value" in side]
    verdict.check("season: an objection is told", [] if len(disputed) == 1 else [f"{len(disputed)} conflicts"])
    if len(disputed) != 1:
        return
    key, owner = disputed[0]
    season.run("resolve", key, "--take", owner, "--period", PERIOD, "--workspace", season.workspace, *BY,
               "--reason", "đã đối chiếu với kho bạc")
    words = json.dumps([conflict for conflict in merged() if conflict["key"] == key], ensure_ascii=False)
    kept = BY[1] in words and "kho bạc" in words
    verdict.check("season: the decision is kept with name and reason", [] if kept else [words])


def judge_board(season, times, verdict):
    """Twelve days: what the board counts as sent is what had been received by then."""
    received = {}
    for name, time in times:
        sender = name.removesuffix(".xlsx").removesuffix("-1")
        received.setdefault(sender, []).append(time)
    for day in BOARD_DAYS:
        board = json.loads(season.run(
            "status", "--workspace", season.workspace, "--period", PERIOD, "--on", day, "--format", "json", allowed=(0, 1, 5)))
        end = day if " " in day else day + " 23:59:59"
        sent = {sender for sender, moments in received.items() if min(moments) <= end[:16]}
        duties, stated = board["periods"][0]["obligations"], board["periods"][0]["counts"]
        there = {duty["sender"] for duty in duties if duty.get("received")}
        wrong = sorted(sent.symmetric_difference(there))
        verdict.check(f"season: who has sent on {day}", [] if not wrong else [f"the board and the deliveries differ in {wrong}"])
        counts = {}
        for duty in duties:
            counts[duty["state"]] = counts.get(duty["state"], 0) + 1
        states = {name: number for name, number in stated["states"].items() if number}
        sums = [] if counts == states and sum(counts.values()) == stated["all"] else [f"{stated} stated, {counts} listed"]
        verdict.check(f"season: counts on {day}", sums)
