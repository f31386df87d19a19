"""The way into the window: `main(argv)`. Qt is imported only once it is known that it can be."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from . import display


def main(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed. 0, or 1 where no window can be opened.

    A workspace, a login and a password given here or by PMSDESK_WORKSPACE, PMSDESK_USER and
    PMSDESK_PASSWORD are filled in; with all three somebody is signed in at once.
    """
    given = _options(argv)
    lang = display.system_language()
    if why := display.missing():
        sys.stderr.write(why.into(lang) + "\n")
        return 1
    from .program import Program

    program = Program()
    password = os.environ.get("PMSDESK_PASSWORD", "")
    return program.run(Path(given.workspace) if given.workspace else None, given.user, password)


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("pmsdesk")
    parser.add_argument("--workspace", default=os.environ.get("PMSDESK_WORKSPACE", ""))
    parser.add_argument("--user", default=os.environ.get("PMSDESK_USER", ""))
    return parser.parse_args(list(argv))
