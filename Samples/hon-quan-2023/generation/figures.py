"""Figures as counts of invented things. Parts add up and overlaps fit because every figure of an indicator counts the same things."""

from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2b

from .district import ABSENT, COMMUNES, DISTRICT, chance

# Latest stage that a period has seen; the year's forecast sees all.
LIMIT = {"2022-H1": 0, "2022": 2, "2023-H1": 0, "2023": 1}
FORECAST = 2


@dataclass
class Item:
    """One thing that is counted: a household, a person, an event; or a quantity of them."""

    unit: str
    stage: int = 0
    traits: dict = field(default_factory=dict)
    weight: object = 1
    # Stands in several communes; the district counts it elsewhere.
    repeated: bool = False

    def has(self, stratum):
        for disaggregation, category in stratum:
            value = self.traits.get(disaggregation)
            if value != category and not (isinstance(value, tuple) and category in value):
                return False
        return True


def draw(*words):
    """A number from 0 to 1 that belongs to the words."""
    return int.from_bytes(blake2b("|".join(map(str, words)).encode(), digest_size=6).digest(), "big") / 2**48


def stages(count, early=0.45, late=0.06):
    """Stages of so many things in order of time."""
    first, last = round(count * early), int(count * late)
    return [0] * first + [1] * (count - first - last) + [2] * last


class Sources:
    """What is known of each indicator: a function from a period to the things that it counts."""

    def __init__(self):
        self.functions = {}
        self.cache = {}

    def flow(self, *codes):
        """Things of a year, each with its stage; `function(code, year)`."""

        def register(function):
            for code in codes:
                self.functions[code] = self._flow(function, code)
            return function

        return register

    def _flow(self, function, code):
        def items(period, forecast):
            year = int(period[:4])
            if (code, year) not in self.cache:
                self.cache[code, year] = list(function(code, year))
            limit = FORECAST if forecast else LIMIT[period]
            return [item for item in self.cache[code, year] if item.stage <= limit]

        return items

    def state(self, *codes):
        """Things as they are in a period; `function(code, period, forecast)`."""

        def register(function):
            for code in codes:

                def items(period, forecast, code=code):
                    key = (code, period, forecast)
                    if key not in self.cache:
                        self.cache[key] = list(function(code, period, forecast))
                    return self.cache[key]

                self.functions[code] = items
            return function

        return register

    def items(self, code, period, forecast=False):
        return self.functions[code](period, forecast)

    def count(self, indicator, stratum, unit, scope, period, forecast=False):
        """The figure of a key, counted."""
        total = unit == DISTRICT and scope == "total"
        without = ABSENT if total and period == "2023-H1" and indicator.collected_by == "commune" else ""
        once = total and indicator.roll_up in ("DIST", "SUM*")
        result = Decimal(0)
        for item in (
            self.items(indicator.code, period, forecast)
            if total
            else self.of_unit(indicator.code, period, forecast, unit)
        ):
            if item.unit != without and not (once and item.repeated) and item.has(stratum):
                result += Decimal(item.weight)
        return result

    def of_unit(self, code, period, forecast, unit):
        key = ("by unit", code, period, forecast)
        if key not in self.cache:
            groups = self.cache[key] = {}
            for item in self.items(code, period, forecast):
                groups.setdefault(item.unit, []).append(item)
        return self.cache[key].get(unit, [])


SOURCES = Sources()


def limit_of(period, forecast):
    return FORECAST if forecast else LIMIT[period]


def people(random_, unit, count, early=0.45, late=0.06, minority=None, female=0.52, **choices):
    """So many persons or attendances; `choices` are weights of categories by disaggregation (`_` for `-` and `.`)."""
    share = minority if minority is not None else minority_of(unit)
    result = []
    for stage in stages(count, early, late):
        traits = {
            "sex": "female" if random_.random() < female else "male",
            "ethnicity": "minority" if random_.random() < share else "kinh",
        }
        for code, weights in choices.items():
            traits[code] = random_.choices(list(weights), list(weights.values()))[0]
        result.append(Item(unit, stage, traits))
    return result


def minority_of(unit):
    return next((commune.minority for commune in COMMUNES if commune.code == unit), 0.22)


def amounts(unit, early, year, traits=None, late=0):
    """A quantity that grows: so much in the first half, so much by the year's report, the rest after it."""
    parts = [Item(unit, 0, traits or {}, early), Item(unit, 1, traits or {}, year - early)]
    return parts + ([Item(unit, 2, traits or {}, late)] if late else [])


def each_commune(code, year):
    for commune in COMMUNES:
        yield commune, chance(code, commune.code, year)
