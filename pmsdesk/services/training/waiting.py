"""What of trainings waits for a person: one's own courses, and those one plans, opens, approves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...base.standing import Role
from ...base.text import T
from ...kinds.inspection.figures import Task
from ...kinds.training.attendance import Attendance
from ...kinds.training.training import Training
from ...kinds.training.words import OPEN, PRESENT, RUNNING, WAITING, State, TestForm
from ...store import ready
from ...store.ready import Given
from ...store.work import Work
from ..organization.standing import holders

TO_DECIDE = {  # whose yes or no a state waits for, and the field of who may not give it
    State.PLANNED: "made_by_id",
    State.POSTPONED: "made_by_id",
    State.REPORTED: "reported_by_id",
}
OFFICERS = (Role.TRAINER, Role.SECRETARIAT, Role.MANAGER)  # the first that anybody holds acts
COMPANY = T("Whole company", "全社")
NOWHERE = 0  # no department


@dataclass(frozen=True, slots=True)
class Waiting:
    """Tasks by what home shows them under; few enough to be listed whole."""

    late: list[Task] = field(default_factory=list)
    soon: list[Task] = field(default_factory=list)
    to_do: list[Task] = field(default_factory=list)
    deciding: list[Task] = field(default_factory=list)


def of(work: Work, horizon: date) -> Waiting:
    """Everybody's own courses; trainings themselves only of those who have a part in them."""
    found = Waiting()
    own = [_course(row) for row in ready.records(Attendance, _mine, person=work.actor.person)]
    _sort(found, own, work.today, horizon)
    found.to_do.extend(own)
    if not work.actor.roles & {*OFFICERS, Role.TOP}:
        return found
    running = ready.records(Training, _open)
    tasks = {it.id: _training(it) for it in running}
    if work.actor.roles & set(OFFICERS):
        _sort(found, tasks.values(), work.today, horizon)
    decide = [it for it in running if it.state in TO_DECIDE and _decides(work, it)]
    found.deciding.extend(tasks[it.id] for it in decide)
    found.to_do.extend(tasks[it.id] for it in decide)
    if _acts(work):
        mine = [it for it in running if _to_do(it, work.today, horizon)]
        found.to_do.extend(tasks[it.id] for it in mine)
    return found


def _sort(found: Waiting, tasks: Iterable[Task], today: date, horizon: date) -> None:
    dated = [task for task in tasks if task.due_on]
    found.late.extend(task for task in dated if task.due_on and task.due_on < today)
    found.soon.extend(task for task in dated if task.due_on and today <= task.due_on <= horizon)


def _to_do(it: Training, today: date, horizon: date) -> bool:
    """An approved training near its day is to be opened, an ended one to be closed or reported."""
    if it.state == State.APPROVED:
        return it.planned_on <= horizon
    if it.state == State.IN_PROGRESS:
        return it.ends_on is not None and it.ends_on < today
    return it.state == State.DONE


def _acts(work: Work) -> bool:
    """Whether opening and reporting is this person's part: the training officer's, or the next's
    where there is none."""
    for role in OFFICERS:
        if role in work.actor.roles:
            return True
        if holders(role, work.today):
            return False
    return False


def _decides(work: Work, it: Training) -> bool:
    """The manager's part; the top's where every manager has a part in it, or there is none."""
    me = work.actor
    barred = getattr(it, TO_DECIDE[State.of(it.state)])
    if barred == me.person:
        return False
    if Role.MANAGER in me.roles:
        return True
    return Role.TOP in me.roles and set(holders(Role.MANAGER, work.today)) <= {barred}


def _course(row: Attendance) -> Task:
    it: Training = row.training
    return Task(
        Attendance.__name__, row.id, it.no, it.title, row.department_id or NOWHERE,
        row.department_name, row.status, row.due_on, 0, 0, it.title_en, row.department_name_en,
    )  # fmt: skip


def _training(it: Training) -> Task:
    return Task(
        Training.__name__, it.id, it.no, it.title, NOWHERE, COMPANY.ja, it.state, it.due_on,
        0, 0, it.title_en, str(COMPANY),
    )  # fmt: skip


# ---- the questions asked, written once


def _mine() -> Any:
    """One's own that are not accounted for (Attendance.settled), in trainings that run."""
    it = Attendance
    failed = (it.passed.is_null() | ~it.passed) & (it.waived_reason == "")
    untested = it.status.in_(sorted(PRESENT)) & failed & (Training.test != TestForm.NONE)
    query = it.select().join(Training).where(it.person == Given("person"))
    running = Training.state.in_(sorted(RUNNING))
    return query.where(running, it.status.in_(sorted(WAITING)) | untested).order_by(it.due_on)


def _open() -> Any:
    return Training.select().where(Training.state.in_(sorted(OPEN))).order_by(Training.due_on)
