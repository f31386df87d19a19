"""The internal audit of a year: planned, carried out department by department, reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from ...kinds.audit.audit import Audit
from ...kinds.audit.finding import Finding
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.report import AuditReport
from ...kinds.audit.words import FindingGrade, Track
from ...kinds.inspection.inspection import Result
from ...services.audit import assigning, findings, papers, plans, reporting
from ...services.audit import audits as service
from ...store.work import Work
from .. import follow_up
from . import audit_words as words
from .audit_words import Seen
from .people import Team
from .span import Year

RESULTS = {
    FindingGrade.MAJOR: Result.NONCONFORM, FindingGrade.MINOR: Result.NONCONFORM,
    FindingGrade.OBSERVATION: Result.PARTLY, FindingGrade.GOOD: Result.CONFORM,
}  # fmt: skip


class Course:
    """One year's audit. The chief auditor leads it and looks at the rules; two others go round."""

    def __init__(self, year: Year, team: Team, random: Random) -> None:
        self.year, self.team, self.random = year, team, random
        self.cast = year.history.cast
        self.plan = self.report = 0

    def begin(self) -> None:
        at, around = self.year.at, self.year.around
        at(around(-60), self.draw_up)
        at(around(-54), self.approve)
        at(around(-14), lambda: self.carry_out(None))
        homes = list(self.cast.departments.values())
        for place, home in enumerate(homes):
            at(self.day(place, len(homes)), partial(self.carry_out, home))
        if not self.year.ago:
            at(around(-4), self.half)
        at(self.year.open(31), self.send)
        at(self.year.open(34), self.receive)

    def day(self, place: int, count: int) -> date:
        """From three weeks before the pivot to three weeks after it, one after the other."""
        return self.year.around(-21 + 42 * place // count)

    def draw_up(self) -> None:
        chief = self.cast.auditor
        plan = self.year.do(chief, plans.begin, self.year.year)
        self.plan = plan.id
        self._add(Track.RULES, None, -14, chief)
        homes = list(self.cast.departments.values())
        for place, home in enumerate(homes):
            days = -21 + 42 * place // len(homes)
            self._add(Track.OPERATION, home, days, self.team.for_department(home))
        self.year.do(chief, plans.propose, AuditPlan.get_by_id(self.plan).key)

    def _add(self, track: Track, home: int | None, days: int, auditor: int) -> None:
        begins = self.year.around(days)
        facts: dict[str, Any] = {"planned_on": begins, "planned_to": begins + timedelta(days=9)}
        if home is not None:
            facts |= {"department": home, "measures": words.FOCUS[self.year.place % 3]}
        chief = self.cast.auditor
        it = self.year.do(chief, service.add, self.plan, track, **facts)
        self.year.do(chief, assigning.assign, it.id, auditor, lead=True)

    def approve(self) -> None:
        self.year.do(self.cast.top, plans.approve, AuditPlan.get_by_id(self.plan).key)

    def carry_out(self, home: int | None) -> None:
        """Begun and finished on the same day: the lines are filled in where they are seen."""
        it = self._audit(home)
        self.year.do(self.cast.auditor, service.issue, it.key)
        auditor = self.team.for_department(home) if home else self.cast.auditor
        place = list(self.cast.departments.values()).index(home) if home else -1
        found = words.found(self.year.place, place)
        where = next(iter(self.cast.departments.values())) if home is None else None
        self.year.do(auditor, fill_in, it.id, self.random, found, 1.0, where)
        self.year.do(auditor, service.finish, Audit.get_by_id(it.id).key)

    def half(self) -> None:
        """The work paper of the department whose turn comes after today is half filled in."""
        homes = list(self.cast.departments.values())
        for place, home in enumerate(homes):
            if self.day(place, len(homes)) > self.year.history.today:
                self.year.do(self.cast.auditor, service.issue, self._audit(home).key)
                auditor = self.team.for_department(home)
                self.year.do(auditor, fill_in, self._audit(home).id, self.random, (), 0.5, None)
                return

    def _audit(self, home: int | None) -> Audit:
        mine = Audit.select().where(Audit.plan == self.plan)
        return mine.where(
            Audit.department.is_null() if home is None else Audit.department == home
        ).get()

    def send(self) -> None:
        chief = self.cast.auditor
        conclusion = words.CONCLUSIONS[self.year.place % len(words.CONCLUSIONS)]
        self.report = self.year.do(chief, reporting.draft, self.plan, conclusion=conclusion).id
        for it in self._findings():
            if it.grade == FindingGrade.OBSERVATION:
                self.year.do(chief, findings.open_action, it.key)
        self.year.do(chief, reporting.send, AuditReport.get_by_id(self.report).key)
        for it in self._findings():
            if it.action_id is not None:
                follow_up.follow(self.year.history, it.action_id)

    def _findings(self) -> list[Finding]:
        mine = Finding.select().join(Audit).where(Audit.plan == self.plan)
        return list(mine.order_by(Finding.id))

    def receive(self) -> None:
        key = AuditReport.get_by_id(self.report).key
        order = words.ORDERS[self.year.place % len(words.ORDERS)]
        self.year.do(self.cast.top, reporting.receive, key, order)


def fill_in(
    work: Work,
    audit: int,
    random: Random,
    found: Sequence[Seen],
    share: float,
    department: int | None,
) -> None:
    """Fill in a share of the work paper, from the top; each finding at its question."""
    lines = papers.lines(audit)
    at = words.placed(lines, found)
    for line in lines[: round(len(lines) * share)]:
        seen = at.get(line.id)
        sampled, where = words.sample(random, line.measure, line.item)
        facts: dict[str, Any] = {"sampled": sampled, "seen_where": where, "result": Result.CONFORM}
        if seen is not None:
            facts |= {"result": RESULTS[seen.grade], "remark": seen.content}
            facts |= {"sampled": seen.sampled, "seen_where": seen.where}
        papers.fill(work, line.id, line.version, **facts)
        if seen is not None:
            more = {"department": department} if department else {}
            findings.record(
                work, audit, line.id, grade=seen.grade, title=seen.title, content=seen.content,
                **more,
            )  # fmt: skip
