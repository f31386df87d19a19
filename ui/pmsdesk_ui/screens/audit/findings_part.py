"""Findings as a table, with what became of the one that is chosen below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from pmsdesk.base.text import T
from pmsdesk.kinds.audit.words import NONCONFORMITIES, FindingGrade
from pmsdesk.services.audit.measures import MeasureRow

from ... import look
from ... import words as shared
from ...kit.basics import Scroll, button, clear, label
from ...kit.flow import Flow
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ...session import Session
from ..action.readings import Pairs
from . import words
from .signs import GRADE_INKS, day

DETAIL = 248  # pixels for the finding that is chosen


@dataclass(frozen=True, slots=True)
class Rights:
    """What the buttons do; without one, there is no button."""

    write: Callable[[MeasureRow], Any] | None = None
    remove: Callable[[MeasureRow], Any] | None = None
    act: Callable[[MeasureRow], Any] | None = None
    decide: Callable[[MeasureRow], Any] | None = None
    question: Callable[[MeasureRow], Any] | None = None


class FindingsPart(QWidget):
    """`put(rows, rights)`; `filtered` says that others are left out."""

    def __init__(self, session: Session, no_match: EmptyState | None = None) -> None:
        super().__init__()
        self.session, self.say = session, session.say
        self.rows: dict[int, MeasureRow] = {}
        self.rights = Rights()
        say = self.say
        self.table = DataTable(
            [
                Column("no", say(words.NO), 136, muted=True, sorts=False),
                Column("grade", say(words.CLASS), 148, "pill", sorts=False),
                Column("department", say(shared.DEPARTMENT), 117, sorts=False),
                Column("title", say(words.SUBJECT), bold=True, sorts=False),
                Column("measure", say(words.MEASURE), 124, "pill", sorts=False),
                Column("due", say(words.DUE), 147, sorts=False),
            ],
            say(words.MEASURES),
            lines=2,
        )
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._follow)
        nothing = EmptyState("check", say(words.NO_FINDINGS), say(words.NO_FINDINGS_ABOUT))
        self.listing = Listing(self.table, nothing, no_match)
        self.title = label("", "label")
        self.title.setWordWrap(True)
        self.buttons = Flow()
        self.text = Scroll()
        self.detail = QFrame()
        self.detail.setProperty("card", True)
        inside = QVBoxLayout(self.detail)
        inside.setContentsMargins(look.WIDE, look.GAP + 2, look.WIDE, look.GAP + 2)
        inside.setSpacing(look.HALF)
        holder = QWidget()
        holder.setLayout(self.buttons)
        self.buttons.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.title)
        inside.addWidget(self.text, 1)
        inside.addWidget(holder)
        self.detail.setFixedHeight(DETAIL)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addWidget(self.listing, 1)
        box.addWidget(self.detail)
        self.setFocusProxy(self.table)

    def put(
        self, found: Sequence[MeasureRow], rights: Rights = Rights(), filtered: bool = False
    ) -> None:
        before = self.table.current_key()
        self.rows, self.rights = {each.finding: each for each in found}, rights
        self.listing.set_rows([self._row(each) for each in found], filtered)
        self.detail.setVisible(bool(found))
        if found:
            key = before if before in self.rows else found[0].finding
            self.table.select_key(key)
            self._show(key)

    def _row(self, it: MeasureRow) -> Row:
        say = self.say
        ink = "late" if it.late else "done" if it.settled else "soon"
        if it.grade == FindingGrade.GOOD:
            ink = "na"
        answer = say(it.answer)
        cells = (
            it.no, say(it.grade.label), say(it.department), it.title, answer, self._days(it),
        )  # fmt: skip
        inks = {"grade": GRADE_INKS[it.grade], "measure": ink}
        if it.late:
            inks["due"] = "late"
        return Row(it.finding, cells, inks)

    def _days(self, it: MeasureRow) -> str:
        """By when, and below it when it was done."""
        done = self.say(words.DONE_ON.fill(day=day(it.done_on))) if it.done_on else ""
        return "\n".join(part for part in (day(it.due_on), done) if part)

    def _follow(self, key: object) -> None:
        """To its corrective action, else to its audit."""
        it = self.rows.get(key) if isinstance(key, int) else None
        if it is None:
            return
        if it.action is not None:
            self.session.go("actions", id=it.action)
        elif self.rights.write is not None:
            self.rights.write(it)
        else:
            self.session.go("audits", id=it.audit, tab="findings")

    def _show(self, key: object) -> None:
        it = self.rows.get(key) if isinstance(key, int) else None
        clear(self.text.body)
        clear(self.buttons)
        if it is None:
            return
        self.title.setText(f"{it.no}　{self.say(it.grade.label)}　{it.title}")
        self.text.body.addWidget(Pairs(self._pairs(it)))
        self.text.body.addStretch(1)
        for press in self._presses(it):
            self.buttons.addWidget(press)

    def _pairs(self, it: MeasureRow) -> list[tuple[str, str]]:
        say = self.say
        by = words.BY.fill(name=it.found_name, day=day(it.found_on))
        pairs: list[tuple[T, T | str]] = [
            (words.WHAT, f"{it.audit_no}　{say(it.audit_title)}　{it.code}".strip()),
            (words.FOUND, f"{it.content}\n{say(by)}"),
            (words.REQUIRED, it.requirement),
            (words.CORRECTION, it.correction),
            (words.CAUSE, it.cause),
            (words.EFFECT, f"{say(it.effect)}　{day(it.effect_on)}".strip()),
        ]
        if it.decision:
            who = words.BY.fill(name=it.decided_name, day=day(it.decided_on))
            pairs.append((words.DECISION, f"{it.decision}\n{say(who) if it.decided_name else ''}"))
        return [(say(name), say(text)) for name, text in pairs if say(text)]

    def _presses(self, it: MeasureRow) -> list[QPushButton]:
        rights, say = self.rights, self.say
        made: list[tuple[T, Callable[[], Any], str, str]] = []
        if it.action is not None:
            go = partial(self.session.go, "actions", id=it.action)
            made.append((words.GO_ACTION.fill(no=it.action_no), go, "actions", "go-action"))
        if rights.question and it.line is not None:
            made.append((words.GO_QUESTION, partial(rights.question, it), "open", "go-question"))
        elif rights == Rights():
            go = partial(self.session.go, "audits", id=it.audit, tab="findings")
            made.append((words.GO_AUDIT.fill(no=it.audit_no), go, "audit", "go-audit"))
        answered = it.action is not None or bool(it.decision)
        if rights.write and not answered:
            made.append((shared.EDIT, partial(rights.write, it), "edit", "write-finding"))
        if rights.remove and not answered:
            made.append((words.REMOVE, partial(rights.remove, it), "trash", "remove-finding"))
        if rights.act and not answered and it.grade != FindingGrade.GOOD:
            made.append((words.OPEN_ACTION, partial(rights.act, it), "plus", "open-action"))
        if rights.decide and not answered and it.grade in NONCONFORMITIES:
            made.append((words.DECIDE, partial(rights.decide, it), "dash", "decide"))
        return [button(say(text), press, icon=icon, name=name) for text, press, icon, name in made]
