"""Settings: the company, this computer, and the keeping of the records, section by section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QStackedWidget

from pmsdesk.base.standing import Role
from pmsdesk.base.text import T
from pmsdesk.kinds.organization.company import OFFICE

from ... import icons, look
from ...kit.inputs import ChoiceBox
from ...kit.screen import Screen
from ...session import Session
from ..office.pane import Pane
from . import mail_words, words
from .about_section import AboutSection
from .backup_section import BackupSection
from .calendar_section import CalendarSection
from .company_section import CompanySection
from .display_section import DisplaySection
from .mail_section import MailSection
from .security_section import SecuritySection
from .verify_section import VerifySection

KEEPERS = OFFICE | {Role.SYSADMIN}
CHECKERS = KEEPERS | {Role.AUDITOR, Role.INTERNAL_AUDITOR, Role.TOP}
WIDE, SIDE = 800, 208  # pixels of page width for a list at the side, and the width of that list


@dataclass(frozen=True, slots=True)
class Section:
    """`roles` empty: everybody has it."""

    key: str
    name: T
    icon: str
    make: Callable[[Screen], Pane]
    roles: frozenset[Role] = frozenset()


SECTIONS = (
    Section("company", words.COMPANY, "company", CompanySection, KEEPERS),
    Section("calendar", words.CALENDAR, "calendar", CalendarSection, KEEPERS),
    Section("display", words.DISPLAY, "sun", DisplaySection),
    Section("mail", mail_words.MAIL, "mail", MailSection, KEEPERS),
    Section("backup", words.BACKUP, "backup", BackupSection, KEEPERS),
    Section("security", words.SECURITY, "lock", SecuritySection),
    Section("verify", words.VERIFY, "shield", VerifySection, CHECKERS),
    Section("about", words.ABOUT, "info", AboutSection),
)


class SettingsScreen(Screen):
    title = words.TITLE
    watches = frozenset({"Company", "DayOff", "Person", "Appointment", "MailSetting", "OutMail"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.sections = [s for s in SECTIONS if not s.roles or session.holds(*s.roles)]
        self.panes: dict[str, Pane] = {}
        self.stack = QStackedWidget()
        self.side = self._side()
        names = [(s.key, self.say(s.name)) for s in self.sections]
        self.picker = ChoiceBox(self.say(words.SECTIONS), names)
        self.picker.chosen.connect(self._pick)
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.both.setSpacing(look.WIDE)
        self.both.addWidget(self.side)
        self.both.addWidget(self.picker)
        self.both.addWidget(self.stack, 1)
        self.body.addLayout(self.both)
        self.current = ""
        self.turn(self.sections[0].key)

    def _side(self) -> QListWidget:
        side = QListWidget()
        side.setObjectName("sections")
        side.setAccessibleName(self.say(words.SECTIONS))
        side.setFixedWidth(SIDE)
        side.setIconSize(QSize(icons.SIZE, icons.SIZE))
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setSpacing(1)
        side.setStyleSheet("#sections { background: transparent; border: none; }")
        for section in self.sections:
            icon = icons.icon(side, section.icon, "muted")
            QListWidgetItem(icon, self.say(section.name), side)
        side.currentRowChanged.connect(lambda at: self._pick(self.sections[at].key))
        return side

    def open(self, section: str = "", mail: int = 0, **_: Any) -> None:
        section = "mail" if mail else section  # where a notice about mail leads
        if section in {s.key for s in self.sections}:
            self.turn(section)

    def turn(self, key: str) -> None:
        """Show a section."""
        if key == self.current:
            return
        self.current = key
        if key not in self.panes:
            section = next(s for s in self.sections if s.key == key)
            self.panes[key] = section.make(self)
            self.stack.addWidget(self.panes[key])
        self.stack.setCurrentWidget(self.panes[key])
        self.banner.hide()
        self._mark()
        name = next(s.name for s in self.sections if s.key == key)
        self.set_title(name, words.TITLE, self._first)
        if self.isVisible():
            self.panes[key].reload()

    def _pick(self, key: str) -> None:
        """By the window, which asks the section before whether it may be left."""
        self.session.go("settings", section=key)
        self._mark()

    def _first(self) -> None:
        self.session.go("settings", section=self.sections[0].key)

    def _mark(self) -> None:
        """The list and the choice both show the section there is."""
        at = [s.key for s in self.sections].index(self.current)
        for part in (self.side, self.picker):
            part.blockSignals(True)
        self.side.setCurrentRow(at)
        self.picker.put(self.current)
        for part in (self.side, self.picker):
            part.blockSignals(False)

    def reload(self) -> None:
        self.panes[self.current].reload()

    def may_leave(self) -> bool:
        return self.panes[self.current].may_leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self.side.setVisible(wide)
        self.picker.setHidden(wide)
        self.focus_on = self.side if wide else self.picker
        ways = QBoxLayout.Direction
        self.both.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
