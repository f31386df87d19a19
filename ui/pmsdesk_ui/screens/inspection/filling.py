"""The questions of a form as they are being answered: plain Python, no window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pmsdesk.kinds.inspection.inspection import Result
from pmsdesk.services.inspection.sheet import Asked, Given, Sheet

UNSAVED = -1  # the version of an answer that is not stored yet


class Filling:
    """The rows in their order, each with the answer as it stands on the screen."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows = list(sheet.rows)
        self.places = {row.question: place for place, row in enumerate(self.rows)}

    def row(self, question: int) -> Asked:
        return self.rows[self.places[question]]

    def sections(self) -> Iterator[tuple[str, list[Asked]]]:
        """Consecutive rows of one checklist; the key is its English title."""
        group: list[Asked] = []
        for row in self.rows:
            if group and str(group[0].section) != str(row.section):
                yield str(group[0].section), group
                group = []
            group.append(row)
        if group:
            yield str(group[0].section), group

    def type(self, question: int, facts: dict[str, Any]) -> None:
        """Something has been given and is on its way to be saved."""
        self._put(question, replace(self.row(question).given or Given(UNSAVED), **facts))

    def settle(self, question: int, given: Given, more: bool) -> None:
        """An answer of ours has been saved; `more` has been typed since."""
        mine = self.row(question).given
        if more and mine:
            given = replace(mine, version=given.version, checker=given.checker)
        self._put(question, given)

    def seen(self, question: int) -> int | None:
        """The stored version that stands on the screen."""
        given = self.row(question).given
        return given.version if given and given.version != UNSAVED else None

    def merge(self, sheet: Sheet, under_way: frozenset[int]) -> list[int]:
        """Take over what a fresh reading says; the questions whose rows are different now.

        A question with a save under way keeps what is here, and so does one that was saved after
        the reading was made.
        """
        self.sheet = sheet
        different = []
        for row in sheet.rows:
            mine = self.row(row.question)
            if row.question in under_way or _older(row.given, mine.given):
                row = replace(row, given=mine.given)
            if row != mine:
                self.rows[self.places[row.question]] = row
                different.append(row.question)
        return different

    def next_open(self, question: int | None) -> int | None:
        """The next question that is not complete, from the one after this, round to the front."""
        start = self.places[question] + 1 if question is not None else 0
        order = [*self.rows[start:], *self.rows[:start]]
        return next((row.question for row in order if not row.complete), None)

    def beside(self, question: int, step: int) -> int:
        """The question so many places further, no further than the ends."""
        place = min(max(self.places[question] + step, 0), len(self.rows) - 1)
        return self.rows[place].question

    @property
    def open(self) -> int:
        return sum(not row.complete for row in self.rows)

    @property
    def answered(self) -> int:
        return sum(bool(row.result) for row in self.rows)

    def count(self, result: Result) -> int:
        return sum(row.result == result for row in self.rows)

    def _put(self, question: int, given: Given) -> None:
        place = self.places[question]
        self.rows[place] = replace(self.rows[place], given=given)


def _older(read: Given | None, mine: Given | None) -> bool:
    return mine is not None and (read is None or read.version < mine.version)
