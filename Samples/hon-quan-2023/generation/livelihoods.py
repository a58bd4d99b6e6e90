"""Biểu 05 and 06: projects, the households in them, and what these got."""

from dataclasses import dataclass

from .district import COMMUNE, DISTRICT, chance
from .figures import SOURCES, Item, draw, limit_of, people
from .poverty import REGISTER, STATUS, traits_of


@dataclass(frozen=True)
class Project:
    id: str
    name: str
    method: str
    field: str
    area: str
    lead: str
    # Households by commune.
    units: dict
    decision: tuple
    span: tuple
    stage: int
    # Money of the state budget and of the households, in đồng.
    budget: int
    household: int
    # State and result in the six months' and in the year's report.
    states: tuple
    results: tuple
    gifts: dict
    land: tuple = ()
    herd: tuple = ()

    @property
    def year(self):
        return int(self.id.split("-")[2])


def million(value):
    return value * 1_000_000


AGRICULTURE = "Trung tâm Dịch vụ nông nghiệp huyện"
PROJECTS = {
    "da2": [
        Project(
            "694-DA2-2022-01",
            "Nuôi bò cái sinh sản",
            "community",
            "livestock",
            "difficult",
            AGRICULTURE,
            {"25345": 12, "25330": 9},
            ("612/QĐ-UBND", "2022-05-06"),
            ("2022-05-20", "2023-12-31"),
            0,
            million(640),
            million(210),
            ("running", "accepted"),
            ("", ""),
            {"animals": 1, "materials": 90},
            herd=("cattle", 1),
        ),
        Project(
            "694-DA2-2022-02",
            "Nuôi dê sinh sản",
            "community",
            "livestock",
            "other",
            AGRICULTURE,
            {"25327": 14, "25342": 8},
            ("1308/QĐ-UBND", "2022-09-14"),
            ("2022-10-01", "2023-09-30"),
            1,
            million(520),
            million(350),
            ("", "running"),
            ("", ""),
            {"animals": 4, "tools": 1},
            herd=("goats", 4),
        ),
        Project(
            "694-DA2-2023-01",
            "Nuôi bò cái sinh sản theo tổ cộng đồng xã Tân Hưng, An Khương",
            "community",
            "livestock",
            "difficult",
            AGRICULTURE,
            {"25345": 17, "25330": 15},
            ("455/QĐ-UBND", "2023-04-12"),
            ("2023-04-25", "2025-04-30"),
            0,
            million(800),
            million(260),
            ("running", "running"),
            ("Đã giao bò giống cho 32 hộ", "32 bò cái giống sinh trưởng tốt, 9 con đã phối giống"),
            {"animals": 1, "materials": 120, "tools": 1},
            herd=("cattle", 1),
        ),
        Project(
            "694-DA2-2023-02",
            'Liên kết trồng và tiêu thụ tre lấy măng "Măng sạch Thanh An"',
            "value-chain",
            "crops",
            "difficult",
            "Hợp tác xã Nông nghiệp - Dịch vụ Thanh An",
            {"25327": 19, "25351": 11},
            ("1176/QĐ-UBND", "2023-09-18"),
            ("2023-09-25", "2025-09-30"),
            1,
            million(850),
            million(400),
            ("", "running"),
            ("", "Đã trồng 24 ha, tỷ lệ sống trên 92%"),
            {"plants": 320, "materials": 250},
            land=("perennial", "0.8"),
        ),
        Project(
            "694-DA2-2023-03",
            "Nuôi dê thịt thương phẩm theo nhóm hộ xã Tân Lợi",
            "community",
            "livestock",
            "other",
            AGRICULTURE,
            {"25342": 16, "25351": 7},
            ("1190/QĐ-UBND", "2023-09-20"),
            ("2023-10-01", "2024-10-31"),
            1,
            million(593),
            million(420),
            ("", "accepted"),
            ("", "Đã nghiệm thu giai đoạn cấp giống: 92 con"),
            {"animals": 4, "tools": 1},
            herd=("goats", 4),
        ),
    ],
    "da3a": [
        Project(
            "694-DA31-2022-01",
            "Thâm canh cây điều",
            "community",
            "crops",
            "other",
            "UBND xã Minh Đức",
            {"25348": 13, "25360": 10},
            ("640/QĐ-UBND", "2022-05-12"),
            ("2022-06-01", "2023-06-30"),
            0,
            million(410),
            million(290),
            ("running", "accepted"),
            ("", ""),
            {"fertiliser": 200, "pesticides": 4},
            land=("perennial", "0.7"),
        ),
        Project(
            "694-DA31-2023-01",
            "Hỗ trợ vật tư thâm canh cây điều, hồ tiêu",
            "community",
            "crops",
            "other",
            "UBND xã Đồng Nơ",
            {"25348": 12, "25360": 13, "25361": 9},
            ("470/QĐ-UBND", "2023-04-18"),
            ("2023-05-02", "2024-04-30"),
            0,
            million(430),
            million(300),
            ("running", "running"),
            ("Đã cấp phân bón đợt 1 cho 34 hộ", "Đã cấp đủ vật tư; năng suất điều tăng khoảng 12%"),
            {"fertiliser": 180, "pesticides": 3, "tools": 1},
            land=("perennial", "0.6"),
        ),
        Project(
            "694-DA31-2023-02",
            "Liên kết nuôi gà thả vườn gắn với tiêu thụ sản phẩm",
            "value-chain",
            "livestock",
            "difficult",
            "Hợp tác xã Chăn nuôi An Phú",
            {"25339": 12, "25354": 9, "25438": 10, "25349": 7},
            ("1181/QĐ-UBND", "2023-09-19"),
            ("2023-10-01", "2024-12-31"),
            1,
            million(534),
            million(240),
            ("", "running"),
            ("", "Đã giao 3.800 con giống, tỷ lệ sống 95%"),
            {"animals": 100, "feed": 150, "veterinary": 200, "tools": 1},
            herd=("poultry", 100),
        ),
    ],
}


def projects(prefix, year):
    return [project for project in PROJECTS[prefix] if project.year == year]


def prefix_of(code):
    return code.split(".")[0]


def members(prefix, year):
    """Households of each project: (project, household or None for one that is not poor, status, traits)."""
    key = ("members", prefix, year)
    if key not in SOURCES.cache:
        SOURCES.cache[key] = list(_members(prefix, year))
    return SOURCES.cache[key]


def _members(prefix, year):
    time, taken = (0 if year == 2022 else 2), set()
    for project in projects(prefix, year):
        for unit, count in project.units.items():
            random_ = chance("members", project.id, unit)
            other = 1 if count > 9 else 0
            near, left = round(count * 0.27), round(count * 0.11)
            wanted = {"poor": count - near - left - other, "near": near, "left": left}
            for state, number in wanted.items():
                free = [one for one in REGISTER.at(unit, time, state) if not one.no_labour and id(one) not in taken]
                free.sort(key=lambda one: (one.ethnicity != "minority") * 0.25 + random_.random())
                for one in free[:number]:
                    taken.add(id(one))
                    yield project, unit, one, STATUS[state], traits_of(one)
            for _ in range(other):
                traits = {"ethnicity": "kinh", "head": "male", "disability": "", "merit": ""}
                yield project, unit, None, "other", traits


@SOURCES.flow("da2.households", "da3a.households")
def households(code, year):
    seen = False
    for project, unit, one, status, traits in members(prefix_of(code), year):
        plain = status == "near-poor" and traits == {**traits, "head": "male", "disability": "", "merit": ""}
        # One household moved from one commune to the next: both have it, the district counts it once.
        repeated = plain and not seen and unit != next(iter(project.units))
        seen = seen or repeated
        yield Item(unit, project.stage, {**traits, "status": status}, repeated=repeated)


@SOURCES.flow("da2.projects.approved", "da3a.projects")
def approved(code, year):
    for project in projects(prefix_of(code), year):
        field = "da2.field" if code.startswith("da2") else "da3a.field"
        for unit in project.units:
            traits = {"da2.method": project.method, field: project.field}
            yield Item(unit, project.stage, traits, repeated=unit != next(iter(project.units)))


@SOURCES.flow("da3a.projects.linked")
def linked(code, year):
    for project in projects("da3a", year):
        if project.method == "value-chain":
            yield Item(DISTRICT, project.stage)


@SOURCES.state("da2.projects")
def project_states(code, period, forecast):
    late = forecast or not period.endswith("-H1")
    for project in projects("da2", int(period[:4])):
        if project.stage <= limit_of(period, forecast):
            yield Item(DISTRICT, 0, {"da2.state": project.states[late]})


@SOURCES.flow("da2.models.replicated", "da3a.projects.highTech", "da3a.solutions.piloted", "da3a.solutions.replicated")
def models(code, year):
    many = {
        "da2.models.replicated": 1,
        "da3a.projects.highTech": 0,
        "da3a.solutions.piloted": 2,
        "da3a.solutions.replicated": 1,
    }
    for number in range(many[code]):
        yield Item(DISTRICT, 1 if number == 0 else 0)


@SOURCES.flow("da2.communityActivities", "da3a.foodSecurity.models")
def activities(code, year):
    for unit in {unit for prefix in PROJECTS for project in projects(prefix, year) for unit in project.units}:
        for number in range(int(draw(code, unit, year) * 3)):
            yield Item(unit, number % 2)


@SOURCES.flow("da2.disabledPersons", "da3a.disabledPersons")
def disabled(code, year):
    for project, unit, one, status, traits in members(prefix_of(code), year):
        if one and one.disabled:
            person = next(person for person in one.members if person.disabled)
            yield Item(unit, project.stage, {"sex": person.sex, "ethnicity": one.ethnicity})


@SOURCES.flow("da2.partners", "da3a.partners")
def partners(code, year):
    for number, project in enumerate(projects(prefix_of(code), year)):
        yield Item(DISTRICT, project.stage, {"da2.partner": "groups"}, len(project.units))
        if project.method == "value-chain":
            yield Item(DISTRICT, project.stage, {"da2.partner": "cooperatives"})
            yield Item(DISTRICT, project.stage, {"da2.partner": "enterprises"}, 2 if number else 1)


@SOURCES.flow("da2.training.classes")
def classes(code, year):
    for project in projects("da2", year):
        for unit in project.units:
            yield Item(unit, project.stage)


@SOURCES.flow("da2.training.attendances", "da3a.training.technical", "da3a.training.marketing")
def training(code, year):
    share = 0.7 if code.endswith("marketing") else 1.5
    for project in projects(prefix_of(code), year):
        for unit, count in project.units.items():
            random_ = chance(code, project.id, unit)
            for item in people(random_, unit, round(count * share), minority=min(0.85, COMMUNE[unit].minority * 1.9)):
                item.stage = max(item.stage, project.stage)
                yield item
    yield from people(chance(code, DISTRICT, year), DISTRICT, 34 if code.startswith("da2") else 22, minority=0.2)


@SOURCES.flow("da2.inputs", "da3a.inputs")
def inputs(code, year):
    kind = code.split(".")[0] + ".inputKind"
    for project in projects(prefix_of(code), year):
        for unit, count in project.units.items():
            for gift, each in project.gifts.items():
                first = count * each
                yield Item(unit, project.stage, {kind: gift}, first if gift != "pesticides" else f"{first}.5")


@SOURCES.flow("da3a.land.supported", "da3a.herd.supported")
def land(code, year):
    for project in projects("da3a", year):
        for unit, count in project.units.items():
            if project.land and code.startswith("da3a.land"):
                yield Item(unit, project.stage, {"da3a.land": project.land[0]}, f"{count * float(project.land[1]):.1f}")
            if project.herd and code.startswith("da3a.herd"):
                yield Item(unit, project.stage, {"da3a.herdKind": project.herd[0]}, count * project.herd[1])


@SOURCES.flow("da3a.foodSecurity.households")
def food(code, year):
    for project, unit, one, status, traits in members("da3a", year):
        if one and draw(code, unit, one.ethnicity, one.number, year) < 0.3:
            yield Item(unit, project.stage)


@SOURCES.flow("da2.jobs")
def jobs(code, year):
    for project in projects("da2", year):
        for unit, count in project.units.items():
            for item in people(chance(code, project.id, unit), unit, round(count * 1.2), minority=0.6):
                item.stage = max(item.stage, project.stage)
                yield item


@SOURCES.state("da2.income.before", "da2.income.after")
def income(code, period, forecast):
    after = {"2022-H1": "27.8", "2022": "31.6", "2023-H1": "30.9", "2023": "36.7"}[period]
    if forecast:
        after = "37.2"
    before = {"2022": "26.4", "2023": "28.5"}[period[:4]]
    yield Item(DISTRICT, 0, {}, before if code.endswith("before") else after)


@SOURCES.flow(
    "da2.households.leftPoverty",
    "da2.households.leftNearPoverty",
    "da3a.households.leftPoverty",
    "da3a.households.leftNearPoverty",
)
def leavers(code, year):
    state, flows = (
        ("poor", ("toNearPoor", "aboveNearPoor")) if code.endswith("leftPoverty") else ("near-poor", ("nearAbove",))
    )
    for project, unit, one, status, traits in members(prefix_of(code), year):
        flow, stage = one.moves.get(year, ("", 0)) if one else ("", 0)
        if status == state and flow in flows:
            yield Item(unit, max(stage, project.stage), {"ethnicity": one.ethnicity})


@SOURCES.flow("da3a.households.higherIncome")
def earners(code, year):
    for project, unit, one, status, traits in members("da3a", year):
        if one and draw(code, unit, one.ethnicity, one.number) < 0.55:
            yield Item(unit, max(project.stage, 1 if draw(code, one.number) < 0.6 else 0), {"ethnicity": one.ethnicity})


@SOURCES.flow("da2.revolving.recovered", "da2.revolving.relent", "da2.revolving.households")
def revolving(code, year):
    for project in projects("da2", year):
        if project.method != "community" or project.stage:
            continue
        for unit, count in project.units.items():
            borrowers = round(count * 0.3)
            if code.endswith("households"):
                yield Item(unit, 1, {}, borrowers)
                continue
            each = million(5) if code.endswith("recovered") else million(4)
            yield Item(unit, 1, {"contribution": "cash"}, borrowers * each)
            yield Item(unit, 1, {"contribution": "in-kind"}, borrowers * each // 4)
