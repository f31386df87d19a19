"""A child process: opens a window, prints when it was first painted and what it weighed."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

BEGIN = float(os.environ.get("BENCH_BEGIN", time.monotonic()))
HEAVY = ("peewee", "sqlcipher3", "reportlab", "apscheduler", "openpyxl", "psycopg")


def told(**more: object) -> None:
    loaded = [name for name in HEAVY if name in sys.modules]
    rss = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1e6
    said = {"ms": (time.monotonic() - BEGIN) * 1000, "rss": rss, "loaded": loaded, **more}
    print(json.dumps(said), flush=True)


def bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            QTimer.singleShot(0, lambda: (told(), app.quit()))

    app = QApplication([])
    window = Window()
    window.resize(1280, 800)
    window.show()
    app.exec()


def gate(folder: str) -> None:
    """The real sign-in window, as `pmsdesk` opens it."""
    from pmsdesk_ui.program import Program

    program = Program(settings=Path(folder) / "settings.json", home=Path(folder))
    program.painted.connect(lambda: (told(), os._exit(0)))
    program.run()


def home(folder: str, login: str, password: str) -> None:
    """From the password typed to the home page with its rows painted; Argon2 counted apart."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from pmsdesk.store import slot
    from pmsdesk_ui.kit.table import DataTable
    from pmsdesk_ui.program import Program

    spent = [0.0]
    derive = slot.derived

    def timed(*arguments, **named):
        begin = time.monotonic()
        key = derive(*arguments, **named)
        spent[0] += (time.monotonic() - begin) * 1000
        return key

    slot.derived = timed
    program = Program(settings=Path(folder).parent / "settings.json", home=Path(folder).parent)
    typed = [0.0]

    def look() -> None:
        if program.window is not None:
            rows = [t for t in program.window.findChildren(DataTable) if t.isVisible()]
            if any(t.model().rowCount() for t in rows):
                QApplication.processEvents()
                ms = (time.monotonic() - typed[0]) * 1000
                told(after_password=ms, argon2=spent[0])
                os._exit(0)
        QTimer.singleShot(1, look)

    def sign_in() -> None:
        typed[0] = time.monotonic()
        program.front.page.sign_in_at_once(login, password)
        look()

    program.warmed.connect(lambda: QTimer.singleShot(200, sign_in))
    program.run(Path(folder), login)


if __name__ == "__main__":
    {"bare": bare, "gate": gate, "home": home}[sys.argv[1]](*sys.argv[2:])
