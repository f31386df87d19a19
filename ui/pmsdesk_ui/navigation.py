"""The pages of the window, declared once, and the rail that lists them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QToolButton, QVBoxLayout

from pmsdesk.base.standing import Role
from pmsdesk.base.text import T

from . import icons, look
from .kit.basics import label, row

if TYPE_CHECKING:
    from .kit.screen import Screen
    from .session import Session

NARROW_WIDTH, LEAST, MOST = 60, 192, 256
FORMS = re.compile("(株式|有限|合同|合資|合名)会社|(一般|公益)?(社団|財団)法人|(学校|医療)法人")
HIGH, LOW = 40, 28  # pixels of a page's place in the rail


@dataclass(frozen=True, slots=True)
class Page:
    """`roles` empty: everybody sees it. `listed` False: reached by go() only. `foot`: below.

    `barred`: who holds nothing but these roles does not see it, staff or not.
    """

    key: str
    name: T
    icon: str
    make: Callable[[Session], Screen]
    roles: frozenset[Role] = frozenset()
    listed: bool = True
    foot: bool = False
    barred: frozenset[Role] = frozenset()

    def seen_by(self, session: Session) -> bool:
        held = session.standing.roles - {Role.STAFF}
        if held & self.barred and held <= self.barred:
            return False
        return not self.roles or session.holds(*self.roles)


@dataclass(slots=True)
class Trail:
    """Where the user has been: back and forward."""

    places: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    at: int = -1

    def visit(self, key: str, where: dict[str, Any]) -> None:
        if self.at >= 0 and self.places[self.at] == (key, where):
            return
        del self.places[self.at + 1 :]
        self.places.append((key, where))
        self.at += 1

    def step(self, by: int) -> tuple[str, dict[str, Any]] | None:
        if not 0 <= self.at + by < len(self.places):
            return None
        self.at += by
        return self.places[self.at]

    def can(self, by: int) -> bool:
        return 0 <= self.at + by < len(self.places)


def second_line(name: str, fits: Callable[[str], bool]) -> int:
    """Where a name that is too long for one line takes its second; 0 for nowhere.

    Between “株式会社” and the rest, or at a blank, before anywhere else.
    """
    if fits(name):
        return 0
    form = FORMS.search(name)
    for at in (form.end(), form.start()) if form else ():
        if 0 < at < len(name) and fits(name[:at]) and fits(name[at:]):
            return at
    end = next((n for n in range(len(name), 0, -1) if fits(name[:n])), 0)
    blank = name.rfind(" ", 0, end + 1)
    return blank if blank > 0 else end


class Rail(QFrame):
    """Icon and word for each page; only icons where the window is narrow."""

    picked = Signal(str)

    def __init__(self, session: Session, pages: list[Page]) -> None:
        super().__init__()
        self.session = session
        self.buttons: dict[str, QToolButton] = {}
        self.group = QButtonGroup(self)
        tones = look.tones(self)
        self.setObjectName("rail")
        self.setStyleSheet(
            f"#rail {{ background: {tones.rail}; border: none;"
            f" border-right: 1px solid {tones.line}; }}"
            f" #rail QToolButton {{ text-align: left; padding: 0 10px; min-height: 24px;"
            f" border: 2px solid transparent; color: {tones.muted}; }}"
            f" #rail QToolButton:hover {{ background: {tones.hover}; color: {tones.text}; }}"
            f" #rail QToolButton:checked {{ background: {tones.accent_soft};"
            f" color: {tones.text}; font-weight: bold; }}"
            f" #rail QToolButton:focus {{ border: 2px solid {tones.accent}; }}"
        )
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(look.GAP, 12, look.GAP, 12)
        self.box.setSpacing(2)
        self._head()
        for page in pages:
            if not page.foot:
                self._add(page)
        self.box.addStretch(1)
        for page in pages:
            if page.foot:
                self._add(page)
        self.narrow(False)

    def _head(self) -> None:
        mark = QLabel()
        mark.setPixmap(icons.logo(26, self.devicePixelRatio()))
        mark.setFixedWidth(34)
        self.company = label(self.session.company or "PMS Desk")
        self.company.setFont(look.font(bold=True))
        self.year = label(self.session.fiscal_year, "small")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.company)
        names.addWidget(self.year)
        line = row(mark, names)
        line.setContentsMargins(6, 0, 0, 12)
        self.company.setAccessibleName(self.session.company)
        self.company.setToolTip(f"{self.session.company}\n{self.session.workspace}".strip())
        self.box.addLayout(line)

    def _add(self, page: Page) -> None:
        press = QToolButton()
        words = page.name.into(self.session.lang)
        press.setText("  " + words)
        press.setAccessibleName(words)
        press.setObjectName(f"rail-{page.key}")
        icon = icons.icon(press, page.icon, "muted", 20)
        picture = icons.picture(page.icon, look.tones(self).accent, 20, self.devicePixelRatio())
        icon.addPixmap(QPixmap(picture), icon.Mode.Normal, icon.State.On)
        press.setIcon(icon)
        press.setIconSize(QSize(20, 20))
        press.setCheckable(True)
        press.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        press.clicked.connect(lambda _=False: self.picked.emit(page.key))
        place = len(self.buttons) + 1
        press.setToolTip(words + (f"  (Alt+{place})" if place <= 9 else ""))
        self.group.addButton(press)
        self.buttons[page.key] = press
        self.box.addWidget(press)

    def narrow(self, yes: bool, low: bool = False) -> None:
        """Only icons, where the window is narrow; closer together, where it is low."""
        whole = NARROW_WIDTH if yes else self._wide()
        self.setFixedWidth(whole)
        name = self.session.company or "PMS Desk"
        self.company.setText(self._cut(name, whole - 64, 1 if low else 2))
        self.company.setHidden(yes)
        self.year.setHidden(yes or not self.session.fiscal_year)
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonIconOnly if yes else styles.ToolButtonTextBesideIcon
        width = whole - 2 * look.GAP - 1
        for press in self.buttons.values():
            press.setToolButtonStyle(style)
            press.setFixedSize(width, LOW if low else HIGH)

    def _cut(self, name: str, room: int, lines: int) -> str:
        """A long company name takes two lines, and ends in an ellipsis where those are not enough;
        the tool tip has it whole."""
        measure = QFontMetrics(self.company.font())
        first = ""
        if lines > 1 and (at := second_line(name, lambda n: measure.horizontalAdvance(n) <= room)):
            first, name = f"{name[:at].strip()}\n", name[at:].strip()
        return first + measure.elidedText(name, Qt.TextElideMode.ElideRight, room)

    def _wide(self) -> int:
        """As wide as the longest word needs."""
        measure = QFontMetrics(look.font(bold=True))
        words = (measure.horizontalAdvance(press.text()) for press in self.buttons.values())
        return min(MOST, max(LEAST, max(words, default=0) + 72))

    def show_current(self, key: str) -> None:
        if press := self.buttons.get(key):
            press.setChecked(True)
        elif checked := self.group.checkedButton():
            self.group.setExclusive(False)
            checked.setChecked(False)
            self.group.setExclusive(True)
