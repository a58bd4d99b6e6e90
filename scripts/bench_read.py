"""The measuring part of `scripts/bench read`: the same workbook, read by the program and by python-calamine in turn."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROWS, COLUMNS, ROUNDS = 50_000, 20, 7

CALAMINE = """
import sys, time
import python_calamine
start = time.perf_counter()
book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
count = sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
print(time.perf_counter() - start, count)
"""

WRITE = """
import sys
import xlsxwriter
book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet("Số liệu")
for row in range(int(sys.argv[2])):
    for column in range(int(sys.argv[3])):
        if column % 4 == 0:
            sheet.write_string(row, column, f"Xã {row % 997} - chỉ tiêu {column}")
        else:
            sheet.write_number(row, column, row * 31 + column / 4)
book.close()
"""


def run(command):
    """What it printed, and its peak megabytes."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"{command[0]} failed")
        output.seek(0)
        return output.read().decode().split(), usage.ru_maxrss / 1024


def measure(program, path):
    """Both in turn, so that what else the machine does falls on both."""
    ours, theirs = [], []
    memory = [0.0, 0.0]
    for _ in range(ROUNDS):
        for times, command, index in [(ours, [program, "read", path], 0), (theirs, [sys.executable, "-c", CALAMINE, path], 1)]:
            words, megabytes = run(command)
            if int(words[1]) != ROWS * COLUMNS:
                sys.exit(f"{command[0]} saw {words[1]} cells")
            times.append(float(words[0]))
            memory[index] = max(memory[index], megabytes)
    ratio = statistics.median(a / b for a, b in zip(ours, theirs))
    print(
        f"{os.path.basename(path):<12}{os.path.getsize(path) / 1e6:>6.1f} MB"
        f"   bieumau {statistics.median(ours):.2f} s, {memory[0]:.0f} MB"
        f"   calamine {statistics.median(theirs):.2f} s, {memory[1]:.0f} MB   ratio {ratio:.2f}"
    )


def main():
    program, soffice = sys.argv[1], sys.argv[2]
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as scratch:
        path = os.path.join(scratch, "big.xlsx")
        subprocess.run([sys.executable, "-c", WRITE, path, str(ROWS), str(COLUMNS)], check=True)
        print(f"reading {ROWS:,} × {COLUMNS} cells into a workbook, medians of {ROUNDS} rounds in turn")
        measure(program, path)
        if soffice:
            command = [soffice, f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", "ods"]
            subprocess.run(command + ["--outdir", scratch, path], check=True, stdout=subprocess.DEVNULL)
            measure(program, os.path.join(scratch, "big.ods"))
        else:
            print("big.ods     BỎ QUA/SKIPPED: LibreOffice is missing")


main()
