"""The parts of an xlsx or docx: valid against the schemas of ECMA-376 (transitional), and whole as a package."""

import posixpath
import zipfile

from lxml import etree

SML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OPEN = ("http://schemas.openxmlformats.org/", "http://purl.org/dc/", "http://www.w3.org/")

# Which schema a part is judged by: by the beginning or the end of its name. Core properties take terms of Dublin Core
# from schemas that do not lie with the others.
SCHEMAS = [
    ("[Content_Types].xml", "opc-contentTypes.xsd"),
    (".rels", "opc-relationships.xsd"),
    ("xl/theme/", "dml-main.xsd"),
    ("xl/drawings/drawing", "dml-spreadsheetDrawing.xsd"),
    ("xl/charts/chart", "dml-chart.xsd"),
    ("word/charts/chart", "dml-chart.xsd"),
    ("docProps/app.xml", "shared-documentPropertiesExtended.xsd"),
    ("docProps/custom.xml", "shared-documentPropertiesCustom.xsd"),
    ("docProps/core.xml", None),
    ("xl/", "sml.xsd"),
    ("word/", "wml.xsd"),
]


# A schema with that of charts beside it: what frames a chart asks for it by name, but the schemas do not import each other.
WITH_CHARTS = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<xsd:import namespace="{0}" schemaLocation="{1}"/>
<xsd:import namespace="http://schemas.openxmlformats.org/drawingml/2006/chart" schemaLocation="dml-chart.xsd"/>
</xsd:schema>"""
FRAMES_CHARTS = {"wml.xsd", "dml-spreadsheetDrawing.xsd"}


class Schemas:
    def __init__(self, folder):
        self.folder = folder
        self.compiled = {}

    def of(self, part):
        name = next((schema for mark, schema in SCHEMAS if part.startswith(mark) or part.endswith(mark)), None)
        if name and name not in self.compiled:
            self.compiled[name] = etree.XMLSchema(self.tree(name))
        return self.compiled.get(name)

    def tree(self, name):
        schema = etree.parse(str(self.folder / name))
        if name not in FRAMES_CHARTS:
            return schema
        wrapper = WITH_CHARTS.format(schema.getroot().get("targetNamespace"), name)
        return etree.ElementTree(etree.fromstring(wrapper, base_url=str(self.folder / "with-charts.xsd")))


def without_extensions(root):
    """Extension elements and attributes are taken out: the schemas do not know them."""
    for element in list(root.iter(etree.Element)):
        if element is not root and not etree.QName(element).namespace.startswith(OPEN) and element.getparent() is not None:
            element.getparent().remove(element)
            continue
        for name in list(element.attrib):
            namespace = etree.QName(name).namespace
            if namespace and not namespace.startswith(OPEN):
                del element.attrib[name]
    return root


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def against_schemas(contents, schemas):
    """What the schemas have against the parts."""
    for name, data in contents.items():
        if not name.endswith((".xml", ".rels")):
            continue
        schema = schemas.of(name)
        if schema is not None and not schema.validate(without_extensions(etree.fromstring(data))):
            for error in schema.error_log:
                yield f"{name}:{error.line}: {error.message}"


def against_package(contents):
    """Names, relationships and content types (traps T22, T23, T29)."""
    lower = [name.lower() for name in contents]
    if len(set(lower)) != len(lower):
        yield "two parts whose names differ only in case"
    types = etree.fromstring(contents["[Content_Types].xml"])
    overrides = {element.get("PartName") for element in types.findall(f"{{{TYPES}}}Override")}
    defaults = {element.get("Extension") for element in types.findall(f"{{{TYPES}}}Default")}
    for name in overrides - {"/" + name for name in contents}:
        yield f"content type of {name}, which is not there"
    for name in contents:
        if name != "[Content_Types].xml" and "/" + name not in overrides and name.rsplit(".", 1)[-1] not in defaults:
            yield f"{name} has no content type"
        if name.endswith(".rels"):
            base = posixpath.dirname(posixpath.dirname(name))
            for element in etree.fromstring(contents[name]).findall(f"{{{PACKAGE}}}Relationship"):
                target = posixpath.normpath(posixpath.join("/" + base, element.get("Target"))).lstrip("/")
                if element.get("TargetMode") != "External" and target not in contents:
                    yield f"{name}: {element.get('Id')} leads to {target}, which is not there"
    if "xl/calcChain.xml" in contents:
        yield "a calculation chain, which goes stale"


def against_excel(contents):
    """What Excel refuses or repairs although the schemas allow it (traps T18 to T20, T24, T25, T33)."""
    workbook = etree.fromstring(contents["xl/workbook.xml"])
    names = [sheet.get("name") for sheet in workbook.iter(f"{{{SML}}}sheet")]
    if len({name.lower() for name in names}) != len(names):
        yield "two sheets whose names differ only in case"
    for name in names:
        if not 1 <= len(name.encode("utf-16-le")) // 2 <= 31 or set(name) & set("[]:*?/\\") or name[0] == "'" or name[-1] == "'":
            yield f"sheet name {name!r}"
    for defined in workbook.iter(f"{{{SML}}}definedName"):
        if defined.get("name").startswith("_xlnm.Print"):
            place = defined.get("localSheetId")
            if place is None or not defined.text.replace("''", "'").startswith(f"'{names[int(place)]}'!") and " " in names[int(place)]:
                yield f"{defined.get('name')} is {defined.text}"
    for name, data in contents.items():
        if name.startswith("xl/worksheets/sheet"):
            yield from (f"{name}: {words}" for words in merges(etree.fromstring(data)))
        if name.startswith(("xl/worksheets/", "xl/sharedStrings")):
            for text in etree.fromstring(data).iter(f"{{{SML}}}t"):
                if len(text.text or "") > 32_767:
                    yield f"{name}: a text of {len(text.text)} characters"
                kept = text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
                if text.text and text.text.strip() != text.text and not kept:
                    yield f"{name}: {text.text[:40]!r} loses the spaces at its ends"


def merges(sheet):
    from openpyxl.utils import range_boundaries

    taken = {}
    for merge in sheet.iter(f"{{{SML}}}mergeCell"):
        left, top, right, bottom = range_boundaries(merge.get("ref"))
        if (left, top) == (right, bottom):
            yield f"{merge.get('ref')} merges one cell"
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) in taken:
                    yield f"{merge.get('ref')} overlaps {taken[row, column]}"
                taken[row, column] = merge.get("ref")
