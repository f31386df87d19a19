"""Who attended: the table of a training, marking many at once, adding somebody by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ...base.errors import Conflict, Refused
from ...base.flow import NOT_NOW
from ...base.text import T
from ...kinds.organization.person import Employment
from ...kinds.training.attendance import Attendance
from ...kinds.training.figures import not_settled
from ...kinds.training.training import Session, Training
from ...kinds.training.words import PRESENT, RUNNING, WAITING, State, Status
from ...store import ready
from ...store import rows as stored
from ...store.record import tuples
from ...store.search import fold
from ...store.work import Key, Work
from . import audience, rules

ALL, UNSETTLED = "all", "unsettled"
BY_HAND = frozenset({Status.NOT_YET, Status.ATTENDED, Status.ABSENT, Status.MADE_UP, Status.EXEMPT})
GIVE_REASON = T("Give the reason.", "理由を入力してください。")
BY_ROSTER = T(
    "Leave and leaving are entered on the person's own page, under People and departments.",
    "休職・退職は、「従業者・部門」の本人のページで登録すると反映されます。",
)
COMING = T("This day is still to come.", "まだ来ていない日付です。")
BEFORE_OPENING = T("Before the training was opened or held.", "教育の配信・実施より前の日付です。")
OTHER_TRAINING = T("This belongs to another training.", "別の教育の記録です。")
IN_ALREADY = T("This person is in the audience already.", "この人はすでに対象に入っています。")
NOT_THERE = T("This person is not with the company.", "在籍していない人は追加できません。")


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """A line of the table. `settled` means accounted for; `passed` is None without a test."""

    key: Key
    staff_no: str
    name: T
    kana: str
    department: T
    employment: T
    status: Status
    status_words: T
    attended_on: date | None
    first_score: int | None
    score: int | None
    attempts: int
    passed: bool | None
    waived: bool
    reason: str
    due_on: date | None
    session: int | None
    settled: bool
    late: bool


class Cells(NamedTuple):
    id: int
    version: int
    staff_no: str
    name: str
    name_en: str
    kana: str
    department: str
    department_en: str
    employment: str
    status: str
    attended_on: date | None
    first_score: int | None
    score: int | None
    attempts: int
    passed: bool | None
    waived: str
    reason: str
    due_on: date | None
    session: int | None


A = Attendance
COLUMNS = (
    A.id, A.version, A.staff_no, A.person_name, A.person_name_en, A.kana, A.department_name,
    A.department_name_en, A.employment, A.status, A.attended_on, A.first_score, A.score,
    A.attempts, A.passed, A.waived_reason, A.reason, A.due_on, A.session,
)  # fmt: skip


def rows(
    work: Work,
    training: int,
    *,
    status: str = ALL,
    text: str = "",
    department: int | None = None,
) -> list[AttendanceRow]:
    """The audience by department and number, as far as this person may read of it.

    `status` is "all", "unsettled" or a Status; the text is looked for in names and numbers.
    """
    it = work.get(Training, training)
    if status not in (ALL, UNSETTLED):
        status = Status.of(status).value
    asked = (it.id, it.tested, status, department, work.reach(A), work.actor.person)
    found = [Cells(*cells) for cells in ready.tuples(_asked, *asked)]
    wanted = fold(text)
    shown = [each for each in found if not wanted or _has(each, wanted)]
    homes = {(each.department_en, each.department) for each in shown}
    called = {pair: T(pair[0] or pair[1], pair[1]) for pair in homes}
    rule = _Rule(it.tested, it.state in RUNNING, work.today)
    return [_row(rule, each, called[each.department_en, each.department]) for each in shown]


def _asked(
    training: int,
    tested: bool,
    status: str,
    department: int | None,
    reach: frozenset[int] | None,
    person: int,
) -> Any:
    query = A.select(*COLUMNS).where(A.training == training)
    if reach is not None:
        query = query.where(A.department.in_(list(reach)) | (A.person == person))
    if status == UNSETTLED:
        query = query.where(not_settled(tested))
    elif status != ALL:
        query = query.where(A.status == status)
    if department is not None:
        query = query.where(A.department == department)
    return query.order_by(A.department_name, A.staff_no)


def mark(
    work: Work,
    training: int,
    keys: Sequence[Key],
    status: str,
    *,
    on: date | None = None,
    session: int | None = None,
    reason: str = "",
) -> int:
    """Enter how these people stand; the number that changed.

    Conflict where one of them was changed since. `on` is the session's day, or else today. An
    exemption needs its reason; leave and leaving come from the roster.
    """
    it = work.get(Training, training)
    rules.demand_marking(it, work.actor)
    wanted = Status.of(status)
    if wanted not in BY_HAND:
        raise Refused(BY_ROSTER, "status")
    if wanted == Status.EXEMPT and not reason.strip():
        raise Refused(GIVE_REASON, "reason")
    held = _session(work, it, session)
    facts: dict[str, Any] = {
        "status": wanted, "reason": reason.strip(), "session_id": held.id if held else None,
    }  # fmt: skip
    facts["attended_on"] = day_of(work, it, on, held) if wanted in PRESENT else None
    return sum(_mark(work, it, row, seen, facts) for row, seen in _taken(it, keys))


def add_person(work: Work, training: int, person: int, reason: str = "") -> Attendance:
    """Take somebody in who was not in the audience when it was drawn."""
    it = work.get(Training, training)
    rules.demand_marking(it, work.actor)
    there = audience.roster(work.today)
    if person not in there.people:
        raise Refused(NOT_THERE, "person")
    if person in audience.taken_in(it.id):
        raise Refused(IN_ALREADY, "person")
    deed = "join" if it.state == State.IN_PROGRESS else "draw"
    return audience.draw(work, it, [there.people[person]], there, deed, reason.strip())[0]


def addable(work: Work, training: int) -> list[tuple[int, T]]:
    """Those with the company who are not in it."""
    it = work.get(Training, training)
    known = audience.taken_in(it.id)
    return [
        (p.id, T(f"{p.staff_no} {audience.named(p)}", f"{p.staff_no} {p.name}"))
        for p in audience.roster(work.today).people.values()
        if p.id not in known
    ]


def departments(work: Work, training: int) -> list[tuple[int, T]]:
    """The departments of the audience, by the names of then."""
    query = A.select(A.department, A.department_name, A.department_name_en).distinct()
    found = tuples(query.where(A.training == training, A.department.is_null(False)))
    return sorted(((id, T(en or ja, ja)) for id, ja, en in found), key=lambda pair: pair[1].ja)


def attended(work: Work, row: Attendance, on: date, deed: str, **more: Any) -> Attendance:
    """Attended, or made up by somebody who had been absent."""
    if row.status in WAITING:
        row.status = Status.MADE_UP if row.status == Status.ABSENT else Status.ATTENDED
        row.attended_on = on
    for name, value in more.items():
        setattr(row, name, value)
    return work.save(row, deed)


def _taken(it: Training, keys: Sequence[Key]) -> Iterable[tuple[Attendance, int]]:
    """The rows asked for, read at once, with the version the person saw of each."""
    seen = dict(keys)
    mine = A.select().where(A.id.in_(list(seen)))
    found = stored.read(A, mine)
    if len(found) < len(seen):
        raise Conflict
    if any(row.training_id != it.id for row in found):
        raise Refused(OTHER_TRAINING)
    return [(row, seen[row.id]) for row in found]


def _mark(work: Work, it: Training, row: Attendance, seen: int, facts: dict[str, Any]) -> bool:
    if row.status in (Status.LEFT, Status.ON_LEAVE) and facts["status"] not in PRESENT:
        raise Refused(BY_ROSTER, "status")
    row = work.taken(row, seen)
    was = dict(row.__data__)
    for name, value in facts.items():
        setattr(row, name, value)
    if row.status in WAITING and row.due_on is None:
        row.due_on = it.makeup_due or it.ends_on
    if row.__data__ == was:
        return False
    row.marked_name = work.actor.name
    work.save(row, "mark")
    return True


def _session(work: Work, it: Training, session: int | None) -> Session | None:
    if session is None:
        return None
    held = work.get(Session, session)
    if held.training_id != it.id:
        raise Refused(OTHER_TRAINING, "session")
    return held


def day_of(work: Work, it: Training, on: date | None, held: Session | None) -> date:
    day = on or (held.held_on if held else work.today)
    if day > work.today:
        raise Refused(COMING, "on")
    first = min(filter(None, (it.opened_on, it.planned_on)), default=None)
    if first and day < first:
        raise Refused(BEFORE_OPENING, "on")
    return day


def _has(each: Cells, wanted: str) -> bool:
    words = (each.staff_no, each.name, each.name_en, each.kana, each.department)
    return wanted in fold("\n".join(words))


class _Rule(NamedTuple):
    """What is the same for every row of a training."""

    tested: bool
    runs: bool
    today: date


def _row(rule: _Rule, each: Cells, department: T) -> AttendanceRow:
    status = Status.of(each.status)
    untested = rule.tested and status in PRESENT and not each.passed and not each.waived
    settled = status not in WAITING and not untested
    return AttendanceRow(
        (each.id, each.version),
        each.staff_no,
        T(each.name_en or each.name, each.name),
        each.kana,
        department,
        Employment.of(each.employment).label,
        status,
        status.label,
        each.attended_on,
        each.first_score,
        each.score,
        each.attempts,
        each.passed,
        bool(each.waived),
        each.reason,
        each.due_on,
        each.session,
        settled,
        rule.runs and not settled and each.due_on is not None and each.due_on < rule.today,
    )


def own(work: Work, attendance: int) -> Attendance:
    """One's own row. Refused for anybody else's."""
    row = work.get(A, attendance)
    if row.person_id != work.actor.person:
        raise Refused(NOT_NOW)
    return row
