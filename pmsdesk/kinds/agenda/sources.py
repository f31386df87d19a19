"""Where the calendar comes from: a new kind of date joins with one line here."""

from __future__ import annotations

from . import actions, audits, governing, incidents, inspections, trainings, upkeep
from .due import Sort, Source

SOURCES: tuple[tuple[Sort, Source], ...] = (
    # in the order of a crowded day: what no manager may miss comes first
    (Sort.CLOCK, incidents.clocks),
    (Sort.INSPECTION, inspections.issued),
    (Sort.INSPECTION, inspections.planned),
    (Sort.AUDIT, audits.audits),
    (Sort.REVIEW, governing.reviews),
    (Sort.TRAINING, trainings.trainings),
    (Sort.UPKEEP, upkeep.changes_of_law),
    (Sort.UPKEEP, upkeep.contacts),
    (Sort.YEAR, governing.annual_plan),
    (Sort.ACTION, actions.actions),
    (Sort.ACTION, actions.steps),
)
