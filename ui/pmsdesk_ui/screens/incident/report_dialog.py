"""The first report of an incident, in a minute: only what happened is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.incident.words import Known
from pmsdesk.services.incident import offer, reporting

from ... import icons, look, trouble
from ...kit.basics import Scroll, label, row
from ...kit.counts import CountEdit
from ...kit.dialogs import Dialog
from ...kit.form import FieldRow
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.moments import MomentEdit
from ...kit.notes import Banner
from ...kit.segments import Chips, Segments
from ...session import Session
from . import words
from .what_tiles import WhatTiles

LEAST, WIDTH = 640, 1000  # pixels of width
MARGIN = 56  # pixels of the screen that the dialog leaves free
WHOSE = (
    words.CUSTOMERS, words.CLIENTS, words.PARTNERS, words.EMPLOYEES, words.APPLICANTS,
    words.OTHERS,
)  # fmt: skip


def report(owner: QWidget, session: Session) -> ReportDialog:
    """Open the dialog over a window; what was reported is shown there afterwards."""
    dialog = ReportDialog(owner, session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class ReportDialog(Dialog):
    """Refusals stand beside their field. Enter in a line and Ctrl+Enter anywhere report."""

    def __init__(self, owner: QWidget, session: Session) -> None:
        super().__init__(
            owner, session.lang, words.REPORT_TITLE, words.REPORT_ABOUT, words.DO_REPORT,
            width=LEAST,
        )  # fmt: skip
        self.session = session
        self.setObjectName("report-incident-dialog")
        self.banner = Banner()
        self.rows: dict[str, FieldRow] = {}
        self.body.setSpacing(look.GAP + 4)
        self.body.addWidget(self._warning())
        self.body.addWidget(self.banner)
        self.area = Scroll(margin=2)
        self.area.body.setSpacing(look.WIDE - 2)
        self.body.addWidget(self.area, 1)
        self._build()
        self.yes.setToolTip(self.say(words.REPORT_KEYS))
        self.what.tiles[0].setFocus()
        session.runner.read(self, offer.offer, done=self._offered)

    # ---- building

    def _warning(self) -> QWidget:
        """Said plainly, before anything is written."""
        note, ink = QFrame(), look.tones(self).soon
        note.setObjectName("no-leaked")
        note.setStyleSheet(
            f"#no-leaked {{ background: {ink.soft}; border: none; border-radius: 6px; }}"
            f" #no-leaked > QLabel {{ color: {ink.text}; }}"
        )
        sign = QLabel()
        sign.setPixmap(icons.picture("lock", ink.text, 18, self.devicePixelRatio()))
        words_ = label(self.say(words.NO_LEAKED))
        words_.setWordWrap(True)
        line = row(sign, words_, gap=look.GAP)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 6, 12, 6)
        note.setLayout(line)
        return note

    def _build(self) -> None:
        say, body = self.say, self.area.body
        self.what = WhatTiles(say)
        body.addWidget(self._field("what", words.WHAT, self.what, required=True))
        self.found = MomentEdit(say(words.FOUND_AT), self.lang, UTC)
        self.contained = Segments(say(words.SPREAD), [(known, say(known.label)) for known in Known])
        self.contained.put(Known.UNKNOWN)
        self.department = ChoiceBox(say(words.WHERE))
        self.department.setMinimumWidth(180)
        when = row(
            self._field("found_at", words.FOUND_AT, self.found),
            self._field("contained", words.SPREAD, self.contained),
            self._field("department", words.WHERE, self.department),
            gap=look.WIDE,
        )
        when.setStretch(1, 1)
        body.addLayout(_at_top(when))
        self.rows["department"].hide()
        self._data()
        self.summary = GrowingText(say(words.KNOWN_SO_FAR_HINT), lines=2, most=4)
        self.summary.setAccessibleName(say(words.KNOWN_SO_FAR))
        self.summary.entered.connect(self.try_accept)
        body.addWidget(self._field("summary", words.KNOWN_SO_FAR, self.summary))
        self._switches()
        body.addStretch(1)

    def _data(self) -> None:
        say = self.say
        self.whose = Chips(say(words.WHOSE), [(word, say(word)) for word in WHOSE])
        self.items = QLineEdit()
        self.items.setPlaceholderText(say(words.WHICH_HINT))
        self.items.setMaxLength(200)
        self.count = CountEdit(say(words.NOT_KNOWN))
        self.area.body.addWidget(self._field("data_categories", words.WHOSE, self.whose))
        line = row(
            self._field("items", words.WHICH, self.items),
            self._field("count_most", words.HOW_MANY, self.count),
            gap=look.WIDE,
        )
        line.setStretch(0, 1)
        self.area.body.addLayout(_at_top(line))

    def _switches(self) -> None:
        say = self.say
        self.near_miss = QCheckBox(say(words.IS_NEAR_MISS))
        self.near_miss.setObjectName("near-miss")
        self.drill = QCheckBox(say(words.IS_DRILL))
        self.drill.setObjectName("drill")
        self.drill.hide()
        self.scenario = QLineEdit()
        self.scenario.setMaxLength(400)
        self.drill.toggled.connect(self._drilled)
        self.area.body.addLayout(row(self.near_miss, self.drill, 1, gap=look.WIDE))
        self.area.body.addWidget(self._field("scenario", words.SCENARIO, self.scenario))
        self.rows["scenario"].hide()

    def _field(self, name: str, text: T, editor: QWidget, required: bool = False) -> FieldRow:
        field = FieldRow(name, self.say(text), editor, required=required)
        self.rows[name] = field
        changed = getattr(editor, "changed", None) or getattr(editor, "textChanged", None)
        if changed is not None:
            changed.connect(lambda *_: _forgive(field))
        return field

    def _offered(self, it: offer.Offer) -> None:
        self.found.zone = it.now.tzinfo or UTC
        if self.found.untouched():
            self.found.put(it.now)
        self.drill.setVisible(it.may_drill)
        self.department.offer([(id, self.say(name)) for id, name in it.departments])
        self.department.put(it.own)
        self.rows["department"].setVisible(len(it.departments) > 1)

    def _drilled(self, on: bool) -> None:
        self.rows["scenario"].setVisible(on)
        if on:
            self.scenario.setFocus()
            bar = self.area.verticalScrollBar()  # it is the last field, and laid out in a moment
            QTimer.singleShot(0, self, lambda: bar.setValue(bar.maximum()))

    # ---- reporting

    def facts(self) -> dict[str, Any]:
        """What was said; what was left open is left out. Refused with its field."""
        what = self.what.value()
        if what is None:
            raise Refused(words.CHOOSE_WHAT, "what")
        found: dict[str, Any] = {
            "what": what,
            "contained": self.contained.value(),
            "near_miss": self.near_miss.isChecked(),
        }
        for name, read in self._readings().items():
            try:
                value = read()
            except Refused as problem:
                raise Refused(problem.why, name) from problem
            if value not in (None, ""):
                found[name] = value
        if self.drill.isChecked():
            found |= {"drill": True, "scenario": self.scenario.text().strip()}
        return found

    def _readings(self) -> dict[str, Callable[[], Any]]:
        return {
            "found_at": lambda: None if self.found.untouched() else self.found.value(),
            "department": self.department.value,
            "data_categories": self.categories,
            "count_most": self.count.value,
            "summary": lambda: self.summary.text().strip(),
        }

    def categories(self) -> str:
        """Whose data and which items, in one line."""
        whose = self.say(T(", ", "・")).join(self.say(word) for word in self.whose.value())
        items = self.items.text().strip()
        if whose and items:
            return self.say(words.ITEMS_OF.fill(whose=whose, items=items))
        return whose or items

    def try_accept(self) -> None:
        """The dialog stays until the database has taken it."""
        if not self.yes.isEnabled():
            return
        for field in self.rows.values():
            field.refuse("")
        self.banner.hide()
        try:
            facts = self.facts()
        except Refused as problem:
            self.refuse(problem)
            return
        self.yes.setEnabled(False)
        self.session.runner.do(
            self, reporting.report, **facts, done=self._reported, failed=self._failed
        )

    def _reported(self, incident: Any) -> None:
        self.accept()
        if "incidents" in getattr(self.parent(), "pages", ()):
            self.session.go("incidents", id=incident.id, fresh=True)
        else:
            self.session.tell(words.REPORTED.fill(no=incident.no))

    def _failed(self, problem: Exception) -> None:
        self.yes.setEnabled(True)
        trouble.show(self, problem)

    def refuse(self, problem: Refused) -> None:
        """Beside its field, which takes the keyboard; else above them all."""
        name = problem.field
        if name == "data_categories" and self.items.text().strip():
            name = "items"
        field = self.rows.get({"count_known": "count_most", "known_at": "found_at"}.get(name, name))
        if field is None:
            self.banner.say(self.say(problem.why), "late")
            return
        field.refuse(self.say(problem.why))
        field.editor.setFocus()
        self.area.ensureWidgetVisible(field)

    # ---- the window

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a tile that is not picked yet picks it; elsewhere it reports."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        here = self.focusWidget()
        if enter and here in self.what.tiles and self.what.value() is None:
            self.what.tiles[self.what.tiles.index(here)].click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as it needs to be, if the screen has the room."""
        super().showEvent(event)
        layout, inside = self.layout(), self.area.body
        if layout is None:
            return
        screen = self.screen() or QGuiApplication.primaryScreen()
        room, margins = screen.availableGeometry(), layout.contentsMargins()
        self.resize(min(WIDTH, room.width() - MARGIN), self.height())
        width = self.width() - margins.left() - margins.right()
        wanted = inside.totalHeightForWidth(width)
        fixed = layout.totalHeightForWidth(self.width()) - self.area.sizeHint().height()
        height = min(room.height() - MARGIN, fixed + wanted + look.GAP)
        self.resize(self.width(), height)


def _forgive(field: FieldRow) -> None:
    if field.error.text():
        field.refuse("")


def _at_top(line: QHBoxLayout) -> QHBoxLayout:
    for at in range(line.count()):
        item = line.itemAt(at)
        if item is not None and (part := item.widget()):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return line
