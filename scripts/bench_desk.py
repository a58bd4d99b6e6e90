"""The measuring part of `scripts/bench desk`: a district's season whole process by whole process, then provinces of more and more
districts, to see whether their time grows as their size does."""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, "scripts/judges")

import season  # noqa: E402
import typist  # noqa: E402

PERIOD = "2023-H1"
ROUNDS = 5


def run(binary, *arguments, allowed=(0, 1, 3)):
    """Seconds and peak megabytes of one whole process."""
    start = time.perf_counter()
    process = subprocess.Popen([binary, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in allowed:
        sys.exit(f"bieumau {arguments[0]} ended with {status}: {error.decode()[:2000]}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def district(binary, scratch):
    """The twenty senders of the sample, as workbooks that another program filled: taken in, accepted, merged, all forms rendered."""
    template = season.Season(binary, scratch / "blanks")
    template.begin()
    blanks = season.hand_out(template)
    rows = season.figures(template.senders())
    pens = typist.Typist("Templates/tt10-2022", season.SAMPLE / "units.csv")
    filled = scratch / "filled"
    filled.mkdir()
    for blank in blanks:
        if rows.get(blank.sender):
            pens.fill(blank, rows[blank.sender], filled / f"{blank.sender}.xlsx")
    steps = {"ingest": [], "accept": [], "merge": [], "render": [], "together": []}
    memory = 0
    for number in range(ROUNDS):
        desk = season.Season(binary, scratch / f"round-{number}")
        desk.begin()
        at = ["--workspace", desk.workspace, "--period", PERIOD]
        commands = [
            ("ingest", ["ingest", filled, "--workspace", desk.workspace]),
            ("accept", ["accept", "--all", *at, "--by", "B", "--reason", "đo"]),
            ("merge", ["merge", *at]),
            ("render", ["render", *at, "--form", "all", "--format", "xml,txt", "--out", desk.folder / "out"]),
        ]
        total = 0
        for name, arguments in commands:
            seconds, peak = run(binary, *arguments)
            steps[name].append(seconds)
            total += seconds
            memory = max(memory, peak)
        steps["together"].append(total)
    print(f"one district, {len(list(filled.iterdir()))} workbooks, medians of {ROUNDS} rounds:")
    for name, seconds in steps.items():
        print(f"  {name:<9}{statistics.median(seconds) * 1000:8.0f} ms")
    print(f"  at most  {memory:8.0f} MB")


def province(binary, scratch, districts, communes):
    """A province of copies of the sample, each district with its own store."""
    folder = scratch / f"province-{districts}"
    subprocess.run([sys.executable, "Samples/generate-province.py", folder, "--districts", str(districts), "--communes", str(communes)],
                   check=True)
    for number in range(1, districts + 1):
        workspace = folder / f"D{number:02}"
        run(binary, "import", workspace / "observations", "--workspace", workspace)
        run(binary, "accept", "--all", "--period", PERIOD, "--workspace", workspace, "--by", "B", "--reason", "đo")
    at = ["--workspace", folder / "tinh", "--period", PERIOD]
    merges = [run(binary, "merge", *at) for _ in range(3)]
    renders = [run(binary, "render", *at, "--form", "all", "--format", "xml,txt", "--out", folder / "out") for _ in range(3)]
    merge, render = statistics.median(s for s, _ in merges), statistics.median(s for s, _ in renders)
    print(
        f"{districts} districts, {communes} communes: merge {merge * 1000:.0f} ms, render {render * 1000:.0f} ms;"
        f" {merge / districts * 1000:.0f} and {render / districts * 1000:.0f} ms a district; {max(m for _, m in merges + renders):.0f} MB at most")


def main():
    binary = sys.argv[1]
    os.environ["BIEUMAU_TEMPLATES"] = os.path.abspath("Templates")
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:
        scratch = pathlib.Path(name)
        district(binary, scratch)
        for districts, communes in [(1, 10), (3, 30), (11, 111)]:
            province(binary, scratch, districts, communes)
        print(f"load {os.getloadavg()[0]:.1f}")


main()
