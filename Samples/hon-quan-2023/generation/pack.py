"""What the regime pack asks, and of whom: every cell of every form that applies, with its key and who enters it."""

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

ASPECTS = ("indicator", "unit", "scope", "period", "measure", "attribute")


def name(element):
    return element.tag.split("}")[1]


def pairs(text):
    """`status=poor ethnicity=minority` as a set of pairs."""
    return frozenset(tuple(part.split("=")) for part in (text or "").split())


@dataclass(frozen=True)
class Indicator:
    code: str
    type: str
    roll_up: str
    split: tuple
    collected_by: str
    record: str = ""
    parts: tuple = ()


@dataclass(frozen=True)
class Cell:
    """A cell that holds one observation. `line` is row, total, own, unit or record."""

    form: str
    owner: str
    line: str
    indicator: str
    stratum: frozenset
    period: str
    measure: str
    collector: str
    entry: str
    attribute: str = ""
    optional: bool = False


@dataclass
class Axis:
    """A row or a column: what it fixes and what it says of its cells."""

    code: str
    aspects: dict
    stratum: frozenset
    line: str = "row"
    entry: str = "typed"
    formula: bool = False
    open: frozenset = None
    collector: str = ""
    flags: frozenset = frozenset()
    kinds: frozenset = frozenset()
    record: str = ""
    optional: bool = False
    text: bool = False


@dataclass
class Pack:
    folder: Path
    flags: frozenset
    categories: dict = field(default_factory=dict)
    partitions: set = field(default_factory=set)
    indicators: dict = field(default_factory=dict)
    record_types: dict = field(default_factory=dict)
    blocks: dict = field(default_factory=dict)
    cells: list = field(default_factory=list)
    questions: list = field(default_factory=list)

    def load(self):
        self._regime()
        for path in sorted((self.folder / "indicators").glob("*.xml")):
            for element in ElementTree.parse(path).getroot():
                self._indicator(element)
        for path in sorted((self.folder / "blocks").glob("*.xml")):
            root = ElementTree.parse(path).getroot()
            self.blocks[root.get("code")] = root
        for path in sorted((self.folder / "forms").glob("*.xml")):
            self._form(ElementTree.parse(path).getroot())
        for path in sorted((self.folder / "reports").glob("*.xml")):
            self._report(ElementTree.parse(path).getroot())
        return self

    def _regime(self):
        for element in ElementTree.parse(self.folder / "regime.xml").getroot():
            if name(element) == "disaggregation":
                code = element.get("code")
                self.categories[code] = [c.get("code") for c in element if name(c) == "category"]
                if element.get("partition") == "true":
                    self.partitions.add(code)

    def _indicator(self, element):
        code = element.get("code")
        if name(element) == "indicator":
            self.indicators[code] = Indicator(
                code,
                element.get("type"),
                element.get("roll-up", "SUM"),
                tuple((element.get("split") or "").split()),
                element.get("collected-by", "owner"),
                element.get("record", ""),
                tuple(filter(None, (element.get("numerator"), element.get("denominator")))),
            )
        elif name(element) == "record-type":
            self.record_types[code] = [a.attrib for a in element if name(a) == "attribute"]

    def _needs(self, element):
        return frozenset((element.get("requires-flag") or "").split())

    def _is_closed(self, flags):
        return bool(flags) and not flags & self.flags

    # Forms

    def _form(self, form):
        if self._is_closed(self._needs(form)):
            return
        for section in form.iter("{urn:bieumau:form:1}section"):
            self._section(section, form.get("code"), form.get("owner"))

    def _report(self, report):
        for question in report.iter("{urn:bieumau:report:1}question"):
            self.questions.append((report.get("code"), question.attrib))
        for section in report.iter("{urn:bieumau:report:1}section"):
            self._section(section, report.get("code"), report.get("owner"))

    def _section(self, section, form, owner):
        columns, rows = [], []
        for child in section:
            if name(child) == "columns":
                columns = self._columns(child)
            elif name(child) == "rows":
                rows = self._rows(child)
        base = {key: section.get(key) for key in ASPECTS if section.get(key)}
        for row in rows:
            for column in columns:
                self._cell(form, owner, section, base, row, column)

    def _cell(self, form, owner, section, base, row, column):
        if row.open is not None and column.code not in row.open:
            return
        if row.formula or column.formula or self._is_closed(row.flags) or self._is_closed(column.flags):
            return
        aspects = {**base, **column.aspects, **row.aspects}
        attribute = aspects.get("attribute", "")
        if attribute:
            indicator = (
                f"{row.record}.{attribute}" if row.line == "record" and attribute not in ("id", "sender") else ""
            )
        else:
            indicator = aspects.get("indicator", "")
        known = self.indicators.get(indicator)
        measure = aspects.get("measure", "yearToDate")
        is_made = known and known.roll_up in ("RAT", "COUNT") and measure != "baseline"
        if not indicator or is_made or measure == "note":
            return
        stratum = pairs(section.get("where")) | row.stratum | column.stratum
        collector = (
            row.collector
            or column.collector
            or section.get("collected-by")
            or (known.collected_by if known else "owner")
        )
        line = "own" if row.line == "row" and aspects.get("scope") == "own" else row.line
        self.cells.append(
            Cell(
                form,
                owner,
                line,
                indicator,
                stratum,
                aspects.get("period", "self"),
                "attribute" if attribute else measure,
                owner if collector == "owner" else collector,
                column.entry,
                attribute,
                row.optional or column.optional,
            )
        )

    def _axis(self, element, code, line="row"):
        return Axis(
            code,
            {key: element.get(key) for key in ASPECTS if element.get(key)},
            pairs(element.get("where")),
            line,
            element.get("entry", "typed"),
            element.get("formula") is not None,
            frozenset(element.get("columns").split()) if element.get("columns") else None,
            element.get("collected-by", ""),
            self._needs(element),
            record=element.get("record", ""),
            optional=element.get("optional") == "true",
        )

    def _columns(self, parent, outer=()):
        result = []
        for element in parent:
            kind = name(element)
            if kind == "group":
                result += self._columns(element)
            elif kind == "column":
                result.append(self._axis(element, element.get("code")))
            elif kind == "columns":
                result += self._spread(element, each=True)
            elif kind == "block":
                result += self._block(element)
        return result

    def _spread(self, element, each):
        """One axis node a category; a total before them unless there is none (rows only)."""
        code, axis = element.get("each-category"), self._axis(element, element.get("code"))
        result = []
        if not each and element.get("no-total") != "true":
            axis.formula = axis.formula or code in self.partitions
            result.append(axis)
        for number, category in enumerate(self.categories[code]):
            part = self._axis(element, str(int(axis.code) + number) if each else f"{axis.code}.{category}")
            part.stratum |= {(code, category)}
            result.append(part)
        return result

    def _block(self, element):
        host = self._axis(element, element.get("code"))
        number = int(host.code) if element.get("axis") == "columns" else None
        result = []
        for offset, child in enumerate(self.blocks[element.get("use")]):
            if name(child) != "row":
                continue
            axis = self._axis(child, f"{host.code}.{child.get('code')}" if number is None else str(number + offset))
            axis.aspects = {**host.aspects, **axis.aspects}
            axis.stratum |= host.stratum
            axis.open = axis.open or host.open
            axis.collector = axis.collector or host.collector
            axis.flags |= host.flags
            axis.optional = axis.optional or host.optional
            result.append(axis)
        return result

    def _rows(self, parent):
        result = []
        for element in parent:
            kind = name(element)
            if kind in ("row", "total"):
                axes = [self._axis(element, element.get("code"), kind)]
                result += self._lines(element, axes[0]) or axes
            elif kind == "rows":
                result += self._spread(element, each=False)
            elif kind == "block":
                result += self._block(element)
            elif kind == "each":
                axis = self._axis(element, element.get("code"), "record" if element.get("record") else "unit")
                result += self._lines(element, axis) or [axis]
                result += self._rows([child for child in element if name(child) == "each"])
        return result

    def _lines(self, element, host):
        result = []
        for child in element:
            if name(child) == "line":
                axis = self._axis(child, f"{host.code}.{child.get('code')}", host.line)
                axis.aspects = {**host.aspects, **axis.aspects}
                axis.stratum |= host.stratum
                result.append(axis)
        return result
