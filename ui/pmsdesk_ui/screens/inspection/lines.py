"""Lines of the tables: rounds, a round's departments, one's own inspections."""

from __future__ import annotations

from collections.abc import Callable

from pmsdesk.base.text import T
from pmsdesk.kinds.inspection.inspection import Result
from pmsdesk.services.inspection.overview import Cell, InspectionLine, RoundLine

from ... import words as shared
from ...kit.heatmap import HeatCell
from ...kit.marks import SIGNS
from ...kit.table_model import Column, Row
from . import words

Say = Callable[[T | str], str]


def round_columns(say: Say) -> list[Column]:
    return [
        Column("title", say(words.ROUND), bold=True, sorts=False),
        Column("period", say(shared.PERIOD), 214, muted=True, sorts=False),
        Column("due", say(shared.DUE), 112, sorts=False),
        Column("state", say(shared.STATE), 110, "pill", sorts=False),
        Column("approved", say(words.APPROVED), 160, "rate", sorts=False),
        Column("late", say(words.LATE_COUNT), 84, right=True, sorts=False),
    ]


def round_row(line: RoundLine, say: Say) -> Row:
    share = round(100 * line.approved / line.departments) if line.departments else 0
    inks = {"state": words.ROUND_INKS[line.state], "approved": str(share)}
    if line.late:
        inks["late"] = "late"
    cells = (
        say(line.title),
        words.period(line.first, line.last),
        words.day(line.due_on),
        say(line.state.label),
        f"{line.approved} / {line.departments}",
        str(line.late) if line.late else "—",
    )
    return Row(line.id, cells, inks)


def department_columns(say: Say) -> list[Column]:
    marks = [Column(result.value, SIGNS[result.value], 42, sorts=False) for result in Result]
    return [
        Column("department", say(shared.DEPARTMENT), bold=True, sorts=False),
        Column("state", say(shared.STATE), 150, "pill", sorts=False),
        Column("late", say(shared.LATE), 92, sorts=False),
        Column("answered", say(words.ANSWERED), 130, "rate", sorts=False),
        *marks,
        Column("handed_in", say(words.HANDED_IN), 120, sorts=False),
    ]


def department_row(line: InspectionLine, say: Say) -> Row:
    counts = [line.conform, line.partly, line.nonconform, line.na]
    cells = (
        say(line.department),
        say(line.state.label),
        say(lateness(line)),
        f"{line.answered} / {line.total}",
        *(str(count) if count else "" for count in counts),
        f"{words.day(line.handed_in_on)}\n{line.filled_name}".strip(),
    )
    return Row(line.id, cells, inks_of(line))


def own_columns(say: Say) -> list[Column]:
    return [
        Column("title", say(words.TITLE), bold=True, sorts=False),
        Column("department", say(shared.DEPARTMENT), 120, sorts=False),
        Column("due", say(shared.DUE), 112, sorts=False),
        Column("late", say(shared.LATE), 100, sorts=False),
        Column("state", say(shared.STATE), 150, "pill", sorts=False),
        Column("answered", say(words.ANSWERED), 160, "rate", sorts=False),
        Column("handed_in", say(words.HANDED_IN_ON), 116, sorts=False),
    ]


def own_row(line: InspectionLine, say: Say) -> Row:
    cells = (
        say(line.title),
        say(line.department),
        words.day(line.due_on),
        say(lateness(line)),
        say(line.state.label),
        f"{line.answered} / {line.total}",
        words.day(line.handed_in_on),
    )
    return Row(line.id, cells, inks_of(line))


def inks_of(line: InspectionLine) -> dict[str, str]:
    share = round(100 * line.answered / line.total) if line.total else 0
    inks = {"state": words.STATE_INKS[line.state], "answered": str(share)}
    if line.days_late:
        inks["late"] = "late"
    elif line.handed_in_late:
        inks["late"] = "soon"
    if line.nonconform:
        inks[Result.NONCONFORM.value] = "nonconform"
    if line.partly:
        inks[Result.PARTLY.value] = "partly"
    return inks


def lateness(line: InspectionLine) -> T | str:
    """Apart from the state: not handed in in time, or handed in after it."""
    if line.days_late:
        return words.ONE_DAY if line.days_late == 1 else words.DAYS.fill(n=line.days_late)
    return words.AT_HAND_IN if line.handed_in_late else ""


def heat_cell(cell: Cell) -> HeatCell:
    """The gravest answer and the share of ○; how far it is while it is not finished."""
    tally = cell.tally
    counts = (tally.conform, tally.partly, tally.nonconform, tally.na)
    spoken = " ".join(
        f"{SIGNS[result.value]}{count}" for result, count in zip(Result, counts, strict=True)
    )
    if not tally.answered:
        return HeatCell(text="—", spoken=spoken)
    if tally.answered < tally.total:
        text = f"{tally.answered}/{tally.total}"
    else:
        text = "—" if tally.rate is None else f"{tally.rate:.0%}"
    return HeatCell(cell.worst, text, cell.worst, f"{spoken}, {text}")
