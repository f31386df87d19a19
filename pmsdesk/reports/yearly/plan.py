"""The annual plan on paper (年間計画書): objectives, and the year planned × actual."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...base.days import fiscal_bounds, fiscal_label
from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.approval import State
from ...kinds.yearly.plan import AnnualPlan, Objective
from ...kinds.yearly.progress import Line, Year, of_plan
from ...kinds.yearly.words import Achieved, Progress, Sort
from ...store.work import Work
from ..catalogue import Out, Request
from ..front import company_of, front_for
from ..paper import Front
from ..signed import stamps_of
from ..watch import Watch

TITLE = T("Annual plan", "年間計画書")
CHOOSE = T("Choose the annual plan to print.", "印刷する年間計画を選んでください。")
STATE = T("State", "状態")
REVISION = T("Revision", "版")
NTH = T("Revision {n}", "第{n}版")
DONE = T("Done", "実施状況")
DONE_OF = T("{done} of {n}, {late} late", "{n}件中{done}件実施、遅延{late}件")


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    place: int
    text: str
    measure: str
    target: str
    owner: str
    due_on: date | None
    achieved: Achieved
    result: str


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One planned activity; `month` and `done_month` are places among the twelve, from 0.

    `done_month` is the last where it was done after the year.
    """

    sort: Sort
    word: T
    owner: str
    month: int
    planned_on: date | None
    first: date
    moved_to: date | None
    move_reason: str
    missed_reason: str
    remark: str
    progress: Progress
    actual: date | None
    done_month: int | None
    record_no: str
    record: T


@dataclass(frozen=True, slots=True)
class YearPlan:
    """A plan, ready to be drawn. `unplanned` are records without a place in it."""

    front: Front
    state: State
    policy: str
    revision: int
    revision_reason: str
    months: tuple[date, ...]
    objectives: tuple[ObjectiveRow, ...]
    activities: tuple[ActivityRow, ...]
    missing: tuple[T, ...]
    unplanned: tuple[tuple[T, str, T, date], ...]  # kind, number, title, day


def gather(work: Work, request: Request) -> YearPlan:
    """The plan `request.record`. Refused where it is not named."""
    if request.record is None:
        raise Refused(CHOOSE, "record")
    return plan_of(work.get(AnnualPlan, request.record), work.today, request)


def plan_of(it: AnnualPlan, today: date, request: Request) -> YearPlan:
    """One plan as it stands on a day; the year's report asks for it as well."""
    year = of_plan(it, today)
    months = _months(it.year)
    goals = Objective.select().where(Objective.plan == it.id).order_by(Objective.place)
    return YearPlan(
        front=_front(request, it, year),
        state=State.of(it.state),
        policy=it.policy,
        revision=it.revision,
        revision_reason=it.revision_reason,
        months=months,
        objectives=tuple(_objective(one) for one in goals),
        activities=tuple(_activity(line, months) for line in year.lines),
        missing=tuple(sort.label for sort in year.missing),
        unplanned=tuple(
            (sort.label, one.no, one.title, one.done_on or one.on) for sort, one in year.unplanned
        ),
    )


def draw(data: YearPlan, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    from .plan_pages import draw_plan

    return draw_plan(data, out, lang, watch)


def _objective(it: Objective) -> ObjectiveRow:
    return ObjectiveRow(
        it.place,
        it.text,
        it.measure,
        it.target,
        it.owner_name,
        it.due_on,
        Achieved.of(it.achieved),
        it.result,
    )


def _activity(line: Line, months: tuple[date, ...]) -> ActivityRow:
    it, one = line.activity, line.happening
    return ActivityRow(
        Sort.of(it.sort),
        it.word,
        it.owner_name,
        months.index(it.first),
        it.planned_on,
        it.first,
        it.moved_to,
        it.move_reason,
        it.missed_reason,
        it.remark,
        line.progress,
        line.actual,
        place_of(line.actual, months) if line.actual else None,
        one.no if one else "",
        one.title if one else T("", ""),
    )


def place_of(day: date, months: tuple[date, ...]) -> int:
    """The month a day falls in; the first or the last for a day outside the year."""
    return max(0, sum(first <= day for first in months) - 1)


def _months(year: int) -> tuple[date, ...]:
    first, _ = fiscal_bounds(year, company_of().fiscal_start)
    found = [first]
    while len(found) < 12:
        last = found[-1]
        found.append(date(last.year + last.month // 12, last.month % 12 + 1, 1))
    return tuple(found)


def _front(request: Request, it: AnnualPlan, year: Year) -> Front:
    lang, start = request.lang, company_of().fiscal_start
    done = DONE_OF.fill(n=len(year.lines), done=year.done, late=year.late)
    return front_for(
        request,
        TITLE,
        stamps=stamps_of(it, lang),
        number=it.no,
        period=fiscal_label(it.year, lang, start),
        facts=[
            (REVISION, NTH.fill(n=it.revision)),
            (STATE, State.of(it.state).label),
            (DONE, done),
        ],
        keywords=(it.no, "annual plan"),
    )
