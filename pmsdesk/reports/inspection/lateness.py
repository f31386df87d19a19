"""Late and missed inspections, each with its reason where one is on record."""

from collections.abc import Callable, Iterator, Sequence

from ...base.text import Lang, T
from ..paper import Band, Cell, Column, Paper, Row, Style
from ..paper.look import DENSE_CELL
from .lines import Line
from .words import days_late, line_tag, numbered

NO = T("No.", "記録番号")
DEPARTMENT = T("Department", "部門")
ROUND = T("Round", "点検回")
DUE = T("Due by the plan", "計画上の期限")
HANDED_IN = T("Handed in", "提出日")
LATENESS = T("Late", "遅れ")
STATE = T("State", "状態")
REASON = T("Reason", "理由")
NOT_HANDED_IN = T("Past the due date, not handed in", "期限超過（未提出）")
AFTER = T("Handed in after the due date", "期限後の提出")
MISSED = T("Missed", "未実施")
NONE = T("No inspection was late or missed.", "期限超過・未実施の点検はありません。")
BAND = T("{what}: {n}", "{what}　{n}件")


def draw_lateness(
    paper: Paper, lines: Sequence[Line], lang: Lang, round_name: Callable[[int], str] | None = None
) -> None:
    """`round_name` names the round where lines of several are listed."""
    reasons = any(line.missed for line in lines)
    day = 22 if round_name else 26
    columns = [Column(NO, width=25 if round_name else 30), Column(DEPARTMENT, weight=2)]
    if round_name:
        columns.append(Column(ROUND, weight=3))
    columns += [
        Column(DUE, width=day),
        Column(HANDED_IN, width=day),
        Column(LATENESS, width=day),
        Column(STATE, width=21 if round_name else 26),
    ]
    if reasons:
        columns.append(Column(REASON, weight=4))
    style = Style(type=DENSE_CELL) if round_name else None
    paper.table(columns, _rows(lines, lang, round_name), style=style, empty=NONE)


def _rows(
    lines: Sequence[Line], lang: Lang, round_name: Callable[[int], str] | None
) -> Iterator[Row]:
    reasons = any(line.missed for line in lines)
    for what, chosen in groups(lines):
        if chosen:
            yield Band(BAND.fill(what=what, n=len(chosen)).into(lang))
        for line in chosen:
            cells: list[Cell] = [numbered(line, lang), line.name.into(lang)]
            if round_name:
                cells.append(round_name(line.round))
            late = days_late(line.days_late).into(lang) if line.days_late else ""
            handed_in = line.filled.on if line.handed_in else None
            cells += [line.original_due, handed_in, late, line_tag(line, lang)]
            yield [*cells, line.missed_reason] if reasons else cells


def groups(lines: Sequence[Line]) -> list[tuple[T, list[Line]]]:
    """The longest late first."""
    late_now = sorted((one for one in lines if one.late_now), key=lambda one: -one.days_late)
    late_in = sorted((one for one in lines if one.late_in), key=lambda one: -one.days_late)
    missed = [one for one in lines if one.missed]
    return [(NOT_HANDED_IN, late_now), (AFTER, late_in), (MISSED, missed)]
