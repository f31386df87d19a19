"""What top management reads first: the year's parts in a line each, and what needs a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...base.text import Lang, T
from ...kinds.action.words import State as ActionState
from ...kinds.audit.words import FindingGrade
from ...kinds.inspection.tally import summed
from ...kinds.review.words import Progress
from ..inspection.verdict import sums
from ..inspection.words import percent
from ..paper.cells import Tone
from .training_pages import percent as share
from .training_pages import rate

if TYPE_CHECKING:
    from .annual import AnnualReport

CHECKS = T("Self-inspections", "自己点検")
ACTIONS = T("Findings and actions", "指摘と処置")
TRAINING = T("Training", "教育")
INCIDENTS = T("Incidents", "事故・インシデント")
AUDIT = T("Internal audit", "内部監査")
REVIEW = T("Management review", "マネジメントレビュー")
PLAN = T("Annual plan", "年間計画")
PLEDGES = T("Pledges", "誓約書")
CHECKED = T("Asked {n}, handed in {in_} ({late} late); conforming rate {rate}",
            "対象{n}件、提出{in_}件（うち期限後{late}件）、適合率{rate}")  # fmt: skip
ACTED = T("Opened {n}; open with earlier years {open} ({late} late); × {bad}, △ {part}",
          "起票{n}件、前年度以前を含む未完了{open}件（うち期限超過{late}件）、"
          "×{bad}件・△{part}件")  # fmt: skip
TAUGHT = T("Trainings {n}; attended {attended} of {target} ({rate})",
           "{n}件、対象延べ{target}人のうち{attended}人が受講（{rate}）")  # fmt: skip
HAPPENED = T("Incidents {n} (to be reported {reportable}), near misses {near}, not closed {open}",
             "事故{n}件（うち報告対象{reportable}件）、ヒヤリハット{near}件、"
             "未完了{open}件")  # fmt: skip
AUDITED = T("Carried out {done} of {n}; major {major}, minor {minor}, observations {obs}",
            "{n}件中{done}件を実施、不適合は重大{major}件・軽微{minor}件、"
            "観察事項{obs}件")  # fmt: skip
AUDITED_SO_FAR = T("Carried out {done} of {n}; findings not reported yet",
                   "{n}件中{done}件を実施（指摘は報告後に集計）")  # fmt: skip
REVIEWED = T("Held {held}; decisions done {done} of {n}",
             "{held}回実施、決定事項{n}件中{done}件を実施")  # fmt: skip
PLANNED = T("Activities done {done} of {n}, late {late}",
            "活動{n}件中{done}件を実施、遅延{late}件")  # fmt: skip
SIGNED = T("Covered {signed} of {n} persons", "在籍{n}人のうち{signed}人が提出済み")
NOTHING = T("Nothing recorded", "記録なし")
PREPARED = T("Being prepared, not held yet", "未開催（作成中）")

NOT_IN = T("Inspections past their date: {n}.", "期限を過ぎて未提出の点検が{n}件あります。")
LATE_ACTIONS = T("Actions past their date: {n}.", "期限を過ぎた処置が{n}件あります。")
UNTAUGHT = T("Persons past the date of their training: {n}.",
             "受講期限を過ぎた人が延べ{n}人います。")  # fmt: skip
NO_TRAINING = T("No training is planned.", "教育の計画がありません。")
TO_JUDGE = T("Incidents not yet judged whether to be reported: {n}.",
             "報告の要否が未判定の事故が{n}件あります。")  # fmt: skip
LATE_CLOCKS = T("Incidents with a deadline that has passed: {n}.",
                "法定等の期限を過ぎた事故が{n}件あります。")  # fmt: skip
MAJOR = T("Major nonconformities not settled: {n}.", "重大な不適合が{n}件、未完了です。")
LATE_FINDINGS = T("Actions from audit findings past their date: {n}.",
                  "監査の指摘の処置が{n}件、期限を過ぎています。")  # fmt: skip
LATE_AUDITS = T("Audits past their date: {n}.", "予定日を過ぎた監査が{n}件あります。")
NO_AUDIT = T("No internal audit is planned.", "内部監査の計画がありません。")
TO_RECEIVE = T(
    "Audit reports waiting to be received: {n}.", "受領待ちの監査報告書が{n}件あります。"
)
NO_REVIEW = T("No management review has been held.",
              "マネジメントレビューが実施されていません。")  # fmt: skip
LATE_DECISIONS = T("Decisions past their date: {n}.", "期限を過ぎた決定事項が{n}件あります。")
LATE_PLAN = T("Planned activities that are late: {n}.", "予定より遅れている活動が{n}件あります。")
NOT_APPROVED = T("The annual plan is not approved.", "年間計画が承認されていません。")
UNSIGNED = T("Persons without a pledge: {n}.", "誓約書を提出していない人が{n}人います。")


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of the year: where it is, its figures, what needs somebody."""

    part: T
    chapter: str
    figures: T
    points: tuple[tuple[T, Tone], ...]

    @property
    def tone(self) -> Tone:
        tones = [tone for _, tone in self.points]
        return "bad" if "bad" in tones else "warn" if tones else "good"


def parts_of(data: AnnualReport, lang: Lang) -> list[PartLine]:
    """Every part of the report, in the order of its chapters."""
    return [
        _checks(data),
        _actions(data),
        _training(data),
        _incidents(data, lang),
        _audit(data),
        _review(data),
        _plan(data),
        _pledges(data),
    ]


def _points(*found: tuple[T, int, Tone]) -> tuple[tuple[T, Tone], ...]:
    return tuple((words.fill(n=n), tone) for words, n, tone in found if n)


def _checks(data: AnnualReport) -> PartLine:
    counted = sums(data.lines, data.actions)
    figures = CHECKED.fill(
        n=counted.whole,
        in_=counted.handed_in,
        late=counted.late_in,
        rate=percent(counted.tally.rate),
    )
    late = sum(line.late_now for line in data.lines)
    return PartLine(CHECKS, "1.1–5", figures, _points((NOT_IN, late, "bad")))


def _actions(data: AnnualReport) -> PartLine:
    both = data.all_actions
    counted, tally = sums(data.lines, both), summed(line.tally for line in data.lines)
    settled = (ActionState.CLOSED, ActionState.NO_ACTION)
    figures = ACTED.fill(
        n=len(data.actions) + sum(it.year == data.year for it in data.others),
        open=sum(it.state not in settled for it in both),
        late=counted.actions_late,
        bad=tally.nonconform,
        part=tally.partly,
    )
    points = _points((LATE_ACTIONS, counted.actions_late, "bad"))
    return PartLine(ACTIONS, "5–7", figures, points)


def _training(data: AnnualReport) -> PartLine:
    it = data.governing.training
    if not it.rows:
        return PartLine(TRAINING, "8", NOTHING, ((NO_TRAINING, "warn"),))
    figures = TAUGHT.fill(
        n=len(it.rows), attended=it.attended, target=it.target, rate=share(rate(it))
    )
    return PartLine(TRAINING, "8", figures, _points((UNTAUGHT, it.late, "bad")))


def _incidents(data: AnnualReport, lang: Lang) -> PartLine:
    it = data.incidents
    figures = HAPPENED.fill(n=it.count, reportable=it.reportable, near=it.near_misses, open=it.open)
    late = sum(bool(row.running_late) for row in data.incident_rows)
    points = _points((LATE_CLOCKS, late, "bad"), (TO_JUDGE, it.to_be_judged, "warn"))
    return PartLine(INCIDENTS, "9", figures, points)


def _audit(data: AnnualReport) -> PartLine:
    it = data.governing.audit
    if not it.rows:
        return PartLine(AUDIT, "10", NOTHING, ((NO_AUDIT, "warn"),))
    figures = (AUDITED if it.reports or it.findings else AUDITED_SO_FAR).fill(
        done=it.done,
        n=len(it.live),
        major=it.found(FindingGrade.MAJOR),
        minor=it.found(FindingGrade.MINOR),
        obs=it.found(FindingGrade.OBSERVATION),
    )
    major = sum(row.grade == FindingGrade.MAJOR and not row.settled for row in it.findings)
    waiting = sum(row.received_on is None for row in it.reports)
    points = _points(
        (MAJOR, major, "bad"),
        (LATE_FINDINGS, it.overdue, "bad"),
        (LATE_AUDITS, it.late, "warn"),
        (TO_RECEIVE, waiting, "warn"),
    )
    return PartLine(AUDIT, "10", figures, points)


def _review(data: AnnualReport) -> PartLine:
    it = data.governing.review
    to_do = [each for each in it.decisions if each.state != Progress.NOTED]
    done = sum(each.state == Progress.DONE for each in to_do)
    figures = PREPARED if it.rows else NOTHING
    if it.held:
        figures = REVIEWED.fill(held=it.held, done=done, n=len(to_do))
    points = _points((LATE_DECISIONS, it.late, "bad"))
    if not it.held and not data.running:
        points = ((NO_REVIEW, "bad"), *points)
    return PartLine(REVIEW, "11", figures, points)


def _plan(data: AnnualReport) -> PartLine:
    it = data.governing.plan
    if not it.no:
        return PartLine(PLAN, "12", NOTHING, ((NOT_APPROVED, "warn"),))
    figures = PLANNED.fill(done=it.done, n=len(it.rows), late=it.late)
    points = _points((LATE_PLAN, it.late, "warn"))
    if it.approved_on is None:
        points = ((NOT_APPROVED, "warn"), *points)
    return PartLine(PLAN, "12", figures, points)


def _pledges(data: AnnualReport) -> PartLine:
    it = data.governing.training
    figures = SIGNED.fill(signed=it.people - it.unsigned, n=it.people)
    return PartLine(PLEDGES, "8", figures, _points((UNSIGNED, it.unsigned, "warn")))


def tasks(parts: list[PartLine]) -> Iterator[tuple[PartLine, T, Tone]]:
    """What needs somebody, the gravest first."""
    found = [(part, words, tone) for part in parts for words, tone in part.points]
    yield from sorted(found, key=lambda one: one[2] != "bad")
