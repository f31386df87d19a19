"""What was forgotten, and the first steps of a new workspace."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel

from pmsdesk.services.first_steps import FirstStep, Step
from pmsdesk.services.home import Home

from ... import icons, look
from ...kit.basics import Card, Prose, button, clear, column, label, row
from ...kit.notes import Banner
from ...session import Session
from . import words

if TYPE_CHECKING:
    from pmsdesk.services.consistency.check import Summary

PLACES: dict[Step, tuple[str, dict[str, Any]]] = {
    Step.ROSTER: ("people", {"tab": "roster"}),
    Step.AUDITOR: ("people", {"tab": "appointments"}),
    Step.HEADS: ("people", {"tab": "departments"}),
    Step.PLAN: ("plans", {"new": True}),
}


class OrderLine(Banner):
    """How much was forgotten, the gravest of it, and the way there."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.away.setHidden(True)
        self.setObjectName("banner")

    def put(self, found: Summary) -> None:
        if found.first is None:
            self.hide()
            return
        text = words.ORDER_LATE if found.late else words.ORDER
        said = self.session.say(text.fill(first=found.first, n=found.count, late=found.late))
        ink = "info" if found.ink == "info" else "soon"
        self.say(said, ink, self.session.say(words.SHOW_ORDER), self._show)

    def _show(self) -> None:
        self.show()
        self.session.go("calendar", tab="omissions")


class FirstStepsCard(Card):
    """Each step with its tick, and a button to the page where it is done."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.say(words.FIRST))
        self.session = session
        self.add(Prose(session.say(words.FIRST_ABOUT), "muted"))
        self.lines = column(gap=look.WIDE)
        self.lines.setContentsMargins(0, look.GAP, 0, 0)
        self.add(self.lines)

    def put(self, view: Home) -> None:
        clear(self.lines)
        following = next((it.step for it in view.steps if not it.done), None)
        for it in view.steps:
            self.lines.addLayout(self._line(it, it.step == following))

    def _line(self, it: FirstStep, next_one: bool):  # type: ignore[no-untyped-def]
        say, tones = self.session.say, look.tones(self)
        sign = QLabel()
        name, colour = ("check", tones.done.text) if it.done else ("circle", tones.faint)
        sign.setPixmap(icons.picture(name, colour, 22, self.devicePixelRatio()))
        sign.setAccessibleName(say(words.STEP_DONE if it.done else words.STEP_OPEN))
        head = label(say(words.STEPS[it.step]), "muted" if it.done else "")
        head.setFont(look.font(bold=not it.done))
        about = label(say(words.STEPS_ABOUT[it.step]), "small")
        page, where = PLACES[it.step]
        go = button(
            say(words.SHOW_ORDER if it.done else words.STEPS[it.step]),
            partial(self.session.go, page, **where),
            kind="primary" if next_one else "",
            name=f"step-{it.step.value}",
        )
        if it.done:  # shown before it has a place, it would be a window of its own
            go.hide()
        return row(sign, column(head, about, gap=0), 1, go, gap=look.WIDE)
