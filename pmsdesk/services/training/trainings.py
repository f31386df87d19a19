"""Leading a training from its plan to its report: approve, open, end, report, close, miss."""

from __future__ import annotations

from typing import Any

from ...base.errors import Refused
from ...base.flow import NOT_NOW, refusal
from ...base.standing import Standing
from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.words import OPENERS, Grade, Sort, Source
from ...kinds.organization.person import Person
from ...kinds.training.attendance import Attendance
from ...kinds.training.figures import figures, weak_words
from ...kinds.training.training import Session, Training
from ...kinds.training.words import OFFICERS, RUNNING, TO_START, State, Status
from ...store import rows
from ...store.work import Key, Work
from ..action import actions
from . import audience, notices, rules

BY_POSTPONING = T(
    "Postpone it with the new date and the reason.", "新しい予定日と理由を付けて延期してください。"
)
NOBODY = T("Nobody belongs to this audience today.", "本日時点で対象者が1人もいません。")
OPENED_ALREADY = T("The corrective action {no} is open already.", "是正処置{no}を起票済みです。")
ATTENDED_HERE = T(
    "People attended this session, so it stays.", "受講した人がいる実施回は削除できません。"
)
WHERE = T("Choose the department.", "部門を選んでください。")
NOT_DONE = T("Training not done: {title}", "教育の未実施：{title}")
SIGNED = {"approve": "approved", "report": "reported", "close": "closed", "miss": "closed"}
NEEDED = {"miss": "missed_reason", "return": "return_reason"}  # what a move lets one write


def move(work: Work, /, key: Key, name: str, **values: Any) -> Training:
    """One arrow of the flow with the fields it asks for; "postpone" is plans.postpone().

    Opening draws the audience from the roster as it is today. Ending makes absent who has not
    attended. Closing needs everybody accounted for.
    """
    it = work.take(Training, key)
    assert it.flow
    if name == "postpone":
        raise Refused(BY_POSTPONING, "planned_on")
    step = it.flow.named(name, it)
    if problem := refusal(step, it, work.actor, ask=True):
        raise problem
    allowed = rules.writable(it, work.actor) if values else frozenset()
    rules.demand_writable(values, allowed | {NEEDED.get(name, "")})
    for field, value in rules.cleaned(values).items():
        setattr(it, field, value)
    _before(work, it, name)
    it = work.move(it, name)
    _after(work, it, name)
    notices.tell_moved(work, it, name)
    return it


def write(work: Work, /, key: Key, **facts: Any) -> Training:
    """Write the report, or move the dates, while it runs."""
    it = work.take(Training, key)
    work.allow(OFFICERS)
    if it.state not in RUNNING:
        raise Refused(NOT_NOW)
    rules.demand_writable(facts, rules.writable(it, work.actor))
    for field, value in rules.cleaned(facts).items():
        setattr(it, field, value)
    return work.save(it)


def open_action(
    work: Work, /, key: Key, department: int | None = None, **values: Any
) -> CorrectiveAction:
    """The corrective action a missed training calls for, in one's own department or another."""
    it = work.take(Training, key)
    if it.action is not None:
        raise Refused(OPENED_ALREADY.fill(no=it.action.no))
    if not may_open_action(it, work.actor):
        raise Refused(NOT_NOW)
    title = NOT_DONE.fill(title=it.title).ja
    given = {
        "source": Source.OTHER, "source_ref": it.no, "title": title, "grade": Grade.MINOR,
        "content": it.missed_reason or title, "sort": Sort.CORRECTIVE, **values,
    }  # fmt: skip
    where = department or work.actor.department
    if where is None:
        raise Refused(WHERE, "department")
    action = actions.open_by_hand(work, where, **given)
    it.action_id = action.id
    work.retire(it, it.state, "open_action")
    return action


def may_open_action(it: Training, who: Standing) -> bool:
    return it.state == State.MISSED and it.action_id is None and who.holds(OPENERS & OFFICERS)


# ---- sessions


def add_session(work: Work, training: int, /, **facts: Any) -> Session:
    """A day on which it is held."""
    it = _with_sessions(work, training)
    mine = Session.select().where(Session.training == it.id).order_by(Session.place.desc())
    last = mine.first()
    place = last.place + 1 if last else 1
    return work.add(Session(training=it.id, place=place, **rules.cleaned(facts)))


def correct_session(work: Work, /, key: Key, **facts: Any) -> Session:
    session = work.take(Session, key, **rules.cleaned(facts))
    _with_sessions(work, session.training_id)
    return work.save(session)


def drop_session(work: Work, key: Key) -> None:
    """Take a session away that nobody attended; the trail keeps it."""
    session = work.take(Session, key)
    _with_sessions(work, session.training_id)
    if Attendance.select().where(Attendance.session == session.id).exists():
        raise Refused(ATTENDED_HERE)
    work.drop([session])


def _with_sessions(work: Work, training: int) -> Training:
    work.allow(OFFICERS)
    it = work.get(Training, training)
    if it.state not in TO_START | {State.IN_PROGRESS, State.DONE}:
        raise Refused(NOT_NOW)
    return it


# ---- what each move does beside


def _before(work: Work, it: Training, name: str) -> None:
    if role := SIGNED.get(name):
        _sign(work, it, role)
    if name == "change_plan":
        it.approved_by_id, it.approved_name, it.approved_on = None, "", None
    elif name == "open":
        it.opened_on = work.today
        if it.course_id is not None and it.course:
            it.material_hash = it.course.material_hash
    elif name == "finish":
        it.finished_on = work.today
    elif name == "report":
        it.weak_topics = weak_words(figures(it)).ja
        it.return_reason = ""
    elif name == "return":
        it.reported_by_id, it.reported_name, it.reported_on = None, "", None
    elif name == "close" and (left := rules.left_over(it)):
        raise Refused(rules.LEFT_OVER.fill(n=left))


def _after(work: Work, it: Training, name: str) -> None:
    if name == "open":
        _open(work, it)
    elif name == "finish":
        _end(work, it)


def _open(work: Work, it: Training) -> None:
    there = audience.roster(work.today)
    people: list[Person] = audience.matching(it, there)
    if not people and not it.since:
        raise Refused(NOBODY, "audience")
    drawn = audience.draw(work, it, people, there)
    notices.tell_opened(work, it, (a.person_id for a in drawn if a.status == Status.NOT_YET))


def _end(work: Work, it: Training) -> None:
    """Whoever has not attended is absent, and has until the make-up is due."""
    mine = Attendance.select().where(Attendance.training == it.id)
    for row in rows.read(Attendance, mine.where(Attendance.status == Status.NOT_YET)):
        due = max(filter(None, (it.makeup_due, row.due_on)), default=None)
        work.save(work.taken(row, row.version, status=Status.ABSENT, due_on=due), "miss")


def _sign(work: Work, it: Training, role: str) -> None:
    setattr(it, f"{role}_by_id", work.actor.person or None)
    setattr(it, f"{role}_name", work.actor.name)
    setattr(it, f"{role}_on", work.today)
