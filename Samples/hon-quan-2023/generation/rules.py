"""What must hold over the rows before they are written: the checks between figures that forms and their readers rely on."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from unicodedata import is_normalized

from .district import ABSENT, COMMUNES, DISTRICT
from .livelihoods import PROJECTS
from .rows import ACCUMULATING, ENTERED, REPORTS

# Each is at most the other, for the same stratum, unit and period.
AT_MOST = [
    ("da3b.underweight", "da3b.measured"),
    ("da3b.wasted", "da3b.measured"),
    ("da3b.severe", "da3b.wasted"),
    ("da3b.severe.treated", "da3b.severe"),
    ("da3b.measured", "da3b.children"),
    ("da3b.stunted", "da3b.measured"),
    ("da4a.graduates", "da4a.trainees"),
    ("da4a.employed", "da4a.graduates"),
    ("da4a.lowIncome.registered", "da4a.lowIncome"),
    ("da4c.placed", "da4c.counselled"),
    ("da4c.insured", "da4c.placed"),
    ("da4c.market.added", "da4c.market.records"),
    ("da6b.meetings", "da6b.meetings.attendances"),
    ("da6b.sessions", "da6b.sessions.attendances"),
    ("da7a.conferences", "da7a.conferences.attendances"),
    ("da7b.inspections", "da7b.inspectedUnits"),
    ("da7b.recommendations", "da7b.findings"),
    ("da7b.resolved", "da7b.recommendations"),
    ("da7b.review.households", "da7b.review.sheets"),
    ("da2.revolving.relent", "da2.revolving.recovered"),
    ("da4a.classes", "da4a.trainees"),
    ("da7a.staff.trained", "da7a.training.attendances"),
]
MAY_EXCEED = ("target.models",)
# Asked for some categories only: comparable where it is asked.
PARTLY_ASKED = ("da6a.staff",)
DECREASES = {
    "poverty.flow": ("toNearPoor", "aboveNearPoor", "otherDecrease"),
    "poverty.nearFlow": ("toPoor", "aboveNearPoor", "otherDecrease"),
}
INCREASES = {
    "poverty.flow": ("fromNearPoor", "relapsed", "new", "otherIncrease"),
    "poverty.nearFlow": ("fromPoor", "relapsed", "new", "otherIncrease"),
}


def stratum(**categories):
    return frozenset((code.replace("_", "-"), category) for code, category in categories.items())


class Rules:
    def __init__(self, collection):
        self.collection = collection
        self.pack = collection.pack
        self.rows = collection.rows
        self.numbers = {}
        for key, row in self.rows.items():
            if isinstance(row.value, (int, Decimal)):
                self.numbers[key] = Decimal(row.value)
            elif row.kind in ("none", "not-applicable"):
                self.numbers[key] = Decimal(0)
        self.groups = defaultdict(dict)
        for key, value in self.numbers.items():
            self.groups[key._replace(stratum=None)][key.stratum] = value
        self.broken = []

    def need(self, condition, message, *keys):
        if not condition:
            self.broken.append(message + ": " + "; ".join(self.words(key) for key in keys))

    def words(self, key):
        strata = ",".join("=".join(pair) for pair in sorted(key.stratum or ()))
        return f"{key.indicator} [{strata}] {key.unit}/{key.scope} {key.period} {key.measure} {key.record} = {self.numbers.get(key)}"

    def number(self, indicator, parts, unit, period, scope="total", measure="yearToDate"):
        """A figure, added up from categories and units where it is not reported as it stands; `None` when unknown."""
        group = next(iter(self.rows))._replace(
            indicator=indicator, stratum=None, unit=unit, scope=scope, period=period, measure=measure, record=""
        )
        held = self.groups.get(group, {})
        if parts in held:
            return held[parts]
        for code in self.pack.indicators[indicator].split:
            finer = [held.get(parts | {(code, category)}) for category in self.pack.categories[code]]
            if (
                code in self.pack.partitions
                and not any(code == d for d, _ in parts)
                and any(part is not None for part in finer)
            ):
                return sum(part for part in finer if part is not None)
        if unit == DISTRICT and scope == "total":
            each = [self.number(indicator, parts, c.code, period, measure=measure) for c in COMMUNES]
            own = self.number(indicator, parts, DISTRICT, period, "own", measure)
            known = [value for value in each + [own] if value is not None]
            return sum(known) if known else None
        return None

    # Each row by itself

    def values(self):
        for key, row in self.rows.items():
            indicator = self.pack.indicators.get(key.indicator)
            if indicator:
                self.need({d for d, _ in key.stratum} <= set(indicator.split), "split by what it is not split by", key)
            value = self.numbers.get(key)
            if value is not None:
                self.need(value >= 0, "below zero", key)
                self.need(indicator.type in ("decimal", "percent") or value == int(value), "not whole", key)
            self.need(
                (key.unit, key.period) != (ABSENT, "2023-H1") or row.sender != "xa-tan-quan",
                "reports though absent",
                key,
            )
            if (
                isinstance(row.value, str)
                and key.measure == "attribute"
                and row.value[:2] == "20"
                and row.value[4:5] == "-"
            ):
                self.need(
                    date(2021, 1, 1) <= date.fromisoformat(row.value) <= date(2025, 12, 31),
                    "outside the programme",
                    key,
                )
        for key, row in self.collection.all():
            self.need(not isinstance(row.value, str) or is_normalized("NFC", row.value), "not composed (NFC)", key)
        kinds = {row.kind for row in self.rows.values()}
        self.need(kinds == {"reported", "blank", "none", "not-applicable"}, f"kinds are {sorted(kinds)}")

    # Strata of one figure

    def strata(self):
        for group, held in self.groups.items():
            for parts, value in held.items():
                for wider, whole in held.items():
                    if wider < parts and group.measure != "adjusted":
                        self.need(
                            value <= whole,
                            "part above its whole",
                            group._replace(stratum=parts),
                            group._replace(stratum=wider),
                        )
            self.partitions(group, held)

    def partitions(self, group, held):
        indicator = self.pack.indicators.get(group.indicator)
        for code in (indicator.split if indicator else ()):
            if code not in self.pack.partitions:
                continue
            for whole, value in held.items():
                parts = [whole | {(code, category)} for category in self.pack.categories[code]]
                if not any(code == d for d, _ in whole) and all(part in held for part in parts):
                    self.need(
                        sum(held[part] for part in parts) == value,
                        f"{code} does not add up",
                        group._replace(stratum=whole),
                    )

    # Communes and district

    def units(self):
        for key, value in self.numbers.items():
            indicator = self.pack.indicators.get(key.indicator)
            if (
                key.measure == "baseline"
                or key.unit != DISTRICT
                or key.scope != "total"
                or key.record
                or indicator is None
            ):
                continue
            each = [self.numbers.get(key._replace(unit=c.code)) for c in COMMUNES]
            if not any(part is not None for part in each):
                continue
            parts = sum(part or 0 for part in each) + (self.numbers.get(key._replace(scope="own")) or 0)
            if indicator.roll_up in ENTERED:
                self.need(False, "total of parts entered", key)
            elif indicator.roll_up in ("DIST", "SUM*"):
                self.need(max(part or 0 for part in each) <= value <= parts, f"outside its bounds (parts {parts})", key)

    # Time

    def periods(self):
        for key, value in self.numbers.items():
            indicator = self.pack.indicators.get(key.indicator)
            if indicator is None or indicator.roll_up not in ACCUMULATING or key.record:
                continue
            if key.period.endswith("-H1") and key.indicator != "da2.projects":
                later = key._replace(period=key.period[:4])
                self.need(self.numbers.get(later, value) >= value, "year below half year", key, later)
            if key.measure == "forecast":
                reached = self.numbers.get(key._replace(measure="yearToDate"))
                if reached is None and indicator.roll_up in ENTERED:
                    reached = self.number(key.indicator, key.stratum, key.unit, key.period)
                self.need(reached is None or value >= reached, f"forecast below {reached}", key)

    # Figures that belong together

    def pairs(self):
        pairs = AT_MOST + [
            i.parts
            for i in self.pack.indicators.values()
            if len(i.parts) == 2 and i.code not in MAY_EXCEED and i.parts[0] in self.strata_of
        ]
        for part, whole in pairs:
            for held in self.strata_of.get(part, ()):
                if whole in PARTLY_ASKED and held not in self.strata_of[whole]:
                    continue
                for unit in [c.code for c in COMMUNES] + [DISTRICT]:
                    for period in REPORTS + ("2022", "2022-H1"):
                        a, b = self.number(part, held, unit, period), self.number(whole, held, unit, period)
                        if a is not None and b is not None:
                            self.need(a <= b, f"{part} {a} above {whole} {b} {sorted(held)} {unit} {period}")

    @property
    def strata_of(self):
        if not hasattr(self, "_strata_of"):
            self._strata_of = defaultdict(set)
            for key in self.rows:
                self._strata_of[key.indicator].add(key.stratum)
        return self._strata_of

    # Poverty

    def poverty(self):
        for commune in COMMUNES:
            for period in REPORTS + ("2022",):
                if (commune.code, period) != (ABSENT, "2023-H1"):
                    self.review(commune.code, period)
        for period, half in (("2023", "2023-H1"), ("2022", "2022-H1")):
            for ethnicity, expected in (("minority", 165), ("kinh", 56)):
                value = self.number("poverty.reduction", frozenset({("ethnic-group", ethnicity)}), DISTRICT, period)
                early = self.number("poverty.reduction", frozenset({("ethnic-group", ethnicity)}), DISTRICT, half)
                self.need(period != "2023" or value == expected, f"reduction {ethnicity} {period} is {value}")
                self.need(
                    Decimal("0.3") <= early / value <= Decimal("0.6"),
                    f"half of the reduction {ethnicity} {period}: {early}/{value}",
                )
        poor = self.number("poverty.poor", stratum(count="households"), DISTRICT, "2022")
        self.need(850 <= poor <= 950, f"{poor} poor households at the start of 2023")

    def review(self, unit, period):
        for flow, stock in (("poverty.flow", "poverty.poor"), ("poverty.nearFlow", "poverty.nearPoor")):
            for extra in ((), (("ethnicity", "minority"),), (("ethnicity", "kinh"),)):
                counts = {}
                for count in ("households", "persons"):
                    parts = frozenset({("count", count), *extra})
                    opening = self.number(f"{flow}.opening", parts, unit, period)
                    falls = sum(self.number(f"{flow}.{name}", parts, unit, period) for name in DECREASES[flow])
                    rises = sum(self.number(f"{flow}.{name}", parts, unit, period) for name in INCREASES[flow])
                    closing = self.number(stock, parts, unit, period)
                    counts[count] = closing
                    place = f"{stock} {sorted(parts)} {unit} {period}"
                    self.need(closing == opening - falls + rises, f"closing of {place}")
                    self.need(
                        closing <= self.number("poverty.population", parts, unit, period),
                        f"more than live there: {place}",
                    )
                    if period != "2022":
                        self.need(
                            opening == self.number(stock, parts, unit, "2022"),
                            f"opening is not last year's closing: {place}",
                        )
                self.need(
                    counts["persons"] >= counts["households"], f"fewer persons than households: {stock} {unit} {period}"
                )
                if extra and stock == "poverty.poor":
                    opening = self.number(f"{flow}.opening", frozenset({("count", "households"), *extra}), unit, period)
                    fall = self.number("poverty.reduction", frozenset({("ethnic-group", extra[0][1])}), unit, period)
                    self.need(fall == opening - counts["households"], f"reduction {extra} {unit} {period}")
        for stock in ("poverty.population", "poverty.poor", "poverty.nearPoor"):
            for count in ("households", "persons"):
                whole = self.number(stock, stratum(count=count), unit, period)
                kinh, minority, local = (
                    self.number(stock, stratum(count=count, ethnicity=code), unit, period)
                    for code in ("kinh", "minority", "local-minority")
                )
                self.need(
                    kinh + minority == whole and local <= minority, f"ethnicity of {stock} {count} {unit} {period}"
                )
        for code, stock in (
            ("poverty.poor.deprived", "poverty.poor"),
            ("poverty.nearPoor.deprived", "poverty.nearPoor"),
            ("poverty.poor.cause", "poverty.poor"),
        ):
            whole = self.number(stock, stratum(count="households"), unit, period)
            for held in self.strata_of[code]:
                self.need(
                    (self.number(code, held, unit, period) or 0) <= whole, f"{code} above {stock} {unit} {period}"
                )

    # Money and lists

    def money(self):
        money = self.collection.money
        self.need(sum(money.allotted.values()) == 5_539_000_000, "the plan's money is not 5.539 million")
        for (component, source, nature), allotted in money.allotted.items():
            early, late = (money.paid(component, source, nature, period) for period in REPORTS)
            place = f"{component} {source} {nature}"
            self.need(0 <= early <= late <= allotted, f"paid {early}, {late} of {allotted}: {place}")
            self.need(
                (money.carried(component, source, nature, "2023") or 0) <= allotted - late,
                f"carried above the rest: {place}",
            )
        for prefix, component in (("da2", "DA2"), ("da3a", "DA3.1")):
            for period in REPORTS:
                total = money.total(component, period)
                self.need(
                    sum(money.by_project(prefix, period).values()) == total,
                    f"projects do not make {component} {period}",
                )
                self.need(
                    sum(money.by_commune(prefix, period).values()) == total,
                    f"communes do not make {component} {period}",
                )
            for project in PROJECTS[prefix]:
                cap = {"value-chain": {"difficult": 70, "other": 50}, "community": {"difficult": 80, "other": 60}}[
                    project.method
                ][project.area]
                self.need(
                    project.budget * 100 <= cap * (project.budget + project.household),
                    f"budget share of {project.id} above {cap}%",
                )
                self.need(
                    money.by_project(prefix, "2023").get(project.id, 0) <= project.budget,
                    f"{project.id} paid above its budget",
                )

    def lists(self):
        count = defaultdict(set)
        sums = defaultdict(Decimal)
        for key, value in self.numbers.items():
            if key.record:
                sums[key.indicator, key.period, key.stratum] += value
        for key in self.rows:
            if key.record:
                count[key.indicator.split(".")[0], key.period].add(key.record)
        for period in REPORTS:
            for prefix, approved in (
                ("da2", "da2.projects.approved"),
                ("da3a", "da3a.projects"),
                ("da4a", "da4a.classes"),
            ):
                self.need(
                    len(count[prefix, period]) == self.number(approved, frozenset(), DISTRICT, period),
                    f"list of {prefix} {period}",
                )
            self.beyond(period)
            self.need(
                self.number("da2.projects", frozenset(), DISTRICT, period) == len(count["da2", period]),
                f"states of projects {period}",
            )
            for code, whole in (
                ("da2.project.households", "da2.households"),
                ("da3a.project.households", "da3a.households"),
                ("da4a.class.trainees", "da4a.trainees"),
            ):
                for held in self.strata_of[code]:
                    listed, counted = sums[code, period, held], self.number(whole, held, DISTRICT, period)
                    low = listed - 1 if whole != "da4a.trainees" else listed
                    late = period == "2023-H1" and whole == "da3a.households"
                    self.need(
                        low <= counted <= listed or late,
                        f"{code} {sorted(held)} {period}: listed {listed}, counted {counted}",
                    )
        ids = [project.id for projects in PROJECTS.values() for project in projects]
        self.need(len(ids) == len(set(ids)), "a project stands twice")
        for prefix in ("da2", "da3a"):
            for commune in COMMUNES:
                taken = self.number(f"{prefix}.households", stratum(status="poor"), commune.code, "2023") or 0
                poor = self.number("poverty.poor", stratum(count="households"), commune.code, "2022")
                self.need(taken <= poor, f"more poor households in {prefix} than live in {commune.code}")
            for gone, status in (("leftPoverty", "poor"), ("leftNearPoverty", "near-poor")):
                for unit in [c.code for c in COMMUNES]:
                    left = self.number(f"{prefix}.households.{gone}", frozenset(), unit, "2023") or 0
                    took = self.number(f"{prefix}.households", stratum(status=status), unit, "2023") or 0
                    self.need(left <= took, f"{prefix} {gone} {unit}")

    def beyond(self, period):
        """What a sender cannot solve at its level must come back among its recommendations, for the same component."""
        told = defaultdict(dict)
        for key, row in self.rows.items():
            if key.record and key.period == period and key.measure == "attribute":
                told[row.sender, key.record][key.indicator] = row.value
        asked = {
            (sender, fields.get("report.recommendation.component"))
            for (sender, _), fields in told.items()
            if "report.recommendation.content" in fields
        }
        for (sender, record), fields in told.items():
            if fields.get("report.difficulty.handling") == "beyond":
                wanted = (sender, fields.get("report.difficulty.component"))
                self.need(wanted in asked, f"{record} is beyond its sender, yet recommends nothing in {period}")


def check(collection):
    """Stops with every rule that is broken."""
    rules = Rules(collection)
    for name in ("values", "strata", "units", "periods", "pairs", "poverty", "money", "lists"):
        getattr(rules, name)()
    if rules.broken:
        raise SystemExit("\n".join(rules.broken[:60]) + f"\n{len(rules.broken)} rules broken")
