"""The first report: saved at once however little is known, and told up the ladder."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ...base.days import fiscal_year
from ...base.errors import Refused
from ...base.text import T
from ...kinds.incident import rules as dated
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import OFFICE, What
from ...kinds.organization.department import Department
from ...store import numbers
from ...store.work import Work
from ..organization.calendar import fiscal_start
from . import clocks, escalation, rules, timeline
from .leaks import refuse_leaked as refuse_leaked
from .leaks import refuse_leaked_facts
from .moments import day_of, kept

ASK_WHAT = T("Choose what happened.", "事象の種類を選んでください。")
ASK_DEPARTMENT = T("Choose the department.", "部門を選んでください。")
FIRST = T("Incident reported", "第一報を登録")
FIRST_NEAR_MISS = T("Near miss reported", "ヒヤリハットを登録")
FIRST_DRILL = T("Drill begun", "訓練を開始")
SERIES, DRILLS = "IN", "DR"


def report(
    work: Work,
    /,
    *,
    what: str,
    title: str = "",
    department: int | None = None,
    found_at: datetime | None = None,
    **facts: Any,
) -> Incident:
    """Report an incident, a near miss (near_miss=True) or begin a drill (drill=True).

    Only `what` is asked for; the rest may follow. The department is the reporter's own unless
    another is named; anybody may report for any. Drills are begun by the PMS office and the top.
    Facts: what rules.REPORTED names; moments on the clocks of the zone. Without known_at the
    company has known since it was found.
    Refused for a time to come, and where a text holds what looks like leaked data.
    """
    facts = rules.cleaned(facts)
    rules.demand_writable(facts, rules.REPORTED)
    if what not in set(What):
        raise Refused(ASK_WHAT, "what")
    if facts.get("drill"):
        work.allow(OFFICE)
    where = _department(work, department)
    found = kept(work, found_at, "found_at")
    known = kept(work, facts.pop("known_at", None), "known_at") if facts.get("known_at") else found
    facts.pop("known_at", None)
    known_on = day_of(work, known)
    year = fiscal_year(known_on, fiscal_start())
    it = Incident(
        what=what,
        title=title.strip() or What.of(what).label.ja,
        department=where.id,
        department_name=where.name,
        year=year,
        found_at=found,
        known_at=known,
        known_on=known_on,
        reported_at=work.now,
        reporter=work.actor.person or None,
        reporter_name=work.actor.name,
        rules=dated.rules_of(known_on).to_json(),
        **facts,
    )
    refuse_leaked_facts(it.__data__, ("title", *facts))
    rules.demand_dates(work, it)
    it.no = numbers.draw(DRILLS if it.drill else SERIES, year)[0]
    it = work.add(it, "report")
    first = FIRST_NEAR_MISS if it.near_miss else FIRST
    timeline.note(work, it, FIRST_DRILL if it.drill else first)
    escalation.start(work, it)
    clocks.settle(work, it)
    return it


def _department(work: Work, department: int | None) -> Department:
    wanted = department if department is not None else work.actor.department
    if wanted is None:
        raise Refused(ASK_DEPARTMENT, "department")
    return work.get(Department, wanted)
