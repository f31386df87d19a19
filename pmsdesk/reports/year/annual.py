"""The annual self-inspection audit report: a fiscal year from its plan to the hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...base.days import fiscal_bounds, fiscal_label
from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import Lang, T
from ...kinds.incident.figures import Statistics, of_year
from ...kinds.inspection import figures
from ...kinds.inspection.figures import QuestionFigures, RoundFigures
from ...kinds.inspection.round import Round
from ...store.work import Work
from ..catalogue import OVERSEERS, Out, Request, named
from ..front import APPROVED, CHECKED, PREPARED, Stamp, company_of, front_for
from ..incident.statistics import IncidentRow, read_rows
from ..inspection.asked import AskedList, LeftOut, read_asked, read_left_out
from ..inspection.followed import Action, read_actions, read_carried, read_others
from ..inspection.found import Finding, read_findings
from ..inspection.lines import Line, read_lines
from ..paper import Front
from ..paper.cells import shown
from ..scope import scope_of
from ..watch import Watch
from .governing import Governing, read_governing
from .planned import Occurrence, read_planned
from .proofs import Check, FiledProof, read_checks, read_proofs
from .standing import Standing, read_standing

CHOOSE = T("Choose the fiscal year to print.", "印刷する年度を選んでください。")
NO_ROUND = T(
    "No self-inspection was carried out in {year}.", "{year}に実施した自己点検はありません。"
)
SPAN = T("{first} to {last}", "{first} ～ {last}")
DAYS = T("Fiscal year", "年度の期間")


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """A year's report, ready to be drawn. What belongs to the year before ends in `_before`."""

    front: Front
    year: int
    fiscal_start: int
    first: date
    last: date
    today: date
    planned: tuple[Occurrence, ...]
    rounds: dict[int, RoundFigures]
    rounds_before: dict[int, RoundFigures]
    plans_before: dict[int, int]  # round → plan
    lines: tuple[Line, ...]
    lines_before: tuple[Line, ...]
    actions: tuple[Action, ...]
    carried: tuple[Action, ...]
    others: tuple[Action, ...]  # opened by no inspection: by incidents, audits, reviews …
    findings: tuple[Finding, ...]
    questions: tuple[QuestionFigures, ...]
    checks: tuple[Check, ...]
    proofs: tuple[FiledProof, ...]
    standing: Standing
    asked: tuple[AskedList, ...]
    left_out: tuple[LeftOut, ...]
    incidents: Statistics
    incident_rows: tuple[IncidentRow, ...]
    governing: Governing
    within_department: bool

    @property
    def all_actions(self) -> list[Action]:
        """Every action the report speaks of, whoever opened it."""
        return [*self.carried, *self.actions, *self.others]

    def round_called(self, round: int, lang: Lang) -> str:
        return self.rounds[round].called(lang)

    @property
    def running(self) -> bool:
        return self.today <= self.last


def gather(work: Work, request: Request) -> AnnualReport:
    """The fiscal year `request.year`, within `request.department` if one is given.

    Refused where no round was opened in it.
    """
    work.allow(OVERSEERS)
    if request.year is None:
        raise Refused(CHOOSE, "year")
    year, start = request.year, company_of().fiscal_start
    first, last = fiscal_bounds(year, start)
    rounds, rounds_before = _rounds(year), _rounds(year - 1)
    if not rounds:
        words = T(fiscal_label(year, "en", start), fiscal_label(year, "ja", start))
        raise Refused(NO_ROUND.fill(year=words), "year")
    scope = scope_of(work, request, request.lang)
    here = scope.departments
    ids, today = list(rounds), work.today
    lines = read_lines(ids, today, here)
    actions = read_actions(ids, today, here)
    others = read_others(year, today, here)
    other_ids = [it.id for it in others]
    standing = read_standing(first, last, min(today, last))
    return AnnualReport(
        front=_front(request, standing, first, last, scope.words),
        year=year,
        fiscal_start=start,
        first=first,
        last=last,
        today=today,
        planned=read_planned(year, start, today),
        rounds=_figures(ids, today, here),
        rounds_before=_figures(list(rounds_before), today, here),
        plans_before=rounds_before,
        lines=lines,
        lines_before=read_lines(list(rounds_before), today, here),
        actions=actions,
        carried=read_carried(year, today, here),
        others=others,
        findings=read_findings(lines, actions),
        questions=tuple(figures.questions(ids, here)),
        checks=read_checks(ids, other_ids, here),
        proofs=read_proofs(ids, other_ids, here),
        standing=standing,
        asked=read_asked(ids),
        left_out=read_left_out(sorted(set(rounds.values())), first, last),
        incidents=of_year(year, start, here),
        incident_rows=read_rows(work, year, here),
        governing=read_governing(year, last, today),
        within_department=here is not None,
    )


def draw(data: AnnualReport, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    from .annual_pages import draw_annual

    return draw_annual(data, out, lang, watch)


def _rounds(year: int) -> dict[int, int]:
    """The rounds of a fiscal year and their plans."""
    rows = Round.select(Round.id, Round.plan).where(Round.year == year)
    return {row.id: row.plan_id for row in rows.order_by(Round.first, Round.id)}


def _figures(
    rounds: Sequence[int], today: date, departments: Sequence[int] | None
) -> dict[int, RoundFigures]:
    found = figures.rounds(today, len(rounds), departments, rounds)
    return {it.round: it for it in sorted(found, key=lambda it: (it.first, it.round))}


def _front(request: Request, standing: Standing, first: date, last: date, where: str) -> Front:
    lang, start = request.lang, company_of().fiscal_start
    assert request.year is not None  # asked before
    days = SPAN.fill(first=shown(first, lang), last=shown(last, lang))
    roles = (Role.TOP, Role.MANAGER, Role.AUDITOR)
    facts: list[tuple[str, str]] = [(DAYS, days)]
    facts += [(role.label, name) for role in roles if (name := standing.holder(role))]
    return front_for(
        request,
        named("annual_report").title,
        stamps=(Stamp(APPROVED), Stamp(CHECKED), Stamp(PREPARED)),
        number=f"{request.year}-AR",
        period=fiscal_label(request.year, lang, start),
        department=where,
        facts=facts,
    )
