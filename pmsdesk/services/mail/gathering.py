"""Who is told what by mail today: new notices, and what is late, near or waiting beside them.

A person gets at most one message a day, and none while nothing new has been told to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from secrets import token_hex
from typing import Any

import peewee as pw

from ...base.text import T
from ...kinds import NAMED
from ...kinds.inspection.figures import Task
from ...kinds.inspection.inspection import Inspection
from ...kinds.mail.letter import LATE, NEW, SHOWN, SOON, Facts, Line, harmless, packed
from ...kinds.mail.mail import MailSetting, MailWish, OutMail
from ...kinds.mail.words import MailState
from ...kinds.organization.person import Person
from ...store.message import Message
from ...store.record import Record, tuples
from ...store.work import Work
from ..organization.standing import standing_of
from ..tasks import tasks
from .settings import setting

SOME = 25  # people of one transaction: others are to have their turn
FRESH = timedelta(days=7)  # older notices are no news
SOON_DAYS = 14
NAMES: dict[str, T] = {name: kind.named for name, kind in NAMED.items()}


def gather(work: Work, limit: int = SOME) -> int:
    """Make the messages of today for some who have none yet; how many. Call until it is 0.

    Safe on two machines at once: one of them waits for the other, and finds it done.
    """
    it = setting()
    if it is None or not open_now(work, it):
        return 0
    unmoved = MailSetting.gathered_at.is_null()
    if it.gathered_at is not None:
        unmoved = MailSetting.gathered_at == it.gathered_at
    people = _untold(work, limit)
    if not people or not work.seize(it, unmoved, gathered_at=_tick(work.now, it.gathered_at)):
        return 0
    made = [message for person in people if (message := _message(work, person)) is not None]
    work.add_all(made, "queue")
    return len(made)


def open_now(work: Work, it: MailSetting) -> bool:
    """Whether mail is on, and this an hour to send it."""
    hour = work.now.replace(tzinfo=UTC).astimezone(work.zone).hour
    return bool(it.enabled) and hour >= int(it.hour)


def _tick(now: datetime, was: datetime | None) -> datetime:
    """A moment other than the last: two transactions of one moment are told apart by it."""
    return max(now, was + timedelta(microseconds=1)) if was else now


def _untold(work: Work, limit: int) -> list[int]:
    """People with an address and news, who have had no message today, and want one."""
    has_one = OutMail.select(OutMail.person).where(OutMail.day == work.today)
    held = (OutMail.state == MailState.WAITING) & (OutMail.claimed_until > work.now)
    being_sent = OutMail.select(OutMail.person).where(held)
    wants_none = MailWish.select(MailWish.person).where(~MailWish.wanted)
    stays = Person.left_on.is_null() | (Person.left_on >= work.today)
    told = Message.select(Message.person).where(_news(work))
    query = Person.select(Person.id).where(
        Person.id.in_(told), Person.mail != "", stays, Person.id.not_in(has_one),
        Person.id.not_in(being_sent), Person.id.not_in(wants_none),
    )  # fmt: skip
    return [id for (id,) in tuples(query.order_by(Person.id).limit(limit))]


def _news(work: Work) -> Any:
    unread = Message.read_at.is_null() & Message.sent_at.is_null()
    return unread & (Message.at >= work.now - FRESH)


def _message(work: Work, person: int) -> OutMail | None:
    mine = (Message.person == person) & _news(work)
    news = tuples(
        Message.select(Message.id, Message.kind, Message.record).where(mine).order_by(Message.id)
    )
    if not news:
        return None
    as_them = Work(standing_of(person, work.today), work.now.replace(tzinfo=UTC), work.zone.key)
    facts = facts_of(as_them, [(kind, record) for _, kind, record in news])
    return OutMail(
        person=person, day=work.today, first_day=_taken_over(work, person), facts=packed(facts),
        count=facts.count, upto=news[-1][0], token=token_hex(16), next_at=work.now,
    )  # fmt: skip


def _taken_over(work: Work, person: int) -> date:
    """Messages of earlier days that have not left are left to this one; since when they waited."""
    waiting = (OutMail.person == person) & (OutMail.state == MailState.WAITING)
    since = work.today
    for id, _ in tuples(OutMail.select(OutMail.id, OutMail.day).where(waiting)):
        old = work.get(OutMail, id)
        old.state = MailState.REPLACED
        since = min(since, work.save(old, "replace").first_day)
    return since


def facts_of(work: Work, news: Sequence[tuple[str, int]]) -> Facts:
    """What the person of this work is told, of these notices and of their own tasks."""
    reach = work.reach(Inspection)
    found = tasks(work, None if reach is None else sorted(reach), SOON_DAYS)
    told = {(task.kind, task.record) for task in _first(found.late) + _first(found.soon)}
    fresh = list(dict.fromkeys(news))
    lines = [
        *(_line(LATE, task) for task in _first(found.late)),
        *(_line(SOON, task) for task in _first(found.soon)),
        *(_noticed(*about) for about in fresh if about not in told),
    ]
    return Facts(
        late=found.late.count,
        soon=found.soon.count,
        deciding=found.deciding.count,
        new=len(fresh),
        days=SOON_DAYS,
        lines=tuple(line for line in lines if line is not None)[: 3 * SHOWN],
    )


def _first(listed: Any) -> list[Task]:
    return list(listed.tasks[:SHOWN])


def _line(group: str, task: Task) -> Line:
    return Line(group, task.kind, harmless(task.no), task.due_on)


def _noticed(kind: str, record: int) -> Line | None:
    """A notice by the kind of record it is about, and that record's number and date."""
    model = NAMED.get(kind)
    if model is None:
        return None
    row = _number_and_date(model, record)
    return Line(NEW, kind, harmless(row.get("no")), row.get("due_on"))


def _number_and_date(model: type[Record], record: int) -> dict[str, Any]:
    fields: dict[str, pw.Field[Any]] = model._meta.fields
    asked = [fields[name] for name in ("no", "due_on") if name in fields]
    if "due_on" not in fields and hasattr(model, "due_on"):  # a kind that works it out
        row = model.get_or_none(model.id == record)
        return {"due_on": row.due_on} if row else {}
    if not asked:
        return {}
    return next(iter(model.select(*asked).where(model.id == record).dicts()), {})
