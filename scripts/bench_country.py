"""The measuring part of `scripts/bench country`: a year of the country stored and added up by the program, and added up by pandas
from the same observations as CSV. Whole processes, one after the other, so that what one needs does not fall on the other."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

# As somebody who knows pandas would do it: only the columns that are needed, codes as categories, each level from the one below.
PANDAS = """
import sys, pandas
folder = sys.argv[1]
units = pandas.read_csv(folder + "/units.csv", dtype=str).set_index("code")["parent"]
kinds = {name: "category" for name in ["indicator", "stratum", "unit", "measure"]}
rows = pandas.read_csv(folder + "/observations.csv", usecols=[*kinds, "value"], dtype={**kinds, "value": "float64"},
                       keep_default_na=False, na_values={"value": [""]})
figure = ["indicator", "stratum", "measure"]
sums = []
level = rows
for _ in range(3):
    level = level.assign(unit=level["unit"].map(units))
    level = level.groupby(["unit", *figure], observed=True, sort=False)["value"].sum(min_count=1).reset_index()
    sums.append(level)
sums = pandas.concat(sums)
sums["unit"] = sums["unit"].astype(str)
sums.to_pickle(folder + "/pandas.pickle")
"""

COMPARE = """
import sys, pandas
folder = sys.argv[1]
key = ["unit", "indicator", "stratum", "measure"]
ours = pandas.read_csv(folder + "/sums.csv", dtype={name: str for name in key}, keep_default_na=False, na_values={"value": [""]})
both = ours.merge(pandas.read_pickle(folder + "/pandas.pickle"), on=key, how="outer", suffixes=("", "_pandas"))
wrong = both[(both["value"] != both["value_pandas"]) & ~(both["value"].isna() & both["value_pandas"].isna())]
print(f"the same sums as pandas: {len(both) - len(wrong)} of {len(both)}")
sys.exit(1 if len(wrong) else 0)
"""


def run(command):
    """Seconds, peak megabytes and output of a whole process, which must do all of its work."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        output.seek(0)
        text = output.read().decode()
    print(text, end="")
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command[:4])} failed")
    return seconds, usage.ru_maxrss / 1024


def merged(binary, folder):
    """The whole verb: who is in it, what clashes, what breaks a rule."""
    start = time.perf_counter()
    command = [binary, "merge", "--workspace", folder, "--templates", "Templates", "--period", "2023", "--format", "json"]
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit("merge failed")
        output.seek(0)
        forms = json.load(output)["forms"]
    seconds = time.perf_counter() - start
    most = max(form["counts"] for form in forms)
    print(f"bieumau merge: {seconds:.1f} s, {usage.ru_maxrss / 1024:.0f} MB at most; {most} communes in its fullest form")


def main():
    benchmarks, binary, communes = sys.argv[1], sys.argv[2], sys.argv[3]
    with tempfile.TemporaryDirectory(prefix="bieumau-country-") as folder:
        print(f"{int(communes):,} communes × 600 observations of a year")
        run([benchmarks, "country", "store", folder, communes])
        store = os.path.getsize(folder + "/bieumau.sqlite") >> 20
        print(f"{store} MB on the disk, {os.path.getsize(folder + '/observations.csv') >> 20} MB as CSV")
        ours = run([benchmarks, "country", "merge", folder, communes])
        script = folder + "/sums_of_csv.py"
        open(script, "w").write(PANDAS)
        theirs = run([sys.executable, script, folder])
        print(f"pandas from CSV: {theirs[0]:.1f} s, {theirs[1]:.0f} MB at most (whole process)")
        print(f"ratio: pandas takes {theirs[0] / ours[0]:.1f} times as long and {theirs[1] / ours[1]:.1f} times the memory")
        run([sys.executable, "-c", COMPARE, folder])
        merged(binary, folder)
        print(f"load {os.getloadavg()[0]:.1f}")


main()
