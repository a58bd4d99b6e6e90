"""Biểu 12 to 15: information, communication, capacity, monitoring."""

from .district import COMMUNES, DISTRICT, chance
from .figures import SOURCES, Item, amounts, each_commune, limit_of, people, stages
from .poverty import REGISTER

UNITS = [commune.code for commune in COMMUNES] + [DISTRICT]


@SOURCES.flow(
    "da6a.training.classes",
    "da6b.contests",
    "da6b.website.items",
    "da6b.website.visits",
    "da7a.training.classes",
    "da7a.studyTours",
    "da7a.materials",
)
def district_only(code, year):
    early, all_, late = {
        "da6a.training.classes": (1, 3, 0),
        "da6b.contests": (0, 2, 0),
        "da6b.website.items": (38, 96, 8),
        "da6b.website.visits": (5120, 13480, 900),
        "da7a.training.classes": (2, 6, 0),
        "da7a.studyTours": (0, 1, 0),
        "da7a.materials": (150, 420, 0),
    }[code]
    yield from amounts(DISTRICT, early, all_ if year == 2023 else all_ - all_ // 4, late=late)


def officials(code):
    """Everybody who does a kind of work: (commune or district, level, number, sex, ethnicity)."""
    level = {"da6a.staff": "da6.level", "da7a.staff": "da7.level"}[code]
    for unit in UNITS:
        random_ = chance(code, unit)
        if unit == DISTRICT:
            numbers = {"district": 7 if code == "da6a.staff" else 9}
        else:
            hamlets = next(commune.hamlets for commune in COMMUNES if commune.code == unit)
            numbers = {"commune": random_.randint(2, 3), "hamlet": hamlets}
            if code == "da7a.staff":
                numbers["associations"] = hamlets + random_.randint(2, 6)
        for category, number in numbers.items():
            for index, item in enumerate(people(random_, unit, number, female=0.42)):
                item.traits[level] = category
                yield index, random_.random(), item


@SOURCES.state("da6a.staff", "da7a.staff", "da6a.staff.trained", "da7a.staff.trained")
def staff(code, period, forecast):
    host = ".".join(code.split(".")[:2])
    limit = limit_of(period, forecast)
    shares = {0: 0.34, 1: 0.965, 2: 0.99} if period.startswith("2023") else {0: 0.3, 2: 0.88}
    for _, number, item in officials(host):
        if code == host or number < shares[limit]:
            yield Item(item.unit, 0, item.traits)


@SOURCES.flow("da6a.products")
def products(code, year):
    random_ = chance(code, year)
    for stage in stages(46 if year == 2023 else 31, 0.4, 0.05):
        yield Item(
            DISTRICT,
            stage,
            {
                "da6.productKind": random_.choices(["press", "communication", "publication"], [5, 8, 2])[0],
                "da6.productState": random_.choices(["new", "digitised", "republished"], [9, 3, 2])[0],
                "da6.language": random_.choices(["vietnamese", "minority"], [8, 2])[0],
            },
        )


@SOURCES.state("da6a.servicePoints")
def points(code, period, forecast):
    for commune, random_ in each_commune(code, 0):
        if random_.random() < 0.7:
            yield Item(commune.code)


@SOURCES.flow("da6b.events")
def events(code, year):
    for commune, random_ in each_commune(code, year):
        for number in range(random_.randint(1, 3)):
            # The district's own day was held in four communes at once.
            yield Item(commune.code, 1 if number else 0, repeated=number == 2 and commune.code != "25357")


@SOURCES.flow("da6b.items")
def items(code, year):
    for unit in UNITS:
        random_ = chance(code, unit, year)
        weights = {"loudspeakers": 1} if unit != DISTRICT else {"print": 2, "online": 9, "radio": 8, "television": 3}
        if unit != DISTRICT:
            weights = {"loudspeakers": 14, "social-media": 6, "online": 2}
        for stage in stages(random_.randint(22, 55), 0.42):
            yield Item(unit, stage, {"da6.outlet": random_.choices(list(weights), list(weights.values()))[0]})


@SOURCES.flow("da6b.prints")
def prints(code, year):
    for unit in UNITS:
        random_ = chance(code, unit, year)
        many = 6 if unit == DISTRICT else 1
        for kind, least, most in (
            ("leaflets", 120, 400),
            ("posters", 0, 30),
            ("panels", 0, 3),
            ("banners", 4, 14),
            ("handbooks", 0, 40),
        ):
            number = random_.randint(least, most) * many
            yield from amounts(unit, number * 2 // 5, number, {"da6.printKind": kind})


@SOURCES.flow("da6b.meetings", "da6b.meetings.attendances", "da7a.conferences", "da7a.conferences.attendances")
def meetings(code, year):
    host = code.removesuffix(".attendances")
    for unit in UNITS:
        random_ = chance(host, unit, year)
        number = random_.randint(3, 6) if host == "da6b.meetings" else random_.randint(1, 3)
        for index, stage in enumerate(stages(number, 0.45, 0.1)):
            level = "district" if unit == DISTRICT else random_.choice(["commune", "hamlet", "hamlet"])
            audience = people(random_, unit, random_.randint(28, 60), **{"da6.attendee": {"people": 8, "officials": 2}})
            if code == host:
                yield Item(unit, stage, {"da6.level": level})
            else:
                for person in audience:
                    yield Item(unit, stage, person.traits)


@SOURCES.flow("da6b.honoured")
def honoured(code, year):
    for kind, number in (("collectives", 5), ("persons", 12), ("households", 14)):
        yield from amounts(DISTRICT, 0, number if year == 2023 else number - 3, {"da6.honoured": kind})


@SOURCES.state("da6b.website")
def website(code, period, forecast):
    yield Item(DISTRICT)


@SOURCES.flow("da6b.sessions", "da6b.sessions.attendances")
def sessions(code, year):
    for unit in UNITS[:-1]:
        random_ = chance("da6b.sessions", unit, year)
        for stage in stages(random_.randint(4, 7), 0.42):
            topic = random_.choices(["legal-aid", "gender", "basic-services"], [4, 3, 5])[0]
            audience = people(random_, unit, random_.randint(24, 48))
            if code == "da6b.sessions":
                yield Item(unit, stage, {"da6.topic": topic})
            else:
                for person in audience:
                    yield Item(unit, stage, {**person.traits, "da6.topic": topic})


# Biểu 14, 15


@SOURCES.state("da7a.training.attendances")
def courses(code, period, forecast):
    """Everybody trained, and one in five a second time."""
    for index, item in enumerate(SOURCES.items("da7a.staff.trained", period, forecast)):
        for _ in range(2 if index % 5 == 0 else 1):
            yield Item(DISTRICT, 0, item.traits)


@SOURCES.flow("da7a.studyTours.persons")
def tours(code, year):
    yield from people(chance(code, year), DISTRICT, 24, early=0, late=0)


@SOURCES.flow("da7b.teams")
def teams(code, year):
    for unit in UNITS:
        yield Item(unit, 0, {"da6.level": "district" if unit == DISTRICT else "commune"}, 2 if unit == DISTRICT else 1)


@SOURCES.flow("da7b.inspections", "da7b.inspectedUnits", "da7b.findings", "da7b.recommendations", "da7b.resolved")
def inspections(code, year):
    """Each visit looks at one or two places; what is recommended follows from what was found."""
    for unit in UNITS:
        random_ = chance("da7b.inspections", unit, year)
        for number, stage in enumerate(stages(4 if unit == DISTRICT else random_.randint(2, 3), 0.45, 0)):
            kind = "ad-hoc" if number == 1 and random_.random() < 0.4 else "regular"
            places = random_.randint(3, 4) if unit == DISTRICT else random_.randint(1, 2)
            found = random_.randint(0, 2)
            recommended = found if random_.random() < 0.8 else max(0, found - 1)
            resolved = recommended if random_.random() < 0.75 else max(0, recommended - 1)
            weight = {
                "inspections": 1,
                "inspectedUnits": places,
                "findings": found,
                "recommendations": recommended,
                "resolved": resolved,
            }
            yield Item(unit, stage, {"da7.inspection": kind}, weight[code.split(".")[1]])


@SOURCES.state("da7b.review.communes", "da7b.review.households", "da7b.review.sheets")
def review(code, period, forecast):
    done = forecast or not period.endswith("-H1")
    for commune in COMMUNES:
        if code.endswith("communes"):
            yield Item(commune.code, 0, {}, 1 if done else 0)
            continue
        listed = len(REGISTER.at(commune.code, 0 if period.startswith("2022") else 2, "poor", "near"))
        looked = listed + 14 + commune.hamlets if done else listed // 6
        yield Item(commune.code, 0, {}, looked if code.endswith("households") else looked * 2 - listed // 7)


@SOURCES.flow("da7b.conferences")
def conferences(code, year):
    kinds = [("other", 0), ("annual", 1)] + ([("midterm", 1)] if year == 2023 else [])
    for kind, stage in kinds:
        yield Item(DISTRICT, stage, {"da7.conference": kind})


@SOURCES.state("da7b.databases", "da7b.software")
def systems(code, period, forecast):
    yield Item(DISTRICT, 0, {}, 2 if code == "da7b.databases" and period.startswith("2023") else 1)
