"""Every legal clock that runs, soonest first, on one page as a rule (法定期限一覧)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...base.text import Lang, T
from ...kinds.incident.clock import Clock
from ...kinds.incident.clock_line import COLUMNS, OPEN, ClockLine, line_of, urgency
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import ClockState
from ...store.record import tuples
from ...store.work import Work
from ..catalogue import Out, Request, named
from ..front import APPROVED, CHECKED, PREPARED, Stamp, front_for
from ..one_page import draw_on_one
from ..paper import Band, Cell, Column, Front, Paper, Row, Said, Stack, Style, Tag
from ..paper.cells import shown
from ..paper.look import DENSE_CELL, Type
from ..reach import allow_overseers_and_heads, reach_of
from ..watch import Watch
from . import clock_words

AS_OF = T("As of", "基準日")
COUNT = T("Clocks", "件数")
COUNTED = T("{n} running, {late} overdue", "進行中 {n}件（うち期限超過 {late}件）")
GROUPS = {
    "late": T("Overdue", "期限超過"),
    "soon": T("Act now", "至急対応"),
    "open": T("Without delay (no number of days)", "速やかに（日数の定めなし）"),
    "info": T("Running", "進行中"),
    "waiting": T("Supplement awaited", "追完待ち"),
}
DUE = T("Due", "期限")
CAUTIONS = T("Please note", "注意")
WHAT_TO_DO = T("What each needs and what ends it", "期限ごとに必要なものと終了の条件")
INCIDENT = T("Incident", "事故・インシデント")
NEEDS = T("What it needs", "必要なもの")
STOPS = T("What ends it", "終了の条件")
SIZES = (Type(8, 12), DENSE_CELL, Type(6.4, 9))
NOTHING = T("No clock is running.", "進行中の期限はありません。")
NO_DRILLS = T("Drills are left out.", "訓練は含みません。")


@dataclass(frozen=True, slots=True)
class ClockList:
    """The running clocks, ready to be drawn."""

    front: Front
    lines: tuple[ClockLine, ...]
    today: date


def gather(work: Work, request: Request) -> ClockList:
    """The clocks of the incidents this person may read. Refused for those who keep no dates."""
    allow_overseers_and_heads(work)
    reach = reach_of(work, request, Clock)
    query = Clock.select(*COLUMNS).join(Incident).where(~Incident.drill)
    query = query.where(Clock.state.in_(list(OPEN)))
    if reach.departments is not None:
        query = query.where(Clock.department_id.in_(list(reach.departments)))
    lines = sorted((line_of(row, work.today) for row in tuples(query)), key=urgency)
    late = sum(group_of(line) == "late" for line in lines)
    facts = [
        (AS_OF, shown(work.today, request.lang)),
        (COUNT, COUNTED.fill(n=len(lines), late=late)),
    ]
    front = front_for(
        request,
        named("incident_clocks").title,
        stamps=(Stamp(APPROVED), Stamp(CHECKED), Stamp(PREPARED)),
        department=reach.words,
        facts=facts,
    )
    return ClockList(front, tuple(lines), work.today)


def draw(data: ClockList, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""

    def body(paper: Paper, type_: Type) -> None:
        style = Style(type=type_, zebra=False)
        columns = [
            Column(DUE, weight=8),
            Column(clock_words.SORT, weight=13),
            Column(INCIDENT, weight=13),
            Column(clock_words.KNOWN_ON, weight=7.5),
            Column(CAUTIONS, weight=8.5),
        ]
        paper.table(columns, _rows(data, lang), style=style, empty=NOTHING)
        if data.lines:
            paper.heading(WHAT_TO_DO, 3)
            sorts = [Column(clock_words.SORT, weight=5), Column(NEEDS, weight=5)]
            paper.table([*sorts, Column(STOPS, weight=6)], _sorts(data, lang), style=style)
        paper.paragraph(f"{clock_words.LEGEND.into(lang)} {NO_DRILLS.into(lang)}", small=True)

    return draw_on_one(body, SIZES, out, data.front, lang, watch)


def group_of(line: ClockLine) -> str:
    if line.state == ClockState.WAITING:
        return "waiting"
    return "open" if line.due_on is None else line.ink


def _rows(data: ClockList, lang: Lang) -> Iterator[Row]:
    for group, words in GROUPS.items():
        lines = [line for line in data.lines if group_of(line) == group]
        if lines:
            yield Band(words.into(lang))
        for line in lines:
            yield _row(line, data.today, lang)


def _row(line: ClockLine, today: date, lang: Lang) -> list[Cell]:
    below = clock_words.cautions(line)
    if line.provisional:
        below.append(clock_words.BEFORE_JUDGING)
    number = Said(line.incident_no, small=True, quiet=True)
    return [
        _due(line, today, lang),
        Said(line.label.into(lang)),
        Stack((Said(line.incident_title.into(lang)), number)),
        line.known_on,
        Stack(tuple(Said(word.into(lang), small=True) for word in below) or (Said(""),)),
    ]


def _due(line: ClockLine, today: date, lang: Lang) -> Cell:
    """The day and, below it, what is left."""
    if line.state == ClockState.WAITING:
        return Tag(line.state_label.into(lang), "warn")
    left = clock_words.left(line.due_on, today).into(lang)
    if line.due_on is None:
        return Said(left, bold=True)
    below = Said(left, small=True, bold=line.ink == "late")
    return Stack((Said(shown(line.due_on, lang), bold=True), below))


def _sorts(data: ClockList, lang: Lang) -> Iterator[Row]:
    """What each sort of clock needs and what ends it, once."""
    seen: set[tuple[T, T, T]] = set()
    for line in data.lines:
        if (line.label, line.needs, line.stops) not in seen:
            seen.add((line.label, line.needs, line.stops))
            yield [clock_words.sort_cell(line, lang), line.needs, line.stops]
