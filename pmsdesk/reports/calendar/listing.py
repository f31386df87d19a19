"""Everything of some days in a table: what the boxes of a calendar have no room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...base.days import MONTHS
from ...base.text import Lang, T
from ...kinds.agenda.calendar import Day
from ...kinds.agenda.due import Due
from ..paper import Column, Paper, Row, Tag
from ..paper.cells import Tone
from .signs import DONE, LATE, weekday_word

DATE, KIND, WHAT = T("Date", "日付"), T("Kind", "種類"), T("What", "内容")
DEPARTMENT, STANDING = T("Department", "部門"), T("State", "状態")
NATURE, NUMBER = T("Date is", "区分"), T("Record no.", "記録番号")
NOTHING = T("Nothing is planned or due.", "予定・期限はありません。")
TONES: dict[str, Tone] = {"late": "bad", "soon": "warn", "done": "quiet", "info": "plain"}


def draw_list(paper: Paper, days: Iterable[Day], lang: Lang) -> None:
    """One row for each entry, in the order of the days."""
    columns = [
        Column(DATE, width=23),
        Column(NATURE, width=23),
        Column(KIND, width=34),
        Column(WHAT, weight=5),
        Column(DEPARTMENT, weight=2),
        Column(STANDING, weight=2),
        Column(NUMBER, width=34),
    ]
    paper.table(columns, _rows(days, lang), empty=NOTHING)


def _rows(days: Iterable[Day], lang: Lang) -> Iterator[Row]:
    for day in days:
        for due in day.dues:
            yield [
                day_words(day, lang),
                Tag(_nature(due).into(lang), TONES[due.ink]),
                due.sort.label.into(lang),
                due.title.into(lang),
                due.department.into(lang),
                due.state.into(lang),
                due.no,
            ]


def day_words(day: Day, lang: Lang) -> str:
    on = day.day
    word = weekday_word(on.weekday(), lang)
    return (
        f"{on.month}/{on.day}（{word}）"
        if lang == "ja"
        else f"{word} {on.day} {MONTHS[on.month - 1]}"
    )


def _nature(due: Due) -> T:
    return {"late": LATE, "done": DONE}.get(due.ink, due.nature.label)
