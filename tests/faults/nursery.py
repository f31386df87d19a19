"""A program that has read its code once and then starts a saving program for every line it hears.

    nursery.py FOLDER   a line holds the number of the first save

For each it says "born" with the process that can be killed, what that process says, and "gone"
when it has ended.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from saving import main, say


def live(folder: Path) -> None:
    for line in sys.stdin:
        child = os.fork()
        if not child:
            say(f"born {os.getpid()}\n")
            main(folder, int(line), -1, [])
        os.waitpid(child, 0)
        say("gone\n")


if __name__ == "__main__":
    live(Path(sys.argv[1]))
