"""Ask, every few minutes, what has fallen due. The database remembers; the scheduler does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apscheduler.schedulers.background import BackgroundScheduler

MINUTES = 5


def start(tick: Callable[[], object], minutes: float = MINUTES) -> BackgroundScheduler:
    """Call `tick` on a thread of its own every so many minutes, never twice at once.

    Nothing is kept of what was missed in sleep: the next call finds it in the database. End it
    with shutdown(wait=False).
    """
    from apscheduler.schedulers.background import BackgroundScheduler

    scheduler = BackgroundScheduler(timezone="UTC", daemon=True)
    scheduler.add_job(
        tick,
        "interval",
        seconds=minutes * 60,
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    scheduler.start()
    return scheduler
