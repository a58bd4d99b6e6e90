#!/usr/bin/env python3
"""Makes observations/*.csv of the sample workspace: illustrative figures, the same ones at every run.

What is asked, and of whom, is read from the regime pack; what is answered comes from the models in generation/.
Usage: generate-observations.py [PACK]   (default: ../../Templates/tt10-2022 beside this file)
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True

from generation import livelihoods, outreach, poverty, wellbeing  # noqa: E402,F401  (they register their models)
from generation.pack import Pack  # noqa: E402
from generation.rows import Collection  # noqa: E402
from generation.rules import check  # noqa: E402

HERE = Path(__file__).resolve().parent


def flags():
    lines = (HERE / "units.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(flag for line in lines[1:] for flag in line.split(",")[-1].replace(";", " ").split())


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent / "Templates" / "tt10-2022"
    collection = Collection(Pack(folder, flags()).load(), HERE)
    collection.collect()
    check(collection)
    collection.write(HERE / "observations")
    print(collection.summary())


if __name__ == "__main__":
    main()
