"""One incident on its way: each method is a service, done by whoever's part it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ...desk import SYSTEM as PROGRAM
from ...kinds.incident.clock import Clock
from ...kinds.incident.incident import Incident
from ...kinds.organization.company import Company
from ...services import evidence
from ...services.incident import (
    drafts,
    escalation,
    facts,
    following,
    judging,
    reporting,
    sending,
    timeline,
)
from . import preventing
from .story import HEAD, MANAGER, SECRETARY, STAFF, TOP, Prevention, Story, Who

if TYPE_CHECKING:
    from datetime import date

    from ..history import History

ZONE = ZoneInfo("Asia/Tokyo")
SEAT = 3  # who of the department's staff reports
ASSESSORS = ("pmark_preliminary", "pmark_final")


class Course:
    """A story told to the services, step by step, on the clock of the history."""

    def __init__(self, history: History, story: Story, first: date) -> None:
        self.history, self.story, self.first = history, story, first
        codes = history.cast.departments
        another = list(codes.values())[story.ago % len(codes)]  # a small company lacks some
        self.department = codes.get(story.where, another)
        self._id = 0
        self._who: Who = STAFF

    def begin(self) -> None:
        """Put every step on the agenda; those after today do not happen."""
        for step in self.story.steps:
            day = self.first + timedelta(days=step.day)
            self.history.on(day, self._event(step.time, step.who, step.deed, step.facts))

    # ---- the deeds

    def report(self, /, found: str = "", occurred: int | None = None, **known: Any) -> None:
        """`found`: the time it was found, the step's without; `occurred`: days before day 0."""
        if occurred is not None:
            known["occurred_on"] = self.first + timedelta(days=occurred)
        if found:
            known["found_at"] = datetime.combine(self.first, time.fromisoformat(found), ZONE)
        it = self._do(reporting.report, department=self.department, **known)
        self._id = it.id

    def confirm(self) -> None:
        self._do(escalation.confirm, self._id)

    def pass_on(self) -> None:
        """What the tick does with a report nobody has confirmed in time."""
        self._do(escalation.escalate)

    def take_up(self) -> None:
        self._do(following.move, self._now().key, "take_up")

    def say(self, /, text: str) -> None:
        self._do(timeline.add, self._id, text)

    def write(self, /, published: int | None = None, **known: Any) -> None:
        """`published`: the day of publication."""
        if published is not None:
            known["published_on"] = self.first + timedelta(days=published)
        self._do(facts.write, self._now().key, **known)

    def judge(self, /, reason: str, exception: str = "") -> None:
        self._do(judging.judge, self._now().key, reason, exception)

    def draft(self) -> None:
        self._do(drafts.begin, self._now().key)

    def send(self, /, clock: str, document: str, **more: Any) -> None:
        if clock in ASSESSORS:
            more.setdefault("destination", Company.get().assessment_body)
        today = self.history.clock.now.astimezone(ZONE).date()
        key = self._clock(clock).key
        self._do(sending.send, key, document=document, sent_on=today, **more)

    def exempt(self, /, clocks: Iterable[str], reason: str) -> None:
        for clock in clocks:
            self._do(sending.exempt, self._clock(clock).key, reason)

    def attach(self, /, name: str, text: str) -> None:
        self._do(evidence.attach_to_incident, self._id, name, text.encode("utf-8"))

    def act(self, /, prevention: Prevention) -> None:
        """Open the corrective action, which goes its own way from there."""
        action = self._do(following.open_action, self._now().key)
        preventing.schedule(self.history, action.id, prevention)

    def prevent(self, /, **known: Any) -> None:
        self._do(following.move, self._now().key, "prevent", **known)

    def close(self, /, **known: Any) -> None:
        self._do(following.move, self._now().key, "close", **known)

    # ---- inside

    def _event(
        self, moment: time, who: Who, deed: Callable[..., None], known: dict[str, Any]
    ) -> Callable[[], None]:
        def happen() -> None:
            clock = self.history.clock
            was = clock.now
            day = was.date()
            clock.now = datetime.combine(day, moment, ZONE).astimezone(was.tzinfo)
            self._who = who
            deed(self, **known)
            clock.now = was

        return happen

    def _do(self, service: Callable[..., Any], *given: Any, **known: Any) -> Any:
        cast = self.history.cast
        staff = cast.staff[self.department]
        people = {
            STAFF: staff[min(SEAT, len(staff) - 1)],
            HEAD: cast.heads[self.department],
            MANAGER: cast.manager,
            SECRETARY: cast.secretary,
            TOP: cast.top,
        }
        actor = people.get(self._who, PROGRAM)
        return self.history.desk.do(actor, service, *given, **known).result

    def _now(self) -> Incident:
        return Incident.get_by_id(self._id)

    def _clock(self, sort: str) -> Clock:
        return Clock.get(Clock.incident == self._id, Clock.sort == sort)
