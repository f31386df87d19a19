"""Notices in the program: what the bell shows."""

from dataclasses import dataclass
from datetime import UTC, datetime

import peewee as pw

from ..base.text import T
from ..store.message import Message
from ..store.record import tuples
from ..store.work import Work

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice; `at` is in the workspace's zone."""

    id: int
    subject: T
    weight: str
    kind: str
    record: int
    at: datetime
    read: bool


@dataclass(frozen=True, slots=True)
class Fresh:
    """How many unread notices are new since a notice; `last` is the newest of all."""

    last: int
    late: int = 0
    soon: int = 0


def mine(work: Work, limit: int = SHOWN) -> list[Notice]:
    """My notices, newest first."""
    query = Message.select().where(Message.person == work.actor.person)
    return [
        Notice(
            row.id,
            T(row.subject_en, row.subject_ja),
            row.weight,
            row.kind,
            row.record,
            row.at.replace(tzinfo=UTC).astimezone(work.zone),
            row.read_at is not None,
        )
        for row in query.order_by(Message.id.desc()).limit(limit)
    ]


def unread(work: Work) -> int:
    """How many notices I have not read."""
    mine_only = (Message.person == work.actor.person) & Message.read_at.is_null()
    return Message.select().where(mine_only).count()


def mark_read(work: Work, ids: list[int]) -> int:
    """I have read these. The number that were new."""
    return work.read_notices(ids)


def fresh(work: Work, after: int | None) -> Fresh:
    """What is new to me since the notice `after`; with None only where that begins."""
    mine_all = Message.select(pw.fn.MAX(Message.id)).where(Message.person == work.actor.person)
    last = int(mine_all.scalar() or 0)
    if after is None or last <= after:
        return Fresh(last)
    unread = (Message.person == work.actor.person) & Message.read_at.is_null()
    counted = Message.select(Message.weight, pw.fn.COUNT(Message.id))
    counted = counted.where(unread, Message.id > after).group_by(Message.weight)
    by_weight = dict(tuples(counted))
    return Fresh(last, by_weight.get("late", 0), by_weight.get("soon", 0))
