"""The department sheet on pages: figures first, then every answer, then what proves it."""

from collections.abc import Iterator, Sequence

from ...base.text import Lang, T
from ...kinds.action.words import OPEN
from ...kinds.inspection.inspection import Result, State
from ...kinds.inspection.tally import Tally, summed
from ..bound import draw_bound
from ..catalogue import Out
from ..course import draw_course
from ..paper import Band, Bar, Cell, Column, Mark, Paper, Row, Said, Stack, Strong, Tag
from ..paper.cells import Sign, Tone, say, shown
from ..proofs import draw_photos, draw_proofs
from ..watch import Watch
from ..words import measure_words
from .sheet import Sheet
from .sheet_notes import draw_notes
from .sheet_rows import Asked, Opened, tallies

LONG = 240  # characters of a comment: a longer one is printed whole at the foot, full width
MANY_LINES = 16

SUMMARY = T("Summary", "集計")
MEASURE = T("Measure", "措置区分")
ITEMS = T("Items", "項目数")
UNANSWERED = T("Open", "未回答")
RATE = T("Conforming", "適合率")
TOTAL = T("Total", "合計")
LEGEND = T(
    "○ conforming   △ partly   × nonconforming   － not applicable.   "
    "Rate = ○ / (○ + △ + ×), without what does not apply or is not answered.",
    "○ 適合　△ 一部不備　× 不適合　－ 対象外。　"
    "適合率 = ○ ÷（○＋△＋×）。対象外と未回答は含みません。",
)
OVERALL = T("Overall remarks", "総評")
NO_REMARKS = T("No remarks were written.", "総評の記入はありません。")
FINDINGS = T("Findings and what follows", "指摘と是正処置")
NO_FINDINGS = T("No △ and no × in this inspection.", "この点検に△・×はありません。")
NO = T("No.", "番号")
CODE = T("Item", "項目番号")
KIND = T("Kind", "区分")
SUBJECT = T("Subject", "件名")
STATE = T("State", "状態")
DUE = T("Due / closed", "期限・完了日")
ANSWERS = T("Answers", "点検結果")
QUESTION = T("Question", "点検項目")
RESULT = T("Result", "結果")
COMMENT = T("Comment and evidence", "コメント・処置・証跡")
CHECKED = T("Checked", "確認")
LAST = T("Last", "前回")
LOOK_AT = T("Look at: {what}", "確認するもの: {what}")
AT_ONCE = T("Done at once: {text}", "その場で行った処置: {text}")
PROOF = T("Evidence: {files}", "証跡: {files}")
BETWEEN = T(", ", "、")
ACTION = T("Action: {no}", "是正処置: {no}")
OPEN_ANSWER = T("not answered", "未回答")
LATE = T("late", "期限超過")
BELOW = T("See note {n} ({count} characters).", "別記{n}に全文を記載（{count}文字）。")
NOTES = T("Notes", "別記")
NOTE = T("Note {n}   {code} {what}", "別記{n}　{code}　{what}")
COMMENTED = T("Comment", "コメント")
DONE = T("Done at once", "その場で行った処置")


def draw_sheet(data: Sheet, out: Out, lang: Lang, watch: Watch | None) -> int:
    def body(paper: Paper) -> None:
        draw_notes(paper, data, lang)
        _summary(paper, data)
        paper.heading(OVERALL)
        paper.paragraph(data.overall.strip() or NO_REMARKS)
        _findings(paper, data, lang)
        notes = _Notes(lang)
        _answers(paper, data, notes, lang)
        notes.draw(paper)
        draw_proofs(paper, data.proofs, lang)
        draw_photos(paper, data.proofs, lang)
        draw_course(paper, data.course, lang)
        paper.ending()

    return draw_bound(body, out, data.front, lang, watch)


def _summary(paper: Paper, data: Sheet) -> None:
    paper.heading(SUMMARY)
    columns = [Column(MEASURE, weight=1), Column(ITEMS, width=14, align="right")]
    columns += [Column(result.mark, width=11, align="right") for result in Result]
    columns += [Column(UNANSWERED, width=16, align="right"), Column(RATE, width=46)]
    found = tallies(data.rows)
    rows: list[Row] = [_figures(measure_words(name), tally) for name, tally in found.items()]
    rows.append(Strong(_figures(TOTAL, summed(found.values()))))
    paper.table(columns, rows)
    paper.paragraph(LEGEND, small=True)


def _figures(name: str, tally: Tally) -> list[Cell]:
    counts = [getattr(tally, result.value) for result in Result]
    rate = "－" if tally.rate is None else f"{tally.rate:.1%}"
    shares = (tally.conform, tally.partly, tally.nonconform)
    return [name, tally.total, *counts, tally.total - tally.answered, Bar(shares, rate)]


def _findings(paper: Paper, data: Sheet, lang: Lang) -> None:
    paper.heading(FINDINGS)
    bad = [row for row in data.rows if row.result in (Result.PARTLY, Result.NONCONFORM)]
    if not data.opened:
        paper.paragraph(NO_FINDINGS if not bad else _not_yet(data))
        return
    columns = [
        Column(NO),
        Column(KIND),
        Column(CODE),
        Column(SUBJECT, weight=1),
        Column(STATE),
        Column(DUE, width=24),
    ]
    paper.table(columns, [_opened(one, lang) for one in data.opened])


def _opened(one: Opened, lang: Lang) -> Row:
    tone: Tone = "plain" if one.state in OPEN else "good"
    state = Tag(one.state.label.into(lang), tone)
    due: Cell = shown(one.closed_on or one.due_on, lang)
    if one.late:
        due = Stack((Said(shown(one.due_on, lang)), Said(LATE.into(lang), bold=True)))
    return [one.no, one.sort.label, one.code, one.title, state, due]


NOT_YET = T(
    "Actions open by themselves when the inspection is handed in.",
    "是正処置と改善課題は、点検の提出時に自動で起票されます。",
)
COVERED = T("No action belongs to this inspection.", "この点検から起票された是正処置はありません。")


def _not_yet(data: Sheet) -> T:
    return COVERED if data.settled or data.state in (State.HANDED_IN, State.CONFIRMED) else NOT_YET


def _answers(paper: Paper, data: Sheet, notes: "_Notes", lang: Lang) -> None:
    paper.heading(ANSWERS)
    columns = [
        Column(CODE, width=17),
        Column(QUESTION, weight=12),
        Column(RESULT, width=21 if lang == "ja" else 28),
        Column(COMMENT, weight=9),
        Column(CHECKED, width=25),
        Column(LAST, width=10, align="centre"),
    ]
    paper.table(columns, _rows(data.rows, notes, lang))


def _rows(asked: Sequence[Asked], notes: "_Notes", lang: Lang) -> Iterator[Row]:
    found, measure = tallies(asked), None
    for row in asked:
        if row.measure != measure:
            measure = row.measure
            yield Band(_band(measure, found[measure], lang))
        yield [
            Said(row.code, bold=True),
            _question(row, lang),
            _mark(row.result, lang),
            _said(row, notes, lang),
            _checked(row, lang),
            Mark(_sign(row.last)) if row.last else "",
        ]


def _band(measure: str, tally: Tally, lang: Lang) -> str:
    counts = "   ".join(f"{result.mark} {getattr(tally, result.value)}" for result in Result)
    return f"{say(measure_words(measure), lang)}   {counts}"


def _question(row: Asked, lang: Lang) -> Cell:
    parts = [Said(row.text.into(lang))]
    if look_at := row.look_at.into(lang):
        words = LOOK_AT.fill(what=look_at).into(lang)
        parts.append(Said(words, small=True, quiet=True))
    return Stack(tuple(parts))


def _mark(result: str, lang: Lang) -> Cell:
    if not result:
        return Said(OPEN_ANSWER.into(lang), quiet=True)
    return Mark(_sign(result), Result.of(result).label.into(lang))


def _sign(result: str) -> Sign:
    return Result.of(result).mark  # type: ignore[return-value]  # one of the four


def _said(row: Asked, notes: "_Notes", lang: Lang) -> Cell:
    parts = []
    if row.comment:
        parts.append(Said(notes.short(row.comment, row.code, COMMENTED)))
    if row.done_at_once:
        words = AT_ONCE.into(lang).format(text=notes.short(row.done_at_once, row.code, DONE))
        parts.append(Said(words))
    if row.actions:
        no = BETWEEN.into(lang).join(row.actions)
        parts.append(Said(ACTION.fill(no=no).into(lang), bold=True, small=True))
    if row.proofs:
        words = PROOF.into(lang).format(files=BETWEEN.into(lang).join(row.proofs))
        parts.append(Said(words, small=True))
    return Stack(tuple(parts)) if parts else ""


def _checked(row: Asked, lang: Lang) -> Cell:
    if row.checked_on is None:
        return ""
    return Stack((Said(shown(row.checked_on, lang)), Said(row.checker, small=True, quiet=True)))


class _Notes:
    """Texts too long for a narrow column: printed whole below, over the full width."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.kept: list[tuple[str, str]] = []

    def short(self, text: str, code: str, what: T) -> str:
        """The text, or where it stands."""
        if len(text) <= LONG and text.count("\n") < MANY_LINES:
            return text
        n = len(self.kept) + 1
        heading = NOTE.fill(n=n, code=code, what=what).into(self.lang)
        self.kept.append((heading, text))
        return BELOW.fill(n=n, count=f"{len(text):,}").into(self.lang)

    def draw(self, paper: Paper) -> None:
        if not self.kept:
            return
        paper.heading(NOTES)
        for heading, text in self.kept:
            paper.heading(heading, 3)
            paper.paragraph(text)
