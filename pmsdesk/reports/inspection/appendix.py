"""What stands at the end: questions left out with their reasons, checklists with their hashes."""

from collections.abc import Sequence

from ...base.text import Lang, T
from ...kinds.inspection.figures import QuestionFigures
from ..paper import Bar, Column, Paper, Row, Said, Stack, Style
from ..paper.cells import say, shown
from ..paper.look import DENSE_CELL
from ..words import measure_words
from .asked import AskedList, LeftOut
from .words import percent

CODE = T("Item", "項目番号")
QUESTION = T("Question", "点検項目")
REASON = T("Reason", "対象外とした理由")
SINCE = T("Since", "対象外とした日")
DECIDED = T("Decided by", "決定者")
UNTIL = T("until {day}", "{day}に再開")
NONE_OUT = T("No question was switched off.", "対象外とした点検項目はありません。")
CHECKLIST = T("Checklist", "点検表")
MEASURE = T("Measure", "措置区分")
ASKED = T("Asked", "使用項目数")
HASH = T("Version and hash (SHA-256)", "版とハッシュ値（SHA-256）")
OWN = T("own file", "自社作成")
OF = T("{asked} of {whole}", "{asked}／{whole}")
VERSION = T("Version {edition}, published {day}", "版 {edition}　公開日 {day}")
TIMES = T("Share of △ and ×", "△・×の割合")
MOST = 15  # questions most often △ ×
NONE_WRONG = T("No question got a △ or ×.", "△・×の付いた項目はありません。")


def draw_left_out(paper: Paper, left_out: Sequence[LeftOut], lang: Lang) -> None:
    columns = [
        Column(CODE, width=20),
        Column(QUESTION, weight=3),
        Column(REASON, weight=3),
        Column(SINCE, width=26),
        Column(DECIDED, width=26),
    ]
    rows: list[Row] = [
        [Said(one.code, bold=True), one.text.into(lang), one.reason, _since(one, lang),
         one.decided_by]
        for one in left_out
    ]  # fmt: skip
    paper.table(columns, rows, empty=NONE_OUT)


def _since(one: LeftOut, lang: Lang) -> Stack:
    parts = [Said(shown(one.since, lang))]
    if one.until:
        words = UNTIL.fill(day=shown(one.until, lang)).into(lang)
        parts.append(Said(words, small=True))
    return Stack(tuple(parts))


def draw_asked(paper: Paper, lists: Sequence[AskedList], lang: Lang) -> None:
    columns = [
        Column(CHECKLIST, weight=1),
        Column(ASKED, width=20, align="right"),
        Column(HASH, width=108),
    ]
    paper.table(columns, [_asked(one, lang) for one in lists], style=Style(type=DENSE_CELL))


def _asked(one: AskedList, lang: Lang) -> Row:
    title = [Said(one.title.into(lang))]
    slug = f"{one.slug} ({OWN.into(lang)})" if one.own else one.slug
    title.append(Said(slug, small=True, quiet=True))
    version = VERSION.fill(edition=one.edition, day=shown(one.published_on, lang)).into(lang)
    asked = OF.fill(asked=one.asked, whole=one.questions).into(lang)
    return [Stack(tuple(title)), asked, Stack((Said(version), Said(one.hash, small=True)))]


def draw_frequent(paper: Paper, questions: Sequence[QuestionFigures], lang: Lang) -> None:
    """The questions most often △ or ×: a pattern over departments, not one department's slip."""
    columns = [
        Column(CODE, width=20),
        Column(QUESTION, weight=1),
        Column("×", width=11, align="right"),
        Column("△", width=11, align="right"),
        Column(TIMES, width=52),
    ]
    worst = [one for one in questions[:MOST] if one.wrong]
    paper.table(columns, [_frequent(one, lang) for one in worst], empty=NONE_WRONG)


def _frequent(one: QuestionFigures, lang: Lang) -> Row:
    tally = one.tally
    applicable = tally.answered - tally.na
    bar = Bar(
        (tally.conform, tally.partly, tally.nonconform),
        percent(one.wrong / applicable if applicable else None),
    )
    words = Stack(
        (
            Said(one.text.into(lang)),
            Said(say(measure_words(one.measure), lang), small=True, quiet=True),
        )
    )
    return [Said(one.code, bold=True), words, tally.nonconform, tally.partly, bar]
