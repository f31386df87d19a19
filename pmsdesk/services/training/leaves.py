"""Leave of absence: from when to when somebody is away; why is nobody's business here."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.errors import Refused
from ...base.text import T
from ...kinds.organization.person import Person
from ...kinds.training.attendance import Attendance
from ...kinds.training.people import KEEPERS, Leave
from ...kinds.training.training import Training
from ...kinds.training.words import OFFICERS, State, Status
from ...store.work import Key, Work
from ..organization.names import day_words
from . import rolling

OVERLAP = T(
    "This person is on leave already then ({since} on).",
    "その期間はすでに休職が登録されています（{since}から）。",
)
UNKNOWN = T("Choose the person.", "対象の人を選んでください。")
GIVE_DAY = T("Enter the first day.", "開始日を入力してください。")
HAS_LEFT = T("This person left the company on {day}.", "{day}に退職した人の休職は登録できません。")
COUNTED = T(
    "{no} was closed counting on this leave. Correct its dates instead.",
    "{no} は、この休職を反映して完了しています。取り消さずに、日付を修正してください。",
)


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """One leave; `away` where it runs today, `over` where it ran out before."""

    key: Key
    person: int
    name: str
    since: date
    until: date | None
    remark: str
    away: bool
    over: bool


def add(
    work: Work,
    /,
    *,
    person: int | None,
    since: date | None,
    until: date | None = None,
    remark: str = "",
) -> Leave:
    """Somebody is away from a day on; trainings that run wait for them no more."""
    work.allow(OFFICERS)
    who = Person.get_or_none(Person.id == person)
    if who is None:
        raise Refused(UNKNOWN, "person")
    if since is None:
        raise Refused(GIVE_DAY, "since")
    if who.left_on and since > who.left_on:
        raise Refused(HAS_LEFT.fill(day=day_words(who.left_on)), "since")
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
    if "since" in facts and facts["since"] is None:
        raise Refused(GIVE_DAY, "since")
    it = work.take(Leave, key, **{k: v for k, v in facts.items() if k in ("since", "until")})
    if "remark" in facts:
        it.remark = facts["remark"].strip()
    _demand_apart(it)
    it = work.save(it)
    rolling.follow(work)
    return it


def withdraw(work: Work, key: Key) -> None:
    """Take back a leave entered by mistake; the trail keeps it. Refused where a closed training
    counted this person out by it."""
    it = work.take(Leave, key)
    out = Attendance.select(Attendance.training).where(
        Attendance.person == it.person_id, Attendance.status == Status.ON_LEAVE
    )
    counted = Training.select().where(Training.id.in_(out), Training.state == State.CLOSED)
    counted = counted.where(Training.closed_on >= it.since)
    if it.until is not None:
        counted = counted.where(Training.opened_on <= it.until)
    if closed := counted.first():
        raise Refused(COUNTED.fill(no=closed.no))
    work.drop([it])
    rolling.follow(work)


def listed(work: Work, present: bool = False, person: int | None = None) -> list[LeaveRow]:
    """Every leave, or one person's, the newest first; with `present` only those that run or are
    to come."""
    work.allow(KEEPERS, next(iter(work.actor.heads), None))
    query = Leave.select()
    if (reach := work.reach(Leave)) is not None:
        query = query.where(Leave.department_id.in_(list(reach)))
    if person is not None:
        query = query.where(Leave.person == person)
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
        raise Refused(OVERLAP.fill(since=day_words(other.since)), "since")


def _row(it: Leave, today: date) -> LeaveRow:
    over = it.until is not None and it.until < today
    away = it.since <= today and not over
    return LeaveRow(it.key, it.person_id, it.person_name, it.since, it.until, it.remark, away, over)
