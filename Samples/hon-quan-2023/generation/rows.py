"""From cells to rows: who reports which key in which period, with which figure."""

import csv
import io
from decimal import Decimal
from typing import NamedTuple

from .district import ABSENT, COMMUNE, COMMUNES, DISTRICT
from .figures import SOURCES
from .money import Money
from .poverty import BASELINE
from .records import Records
from .texts import ANSWERS, BLANKS, LISTS, REMARKS

HEADER = "sender,indicator,stratum,unit,scope,period,measure,record,value,kind,status,note".split(",")
SENDERS = {
    "labour-office": "ld-tbxh",
    "finance": "tc-kh",
    "agricultural-services": "tt-dvnn",
    "agriculture-office": "nn-ptnt",
    "health-centre": "tt-yte",
    "vocational-centre": "gdnn-gdtx",
    "culture-office": "vh-tt",
}
REPORTS = ("2023-H1", "2023")
OPENING = ("2021", "2022-H1", "2022")
ENTERED = ("SUM", "LAST")  # made of parts; every other roll-up has its district total entered
ACCUMULATING = ("SUM", "DIST", "SUM*", "OWN")
# What had figures in 2021 too: not activities of the Programme, which began in 2022.
BEFORE = ("poverty.reduction", "target.credit.borrowers", "target.credit.applicants")


class Key(NamedTuple):
    indicator: str
    stratum: frozenset
    unit: str
    scope: str
    period: str
    measure: str
    record: str = ""


class Row(NamedTuple):
    sender: str
    value: object  # a number, a text, or None
    kind: str = "reported"


class Collection:
    def __init__(self, pack, folder):
        self.pack = pack
        self.rows = {}
        self.answers = []
        self.money = Money(folder)
        self.records = Records(self.money)
        self.unknown = set()
        # (indicator, stratum) for which tables by commune ask the owner for every commune.
        self.in_parts = {
            (c.indicator, c.stratum)
            for c in pack.cells
            if c.line == "unit" and c.collector != "commune" and c.measure == "yearToDate"
        }
        self.parts = {part for indicator in pack.indicators.values() for part in indicator.parts}
        # Strata of each indicator that forms ask of communes: what the district does itself is told by the same ones.
        self.strata = {}
        for cell in pack.cells:
            self.strata.setdefault(cell.indicator, set()).add(cell.stratum)

    def collect(self):
        for period in REPORTS:
            self._report(period)
        for period in OPENING:
            self._opening(period)
        self._baseline()
        self._answers()
        if self.unknown:
            raise SystemExit("no model in generation/ for: " + ", ".join(sorted(self.unknown)))

    # Who reports

    def _holders(self, cell, indicator, measure, period):
        """(sender, unit, scope) of everybody who enters the cell."""
        owner = SENDERS[cell.owner]
        communes = [(c.sender, c.code, "total") for c in COMMUNES]
        if cell.collector == "commune":
            result = [] if cell.line == "total" else communes
            if indicator.roll_up not in ENTERED:
                result = result + [(owner, DISTRICT, "total")]
            return result
        office = SENDERS[cell.collector]
        if cell.line == "unit":
            return [(office, c.code, "total") for c in COMMUNES]
        in_parts = (cell.indicator, cell.stratum) in self.in_parts and measure == "yearToDate" and period in REPORTS
        if indicator.roll_up in ENTERED and (in_parts or cell.line == "total"):
            return []
        return [(office, DISTRICT, "total")]

    def _report(self, period):
        for cell in self.pack.cells:
            if cell.entry != "typed":
                continue
            if cell.line == "record":
                self._record(cell, period)
            elif cell.indicator not in self.pack.indicators or self.pack.indicators[cell.indicator].record:
                continue
            elif cell.line == "own":
                self._own(cell, period)
            elif cell.measure == "forecast":
                self._fill(cell, "2023", "forecast")
            elif cell.period == "self":
                self._fill(cell, period, cell.measure)

    def _opening(self, period):
        """2022 for the columns that look back, 2021 for sums over the programme, and the poverty review of 2022."""
        wanted = {
            "2021": lambda c: c.measure == "programmeToDate",
            "2022-H1": lambda c: c.period == "same-period-last-year",
            "2022": lambda c: c.period == "same-period-last-year"
            or c.measure in ("programmeToDate", "disbursedYearToDate", "carryRequested"),
        }[period]
        for cell in self.pack.cells:
            indicator = self.pack.indicators.get(cell.indicator)
            if indicator is None or indicator.record or cell.line in ("record", "own"):
                continue
            review = (
                period == "2022"
                and cell.indicator.startswith("poverty.")
                and cell.measure == "yearToDate"
                and cell.line == "row"
            )
            if not (wanted(cell) or (review and cell.entry == "typed")):
                continue
            if cell.indicator == "money" and cell.entry != "typed":
                continue
            if cell.measure == "programmeToDate" and indicator.roll_up not in ACCUMULATING:
                continue
            measure = cell.measure if indicator.type == "money" and cell.indicator == "money" else "yearToDate"
            self._fill(cell, period, measure)

    def _baseline(self):
        """Values at the end of 2021, which the labour office keeps for the whole district."""
        wanted = set()
        for cell in self.pack.cells:
            if cell.measure == "baseline":
                wanted |= {
                    (code, cell.stratum) for code in self.pack.indicators[cell.indicator].parts or (cell.indicator,)
                }
        wanted |= {(code, stratum) for code in BASELINE if code.endswith("deprived") for stratum in self.strata[code]}
        for code, stratum in sorted(wanted, key=lambda pair: (pair[0], sorted(pair[1]))):
            if code in BASELINE:
                indicator = self.pack.indicators[code]
                key = Key(code, stratum, DISTRICT, "total", "2023", "baseline")
                self.rows[key] = Row(SENDERS["labour-office"], self._count(indicator, key._replace(period="2021")))

    # Figures

    def _fill(self, cell, period, measure):
        indicator = self.pack.indicators[cell.indicator]
        if cell.indicator == "money":
            return self._money(cell, period, measure)
        if cell.indicator not in SOURCES.functions:
            self.unknown.add(cell.indicator)
            return
        for sender, unit, scope in self._holders(cell, indicator, measure, period):
            if unit == ABSENT and period == "2023-H1" and cell.collector == "commune":
                continue
            self._put(indicator, cell.stratum, sender, unit, scope, period, measure)
        if indicator.roll_up in ENTERED and cell.collector == "commune" and cell.line == "row":
            self._own_share(cell, indicator, period, measure)

    def _own_share(self, cell, indicator, period, measure):
        """What the owner does at district level of something that communes report: a line of its own, in the same strata."""
        if period != "2021" and any(
            item.unit == DISTRICT for item in SOURCES.items(indicator.code, period, measure == "forecast")
        ):
            self._put(indicator, cell.stratum, SENDERS[cell.owner], DISTRICT, "own", period, measure)

    def _own(self, cell, period):
        indicator = self.pack.indicators[cell.indicator]
        if cell.indicator == "money" or indicator.roll_up not in ENTERED or cell.indicator not in SOURCES.functions:
            return
        if any(item.unit == DISTRICT and item.has(cell.stratum) for item in SOURCES.items(cell.indicator, period)):
            self._put(indicator, cell.stratum, SENDERS[cell.owner], DISTRICT, "own", period, "yearToDate")

    def _put(self, indicator, stratum, sender, unit, scope, period, measure):
        key = Key(indicator.code, stratum, unit, scope, period, measure)
        self.rows[key] = self._row(indicator, key, sender)

    def _row(self, indicator, key, sender):
        if (
            unit_is_commune(key)
            and dict(key.stratum).get("da6.level", dict(key.stratum).get("da7.level")) == "district"
        ):
            return Row(sender, None, "not-applicable")
        if (key.unit, key.stratum) == ("25357", frozenset({("da3a.land", "forest")})):
            return Row(sender, None, "not-applicable")
        if (
            key.period,
            sender,
            key.indicator,
            self.written(indicator, key.stratum),
        ) in BLANKS and key.measure == "yearToDate":
            return Row(sender, None, "blank")
        if key.period == "2021":
            if indicator.code not in BEFORE:
                return Row(sender, None, "none")
            return Row(sender, self._count(indicator, key._replace(period="2022")) * 9 // 10)
        value = self._count(indicator, key)
        if value == 0 and indicator.code not in self.parts and indicator.roll_up in ACCUMULATING:
            if self._count(indicator, key._replace(stratum=frozenset())) == 0:
                return Row(sender, None, "none")
        return Row(sender, value)

    def _count(self, indicator, key):
        forecast = key.measure == "forecast"
        return SOURCES.count(indicator, key.stratum, key.unit, key.scope, key.period, forecast)

    def _money(self, cell, period, measure):
        units = [c.code for c in COMMUNES] if cell.line == "unit" else [] if cell.line == "total" else [DISTRICT]
        for unit in units:
            value = self.money.value(cell.stratum, unit, "total", period, measure)
            if value is None:
                continue
            key = Key("money", cell.stratum, unit, "total", period, measure)
            self.rows[key] = (
                Row(SENDERS[cell.owner], value) if value or unit == DISTRICT else Row(SENDERS[cell.owner], None, "none")
            )

    def _record(self, cell, period):
        type_ = cell.indicator.rsplit(".", 1)[0]
        if cell.attribute:
            type_ = next(code for code in self.pack.record_types if cell.indicator == f"{code}.{cell.attribute}")
        else:
            type_ = self.pack.indicators[cell.indicator].record
        if type_.startswith("report"):
            return
        for record, attributes, figure in self.records.lists(type_, period):
            value = attributes.get(cell.attribute) if cell.attribute else figure(cell.indicator, cell.stratum)
            if value not in (None, ""):
                key = Key(cell.indicator, cell.stratum, DISTRICT, "total", period, cell.measure, record)
                self.rows[key] = Row(SENDERS[cell.collector], value)

    # Words

    def _answers(self):
        asked = {question["indicator"] for _, question in self.pack.questions}
        units = {c.sender: c.code for c in COMMUNES}
        for period, questions in ANSWERS.items():
            for indicator, answers in questions.items():
                if indicator not in asked:
                    raise SystemExit(f"nobody asks {indicator}: take its answers out of generation/texts.py")
                for sender, text in answers.items():
                    key = Key(indicator, frozenset(), units.get(sender, DISTRICT), "total", period, "yearToDate")
                    self.answers.append((key, Row(sender, text)))
            for type_, record, sender, since, attributes in LISTS:
                for code, text in attributes.items() if since == "2023-H1" or period == "2023" else ():
                    key = Key(
                        f"{type_}.{code}",
                        frozenset(),
                        units.get(sender, DISTRICT),
                        "total",
                        period,
                        "attribute",
                        record,
                    )
                    self.rows[key] = Row(sender, text)

    # Files

    def written(self, indicator, stratum):
        order = {code: number for number, code in enumerate(indicator.split if indicator else ())}
        return ";".join(f"{d}={c}" for d, c in sorted(stratum, key=lambda pair: (order.get(pair[0], 99), pair)))

    def status(self, key):
        if key.period in OPENING or key.measure == "baseline":
            return "final"
        if key.measure == "forecast":
            return "estimate"
        return "preliminary" if key.period == "2023-H1" or key.indicator.startswith("poverty.") else "estimate"

    def all(self):
        yield from self.rows.items()
        yield from self.answers

    def files(self):
        """Lines by file: a file of a sender holds one period, or all that comes before 2023."""
        positions = {code: number for number, code in enumerate(self.pack.indicators)}
        categories = {
            (d, c): (number, place)
            for number, (d, list_) in enumerate(self.pack.categories.items())
            for place, c in enumerate(list_)
        }
        result = {}
        for key, row in self.all():
            indicator = self.pack.indicators.get(key.indicator)
            stratum = self.written(indicator, key.stratum)
            remark = (
                REMARKS.get((key.period, row.sender, key.indicator, stratum), "") if key.measure == "yearToDate" else ""
            )
            line = [
                row.sender,
                key.indicator,
                stratum,
                key.unit,
                key.scope,
                key.period,
                key.measure,
                key.record,
                "" if row.value is None else text(row.value),
                row.kind,
                self.status(key),
                remark,
            ]
            name = f"{key.period if key.period in REPORTS else 'opening'}-{row.sender}.csv"
            order = (
                key.period,
                key.record,
                positions.get(key.indicator, 9999),
                key.indicator if key.record else "",
                key.measure,
                key.unit,
                key.scope,
                sorted(categories[pair] for pair in key.stratum),
            )
            result.setdefault(name, []).append((order, line))
        return {name: [line for _, line in sorted(lines)] for name, lines in sorted(result.items())}

    def write(self, folder):
        folder.mkdir(exist_ok=True)
        files = self.files()
        for stale in folder.glob("*.csv"):
            if stale.name not in files:
                stale.unlink()
        for name, lines in files.items():
            stream = io.StringIO()
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(HEADER)
            writer.writerows(lines)
            (folder / name).write_text(stream.getvalue(), encoding="utf-8", newline="")

    def summary(self):
        counts = {}
        for name, lines in self.files().items():
            period = "opening" if name.startswith("opening") else "2023-H1" if name.startswith("2023-H1") else "2023"
            counts.setdefault(period, []).append(len(lines))
        return "\n".join(f"{period}: {sum(numbers)} rows in {len(numbers)} files" for period, numbers in counts.items())


def unit_is_commune(key):
    return key.unit in COMMUNE


def text(value):
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value % 1 else str(int(value))
    return str(value)
