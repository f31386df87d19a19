"""Two years of work, event by event, on a clock that is turned from day to day."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from ..base.errors import Refused
from ..desk import SYSTEM, Desk
from ..kinds.inspection.inspection import Inspection
from ..kinds.inspection.round import Round
from ..services import duties, notices
from ..services.inspection import review, rounds
from ..store.work import Work
from . import answers, follow_up, words
from .people import Cast

Event = Callable[[], object]
UNREAD_DAYS = 6
TICK_EVERY = 3  # days; a reminder's stage never needs more
APPROVED, CONFIRMED, HANDED_IN, RETURNED = "approved", "confirmed", "handed_in", "returned"
TODAY = (  # how far each department is in the round that is open today: share and last state
    (1.0, APPROVED), (0.55, ""), (1.0, CONFIRMED), (0.0, ""), (1.0, HANDED_IN), (1.0, APPROVED),
    (0.3, ""), (1.0, RETURNED), (1.0, APPROVED), (0.0, ""), (1.0, CONFIRMED), (0.8, ""),
)  # fmt: skip


class Clock:
    """Tells the moment it is set to."""

    def __init__(self, day: date) -> None:
        self.set(day)

    def set(self, day: date, hour: int = 0) -> None:
        self.now = datetime.combine(day, time(hour), UTC) + timedelta(hours=1)

    def __call__(self) -> datetime:
        return self.now


class History:
    """The agenda of a company: what happens on which day, in order."""

    def __init__(self, desk: Desk, clock: Clock, cast: Cast, random: Random, today: date) -> None:
        self.desk, self.clock, self.cast, self.random, self.today = desk, clock, cast, random, today
        self._agenda: list[tuple[date, int, Event]] = []
        self._count = 0
        self._stops: dict[tuple[str, ...], int] = {}
        self._last_state: dict[int, str] = {}  # of the inspections that stop short of approval

    def at(self, day: date, event: Event) -> None:
        """Let something happen on a day, Mondays for weekends; after today it does not happen."""
        while day.weekday() > 4:
            day += timedelta(days=1)
        self.on(day, event)

    def on(self, day: date, event: Event) -> None:
        """Let something happen on this very day: accidents keep no working week."""
        self._count += 1
        heapq.heappush(self._agenda, (day, self._count, event))

    def next_stop(self, stops: tuple[str, ...]) -> str:
        """Each stop in turn."""
        self._stops[stops] = self._stops.get(stops, -1) + 1
        return stops[self._stops[stops] % len(stops)]

    def run(self, begin: date, told: Callable[[int, int], None]) -> None:
        """From the first day to today."""
        days = (self.today - begin).days
        for number in range(days + 1):
            day = begin + timedelta(days=number)
            self.clock.set(day)
            if number % TICK_EVERY == 0 or number == days:
                self._tick(day)
            self._events(day)
            if days - number == UNREAD_DAYS:
                self._read_notices()
            told(number + 1, days + 1)

    def _tick(self, day: date) -> None:
        for round in self.desk.do(SYSTEM, duties.tick).result.opened:
            for it in self.desk.do(self.cast.manager, issued, round.id).result:
                self._schedule(round, it, day)

    def _read_notices(self) -> None:
        """Everybody has looked at the bell; the last days' notices are still unread today."""
        people = (self.cast.manager, self.cast.auditor, self.cast.top, *self.cast.heads.values())
        for person in sorted(set(people)):
            self.desk.do(person, read_everything)

    def _events(self, day: date) -> None:
        while self._agenda and self._agenda[0][0] <= day:
            _, _, event = heapq.heappop(self._agenda)
            event()

    def _schedule(self, round: Round, it: Inspection, day: date) -> None:
        """When this department will get down to it: most in good time, some late, some half."""
        open_now = round.due_on >= self.today
        place = list(self.cast.heads).index(it.department_id)
        if open_now:
            self._schedule_today(it, day, place)
            return
        last_round = round.due_on > self.today - timedelta(days=60)
        if last_round and place == 7:
            return  # one department has not handed in the round before: the manager sees it late
        slack = self.random.choice((-24, -18, -12, -9, -6, -5, -3, -2, -1, 0, 2, 5))
        begin = max(day + timedelta(days=1), round.due_on + timedelta(days=slack))
        self.at(begin, lambda: self._fill(it.id, 1.0))

    def _schedule_today(self, it: Inspection, day: date, place: int) -> None:
        """The round that is open today: some approved, some handed in, some half, some blank."""
        share, self._last_state[it.id] = TODAY[place % len(TODAY)]
        if share:
            span = max(1, (self.today - day).days)
            when = day + timedelta(days=min(span, 1 + self.random.randrange(span)))
            while when.weekday() > 4 and when > day:
                when -= timedelta(days=1)
            self.at(when, lambda: self._fill(it.id, share))

    def _fill(self, inspection: int, share: float) -> None:
        where = Inspection.get_by_id(inspection).department_id
        by_staff = self.random.random() < 0.4 or self._last_state.get(inspection) == HANDED_IN
        who = self.random.choice(self.cast.staff[where][1:]) if by_staff else self.cast.heads[where]
        self.clock.set(self.clock.now.date(), self.random.randrange(0, 7))
        self.desk.do(who, answers.answer_all, self.random, inspection, share)
        if share == 1.0:
            self._hand_in(inspection, who)

    def _hand_in(self, inspection: int, who: int) -> None:
        it = self.desk.do(who, review.hand_in, Inspection.get_by_id(inspection).key).result
        day = self.clock.now.date()
        follow_up.schedule(self, inspection)
        if self._last_state.get(inspection) == it.state:
            return
        if it.state == HANDED_IN:
            self.at(day + timedelta(days=1), lambda: self._confirm(inspection))
        else:
            self._await_approval(inspection)

    def _confirm(self, inspection: int) -> None:
        it = Inspection.get_by_id(inspection)
        self.desk.do(self.cast.heads[it.department_id], review.confirm, it.key)
        if self._last_state.get(inspection) != CONFIRMED:
            self._await_approval(inspection)

    def _await_approval(self, inspection: int) -> None:
        day = self.clock.now.date() + timedelta(days=1 + self.random.randrange(6))
        self.at(day, lambda: self._approve(inspection))

    def _approve(self, inspection: int) -> None:
        it = Inspection.get_by_id(inspection)
        approver = self.cast.manager
        if approver in (it.filled_by_id, it.confirmed_by_id):
            approver = self.cast.top
        to_return = self._last_state.get(inspection) == RETURNED
        if to_return or (self.random.random() < 0.06 and not it.return_reason):
            reason = self.random.choice(words.RETURN_REASONS)
            self.desk.do(approver, review.give_back, it.key, reason)
            if to_return:
                return
            again = self.clock.now.date() + timedelta(days=2)
            self.at(again, lambda: self._hand_in_again(inspection))
            return
        self.desk.do(approver, review.approve, it.key)
        self._close(it.round_id)

    def _hand_in_again(self, inspection: int) -> None:
        it = Inspection.get_by_id(inspection)
        self.desk.do(self.cast.heads[it.department_id], review.hand_in, it.key)
        self._await_approval(inspection)

    def _close(self, round: int) -> None:
        try:
            self.desk.do(self.cast.manager, rounds.close, Round.get_by_id(round).key)
        except Refused:
            return  # not everybody is through yet


def read_everything(work: Work) -> None:
    """Read every notice to this person."""
    everything = notices.mine(work, limit=10_000)
    notices.mark_read(work, [notice.id for notice in everything if not notice.read])


def issued(work: Work, round: int) -> list[Inspection]:
    """The inspections of a round."""
    return list(Inspection.select().where(Inspection.round == round).order_by(Inspection.id))
