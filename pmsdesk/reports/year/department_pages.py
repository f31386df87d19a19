"""A section for each department; one table with a band for each where there are many."""

from collections.abc import Iterator, Sequence

from ...base.text import Lang, T
from ...kinds.inspection.tally import summed
from ..inspection.finding_table import opened
from ..inspection.followed import Action
from ..inspection.found import Finding
from ..inspection.lines import Line, Signed
from ..inspection.words import (
    COMPACT_FROM,
    days_late,
    line_tag,
    percent,
    points,
    result_mark,
    share_bar,
)
from ..paper import Band, Cell, Column, Paper, Row, Said, Stack, Style
from ..paper.cells import shown
from ..paper.look import DENSE_CELL
from .annual import AnnualReport
from .rate_pages import by_department

DENSE = Style(type=DENSE_CELL)
SECTION_ROOM = 90  # millimetres a department finds below the one before, or it begins a page
ROUND = T("Round", "点検回")
STATE = T("State", "状態")
FILLED = T("Handed in", "提出")
CONFIRMED = T("Confirmed", "部門確認")
APPROVED = T("Approved", "承認")
SHARES = T("Answers and rate", "内訳と適合率")
HEAD = T("Department head", "部門責任者")
INSPECTIONS = T("Inspections", "点検数")
RATE = T("Conforming rate", "適合率")
AGAINST = T("Against the year before", "前年度比")
FOUND = T("Findings", "指摘")
COUNTS = T("× {bad}, △ {part}", "×{bad}件　△{part}件")
OPEN_ACTIONS = T("Open actions", "未完了の処置")
LATE_OF = T("{n}, {late} late", "{n}件（うち期限超過{late}件）")
NONE_HELD = T("－", "－")
ITEM = T("Check item", "点検項目")
ACTION = T("Action", "処置")
REMARKS = T("Overall remarks", "総評")
NOTHING_FOUND = T("No △ and no ×.", "△・×はありません。")
COMPACT = T(
    "With more than {n} departments this chapter is one table; the findings of each stand in "
    "chapter 5, the remarks in the departments' sheets.",
    "部門数が{n}を超えるため、この章は一覧表にまとめています。各部門の指摘は第5章に、"
    "総評は各部門の点検票に記載しています。",
)
BAND = T(
    "{code} {name}   rate {rate}   × {bad}   △ {part}   open actions {open}",
    "{code} {name}　適合率 {rate}　×{bad}　△{part}　未完了の処置 {open}",
)


def draw_departments(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    departments = by_department(data.lines)
    if len(departments) > COMPACT_FROM:
        paper.paragraph(COMPACT.fill(n=COMPACT_FROM), small=True)
        paper.table(_columns(), _banded(departments, data, lang), style=DENSE)
        return
    for lines in departments.values():
        paper.keep(SECTION_ROOM)
        paper.space(3)
        _section(paper, lines, data, lang)


def _banded(departments: dict[int, list[Line]], data: AnnualReport, lang: Lang) -> Iterator[Row]:
    actions = _by_department(data.actions)
    for id, lines in departments.items():
        tally = summed(line.tally for line in lines)
        words = BAND.into(lang).format(
            code=lines[-1].code,
            name=lines[-1].name.into(lang),
            rate=percent(tally.rate),
            bad=tally.nonconform,
            part=tally.partly,
            open=sum(1 for a in actions.get(id, []) if a.open),
        )
        yield Band(words)
        for line in lines:
            yield _row(line, data, lang)


def _section(paper: Paper, lines: Sequence[Line], data: AnnualReport, lang: Lang) -> None:
    id, name = lines[-1].department, lines[-1].name
    paper.heading(f"{lines[-1].code} {name.into(lang)}", 2)
    paper.facts(_facts(id, lines, data, lang), across=2)
    paper.table(_columns(), [_row(line, data, lang) for line in lines], style=DENSE)
    findings = [f for f in data.findings if f.line.department == id]
    columns = [
        Column("", width=9, align="centre"),
        Column(ITEM, weight=1),
        Column(ROUND, width=55),
        Column(ACTION, width=36),
    ]
    rows: list[Row] = [_finding(finding, data, lang) for finding in findings]
    paper.table(columns, rows, empty=NOTHING_FOUND)
    remarks: list[Row] = [
        [data.round_called(line.round, lang), line.overall.strip()]
        for line in lines
        if line.overall.strip()
    ]
    if remarks:
        paper.table([Column(ROUND, width=62), Column(REMARKS, weight=1)], remarks)


def _columns() -> list[Column]:
    return [
        Column(ROUND, weight=1),
        Column(STATE, width=23),
        Column(FILLED, width=23),
        Column(CONFIRMED, width=23),
        Column(APPROVED, width=23),
        Column(SHARES, width=30),
    ]


def _row(line: Line, data: AnnualReport, lang: Lang) -> Row:
    title = Said(data.round_called(line.round, lang))
    return [
        Stack((title, Said(line.no, small=True, quiet=True))),
        line_tag(line, lang),
        _handed_in(line, lang),
        signed(line.confirmed, lang),
        signed(line.approved, lang),
        share_bar(line.tally),
    ]


def _handed_in(line: Line, lang: Lang) -> Cell:
    """The day and the name, and below them how late."""
    said = [Said(shown(line.filled.on, lang)), Said(line.filled.name)] if line.handed_in else []
    if line.days_late:
        said.append(Said(days_late(line.days_late).into(lang), bold=True, small=True))
    return Stack(tuple(said)) if said else ""


def signed(one: Signed, lang: Lang) -> Cell:
    """The day and, below it, the name."""
    return f"{shown(one.on, lang)}\n{one.name}" if one.on else ""


def _facts(
    id: int, lines: Sequence[Line], data: AnnualReport, lang: Lang
) -> list[tuple[str, Cell]]:
    tally = summed(line.tally for line in lines)
    then = summed(line.tally for line in data.lines_before if line.department == id)
    moved = points(tally.rate, then.rate)
    actions = [a for a in data.actions if a.department == id and a.open]
    late = sum(1 for a in actions if a.days_late)
    counts = COUNTS.fill(bad=tally.nonconform, part=tally.partly)
    still = LATE_OF.fill(n=len(actions), late=late) if late else str(len(actions))
    return [
        (HEAD, data.standing.head_of(id) or NONE_HELD),
        (RATE, Said(percent(tally.rate), bold=True)),
        (INSPECTIONS, len(lines)),
        (AGAINST, moved.into(lang) if moved else NONE_HELD),
        (FOUND, counts.into(lang)),
        (OPEN_ACTIONS, still.into(lang) if isinstance(still, T) else still),
    ]


def _finding(finding: Finding, data: AnnualReport, lang: Lang) -> Row:
    words = (
        Said(finding.item.code, bold=True),
        Said(finding.item.text.into(lang)),
    )
    return [
        result_mark(finding.result, lang, word=False),
        Stack(words),
        data.round_called(finding.line.round, lang),
        opened(finding, lang),
    ]


def _by_department(actions: Sequence[Action]) -> dict[int, list[Action]]:
    found: dict[int, list[Action]] = {}
    for action in actions:
        found.setdefault(action.department, []).append(action)
    return found
