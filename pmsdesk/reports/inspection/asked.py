"""What was asked: the checklists with their hashes, what was left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import peewee as pw

from ...base.text import T
from ...kinds.checklist.checklist import Checklist, Question, SwitchedOff
from ...kinds.checklist.words import Measure
from ...kinds.inspection.plan import Plan
from ...kinds.inspection.round import RoundQuestion
from ...kinds.organization.person import Person
from ...store.record import tuples


@dataclass(frozen=True, slots=True)
class AskedList:
    """A version of a checklist; `asked` of its `questions` stood in the rounds."""

    slug: str
    edition: str
    title: T
    measure: str
    own: bool
    questions: int
    asked: int
    published_on: date
    hash: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A check item the company switched off; `until` is the day it was asked again."""

    code: str
    text: T
    reason: str
    since: date
    until: date | None
    decided_by: str


def read_asked(rounds: Sequence[int]) -> tuple[AskedList, ...]:
    """The checklists whose questions the rounds asked, in the order of the measures."""
    columns = (
        Checklist.slug, Checklist.edition, Checklist.title_ja, Checklist.title_en,
        Checklist.measure, Checklist.own, Checklist.questions, Checklist.published_on,
        Checklist.hash, pw.fn.COUNT(Question.id.distinct()),
    )  # fmt: skip
    query = (
        RoundQuestion.select(*columns)
        .join(Question)
        .join(Checklist)
        .where(RoundQuestion.round.in_(list(rounds)))
        .group_by(Checklist.id, *columns[:-1])
    )
    lists = [
        AskedList(slug, edition, T(en, ja), measure, bool(own), total, asked, on, hash)
        for slug, edition, ja, en, measure, own, total, on, hash, asked in tuples(query)
    ]
    order = [m.value for m in Measure]
    return tuple(sorted(lists, key=lambda a: (order.index(a.measure), a.slug, a.edition)))


def read_left_out(plans: Sequence[int], first: date, last: date) -> tuple[LeftOut, ...]:
    """What these plans would have asked between two days, had it not been switched off."""
    query = (
        SwitchedOff.select(SwitchedOff, Person.name)
        .join(Person, pw.JOIN.LEFT_OUTER, on=(SwitchedOff.decided_by == Person.id))
        .where(
            SwitchedOff.since <= last,
            SwitchedOff.until.is_null() | (SwitchedOff.until > first),
        )
        .order_by(SwitchedOff.code, SwitchedOff.since)
    )
    meant = _meant(plans)
    return tuple(
        LeftOut(
            it.code, meant[it.code], it.reason, it.since, it.until,
            it.decided_by.name if it.decided_by else "",
        )
        for it in query
        if it.code in meant
    )  # fmt: skip


def _meant(plans: Sequence[int]) -> dict[str, T]:
    """Every check item these plans speak of, in its newest words."""
    wanted = [
        (set(p.listed("checklists")), set(p.listed("audiences")), set(p.listed("asked")))
        for p in Plan.select().where(Plan.id.in_(list(plans)))
    ]
    columns = (
        Checklist.slug, Question.audience, Question.frequency, Question.code, Question.text_en,
        Question.text_ja,
    )  # fmt: skip
    off = SwitchedOff.select(SwitchedOff.code)
    query = Question.select(*columns).join(Checklist).where(Question.code.in_(off))
    return {
        code: T(en, ja)
        for slug, audience, frequency, code, en, ja in tuples(query.order_by(Question.id))
        if any(
            slug in lists and audience in people and frequency in times
            for lists, people, times in wanted
        )
    }
