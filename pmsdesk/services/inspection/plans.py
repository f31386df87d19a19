"""Plans: which questions go to which departments, how often; and their single exceptions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base import schedule
from ...base.errors import Refused
from ...base.text import T
from ...kinds.checklist.checklist import Checklist, Method, Question, SwitchedOff
from ...kinds.checklist.checklist import State as ChecklistState
from ...kinds.checklist.words import Size
from ...kinds.inspection.plan import Override, Plan, PlanState
from ...kinds.inspection.rhythm import overrides, recurrence, rule
from ...kinds.inspection.round import Round
from ...kinds.organization.department import Department
from ...store.work import Key, Work
from ..organization.calendar import company_calendar

NO_QUESTION = T(
    "No question fits: check the checklists, the audience and the frequencies.",
    "該当する点検項目がありません。点検表・回答者・頻度を見直してください。",
)
RHYTHM = ("frequency", "every", "anchor")  # periods are counted by these
BEGUN = T(
    "Rounds have been opened by this plan, so its rhythm stays. Stop it and make a new plan.",
    "この計画ではすでに点検回が始まっているため、頻度と開始日は変えられません。"
    "計画を停止し、新しい計画を作ってください。",
)
OPENED = T(
    "This round has been opened already; it can no longer be skipped or moved.",
    "この回はすでに配信済みのため、変更できません。",
)


@dataclass(frozen=True, slots=True)
class Coming:
    """A period of a plan that will open."""

    period: int
    first: date
    last: date
    opens_on: date
    due_on: date
    original_due: date
    skipped: bool


def listed(work: Work) -> list[Plan]:
    return list(Plan.select().order_by(Plan.state, Plan.title, Plan.id))


def add(work: Work, /, **facts: Any) -> Plan:
    """A new plan. Refused where no question fits it."""
    plan = Plan(**{"since": work.today, **facts})
    plan.check()
    _demand_questions(plan)
    return work.add(plan)


def correct(work: Work, /, key: Key, **facts: Any) -> Plan:
    """Change a plan; rounds already open keep what they were issued with."""
    before = work.take(Plan, key)
    plan = work.take(Plan, key, **facts)
    plan.check()
    if any(getattr(plan, name) != getattr(before, name) for name in RHYTHM):
        _demand_unopened(plan)
    _demand_questions(plan)
    return work.save(plan)


def stop(work: Work, key: Key) -> Plan:
    return work.save(work.take(Plan, key, state=PlanState.STOPPED), "stop")


def resume(work: Work, key: Key) -> Plan:
    """Go on from today: what fell due while the plan was stopped is not caught up."""
    plan = work.take(Plan, key, state=PlanState.ACTIVE)
    plan.since = max(plan.since, work.today)
    return work.save(plan, "resume")


def skip(work: Work, plan: int, period: int, reason: str) -> Override:
    """Leave one occurrence out, with a reason."""
    return _override(work, plan, period, skipped=True, moved_to=None, reason=reason)


def postpone(work: Work, plan: int, period: int, due_on: date, reason: str) -> Override:
    """Give one occurrence another due date; lateness stays measured and told."""
    return _override(work, plan, period, skipped=False, moved_to=due_on, reason=reason)


def coming(work: Work, plan: int, count: int = 6) -> list[Coming]:
    """The next occurrences of a plan, skipped and moved ones marked."""
    it = work.get(Plan, plan)
    following = schedule.upcoming(
        recurrence(it), rule(it), company_calendar(), overrides(it), work.today, count
    )
    return [
        Coming(
            s.period.index, s.period.first, s.period.last, s.opens_on, s.due_on,
            s.original_due, s.skipped,
        )
        for s in following
        if it.until is None or s.period.first <= it.until
    ]  # fmt: skip


def questions(plan: Plan) -> list[Question]:
    """The questions a round of this plan would ask today, in the order of the checklists."""
    order = {slug: place for place, slug in enumerate(plan.listed("checklists"))}
    off = {row.code for row in SwitchedOff.select().where(SwitchedOff.until.is_null())}
    small = {row.measure for row in Method.select().where(Method.size == Size.SMALL)}
    rows = (
        Question.select(Question, Checklist)
        .join(Checklist)
        .where(
            Checklist.state == ChecklistState.PUBLISHED,
            Checklist.slug.in_(list(order)),
            Question.audience.in_(plan.listed("audiences")),
            Question.frequency.in_(plan.listed("asked")),
        )
    )
    fitting = [q for q in rows if q.code not in off and _method_fits(q, small)]
    return sorted(fitting, key=lambda q: (order[q.checklist.slug], q.place))


def departments(plan: Plan, day: date) -> list[Department]:
    """The departments a plan reaches that exist on a day."""
    chosen = [int(part) for part in plan.listed("departments")]
    open_then = Department.closed_on.is_null() | (Department.closed_on >= day)
    query = Department.select().where(open_then).order_by(Department.code)
    return list(query.where(Department.id.in_(chosen)) if chosen else query)


def _method_fits(question: Question, small: set[str]) -> bool:
    if question.size == Size.BOTH:
        return True
    return (question.size == Size.SMALL) == (question.measure in small)


def _demand_questions(plan: Plan) -> None:
    if not questions(plan):
        raise Refused(NO_QUESTION, "checklists")


def _demand_unopened(plan: Plan) -> None:
    if Round.select().where(Round.plan == plan.id).exists():
        raise Refused(BEGUN, "anchor")


def _override(work: Work, /, plan: int, period: int, **facts: Any) -> Override:
    if Round.select().where(Round.plan == plan, Round.period == period).exists():
        raise Refused(OPENED)
    mine = (Override.plan == plan) & (Override.period == period)
    if existing := Override.get_or_none(mine):
        return work.save(work.take(Override, existing.key, **facts))
    return work.add(Override(plan=plan, period=period, **facts))
