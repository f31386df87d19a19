"""What a paper can be about: the rounds, inspections, actions, years and registers one may read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..base.days import fiscal_label, fiscal_year, month_words
from ..base.text import T
from ..kinds.action.action import CorrectiveAction
from ..kinds.action.words import State as ActionState
from ..kinds.audit.audit import Audit
from ..kinds.incident.incident import Incident
from ..kinds.incident.words import State as IncidentState
from ..kinds.inspection.inspection import Inspection, State
from ..kinds.inspection.round import Round, RoundState
from ..kinds.organization.calendar import fiscal_start
from ..kinds.organization.department import Department
from ..kinds.training.training import Training
from ..store.record import tuples
from ..store.work import Work
from .audit import choosing
from .incident.titles import shown_title
from .registers import kinds
from .review import dossier
from .training import choosing as training_choosing
from .yearly import dossier as plans

MONTHS_AHEAD, MONTHS_BEHIND = 24, 37
NAMED = T("{what} ({more})", "{what}（{more}）")


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to choose: an id, a year or the name of a kind, and what it is called."""

    key: int | str
    word: T


@dataclass(frozen=True, slots=True)
class Subjects:
    """What the papers can be about, newest first; drills apart from incidents."""

    rounds: tuple[Subject, ...]
    actions: tuple[Subject, ...]
    years: tuple[Subject, ...]
    registers: tuple[Subject, ...]
    incidents: tuple[Subject, ...] = ()
    drills: tuple[Subject, ...] = ()
    audits: tuple[Subject, ...] = ()
    audit_plans: tuple[Subject, ...] = ()
    audit_reports: tuple[Subject, ...] = ()
    reviews: tuple[Subject, ...] = ()
    annual_plans: tuple[Subject, ...] = ()
    trainings: tuple[Subject, ...] = ()
    attendances: tuple[Subject, ...] = ()
    months: tuple[Subject, ...] = ()
    calendar_years: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class OfRound:
    """A round's inspections; `own` is the one of the person's own department."""

    round: int
    inspections: tuple[Subject, ...]
    own: int | None


def subjects(work: Work) -> Subjects:
    """Everything that can be chosen, except the inspections of a round."""
    return Subjects(
        tuple(_rounds(work)),
        tuple(_actions(work)),
        tuple(_years(work)),
        tuple(_registers(work)),
        tuple(_incidents(work, drills=False)),
        tuple(_incidents(work, drills=True)),
        audits=_named(choosing.audits(work)),
        audit_plans=_named(choosing.plans(work)),
        audit_reports=_named(choosing.reports(work)),
        reviews=_named(dossier.choices(work)),
        annual_plans=_named(plans.choices(work)),
        trainings=_named(training_choosing.trainings()),
        attendances=_named(training_choosing.attendances(work)),
        months=tuple(_months(work.today)),
        calendar_years=tuple(_calendar_years(work)),
    )


def of_round(work: Work, round: int) -> OfRound:
    """A round's inspections by department, the newest revision of each."""
    I, D = Inspection, Department  # noqa: E741, N806
    query = (
        I.select(I.id, I.department, I.department_name, I.department_name_en, I.state)
        .join(D)
        .where(I.round == round, I.state != State.REPLACED)
        .order_by(D.code, I.id)
    )
    home = (*sorted(work.actor.heads), work.actor.department)
    found, own = [], None
    for id, where, ja, en, state in tuples(_mine(work, query, I)):
        word = NAMED.fill(what=T(en or ja, ja), more=State.of(state).label)
        found.append(Subject(id, word))
        own = id if where in home and own is None else own
    return OfRound(round, tuple(found), own)


def around(work: Work, inspection: int) -> OfRound:
    """The round an inspection belongs to."""
    return of_round(work, work.get(Inspection, inspection).round_id)


def _rounds(work: Work) -> list[Subject]:
    R = Round  # noqa: N806
    query = R.select(R.id, R.title, R.title_en, R.state).order_by(R.first.desc(), R.id.desc())
    if work.reach(Inspection) is not None:
        asked = _mine(work, Inspection.select(Inspection.round), Inspection)
        query = query.where(R.id.in_(asked))
    return [
        Subject(id, NAMED.fill(what=T(en or ja, ja), more=RoundState.of(state).label))
        for id, ja, en, state in tuples(query)
    ]


def _actions(work: Work) -> list[Subject]:
    A = CorrectiveAction  # noqa: N806
    query = A.select(A.id, A.no, A.title, A.department_name, A.state)
    rows = tuples(_mine(work, query.order_by(A.id.desc()), A))
    return [Subject(id, _action(*words)) for id, *words in rows]


def _incidents(work: Work, drills: bool) -> list[Subject]:
    I = Incident  # noqa: E741, N806
    columns = (I.id, I.no, I.title, I.what, I.department_name, I.state)
    query = I.select(*columns).where(I.drill == drills).order_by(I.id.desc())
    return [
        Subject(id, _incident(no, shown_title(title, what), where, state))
        for id, no, title, what, where, state in tuples(_mine(work, query, I))
    ]


def _named(found: list[tuple[int, T]]) -> tuple[Subject, ...]:
    return tuple(Subject(id, words) for id, words in found)


def _incident(no: str, title: T, department: str, state: str) -> T:
    label = IncidentState.of(state).label
    return T(
        f"{no}  {title} ({department}, {label})", f"{no}　{title.ja}（{department}・{label.ja}）"
    )


def _action(no: str, title: str, department: str, state: str) -> T:
    label = ActionState.of(state).label
    return T(f"{no}  {title} ({department}, {label})", f"{no}　{title}（{department}・{label.ja}）")


def _years(work: Work) -> list[Subject]:
    """The fiscal years something was inspected or found in."""
    start = fiscal_start()
    years = {
        year
        for kind in (Round, CorrectiveAction, Incident, Training, Audit)
        for (year,) in _distinct(work, kind)
    }
    return [Subject(year, _year_words(year, start)) for year in sorted(years, reverse=True)]


def _year_words(year: int, start: int) -> T:
    return T(fiscal_label(year, "en", start), fiscal_label(year, "ja", start))


def _months(today: date) -> Iterator[Subject]:
    """This month, those to come, then the past ones from the newest on: as 2026-11."""
    here = today.year * 12 + today.month - 1
    for number in (*range(here, here + MONTHS_AHEAD), *range(here - 1, here - MONTHS_BEHIND, -1)):
        first = date(number // 12, number % 12 + 1, 1)
        yield Subject(f"{first:%Y-%m}", month_words(first))


def _calendar_years(work: Work) -> list[Subject]:
    """This fiscal year and the next, and those with records."""
    start = fiscal_start()
    this = fiscal_year(work.today, start)
    known = [int(each.key) for each in _years(work)]
    years = [this, *sorted({this + 1, *known} - {this}, reverse=True)]
    return [Subject(year, _year_words(year, start)) for year in years]


def _distinct(work: Work, kind: Any) -> list[tuple[int]]:
    return tuples(_mine(work, kind.select(kind.year).distinct(), kind))


def _registers(work: Work) -> list[Subject]:
    """The registers in which this person may read anything."""
    return [Subject(kind.__name__, kind.named) for kind in kinds() if _reads(work, kind)]


def _reads(work: Work, kind: Any) -> bool:
    reach = work.reach(kind)
    return reach is None or (bool(reach) and "department_id" in kind._meta.combined)


def _mine(work: Work, query: Any, kind: Any) -> Any:
    """Only what this person may read: the rule by which single records are read."""
    reach = work.reach(kind)
    column = kind._meta.combined.get("department_id")
    return query if reach is None else query.where(column.in_(list(reach)))
