"""Reminders of legal clocks: when to hurry, on the last day, and once it has passed."""

from __future__ import annotations

from datetime import date

from ...base.days import shown_date
from ...base.text import T
from ...kinds.incident import rules as dated
from ...kinds.incident.clock import Clock
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import ClockState
from ...store.work import Work
from . import clocks, notices

HURRY = T("{label}: last day {due}: {no} {title}", "{label}の期限は{due}です：{no} {title}")
LAST_DAY = T(
    "{label}: today is the last day: {no} {title}", "{label}の期限は本日です：{no} {title}"
)
PASSED = T(
    "{label}: the last day ({due}) has passed: {no} {title}",
    "{label}の期限（{due}）を過ぎています：{no} {title}",
)


def remind(work: Work) -> tuple[int, int]:
    """Tell the PMS office of running clocks, and the top of those that ran out.

    Each of the three is told once for a last day, however often or late the tick comes. Returns
    the reminders to the office and those that went on to the top.
    """
    clocks.recount(work)
    running = (Clock.state == ClockState.RUNNING) & (Clock.amber_on <= work.today)
    reminded = escalated = 0
    for clock in Clock.select().where(running).order_by(Clock.id):
        it = Incident.get_by_id(clock.incident_id)
        assert clock.due_on
        stage, words = _stage(work.today, clock.due_on)
        subject = _named(words, it, clock)
        once = f"clock/{clock.id}/{clock.due_on}/{stage}"
        weight = "soon" if stage == "amber" else "late"
        office = notices.people(work, it, notices.OFFICE)
        reminded += notices.tell(work, it, subject, office, weight, once)
        if stage == "late":
            tops = notices.people(work, it, notices.TOPS)
            escalated += notices.tell(work, it, subject, tops, weight, once)
    return reminded, escalated


def _named(words: T, it: Incident, clock: Clock) -> T:
    """With the clock's name and day put in; number and title are left for the notice."""
    rule = dated.kept_by(it).clock_named(clock.sort)
    label = rule.label if rule else clocks.label_of(clock.sort)
    assert clock.due_on
    return words.fill(
        label=label,
        due=T(shown_date(clock.due_on, "en"), shown_date(clock.due_on, "ja")),
        no=T("{no}", "{no}"),
        title=T("{title}", "{title}"),
    )


def _stage(today: date, due_on: date) -> tuple[str, T]:
    if today > due_on:
        return "late", PASSED
    return ("last", LAST_DAY) if today == due_on else ("amber", HURRY)
