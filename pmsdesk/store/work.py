"""One unit of work: one person, one moment, one transaction, one trail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import repeat
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from ..base.errors import Conflict, Refused
from ..base.flow import NOT_YOURS
from ..base.standing import LOCAL, Role, Standing
from ..base.text import T
from . import bulk, canonical, columns, rows, trail
from .message import Message
from .record import EVERYBODY, Record, check_fields
from .trail import Trail

R = TypeVar("R", bound=Record)
Changed = tuple[str, int]
Key = tuple[int, int]  # a record's id and the version the user was looking at
GONE = T("This record no longer exists.", "この記録は見つかりません。")
LOCKED = T(
    "Approved records are locked. Make a correction as a new revision, with a reason.",
    "承認済みの記録は変更できません。理由を付けて訂正版を作ってください。",
)


class Work:
    """What a service gets to act with. Times are UTC without a zone; `today` is the zone's date."""

    def __init__(self, actor: Standing, now: datetime, zone: str = "Asia/Tokyo") -> None:
        moment = now.astimezone(UTC)
        self.actor = actor
        self.now = moment.replace(tzinfo=None)
        self._stamp = trail.stamp(self.now)
        self.zone = ZoneInfo(zone)
        self.today: date = moment.astimezone(self.zone).date()
        self.changed: set[Changed] = set()
        self._read: dict[tuple[type[Record], int], Record] = {}  # as stored, for the trail

    @property
    def head(self) -> trail.Head | None:
        """Where the trail ends by what was written here; None where nothing was."""
        return self._pen.end if "_pen" in self.__dict__ else None

    # ---- reading

    def get(self, kind: type[R], id: int) -> R:
        """The record as it is now. Refused where it does not exist or is not ours to see."""
        record = rows.one(kind, id=id)
        if record is None:
            raise Refused(GONE)
        self._read[kind, id] = rows.copy(record)
        if kind.rights.read != EVERYBODY:
            self._demand_reading(record)
        return record

    def take(self, kind: type[R], key: Key, **values: Any) -> R:
        """A fresh copy of the record as the user last saw it, with new values in place."""
        record = self.get(kind, key[0])
        if record.version != key[1]:
            raise Conflict
        return _with(record, values)

    def taken(self, record: R, seen: int, **values: Any) -> R:
        """As take(), for a record this transaction has just read."""
        self._demand_reading(record)
        if record.version != seen:
            raise Conflict
        self._read[type(record), record.id] = rows.copy(record)
        return _with(record, values)

    def reach(self, kind: type[Record]) -> frozenset[int] | None:
        """The departments whose records of a kind this person may read; None for all of them."""
        if kind.rights.read == EVERYBODY:
            return None
        roles = kind.rights.readers(self.actor.roles)
        if (self.actor.roles & roles) - LOCAL or Role.SYSTEM in self.actor.roles:
            return None
        if Role.STAFF in roles and self.actor.department is not None:
            return self.actor.heads | {self.actor.department}
        return self.actor.heads if Role.HEAD in roles else frozenset()

    # ---- writing

    def add(self, record: R, deed: str = "add") -> R:
        """A new record, with its line in the trail. Refused by rights, fields or rules."""
        self._demand_new(record)
        _ready(record)
        record.id = rows.insert(record)
        now = canonical.fields(record.__data__)
        self._line(type(record).__name__, record.id, deed, "{}", now)
        return record

    def add_all(self, records: Sequence[R], deed: str = "add") -> None:
        """Many new records of one kind at bulk speed; ids are filled in, each has its line."""
        if not records:
            return
        for one in {getattr(record, "department_id", None): record for record in records}.values():
            self._demand_new(one)
        for record in records:
            _ready(record)
        kind, name = type(records[0]), type(records[0]).__name__
        bulk.number(records)
        for run in columns.runs(records):
            bulk.insert_rows(kind, run.stored())
            bulk.insert_rows(Trail, self._lines(name, deed, run.facts()))
            self.changed.update(zip(repeat(name), run.ids, strict=False))

    def save(self, record: R, deed: str = "save") -> R:
        """Write a taken record back. Conflict where somebody else was faster."""
        was = self._stored(record)
        if was.locked:
            raise Refused(LOCKED)
        self._demand(record.rights.write, was)
        _ready(record)
        return self._write(record, was, deed)

    def move(self, record: R, name: str) -> R:
        """Take one arrow of the record's flow; the flow says who may and what it needs."""
        assert record.flow
        step = record.flow.named(name, record)
        record.flow.check(step, record, self.actor)
        record.state = step.target  # type: ignore[attr-defined]
        _ready(record)
        return self._write(record, self._stored(record), name)

    def drop(self, records: Iterable[Record]) -> None:
        """Take rows of a draft away; the trail keeps what they said."""
        for record in records:
            self._demand(record.rights.write, record)
            kind = type(record)
            kind.delete().where(kind._meta.primary_key == record.id).execute()
            was = canonical.fields(record.__data__)
            self._line(kind.__name__, record.id, "remove", was, "{}")

    def retire(self, record: R, state: str, deed: str) -> R:
        """Put an approved record aside for its revision: the one change a locked record takes."""
        self._demand(record.rights.write, record)
        was = self._stored(record)
        record.state = state  # type: ignore[attr-defined]
        return self._write(record, was, deed)

    def derive(self, record: Record, **figures: Any) -> None:
        """Write figures that follow from other records: no version, no line in the trail."""
        for name, value in figures.items():
            setattr(record, name, value)
        rows.change(record, frozenset(figures))
        if known := self._read.get((type(record), record.id)):
            known.__data__.update(figures)
        self.changed.add((type(record).__name__, record.id))

    def seize(self, record: Record, free: Any, **figures: Any) -> bool:
        """As derive(), where the stored row still is `free` (a condition); whether it was.

        Of two machines that try at once, one succeeds.
        """
        kind = type(record)
        mine = (kind._meta.primary_key == record.id) & free
        if kind.update(figures).where(mine).execute() != 1:
            return False
        _with(record, figures)
        self.changed.add((kind.__name__, record.id))
        return True

    def note(self, record: Record, deed: str, **values: Any) -> None:
        """A line in the trail about a record that itself did not change (printed, exported)."""
        self._line(type(record).__name__, record.id, deed, "{}", canonical.canonical(values))

    def tell(
        self, people: Iterable[int], subject: T, about: Record, weight: str = "info", once: str = ""
    ) -> int:
        """A notice to each person; with `once`, at most one ever. The number written."""
        written = 0
        for person in sorted(set(people)):
            written += (
                Message.insert(
                    person=person,
                    subject_ja=subject.ja,
                    subject_en=str(subject),
                    weight=weight,
                    kind=type(about).__name__,
                    record=about.id,
                    once=f"{once}/{person}" if once else None,
                    at=self.now,
                )
                .on_conflict_ignore()
                .as_rowcount()
                .execute()
            )
        if written:
            self.changed.add(("Message", 0))
        return written

    def read_notices(self, ids: Sequence[int]) -> int:
        """Mark notices to this person as read; the number that were new."""
        mine = (Message.person == self.actor.person) & Message.id.in_(list(ids))
        query = Message.update(read_at=self.now).where(mine, Message.read_at.is_null())
        if read := query.execute():
            self.changed.add(("Message", 0))
        return int(read)

    def mailed(self, person: int, upto: int) -> None:
        """Notices to this person, up to this one, have left by mail, or never will."""
        mine = (Message.person == person) & (Message.id <= upto) & Message.sent_at.is_null()
        Message.update(sent_at=self.now).where(mine).execute()

    def allow(self, roles: frozenset[Role], department: int | None = None) -> None:
        """Raise Refused unless the person holds one of the roles, here."""
        if not self.actor.holds(roles, department):
            raise Refused(NOT_YOURS)

    # ---- inside

    def _demand_reading(self, record: Record) -> None:
        rights = record.rights
        self._demand(rights.readers(self.actor.roles), record)
        if record.draft:
            self._demand(rights.drafters, record)

    def _demand_new(self, record: Record) -> None:
        anywhere = record.rights.add
        if anywhere is None:
            self._demand(record.rights.write, record)
        elif not self.actor.roles & anywhere:
            raise Refused(NOT_YOURS)

    def _demand(self, roles: frozenset[Role], record: Record) -> None:
        owner = record.rights.owner
        if owner and self.actor.person and getattr(record, owner) == self.actor.person:
            return
        self.allow(roles, getattr(record, "department_id", None))

    def _write(self, record: R, was: Record, deed: str) -> R:
        seen, record.version = record.version, record.version + 1
        old, new = _difference(record.__data__, was.__data__)
        if not rows.update(record, frozenset(new), seen):
            raise Conflict
        kind = type(record)
        self._line(kind.__name__, record.id, deed, canonical.fields(old), canonical.fields(new))
        self._read[kind, record.id] = rows.copy(record)
        return record

    def _stored(self, record: R) -> R:
        """The record as this transaction read it: nobody else can have written since."""
        known = self._read.get((type(record), record.id)) or rows.one(type(record), id=record.id)
        if known is None:
            raise Refused(GONE)
        return known  # type: ignore[return-value]

    def _line(self, kind: str, record: int, deed: str, was: str, now: str) -> None:
        for line in self._lines(kind, deed, [(record, was, now)]):
            rows.put(Trail, line)
        self.changed.add((kind, record))

    def _lines(
        self, kind: str, deed: str, facts: Iterable[trail.Fact]
    ) -> Iterator[tuple[Any, ...]]:
        actor = self.actor
        return self._pen.rows(self._stamp, actor.person, actor.name, kind, deed, facts)

    @cached_property
    def _pen(self) -> trail.Pen:
        return trail.Pen(trail.head())


def _with(record: R, values: dict[str, Any]) -> R:
    for name, value in values.items():
        setattr(record, name, value)
    return record


def _ready(record: Record) -> None:
    record.follow()
    check_fields(record)
    record.check()


def _difference(new: dict[str, Any], was: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What changed: the values before and the values now, by name."""
    now = {name: value for name, value in new.items() if name not in was or was[name] != value}
    return {name: was[name] for name in now if name in was}, now
