"""How activities and objectives look: colours, cells of the year, words of a month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from pmsdesk.base.days import MONTHS
from pmsdesk.base.text import T
from pmsdesk.kinds.yearly.words import Achieved, Progress, Sort
from pmsdesk.services.yearly.dossier import ActivityLine

from ...kit.heatmap import HeatCell
from . import words

Say = Callable[[T | str], str]
INKS = {
    Progress.DONE: "done",
    Progress.DONE_LATE: "partly",
    Progress.RUNNING: "info",
    Progress.PLANNED: "na",
    Progress.SOON: "soon",
    Progress.LATE: "late",
    Progress.MISSED: "nonconform",
}
MARKS = {Progress.DONE: "conform", Progress.DONE_LATE: "partly", Progress.MISSED: "nonconform"}
ACHIEVED = {
    Achieved.OPEN: "na",
    Achieved.YES: "done",
    Achieved.PARTLY: "partly",
    Achieved.NO: "nonconform",
}
ORDER = list(Sort)
Grid = tuple[list[tuple[int, str]], dict[tuple[int, date], ActivityLine]]


def grid(lines: Sequence[ActivityLine], say: Say) -> Grid:
    """The rows of the year, and which activity stands in which of their months.

    The same activity in several months is one row; twice in one month takes a second row.
    """
    rows: list[tuple[int, str]] = []
    places: dict[tuple[int, date], ActivityLine] = {}
    keys: list[tuple[str, str]] = []
    for line in sorted(lines, key=lambda it: (ORDER.index(it.sort), it.title)):
        key = (line.sort.value, line.title)
        at = next((n for n, k in enumerate(keys) if k == key and (n, line.first) not in places), -1)
        if at < 0:
            at = len(keys)
            keys.append(key)
            rows.append((at, say(line.word)))
        places[at, line.first] = line
    return rows, places


def cell(line: ActivityLine, say: Say) -> HeatCell:
    """A month's cell: the day it was done, or how it stands."""
    if line.actual is not None:
        text = short_day(line.actual)
    elif line.moved_to is not None and line.progress in (Progress.PLANNED, Progress.SOON):
        text = f"→{short_day(line.moved_to)}"
    elif line.planned_on is not None and line.progress in (Progress.PLANNED, Progress.SOON):
        text = short_day(line.planned_on)
    else:
        text = say(words.CELLS[line.progress])
    mark = MARKS.get(line.progress, "") if line.actual is not None else ""
    spoken = f"{say(line.progress.label)} {text} {line.owner_name}".strip()
    return HeatCell(mark, text, INKS[line.progress], spoken)


def short_day(day: date) -> str:
    return f"{day.month}/{day.day}"


def month_word(first: date, say: Say) -> str:
    return say(T(MONTHS[first.month - 1], f"{first.month}月"))
