"""Escalation: staff → department head → manager → top, each with a time to confirm.

Who does not confirm in time passes it on; the rungs keep who was told when, and who knew when.
Safe to run at any time, twice, late, or on two machines at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ...base.errors import Refused
from ...base.flow import NOT_NOW, NOT_YOURS
from ...base.standing import Role, Standing
from ...base.text import T
from ...kinds.incident.incident import Incident, Rung
from ...kinds.incident.words import State
from ...kinds.organization.company import ONLY, Company
from ...kinds.organization.person import Person
from ...store.record import tuples
from ...store.work import Work
from ..organization.standing import holders, present
from . import clocks, notices, timeline
from .moments import shown, shown_or_none

LADDER = (Role.HEAD, Role.MANAGER, Role.TOP)
MANAGER = LADDER.index(Role.MANAGER) + 1
HOURS = {Role.HEAD: 1, Role.MANAGER: 4, Role.TOP: 24}  # until the company is entered
CONFIRMED_BY_YOU = T("You have confirmed this already.", "すでに確認済みです。")
CONFIRMED_BY = T("{who} has confirmed this already.", "{who}さんがすでに確認しています。")
TOLD = T("Told {role}: {names}", "{role}に報告（{names}）")
VACANT = T("Nobody is {role}: passed on at once", "{role}が不在のため、すぐに上位へ報告")
CONFIRMED = T("{role} confirmed the report", "{role}が報告を確認")
IN_TIME = T("{role} did not confirm in time", "{role}の確認が期限内になし")
LONGEST = 400  # characters of names


@dataclass(frozen=True, slots=True)
class RungLine:
    """A rung as it is read; times on the clocks of the zone. `late`: still waiting, too long.

    `vacant` where nobody held the role; `passed_on_at` is when the wait for it ended unconfirmed.
    """

    place: int
    role: str
    role_words: T
    told: str
    told_at: datetime
    due_at: datetime
    confirmed: str
    confirmed_at: datetime | None
    passed_on_at: datetime | None
    vacant: bool
    waiting: bool
    late: bool


def start(work: Work, it: Incident) -> None:
    """Tell the first rung. Who reports from a rung has confirmed it, and it goes on above."""
    places = held(work.actor, it)
    rungs: list[Rung] = []
    while len(rungs) < max(places, default=0):
        rungs.append(_told(work, it, len(rungs) + 1, work.now))
    _confirm(work, it, rungs, places)
    _climb(work, it, rungs)


def confirm(work: Work, incident: int) -> Rung:
    """I know of it: my own rung, or a higher one, which ends the wait of those below.

    Refused for somebody on no rung, for a second time, and once the incident is closed.
    """
    it = work.get(Incident, incident)
    places = held(work.actor, it)
    if not places:
        raise Refused(NOT_YOURS)
    if it.locked:
        raise Refused(NOT_NOW)
    rungs, mine = of(it.id), max(places)
    while len(rungs) < mine:
        rungs.append(_told(work, it, len(rungs) + 1, work.now))
    if rungs[mine - 1].confirmed_at is not None:
        raise Refused(_by(rungs[mine - 1], work.actor))
    _confirm(work, it, rungs, places)
    _climb(work, it, rungs)
    clocks.put_due(work, it)
    return rungs[mine - 1]


def may_confirm(it: Incident, rungs: list[Rung], who: Standing) -> bool:
    """Whether a confirmation by this person would add something."""
    mine = max(held(who, it), default=0)
    there = mine > len(rungs) or rungs[mine - 1].confirmed_at is None
    return mine > 0 and not it.locked and there


def escalate(work: Work) -> int:
    """Pass on what was not confirmed in time; the number of rungs told."""
    waiting = Rung.confirmed_at.is_null() & Rung.passed_on_at.is_null() & (Rung.due_at <= work.now)
    query = Rung.select(Rung.incident).join(Incident).where(Incident.state != State.CLOSED)
    late = query.where(waiting | (Rung.told_names == "")).distinct()
    return sum(_pass_on(work, id) for (id,) in tuples(late))


def tell_top(work: Work, it: Incident, words: T) -> None:
    """Of what has to be reported top management hears without waiting for anybody's time."""
    rungs = of(it.id)
    while len(rungs) < len(LADDER):
        rungs.append(_told(work, it, len(rungs) + 1, work.now, words))
    clocks.put_due(work, it)


def of(incident: int) -> list[Rung]:
    """The rungs told so far, from the lowest."""
    return list(Rung.select().where(Rung.incident == incident).order_by(Rung.place))


def lines(work: Work, rungs: list[Rung]) -> tuple[RungLine, ...]:
    return tuple(_line(work, rung) for rung in rungs)


def held(who: Standing, it: Incident) -> set[int]:
    """The places on the ladder this person holds for an incident, deputies included."""
    return {
        place
        for place, role in enumerate(LADDER, 1)
        if role in who.roles and (role != Role.HEAD or it.department_id in who.heads)
    }


# ---- inside


def _pass_on(work: Work, incident: int) -> int:
    it = Incident.get_by_id(incident)
    rungs = of(incident)
    last = rungs[-1]
    if not last.told_names and last.place == len(LADDER):
        told = _fill(work, it, last)
    else:
        told = _climb(work, it, rungs)
    clocks.put_due(work, it)
    return told


def _climb(work: Work, it: Incident, rungs: list[Rung]) -> int:
    """Tell the next rung, as long as the last one told lets it go on; the number told."""
    told = 0
    while (since := _goes_on(work, it, rungs)) is not None:
        rungs.append(_told(work, it, len(rungs) + 1, since))
        told += 1
    return told


def _goes_on(work: Work, it: Incident, rungs: list[Rung]) -> datetime | None:
    """From when the next rung's time counts; None where nobody else is to be told now.

    A head's confirmation tells the manager. What the manager confirms stays there, and a near
    miss stays with the manager in any case.
    """
    if not rungs:
        return work.now
    last = rungs[-1]
    if last.place == len(LADDER):
        return None
    if not last.told_names:
        return last.due_at
    if last.confirmed_at is not None:
        return work.now if last.place < MANAGER else None
    if last.due_at > work.now or (it.near_miss and last.place == MANAGER):
        return None
    if last.passed_on_at is None:
        last.passed_on_at = work.now
        work.save(last, "pass_on")
        timeline.note(work, it, IN_TIME.fill(role=Role.of(last.role).label))
    return last.due_at


def _told(work: Work, it: Incident, place: int, since: datetime, words: T | None = None) -> Rung:
    """Tell a rung. Its time counts from `since`, when the one below it ran out of its own:
    a tick a month late goes up the whole ladder. The last rung has its time from being told."""
    role = LADDER[place - 1]
    people = _people(work, it, role)
    due = since + _limit(role)
    if place == len(LADDER) and due <= work.now:
        due = work.now + _limit(role)
    rung = Rung(
        incident=it.id,
        department_id=it.department_id,
        place=place,
        role=role,
        told_names=_names(people),
        told_at=work.now,
        due_at=due if people else since,
        passed_on_at=None if people else work.now,
    )
    rung = work.add(rung, "tell")
    _say(work, it, rung, people, words)
    return rung


def _fill(work: Work, it: Incident, rung: Rung) -> int:
    """Somebody holds the highest role now, which nobody held when it was told."""
    people = _people(work, it, Role.of(rung.role))
    if not people:
        return 0
    rung.told_names, rung.told_at = _names(people), work.now
    rung.due_at, rung.passed_on_at = work.now + _limit(Role.of(rung.role)), None
    work.save(rung, "tell")
    _say(work, it, rung, people)
    return 1


def _say(work: Work, it: Incident, rung: Rung, people: list[int], words: T | None = None) -> None:
    role = Role.of(rung.role).label
    if not people:
        timeline.note(work, it, VACANT.fill(role=role))
        return
    timeline.note(work, it, TOLD.fill(role=role, names=rung.told_names))
    first = notices.NEAR_MISS if it.near_miss else notices.REPORTED
    passed_on = notices.PASSED_ON if _unconfirmed_below(rung) else first
    once = f"incident/{it.id}/rung/{rung.place}/{len(people)}"
    notices.tell(work, it, words or passed_on, people, "late", once)


def _unconfirmed_below(rung: Rung) -> bool:
    """Whether it comes up because somebody below let the time pass."""
    below = (Rung.incident == rung.incident_id) & (Rung.place == rung.place - 1)
    silent = Rung.confirmed_at.is_null() & Rung.passed_on_at.is_null(False)
    return Rung.select().where(below, silent, Rung.told_names != "").exists()


def _confirm(work: Work, it: Incident, rungs: list[Rung], places: set[int]) -> None:
    """Everything up to the highest of these places is settled; below it, without a name."""
    for rung in rungs[: max(places, default=0)]:
        if rung.confirmed_at is not None:
            continue
        if rung.place in places:
            rung.confirmed_by_id = work.actor.person or None
            rung.confirmed_name, rung.confirmed_at = work.actor.name, work.now
            work.save(rung, "confirm")
            timeline.note(work, it, CONFIRMED.fill(role=Role.of(rung.role).label))
        elif rung.passed_on_at is None:
            rung.passed_on_at = work.now
            work.save(rung, "pass_on")


def _people(work: Work, it: Incident, role: Role) -> list[int]:
    where = it.department_id if role == Role.HEAD else None
    return present(holders(role, work.today, where), work.today)


def _names(people: list[int]) -> str:
    rows = Person.select(Person.name).where(Person.id.in_(people)).order_by(Person.staff_no)
    return "、".join(name for (name,) in tuples(rows))[:LONGEST]


def _limit(role: Role) -> timedelta:
    hours = Company.select(Company._meta.fields[f"{role}_hours"]).where(Company.id == ONLY).scalar()
    return timedelta(hours=hours or HOURS[role])


def _by(rung: Rung, who: Standing) -> T:
    mine = rung.confirmed_by_id == who.person
    return CONFIRMED_BY_YOU if mine else CONFIRMED_BY.fill(who=rung.confirmed_name)


def _line(work: Work, rung: Rung) -> RungLine:
    waiting = rung.confirmed_at is None and rung.passed_on_at is None
    return RungLine(
        rung.place,
        rung.role,
        Role.of(rung.role).label,
        rung.told_names,
        shown(work, rung.told_at),
        shown(work, rung.due_at),
        rung.confirmed_name,
        shown_or_none(work, rung.confirmed_at),
        shown_or_none(work, rung.passed_on_at),
        not rung.told_names,
        waiting,
        waiting and rung.due_at <= work.now,
    )
