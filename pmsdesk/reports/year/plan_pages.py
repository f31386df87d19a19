"""Plan and actual, round by round."""

from collections.abc import Iterator

from ...base.text import Lang, T
from ..inspection.words import percent
from ..paper import Cell, Column, Paper, Row, Said, Stack, Tag
from ..paper.cells import Tone, shown
from .annual import AnnualReport
from .planned import Occurrence, Outcome

ROUND = T("Round", "点検回")
DUE = T("Due, opened, closed", "提出期限・配信・終了")
OPENED = T("opened {day}", "配信 {day}")
CLOSED = T("closed {day}", "終了 {day}")
WHOLE = T("Asked", "対象")
HANDED_IN = T("In", "提出")
LATE = T("Late", "期限後")
MISSED = T("Missed", "未実施")
RATE = T("Rate", "適合率")
OUTCOME = T("State", "状況")
MOVED = T("plan: {day}", "計画 {day}")
REASON = T("Reason", "理由")
CHANGE = T("What", "内容")
TO_DAY = T("due {original} → {due}", "期限 {original} → {due}")
NONE = T("Every round was opened as planned.", "すべての点検回を計画どおりに配信しました。")
TONES: dict[Outcome, Tone] = {
    Outcome.HELD: "good",
    Outcome.SKIPPED: "warn",
    Outcome.TO_COME: "quiet",
    Outcome.NOT_OPENED: "bad",
}
LEGEND = T(
    "Asked: departments the round went to. Late: handed in after the due date of the plan.",
    "「対象」は配信した部門数、「期限後」は計画上の期限を過ぎて提出した部門数です。",
)


def draw_plan(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    columns = [
        Column(ROUND, weight=1),
        Column(DUE, width=34),
        Column(WHOLE, width=13, align="right"),
        Column(HANDED_IN, width=13, align="right"),
        Column(LATE, width=14, align="right"),
        Column(MISSED, width=16, align="right"),
        Column(RATE, width=18, align="right"),
        Column(OUTCOME, width=21),
    ]
    paper.table(columns, _rows(data, lang))
    paper.paragraph(LEGEND, small=True)


def _rows(data: AnnualReport, lang: Lang) -> Iterator[Row]:
    for one in data.planned:
        title = [Said(one.title.into(lang))]
        if one.no:
            title.append(Said(one.no, small=True, quiet=True))
        yield [
            Stack(tuple(title)),
            _dates(one, lang),
            *_counts(data, one),
            Tag(one.outcome.label.into(lang), TONES.get(one.outcome, "plain")),
        ]


def _dates(one: Occurrence, lang: Lang) -> Cell:
    said = [Said(shown(one.due_on, lang))]
    steps = [(OPENED, one.opened_on), (CLOSED, one.closed_on)]
    if one.moved:
        steps.insert(0, (MOVED, one.original_due))
    for words, day in steps:
        if day:
            text = words.fill(day=shown(day, lang)).into(lang)
            said.append(Said(text, small=True, quiet=words is not MOVED))
    return Stack(tuple(said))


def _counts(data: AnnualReport, one: Occurrence) -> list[Cell]:
    it = data.rounds.get(one.round)
    if it is None:
        return ["", "", "", "", ""]
    return [it.inspections, it.handed_in, it.handed_in_late, it.missed, percent(it.rate)]


def draw_unheld(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    """Skipped, moved and not opened rounds, with the reasons given."""
    chosen = [
        one
        for one in data.planned
        if one.moved or one.outcome in (Outcome.SKIPPED, Outcome.NOT_OPENED)
    ]
    columns = [
        Column(ROUND, weight=3),
        Column(CHANGE, width=52),
        Column(REASON, weight=4),
    ]
    rows: list[Row] = [[one.title.into(lang), _change(one, lang), one.reason] for one in chosen]
    paper.table(columns, rows, empty=NONE)


def _change(one: Occurrence, lang: Lang) -> str:
    if one.outcome in (Outcome.SKIPPED, Outcome.NOT_OPENED):
        return one.outcome.label.into(lang)
    days = {"original": shown(one.original_due, lang), "due": shown(one.due_on, lang)}
    return TO_DAY.fill(**days).into(lang)
