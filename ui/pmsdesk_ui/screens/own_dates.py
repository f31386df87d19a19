"""One's own dates as an iCalendar file, for another calendar: from the person's menu, and from
wherever a page offers it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pmsdesk.base.errors import Unavailable
from pmsdesk.base.text import T

from .. import words
from ..session import Session

if TYPE_CHECKING:
    from pmsdesk.services.own_dates import OwnDates

KINDS = T("Calendar (*.ics)", "カレンダー (*.ics)")
NAME = T("my-dates.ics", "自分の期限.ics")
WRITTEN = T("{n} dates written to {file}.", "期限{n}件を {file} に書き出しました。")
NOT_ALL = T(
    "{n} dates written to {file}; {more} more wait than a list holds.",
    "期限{n}件を {file} に書き出しました（ほか{more}件は含まれていません）。",
)


def save(owner: QWidget, session: Session) -> None:
    """Ask where to, then write what waits for this person and has a date."""
    from pmsdesk.services import own_dates

    path = session.ask.save_file(owner, words.OWN_DATES, session.say(NAME), session.say(KINDS))
    if path is not None:
        out = path if path.suffix else path.with_suffix(".ics")
        session.runner.do(
            owner, own_dates.mine, done=lambda found: _write(owner, session, out, found)
        )


def _write(owner: QWidget, session: Session, out: Path, found: OwnDates) -> None:
    from datetime import UTC, datetime

    from pmsdesk.reports.calendar_file import write_calendar

    session.runner.long(
        owner,
        lambda _: write_calendar(
            out, found.dates, session.lang, workspace=found.workspace, at=datetime.now(UTC)
        ),
        done=lambda n: _told(session, out, n, found.left_out),
        failed=lambda problem: _not_written(session, problem),
    )


def _told(session: Session, out: Path, count: int, more: int) -> None:
    written = (
        NOT_ALL.fill(n=count, file=out.name, more=more)
        if more
        else WRITTEN.fill(n=count, file=out.name)
    )
    session.tell(written)


def _not_written(session: Session, problem: Exception) -> None:
    if not isinstance(problem, Unavailable):
        raise problem
    session.tell(problem.why)
