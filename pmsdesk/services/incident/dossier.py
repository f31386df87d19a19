"""An incident with everything that belongs to it, as one person may see and follow it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ...base.flow import Move
from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.titles import title_of as action_title
from ...kinds.action.words import State as ActionState
from ...kinds.evidence import Evidence
from ...kinds.incident.clock import Submission
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import Document, Party, Reportable, State, What
from ...store.work import Key, Work
from . import clocks, escalation, following, judging, rules, timeline
from .clocks import ClockLine
from .escalation import RungLine
from .judging import Outlook
from .moments import shown
from .reading import read
from .timeline import EntryLine
from .titles import department_of, title_of


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """A report as it was sent; `items` (JSON by item) are its words then."""

    id: int
    clock: int
    document: str
    document_label: T
    destination: str
    sent_on: date
    number: str
    persons: int | None
    method: str
    open_items: str
    items: str
    by: str


@dataclass(frozen=True, slots=True)
class ActionRef:
    """The corrective action an incident led to."""

    id: int
    no: str
    title: T
    state: T
    closed: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """One incident. `facts` are the values of its fields by name, moments in the zone; `moves`
    the buttons of this person; `to_close` what is still missing before it can be closed;
    `finals` the final reports that were due and have been sent.
    `outlook.history` are the judgements, the newest last."""

    key: Key
    no: str
    title: T
    what: T
    state: State
    reportable: Reportable
    department: T
    party: T
    reporter: str
    reported_at: datetime
    facts: dict[str, Any]
    moves: tuple[Move, ...]
    may_write: frozenset[str]
    may_add: bool
    may_attach: bool
    may_confirm: bool
    may_judge: bool
    rungs: tuple[RungLine, ...]
    entries: tuple[EntryLine, ...]
    outlook: Outlook
    clocks: tuple[ClockLine, ...]
    submissions: tuple[SubmissionLine, ...]
    evidence: tuple[Evidence, ...]
    action: ActionRef | None
    may_open_action: bool
    to_close: tuple[T, ...]
    finals: tuple[str, ...]
    today: date
    now: datetime


def dossier(work: Work, incident: int) -> Dossier:
    """Refused where it is not this person's to read; the reading is on record."""
    it = read(work, incident)
    rungs, me = escalation.of(it.id), work.actor
    return Dossier(
        key=it.key,
        no=it.no,
        title=title_of(it),
        what=What.of(it.what).label,
        state=State.of(it.state),
        reportable=Reportable.of(it.reportable),
        department=department_of(it),
        party=Party.of(it.party).label,
        reporter=it.reporter_name,
        reported_at=shown(work, it.reported_at),
        facts=_facts(work, it),
        moves=rules.open_moves(it, me),
        may_write=rules.writable(it, me),
        may_add=rules.may_add(it, me),
        may_attach=rules.may_attach(it, me),
        may_confirm=escalation.may_confirm(it, rungs, me),
        may_judge=rules.may_judge(it, me),
        rungs=escalation.lines(work, rungs),
        entries=timeline.entries(work, it.id),
        outlook=judging.outlook(work, it.id),
        clocks=tuple(clocks.of(work, it.id)),
        submissions=_submissions(it),
        evidence=_evidence(it),
        action=_action(it),
        may_open_action=following.may_open_action(it, me),
        to_close=following.missing(it),
        finals=tuple(one.value for one in following.final_documents(it)),
        today=work.today,
        now=shown(work, work.now),
    )


def _facts(work: Work, it: Incident) -> dict[str, Any]:
    moments = rules.MOMENTS | {"reported_at"}
    data = {name: value for name, value in it.__data__.items() if name != "rules"}
    return {n: shown(work, v) if n in moments and v else v for n, v in data.items()}


def _submissions(it: Incident) -> tuple[SubmissionLine, ...]:
    rows = Submission.select().where(Submission.incident == it.id)
    return tuple(
        SubmissionLine(
            row.id,
            row.__data__["clock"],
            row.document,
            Document.of(row.document).label,
            row.destination,
            row.sent_on,
            row.number,
            row.persons,
            row.method,
            row.open_items,
            row.items,
            row.by_name,
        )
        for row in rows.order_by(Submission.sent_on, Submission.id)
    )


def _evidence(it: Incident) -> tuple[Evidence, ...]:
    mine = (Evidence.kind == Incident.__name__) & (Evidence.record == it.id)
    files = Evidence.select().where(mine, Evidence.taken_back_on.is_null())
    return tuple(files.order_by(Evidence.id))


def _action(it: Incident) -> ActionRef | None:
    if it.action_id is None:
        return None
    action = CorrectiveAction.get_by_id(it.action_id)
    state = ActionState.of(action.state)
    return ActionRef(action.id, action.no, action_title(action), state.label, action.locked)
