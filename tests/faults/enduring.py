"""A program that saves answers until the disk is full, waits for room, and goes on.

    enduring.py FOLDER [LIMIT]   LIMIT: bytes no file may grow beyond, in place of a full disk

It says a line for every save, "full" with the sentence a person would be shown, and goes on with
the same answer when it hears anything on its standard input.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from company import Filler, opened, shortcomings

from pmsdesk.base.errors import Refused, Unavailable

AFTER = 3  # saves that must succeed once there is room again


def main(folder: Path, limit: int) -> None:
    seat = opened(folder)
    filler, saved = Filler(seat), []
    allow(limit)
    for number in count():
        try:
            saved.append(filler.save(number))
        except (Refused, Unavailable) as no:
            say(f"full {type(no).__name__}: {no.why}\n")
            break
        say(saved[-1].line())
    sys.stdin.readline()
    allow(-1)
    for again in range(AFTER):
        saved.append(filler.save(number + again))
        say(saved[-1].line())
    say(f"done {shortcomings(seat, saved)}\n")
    seat.close()


def allow(limit: int) -> None:
    """No file beyond so many bytes, or as large as it likes (-1)."""
    if limit:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))


def say(line: str) -> None:
    os.write(1, line.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
