"""Self-inspections: every × followed, every round ended, every department asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import peewee as pw

from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.inspection.inspection import TO_FILL, WAITING, Answer, Inspection, Result, State
from ...kinds.inspection.plan import Plan, PlanState
from ...kinds.inspection.round import Round, RoundState
from ...kinds.organization.department import Department
from ...store.record import tuples
from ..inspection import plans
from ..organization.names import called, day_words
from .omission import Area, Looked, Omission, rule

PATIENCE = timedelta(days=14)  # after its last day, a round should be settled
HANDED_IN = (State.HANDED_IN, State.CONFIRMED, State.APPROVED)
UNFOLLOWED = T("{no} {department}, {code}: ×", "{no} {department}：{code}が×")
BEHIND = T(
    "{title} was due on {day}; departments still to hand in: {n}.",
    "「{title}」は期限（{day}）を2週間以上過ぎて、{n}部門が未提出です。",
)
TO_CLOSE = T(
    "{title} is settled but not closed.", "「{title}」はすべて終わっていますが、終了していません。"
)
LEFT_OUT = T(
    "{department}, opened within the period, is not in {title}.",
    "{department}（対象期間中に設置）が「{title}」に含まれていません。",
)
NO_PLAN = T("No inspection plan is in force.", "有効な点検計画がありません。")
UNPLANNED = T(
    "{department} is in no inspection plan.", "{department}がどの点検計画の対象にもなっていません。"
)


@rule(
    Area.INSPECTIONS,
    T("× without a corrective action or a decision", "是正処置も決定もない×"),
    T(
        "Every × leads to a corrective action, or to a decision with its reason.",
        "×には、是正処置か「是正不要」の決定（理由つき）が必要です。",
    ),
)
def unfollowed(looked: Looked) -> Iterator[Omission]:
    it = Inspection
    grave = (it.nonconform > 0) & it.state.in_(list(HANDED_IN)) & (it.year >= looked.year - 1)
    query = (
        Answer.select(
            Answer.inspection, Answer.question, Answer.code, it.no, it.department_name,
            it.department_name_en, it.round, it.department,
        )
        .join(Inspection)
        .where(grave, Answer.result == Result.NONCONFORM)
        .order_by(it.id, Answer.code)
    )  # fmt: skip
    followed = _followed(looked.year - 1)
    for inspection, question, code, no, name, name_en, round, department in tuples(query):
        if (round, department, code) not in followed:
            words = UNFOLLOWED.fill(no=no, department=T(name_en or name, name), code=code)
            yield Omission(words, "inspections", {"id": inspection, "question": question}, "late")


def _followed(year: int) -> set[tuple[int, int, str]]:
    """Round, department and question of every action, whichever revision opened it."""
    query = CorrectiveAction.select(Inspection.round, Inspection.department, CorrectiveAction.code)
    return set(tuples(query.join(Inspection).where(Inspection.year >= year)))


@rule(
    Area.INSPECTIONS,
    T("Rounds that are long overdue", "期限を大きく過ぎた点検回"),
    T(
        "Remind the departments, or record what was missed with its reason.",
        "部門に催促するか、未実施として理由を記録してください。",
    ),
)
def behind(looked: Looked) -> Iterator[Omission]:
    overdue = (Round.state == RoundState.OPEN) & (Round.due_on < looked.today - PATIENCE)
    count = pw.fn.COUNT(Inspection.id)
    query = (
        Round.select(Round.id, Round.title, Round.title_en, Round.due_on, count)
        .join(Inspection, on=(Inspection.round == Round.id))
        .where(overdue, Inspection.state.in_(sorted(TO_FILL)))
        .group_by(Round.id, Round.title, Round.title_en, Round.due_on)
        .order_by(Round.due_on)
    )
    for round, title, title_en, day, number in tuples(query):
        words = BEHIND.fill(title=T(title_en or title, title), day=day_words(day), n=number)
        yield Omission(words, "inspections", {"round": round}, "late")


@rule(
    Area.INSPECTIONS,
    T("Rounds that could be closed", "終了していない点検回"),
    T(
        "A closed round keeps its figures as they were.",
        "終了すると、その回の集計が確定します。",
    ),
)
def to_close(looked: Looked) -> Iterator[Omission]:
    waiting = Inspection.select(Inspection.round).where(Inspection.state.in_(sorted(WAITING)))
    settled = (Round.state == RoundState.OPEN) & Round.id.not_in(waiting)
    for it in Round.select().where(settled, Round.due_on < looked.today).order_by(Round.due_on):
        words = TO_CLOSE.fill(title=T(it.title_en or it.title, it.title))
        yield Omission(words, "inspections", {"round": it.id}, "info")


@rule(
    Area.INSPECTIONS,
    T("Departments missing from a round", "点検回に含まれていない部門"),
    T(
        "Every department that existed in the period is inspected.",
        "対象期間に存在した部門は、すべて点検の対象です。",
    ),
)
def left_out(looked: Looked) -> Iterator[Omission]:
    """Departments that were opened within a round's period, after it had been issued."""
    for it in Round.select().where(Round.year == looked.year).order_by(Round.first):
        within = Department.opened_on.between(it.first, it.last)
        asked = Inspection.select(Inspection.department).where(Inspection.round == it.id)
        missing = Department.select().where(within, Department.id.not_in(asked))
        found = list(missing.order_by(Department.code))
        reached = {d.id for d in plans.departments(it.plan, it.last)} if found else set()
        for place in found:
            if place.id in reached:
                title = T(it.title_en or it.title, it.title)
                words = LEFT_OUT.fill(department=called(place), title=title)
                yield Omission(words, "inspections", {"round": it.id})


@rule(
    Area.INSPECTIONS,
    T("Departments nobody inspects", "点検計画のない部門"),
    T(
        "Operation is checked regularly in every department (J.6.1).",
        "運用の確認は、すべての部門で定期的に行います（J.6.1）。",
    ),
)
def unplanned(looked: Looked) -> Iterator[Omission]:
    active = list(Plan.select().where(Plan.state == PlanState.ACTIVE))
    active = [it for it in active if it.until is None or it.until >= looked.today]
    if not active:
        yield Omission(NO_PLAN, "plans", {"new": True})
        return
    if any(not it.listed("departments") for it in active):
        return
    chosen = {int(part) for it in active for part in it.listed("departments")}
    stays = Department.closed_on.is_null() | (Department.closed_on >= looked.today)
    for place in Department.select().where(stays).order_by(Department.code):
        if place.id not in chosen:
            yield Omission(UNPLANNED.fill(department=called(place)), "plans", {})


RULES = (unfollowed, behind, left_out, unplanned, to_close)
