"""A child process: opens a window, prints when it was first painted and what it weighs.

`bare`; `gate HOME`, the sign-in window; `home WORKSPACE LOGIN PASSWORD`, from the password typed
to the home page with its rows painted.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

BEGIN = float(os.environ.get("BENCH_BEGIN", time.monotonic()))
HEAVY = ("peewee", "sqlcipher3", "reportlab", "apscheduler", "openpyxl", "psycopg")


def told(**more: object) -> None:
    """Say it and end: nothing of the way out belongs to the figures."""
    now = time.monotonic()
    loaded = [name for name in HEAVY if sys.modules.get(name)]
    rss = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1e6
    import json  # what the bare window would not load is not loaded for it

    said = {"ms": (now - BEGIN) * 1000, "rss": rss, "loaded": loaded, **more}
    print(json.dumps(said), flush=True)
    os._exit(0)


def bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            QTimer.singleShot(0, told)

    app = QApplication([])
    window = Window()
    window.resize(1280, 800)
    window.show()
    app.exec()


def gate(home: str) -> None:
    """As `pmsdesk` opens it, with a workspace known from last time."""
    from pmsdesk_ui.program import Program

    program = Program(settings=Path(home) / "settings.json", home=Path(home))
    program.painted.connect(told)
    program.run()


def home(folder: str, login: str, password: str) -> None:
    from datetime import UTC, datetime

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from pmsdesk_ui.program import Program

    at_home = Path(folder).parent
    program = Program(
        at_home / "settings.json", at_home, lambda: datetime(2026, 11, 20, 3, 0, 0, 0, UTC)
    )
    typed = [0.0]

    def sign_in() -> None:
        typed[0] = time.monotonic()
        program.front.page.sign_in_at_once(login, password)
        look()

    def look() -> None:
        screen = program.window and program.window.current()
        if screen and screen.shown:
            QApplication.processEvents()  # what was put is painted
            told(after=(time.monotonic() - typed[0]) * 1000)
        QTimer.singleShot(1, look)

    program.warmed.connect(lambda: QTimer.singleShot(200, sign_in))
    program.run(Path(folder), login)


if __name__ == "__main__":
    {"bare": bare, "gate": gate, "home": home}[sys.argv[1]](*sys.argv[2:])
