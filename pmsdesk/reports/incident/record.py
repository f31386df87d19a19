"""The incident report (事故・インシデント報告書): one incident's whole file. A drill's likewise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import Lang, T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.words import State as ActionState
from ...kinds.incident import rules as dated
from ...kinds.incident.clock import Submission
from ...kinds.incident.clock_line import ClockLine, of_incident
from ...kinds.incident.incident import Entry, Incident, Judgement, Rung
from ...kinds.incident.words import ClockState, Document, Reportable, State, What, shown_title
from ...kinds.organization.department import Department
from ...store.work import Work
from ..catalogue import Out, Request
from ..front import Stamp, company_of, front_for, seat_of
from ..paper import Front
from ..paper.cells import say, shown
from ..proofs import Proof, proofs_of
from ..watch import Watch

TITLE = T("Incident report", "事故・インシデント報告書")
NEAR_MISS_TITLE = T("Near-miss report", "ヒヤリハット報告書")
DRILL_TITLE = T("[DRILL] Incident drill record", "【訓練】事故対応訓練記録")
DRILL_MARK = T("Drill · {mark}", "訓練・{mark}")
CHOOSE = T("Choose the incident to print.", "印刷する事故を選んでください。")
REPORTED = T("Reported", "報告")
HEAD_SAW = T("Dept. head", "部門確認")
JUDGED = T("Judged", "判定")
CLOSED = T("Closed", "完了承認")
WHAT = T("What happened", "事象の種類")
KNOWN_ON = T("Day of knowing", "知った日")
JUDGEMENT = T("Judgement", "報告要否")
STATE = T("State", "状態")
CLOSED_ON = T("Closed on", "完了日")
MOMENTS = ("found_at", "known_at", "reported_at")


@dataclass(frozen=True, slots=True)
class RungRow:
    """A rung of the ladder; times on the clocks of the zone. Nobody held the role if no names."""

    place: int
    role: T
    told: str
    told_at: datetime
    due_at: datetime
    confirmed: str
    confirmed_at: datetime | None
    passed_on_at: datetime | None
    late: bool


@dataclass(frozen=True, slots=True)
class EntryRow:
    happened_at: datetime
    recorded_at: datetime
    text: T
    by: str


@dataclass(frozen=True, slots=True)
class JudgementRow:
    place: int
    judged_at: datetime
    by: str
    outcome: T
    classes: tuple[tuple[T, T], ...]  # each with its article
    exception: T
    reason: str


@dataclass(frozen=True, slots=True)
class SentRow:
    document: T
    clock: T
    destination: T
    sent_on: date
    number: str
    persons: int | None
    method: str
    open_items: str
    by: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    no: str
    title: str
    state: T
    due_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """An incident, ready to be drawn. `facts` are its fields by name, moments in the zone;
    `classes` apply by the facts as they are, `open_classes` may apply."""

    front: Front
    drill: bool
    near_miss: bool
    state: State
    facts: dict[str, Any]
    rungs: tuple[RungRow, ...]
    entries: tuple[EntryRow, ...]
    classes: tuple[tuple[T, T], ...]
    open_classes: tuple[T, ...]
    rules: T
    in_force: bool
    judgements: tuple[JudgementRow, ...]
    clocks: tuple[ClockLine, ...]
    submissions: tuple[SentRow, ...]
    action: ActionRow | None
    proofs: tuple[Proof, ...]
    today: date


def gather(work: Work, request: Request) -> IncidentRecord:
    """The incident or drill `request.record`. Refused where it is not named or not ours to read."""
    if request.record is None:
        raise Refused(CHOOSE, "record")
    it = work.get(Incident, request.record)
    rules = dated.kept_by(it)
    found = dated.classes_of(it, rules)
    judgements = _judgements(it, rules, work.zone)
    rungs = _rungs(work, it)
    clocks = sorted(of_incident(it, work.today), key=lambda line: line.state == ClockState.OFF)
    return IncidentRecord(
        front=_front(request, it),
        drill=it.drill,
        near_miss=it.near_miss,
        state=State.of(it.state),
        facts=_facts(it, work.zone),
        rungs=rungs,
        entries=_entries(it, work.zone),
        classes=tuple((r.label, r.article) for r in rules.classes if r.key in found.yes),
        open_classes=tuple(r.label for r in rules.classes if r.key in found.open),
        rules=rules.title,
        in_force=rules.covers(it.known_on),
        judgements=judgements,
        clocks=tuple(clocks),
        submissions=_submissions(it, clocks),
        action=_action(it),
        proofs=proofs_of(Incident.__name__, [it.id], request.photos),
        today=work.today,
    )


def draw(data: IncidentRecord, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    from .record_pages import draw_record

    return draw_record(data, out, lang, watch)


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """A stored moment on the clocks of the zone."""
    return moment.replace(tzinfo=UTC).astimezone(zone)


def where(it: Incident, lang: Lang) -> str:
    """The department's code, and its name as it was then (in English, as it is now)."""
    found: Department = it.department
    return f"{found.code} {(lang == 'en' and found.name_en) or it.department_name}"


def marked(front: Front, it: Incident, lang: Lang) -> Front:
    """A drill's paper says so on every page."""
    if not it.drill:
        return front
    mark = DRILL_MARK.fill(mark=say(front.confidentiality, lang)).into(lang).rstrip(" ・·")
    return replace(front, confidentiality=mark)


# ---- reading


def _facts(it: Incident, zone: ZoneInfo) -> dict[str, Any]:
    moments = {name: local(getattr(it, name), zone) for name in MOMENTS}
    return dict(it.__data__) | moments | {"title": shown_title(it.title, it.what)}


def _rungs(work: Work, it: Incident) -> tuple[RungRow, ...]:
    rows = Rung.select().where(Rung.incident == it.id).order_by(Rung.place)
    return tuple(_rung(row, work) for row in rows)


def _rung(row: Rung, work: Work) -> RungRow:
    waiting = row.confirmed_at is None and row.passed_on_at is None
    confirmed, passed_on = row.confirmed_at, row.passed_on_at
    return RungRow(
        row.place,
        Role.of(row.role).label,
        row.told_names,
        local(row.told_at, work.zone),
        local(row.due_at, work.zone),
        row.confirmed_name,
        local(confirmed, work.zone) if confirmed else None,
        local(passed_on, work.zone) if passed_on else None,
        (waiting and row.due_at <= work.now) or bool(confirmed and confirmed > row.due_at),
    )


def _entries(it: Incident, zone: ZoneInfo) -> tuple[EntryRow, ...]:
    rows = Entry.select().where(Entry.incident == it.id).order_by(Entry.happened_at, Entry.id)
    return tuple(
        EntryRow(
            local(row.happened_at, zone),
            local(row.recorded_at, zone),
            T(row.text_en or row.text, row.text),
            row.by_name,
        )
        for row in rows
    )


def _judgements(it: Incident, rules: dated.RuleSet, zone: ZoneInfo) -> tuple[JudgementRow, ...]:
    rows = Judgement.select().where(Judgement.incident == it.id).order_by(Judgement.place)
    return tuple(_judgement(row, rules, zone) for row in rows)


def _judgement(row: Judgement, rules: dated.RuleSet, zone: ZoneInfo) -> JudgementRow:
    named = [rules.class_named(key) for key in row.classes.split(",") if key]
    exception = rules.exception_named(row.exception)
    return JudgementRow(
        row.place,
        local(row.judged_at, zone),
        row.by_name,
        Reportable.of(row.reportable).label,
        tuple((rule.label, rule.article) for rule in named if rule),
        exception.label if exception else T(row.exception, row.exception),
        row.reason,
    )


def _submissions(it: Incident, clocks: Sequence[ClockLine]) -> tuple[SentRow, ...]:
    named = {line.clock: line for line in clocks}
    rows = Submission.select().where(Submission.incident == it.id)
    return tuple(
        SentRow(
            Document.of(row.document).label,
            named[row.__data__["clock"]].label,
            _destination(row, named[row.__data__["clock"]]),
            row.sent_on,
            row.number,
            row.persons,
            row.method,
            row.open_items,
            row.by_name,
        )
        for row in rows.order_by(Submission.sent_on, Submission.id)
    )


def _destination(row: Submission, line: ClockLine) -> T:
    """As it was entered; in English too, where it is what the rules say."""
    return line.to if row.destination == line.to.ja else T(row.destination, row.destination)


def _action(it: Incident) -> ActionRow | None:
    if it.action_id is None:
        return None
    row = CorrectiveAction.get_by_id(it.action_id)
    state = ActionState.of(row.state).label
    return ActionRow(row.no, row.title, state, row.due_on, row.closed_on)


# ---- the head


def _front(request: Request, it: Incident) -> Front:
    lang = request.lang
    facts: list[tuple[str, str]] = [
        (WHAT, What.of(it.what).label),
        (KNOWN_ON, shown(it.known_on, lang)),
        (STATE, State.of(it.state).label),
    ]
    if not it.near_miss:
        facts.append((JUDGEMENT, Reportable.of(it.reportable).label))
    facts.append((CLOSED_ON, shown(it.closed_on, lang)))
    title = DRILL_TITLE if it.drill else NEAR_MISS_TITLE if it.near_miss else TITLE
    front = front_for(
        request,
        title,
        stamps=_stamps(it, lang),
        subtitle=shown_title(it.title, it.what),
        number=it.no,
        department=where(it, lang),
        facts=facts,
        keywords=(it.no, What.of(it.what).label),
    )
    return marked(front, it, lang)


def _stamps(it: Incident, lang: Lang) -> list[Stamp]:
    """Closing first, then who judged last, the department head, and who reported."""
    zone = ZoneInfo(company_of().zone)
    closed = _stamp(CLOSED, it.closed_name, it.closed_on, it.closed_by_id, lang)
    reported_on = local(it.reported_at, zone).date()
    reported = _stamp(REPORTED, it.reporter_name, reported_on, it.reporter_id, lang)
    stamps = [closed, _head(it, zone, lang), reported]
    if not it.near_miss:
        stamps.insert(1, _judged(it, lang))
    return stamps


def _judged(it: Incident, lang: Lang) -> Stamp:
    rows = Judgement.select().where(Judgement.incident == it.id)
    last = rows.order_by(Judgement.place.desc()).first()
    if last is None or it.reportable == Reportable.OPEN:
        return Stamp(JUDGED)
    return _stamp(JUDGED, last.by_name, last.judged_on, last.__data__["by"], lang)


def _head(it: Incident, zone: ZoneInfo, lang: Lang) -> Stamp:
    rung = Rung.get_or_none(Rung.incident == it.id, Rung.role == Role.HEAD)
    if rung is None or rung.confirmed_at is None:
        return Stamp(HEAD_SAW)
    on = local(rung.confirmed_at, zone).date()
    return _stamp(HEAD_SAW, rung.confirmed_name, on, rung.confirmed_by_id, lang)


def _stamp(label: T, name: str, on: date | None, person: int | None, lang: Lang) -> Stamp:
    return Stamp(label, name, on if name else None, seat_of(person, on, lang))
