"""Money: what the plan allots (real) and what was paid out of it (invented), in đồng."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

from .district import DISTRICT, apportion
from .livelihoods import projects
from .pack import pairs

# Shares paid by the six months' and by the year's report; of recurrent money and of investment.
PAID = {
    "DA2": (0.182, 0.931),
    "DA3.1": (0.224, 0.948),
    "DA3.2": (0.351, 0.972),
    "DA4.1": (0.247, 0.868),
    "DA4.3": (0.312, 0.925),
    "DA6": (0.334, 0.963),
    "DA7": (0.385, 0.902),
}
INVESTMENT = (33_000_000, 140_250_000)
# What was paid in 2022, in million đồng: central, province, district.
PAID_2022 = {
    "DA2": (1180, 59, 118),
    "DA3.1": (512, 25, 51),
    "DA3.2": (188, 9, 18),
    "DA4.1": (463, 23, 46),
    "DA4.3": (131, 6, 13),
    "DA6": (97, 5, 9),
    "DA7": (286, 14, 28),
}
SOURCES_2022 = ("central", "province", "district")
# The investment of 2022 that was not paid was carried over: 33 million, as the plan says.
CARRIED_2022 = 33_000_000


def allotments(folder):
    """Allotted in 2023 by (component, source, nature), both origins together, from the plan."""
    result = {}
    root = ElementTree.parse(Path(folder) / "plan.xml").getroot()
    for list_ in root.iter("{urn:bieumau:plan:1}budgets"):
        scale = 1_000_000 if list_.get("money-unit") == "million-dong" else 1
        for budget in list_:
            where = dict(pairs(list_.get("where")) | pairs(budget.get("where")))
            key = (where["component"], where["source"], where["nature"])
            result[key] = result.get(key, 0) + int(budget.get("value")) * scale
    return result


class Money:
    def __init__(self, folder):
        self.allotted = allotments(folder)

    def paid(self, component, source, nature, period):
        """Paid since the beginning of the year; `None` where nothing is asked."""
        if period.startswith("2022"):
            if nature != "recurrent" or source not in SOURCES_2022:
                return (
                    9_000_000
                    if (component, source, nature, period) == ("DA4.3", "central", "investment", "2022")
                    else None
                )
            year = PAID_2022[component][SOURCES_2022.index(source)] * 1_000_000
            return year if period == "2022" else year * 28 // 100 // 100_000 * 100_000
        allotted = self.allotted.get((component, source, nature))
        if allotted is None:
            return None
        late = not period.endswith("-H1")
        if nature == "investment":
            return INVESTMENT[late]
        return int(allotted * PAID[component][late]) // 50_000 * 50_000

    def carried(self, component, source, nature, period):
        """What the owner asks to carry over: nothing before the year's report."""
        if period == "2022":
            return CARRIED_2022 if (component, source, nature) == ("DA4.3", "central", "investment") else None
        allotted = self.allotted.get((component, source, nature))
        if period != "2023" or allotted is None:
            return None
        rest = allotted - self.paid(component, source, nature, period)
        # The district's own share lapses; of the rest what contracts bind is carried.
        return rest if source == "central" else 0

    def total(self, component, period):
        return sum(self.paid(*key, period) or 0 for key in self.allotted if key[0] == component)

    def by_project(self, prefix, period):
        """Paid by project: in proportion to what each was approved, all of it in projects."""
        component = "DA2" if prefix == "da2" else "DA3.1"
        limit = 0 if period.endswith("-H1") else 1
        live = [project for project in projects(prefix, 2023) if project.stage <= limit]
        parts = apportion(self.total(component, period) // 50_000, [project.budget for project in live])
        return {project.id: part * 50_000 for project, part in zip(live, parts)}

    def by_commune(self, prefix, period):
        """Paid by commune, by the households of each project there."""
        result = {}
        paid = self.by_project(prefix, period)
        for project in projects(prefix, 2023):
            if project.id in paid:
                parts = apportion(paid[project.id] // 50_000, list(project.units.values()))
                for unit, part in zip(project.units, parts):
                    result[unit] = result.get(unit, 0) + part * 50_000
        return result

    def value(self, stratum, unit, scope, period, measure):
        """The figure of a key of the indicator `money`, `None` where it is left out."""
        where = dict(stratum)
        component, source, nature = (where.get(code) for code in ("component", "source", "nature"))
        if unit != DISTRICT or scope == "own":
            prefix = {"DA2": "da2", "DA3.1": "da3a"}[component]
            return self.by_commune(prefix, period).get(unit, 0) if unit != DISTRICT else None
        if measure == "adjusted" or source is None:
            return None
        return (self.paid if measure == "disbursedYearToDate" else self.carried)(component, source, nature, period)
