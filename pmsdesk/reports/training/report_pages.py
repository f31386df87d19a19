"""The training report on pages: what was planned, what came of it, then everybody by department."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.text import Lang, T
from ...kinds.training.training import Training
from ...kinds.training.words import PRESENT, State
from ..bound import draw_bound
from ..catalogue import Out
from ..paper import Band, Bars, Cell, Column, Paper, Row, Said, Series, Stack
from ..paper.cells import shown
from ..watch import Watch
from .report import PersonRow, TrainingReport

OPEN_TITLE = T("Not closed yet ({state})", "未完了（{state}）")
OPEN = T(
    "This report shows the training as it stood when it was printed.",
    "この報告書は、印刷した時点の内容を示します。",
)
PLAN = T("Plan", "実施計画")
HELD = T("Held", "実施期間")
METHOD = T("Method", "実施方法")
TOPICS = T("Topics", "取り上げた内容")
COURSE = T("Course", "教育コース")
TEST = T("Comprehension test", "理解度確認テスト")
PASS_MARK = T("{test}, pass mark {n}", "{test}（合格基準 {n}点）")
SESSIONS = T("Sessions", "実施回")
SESSION = T("Session {n}", "第{n}回")
MAKE_UP = T("Make-up", "補講")
DETAILS = T("Time, place, lecturer", "時間・場所・講師")
RESULT = T("Results", "実施結果")
TARGET = T("Target", "対象者")
ATTENDED = T("Attended", "受講済")
OF_MADE_UP = T("{n} (made up {made_up})", "{n}人（うち補講{made_up}人）")
PEOPLE = T("{n}", "{n}人")
RATE = T("Attendance", "受講率")
LEFT = T("Not accounted for", "未了")
OUTSIDE = T("Outside the target", "対象外")
OUTSIDE_OF = T(
    "{leave} on leave, {exempt} exempted, {left} left",
    "休職{leave}人・理由あり{exempt}人・退職{left}人",
)
PASSED = T("Passed", "合格")
PASSED_OF = T("{n} of {all} tested", "{all}人中{n}人")
AVERAGE = T("Average score", "平均点")
AVERAGE_OF = T("{n} (first attempt {first})", "{n}点（初回 {first}点）")
BY_TOPIC = T("Right answers by topic, first attempt", "内容別の正答率（初回）")
RIGHT = T("Right, %", "正答率（%）")
WEAK = T("Weak points", "理解が不足した点")
ABSENTEES = T("Not accounted for", "未了の人")
EVALUATION = T("Effect and improvement", "有効性の評価と次回への改善")
REASONS = T("Reasons on record", "理由の記録")
BLANK = T("(not written)", "（記入なし）")
EVERYBODY = T("Attendance", "受講記録")
NO = T("Staff no.", "社員番号")
NAME = T("Name", "氏名")
STATUS = T("State", "受講状況")
ON = T("Attended on", "受講日")
FIRST = T("First", "初回")
SCORE = T("Score", "点数")
VERDICT = T("Result", "判定")
FAILED = T("Not passed", "不合格")
DEPARTMENT = T("Department", "部門")
NOBODY = T("Nobody yet.", "まだ対象者がいません。")


def draw_report(data: TrainingReport, out: Out, lang: Lang, watch: Watch | None) -> int:
    def body(paper: Paper) -> None:
        page = _Page(paper, data, lang)
        page.plan()
        page.results()
        page.absentees()
        page.evaluation()
        page.everybody()
        paper.ending()

    return draw_bound(body, out, data.front, lang, watch)


class _Page:
    """One report while it is drawn."""

    def __init__(self, paper: Paper, data: TrainingReport, lang: Lang) -> None:
        self.paper, self.data, self.lang = paper, data, lang
        self.tested = data.facts["test"] != "none"

    def plan(self) -> None:
        data, facts, lang = self.data, self.data.facts, self.lang
        if data.state not in (State.CLOSED, State.MISSED):
            self.paper.note(OPEN, OPEN_TITLE.fill(state=data.state.label), "quiet")
        self.paper.heading(PLAN)
        comma = "、" if lang == "ja" else ", "
        pairs: list[tuple[str, Cell]] = [(self._label("title"), self._titled())]
        pairs += [(self._label(n), facts[n]) for n in ("purpose", "contents") if facts[n]]
        pairs += [(HELD, data.held), (METHOD, data.method)]
        if data.course:
            pairs.append((COURSE, data.course))
        elif facts["material_name"]:
            pairs.append((self._label("material_name"), facts["material_name"]))
        pairs.append((TOPICS, comma.join(topic.into(lang) for topic in data.topics)))
        if facts["lecturer"]:
            pairs.append((self._label("lecturer"), facts["lecturer"]))
        test: T = data.test
        if self.tested:
            test = PASS_MARK.fill(test=test, n=facts["pass_mark"])
        pairs.append((TEST, test))
        self.paper.facts(pairs)
        if data.sessions:
            self._sessions()

    def _titled(self) -> str:
        facts = self.data.facts
        return str((self.lang == "en" and facts["title_en"]) or facts["title"])

    def _sessions(self) -> None:
        self.paper.heading(SESSIONS, 2)
        columns = [Column("", width=30), Column(HELD, width=52), Column(DETAILS, weight=1)]
        rows: list[Row] = []
        for it in self.data.sessions:
            name = SESSION.fill(n=it.place).into(self.lang)
            name += f"（{MAKE_UP.into(self.lang)}）" if it.makeup else ""
            days = [shown(day, self.lang) for day in (it.held_on, it.until) if day]
            rows.append([name, " – ".join(days), it.more])
        self.paper.table(columns, rows)

    def results(self) -> None:
        it, lang = self.data.figures, self.lang
        self.paper.heading(RESULT)
        rate = "－" if it.rate is None else f"{100 * it.rate:.1f}%"
        outside = OUTSIDE_OF.fill(leave=it.on_leave, exempt=it.exempt, left=it.left)
        pairs: list[tuple[str, Cell]] = [
            (TARGET, PEOPLE.fill(n=it.target)),
            (ATTENDED, OF_MADE_UP.fill(n=it.attended, made_up=it.made_up)),
            (RATE, Said(rate, bold=True)),
            (LEFT, Said(PEOPLE.fill(n=it.unsettled).into(lang), bold=it.unsettled > 0)),
            (OUTSIDE, outside),
        ]
        if self.tested:
            pairs.append((PASSED, PASSED_OF.fill(n=it.passed, all=it.tested)))
            means = ["－" if mean is None else f"{mean:.1f}" for mean in (it.average,
                     it.average_first)]  # fmt: skip
            pairs.append((AVERAGE, AVERAGE_OF.fill(n=means[0], first=means[1])))
        shares = [share for share in it.topics if share.asked]
        if shares:
            weak = self.data.facts["weak_topics"] if lang == "ja" else ""
            pairs.append((WEAK, weak or self.data.weak))
        self.paper.facts(pairs, 2)
        if shares:
            series = Series(RIGHT.into(lang), [share.percent for share in shares])
            names = [share.words.into(lang) for share in shares]
            self.paper.chart(Bars(names, [series]), BY_TOPIC.into(lang))

    def absentees(self) -> None:
        found = self.data.figures.absentees
        if not found:
            return
        self.paper.heading(ABSENTEES, 2)
        columns = [Column(NO, width=26), Column(NAME, weight=3), Column(DEPARTMENT, weight=4),
                   Column(STATUS, weight=4)]  # fmt: skip
        rows: list[Row] = []
        for a in found:
            state = FAILED if a.status in PRESENT else a.status.label
            rows.append([a.staff_no, a.name, a.department, self._with(state, a.reason)])
        self.paper.table(columns, rows)

    def evaluation(self) -> None:
        facts = self.data.facts
        self.paper.heading(EVALUATION)
        self.paper.facts(
            [(self._label(n), self._said(facts[n])) for n in ("effect", "next_improvement")]
        )
        names = ("postponed_reason", "return_reason", "missed_reason")
        if reasons := [(self._label(n), facts[n]) for n in names if facts[n]]:
            self.paper.heading(REASONS, 2)
            self.paper.facts(reasons)

    def everybody(self) -> None:
        self.paper.heading(EVERYBODY)
        columns = [
            Column(NO, width=22),
            Column(NAME, weight=1),
            Column(STATUS, weight=1),
            Column(ON, width=24),
        ]
        if self.tested:
            columns += [
                Column(FIRST, width=13, align="right"),
                Column(SCORE, width=13, align="right"),
                Column(VERDICT, width=20),
            ]
        self.paper.table(columns, self._people(), empty=NOBODY)

    def _people(self) -> Iterator[Row]:
        before = None
        for row in self.data.people:
            if row.department != before:
                before = row.department
                yield Band(row.department)
            state = self._with(row.status, row.note)
            cells: list[Cell] = [row.staff_no, row.name, state, row.attended_on]
            if self.tested:
                cells += [row.first_score, row.score, self._verdict(row)]
            yield cells

    def _with(self, state: T | str, reason: str) -> Cell:
        """A state, and below it why."""
        word = state.into(self.lang) if isinstance(state, T) else state
        return Stack((Said(word), Said(reason, small=True))) if reason else word

    def _verdict(self, row: PersonRow) -> Cell:
        if row.passed is None:
            return ""
        return PASSED if row.passed else Said(FAILED.into(self.lang), bold=True)

    def _label(self, name: str) -> str:
        word: T = Training._meta.fields[name].verbose_name
        return word.into(self.lang)

    def _said(self, text: str) -> Cell:
        return text or Said(BLANK.into(self.lang), quiet=True)
