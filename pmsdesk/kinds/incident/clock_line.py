"""A legal clock in words, for windows and papers: what is due when, to whom, what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.text import T
from ...store.record import tuples
from ...store.work import Key
from ..organization.company import ONLY, Company
from . import rules as dated
from .clock import Clock
from .documents import addressee
from .incident import Incident
from .rules import Certainty
from .words import ClockState, Reportable, shown_title

OPEN = (ClockState.RUNNING, ClockState.WAITING)
NOTHING = T("", "")
PROMPTLY = 4.5  # days left, as what has no number of days is sorted: behind the first five days
CAUTIONS = {  # by how certain the number of days is
    Certainty.GUIDELINE: T("Guideline figure", "目安"),
    Certainty.INFERRED: T("Cautious estimate, to be confirmed", "推定（要確認）"),
}
PROVISIONAL = T("Provisional: holidays not yet published", "祝日未公表のため暫定")


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock as windows and papers show it.

    Days are None where the law gives no number of days. `certain` is False while the holidays the
    last day rests on are not published; `certainty` is "law", "guideline" or "inferred".
    `provisional`: not judged yet, it runs because nothing has said no. `first_due` is the last day
    first computed; `late` stays true for what was sent too late. `days_left` is negative once the
    day has passed. `ink` is "late", "soon", "done" or "info". `documents` may answer it, the
    usual one first.
    """

    clock: int
    version: int
    incident: int
    incident_no: str
    incident_title: T
    drill: bool
    sort: str
    label: T
    to: T
    state: str
    state_label: T
    known_on: date
    amber_on: date | None
    due_on: date | None
    first_due: date | None
    days_left: int | None
    late: bool
    certain: bool
    certainty: str
    certainty_label: T
    provisional: bool
    needs: T
    stops: T
    note: T
    documents: tuple[str, ...]
    sent_on: date | None
    number: str
    destination: str
    exempt_reason: str
    ink: str

    @property
    def key(self) -> Key:
        return self.clock, self.version


COLUMNS = (
    Clock.id, Clock.version, Clock.sort, Clock.known_on, Clock.amber_on, Clock.due_on,
    Clock.first_due, Clock.certain, Clock.state, Clock.answered_on, Clock.number,
    Clock.destination, Clock.exempt_reason, Incident.id, Incident.no, Incident.title,
    Incident.what, Incident.drill, Incident.reportable, Incident.rules, Incident.known_on,
    Company.select(Company.assessment_body).where(Company.id == ONLY),
)  # fmt: skip


def of_incident(it: Incident, today: date) -> list[ClockLine]:
    """Every clock of an incident in the order of its rules, also those no longer asked for."""
    query = Clock.select(*COLUMNS).join(Incident).where(Clock.incident == it.id)
    order = [rule.key for rule in dated.kept_by(it).clocks]
    lines = [line_of(row, today) for row in tuples(query.order_by(Clock.id))]
    return sorted(lines, key=lambda line: order.index(line.sort) if line.sort in order else 99)


def cautions(due_on: date | None, certainty: str, certain: bool) -> list[T]:
    """What keeps a date from being certain; `certain` is False while holidays are not published."""
    found = []
    if due_on is not None and certainty in CAUTIONS:
        found.append(CAUTIONS[Certainty.of(certainty)])
    if not certain:
        found.append(PROVISIONAL)
    return found


def label_of(sort: str) -> T:
    """What a clock is called by the newest rules; its key where they know none of that name."""
    rule = dated.rules_of(date.max).clock_named(sort)
    return rule.label if rule else T(sort, sort)


def line_of(row: tuple[Any, ...], today: date) -> ClockLine:
    """A row of COLUMNS, as it stands on a day."""
    (
        id, version, sort, known_on, amber_on, due_on, first_due, certain, state, answered_on,
        number, destination, exempt_reason, incident, no, title, what, drill, reportable, kept,
        incident_known_on, body,
    ) = row  # fmt: skip
    rules = dated.from_json(kept) if kept != dated.NONE_KEPT else dated.rules_of(incident_known_on)
    rule = rules.clock_named(sort)
    certainty = rule.certainty if rule else Certainty.INFERRED
    running_now = state == ClockState.RUNNING
    end = today if running_now else answered_on
    late = due_on is not None and end is not None and end > due_on
    return ClockLine(
        clock=id,
        version=version,
        incident=incident,
        incident_no=no,
        incident_title=shown_title(title, what),
        drill=bool(drill),
        sort=sort,
        label=rule.label if rule else label_of(sort),
        to=addressee(rule, body or "") if rule else NOTHING,
        state=state,
        state_label=ClockState.of(state).label,
        known_on=known_on,
        amber_on=amber_on,
        due_on=due_on,
        first_due=first_due,
        days_left=(due_on - today).days if running_now and due_on else None,
        late=late and state in (*OPEN, ClockState.ANSWERED),
        certain=bool(certain),
        certainty=certainty.value,
        certainty_label=certainty.label,
        provisional=running_now and reportable == Reportable.OPEN,
        needs=rule.needs if rule else NOTHING,
        stops=rule.stops if rule else NOTHING,
        note=rule.note if rule else NOTHING,
        documents=rule.documents if rule else (),
        sent_on=answered_on,
        number=number,
        destination=destination,
        exempt_reason=exempt_reason,
        ink=_ink(today, state, amber_on, due_on),
    )


def _ink(today: date, state: str, amber_on: date | None, due_on: date | None) -> str:
    if state == ClockState.ANSWERED:
        return "done"
    if state == ClockState.WAITING:
        return "soon"
    if state != ClockState.RUNNING:
        return "info"
    if due_on is None:
        return "soon"
    if today > due_on:
        return "late"
    return "soon" if amber_on and today >= amber_on else "info"


def urgency(line: ClockLine) -> tuple[int, float, date, int]:
    """Orders lines: running ones first, soonest first, then what waits for a supplement.

    "Promptly" is as pressing as a few days: it comes behind preliminary reports, before far dates.
    """
    waits = (line.state != ClockState.RUNNING) + (line.state not in OPEN)
    left = PROMPTLY if line.days_left is None else line.days_left
    return waits, left, line.due_on or line.known_on, line.clock
