"""What calls for somebody now, as the few lines that fit on a first page."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from ...base.text import Lang, T
from ...kinds.inspection.inspection import Result
from ..paper import Column, Paper, Row, Said, Tag
from ..paper.cells import shown
from .followed import Action
from .found import Finding
from .lateness import groups
from .lines import Line
from .words import days_late

MOST = 3  # of each sort, and ROOM of all: the lists behind it have everything
ROOM = 4
SHORT = 60  # signs of Japanese, twice as many Latin ones
WHAT = T("What", "内容")
NO = T("No.", "記録番号")
DEPARTMENT = T("Department", "部門")
SUBJECT = T("About", "対象")
NOT_IN = T("Not handed in", "点検が未提出")
MISSED = T("Missed", "点検が未実施")
ACTION_LATE = T("Action late", "処置の期限超過")
OPEN_BAD = T("× not settled", "×の処置が未完了")
UNOPENED = T("No action on record", "処置の記録なし")
DUE = T("due {day}, {late}", "期限 {day}、{late}")
MORE = T("… and {n} more", "…ほか{n}件")
NONE = T("Nothing at the moment.", "現在、対応が必要な事項はありません。")

Point = tuple[T, str, T, str]


def draw_attention(
    paper: Paper,
    lines: Sequence[Line],
    actions: Sequence[Action],
    findings: Sequence[Finding],
    lang: Lang,
) -> None:
    columns = [
        Column(WHAT, width=36),
        Column(NO, width=30),
        Column(DEPARTMENT, width=34),
        Column(SUBJECT, weight=1),
    ]
    paper.table(columns, _rows(lines, actions, findings, lang), empty=NONE)


def _rows(
    lines: Sequence[Line],
    actions: Sequence[Action],
    findings: Sequence[Finding],
    lang: Lang,
) -> Iterator[Row]:
    sorts = _sorts(lines, actions, findings, lang)
    chosen = [point for points in sorts for point in points[:MOST]][:ROOM]
    for what, no, name, subject in chosen:
        yield [Tag(what.into(lang), "warn"), no, name.into(lang), subject]
    if left := sum(len(points) for points in sorts) - len(chosen):
        yield [Said(MORE.fill(n=left).into(lang), quiet=True), "", "", ""]


def _sorts(
    lines: Sequence[Line], actions: Sequence[Action], findings: Sequence[Finding], lang: Lang
) -> list[list[Point]]:
    (_, late_now), _, (_, missed) = groups(lines)
    late = sorted((a for a in actions if a.days_late), key=lambda a: -a.days_late)
    bare = [f for f in findings if f.action is None and f.line.handed_in]
    bad = [f for f in findings if f.result == Result.NONCONFORM and _open(f)]
    return [
        [(NOT_IN, x.no, x.name, _due(x.original_due, x.days_late, lang)) for x in late_now],
        [(MISSED, x.no, x.name, _short(x.missed_reason)) for x in missed],
        [(ACTION_LATE, a.no, a.name, _late(a, lang)) for a in late],
        [(UNOPENED, f.line.no, f.line.name, _subject(f, lang)) for f in bare],
        [(OPEN_BAD, f.action.no if f.action else "", f.line.name, _subject(f, lang)) for f in bad],
    ]


def _open(finding: Finding) -> bool:
    """A late one is named already."""
    action = finding.action
    return action is not None and action.open and not action.days_late


def _due(day: object, days: int, lang: Lang) -> str:
    return DUE.fill(day=day, late=days_late(days)).into(lang)


def _late(action: Action, lang: Lang) -> str:
    due = _due(shown(action.due_on, lang), action.days_late, lang)
    return f"{due}  {_short(action.title.into(lang))}"


def _subject(finding: Finding, lang: Lang) -> str:
    return f"{finding.item.code} {_short(finding.item.text.into(lang))}"


def _short(text: str) -> str:
    """A first page reminds; the whole text stands in the lists. Latin words are not broken."""
    line = " ".join(text.split())
    far = next((at for at, wide in enumerate(accumulate(map(_wide, line))) if wide > SHORT), None)
    if far is None:
        return line
    kept = line[: far - 1]
    whole, blank, rest = kept.rpartition(" ")
    return (whole if blank and rest.isascii() else kept) + "…"


def _wide(sign: str) -> float:
    return 0.5 if sign.isascii() else 1
