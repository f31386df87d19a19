"""A program that opens workspaces whose keys were being changed, and says what does not hold.

unlocking.py FOLDER...   beside each stands saved.txt, what keying.py had acknowledged
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

from company import LOGIN, NOW, PASSWORD, read_saved, shortcomings
from keying import password_of

from pmsdesk.base.errors import Refused
from pmsdesk.sign_in import Seat, sign_in


def looked_at(folder: Path) -> list[str]:
    said = folder.with_name("saved.txt").read_text("utf-8")
    try:
        seat = with_the_last(folder, acknowledged(said, "password"))
        found = shortcomings(seat, read_saved(said))
        seat.close()
        return found + [f"lost: {gone} still opens" for gone in still_in(folder, said)]
    except Exception:
        return [f"unreadable: {traceback.format_exc()}"]


def acknowledged(said: str, word: str) -> list[str]:
    lines = [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]
    return [line[1] for line in lines if line[0] == word]


def with_the_last(folder: Path, changes: list[str]) -> Seat:
    """The last password, or the one after it: that change may have gone unacknowledged."""
    last = int(changes[-1]) if changes else 0
    try:
        return sign_in(folder, LOGIN, password_of(last), lambda: NOW)
    except Refused:
        return sign_in(folder, LOGIN, password_of(last + 1), lambda: NOW)


def still_in(folder: Path, said: str) -> list[str]:
    """Who was let go and can sign in all the same."""
    people = acknowledged(said, "removed")[-1:]
    return [who for who in people if signs_in(folder, who)]


def signs_in(folder: Path, login: str) -> bool:
    try:
        sign_in(folder, login, PASSWORD, lambda: NOW).close()
    except Refused as no:
        return no.field != "password"
    return True


if __name__ == "__main__":
    for path in sys.argv[1:]:
        os.write(1, (json.dumps(looked_at(Path(path))) + "\n").encode())
