"""The audit trail: every write, chained by hashes. Only Work appends to it; nothing edits it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

import peewee as pw

from .canonical import canonical, quoted
from .record import DB

START = "0" * 64  # what the first row chains to
LAST = "SELECT position, hash FROM trail ORDER BY position DESC LIMIT 1"
PREFIX = 16  # hex digits of a hash that papers carry


class Trail(pw.Model):
    """One deed: who did what to which record when, old and new values, and the chain's hash."""

    position = pw.IntegerField(primary_key=True)
    at = pw.CharField(32)
    who = pw.IntegerField()
    who_name = pw.CharField(200)
    kind = pw.CharField(40)
    record = pw.IntegerField()
    deed = pw.CharField(40)
    was = pw.TextField()
    now = pw.TextField()
    hash = pw.CharField(64)

    class Meta:
        database = DB
        legacy_table_names = False
        indexes = ((("kind", "record", "position"), False),)


class Line(NamedTuple):
    """What is hashed of a row, in this order."""

    position: int
    at: str
    who: int
    who_name: str
    kind: str
    record: int
    deed: str
    was: str
    now: str


Fact = tuple[int, str, str]  # a record's id, and as JSON what it said and says


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain."""

    position: int
    hash: str

    @property
    def witness(self) -> str:
        """What a paper carries: position and the first 16 hex digits, e.g. 1234:9f2c…"""
        return f"{self.position}:{self.hash[:PREFIX]}"


class Pen:
    """Writes the next lines of the trail, each chained to the one before; Work saves them."""

    __slots__ = ("hash", "position")

    def __init__(self, end: Head) -> None:
        self.position, self.hash = end.position, end.hash

    @property
    def end(self) -> Head:
        return Head(self.position, self.hash)

    def rows(
        self, at: str, who: int, name: str, kind: str, deed: str, facts: Iterable[Fact]
    ) -> Iterator[tuple[Any, ...]]:
        """Lines of one deed with their hashes: chained(), what they share encoded once."""
        begun, done = f"{quoted(at)},{who},{quoted(name)},{quoted(kind)}", quoted(deed)
        for record, was, now in facts:
            self.position = place = self.position + 1
            line = f"[{place},{begun},{record},{done},{quoted(was)},{quoted(now)}]"
            self.hash = hash = sha256((self.hash + line).encode()).hexdigest()
            yield place, at, who, name, kind, record, deed, was, now, hash


def chained(previous: str, line: Line) -> str:
    """SHA-256 over the previous hash and the row as canonical JSON."""
    return sha256(previous.encode() + canonical(list(line)).encode()).hexdigest()


def stamp(moment: datetime) -> str:
    """A UTC moment without a zone as the trail writes it."""
    return moment.isoformat(timespec="microseconds") + "Z"


def head() -> Head:
    """Where the chain ends now."""
    row = DB.execute_sql(LAST).fetchone()
    return Head(*row) if row else Head(0, START)


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the chain does not hold."""

    position: int
    why: str  # "missing", "changed" or "witness"


def broken(rows: Iterable[tuple[Any, ...]], witness: tuple[int, str] | None) -> Break | Head:
    """Walk the chain: its end where it holds, else the first row that does not.

    `witness` is a position and the first hex digits of the hash a paper printed for it.
    """
    previous, place = START, 0
    for row in rows:
        line, stored = Line(*row[:9]), row[9]
        if line.position != place + 1:
            return Break(place + 1, "missing")
        if chained(previous, line) != stored:
            return Break(line.position, "changed")
        previous, place = stored, line.position
        if witness and witness[0] == place and not previous.startswith(witness[1]):
            return Break(place, "witness")
    if witness and witness[0] > place:
        return Break(place + 1, "missing")
    return Head(place, previous)


def lines_in(database: pw.Database) -> Iterator[tuple[Any, ...]]:
    """The rows of a database that is not the workspace's own: a backup about to be restored."""
    yield from Trail.select().order_by(Trail.position).tuples().execute(database)


def lines(after: int = 0) -> Iterator[tuple[Any, ...]]:
    """Every row in order, as tuples of a Line and its hash."""
    rows = Trail.select().where(Trail.position > after).order_by(Trail.position)
    yield from rows.tuples().iterator()
