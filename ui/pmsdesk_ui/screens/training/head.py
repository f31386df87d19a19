"""The head of a training: what it is, for whom, where it stands, and what is to be done next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pmsdesk.base.text import T

from ...session import Session
from ..office.record_head import NEXT_IS, NOTHING, RecordHead
from ..office.shown import day, span
from . import words
from .next_step import NextStep
from .signs import steps

if TYPE_CHECKING:
    from pmsdesk.services.training.dossier import Dossier


class Head(RecordHead):
    """`follow` leads to where the next step is done."""

    def __init__(self, session: Session, follow: Callable[[str], None]) -> None:
        super().__init__(session)
        self.follow = follow

    def put_dossier(self, dossier: Dossier, step: NextStep | None) -> None:
        say, facts = self.say, dossier.facts
        begun = facts["opened_on"] or facts["planned_on"]
        moved = facts["first_planned_on"] != facts["planned_on"]
        shown: list[tuple[T | str, T | str]] = [
            (words.AUDIENCE, self._whom(dossier)),
            (words.METHOD, dossier.method),
            (words.COURSE, dossier.course or ""),
            (words.PLANNED, span(begun, facts["ends_on"])),
            (words.FIRST_PLANNED, day(facts["first_planned_on"]) if moved else ""),
        ]
        self.put(say(dossier.title), None, shown, steps(dossier))
        self.setAccessibleName(f"{dossier.no} {say(dossier.title)}")
        self._offer(step)

    def _whom(self, dossier: Dossier) -> str:
        say, whom = self.say, self.say(dossier.audience)
        if dossier.reaches is not None:
            many = words.REACHES.fill(n=dossier.reaches)
            return say(words.WITH.fill(what=whom, more=many))
        if dossier.figures is not None:
            many = words.N_PEOPLE_WORDS.fill(n=dossier.figures.target)
            return say(words.WITH.fill(what=whom, more=many))
        return whom

    def _offer(self, step: NextStep | None) -> None:
        if step is None:
            self.put_next(NOTHING)
            return
        press = words.SHOW if step.tab else None
        self.put_next((NEXT_IS.fill(what=step.words), press, partial(self.follow, step.tab)))
