"""The head of an action: its title, where it comes from, how grave it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from pmsdesk.base.text import T
from pmsdesk.kinds.action.words import Grade, Sort, State
from pmsdesk.services.action.dossier import Dossier

from ... import look
from ...kit.basics import Card, Prose, button, label, row
from ...kit.flow import Flow
from ...kit.marks import Pill
from ...session import Session
from . import words
from .readings import day_of, field_words

LINE = 26  # pixels: facts stand on one line, whatever they are made of
LONG = 30  # characters of a fact that no longer stand in one line
GRADE_INKS = {Grade.MAJOR: "nonconform", Grade.MINOR: "partly", Grade.OBSERVATION: "na"}


def state_ink(state: State) -> str:
    return {State.CLOSED: "done", State.NO_ACTION: "na"}.get(state, "info")


def late_days(dossier: Dossier) -> int:
    it = dossier.action
    late = it.due_on is not None and it.late(dossier.today)
    return (dossier.today - it.due_on).days if late and it.due_on else 0


def pills(dossier: Dossier, say: Callable[[T], str]) -> list[QWidget]:
    """State, lateness and attempt: three separate things."""
    it = dossier.action
    state = State.of(it.state)
    found: list[QWidget] = [Pill(say(state.label), state_ink(state), "dot")]
    if days := late_days(dossier):
        found.append(Pill(say(words.LATE_BY.fill(n=days)), "late", "dot"))
    if it.attempt > 1:
        found.append(Pill(say(words.ATTEMPT.fill(n=it.attempt)), "soon"))
    return found


class Head(Card):
    def __init__(self, dossier: Dossier, session: Session) -> None:
        super().__init__()
        self.session, it = session, dossier.action
        say = session.say
        self.setAccessibleName(say(dossier.title))
        title = Prose(say(dossier.title))
        title.setFont(look.font(16, bold=True))
        self.body.addWidget(title)
        facts = Flow(gap=look.WIDE)
        facts.addWidget(self._fact("department", say(dossier.department)))
        facts.addWidget(self._fact("sort", say(Sort.of(it.sort).label)))
        grade = Grade.of(it.grade)
        facts.addWidget(self._beside("grade", Pill(say(grade.label), GRADE_INKS[grade])))
        facts.addWidget(self._fact("found_on", day_of(it.found_on)))
        if dossier.origin:
            facts.addWidget(self._link(dossier))
        self.body.addLayout(facts)

    def _fact(self, name: str, text: str) -> QWidget:
        part = label(text)
        if len(text) > LONG:
            part.setWordWrap(True)
            part.setMinimumWidth(360)
        return self._beside(name, part, len(text) > LONG)

    def _beside(self, name: str, part: QWidget, tall: bool = False) -> QWidget:
        holder = QWidget()
        words_ = label(self.session.say(field_words(name)), "small")
        holder.setLayout(row(words_, part, gap=6))
        if not tall:
            holder.setFixedHeight(LINE)
        return holder

    def _link(self, dossier: Dossier) -> QWidget:
        """To the answer it came from."""
        origin = dossier.origin
        assert origin
        text = words.OPEN_ANSWER if origin.question else words.OPEN_INSPECTION
        where: dict[str, Any] = {"id": origin.inspection}
        if origin.question:
            where["question"] = origin.question
        result = button(
            self.session.say(text.fill(code=origin.code, no=origin.no)),
            lambda: self.session.go("inspections", **where),
            kind="link",
            icon="inspections",
            tip=self.session.say(origin.text),
            name="origin",
        )
        result.setFixedHeight(LINE)
        return result
