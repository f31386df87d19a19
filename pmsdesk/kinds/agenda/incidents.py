"""The legal clocks of incidents."""

from __future__ import annotations

from ...base.text import T
from ...store.record import tuples
from ..incident.clock import Clock
from ..incident.clock_line import COLUMNS, line_of
from ..incident.incident import Incident
from ..incident.words import ClockState
from .due import Asked, Due, Found, Nature, Sort

WORDS = T("{label} ({incident})", "{label}（{incident}）")


def clocks(asked: Asked) -> Found:
    """Those that run, wait for the rest or were answered; none of drills."""
    reach = asked.work.reach(Clock)
    if reach == frozenset():
        return Found()
    shown = Clock.state.not_in([ClockState.OFF, ClockState.EXEMPT]) & ~Incident.drill
    within = Clock.due_on.between(asked.first, asked.last) & shown
    if reach is not None:
        within = within & Clock.department_id.in_(sorted(reach))
    query = Clock.select(*COLUMNS).join(Incident).where(within).order_by(Clock.due_on, Clock.id)
    found = []
    for line in (line_of(row, asked.today) for row in tuples(query)):
        assert line.due_on is not None
        found.append(
            Due(
                line.due_on, Sort.CLOCK, Nature.LAW, "Clock", line.clock,
                WORDS.fill(label=line.label, incident=line.incident_title), line.state_label,
                line.ink, "incidents", {"id": line.incident, "clock": line.clock},
                no=line.incident_no,
            )
        )  # fmt: skip
    return Found(found).counted()
