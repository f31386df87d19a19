"""Decisions in a table: what, who, by when, how it stands."""

from __future__ import annotations

from collections.abc import Iterable

from pmsdesk.base.text import T
from pmsdesk.services.review.dossier import DecisionLine

from ... import words as shared
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ...session import Session
from . import words
from .signs import DECISION_INKS, day

NUMBER = 148


def standing(line: DecisionLine) -> tuple[T, str]:
    """How a decision stands, in a word and its colour."""
    if line.late:
        return words.LATE, "late"
    if line.done_late:
        return words.DONE_LATE, "partly"
    return line.state.label, DECISION_INKS[line.state]


class DecisionTable(DataTable):
    """`lines_by_id` are those shown; Enter or a double click opens one."""

    def __init__(self, session: Session, name: str) -> None:
        say = session.say
        self.session = session
        self.lines_by_id: dict[int, DecisionLine] = {}
        super().__init__(
            [
                Column("no", say(words.NO), NUMBER, muted=True, sorts=False),
                Column("text", say(words.DECISION), sorts=False, bold=True),
                Column("owner", say(words.OWNER), 132, sorts=False),
                Column("due", say(words.DUE), 148, sorts=False),
                Column("state", say(shared.STATE), 116, "pill", sorts=False),
                Column("result", say(words.RESULT), sorts=False, muted=True),
            ],
            name,
            lines=2,
        )

    def rows_of(self, lines: Iterable[DecisionLine]) -> list[Row]:
        """The rows of these lines, which are the ones shown from now on."""
        self.lines_by_id = {line.key[0]: line for line in lines}
        return [self._row(line) for line in self.lines_by_id.values()]

    def _row(self, line: DecisionLine) -> Row:
        say = self.session.say
        word, ink = standing(line)
        due = day(line.due_on)
        if line.first_due and line.first_due != line.due_on:
            due = f"{due}\n{say(words.FIRST_DUE.fill(day=day(line.first_due)))}"
        result = line.result
        if line.done_on:
            result = f"{day(line.done_on)} {line.result}"
        cells = (line.no, line.text, line.owner_name, due, say(word), result)
        return Row(line.key[0], cells, {"state": ink})
