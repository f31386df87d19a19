"""What tells one copy of a workspace from another: restored, copied or moved, it is another one.

A small file beside the database is in no backup, and its place and computer count as well. Nothing
secret is in it, and nothing is lost with it: the copy is then taken for a new one.
"""

from __future__ import annotations

import platform
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

FILE: Final = "copy.txt"
LENGTH: Final = 32  # hex digits


def imprint(folder: Path) -> str:
    """The same every time for the same copy, and no other has it."""
    said = (_mark(folder), str(folder.resolve()), platform.node().casefold())
    return sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _mark(folder: Path) -> str:
    """What the file says; made where there is none, empty where none can be made."""
    file = folder / FILE
    with suppress(OSError, ValueError):
        if said := file.read_text("ascii").strip()[:LENGTH]:
            return said
    mark = secrets.token_hex(LENGTH // 2)
    try:
        file.write_text(mark, "ascii")
    except OSError:
        return ""
    return mark
