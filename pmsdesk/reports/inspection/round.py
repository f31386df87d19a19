"""The round report: one round over all departments, for the manager and top management."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...base.errors import Refused
from ...base.periods import period_label
from ...base.text import Lang, T
from ...kinds.inspection import figures
from ...kinds.inspection.figures import QuestionFigures, RoundFigures
from ...kinds.inspection.round import Round, RoundState
from ...kinds.inspection.tally import Tally
from ...store.work import Work
from ..catalogue import OVERSEERS, Out, Request, named
from ..front import APPROVED, CHECKED, PREPARED, Stamp, company_of, front_for
from ..paper import Front
from ..paper.cells import shown
from ..scope import scope_of
from ..watch import Watch
from .asked import AskedList, LeftOut, read_asked, read_left_out
from .followed import Action, read_actions
from .found import Finding, read_findings
from .lines import Line, read_lines
from .rates import by_measure
from .words import short_period

CHOOSE = T("Choose the round to print.", "印刷する点検回を選んでください。")
ROUND = T("Round", "点検回")
OPENED = T("Opened / due", "配信日・提出期限")
STATE = T("State of the round", "点検回の状態")
SPAN = T("{first} to {last}", "{first} ～ {last}")
TREND = 8  # rounds of the same plan, this one included


@dataclass(frozen=True, slots=True)
class Point:
    """One round of the trend."""

    short: T
    figures: RoundFigures


@dataclass(frozen=True, slots=True)
class RoundReport:
    """A round report, ready to be drawn. `before` are the measures of the round before."""

    front: Front
    today: date
    state: RoundState
    lines: tuple[Line, ...]
    actions: tuple[Action, ...]
    findings: tuple[Finding, ...]
    questions: tuple[QuestionFigures, ...]
    trend: tuple[Point, ...]
    before: dict[str, Tally]
    asked: tuple[AskedList, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def rate_before(self) -> float | None:
        return self.trend[-2].figures.rate if len(self.trend) > 1 else None


def gather(work: Work, request: Request) -> RoundReport:
    """The round `request.record`, within `request.department` if one is given."""
    work.allow(OVERSEERS)
    if request.record is None:
        raise Refused(CHOOSE, "record")
    round = work.get(Round, request.record)
    scope = scope_of(work, request, request.lang)
    departments = scope.departments
    lines = read_lines([round.id], work.today, departments)
    actions = read_actions([round.id], work.today, departments)
    trend = _trend(round, work.today, departments)
    earlier = [point.figures.round for point in trend[:-1]][-1:]
    return RoundReport(
        front=_front(request, round, scope.words),
        today=work.today,
        state=RoundState.of(round.state),
        lines=lines,
        actions=actions,
        findings=read_findings(lines, actions),
        questions=tuple(figures.questions([round.id], departments)),
        trend=trend,
        before=by_measure(line.measures for line in read_lines(earlier, work.today, departments)),
        asked=read_asked([round.id]),
        left_out=read_left_out([round.plan_id], round.opened_on, round.opened_on),
    )


def draw(data: RoundReport, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    from .round_pages import draw_round

    return draw_round(data, out, lang, watch)


def _trend(round: Round, today: date, departments: Sequence[int] | None) -> tuple[Point, ...]:
    """This round and those of the same plan before it, oldest first."""
    start = company_of().fiscal_start
    query = (
        Round.select(Round.id)
        .where(Round.plan == round.plan_id, Round.period <= round.period)
        .order_by(Round.period.desc())
        .limit(TREND)
    )
    ids = [row.id for row in query]
    found = figures.rounds(today, TREND, departments, ids)
    return tuple(
        Point(
            T(
                short_period(it.first, it.last, "en", start),
                short_period(it.first, it.last, "ja", start),
            ),
            it,
        )
        for it in sorted(found, key=lambda it: it.first)
    )


def _front(request: Request, round: Round, where: str) -> Front:
    lang = request.lang
    title = str((lang == "en" and round.title_en) or round.title)
    state = RoundState.of(round.state).label
    dates = SPAN.fill(first=shown(round.opened_on, lang), last=shown(round.due_on, lang))
    return front_for(
        request,
        named("round_report").title,
        stamps=(Stamp(APPROVED), Stamp(CHECKED), Stamp(PREPARED)),
        number=round.no,
        period=period_label(round.first, round.last, lang, company_of().fiscal_start),
        department=where,
        facts=[(ROUND, title), (OPENED, dates), (STATE, state)],
        keywords=(round.no,),
    )
