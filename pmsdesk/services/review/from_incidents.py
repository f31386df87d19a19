"""Incidents in the inputs of a review. Drills are told apart and count nowhere."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from ...base.text import T
from ...kinds.incident.clock import Clock
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import Cause, ClockState, Reportable, State, What
from ...store.record import tuples
from .span import Found, Span, few

FIGURE = T(
    "Incidents: {n} (reportable: {reportable}); near misses: {near}; not closed: {open}",
    "事故{n}件（うち報告対象{reportable}件）、ヒヤリハット{near}件、未完了{open}件",
)
CAUSE = T("{cause}: {n}", "{cause}：{n}件")
REPORTED = T("{no} {what}: reportable, {state}", "{no} {what}：報告対象、{state}")
LATE = T("Legal dates that ran out or were met late: {n}", "法定期限の超過・遅れた提出{n}件")
DRILLS = T("Drills held: {n}", "事故対応訓練{n}回")


class Row(NamedTuple):
    id: int
    no: str
    what: str
    state: str
    reportable: str
    near_miss: bool
    known_on: date
    drill: bool


def incidents(span: Span) -> Found:
    rows = _rows(span)
    drills = [row for row in rows if row.drill]
    real = [row for row in rows if not row.drill]
    happened = [row for row in real if not row.near_miss]
    told = [row for row in happened if row.reportable == Reportable.YES]
    figure = FIGURE.fill(
        n=len(happened),
        reportable=len(told),
        near=len(real) - len(happened),
        open=sum(row.state != State.CLOSED for row in happened),
    )
    causes = Counter(What.of(row.what).cause for row in happened)
    lines = [CAUSE.fill(cause=each.label, n=causes[each]) for each in Cause if causes[each]]
    lines += [
        REPORTED.fill(no=row.no, what=What.of(row.what).label, state=State.of(row.state).label)
        for row in told
    ]
    if late := _late([row.id for row in happened], span.today):
        lines.append(LATE.fill(n=late))
    lines.append(DRILLS.fill(n=len(drills)))
    return Found(figure, few(lines), "incidents")


def _rows(span: Span) -> list[Row]:
    I = Incident  # noqa: E741, N806
    columns = (I.id, I.no, I.what, I.state, I.reportable, I.near_miss, I.known_on, I.drill)
    query = I.select(*columns).where(span.covers(I.known_on))
    return [Row(*cells) for cells in tuples(query.order_by(I.known_on, I.id))]


def _late(ids: list[int], today: date) -> int:
    """The clocks that ran out, and those that were answered after their day."""
    running = (Clock.state == ClockState.RUNNING) & (Clock.due_on < today)
    after = Clock.answered_on.is_null(False) & (Clock.answered_on > Clock.due_on)
    return int(Clock.select().where(Clock.incident.in_(ids), running | after).count())
