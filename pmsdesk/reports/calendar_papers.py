"""The papers of the calendar: name, title, what it says, what it is about, its place."""

from typing import Literal

from ..base.text import T

CALENDAR_PAPERS: tuple[tuple[str, T, T, Literal["month", "calendar_year"], str], ...] = (
    (
        "calendar_month",
        T("Calendar of a month", "月間カレンダー"),
        T(
            "A month to hang on the wall, and everything planned and due in it",
            "1か月の予定と期限（壁掛けの暦と一覧）",
        ),
        "month",
        "month",
    ),
    (
        "calendar_year",
        T("Calendar of a year", "年間カレンダー"),
        T(
            "Twelve months on a page, and everything planned and due month by month",
            "1年度の予定と期限（12か月の暦と月別の一覧）",
        ),
        "calendar_year",
        "year",
    ),
)
