"""What this program is, where it keeps things, and what it is made with."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from pmsdesk import __version__
from pmsdesk.log import log_folder

from ...kit.basics import Card, Prose, Scroll, button, column, row
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.facts import Facts
from ..office.held_table import grow
from ..office.pane import Pane
from ..office.sorted_table import SortedTable
from . import words

LIBRARIES = {  # what is shipped with the program, by the name of its distribution
    "PySide6-Essentials": "LGPL-3.0",
    "peewee": "MIT",
    "sqlcipher3": "zlib, BSD-3-Clause (SQLCipher)",
    "cryptography": "Apache-2.0 / BSD-3-Clause",
    "argon2-cffi": "MIT",
    "reportlab": "BSD-3-Clause",
    "pypdfium2": "Apache-2.0 / BSD-3-Clause",
    "openpyxl": "MIT",
    "XlsxWriter": "BSD-2-Clause",
    "pillow": "MIT-CMU",
    "PyYAML": "MIT",
    "jsonschema": "MIT",
    "python-dateutil": "Apache-2.0 / BSD-3-Clause",
    "jpholiday": "MIT",
    "APScheduler": "MIT",
    "filelock": "Unlicense",
    "platformdirs": "MIT",
    "tzdata": "Apache-2.0",
}


class AboutSection(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        facts = Facts()
        facts.put(
            [
                (self.say(words.VERSION), f"PMS Desk {__version__}  (Qt {qVersion()})"),
                (self.say(words.LICENCE), self.say(words.MIT)),
                (self.say(words.WORKSPACE), self._folder(self.session.seat.workspace.folder)),
                (self.say(words.LOG), self._folder(log_folder())),
            ]
        )
        card = Card("PMS Desk")
        card.add(facts)
        card.add(Prose(self.say(words.TRADEMARK), "small"))
        area = Scroll()
        area.body.addWidget(card)
        area.body.addWidget(self._libraries())
        area.body.addStretch(1)
        self.body.addWidget(area)

    def _folder(self, folder: Path) -> QWidget:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        part = QWidget()
        press = button(self.say(words.OPEN_FOLDER), show, kind="link", icon="folder")
        press.setAccessibleDescription(str(folder))
        part.setLayout(column(Prose(str(folder)), row(press, 1), gap=0))
        return part

    def _libraries(self) -> Card:
        table = SortedTable(
            [
                Column("name", self.say(words.LIBRARY), bold=True),
                Column("version", self.say(words.VERSION), 110, muted=True),
                Column("licence", self.say(words.LICENCE)),
            ],
            self.say(words.LIBRARIES),
        )
        rows = [Row("font", (self.say(words.FONT), "", "SIL Open Font License 1.1"))]
        rows += [Row(name, (name, version(name), it)) for name, it in LIBRARIES.items()]
        table.fill(rows)
        grow(table, len(rows), most=len(rows))
        card = Card(self.say(words.LIBRARIES))
        card.add(table)
        return card


def version(name: str) -> str:
    """As it is installed; empty in a frozen program that does not say."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
