"""Which stories are told, counted back from today; those from before the first day are not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from . import class_three, drill, near_misses, network, older, running
from .course import Course

if TYPE_CHECKING:
    from ..history import History

STORIES = (
    *older.STORIES,
    *class_three.STORIES,
    *running.STORIES,
    *near_misses.STORIES,
    drill.STORY,
)


def plan(history: History, begin: date) -> None:
    """Put two years of incidents and the emergency network on the agenda."""
    network.plan(history, begin)
    for story in STORIES:
        first = history.today - timedelta(days=story.ago)
        if first >= begin:
            Course(history, story, first).begin()
