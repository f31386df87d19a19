"""The application without its windows: a database, a clock, and one door to get things done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from .base.standing import Role, Standing
from .services.organization.standing import standing_of, zone_of
from .store.database import demand_there, translated
from .store.record import DB
from .store.work import Changed, Work

if TYPE_CHECKING:  # at run time the store comes before peewee, to keep unused drivers out
    import peewee as pw

P = ParamSpec("P")
R = TypeVar("R")
STANDING_ON = frozenset({"Person", "Appointment", "Department"})
SYSTEM = Standing(0, "PMS Desk", None, frozenset({Role.SYSTEM}))


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What a service returned, and which records it changed."""

    result: R
    changed: frozenset[Changed]


class Desk:
    """Runs services. `clock` returns an aware datetime; tests pass their own."""

    def __init__(self, database: pw.Database, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self._standings: dict[tuple[int, date], Standing] = {}
        self._zone = ""
        DB.initialize(database)

    def do(
        self,
        actor: int | Standing,
        service: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Outcome[R]:
        """Run a service as this person, in one transaction, and say what changed.

        Raises Refused (the user can mend it) or Unavailable (the world is broken); nothing is
        half done in either case.
        """
        with translated(), self._transaction():
            work = self._work(actor)
            result = service(work, *args, **kwargs)
        self._note_end(work)
        self._forget(work.changed)
        return Outcome(result, frozenset(work.changed))

    def look(self, reading: Callable[[], R]) -> R:
        """Read as of one moment on a connection of its own, beside the work of others.

        For a thread that does nothing else: its connection is closed again.
        """
        try:
            with translated():
                DB.connect(reuse_if_open=True)
                demand_there(DB.obj)
                with getattr(DB.obj, "as_of_now", DB.atomic)():
                    return reading()
        finally:
            self.close()

    def close(self) -> None:
        """Close this thread's connection."""
        if not DB.is_closed():
            DB.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        DB.connect(reuse_if_open=True)
        demand_there(DB.obj)
        with DB.atomic():
            yield

    def _work(self, actor: int | Standing) -> Work:
        self._zone = self._zone or zone_of()
        work = Work(SYSTEM, self.clock(), self._zone)
        work.actor = actor if isinstance(actor, Standing) else self._standing(actor, work.today)
        return work

    def _note_end(self, work: Work) -> None:
        """Where the trail ends now is noted beside a database in a folder."""
        note = getattr(DB.obj, "saved", None)
        if work.head and note:
            note(work.head.position, work.head.hash)

    def _standing(self, person: int, today: date) -> Standing:
        """Kept until a person, an appointment or a department changes: it is asked at every key."""
        mine = (person, today)
        if mine not in self._standings:
            self._standings[mine] = standing_of(person, today)
        return self._standings[mine]

    def _forget(self, changed: set[Changed]) -> None:
        kinds = {kind for kind, _ in changed}
        if kinds & STANDING_ON:
            self._standings.clear()
        if "Company" in kinds:
            self._zone = ""
