"""The minutes of a management review on pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...base.text import Lang, T
from ...kinds.approval import SETTLED, State
from ...kinds.review.words import Change, Progress
from ..bound import draw_bound
from ..catalogue import Out
from ..paper import Cell, Column, Paper, Row, Said, Stack, Tag
from ..paper.cells import Tone, shown
from ..proofs import draw_photos, draw_proofs
from ..watch import Watch
from .minutes import DecisionRow, InputRow, Minutes

MEETING, INPUTS = T("Meeting", "開催"), T("Inputs", "インプット")
OUTPUTS = T("Decisions", "決定事項（アウトプット）")
TOP = T("Top management", "代表者の総括とPMSの変更")
SUMMARY = T("Remarks", "総括・指示")
BEFORE = T("Decisions of the review before ({no})", "前回（{no}）の決定事項の状況")
HELD, ATTENDEES = T("Held on", "開催日"), T("Attendees", "出席者")
PERIOD, GATHERED = T("Records of", "対象期間"), T("Inputs gathered on", "インプット集計日")
NOT_YET = T("Not yet approved", "承認前の文書です")
NOT_YET_ABOUT = T(
    "State: {state}. What is written here may still change.",
    "状態：{state}。内容は今後変わることがあります。",
)
REPLACED = T("Replaced", "旧版です")
REPLACED_ABOUT = T(
    "A newer revision of this review has been approved.", "新しい版が承認されています。"
)
REVISED = T("Revision {n}", "第{n}版の改訂理由")
TOPIC, RECORDS = T("Topic", "項目"), T("What the records say", "記録の集計")
ASSESSED = T("Report and assessment", "報告・評価")
NO_CHANGE = T("No change", "変化なし")
NO, DECISION = T("No.", "番号"), T("Decision", "決定事項")
OWNER, DUE = T("Owner", "担当者"), T("Due", "期限")
FOLLOWED = T("What became of it", "実施状況")
NOTHING = T("Decided to change nothing", "変更なしと決定")
AT_FIRST = T("first: {day}", "当初 {day}")
WHY_LATER = T("Reason: {reason}", "変更理由：{reason}")
LATE, DONE_LATE = T("Late", "期限超過"), T("Done late", "期限後に実施")
NONE_DECIDED = T("Nothing decided yet.", "決定事項はまだありません。")
WHO_SAYS = T(
    "“What the records say” was counted by the program when the inputs were gathered; “Report and "
    "assessment” was written by people.",
    "「記録の集計」はインプット集計日にプログラムが集計した値、「報告・評価」は担当者が記入した内容です。",
)
NOTE = T("Note: {text}", "※ {text}")
FILES, FILE = T("Minutes and material", "議事録・資料"), T("{name} ({mark})", "{name}（{mark}）")
NEEDED, WHAT = T("Change of the PMS", "PMSの変更"), T("What is to be changed", "変更の内容")
TONES: dict[Progress, Tone] = {
    Progress.PROPOSED: "quiet",
    Progress.OPEN: "warn",
    Progress.DONE: "good",
    Progress.NOTED: "quiet",
}


def draw_minutes(data: Minutes, out: Out, lang: Lang, watch: Watch | None) -> int:
    def body(paper: Paper) -> None:
        _notes(paper, data)
        paper.heading(MEETING)
        paper.facts(_meeting(data, lang))
        paper.heading(INPUTS)
        paper.paragraph(WHO_SAYS, small=True)
        draw_inputs(paper, data.inputs, lang)
        if data.before_no:
            paper.heading(BEFORE.fill(no=data.before_no))
            draw_decisions(paper, data.before, lang)
        paper.heading(OUTPUTS)
        draw_decisions(paper, data.decisions, lang)
        paper.heading(TOP)
        paper.facts(_top(data))
        if data.proofs:
            draw_proofs(paper, data.proofs, lang)
            draw_photos(paper, data.proofs, lang)
        paper.ending()

    return draw_bound(body, out, data.front, lang, watch)


def _notes(paper: Paper, data: Minutes) -> None:
    if data.state == State.REPLACED:
        paper.note(REPLACED_ABOUT, REPLACED, "warn")
    elif data.state not in SETTLED:
        paper.note(NOT_YET_ABOUT.fill(state=data.state.label), NOT_YET, "warn")
    if data.revision_reason:
        paper.note(data.revision_reason, REVISED.fill(n=data.revision), "quiet")


def _meeting(data: Minutes, lang: Lang) -> list[tuple[str, Cell]]:
    return [
        (HELD, shown(data.held_on, lang)),
        (ATTENDEES, data.attendees),
        (PERIOD, data.period),
        (GATHERED, shown(data.gathered_on, lang)),
        *_files(data, lang),
    ]


def _files(data: Minutes, lang: Lang) -> list[tuple[str, Cell]]:
    """Their names; the hashes stand in the list of evidence."""
    kept = [it for it in data.proofs if it.taken_back_on is None]
    said = [Said(FILE.fill(name=it.name, mark=it.mark).into(lang)) for it in kept]
    return [(FILES, Stack(tuple(said)))] if said else []


def _top(data: Minutes) -> list[tuple[str, Cell]]:
    found: list[tuple[str, Cell]] = [(SUMMARY, data.summary), (NEEDED, data.change.label)]
    if data.change == Change.NEEDED or data.change_text:
        found.append((WHAT, data.change_text))
    return found


def draw_inputs(paper: Paper, inputs: Sequence[InputRow], lang: Lang) -> None:
    columns = [
        Column(NO, width=10, align="right"),
        Column(TOPIC, width=34),
        Column(RECORDS, weight=1),
        Column(ASSESSED, weight=1),
    ]
    paper.table(columns, _input_rows(inputs, lang))


def _input_rows(inputs: Sequence[InputRow], lang: Lang) -> Iterator[Row]:
    for row in inputs:
        said = [Said(row.figure.into(lang), bold=True)]
        said += [Said(line.into(lang), small=True) for line in row.details]
        if row.unkept:
            said.append(Said(NOTE.fill(text=row.unkept).into(lang), small=True, quiet=True))
        text = [Said(NO_CHANGE.into(lang), bold=True)] if row.no_change else []
        text += [Said(row.text)] if row.text else []
        yield [row.place, row.topic, Stack(tuple(said)), Stack(tuple(text)) if text else ""]


def draw_decisions(paper: Paper, decisions: Sequence[DecisionRow], lang: Lang) -> None:
    columns = [
        Column(NO, width=10, align="right"),
        Column(DECISION, weight=3),
        Column(OWNER, width=24),
        Column(DUE, width=25),
        Column(FOLLOWED, weight=2),
    ]
    paper.table(columns, [_row(it, lang) for it in decisions], empty=NONE_DECIDED)


def _row(it: DecisionRow, lang: Lang) -> list[Cell]:
    said = [Said(it.text), Said(it.topic.into(lang), small=True, quiet=True)]
    if it.no_change:
        said.append(Said(NOTHING.into(lang), small=True, bold=True))
    due = [Said(shown(it.due_on, lang))]
    if it.first_due:
        first = AT_FIRST.fill(day=shown(it.first_due, lang))
        due.append(Said(first.into(lang), small=True, quiet=True))
    return [it.place, Stack(tuple(said)), it.owner, Stack(tuple(due)), _followed(it, lang)]


def _followed(it: DecisionRow, lang: Lang) -> Cell:
    if it.progress == Progress.DONE:
        word = DONE_LATE if it.done_late else it.progress.label
        said = [Said(f"{word.into(lang)}  {shown(it.done_on, lang)}", bold=True)]
        said += [Said(it.done_name, small=True, quiet=True), Said(it.result)]
    elif it.late:
        return Tag(LATE.into(lang), "bad")
    else:
        return Tag(it.progress.label.into(lang), TONES[it.progress])
    if it.change_reason:
        said.append(Said(WHY_LATER.fill(reason=it.change_reason).into(lang), small=True))
    return Stack(tuple(said))
