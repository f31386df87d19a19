"""The one page for top management."""

from ...base.text import Lang, T
from ..paper import Column, Paper, Row, Said, Tag
from ..paper.cells import Tone
from .annual import AnnualReport
from .top import parts_of, tasks

PARTS = T("The year in figures", "年度の概況")
PART = T("Part", "区分")
CHAPTER = T("Chapter", "章")
FIGURES = T("Figures", "実績")
STATE = T("State", "状況")
GOOD = T("In order", "良好")
LOOK = T("To look at", "要確認")
ACT = T("Needs action", "要対応")
DECISIONS = T("What needs a decision", "判断・対応が必要な事項")
WHAT = T("What", "内容")
NONE = T("Nothing at the moment.", "現在、判断を要する事項はありません。")
MORE = T("… and {n} more", "…ほか{n}件")
WELL = T("No matter needs a decision.", "判断を要する事項はありません")
MATTERS = T("Matters that need a decision or action: {n}", "判断・対応が必要な事項が{n}件あります")
SO_FAR = T(
    "The fiscal year is not over: these are the figures so far.",
    "年度の途中のため、現時点までの集計です。",
)
WHOLE = T("The figures below are those of the whole year.", "年度を通した集計です。")
COMPANY_WIDE = T(
    "Training, audit, review and plan are those of the whole company.",
    "教育・監査・レビュー・年間計画は全社の内容です。",
)
REMARKS = T("Chief auditor's remarks", "監査責任者の所見")
ORDERS = T("Top management's instructions", "代表者の指示")
BLANK = "\n\n\n\n\n"  # room to write by hand
MOST = 9  # matters, so that it stays one page; the chapters have everything
WORDS = {"good": GOOD, "warn": LOOK, "bad": ACT}


def draw_top(paper: Paper, data: AnnualReport, lang: Lang, chapters: bool = True) -> None:
    """`chapters`: where each part stands in the report, of which this may be the first page."""
    parts = parts_of(data, lang)
    points = list(tasks(parts))
    tone: Tone = "bad" if any(t == "bad" for _, _, t in points) else "warn" if points else "good"
    title = MATTERS.fill(n=len(points)) if points else WELL
    said = [SO_FAR if data.running else WHOLE]
    if data.within_department:
        said.append(COMPANY_WIDE)
    paper.note("\n".join(words.into(lang) for words in said), title.into(lang), tone)
    paper.heading(PARTS, 2)
    where = [Column(CHAPTER, width=17, align="centre")] if chapters else []
    columns = [Column(PART, width=38), Column(FIGURES, weight=1), *where, Column(STATE, width=30)]
    rows: list[Row] = [
        [
            Said(part.part.into(lang), bold=True),
            part.figures.into(lang),
            *([part.chapter] if chapters else []),
            Tag(WORDS[part.tone].into(lang), part.tone),
        ]
        for part in parts
    ]
    paper.table(columns, rows)
    paper.heading(DECISIONS, 2)
    columns = [Column(PART, width=38), Column(WHAT, weight=1), Column(STATE, width=30)]
    rows = [
        [part.part.into(lang), words.into(lang), Tag(WORDS[weight].into(lang), weight)]
        for part, words, weight in points[:MOST]
    ]
    if len(points) > MOST:
        rows.append(["", Said(MORE.fill(n=len(points) - MOST).into(lang), quiet=True), ""])
    paper.table(columns, rows, empty=NONE)
    paper.table([Column(REMARKS, weight=1), Column(ORDERS, weight=1)], [[BLANK, BLANK]])
