"""The timeline of an incident: lines are only ever appended, by people and by the program."""

from dataclasses import dataclass
from datetime import datetime

from ...base.errors import Refused
from ...base.flow import NOT_YOURS
from ...base.text import T
from ...kinds.incident.incident import Entry, Incident
from ...kinds.incident.words import DOERS
from ...store.work import Work
from .leaks import refuse_leaked
from .moments import kept, shown

EMPTY = T("Write what happened.", "内容を入力してください。")
PROGRAM = T("The program", "自動処理")


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A line as it is read; times on the clocks of the zone. `own`: written by the program."""

    id: int
    happened_at: datetime
    recorded_at: datetime
    text: T
    by: T
    own: bool


def add(work: Work, incident: int, text: str, happened_at: datetime | None = None) -> Entry:
    """Append a line; without a time it happened now. Also after the incident is closed.

    Refused when empty, for a time to come, and where it holds what looks like leaked data.
    """
    it = work.get(Incident, incident)
    if not work.actor.holds(DOERS, it.department_id):
        raise Refused(NOT_YOURS)
    if not text.strip():
        raise Refused(EMPTY, "text")
    refuse_leaked(text, "text")
    return _append(work, it, text.strip(), "", kept(work, happened_at, "happened_at"))


def note(work: Work, it: Incident, words: T) -> Entry:
    """What the program has to say: a move, a confirmation, a judgement, a report sent."""
    return _append(work, it, words.ja, str(words), work.now)


def entries(work: Work, incident: int) -> tuple[EntryLine, ...]:
    """In the order things happened."""
    rows = Entry.select().where(Entry.incident == incident)
    return tuple(_line(work, row) for row in rows.order_by(Entry.happened_at, Entry.id))


def _append(work: Work, it: Incident, text: str, english: str, happened_at: datetime) -> Entry:
    return work.add(
        Entry(
            incident=it.id,
            department_id=it.department_id,
            happened_at=happened_at,
            recorded_at=work.now,
            text=text,
            text_en=english,
            by=work.actor.person or None,
            by_name=work.actor.name if work.actor.person else "",
        ),
        "append",
    )


def _line(work: Work, row: Entry) -> EntryLine:
    return EntryLine(
        row.id,
        shown(work, row.happened_at),
        shown(work, row.recorded_at),
        T(row.text_en or row.text, row.text),
        T(row.by_name, row.by_name) if row.by_name else PROGRAM,
        bool(row.text_en),
    )
