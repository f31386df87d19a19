"""The escalation ladder of an incident: who was told when, and who has confirmed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pmsdesk.base.text import T

from ... import look
from ...kit.basics import Card, Prose, button, clear, column, label, row
from ...kit.marks import Pill
from . import words
from .shown import short_moment

if TYPE_CHECKING:
    from pmsdesk.services.incident.escalation import RungLine

Say = Callable[[T], str]


class Ladder(Card):
    """`put` shows the rungs told so far; the button confirms where this person may."""

    def __init__(self, say: Say, confirm: Callable[[], None]) -> None:
        super().__init__(say(words.LADDER))
        self.say = say
        self.lines = column(gap=look.WIDE - 4)
        self.add(self.lines)
        self.confirm = button(
            say(words.CONFIRM), confirm, kind="primary", icon="check", name="confirm-ladder"
        )
        self.confirm.hide()
        self.add(row(self.confirm, 1))
        self.about = Prose(say(words.LADDER_ABOUT), "small")
        self.add(self.about)

    def put(self, rungs: Sequence[RungLine], may_confirm: bool) -> None:
        clear(self.lines)
        for rung in rungs:
            self.lines.addWidget(self._line(rung))
        self.confirm.setVisible(may_confirm)
        self.about.setVisible(any(rung.waiting for rung in rungs))

    def _line(self, rung: RungLine) -> QWidget:
        say = self.say
        role = label(say(rung.role_words))
        role.setFont(look.font(bold=True))
        word, ink = state_of(rung)
        told = say(words.NOBODY_HOLDS) if rung.vacant else rung.told
        names = Prose(told)
        holder = QWidget()
        box = column(row(role, 1, Pill(say(word), ink, "dot")), names, gap=0)
        for text in self._when(rung):
            box.addWidget(Prose(text, "small"))
        holder.setLayout(box)
        holder.setAccessibleName(f"{say(rung.role_words)}: {say(word)}, {told}")
        return holder

    def _when(self, rung: RungLine) -> list[str]:
        if rung.vacant:
            return []
        told = words.TOLD_AT.fill(at=short_moment(rung.told_at))
        if rung.confirmed_at:
            at = short_moment(rung.confirmed_at)
            then = words.CONFIRMED_AT.fill(name=rung.confirmed, at=at)
        elif rung.passed_on_at and rung.passed_on_at < rung.due_at:
            then = words.SEEN_ABOVE.fill(at=short_moment(rung.passed_on_at))
        elif rung.passed_on_at:
            then = words.PASSED_ON.fill(at=short_moment(rung.passed_on_at))
        else:
            then = words.CONFIRM_BY.fill(at=short_moment(rung.due_at))
        return [self.say(told), self.say(then)]


def state_of(rung: RungLine) -> tuple[T, str]:
    """In a word and an ink."""
    if rung.vacant:
        return words.PASSED, "na"
    if rung.confirmed_at:
        return words.SEEN, "done"
    if rung.passed_on_at:
        early = rung.passed_on_at < rung.due_at
        return (words.ABOVE, "na") if early else (words.PASSED, "late")
    return (words.OVERDUE, "late") if rung.late else (words.PENDING, "soon")
