"""Trainings: when they are planned, their sessions, until when to attend; and one's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...base.text import T
from ...store.record import tuples
from ..training.attendance import Attendance
from ..training.training import Session, Training
from ..training.words import READERS, RUNNING, TO_START, WAITING, State
from .due import Asked, Due, Found, Nature, Sort, ink_of

BEGINS = T("Begins: {title}", "実施予定：{title}")
ATTEND = T("Attend by: {title}", "受講の締切：{title}")
MAKE_UP = T("Make-up by: {title}", "補講の期限：{title}")
SESSION = T("Session {place}: {title}", "第{place}回：{title}")
YOURS = T("For you to attend: {title}", "あなたの受講期限：{title}")
NOT_ATTENDED = T("Not attended yet", "未受講")


def trainings(asked: Asked) -> Found:
    """Whoever looks after training has all dates of each; the others when each begins."""
    found: list[Due] = []
    keeps = bool(asked.work.actor.roles & READERS)
    dates = (Training.planned_on, Training.ends_on, Training.makeup_due)
    within = [day.between(asked.first, asked.last) for day in dates]
    there = (within[0] | within[1] | within[2]) & (Training.state != State.MISSED)
    for it in Training.select().where(there).order_by(Training.id):
        lines = _dates(it, asked.today) if keeps else list(_dates(it, asked.today))[:1]
        found += [due for due in lines if asked.holds(due.day)]
    found += _sessions(asked)
    found += _own(asked)
    return Found(found).counted()


def _dates(it: Training, today: date) -> Iterator[Due]:
    begun, over = it.state not in TO_START, it.state not in TO_START | {State.IN_PROGRESS}
    yield _line(it, it.planned_on, BEGINS, Nature.PLANNED, ink_of(it.planned_on, today, begun))
    if it.ends_on:
        yield _line(it, it.ends_on, ATTEND, Nature.DUE, ink_of(it.ends_on, today, over))
    if it.makeup_due and it.state in RUNNING | TO_START:
        yield _line(it, it.makeup_due, MAKE_UP, Nature.DUE, ink_of(it.makeup_due, today))


def _line(it: Training, day: date, words: T, nature: Nature, ink: str) -> Due:
    title = T(it.title_en or it.title, it.title)
    return Due(
        day, Sort.TRAINING, nature, "Training", it.id, words.fill(title=title),
        State.of(it.state).label, ink, "training", {"id": it.id}, no=it.no,
    )  # fmt: skip


def _sessions(asked: Asked) -> Iterator[Due]:
    within = Session.held_on.between(asked.first, asked.last) & (Training.state != State.MISSED)
    query = Session.select(Session, Training).join(Training).where(within)
    for each in query.order_by(Session.held_on, Session.id):
        it = each.training
        title = T(it.title_en or it.title, it.title)
        where = " ".join(part for part in (each.times, each.room) if part)
        yield Due(
            each.held_on, Sort.TRAINING, Nature.PLANNED, "Session", each.id,
            SESSION.fill(title=title, place=each.place), T(where, where),
            "done" if each.held_on < asked.today else ink_of(each.held_on, asked.today),
            "training", {"id": it.id}, no=it.no,
        )  # fmt: skip


def _own(asked: Asked) -> Iterator[Due]:
    """What this person has still to attend."""
    it = Attendance
    mine = (it.person == asked.work.actor.person) & it.status.in_(sorted(WAITING))
    query = it.select(it.id, it.due_on, Training.no, Training.title, Training.title_en)
    query = query.join(Training).where(mine, it.due_on.between(asked.first, asked.last))
    going = Training.state.in_(sorted(RUNNING))
    for id, day, no, title, title_en in tuples(query.where(going).order_by(it.id)):
        yield Due(
            day, Sort.TRAINING, Nature.DUE, "Attendance", id,
            YOURS.fill(title=T(title_en or title, title)), NOT_ATTENDED,
            ink_of(day, asked.today), "training", {"attendance": id}, no=no,
        )  # fmt: skip
