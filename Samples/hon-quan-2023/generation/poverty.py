"""Biểu 01: the poverty review and the numerators and denominators of the targets."""

from .district import COMMUNES, Register, time_of
from .figures import SOURCES, Item, draw, limit_of

REGISTER = Register()

# Columns of the review's report 2 and 3, by the move of a household.
FLOWS = {
    "poverty.flow.toNearPoor": "toNearPoor",
    "poverty.flow.aboveNearPoor": "aboveNearPoor",
    "poverty.flow.otherDecrease": "otherDecrease",
    "poverty.flow.fromNearPoor": "fromNearPoor",
    "poverty.flow.relapsed": "relapsed",
    "poverty.flow.new": "new",
    "poverty.flow.otherIncrease": "otherIncrease",
    "poverty.nearFlow.toPoor": "fromNearPoor",
    "poverty.nearFlow.aboveNearPoor": "nearAbove",
    "poverty.nearFlow.otherDecrease": "nearOther",
    "poverty.nearFlow.fromPoor": "toNearPoor",
    "poverty.nearFlow.relapsed": "nearRelapsed",
    "poverty.nearFlow.new": "nearNew",
    "poverty.nearFlow.otherIncrease": "nearOtherIncrease",
}
FALLS = ("toNearPoor", "aboveNearPoor", "otherDecrease")
RISES = ("fromNearPoor", "relapsed", "new", "otherIncrease")


def traits_of(one):
    """A household's categories in every disaggregation that forms ask for."""
    return {
        "ethnicity": ("minority", "local-minority") if one.local else one.ethnicity,
        "ethnic-group": one.ethnicity,
        "head": "female" if one.female else "male",
        "disability": "yes" if one.disabled else "",
        "merit": "yes" if one.merit else "",
    }


def counted(one, extra=None, stage=0):
    """A household as a line Hộ and a line Nhân khẩu."""
    traits = {**traits_of(one), **(extra or {})}
    yield Item(one.commune, stage, {**traits, "count": "households"})
    yield Item(one.commune, stage, {**traits, "count": "persons"}, len(one.members))


@SOURCES.state("poverty.poor", "poverty.nearPoor")
def stock(code, period, forecast):
    state = "poor" if code == "poverty.poor" else "near"
    for commune in COMMUNES:
        for one in REGISTER.at(commune.code, time_of(period, forecast), state):
            groups = tuple(group for group, is_in in (("no-labour", one.no_labour), ("merit", one.merit)) if is_in)
            yield from counted(one, {"poverty.group": groups or ("other",)})


@SOURCES.state("poverty.flow.opening", "poverty.nearFlow.opening")
def opening(code, period, forecast):
    time = 0 if period.startswith("2022") else 2
    for commune in COMMUNES:
        for one in REGISTER.at(commune.code, time, "poor" if code == "poverty.flow.opening" else "near"):
            yield from counted(one)


@SOURCES.flow(*FLOWS)
def flows(code, year):
    for one in REGISTER.households:
        flow, stage = one.moves.get(year, ("", 0))
        if flow == FLOWS[code]:
            yield from counted(one, stage=stage)


@SOURCES.flow("poverty.reduction")
def reduction(code, year):
    for one in REGISTER.households:
        flow, stage = one.moves.get(year, ("", 0))
        if flow in FALLS + RISES:
            yield Item(one.commune, stage, traits_of(one), 1 if flow in FALLS else -1)


@SOURCES.state("poverty.population", "poverty.middle")
def population(code, period, forecast):
    growth = 1 + 0.004 * (time_of(period, forecast) - 2)
    for commune in COMMUNES:
        size = 3.55 + draw("size", commune.code) * 0.5
        if code == "poverty.middle":
            households = round(commune.households * (0.02 + 0.02 * draw(code, commune.code)))
            yield Item(commune.code, 0, {"count": "households"}, households)
            yield Item(commune.code, 0, {"count": "persons"}, round(households * size))
            continue
        minority = round(commune.households * growth * commune.minority)
        local = round(minority * (0.7 + 0.1 * draw("local", commune.code)))
        parts = (
            ("kinh", round(commune.households * growth) - minority, size),
            (("minority", "local-minority"), local, size + 0.5),
            ("minority", minority - local, size + 0.3),
        )
        for ethnicity, households, persons in parts:
            yield Item(commune.code, 0, {"count": "households", "ethnicity": ethnicity}, households)
            yield Item(commune.code, 0, {"count": "persons", "ethnicity": ethnicity}, round(households * persons))


@SOURCES.state("poverty.poor.deprived", "poverty.nearPoor.deprived", "poverty.poor.cause")
def deprivation(code, period, forecast):
    time = time_of(period, forecast)
    for commune in COMMUNES:
        for one in REGISTER.at(commune.code, time, "near" if "near" in code else "poor"):
            if code == "poverty.poor.cause":
                yield Item(commune.code, 0, {"cause": tuple(one.causes)})
            else:
                yield Item(commune.code, 0, {"deprivation": tuple(one.lacks_at(time))})


# Asked at the beginning of the Programme too: the value at the end of 2021.
BASELINE = (
    "poverty.population",
    "poverty.poor",
    "poverty.nearPoor",
    "poverty.poor.deprived",
    "poverty.nearPoor.deprived",
    "target.insurance.persons",
    "target.insurance.covered",
    "target.schooling.children",
    "target.schooling.enrolled",
    "target.skilled.labour",
    "target.skilled.workers",
)

# Targets

STATUS = {"poor": "poor", "near": "near-poor", "left": "left-poverty"}


@SOURCES.state("target.insurance.persons", "target.insurance.covered")
def insurance(code, period, forecast):
    time = time_of(period, forecast)
    share = (0.955, 0.97, 0.985, 0.978, 1, 1)[time]
    for commune in COMMUNES:
        for one in REGISTER.at(commune.code, time, "poor", "near"):
            state = one.states[time]
            for number, _ in enumerate(one.members):
                if (
                    code.endswith("persons")
                    or state == "poor"
                    or draw("insured", commune.code, one.ethnicity, one.number, number) < share
                ):
                    yield Item(commune.code, 0, {"status": STATUS[state]})


@SOURCES.flow("target.credit.applicants", "target.credit.borrowers")
def credit(code, year):
    for commune in COMMUNES:
        for one, state in REGISTER.within(commune.code, year, 1, "poor", "near", "left"):
            words = (commune.code, one.ethnicity, one.number, year)
            if one.no_labour or draw("applies", *words) > 0.27:
                continue
            stage = 0 if draw("when", *words) < 0.42 else 1 if draw("when", *words) < 0.95 else 2
            if code.endswith("borrowers") and stage == 0 and draw("waits", *words) < 0.14:
                stage = 1
            if code.endswith("applicants") or year == 2023 or draw("borrows", *words) < 0.965:
                yield Item(commune.code, stage, {"status": STATUS[state]})


@SOURCES.state("target.models.least")
def least(code, period, forecast):
    yield Item("694", 0, {}, 2)


@SOURCES.state("target.schooling.children", "target.schooling.enrolled")
def schooling(code, period, forecast):
    time = time_of(period, forecast)
    for commune in COMMUNES:
        for one in REGISTER.at(commune.code, time, "poor", "near"):
            for number, person in enumerate(one.members):
                if person.band == "5-16" and (
                    code.endswith("children")
                    or draw("school", commune.code, one.ethnicity, one.number, number) < 0.925 + 0.006 * time
                ):
                    yield Item(commune.code, 0, {"status": STATUS[one.states[time]], "sex": person.sex})


@SOURCES.state("target.skilled.labour", "target.skilled.workers")
def skilled(code, period, forecast):
    time = time_of(period, forecast)
    for commune in COMMUNES:
        for one in REGISTER.at(commune.code, time, "poor", "near", "left"):
            for number, person in enumerate(one.members):
                if person.works and (
                    code.endswith("labour")
                    or draw("skilled", commune.code, one.ethnicity, one.number, number) < 0.3 + 0.03 * time
                ):
                    yield Item(commune.code, 0, {"sex": person.sex, "ethnicity": one.ethnicity})


@SOURCES.state(
    "da6a.households",
    "da6b.households",
    "da6a.households.informed",
    "da6a.households.connected",
    "da6b.households.reached",
)
def reached(code, period, forecast):
    """Households that information and communication are meant for, and those that they reach."""
    time = time_of(period, forecast)
    for commune in COMMUNES:
        for one in REGISTER.at(commune.code, time, "poor", "near", "left"):
            words = (commune.code, one.ethnicity, one.number)
            if code.endswith("informed"):
                is_in = draw("informed", *words) < 0.83 + 0.025 * time
            elif code.endswith("connected"):
                is_in = "telecommunications" not in one.lacks_at(time)
            elif code.endswith("reached"):
                is_in = draw("reached", *words) < {1: 0.44, 2: 0.86, 3: 0.52, 4: 0.91, 5: 0.95}[time]
            else:
                is_in = True
            if is_in:
                yield Item(commune.code, 0, {"status": STATUS[one.states[time]]})


@SOURCES.state("da4c.workingHouseholds", "da4c.jobHouseholds")
def jobs(code, period, forecast):
    time = time_of(period, forecast)
    for commune in COMMUNES:
        for one in REGISTER.at(commune.code, time, "poor", "near"):
            share = {1: 0.42, 2: 0.5, 3: 0.53, 4: 0.6, 5: 0.62}[time]
            if not one.no_labour and (
                code == "da4c.workingHouseholds" or draw("job", commune.code, one.ethnicity, one.number) < share
            ):
                yield Item(commune.code, 0, {"status": STATUS[one.states[time]]})


def children(period, forecast):
    """Children under 16 of households that were poor, near-poor or newly non-poor at some time of the year up to now."""
    for commune in COMMUNES:
        for one, state in REGISTER.within(
            commune.code, int(period[:4]), limit_of(period, forecast), "poor", "near", "left"
        ):
            for number, person in enumerate(one.members):
                if person.band in ("0-2", "2-5", "5-16"):
                    words = (commune.code, one.ethnicity, one.number, number)
                    traits = {
                        "age": person.band,
                        "sex": person.sex,
                        "ethnicity": one.ethnicity,
                        "status": STATUS[state],
                    }
                    yield commune.code, words, traits
