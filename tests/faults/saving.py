"""A program that saves answers and says so, until somebody ends it.

    saving.py FOLDER FIRST [COUNT [PRAGMA]]

It says "open" and what of the promises in saved.txt beside the folder does not hold, then a line
for every save.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import count
from pathlib import Path

from company import Filler, opened, read_saved, shortcomings

from pmsdesk.store.record import DB


def main(folder: Path, first: int, last: int, pragmas: list[str]) -> None:
    promised = folder.with_name("saved.txt")
    saved = read_saved(promised.read_text("utf-8")) if promised.exists() else []
    seat = opened(folder)
    say("open " + json.dumps(shortcomings(seat, saved)) + "\n")
    for pragma in pragmas:
        DB.execute_sql(f"PRAGMA {pragma}")
    filler = Filler(seat)
    for number in count(first):
        if number == last:
            os._exit(0)  # as if the plug were pulled: nothing is closed
        say(filler.save(number).line())


def say(line: str) -> None:
    os.write(1, line.encode())


if __name__ == "__main__":
    folder, first, *more = sys.argv[1:]
    main(Path(folder), int(first), int(more[0]) if more else -1, more[1:])
