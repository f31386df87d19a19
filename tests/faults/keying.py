"""A program that saves, changes its password and lets people go, and says each when it is done.

keying.py FOLDER COUNT   so many times; then it ends as if the plug were pulled
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from company import CHEAP, LOGIN, PASSWORD, Filler, opened
from saving import say

EVERY = 3  # saves until a person goes


def password_of(number: int) -> str:
    return f"{PASSWORD}-{number}" if number else PASSWORD


def main(folder: Path, last: int) -> None:
    seat = opened(folder)
    workspace, filler = seat.workspace, Filler(seat)
    workspace.vault.cost = CHEAP
    for number in range(1, last + 1):
        say(filler.save(number).line())
        workspace.set_password(LOGIN, password_of(number))
        say(f"password {number}\n")
        if number % EVERY == 0:
            leaver = f"leaver{number}"
            workspace.admit(leaver, PASSWORD)
            if workspace.remove(leaver):
                say(f"removed {leaver}\n")
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
