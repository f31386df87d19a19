"""The head of an incident: what it is, where it stands, and what is to be done next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pmsdesk.base.text import T

from ...session import Session
from ..office.record_head import NEXT_IS, NOTHING, RecordHead
from . import words
from .next_step import NextStep
from .shown import count_words, field_words, moment_of
from .signs import steps

if TYPE_CHECKING:
    from pmsdesk.services.incident.dossier import Dossier


class Head(RecordHead):
    """`follow` is what the button of the next step does."""

    def __init__(self, session: Session, follow: Callable[[NextStep], None]) -> None:
        super().__init__(session)
        self.follow = follow

    def put_dossier(self, dossier: Dossier, step: NextStep | None) -> None:
        say, facts = self.say, dossier.facts
        shown: list[tuple[T | str, T | str]] = [
            (field_words("department"), dossier.department),
            (words.KNOWN_SINCE, moment_of(facts["known_at"])),
            (words.PERSONS, count_words(facts, say)),
            (words.REPORTER, f"{dossier.reporter}　{moment_of(dossier.reported_at)}"),
        ]
        if say(dossier.what) != say(dossier.title):
            shown.insert(0, (field_words("what"), dossier.what))
        due = facts["due_on"]
        late = due is not None and due < dossier.today
        self.put(say(dossier.title), None, shown, steps(facts, late))
        self.setAccessibleName(f"{dossier.no} {say(dossier.title)}")
        self._offer(step)

    def _offer(self, step: NextStep | None) -> None:
        if step is None:
            self.put_next(NOTHING)
            return
        press = (step.button or words.SHOW) if step.tab else None  # a deed has its button above
        self.put_next((NEXT_IS.fill(what=step.words), press, partial(self.follow, step)))
