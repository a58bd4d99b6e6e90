#!/usr/bin/env python3
"""Makes a province for measuring and trying: districts that are copies of the sample under other codes.

Every unit, code and figure of it is invented; nothing of it is a real place. The same arguments give the same files.

    python3 Samples/generate-province.py OUT [--districts 11] [--communes 111]

OUT/<district>/ are workspaces like hon-quan-2023, OUT/tinh/ is the workspace of the province, which names them. Of each
district only as many communes are kept as it has; the first of them carry on the sample's figures.
"""
import argparse
import csv
import io
import pathlib
import re
import shutil

SAMPLE = pathlib.Path(__file__).resolve().parent / "hon-quan-2023"
UNIT = re.compile(r"^25\d{3}$")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--districts", type=int, default=11)
    parser.add_argument("--communes", type=int, default=111)
    arguments = parser.parse_args()
    sizes = [arguments.communes // arguments.districts + (number < arguments.communes % arguments.districts)
             for number in range(arguments.districts)]
    rows = list(csv.DictReader((SAMPLE / "units.csv").open(encoding="utf-8")))
    communes = [row for row in rows if row["parent"] == "694"]
    if max(sizes) > len(communes):
        raise SystemExit(f"a district of the sample has {len(communes)} communes, {max(sizes)} are wanted")
    shutil.rmtree(arguments.out, ignore_errors=True)
    units = [dict(rows[0], code="P1", name="Tỉnh Giả Định", successors="")]
    for number, size in enumerate(sizes, start=1):
        units += District(number, communes[:size], communes[size:]).write(arguments.out)
    write_province(arguments.out / "tinh", units, len(sizes))
    for number in range(1, len(sizes) + 1):
        write_units(arguments.out / f"D{number:02}" / "units.csv",
                    [unit for unit in units if unit["code"] == "P1" or unit["code"].startswith(f"D{number:02}")])


class District:
    def __init__(self, number, kept, dropped):
        self.code = f"D{number:02}"
        self.number = number
        self.kept = kept
        self.codes = {unit["code"]: f"{self.code}-{unit['code']}" for unit in kept}
        self.codes["694"] = self.code
        self.dropped = {unit["code"] for unit in dropped}

    def write(self, out):
        folder = out / self.code
        (folder / "observations").mkdir(parents=True)
        senders = self.write_settings(folder)
        for file in sorted((SAMPLE / "observations").glob("*.csv")):
            self.write_observations(file, folder / "observations" / file.name, senders)
        plan = (SAMPLE / "plan.xml").read_text(encoding="utf-8").replace('unit="694"', f'unit="{self.code}"')
        (folder / "plan.xml").write_text(plan, encoding="utf-8")
        template = dict(self.kept[0], successors="")
        units = [dict(template, code=self.code, name=f"Huyện Số {self.number}", kind="district", parent="P1", flags="")]
        for unit in self.kept:
            units.append(dict(unit, code=self.codes[unit["code"]], parent=self.code, successors="",
                              name=f"{unit['name']} {self.number}"))
        return units

    def write_settings(self, folder):
        """workspace.xml without the senders of communes that are dropped."""
        text = (SAMPLE / "workspace.xml").read_text(encoding="utf-8")
        for code in self.dropped:
            text = re.sub(r'  <sender [^>]*unit="%s".*?</sender>\n' % code, "", text, flags=re.S)
        text = re.sub(r'unit="(\d+)"', lambda match: f'unit="{self.codes[match[1]]}"', text)
        text = text.replace("HỚN QUẢN", f"SỐ {self.number}").replace("Hớn Quản", f"Số {self.number}")
        (folder / "workspace.xml").write_text(text, encoding="utf-8")
        return set(re.findall(r'<sender code="([^"]+)"', text))

    def write_observations(self, source, target, senders):
        with source.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = [self.mapped(row) for row in reader if row["sender"] in senders and row["unit"] in self.codes]
            if not rows:
                return
            text = io.StringIO()
            writer = csv.DictWriter(text, reader.fieldnames, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        target.write_text(text.getvalue(), encoding="utf-8")

    def mapped(self, row):
        row = dict(row, unit=self.codes[row["unit"]])
        row["record"] = row["record"].replace("694-", self.code + "-", 1)
        for old, new in self.codes.items():
            if row["record"].startswith(old + "-"):
                row["record"] = new + row["record"][len(old):]
        parts = row["value"].split(";")
        if all(UNIT.match(part) for part in parts):
            row["value"] = ";".join(self.codes[part] for part in parts if part in self.codes) or self.code
        return row


def write_units(path, units):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(units[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(units)


def write_province(folder, units, count):
    folder.mkdir(parents=True)
    write_units(folder / "units.csv", units)
    below = "\n".join(f'  <below unit="D{number:02}" from="../D{number:02}"/>' for number in range(1, count + 1))
    (folder / "workspace.xml").write_text(f"""<?xml version="1.0" encoding="UTF-8"?>
<workspace xmlns="urn:bieumau:workspace:1" regime="tt10-2022" unit="P1" compiler="so-ldtbxh">
  <note>Tỉnh giả định, gồm {count} huyện là bản sao của huyện mẫu: để đo và dùng thử.</note>
  <letterhead parent="ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH" agency="SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI" place="Giả Định" symbol="/BC-SLĐTBXH"/>
  <period code="2023-H1" cut-off="2023-05-31" status="preliminary"/>
  <period code="2023" cut-off="2023-11-30" status="estimate"/>
{below}
  <sender code="so-ldtbxh" name="Sở Lao động - Thương binh và Xã hội" role="labour-office" unit="P1"/>
</workspace>
""", encoding="utf-8")


if __name__ == "__main__":
    main()
