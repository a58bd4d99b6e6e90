"""An invented register of poor, near-poor and newly non-poor households: what every figure about them is counted from.

Times: 0 end of 2021, 1 mid 2022, 2 end of 2022, 3 mid 2023, 4 the cut-off of the year's report, 5 the end of 2023 (forecast).
A change happens in a stage of a year: 0 by the six months' report, 1 by the year's report, 2 afterwards.
"""

import random
from dataclasses import dataclass, field

DISTRICT = "694"


@dataclass(frozen=True)
class Commune:
    code: str
    sender: str
    households: int
    # Share of households of ethnic minorities; weights of poor households among minorities and Kinh.
    minority: float
    poor_minority: int
    poor_kinh: int
    hamlets: int


COMMUNES = [
    Commune("25327", "xa-thanh-an", 2480, 0.38, 13, 9, 8),
    Commune("25330", "xa-an-khuong", 1870, 0.46, 16, 5, 7),
    Commune("25339", "xa-an-phu", 1690, 0.18, 4, 7, 6),
    Commune("25342", "xa-tan-loi", 2190, 0.24, 7, 9, 8),
    Commune("25345", "xa-tan-hung", 2610, 0.34, 15, 10, 9),
    Commune("25348", "xa-minh-duc", 1640, 0.22, 5, 7, 6),
    Commune("25349", "xa-minh-tam", 1340, 0.12, 3, 6, 5),
    Commune("25351", "xa-phuoc-an", 2270, 0.36, 13, 8, 9),
    Commune("25354", "xa-thanh-binh", 1510, 0.12, 3, 6, 5),
    Commune("25357", "tt-tan-khai", 4320, 0.08, 4, 12, 11),
    Commune("25360", "xa-dong-no", 1490, 0.31, 8, 6, 6),
    Commune("25361", "xa-tan-hiep", 2060, 0.23, 6, 8, 8),
    Commune("25438", "xa-tan-quan", 1440, 0.19, 4, 7, 6),
]
COMMUNE = {commune.code: commune for commune in COMMUNES}
# Has not reported for the six months of 2023.
ABSENT = "25438"

START = {"minority": {"poor": 788, "near": 520, "left": 250}, "kinh": {"poor": 346, "near": 385, "left": 170}}
# Households by which the number of poor ones falls, by year and by the stage after the cut-off.
NET = {2022: {"minority": 170, "kinh": 62}, 2023: {"minority": 165, "kinh": 56}}
LATE = {2022: {"minority": 0, "kinh": 0}, 2023: {"minority": 3, "kinh": 2}}

DEPRIVATIONS = {
    "employment": 0.62,
    "dependants": 0.41,
    "nutrition": 0.18,
    "health-insurance": 0.16,
    "adult-education": 0.37,
    "school-attendance": 0.09,
    "housing-quality": 0.46,
    "housing-area": 0.28,
    "water": 0.17,
    "latrine": 0.49,
    "telecommunications": 0.21,
    "information-means": 0.19,
}
CAUSES = {
    "land": 0.38,
    "capital": 0.44,
    "labour": 0.17,
    "tools": 0.24,
    "knowledge": 0.26,
    "skills": 0.31,
    "illness": 0.14,
    "other": 0.06,
}


def chance(*words):
    """A generator of its own for every purpose: adding one indicator leaves the others as they were."""
    return random.Random("hon-quan|" + "|".join(map(str, words)))


def apportion(total, weights):
    """Whole parts of a total in proportion to weights (largest remainder)."""
    weight = sum(weights)
    shares = [total * part / weight for part in weights]
    parts = [int(share) for share in shares]
    order = sorted(range(len(parts)), key=lambda index: (parts[index] - shares[index], index))
    for index in order[: total - sum(parts)]:
        parts[index] += 1
    return parts


@dataclass
class Person:
    sex: str
    band: str  # 0-2, 2-5, 5-16, adult, elder
    minority: bool
    disabled: bool
    young: bool

    @property
    def works(self):
        return self.band == "adult" and not self.disabled


@dataclass
class Household:
    commune: str
    number: int
    ethnicity: str
    local: bool
    female: bool
    disabled: bool
    merit: bool
    members: list
    # What it is at each time: poor, near, left, none.
    states: list = field(default_factory=list)
    # By year: the flow into or out of poverty and the stage in which it happened.
    moves: dict = field(default_factory=dict)
    # Services that it lacks, the first two as long as it is near-poor.
    lacks: tuple = ()
    causes: frozenset = frozenset()

    @property
    def no_labour(self):
        return not any(member.works for member in self.members)

    def lacks_at(self, time):
        """A near-poor household lacks at most two of the services."""
        return self.lacks if self.states[time] == "poor" else self.lacks[: 1 + self.number % 2]


def member(random_, minority, band):
    return Person(
        sex="female" if random_.random() < 0.5 else "male",
        band=band,
        minority=minority,
        disabled=random_.random() < (0.05 if band == "adult" else 0.02),
        young=band == "adult" and random_.random() < 0.36,
    )


def household(random_, commune, number, ethnicity):
    minority = ethnicity == "minority"
    adults = random_.choices([1, 2, 3, 4], [14, 52, 22, 12])[0]
    children = random_.choices([0, 1, 2, 3], [22, 34, 30, 14])[0]
    elders = 1 if random_.random() < 0.22 else 0
    bands = ["elder" if random_.random() < 0.12 and adults == 1 else "adult" for _ in range(adults)]
    bands += ["elder"] * elders + random_.choices(["0-2", "2-5", "5-16"], [14, 22, 64], k=children)
    members = [member(random_, minority, band) for band in bands]
    lacks = {code for code, share in DEPRIVATIONS.items() if random_.random() < share}
    while len(lacks) < 3:
        lacks.add(random_.choice(list(DEPRIVATIONS)))
    causes = {code for code, share in CAUSES.items() if random_.random() < share} or {"capital"}
    return Household(
        commune,
        number,
        ethnicity,
        minority and random_.random() < 0.78,
        random_.random() < 0.27,
        any(person.disabled for person in members),
        random_.random() < 0.03,
        members,
        lacks=tuple(random_.sample(sorted(lacks), len(lacks))),
        causes=frozenset(causes),
    )


class Register:
    """All households that are poor, near-poor or newly non-poor at some time."""

    def __init__(self):
        self.households = []
        for ethnicity in ("minority", "kinh"):
            weights = [getattr(commune, f"poor_{ethnicity}") for commune in COMMUNES]
            starts = {state: apportion(count, weights) for state, count in START[ethnicity].items()}
            nets = {year: apportion(NET[year][ethnicity], weights) for year in NET}
            lates = {year: apportion(LATE[year][ethnicity], weights) for year in LATE}
            for index, commune in enumerate(COMMUNES):
                self._commune(
                    commune,
                    ethnicity,
                    {state: starts[state][index] for state in starts},
                    {year: nets[year][index] for year in nets},
                    {year: lates[year][index] for year in lates},
                )
        self.by_commune = {c.code: [h for h in self.households if h.commune == c.code] for c in COMMUNES}

    def _commune(self, commune, ethnicity, start, nets, lates):
        random_ = chance("register", commune.code, ethnicity)
        pool = []

        def add(state):
            one = household(random_, commune.code, len(pool), ethnicity)
            one.states = [state]
            pool.append(one)
            return one

        for state, count in start.items():
            for _ in range(count):
                add(state)
        for year in (2022, 2023):
            self._year(random_, pool, add, year, nets[year], lates[year])
        self.households += pool

    def _year(self, random_, pool, add, year, net, late):
        base = 0 if year == 2022 else 2
        for one in pool:
            one.states += [one.states[-1]] * (base + 1 - len(one.states))
            # Who left poverty three years ago is no longer counted as having left it lately.
            if year == 2023 and one.states[2] == "left" and not one.moves and random_.random() < 0.3:
                one.moves[year] = ("expired", 0)
        rises = [flow for flow in ("fromNearPoor", "relapsed", "new", "otherIncrease") if random_.random() < 0.34]
        falls = net + len(rises) + late
        above = round(falls * 0.46)
        other = 1 if falls > 8 else 0
        flows = ["aboveNearPoor"] * above + ["otherDecrease"] * other + ["toNearPoor"] * (falls - above - other)
        random_.shuffle(flows)
        self._move(random_, pool, "poor", year, flows, late)
        self._move(random_, pool, "near", year, [flow for flow in rises if flow == "fromNearPoor"], 0)
        self._move(random_, pool, "left", year, [flow for flow in rises if flow == "relapsed"], 0)
        near = sum(1 for one in pool if one.states[base] == "near")
        leaving = min(near - 1, flows.count("toNearPoor") + round(near * 0.06)) if near > 1 else 0
        gone = 1 if near > 25 else 0
        self._move(random_, pool, "near", year, ["nearAbove"] * max(0, leaving - gone) + ["nearOther"] * gone, 0)
        newcomers = [flow for flow in rises if flow in ("new", "otherIncrease")]
        newcomers += [flow for flow in ("nearNew", "nearOtherIncrease", "nearRelapsed") if random_.random() < 0.4]
        for flow in newcomers:
            one = add("none")
            one.states = ["none"] * (base + 1)
            one.moves[year] = (flow, random_.choice([0, 1, 1]))
        self._advance(pool, year, base)

    def _move(self, random_, pool, state, year, flows, late):
        """Gives households of a state their moves of the year; the last `late` of them after the cut-off."""
        free = [one for one in pool if one.states[-1] == state and year not in one.moves]
        chosen = random_.sample(free, len(flows))
        early = round((len(flows) - late) * 0.47)
        for position, (one, flow) in enumerate(zip(chosen, flows)):
            one.moves[year] = (flow, 0 if position < early else 1 if position < len(flows) - late else 2)

    @staticmethod
    def _advance(pool, year, base):
        after = {
            "toNearPoor": "near",
            "aboveNearPoor": "left",
            "otherDecrease": "none",
            "fromNearPoor": "poor",
            "relapsed": "poor",
            "new": "poor",
            "otherIncrease": "poor",
            "nearAbove": "none",
            "nearOther": "none",
            "nearNew": "near",
            "nearOtherIncrease": "near",
            "nearRelapsed": "near",
            "expired": "none",
        }
        for one in pool:
            flow, stage = one.moves.get(year, (None, 9))
            last = [0, 1] if year == 2022 else [0, 1, 2]
            before = one.states[base]
            for number in last:
                # The second half of 2022 is closed: what came after its report is in its final figures.
                reached = stage <= number or (year == 2022 and number == 1)
                one.states.append(after[flow] if flow and reached else before)

    def at(self, commune, time, *states):
        return [one for one in self.by_commune[commune] if one.states[time] in states]

    def within(self, commune, year, stage, *states):
        """Households that were in one of the states at some time of the year up to a stage, with the first such state."""
        base = 0 if year == 2022 else 2
        times = range(base, base + 2 + stage) if year == 2023 else range(base, base + 2 + min(stage, 1))
        result = []
        for one in self.by_commune[commune]:
            state = next((one.states[time] for time in times if one.states[time] in states), None)
            if state:
                result.append((one, state))
        return result


def time_of(period, forecast=False):
    if forecast:
        return {"2022": 2, "2023": 5}[period]
    return {"2021": 0, "2022-H1": 1, "2022": 2, "2023-H1": 3, "2023": 4}[period]
