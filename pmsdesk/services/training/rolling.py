"""What the roster changes in trainings that run: joiners, leavers, people away and back again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ...base.days import table_date
from ...base.text import T
from ...kinds.organization.person import Person
from ...kinds.training.attendance import Attendance
from ...kinds.training.people import Leave
from ...kinds.training.training import Training
from ...kinds.training.words import RUNNING, WAITING, Audience, State, Status
from ...store import rows
from ...store.record import tuples
from ...store.work import Work
from ..organization.names import day_words
from . import audience, notices, rules
from .audience import Roster

LEFT_ON = "{day}退職"
UNTAUGHT = T(
    "{n} people joined or returned, and no training is open for them.",
    "入社・復職した人が{n}人いますが、受講できる教育がありません。",
)


@dataclass(slots=True)
class Rolled:
    """What was followed: people taken in, gone, away, back; notices written."""

    joined: list[Attendance] = field(default_factory=list)
    left: int = 0
    away: int = 0
    back: int = 0

    @property
    def count(self) -> int:
        return len(self.joined) + self.left + self.away + self.back


def follow(work: Work) -> Rolled:
    """Bring every running training up to today's roster. Twice, late or never harms nothing."""
    running = list(Training.select().where(Training.state.in_(list(RUNNING))).order_by(Training.id))
    rolled = Rolled()
    if not running:
        return rolled
    there = audience.roster(work.today)
    for it in running:
        _settle(work, it, there, rolled)
    for it in [each for each in running if each.state == State.IN_PROGRESS]:
        new = _missing(it, there, running)
        if new:
            rolled.joined += _take_in(work, it, new, there)
    return rolled


def refresh(work: Work, training: int) -> Rolled:
    """The same for one training, when somebody looks at it."""
    it = work.get(Training, training)
    rules.demand_marking(it, work.actor)
    rolled, there = Rolled(), audience.roster(work.today)
    _settle(work, it, there, rolled)
    if it.state == State.IN_PROGRESS and (new := _missing(it, there, _running())):
        rolled.joined += _take_in(work, it, new, there)
    return rolled


def untaught(work: Work) -> list[Person]:
    """Those who joined within the days in which joiners are taught and are in no training."""
    since = work.today - timedelta(days=audience.joiner_days())
    stays = Person.left_on.is_null() | (Person.left_on >= work.today)
    new = list(Person.select().where(Person.joined_on.between(since, work.today), stays))
    mine = Attendance.select(Attendance.person).join(Training)
    wanted = Training.audience.in_([Audience.JOINERS, Audience.EVERYBODY])
    known = mine.where(wanted, Attendance.person.in_([p.id for p in new]))
    taught = {person for (person,) in tuples(known)}
    return [person for person in new if person.id not in taught]


def _running() -> list[Training]:
    return list(Training.select().where(Training.state.in_(list(RUNNING))))


# ---- people in it already


def _settle(work: Work, it: Training, there: Roster, rolled: Rolled) -> None:
    """Who has left or gone away is waited for no more; who is back is waited for again."""
    mine = Attendance.select().where(Attendance.training == it.id)
    open_rows = rules.unsettled(it) | (Attendance.status == Status.ON_LEAVE)
    for row in rows.read(Attendance, mine.where(open_rows)):
        if row.person_id not in there.people:
            rolled.left += _gone(work, row)
        elif row.person_id in there.away:
            rolled.away += _away(work, row)
        elif row.status == Status.ON_LEAVE:
            _back(work, it, row, there.day)
            rolled.back += 1


def _gone(work: Work, row: Attendance) -> int:
    left_on = Person.get_by_id(row.person_id).left_on
    if left_on is None or left_on >= work.today:
        return 0  # entered with a day to come of joining: not gone
    why = LEFT_ON.format(day=table_date(left_on))
    work.save(work.taken(row, row.version, status=Status.LEFT, reason=why), "leave")
    return 1


def _away(work: Work, row: Attendance) -> int:
    if row.status == Status.ON_LEAVE:
        return 0
    work.save(work.taken(row, row.version, status=Status.ON_LEAVE), "away")
    return 1


def _back(work: Work, it: Training, row: Attendance, today: date) -> None:
    """From the day of return there is as long as a joiner has."""
    ended = Leave.select(Leave.until).where(Leave.person == row.person_id, Leave.until < today)
    until = ended.order_by(Leave.until.desc()).limit(1).scalar()
    returned = until + audience.ONE_DAY if until else today
    due = max(row.due_on or today, returned + timedelta(days=audience.joiner_days()))
    status = _before_leave(it, row)
    work.save(work.taken(row, row.version, status=status, due_on=due), "come_back")
    notices_of(work, it, [row], due)


def _before_leave(it: Training, row: Attendance) -> Status:
    """Somebody who attended before going away attended; another has it still to do."""
    if row.attended_on is not None:
        return Status.ATTENDED
    return Status.NOT_YET if it.state == State.IN_PROGRESS else Status.ABSENT


# ---- people to be taken in


def _missing(it: Training, there: Roster, running: Sequence[Training]) -> list[Person]:
    """Those of the audience who are not in it: they joined, or were entered late, since.

    Who joins while a training for joiners runs takes that one, and not everybody's beside it.
    """
    known = audience.taken_in(it.id)
    new = [p for p in audience.matching(it, there) if p.id not in known]
    if it.audience == Audience.JOINERS or not new:
        return new
    opened = it.opened_on or it.planned_on
    since = [p for p in new if p.joined_on and p.joined_on > opened]
    if it.audience != Audience.EVERYBODY:
        return since
    others = [t for t in running if t.audience == Audience.JOINERS and t.state == State.IN_PROGRESS]
    elsewhere = {p.id for t in others for p in audience.matching(t, there)}
    return [p for p in new if p.id not in elsewhere or p not in since]


def _take_in(work: Work, it: Training, people: Sequence[Person], there: Roster) -> list[Attendance]:
    drawn = audience.draw(work, it, people, there, "join")
    waiting = [row for row in drawn if row.status in WAITING]
    for due in {row.due_on for row in waiting if row.due_on}:
        notices_of(work, it, [row for row in waiting if row.due_on == due], due)
    return drawn


def notices_of(work: Work, it: Training, people: Iterable[Attendance], due: date) -> int:
    subject = notices.OPENED.fill(due=day_words(due), title=notices.title_of(it))
    once = f"training/{it.id}/task/{due.isoformat()}"
    return work.tell((row.person_id for row in people), subject, it, "soon", once=once)


def warn(work: Work) -> int:
    """Tell the training officer, whenever there are others, of joiners for whom nothing is open."""
    waiting = untaught(work)
    newest = Training.select().order_by(Training.id.desc()).first()
    if not waiting or newest is None:
        return 0
    once = f"training/untaught/{max(person.id for person in waiting)}/{len(waiting)}"
    return work.tell(notices.officers(work), UNTAUGHT.fill(n=len(waiting)), newest, "soon", once)
