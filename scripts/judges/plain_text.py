"""Judges plain text: all lines of a drawn table are equally wide, measured by Python's own Unicode tables."""

import unicodedata

LEFT_ENDS = tuple("┌├└│+|")


def width(line):
    """Columns that a line takes. What is joined to the character before it, such as a mark or a part of an emoji, takes none."""
    columns = 0
    previous = ""
    for character in line:
        columns += character_width(character, previous)
        previous = character
    return columns


def character_width(character, previous):
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf", "Cc") or (previous == "\u200d" and category == "So"):
        return 0
    if "\U0001f3fb" <= character <= "\U0001f3ff":  # tones of skin
        return 0 if unicodedata.category(previous or " ") == "So" else 1
    return 2 if unicodedata.east_asian_width(character) in "WF" and category != "Cn" else 1


def faults(path, limit=160):
    """Tables with lines of different width, and lines wider than the limit."""
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    table_width = None
    for number, line in enumerate(text.split("\n"), 1):
        if width(line) > limit:
            yield f"line {number} takes {width(line)} columns"
        if not line.startswith(LEFT_ENDS):
            table_width = None
        elif table_width is None:
            table_width = width(line)
        elif width(line) != table_width:
            yield f"line {number} takes {width(line)} columns, its table {table_width}"
