"""The corrective-action record on pages, in the order of an action's life."""

from collections.abc import Sequence
from typing import Any

from ...base.days import fiscal_label
from ...base.text import Lang, T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.words import Effect, Sort, State
from ...kinds.inspection.inspection import Result
from ...store.record import label, word_for
from ..bound import draw_bound
from ..catalogue import Out
from ..course import draw_course
from ..paper import Cell, Column, Paper, Said, Stack
from ..paper.cells import shown
from ..proofs import draw_photos, draw_proofs
from ..watch import Watch
from ..words import measure_words
from .attempts import Attempt, StepRow
from .record import ActionRecord

LATE_TITLE = T("Overdue", "期限超過")
LATE = T(
    "The present step is {n} days past its date ({due}).",
    "現在の手続きが期限 {due} を{n}日過ぎています。",
)
DONE_LATE_TITLE = T("Done late", "実施遅延")
DONE_LATE = T(
    "Done on {done}, after the date that was approved first ({due}).",
    "当初承認された期限 {due} の後、{done} に実施されました。",
)
OPEN_TITLE = T("Not closed yet ({state})", "未完了（{state}）")
OPEN = T(
    "This record shows the action as it stood when it was printed.",
    "この記録は、印刷した時点の内容を示します。",
)
FINDING = T("Finding", "発見")
FROM = T("Found by way of", "発見の契機")
ORIGIN = T("Self-inspection", "自己点検")
ITEM = "{code}  {mark} {question}"
MEASURE = T("Measure", "措置区分")
CONTAINMENT = T("Immediate correction", "応急処置")
ATTEMPT = T("Attempt {n}", "取組 第{n}回")
ANALYSIS = T("Cause", "原因分析")
PLAN = T("Plan and what was done", "処置の計画と実施")
CHECK = T("Effect check", "有効性確認")
CLOSING = T("Closing", "完了")
DECIDED_BY = T("Decided by", "決定者")
DECIDED_ON = T("Decided on", "決定日")
DECISION = T("Decision not to act", "是正不要の決定")
NOT_YET = T("Not written yet.", "まだ記入されていません。")
BLANK = T("(not written)", "（記入なし）")
WHYS = T("Why-why analysis", "なぜなぜ分析")
WHY = T("Why?", "なぜ")
BECAUSE = T("Because", "理由")
NO = T("No.", "番号")
WHAT = T("What", "処置の内容")
WHO = T("Who", "担当")
BY = T("By", "期限")
DONE_ON = T("Done on", "実施日")
RESULT = T("What was done", "実施内容")
STEP_LATE = T("late", "遅れ")
NO_STEPS = T("No steps were written.", "処置の記入はありません。")

Facts = list[tuple[str, Cell]]


def draw_record(data: ActionRecord, out: Out, lang: Lang, watch: Watch | None) -> int:
    def body(paper: Paper) -> None:
        page = _Page(paper, data, lang)
        page.notes()
        page.finding()
        page.containment()
        for attempt in data.attempts:
            page.attempt(attempt)
        page.closing()
        draw_proofs(paper, data.proofs, lang)
        draw_photos(paper, data.proofs, lang)
        draw_course(paper, data.course, lang)
        paper.ending()

    return draw_bound(body, out, data.front, lang, watch)


class _Page:
    """One record while it is drawn."""

    def __init__(self, paper: Paper, data: ActionRecord, lang: Lang) -> None:
        self.paper, self.data, self.lang = paper, data, lang

    def notes(self) -> None:
        facts, state = self.data.facts, self.data.state
        if self.data.days_late:
            due = shown(facts["due_on"], self.lang)
            self.paper.note(LATE.fill(n=self.data.days_late, due=due), LATE_TITLE, "bad")
        elif state not in (State.CLOSED, State.NO_ACTION):
            self.paper.note(OPEN, OPEN_TITLE.fill(state=state.label), "quiet")
        if self.data.done_late:
            due = shown(facts["first_action_due"] or facts["action_due"], self.lang)
            done = shown(facts["done_on"], self.lang)
            self.paper.note(DONE_LATE.fill(done=done, due=due), DONE_LATE_TITLE, "warn")

    def finding(self) -> None:
        self.paper.heading(FINDING)
        pairs = self._pairs("title", "sort", "source")
        if self.data.facts["source_ref"] or not self.data.origin:
            pairs += self._pairs("source_ref")
        if origin := self.data.origin:
            pairs.append((ORIGIN, origin.no))
            if origin.code:
                mark = Result.of(origin.result).mark if origin.result else ""
                question = origin.question.into(self.lang)
                said = ITEM.format(code=origin.code, mark=mark, question=question)
                pairs.append((self._label("code"), said))
        if measure := self.data.facts["measure"]:
            pairs.append((MEASURE, measure_words(measure)))
        pairs += self._pairs("year", "found_on", "found_name", "grade", "requirement", "content")
        self.paper.facts(pairs)

    def containment(self) -> None:
        names = ("immediate_correction", "corrected_on", "impact")
        written = any(self.data.facts[name] for name in names)
        if self.data.sort == Sort.IMPROVEMENT and not written:
            return  # an improvement has no containment
        self.paper.heading(CONTAINMENT)
        self._facts(written, *names)

    def attempt(self, attempt: Attempt) -> None:
        current = attempt.number == len(self.data.attempts)
        if self.data.state == State.NO_ACTION and attempt.blank:
            return  # it was decided that there should be none
        if len(self.data.attempts) > 1:
            self.paper.heading(ATTEMPT.fill(n=attempt.number))
        self._cause(attempt, current)
        self._plan(attempt, current)
        self._effect(attempt, current)

    def _part(self, title: T) -> None:
        self.paper.heading(title, 2 if len(self.data.attempts) > 1 else 1)

    def _cause(self, attempt: Attempt, current: bool) -> None:
        similar = self.data.facts["similar_check"] if current else ""
        written = bool(attempt.whys or attempt.cause or similar)
        if self.data.sort == Sort.IMPROVEMENT and not written:
            return  # an improvement needs no why-why analysis
        self._part(ANALYSIS)
        if not written:
            self.paper.paragraph(NOT_YET)
            return
        if attempt.whys:
            number = Column(NO, width=12, align="right")
            rows: list[list[Cell]] = [
                [at, row.why, row.because] for at, row in enumerate(attempt.whys, 1)
            ]
            self.paper.table([number, Column(WHY, weight=1), Column(BECAUSE, weight=1)], rows)
        pairs: Facts = [(self._label("cause"), self._cell(attempt.cause))]
        if current:
            pairs += self._pairs("similar_check")
        self.paper.facts(pairs)

    def _plan(self, attempt: Attempt, current: bool) -> None:
        self._part(PLAN)
        if attempt.steps:
            self._steps(attempt.steps)
        else:
            self.paper.paragraph(NO_STEPS)
        if not current:
            self.paper.facts(self._signed("done", attempt.done_name, attempt.done_on), 2)
            return
        pairs = self._pairs("plan_due", "first_action_due", "action_due", "effect_due")
        for role in ("planned", "plan_approved", "done"):
            facts = self.data.facts
            pairs += self._signed(role, facts[f"{role}_name"], facts[f"{role}_on"])
        self.paper.facts(pairs, 2)
        self._reasons()

    def _reasons(self) -> None:
        names = [name for name in ("return_reason", "change_reason") if self.data.facts[name]]
        if names:
            self.paper.facts(self._pairs(*names))

    def _steps(self, steps: Sequence[StepRow]) -> None:
        columns = [
            Column(NO, width=12, align="right"),
            Column(WHAT, weight=1),
            Column(WHO, width=24),
            Column(BY, width=24),
            Column(DONE_ON, width=24),
            Column(RESULT, weight=1),
        ]
        rows: list[list[Cell]] = [
            [at, step.what, step.who, step.due_on, self._done(step), step.result]
            for at, step in enumerate(steps, 1)
        ]
        self.paper.table(columns, rows)

    def _done(self, step: StepRow) -> Cell:
        if not step.late:
            return step.done_on
        late = Said(STEP_LATE.into(self.lang), bold=True, small=True)
        return Stack((Said(shown(step.done_on, self.lang)), late))

    def _effect(self, attempt: Attempt, current: bool) -> None:
        self._part(CHECK)
        if attempt.effect is None and not attempt.effect_evidence:
            self.paper.paragraph(NOT_YET)
            return
        verdict = attempt.effect.label if attempt.effect else BLANK
        bold = Said(verdict.into(self.lang), bold=attempt.effect in list(Effect))
        pairs: Facts = [(self._label("effect"), bold)]
        pairs.append((self._label("effect_evidence"), self._cell(attempt.effect_evidence)))
        self.paper.facts(pairs)
        self.paper.facts(self._signed("effect", attempt.effect_name, attempt.effect_on), 2)

    def closing(self) -> None:
        decided = self.data.state == State.NO_ACTION
        self.paper.heading(DECISION if decided else CLOSING)
        if decided:
            self.paper.facts(self._pairs("no_action_reason"))
        facts = self.data.facts
        if not facts["closed_on"]:
            if not decided:
                self.paper.paragraph(NOT_YET)
            return
        signed = self._signed("closed", facts["closed_name"], facts["closed_on"])
        if decided:
            signed = [(DECIDED_BY, signed[0][1]), (DECIDED_ON, signed[1][1])]
        self.paper.facts(signed, 2)

    # ---- words

    def _facts(self, written: bool, *names: str) -> None:
        if written:
            self.paper.facts(self._pairs(*names))
        else:
            self.paper.paragraph(NOT_YET)

    def _pairs(self, *names: str) -> Facts:
        return [(self._label(name), self._value(name)) for name in names]

    def _signed(self, role: str, name: str, on: Any) -> Facts:
        said = [(f"{role}_name", self._cell(name)), (f"{role}_on", self._cell(on))]
        return [(self._label(field), cell) for field, cell in said]

    def _label(self, name: str) -> str:
        return label(CorrectiveAction._meta.fields[name], self.lang)

    def _value(self, name: str) -> Cell:
        field, value = CorrectiveAction._meta.fields[name], self.data.facts[name]
        if field.choices:
            return word_for(field, value, self.lang)
        if name == "year":
            return fiscal_label(value, self.lang, self.data.fiscal_start)
        return self._cell(value)

    def _cell(self, value: Any) -> Cell:
        if value is None or value == "":
            return Said(BLANK.into(self.lang), quiet=True)
        cell: Cell = value
        return cell
