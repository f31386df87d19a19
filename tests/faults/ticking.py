"""A program that lets the clock tick day after day, on a database that another one ticks on too.

ticking.py FILE   for every line it hears it ticks once, a day later than before, and
says what it did: rounds opened, reminders, escalations
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.services import duties
from pmsdesk.store.database import open_cipher
from pmsdesk.store.record import DB

BEGIN = datetime(2026, 6, 20, 3, tzinfo=UTC)
KEY = bytes(range(32))


def main(file: Path) -> None:
    now = [BEGIN]
    desk = Desk(open_cipher(file, KEY), lambda: now[0])
    DB.connect()
    os.write(1, b"ready\n")
    for _ in sys.stdin:
        done = desk.do(SYSTEM, duties.tick).result
        os.write(1, f"{len(done.opened)} {done.reminded} {done.escalated}\n".encode())
        now[0] += timedelta(days=1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
