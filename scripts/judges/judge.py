"""Judges a folder of bieumau's outputs. Called by scripts/judge."""

import argparse
import pathlib
import subprocess
import sys

import heights
import libreoffice
import page_setup
import pages
import plain_text
import reading
import round_trip
import season
import word
import xlsx
from spreadsheetml import Workbook
from verdict import Verdict

import web_pages
import workbooks


def judge_with(importer, infilter, arguments, books, verdict):
    """Values, merges, live formulas and hidden parts as one importer sees them."""
    folder = arguments.scratch / importer.split()[0]
    profile = arguments.scratch / "profile"
    files = [book.path for book in books]
    trouble = libreoffice.to_xlsx(arguments.soffice, files, folder, profile, infilter)
    verdict.check(f"{importer}: every file opens", [trouble] if trouble else [])
    if trouble:
        return
    for book in books:
        name = f"{book.path.name}, {importer}"
        imported = workbooks.Imported(folder / (book.path.stem + ".xlsx"))
        verdict.check(f"{name}: values", (words for *_, words in workbooks.wrong_values(book, imported)))
        verdict.check(f"{name}: merged areas", workbooks.wrong_merges(book, imported))
        verdict.check(f"{name}: live formulas", workbooks.wrong_formulas(book, imported))
        verdict.check(f"{name}: looks", workbooks.wrong_looks(book, imported))
        verdict.check(f"{name}: hidden anchors", workbooks.wrong_visibility(book, imported))


def judge_recalculation(arguments, books, verdict):
    """Plants one wrong cached value in a copy of each file: unless the comparison catches it, it proves nothing."""
    planted = {}
    folder = arguments.scratch / "planted"
    folder.mkdir()
    for book in books:
        place = book.plant_wrong_value(folder / book.path.name)
        if place:
            planted[book.path.stem] = place
    if not planted:
        print("BỎ QUA/SKIPPED: recalculation, no file has a formula with a number")
        return
    files = [folder / (stem + ".xml") for stem in planted]
    trouble = libreoffice.to_xlsx(arguments.soffice, files, folder / "xlsx", arguments.scratch / "profile")
    if trouble:
        verdict.check("default importer: files with a planted wrong value open", [trouble])
        return
    for stem, place in planted.items():
        copy = Workbook(folder / (stem + ".xml"))
        wrong = workbooks.wrong_values(copy, workbooks.Imported(folder / "xlsx" / (stem + ".xlsx")))
        caught = [(sheet, row, column) for sheet, row, column, _ in wrong]
        where = f"{place[0]}!{workbooks.address(*place[1:])}"
        blind = f"THE JUDGE IS BLIND: the wrong cached value planted at {where} was not recalculated"
        reasons = [] if caught == [place] else [blind if place not in caught else f"caught {caught}, planted {where}"]
        verdict.check(f"{stem}.xml: a planted wrong value is caught", reasons)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=pathlib.Path, required=True)
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    parser.add_argument("--soffice", default="")
    parser.add_argument("--chromium", default="")
    parser.add_argument("--binary", required=True, help="the program itself")
    parser.add_argument("--schemas", default="", help="folder of ECMA-376's transitional schemas")
    parser.add_argument("--corpus", default="", help="folder of workbooks that nobody here made")
    arguments = parser.parse_args()
    verdict = Verdict()
    books = [Workbook(path) for path in sorted(arguments.folder.rglob("*.xml"))]
    texts = sorted(arguments.folder.rglob("*.txt"))
    sheets = sum(len(book.sheets) for book in books)
    formulas = sum(len(sheet.formulas) for book in books for sheet in book.sheets)
    cells = sum(len(sheet.cells) for book in books for sheet in book.sheets)
    print(f"{len(books)} workbooks with {sheets} sheets, {cells} values, {formulas} formulas; {len(texts)} texts")
    verdict.check("there is something to judge", [] if books or texts else [f"no .xml and no .txt in {arguments.folder}"])
    for book in books:
        verdict.check(f"{book.path.name}: the file", page_setup.faults_of_file(book))
        for sheet in book.sheets:
            verdict.check(f"{book.path.name}, {sheet.name}: page set-up", page_setup.faults_of_sheet(sheet))
    verdict.check("planted faults of pages are caught", pages.blind_spots(sheet for book in books for sheet in book.sheets))
    for path in texts:
        verdict.check(f"{path.name}: tables", plain_text.faults(path))
    if not arguments.soffice:
        print("BỎ QUA/SKIPPED: both importers, LibreOffice is missing and could not be installed")
    elif books:
        for importer, infilter in libreoffice.IMPORTERS.items():
            print(f"LibreOffice, {importer}")
            judge_with(importer, infilter, arguments, books, verdict)
        print("LibreOffice, default importer, wrong values planted")
        judge_recalculation(arguments, books, verdict)
    print("HTML pages")
    web_pages.judge(arguments.folder, arguments.scratch / "web", arguments.chromium, verdict)
    schemas = pathlib.Path(arguments.schemas) if arguments.schemas else None
    by_name = {book.path.stem: book for book in books}
    xlsx.judge(arguments.folder, arguments.scratch, arguments.soffice, arguments.binary, schemas, by_name, verdict)
    print("lines and numbers that fit their cells")
    heights.judge(arguments.folder, arguments.scratch, arguments.soffice, verdict)
    print("docx")
    word.judge(arguments.folder, arguments.scratch, arguments.soffice, schemas, verdict)
    print("bieumau read")
    corpus = pathlib.Path(arguments.corpus) if arguments.corpus else None
    reading.judge(arguments.binary, arguments.scratch, arguments.soffice, corpus, verdict)
    print("bieumau blank, filled, bieumau ingest")
    round_trip.judge(arguments.binary, "Samples/hon-quan-2023", arguments.scratch, arguments.soffice, verdict)
    print("a whole season")
    season.judge(arguments.binary, arguments.scratch, verdict)
    sys.stdout.flush()
    hostile = pathlib.Path(__file__).with_name("hostile.py")
    judged = subprocess.run([sys.executable, hostile, arguments.binary, arguments.scratch / "hostile"])
    verdict.check("files made to hurt are answered within 2 s and 64 MB", ["see above"] if judged.returncode else [])
    print(f"{verdict.passed} passed, {verdict.failed} failed")
    sys.exit(1 if verdict.failed else 0)


main()
