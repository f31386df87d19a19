"""The year's management reviews: held, decided, and what became of it all."""

from ...base.text import Lang, T
from ...kinds.review.words import Progress
from ...kinds.review.year_figures import DecisionRow, ReviewRow, ReviewYear, counts
from ..paper import Bars, Cell, Column, Paper, Row, Said, Series, Stack, Tag
from ..paper.cells import Tone, shown

HELD = T("Reviews approved", "承認済みのレビュー")
DECIDED = T("Decisions", "決定事項")
DONE = T("of which done", "うち実施済")
OPEN = T("To do", "対応中")
LATE = T("of which past their date", "うち期限超過")
EARLIER = T("Last review's, done", "前回分の実施済")
OF = T("{done} of {n}", "{n}件中{done}件")
CHART = T("Where the decisions stand", "決定事項の状況")
BEFORE = T("Review before", "前回")
THIS = T("This year", "当年度")
FOLLOWED = T("Decisions of the review before", "前回のレビューの決定事項")
ABOUT = T("{no} ({occasion})", "{no}（{occasion}）")
ON = T("Held on", "開催日")
PLANNED = T("{day} (planned)", "{day}（予定）")
STATE = T("State", "状態")
PERIOD = T("Records of", "対象期間")
SPAN = T("{first} to {last}", "{first} ～ {last}")
GATHERED = T("Figures as of", "集計日")
WHO = T("Attended", "出席者")
CHANGE = T("Change of the PMS", "PMSの変更の必要性")
SAID = T("Remarks of top management", "代表者の総括・指示")
TOPIC = T("Topic", "項目")
FIGURE = T("Figures when gathered", "集計時の実績")
REPORTED = T("Report and assessment", "報告・評価")
NO_CHANGE = T("No change", "変化なし")
NO = T("No.", "番号")
DECISION = T("Decision", "決定事項")
OWNER = T("Owner, due", "担当者・期限")
RESULT = T("What was done", "実施結果")
NONE = T("No management review is recorded for this year.",
         "この年度のマネジメントレビューの記録はありません。")  # fmt: skip
NO_DECISION = T("Nothing has been decided yet.", "決定事項はまだありません。")
TONES: dict[Progress, Tone] = {Progress.DONE: "good", Progress.NOTED: "quiet"}


def draw_reviews(paper: Paper, year: ReviewYear, lang: Lang) -> None:
    mine, before = counts(year.decisions), counts(year.before)
    to_do = len(year.before) - before[Progress.NOTED]
    pairs: list[tuple[str, Cell]] = [
        (HELD, OF.fill(done=year.held, n=len(year.rows)).into(lang)),
        (EARLIER, OF.fill(done=before[Progress.DONE], n=to_do).into(lang) if to_do else "－"),
        (DECIDED, len(year.decisions)),
        (OPEN, mine[Progress.OPEN] + before[Progress.OPEN]),
        (DONE, mine[Progress.DONE]),
        (LATE, Said(f"{year.late}", bold=year.late > 0)),
    ]
    paper.facts(pairs, across=2)
    if year.decisions or year.before:
        paper.chart(_chart(year, lang), CHART.into(lang))
    if year.before:
        paper.heading(FOLLOWED, 2)
        _decisions(paper, year.before, lang)
    for row in year.rows:
        _review(paper, row, lang)
    if not year.rows:
        paper.paragraph(NONE)


def _chart(year: ReviewYear, lang: Lang) -> Bars:
    both = ((BEFORE, year.before), (THIS, year.decisions))
    parts = [(name, counts(rows)) for name, rows in both if rows]
    shown_states = [Progress.DONE, Progress.OPEN, Progress.NOTED]
    series = [
        Series(state.label.into(lang), [found[state] for _, found in parts])
        for state in shown_states
    ]
    return Bars([name.into(lang) for name, _ in parts], series)


def _review(paper: Paper, row: ReviewRow, lang: Lang) -> None:
    paper.heading(ABOUT.fill(no=row.no, occasion=row.occasion), 2)
    on = shown(row.held_on, lang) if row.held_on else ""
    if not on and row.planned_on:
        on = PLANNED.fill(day=shown(row.planned_on, lang)).into(lang)
    changes = [part for part in (row.change.into(lang), row.change_text) if part]
    span = SPAN.fill(first=shown(row.since, lang), last=shown(row.until, lang)).into(lang)
    gathered = shown(row.gathered_on, lang) if row.gathered_on else "－"
    paper.facts(
        [(ON, on), (STATE, row.state.label.into(lang)), (PERIOD, span), (GATHERED, gathered)],
        across=2,
    )
    paper.facts([(WHO, row.attendees or "－"), (CHANGE, "\n".join(changes))])
    columns = [Column(TOPIC, weight=2), Column(FIGURE, weight=3), Column(REPORTED, weight=3)]
    paper.table(
        columns,
        [
            [
                one.topic.label.into(lang),
                one.figure.into(lang),
                one.text or (NO_CHANGE.into(lang) if one.no_change else ""),
            ]
            for one in row.inputs
        ],
    )
    _decisions(paper, row.decisions, lang)
    if row.summary:
        paper.facts([(SAID, row.summary)])


def _decisions(paper: Paper, rows: tuple[DecisionRow, ...], lang: Lang) -> None:
    columns = [
        Column(DECISION, weight=3),
        Column(OWNER, width=32),
        Column(STATE, width=24),
        Column(RESULT, weight=3),
    ]
    paper.table(columns, [_decision(row, lang) for row in rows], empty=NO_DECISION)


def _decision(row: DecisionRow, lang: Lang) -> Row:
    due = shown(row.due_on, lang) if row.due_on else ""
    state = [Said(row.state.label.into(lang), bold=row.late and row.state == Progress.OPEN)]
    if row.done_on:
        state.append(Said(shown(row.done_on, lang), small=True, quiet=True))
    where: Cell = Stack(tuple(state))
    if row.done_on is None:
        late: Tone = "bad" if row.late else TONES.get(row.state, "plain")
        where = Tag(row.state.label.into(lang), late)
    return [
        Stack((Said(row.text), Said(row.no, small=True, quiet=True))),
        "\n".join(part for part in (row.owner, due) if part),
        where,
        row.result,
    ]
