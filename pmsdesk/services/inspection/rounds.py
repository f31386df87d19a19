"""Rounds: opened by the tick once per plan and period, closed when everything is settled."""

from collections.abc import Sequence
from datetime import date

from ...base import schedule
from ...base.calendar import Calendar
from ...base.days import fiscal_year
from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...kinds.checklist.checklist import Question
from ...kinds.inspection import figures
from ...kinds.inspection.inspection import WAITING, Inspection
from ...kinds.inspection.plan import Plan, PlanState
from ...kinds.inspection.rhythm import overrides, recurrence, rule
from ...kinds.inspection.round import Round, RoundQuestion, RoundState
from ...kinds.inspection.tally import blank, pack
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.department import Department
from ...store import numbers
from ...store.work import Key, Work
from ..organization.calendar import company_calendar, fiscal_start
from . import plans

NEW = T("Self-inspection: {title}, due {due}", "自己点検のお願い：{title}（期限 {due}）")
UNSETTLED = T(
    "{n} inspections are not settled yet. Approve them or record them as missed first.",
    "まだ終わっていない点検が{n}件あります。承認するか、未実施として記録してください。",
)


def open_due(work: Work) -> list[Round]:
    """Open every round that should be open by today and is not: late, twice or never skipped."""
    opened = []
    calendar = company_calendar()
    for plan in Plan.select().where(Plan.state == PlanState.ACTIVE).order_by(Plan.id):
        for each in _due(plan, calendar, work.today):
            opened.append(open_round(work, plan, each))
    return opened


def open_round(work: Work, plan: Plan, due: schedule.Scheduled) -> Round:
    """One round: its questions as they are now, and an inspection for every department."""
    asked = plans.questions(plan)
    start = fiscal_start()
    year = fiscal_year(due.period.last, start)  # a check of October to September is next year's
    round = work.add(
        Round(
            no=numbers.draw("RD", year)[0],
            plan=plan,
            period=due.period.index,
            year=year,
            title=f"{plan.title} {due.period.label('ja', start)}",
            title_en=f"{plan.title_en or plan.title} {due.period.label('en', start)}",
            first=due.period.first,
            last=due.period.last,
            opened_on=work.today,
            due_on=due.due_on,
            original_due=due.original_due,
            questions=len(asked),
        ),
        "open",
    )
    work.add_all([RoundQuestion(round=round, question=q, place=n) for n, q in enumerate(asked, 1)])
    issue(work, round, plans.departments(plan, due.period.last), asked)
    return round


def issue(
    work: Work, round: Round, departments: Sequence[Department], asked: Sequence[Question]
) -> list[Inspection]:
    """An inspection for each department, and a notice to its head."""
    tally = pack(blank(q.measure for q in asked))
    serials = numbers.draw("SI", round.year, len(departments)) if departments else []
    inspections = [
        Inspection(
            no=no,
            round=round.id,
            department=department.id,
            department_name=department.name,
            department_name_en=department.name_en,
            year=round.year,
            due_on=round.due_on,
            original_due=round.original_due,
            total=len(asked),
            tally=tally,
        )
        for no, department in zip(serials, departments, strict=True)
    ]
    work.add_all(inspections, "issue")
    _tell_heads(work, round, inspections)
    return inspections


def close(work: Work, key: Key) -> Round:
    """Close a round. Refused while an inspection is neither approved nor missed."""
    work.allow(frozenset({Role.MANAGER, Role.SECRETARIAT}))
    round = work.take(Round, key, state=RoundState.CLOSED, closed_on=work.today)
    mine = (Inspection.round == round.id) & Inspection.state.in_(list(WAITING))
    if left := Inspection.select().where(mine).count():
        raise Refused(UNSETTLED.fill(n=left))
    round.counts = figures.to_keep(round.id)
    return work.save(round, "close")


def listed(work: Work, limit: int = 200) -> list[Round]:
    """The rounds, newest first."""
    return list(Round.select().order_by(Round.first.desc(), Round.id.desc()).limit(limit))


def heads_of(departments: Sequence[int], day: date) -> dict[int, list[int]]:
    """The heads of each department on a day, deputies included, in one look."""
    ends = Appointment.until.is_null() | (Appointment.until >= day)
    rows = Appointment.select().where(Appointment.role == Role.HEAD, Appointment.since <= day, ends)
    heads: dict[int, list[int]] = {}
    for row in rows:
        people = [p for p in (row.person_id, row.deputy_id) if p is not None]
        heads.setdefault(row.department_id or 0, []).extend(people)
    return {d: heads.get(d, []) for d in departments}


def _due(plan: Plan, calendar: Calendar, today: date) -> list[schedule.Scheduled]:
    known = {round.period for round in Round.select().where(Round.plan == plan.id)}
    due = schedule.periods_due(
        recurrence(plan), rule(plan), calendar, overrides(plan), plan.since, today
    )
    return [
        each
        for each in due
        if not each.skipped
        and each.period.index not in known
        and (plan.until is None or each.period.first <= plan.until)
    ]


def _tell_heads(work: Work, round: Round, inspections: Sequence[Inspection]) -> None:
    heads = heads_of([i.department_id for i in inspections], work.today)
    for inspection in inspections:
        subject = NEW.fill(
            title=T(round.title_en or round.title, round.title), due=inspection.due_on
        )
        once = f"issued/{inspection.id}"
        work.tell(heads[inspection.department_id], subject, inspection, once=once)
