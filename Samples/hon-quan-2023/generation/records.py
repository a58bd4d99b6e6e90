"""Lists: projects, classes, equipment. One record is a set of observations with the record's id."""

from .figures import Item
from .livelihoods import PROJECTS, members
from .wellbeing import COURSES, trainees

FACILITIES = [
    # id, name, kind, place, decision, cost, paid by half year and year, states
    (
        "694-DA4.3-2022-01",
        "Máy tính, máy in, thiết bị mạng phục vụ cơ sở dữ liệu việc tìm người - người tìm việc",
        "equipment",
        "Phòng LĐ-TB&XH huyện",
        ("2215/QĐ-UBND", "2022-11-28"),
        33_000_000,
        (33_000_000, 33_000_000),
        ("accepted", "accepted"),
    ),
    (
        "694-DA4.3-2023-01",
        "Hạ tầng, thiết bị kết nối sàn giao dịch việc làm trực tuyến",
        "exchange",
        "Thị trấn Tân Khai",
        ("1215/QĐ-UBND", "2023-09-26"),
        115_000_000,
        (None, 107_250_000),
        (None, "running"),
    ),
]


class Records:
    def __init__(self, money):
        self.money = money

    def lists(self, type_, period):
        """(id, attributes, function from indicator and stratum to a figure) of each record of a type in a period."""
        late = not period.endswith("-H1")
        if type_ in ("da2.project", "da3a.project"):
            yield from self._projects(type_.split(".")[0], period, late)
        elif type_ == "da4a.class":
            yield from self._classes(period, late)
        elif type_ == "da4c.facility":
            yield from self._facilities(late)
        else:
            raise SystemExit(f"no records are known of type {type_}: add them to generation/records.py")

    def _projects(self, prefix, period, late):
        paid = self.money.by_project(prefix, period)
        for project in PROJECTS[prefix]:
            if project.year != 2023 or project.stage > late:
                continue
            attributes = {
                "name": project.name,
                "method": project.method,
                "field": project.field,
                "area": project.area,
                "lead": project.lead,
                "units": ";".join(project.units),
                "decision.number": project.decision[0],
                "decision.date": project.decision[1],
                "from": project.span[0],
                "to": project.span[1],
                "state": project.states[late],
                "result": project.results[late],
            }
            items = [
                Item(unit, 0, {**traits, "status": status})
                for other, unit, _, status, traits in members(prefix, 2023)
                if other is project
            ]
            costs = {"budget": project.budget, "household": project.household}

            def figure(indicator, stratum, project=project, items=items, costs=costs):
                if indicator.endswith(".cost"):
                    return costs[dict(stratum)["payer"]]
                if indicator.endswith(".disbursed"):
                    return paid[project.id]
                return sum(item.has(stratum) for item in items)

            yield project.id, attributes, figure

    def _classes(self, period, late):
        for course in COURSES:
            if course.year != 2023 or course.stage > late:
                continue
            attributes = {
                "occupation": course.occupation,
                "level": course.level,
                "sector": course.sector,
                "school": course.school,
                "units": ";".join(course.units),
                "opening": course.dates[0],
                "closing": course.dates[1],
                "result": course.results[late],
            }
            items = [Item(unit, 0, traits) for other, _, unit, traits in trainees(2023) if other is course]
            yield course.id, attributes, lambda indicator, stratum, course=course, items=items: (
                course.cost if indicator.endswith(".cost") else sum(item.has(stratum) for item in items)
            )

    def _facilities(self, late):
        for id_, name, kind, place, decision, cost, paid, states in FACILITIES:
            if states[late] is None:
                continue
            attributes = {
                "name": name,
                "kind": kind,
                "place": place,
                "decision.number": decision[0],
                "decision.date": decision[1],
                "state": states[late],
            }
            yield id_, attributes, lambda indicator, stratum, cost=cost, paid=paid: (
                cost if indicator.endswith(".cost") else paid[late]
            )
