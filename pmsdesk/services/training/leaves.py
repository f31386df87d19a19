"""Leave of absence: from when to when somebody is away; why is nobody's business here."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.errors import Refused
from ...base.text import T
from ...kinds.organization.person import Person
from ...kinds.training.people import KEEPERS, Leave
from ...kinds.training.words import OFFICERS
from ...store.work import Key, Work
from . import rolling

OVERLAP = T(
    "This person is on leave already then ({since} on).",
    "その期間はすでに休職が登録されています（{since}から）。",
)
UNKNOWN = T("Choose the person.", "対象の人を選んでください。")


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """One leave; `away` where it runs today."""

    key: Key
    person: int
    name: str
    since: date
    until: date | None
    remark: str
    away: bool


def add(
    work: Work, /, *, person: int | None, since: date, until: date | None = None, remark: str = ""
) -> Leave:
    """Somebody is away from a day on; trainings that run wait for them no more."""
    work.allow(OFFICERS)
    who = Person.get_or_none(Person.id == person)
    if who is None:
        raise Refused(UNKNOWN, "person")
    it = Leave(
        person=who.id, person_name=who.name, department_id=who.department_id, since=since,
        until=until, remark=remark.strip(),
    )  # fmt: skip
    _demand_apart(it)
    it = work.add(it)
    rolling.follow(work)
    return it


def correct(work: Work, /, key: Key, **facts: Any) -> Leave:
    """Another first or last day: since, until, remark. Back at work, they are waited for again."""
    it = work.take(Leave, key, **{k: v for k, v in facts.items() if k in ("since", "until")})
    if "remark" in facts:
        it.remark = facts["remark"].strip()
    _demand_apart(it)
    it = work.save(it)
    rolling.follow(work)
    return it


def listed(work: Work, present: bool = False) -> list[LeaveRow]:
    """Every leave, the newest first; with `present` only those that run or are to come."""
    work.allow(KEEPERS, next(iter(work.actor.heads), None))
    query = Leave.select()
    if (reach := work.reach(Leave)) is not None:
        query = query.where(Leave.department_id.in_(list(reach)))
    if present:
        query = query.where(Leave.until.is_null() | (Leave.until >= work.today))
    return [_row(it, work.today) for it in query.order_by(Leave.since.desc(), Leave.id.desc())]


def _demand_apart(it: Leave) -> None:
    last = it.until or date.max
    others = Leave.select().where(Leave.person == it.person_id, Leave.since <= last)
    others = others.where(Leave.until.is_null() | (Leave.until >= it.since))
    if it.id:
        others = others.where(Leave.id != it.id)
    if other := others.first():
        raise Refused(OVERLAP.fill(since=other.since), "since")


def _row(it: Leave, today: date) -> LeaveRow:
    away = it.since <= today and (it.until is None or it.until >= today)
    return LeaveRow(it.key, it.person_id, it.person_name, it.since, it.until, it.remark, away)
