"""What a plan would do: how many questions, and the next rounds with their dates."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton

from pmsdesk.base.text import T
from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.services.inspection.preview import Occurrence, Preview

from ... import look
from ...kit.basics import Card, Prose, button, label, row
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.flowing import Flowing
from ..office.held_table import grow
from ..office.pane import permit
from ..office.shown import day
from ..office.sorted_table import SortedTable
from . import words


class PreviewCard(Card):
    """The signals carry the occurrence that is meant."""

    skip_asked = Signal(object)
    move_asked = Signal(object)
    back_asked = Signal(object)

    def __init__(self, page: Screen) -> None:
        super().__init__(page.say(words.PREVIEW))
        self.page, self.say = page, page.say
        self.found: Preview | None = None
        self.why_not: T | None = words.SAVE_FIRST
        self.figure, self.unit = label("–", "figure"), label(self.say(words.QUESTION_COUNT))
        self.add(row(self.figure, self.unit, 1))
        self.every, self.measures = Prose(), Prose("", "small")
        self.problem = Prose("", "error")
        self.problem.hide()
        self.ahead = label(self.say(words.AHEAD), "label")
        self.paused, self.none = Prose("", "small"), Prose(self.say(words.NO_MORE), "muted")
        self.reason = Prose("", "small")
        self.table = SortedTable(
            [
                Column("period", self.say(words.PERIOD), 168, sorts=False),
                Column("opens", self.say(words.OPENS), 98, sorts=False, muted=True),
                Column("due", self.say(words.DUE), sorts=False),
            ],
            self.say(words.AHEAD),
        )
        self.table.chosen.connect(lambda _: self._offer())
        self.body.setSpacing(look.HALF)
        for words_ in (self.problem, self.every, self.measures):
            self.add(words_)
        self.body.addSpacing(look.GAP)
        for part in (self.ahead, self.paused, self.table, self.none, self.reason):
            self.add(part)
        self.skip = self._button(words.SKIP, self.skip_asked, "skip")
        self.move_it = self._button(words.MOVE, self.move_asked, "move")
        self.back = self._button(words.BACK, self.back_asked, "back")
        self.add(Flowing(self.skip, self.move_it, self.back))
        self.paused.hide()
        self._offer()

    def _button(self, word: T, signal: SignalInstance, name: str) -> QPushButton:
        def press() -> None:
            if it := self.current():
                signal.emit(it)

        return button(self.say(word), press, name=name)

    def put(self, found: Preview) -> None:
        self.found = found
        self.problem.hide()
        self.figure.setText(f"{found.questions:,}")
        self.figure.setAccessibleName(f"{found.questions} {self.unit.text()}")
        self.every.put(self.say(words.IN_DEPARTMENTS.fill(every=found.every, n=found.departments)))
        parts = (words.BY_MEASURE.fill(measure=word, n=n) for word, n in found.by_measure)
        self.measures.put(self.say(T(" · ", "・")).join(self.say(part) for part in parts))
        self.table.fill([self._row(it) for it in found.coming])
        grow(self.table, len(found.coming))
        self.table.setVisible(bool(found.coming))
        self.none.setHidden(bool(found.coming))
        self._offer()

    def refuse(self, why: T, where: str = "") -> None:
        """These facts make no plan yet; `where` is the field that says so."""
        said = words.AT_FIELD.fill(field=where, why=why) if where else why
        self.problem.put(self.say(said))
        self.problem.show()

    def pause(self, stopped: bool) -> None:
        self.paused.put(self.say(words.PAUSED))
        self.paused.setVisible(stopped)

    def close_changes(self, why: T | None) -> None:
        """Single rounds are changed only where the plan stands as it is saved."""
        self.why_not = why
        self._offer()

    def current(self) -> Occurrence | None:
        period = self.table.current_key()
        coming = self.found.coming if self.found else ()
        return next((it for it in coming if it.coming.period == period), None)

    def _row(self, it: Occurrence) -> Row:
        c = it.coming
        if c.skipped:
            return Row(c.period, (self.say(it.period), "", self.say(words.SKIPPED)), {"due": "na"})
        due = day(c.due_on)
        if c.due_on == c.original_due:
            return Row(c.period, (self.say(it.period), day(c.opens_on), due))
        moved = self.say(words.MOVED.fill(day=due))
        return Row(c.period, (self.say(it.period), day(c.opens_on), moved), {"due": "soon"})

    def _offer(self) -> None:
        it = self.current()
        why = self.why_not or (None if it else words.CHOOSE_ROUND)
        changed = it is not None and (
            it.coming.skipped or it.coming.due_on != it.coming.original_due
        )
        reason = it.reason if it else ""
        self.reason.setHidden(not reason)
        self.reason.put(self.say(words.WHY.fill(reason=reason)))
        for part in (self.skip, self.move_it, self.back):
            permit(part, self.page, OFFICE, why)
        self.back.setVisible(changed)
        self.skip.setVisible(it is None or not it.coming.skipped)
