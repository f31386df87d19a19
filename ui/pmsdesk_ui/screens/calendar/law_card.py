"""A notice: what happened, what changes, what of ours it touches, and who looked at it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.days import shown_date
from pmsdesk.base.text import T

from ... import look
from ...kit.basics import Card as CardFrame
from ...kit.basics import Prose, button, column, label, row
from ...kit.marks import Pill
from ...kit.notes import Banner
from ...kit.screen import Screen
from . import words
from .check_dialog import CheckDialog

if TYPE_CHECKING:
    from pmsdesk.services.law import Card, CheckLine


class LawCard(CardFrame):
    """`folded` carries the notice's id and whether its details are shown now."""

    folded = Signal(str, bool)

    def __init__(self, page: Screen, card: Card, unfolded: bool) -> None:
        super().__init__()
        self.page, self.card, self.session = page, card, page.session
        say = page.say
        self.setAccessibleName(say(card.title))
        title = Prose(say(card.title), "section")
        state = Pill(say(words.WAITS), "soon", "dot") if card.waits else None
        state = state or Pill(say(words.CHECKED), "done", "conform")
        self.add(row(title, state, gap=look.WIDE))
        self.add(row(Pill(say(card.stage), card.ink), Pill(say(card.certainty), "na"), 1))
        self.add(Prose(say(card.summary)))
        if card.caution is not None:
            caution = Banner()
            self.add(caution)
            caution.away.setHidden(True)
            caution.say(say(card.caution), "soon")
        self.details = QWidget()
        inside = QVBoxLayout(self.details)
        inside.setContentsMargins(0, look.GAP, 0, 0)
        inside.setSpacing(look.WIDE)
        self._fill(inside)
        self.add(self.details)
        self.details.setHidden(not unfolded)
        self.fold = button("", self.toggle, kind="link", name=f"fold-{card.id}")
        self._word()
        record = button(say(words.RECORD), self.record, icon="check", name=f"check-{card.id}")
        self.add(row(self.fold, 1, record))
        record.setHidden(not card.may_check)

    def toggle(self) -> None:
        self.details.setHidden(not self.details.isHidden())
        self._word()
        self.folded.emit(self.card.id, not self.details.isHidden())

    def record(self) -> None:
        CheckDialog(self.page, self.card).begin()

    def _word(self) -> None:
        word = words.SHOW if self.details.isHidden() else words.HIDE
        self.fold.setText(self.page.say(word))
        self.fold.setAccessibleDescription(self.page.say(self.card.title))

    def _fill(self, inside: QVBoxLayout) -> None:
        say, card = self.page.say, self.card
        inside.addLayout(self._part(words.COURSE, self._steps()))
        if card.points:
            points = [self._point(text, references) for text, references in card.points]
            inside.addLayout(self._part(words.POINTS, points))
        touches = [self._touch(at) for at in range(len(card.touches))]
        inside.addLayout(
            self._part(words.TOUCHES, touches or [Prose(say(words.NO_TOUCH), "muted")])
        )
        inside.addLayout(self._part(words.SOURCES, self._sources()))
        if card.checks:
            inside.addLayout(self._part(words.CHECKS, [self._check(c) for c in card.checks]))

    def _part(self, words_: T, lines: list[QWidget]) -> QVBoxLayout:
        head = label(self.page.say(words_), "label")
        return column(head, *lines, gap=look.HALF)

    def _steps(self) -> list[QWidget]:
        say = self.page.say
        found: list[QWidget] = []
        for step in self.card.steps:
            when = words.AHEAD.fill(when=step.when) if step.ahead else step.when
            found.append(Prose(f"{say(when)}　{say(step.what)}", "muted" if step.ahead else ""))
        return found

    def _point(self, text: T, references: T) -> QWidget:
        say = self.page.say
        shown = f"・{say(text)}"
        if say(references):
            shown += f"\n　{say(words.TODAYS.fill(references=references))}"
        return Prose(shown)

    def _touch(self, at: int) -> QWidget:
        say, touch = self.page.say, self.card.touches[at]
        go = button(
            say(words.OPEN), partial(self.session.go, touch.page, **touch.where), kind="link"
        )
        go.setAccessibleDescription(say(touch.what))
        text = Prose(f"{say(touch.what)}\n{say(touch.why)}")
        holder = QWidget()
        holder.setLayout(row(text, go, gap=look.GAP))
        return holder

    def _sources(self) -> list[QWidget]:
        say, lang = self.page.say, self.session.lang
        return [
            Prose(
                say(words.SOURCE.fill(name=name, certainty=sure, day=shown_date(day, lang))),
                "muted",
            )
            for name, sure, day in self.card.sources
        ]

    def _check(self, line: CheckLine) -> QWidget:
        say, lang = self.page.say, self.session.lang
        words_ = words.CHECK_LINE.fill(
            day=shown_date(line.on, lang), by=line.by, effect=line.effect.label, note=line.note
        )
        text = say(words_)
        if line.again_on:
            text += f"\n{say(words.AGAIN_LINE.fill(day=shown_date(line.again_on, lang)))}"
        if line.edition != self.card.edition:
            text += f"\n{say(words.OLD_EDITION)}"
        return Prose(text)
