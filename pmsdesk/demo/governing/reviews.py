"""The management review: prepared by the office, held, approved; its decisions followed."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from ...kinds.review.review import Decision, Review, ReviewInput
from ...kinds.review.words import Change, Topic
from ...services.review import decisions, reviews
from ...store.work import Work
from . import review_words as words
from .span import Year


class Course:
    def __init__(self, year: Year) -> None:
        self.year = year
        self.cast = year.history.cast
        self.review = 0

    def begin(self) -> None:
        at, around = self.year.at, self.year.around
        if not self.year.ago:
            at(around(-4), self.prepare)
            at(
                around(-3),
                lambda: self.year.do(
                    self.cast.secretary, report, self.review, 4, self.year.place > 0
                ),
            )
        else:
            at(around(66), self.prepare)
        at(around(75), self.hold)
        at(around(77), lambda: self.move(self.cast.manager, "check"))
        at(around(80), self.approve)

    def prepare(self) -> None:
        held = self.year.around(75)
        args = {"planned_on": held}
        self.review = self.year.do(self.cast.secretary, reviews.begin, self.year.year, **args).id

    def hold(self) -> None:
        """Held: what was reported of each topic, who was there, what was decided."""
        secretary = self.cast.secretary
        self.year.do(secretary, reviews.gather, self.now().key)
        self.year.do(secretary, report, self.review, len(words.INPUTS), self.year.place > 0)
        facts: dict[str, Any] = {
            "held_on": self.year.today, "attendees": words.attendees(self.cast),
            "pms_change": Change.NEEDED if self.year.place == 0 else Change.NOT_NEEDED,
            "pms_change_text": words.CHANGE if self.year.place == 0 else "",
        }  # fmt: skip
        self.year.do(secretary, reviews.write, self.now().key, **facts)
        self.year.do(secretary, decide, self.review, self.year, self._owners())
        self.move(secretary, "submit")

    def _owners(self) -> dict[str, int]:
        homes = list(self.cast.departments.values())
        system = self.cast.departments.get("T10", homes[-1])
        return {"office": self.cast.secretary, "system": self.cast.heads[system]}

    def move(self, who: int, name: str, **facts: Any) -> None:
        self.year.do(who, reviews.move, self.now().key, name, **facts)

    def now(self) -> Review:
        return Review.get_by_id(self.review)

    def approve(self) -> None:
        summary = words.SUMMARIES[self.year.place % len(words.SUMMARIES)]
        self.move(self.cast.top, "approve", summary=summary)
        for it in self._open():
            due = it.due_on
            assert due is not None
            if it.place == 2:  # takes longer than was thought
                self.year.at(due - timedelta(days=3), partial(self.put_off, it.id))
            else:
                self.year.at(due - timedelta(days=9), partial(self.done, it.id))

    def _open(self) -> list[Decision]:
        mine = Decision.select().where(Decision.review == self.review, Decision.state == "open")
        return list(mine.order_by(Decision.place))

    def put_off(self, id: int) -> None:
        it = Decision.get_by_id(id)
        assert it.due_on is not None
        later: date = it.due_on + timedelta(days=45)
        self.year.do(self.cast.manager, decisions.put_off, it.key, later, words.LATER)
        self.year.at(later - timedelta(days=5), lambda: self.done(id))

    def done(self, id: int) -> None:
        it = Decision.get_by_id(id)
        result = words.DECISIONS[self.year.place % len(words.DECISIONS)][it.place - 1].result
        assert it.owner_id is not None
        self.year.do(it.owner_id, decisions.report_done, it.key, result)


def report(work: Work, review: int, count: int, followed: bool) -> None:
    """Write beside the first figures what is reported of them."""
    mine = ReviewInput.select().where(ReviewInput.review == review).order_by(ReviewInput.place)
    for row in list(mine)[:count]:
        first = row.topic == Topic.PREVIOUS and not followed
        text = words.FIRST if first else words.INPUTS.get(row.topic, "")
        reviews.write_input(work, row.key, text, not text)


def decide(work: Work, review: int, year: Year, owners: dict[str, int]) -> None:
    for one in words.DECISIONS[year.place % len(words.DECISIONS)]:
        facts: dict[str, Any] = {"text": one.text, "topic": one.topic}
        if one.days:
            facts |= {"owner": owners[one.owner], "due_on": year.today + timedelta(days=one.days)}
        decisions.add(work, review, no_change=not one.days, **facts)
