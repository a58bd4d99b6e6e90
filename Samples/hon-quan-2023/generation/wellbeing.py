"""Biểu 07, 08 and 10: nutrition of children, vocational training, sustainable jobs."""

from dataclasses import dataclass

from .district import COMMUNES, DISTRICT, chance, time_of
from .figures import SOURCES, Item, amounts, draw, each_commune, limit_of, people
from .poverty import REGISTER, STATUS, children

# Biểu 07


def measured(words, year, limit):
    return draw("measured", year, *words) < {0: 0.58, 1: 0.92, 2: 0.95}[limit] - (0.05 if year == 2022 else 0)


def condition(code, words, year):
    """Whether a child that was weighed and measured has a condition."""
    stunted = draw("stunted", *words) < (0.245 if year == 2022 else 0.221)
    wasted = draw("wasted", *words) < 0.062
    return {
        "da3b.measured": True,
        "da3b.stunted": stunted,
        "da3b.underweight": draw("underweight", *words) < (0.5 if stunted else 0.05),
        "da3b.wasted": wasted,
        "da3b.severe": wasted and draw("severe", *words) < 0.2,
        "da3b.severe.treated": wasted and draw("severe", *words) < 0.17,
    }[code]


@SOURCES.state(
    "da3b.children",
    "da3b.measured",
    "da3b.stunted",
    "da3b.underweight",
    "da3b.wasted",
    "da3b.severe",
    "da3b.severe.treated",
)
def nutrition(code, period, forecast):
    year, limit = int(period[:4]), limit_of(period, forecast)
    for unit, words, traits in children(period, forecast):
        if code == "da3b.children" or (measured(words, year, limit) and condition(code, words, year)):
            yield Item(unit, 0, traits)


@SOURCES.state("da3b.supplemented")
def supplements(code, period, forecast):
    year, limit = int(period[:4]), limit_of(period, forecast)
    part = {0: 0.5, 1: 1, 2: 1.03}[limit]
    for unit, words, traits in children(period, forecast):
        needs = condition("da3b.stunted", words, year) or condition("da3b.wasted", words, year)
        shares = {
            "micronutrients": 0.1 if traits["age"] == "5-16" else 0.78,
            "products": 0.42 if needs else 0.02,
            "deworming": 0 if traits["age"] == "0-2" else 0.8,
        }
        kinds = tuple(kind for kind, share in shares.items() if draw(kind, year, *words) < share * part)
        if kinds:
            yield Item(unit, 0, {**traits, "da3b.supplementKind": kinds})


@SOURCES.flow("da3b.mothers")
def mothers(code, year):
    for commune, random_ in each_commune(code, year):
        yield from people(
            random_,
            commune.code,
            random_.randint(7, 17),
            minority=0.55,
            **{
                "da3b.mother": {"pregnant": 4, "lactating": 5},
                "status": {"poor": 5, "near-poor": 4, "left-poverty": 2},
            },
        )


@SOURCES.flow("da3b.counselled", "da3b.sessions.communication", "da3b.sessions.cooking")
def talks(code, year):
    least, most = {"counselled": (60, 160), "communication": (4, 9), "cooking": (1, 4)}[code.split(".")[-1]]
    for commune, random_ in each_commune(code, year):
        number = random_.randint(least, most)
        yield from amounts(commune.code, round(number * 0.45), number, late=number // 12)


@SOURCES.flow("da3b.schools", "da3b.schools.children")
def schools(code, year):
    for commune, random_ in each_commune("da3b.schools", year):
        for level, least, most, size in (
            ("preschool", 1, 2, 45),
            ("primary", 1, 2, 110),
            ("lower-secondary", 0, 1, 90),
        ):
            for number in range(random_.randint(least, most)):
                traits, pupils = {"da3b.schoolLevel": level}, random_.randint(size - 20, size + 30)
                stage = 0 if level != "lower-secondary" else 1
                yield Item(commune.code, stage, traits, 1 if code == "da3b.schools" else pupils)


@SOURCES.flow("da3b.staff.classes", "da3b.staff.trained", "da3b.models", "da3b.menus", "da3b.equipment")
def staff(code, year):
    if code == "da3b.equipment":
        for kind, early, all_ in (
            ("scales", 0, 13),
            ("height-boards", 0, 26),
            ("micronutrients", 1200, 3650),
            ("other", 13, 26),
        ):
            yield from amounts(DISTRICT, early, all_ if year == 2023 else all_ // 2, {"da3b.equipmentKind": kind})
        return
    early, all_ = {"classes": (1, 3), "trained": (42, 118), "models": (0, 1), "menus": (6, 18)}[code.split(".")[-1]]
    yield from amounts(DISTRICT, early, all_ - (2022 == year) * (all_ // 4))


# Biểu 08


@dataclass(frozen=True)
class Course:
    id: str
    occupation: str
    level: str
    sector: str
    school: str
    units: tuple
    dates: tuple
    size: int
    stage: int
    # 0 or 1: by which report it has ended; 2: not yet.
    ends: int
    cost: int
    results: tuple

    @property
    def year(self):
        return int(self.id.split("-")[2])


CENTRE = "Trung tâm GDNN - GDTX huyện"
COURSES = [
    Course(
        "694-DA41-2022-01",
        "Kỹ thuật cạo mủ cao su",
        "short",
        "agriculture",
        CENTRE,
        ("25345", "25330"),
        ("2022-03-14", "2022-05-20"),
        35,
        0,
        0,
        78_000_000,
        ("", ""),
    ),
    Course(
        "694-DA41-2022-02",
        "May công nghiệp",
        "elementary",
        "non-agriculture",
        CENTRE,
        ("25357", "25349"),
        ("2022-07-04", "2022-10-14"),
        30,
        1,
        1,
        84_000_000,
        ("", ""),
    ),
    Course(
        "694-DA41-2022-03",
        "Chăn nuôi thú y",
        "short",
        "agriculture",
        CENTRE,
        ("25327", "25351"),
        ("2022-08-08", "2022-10-28"),
        35,
        1,
        1,
        80_000_000,
        ("", ""),
    ),
    Course(
        "694-DA41-2023-01",
        "Kỹ thuật cạo mủ cao su",
        "short",
        "agriculture",
        CENTRE,
        ("25345", "25330"),
        ("2023-02-20", "2023-04-28"),
        35,
        0,
        0,
        82_000_000,
        ("Đã cấp chứng chỉ", "Đã cấp chứng chỉ; đa số có việc làm tại nông trường cao su"),
    ),
    Course(
        "694-DA41-2023-02",
        "Chăn nuôi thú y",
        "short",
        "agriculture",
        CENTRE,
        ("25327", "25351"),
        ("2023-03-27", "2023-06-09"),
        35,
        0,
        1,
        84_000_000,
        ("Đang học", "Đã cấp chứng chỉ"),
    ),
    Course(
        "694-DA41-2023-03",
        "May công nghiệp",
        "elementary",
        "non-agriculture",
        CENTRE,
        ("25357", "25349", "25348"),
        ("2023-06-12", "2023-09-22"),
        33,
        1,
        1,
        92_000_000,
        ("", "Đã cấp chứng chỉ; doanh nghiệp nhận vào làm"),
    ),
    Course(
        "694-DA41-2023-04",
        "Trồng và chăm sóc cây điều, hồ tiêu",
        "short",
        "agriculture",
        CENTRE,
        ("25360", "25361"),
        ("2023-06-19", "2023-08-25"),
        35,
        1,
        1,
        81_000_000,
        ("", "Đã cấp chứng chỉ"),
    ),
    Course(
        "694-DA41-2023-05",
        "Sửa chữa xe gắn máy",
        "elementary",
        "non-agriculture",
        "Trường Cao đẳng Bình Phước",
        ("25339", "25354", "25357"),
        ("2023-07-03", "2023-10-13"),
        28,
        1,
        1,
        96_000_000,
        ("", "Đã cấp chứng chỉ"),
    ),
    Course(
        "694-DA41-2023-06",
        "Nấu ăn",
        "short",
        "non-agriculture",
        CENTRE,
        ("25342", "25438"),
        ("2023-08-07", "2023-10-20"),
        32,
        1,
        1,
        79_000_000,
        ("", "Đã cấp chứng chỉ"),
    ),
    Course(
        "694-DA41-2023-07",
        "Kỹ thuật xây dựng",
        "elementary",
        "non-agriculture",
        CENTRE,
        ("25345", "25327"),
        ("2023-09-11", "2024-01-12"),
        30,
        1,
        2,
        94_000_000,
        ("", "Đang học, kết thúc khóa năm 2024"),
    ),
]


def workforce(year, limit):
    """Persons of working age whom the project is for: words, commune, traits; low-income workers come from outside the register."""
    for commune in COMMUNES:
        for one, state in REGISTER.within(commune.code, year, limit, "poor", "near", "left"):
            for number, person in enumerate(one.members):
                if person.works:
                    traits = {
                        "person-status": STATUS[state],
                        "sex": person.sex,
                        "ethnicity": one.ethnicity,
                        "disability": "",
                        "youth": "yes" if person.young else "",
                    }
                    yield ("register", commune.code, one.ethnicity, one.number, number), commune.code, traits
        random_ = chance("low-income", commune.code)
        for number in range(random_.randint(40, 110)):
            traits = {
                "person-status": "low-income",
                "sex": random_.choice(["female", "male"]),
                "ethnicity": "minority" if random_.random() < commune.minority else "kinh",
                "disability": "",
                "youth": random_.choice(["yes", ""]),
            }
            yield ("low", commune.code, number), commune.code, traits


def registers(words, year, limit):
    return draw("trade", year, *words) < {0: 0.062, 1: 0.113, 2: 0.119}[limit] + (0.06 if words[0] == "low" else 0)


@SOURCES.state("da4a.workforce", "da4a.registered", "da4a.lowIncome", "da4a.lowIncome.registered")
def wishes(code, period, forecast):
    year, limit = int(period[:4]), limit_of(period, forecast)
    for words, unit, traits in workforce(year, limit):
        is_asked = ("lowIncome" in code) == (words[0] == "low")
        if is_asked and (not code.endswith("registered") or registers(words, year, limit)):
            yield Item(unit, 0, traits)


@SOURCES.state("target.trained.demand", "target.trained.learners")
def needs(code, period, forecast):
    """Who wants to learn a trade or to be advised on one, and who was."""
    year, limit = int(period[:4]), limit_of(period, forecast)
    for words, unit, traits in workforce(year, limit):
        if words[0] == "register" and draw("trade", year, *words) < {0: 0.13, 1: 0.17, 2: 0.175}[limit]:
            if code.endswith("demand") or draw("taught", year, *words) < {0: 0.61, 1: 0.955, 2: 0.985}[limit]:
                yield Item(unit, 0, traits)


def trainees(year):
    """Learners of each course: (course, words, commune, traits). Each stands in one course."""
    key = ("trainees", year)
    if key not in SOURCES.cache:
        SOURCES.cache[key] = list(_trainees(year))
    return SOURCES.cache[key]


def _trainees(year):
    taken = set()
    wishes = {limit: list(workforce(year, limit)) for limit in (0, 1)}
    for course in (course for course in COURSES if course.year == year):
        free = [entry for entry in wishes[course.stage] if entry[1] in course.units and entry[0] not in taken]
        # Who has registered comes first.
        free.sort(key=lambda entry: (not registers(entry[0], year, course.stage), draw("seat", course.id, *entry[0])))
        for words, unit, traits in free[: course.size - 1]:
            taken.add(words)
            disability = "yes" if draw("disabled", *words) < 0.02 else ""
            yield course, words, unit, {**traits, "disability": disability}
        other = {"person-status": "other", "sex": "female", "ethnicity": "kinh", "disability": "", "youth": "yes"}
        yield course, ("other", course.id), course.units[-1], other


@SOURCES.flow("da4a.trainees", "da4a.graduates", "da4a.employed")
def training(code, year):
    for course, words, unit, traits in trainees(year):
        traits = {**traits, "da4a.level": course.level, "da4a.sector": course.sector}
        if code == "da4a.trainees":
            yield Item(unit, course.stage, traits)
        elif course.ends < 2 and draw("passes", *words) < 0.97:
            if code == "da4a.graduates" or draw("employed", *words) < 0.82:
                yield Item(unit, course.ends, traits)


@SOURCES.flow("da4a.classes")
def courses(code, year):
    for course in COURSES:
        if course.year == year:
            yield Item(DISTRICT, course.stage, {"da4a.level": course.level, "da4a.sector": course.sector})


@SOURCES.flow(
    "da4a.institutions",
    "da4a.standards",
    "da4a.curricula",
    "da4a.teachers",
    "da4a.surveys",
    "da4a.models",
    "da4a.counselled",
)
def support(code, year):
    if code == "da4a.counselled":
        for commune, random_ in each_commune(code, year):
            number = random_.randint(35, 90)
            yield from amounts(commune.code, round(number * 0.5), number, late=4)
        yield from amounts(DISTRICT, 40, 120, late=20)
        return
    for _ in range(
        {"da4a.curricula": 2, "da4a.surveys": 1, "da4a.models": 1, "da4a.teachers": 3 if year == 2022 else 0}.get(
            code, 0
        )
    ):
        yield Item(DISTRICT, 0 if code == "da4a.surveys" else 1)


# Biểu 10


@SOURCES.state("da4c.market.records")
def records(code, period, forecast):
    for commune, random_ in each_commune(code, 0):
        seekers, vacancies = random_.randint(150, 420), random_.randint(6, 38)
        time = time_of(period, forecast)
        yield Item(commune.code, 0, {"da4c.market": "seekers"}, seekers + 41 * time)
        yield Item(commune.code, 0, {"da4c.market": "vacancies"}, vacancies + 4 * time)


@SOURCES.flow("da4c.market.added", "da4c.market.updated")
def entries(code, year):
    for commune, random_ in each_commune(code, year):
        for kind, least, most in (("seekers", 60, 110), ("vacancies", 6, 12)):
            number = random_.randint(least, most)
            yield from amounts(commune.code, number // 2, number, {"da4c.market": kind}, late=number // 15)


@SOURCES.flow("da4c.supply.persons", "da4c.demand.households", "da4c.demand.enterprises")
def surveys(code, year):
    for commune, random_ in each_commune(code, year):
        number = {
            "persons": random_.randint(420, 900),
            "households": random_.randint(30, 90),
            "enterprises": random_.randint(2, 14),
        }[code.split(".")[-1]]
        yield from amounts(commune.code, round(number * 0.4), number, late=number // 20)


@SOURCES.flow(
    "da4c.fairs",
    "da4c.fairs.attendances",
    "da4c.fairs.enterprises",
    "da4c.surveys",
    "da4c.publications",
    "da4c.training.classes",
    "da4c.training.attendances",
)
def fairs(code, year):
    if code == "da4c.fairs":
        yield from [
            Item(DISTRICT, stage, {"da4c.mode": mode})
            for stage, mode in ((0, "in-person"), (1, "in-person"), (1, "online"))
        ]
        return
    early, all_ = {
        "da4c.fairs.attendances": (310, 1040),
        "da4c.fairs.enterprises": (9, 31),
        "da4c.surveys": (0, 1),
        "da4c.publications": (0, 2),
        "da4c.training.classes": (1, 2),
        "da4c.training.attendances": (38, 83),
    }[code]
    yield from amounts(DISTRICT, early, all_ if year == 2023 else all_ - all_ // 5)


WHO = {"poor": 30, "near-poor": 26, "left-poverty": 20, "low-income": 14, "other": 10}


@SOURCES.flow("da4c.counselled", "da4c.placed", "da4c.insured")
def placements(code, year):
    """Who got a contract was counselled before; who is insured has a contract."""
    for unit in [commune.code for commune in COMMUNES] + [DISTRICT]:
        random_ = chance("counselled", unit, year)
        number = random_.randint(36, 84) if unit != DISTRICT else 46
        for item in people(
            random_,
            unit,
            number,
            disability={"yes": 2, "": 98},
            youth={"yes": 45, "": 55},
            **{"person-status": WHO, "da4c.destination": {"in-province": 62, "out-of-province": 38}},
        ):
            placed, insured = random_.random() < 0.34, random_.random() < 0.74
            if code == "da4c.counselled" or (placed and unit != DISTRICT and (code == "da4c.placed" or insured)):
                yield item
