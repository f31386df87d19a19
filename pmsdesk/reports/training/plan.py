"""The training plan of a year (教育計画書): whom, what, how, when; and what has been approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...base.days import fiscal_label, fiscal_year
from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.organization.calendar import fiscal_start
from ...kinds.training.training import Training
from ...kinds.training.whom import audience_words
from ...kinds.training.words import OFFICERS, OVERSEERS, REQUIRED, Audience, State, TestForm, Topic
from ...store.work import Work
from ..catalogue import Out, Request, named
from ..front import APPROVED, PREPARED, Stamp, front_for, seat_of
from ..paper import Column, Front, Paper, Row, Said, Stack, Tag
from ..paper.cells import Tone, shown
from ..watch import Watch
from .about import material_of, method_words, title_of

NONE_PLANNED = T("No training is planned for {year}.", "{year}に計画された教育はありません。")
COUNT, COUNT_OF = T("Trainings", "計画件数"), T("{n}", "{n}件")
NOT_YET = T("Not all of it is approved yet", "承認前の計画があります")
NOT_YET_ABOUT = T(
    "Waiting for approval: {names}. What is written here may still change.",
    "承認待ち：{names}。内容は今後変わることがあります。",
)
PLANS = T("Trainings of the year", "教育の計画")
UNTIL = T("– {day}", "～ {day}")
WHEN = T("Planned for", "実施予定")
TITLE = T("Training", "教育名")
AUDIENCE = T("Audience", "対象者")
CONTENTS = T("Contents", "教育内容")
METHOD = T("Method, material, lecturer", "方法・教材・講師")
TEST = T("Understanding", "理解度の確認")
PASS_MARK = T("Pass mark {n}", "合格基準 {n}点")
BY = T("Plan approved", "計画の承認")
STATE = T("State", "状況")
FIRST = T("First planned for {day}: {reason}", "当初予定 {day}：{reason}")
COVERED = T("What has to be taught every year", "毎年必要な内容")
TOPIC = T("Contents", "内容")
WHERE = T("Taught in", "取り上げる教育")
TO_ALL = T("To everybody", "全従業者への教育")
YES, NO = T("Yes", "あり"), T("No", "なし")
TONES: dict[State, Tone] = {
    State.PLANNED: "quiet",
    State.POSTPONED: "warn",
    State.MISSED: "bad",
    State.CLOSED: "good",
}


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One training as it is planned."""

    no: str
    title: str
    when: tuple[str, ...]
    audience: str
    contents: tuple[str, ...]
    method: tuple[str, ...]
    test: tuple[str, ...]
    approved: tuple[str, ...]
    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """A year's trainings by their dates; `topics` says where each required one is taught, and
    whether to everybody."""

    front: Front
    rows: tuple[PlannedRow, ...]
    topics: tuple[tuple[Topic, tuple[str, ...], bool], ...]


def gather(work: Work, request: Request) -> TrainingPlan:
    """The fiscal year `request.year`, or this one. Refused where nothing is planned in it."""
    work.allow(OFFICERS | OVERSEERS)
    lang, start = request.lang, fiscal_start()
    year = request.year or fiscal_year(work.today, start)
    mine = Training.select().where(Training.year == year)
    its = list(mine.order_by(Training.planned_on, Training.id))
    if not its:
        label = T(fiscal_label(year, "en", start), fiscal_label(year, "ja", start))
        raise Refused(NONE_PLANNED.fill(year=label), "year")
    front = front_for(
        request, named("training_plan").title, period=fiscal_label(year, lang, start),
        facts=[(COUNT, COUNT_OF.fill(n=len(its)).into(lang))], stamps=_stamps(its, lang),
    )  # fmt: skip
    rows = tuple(_row(it, lang) for it in its)
    return TrainingPlan(front, rows, tuple(_covered(its, topic) for topic in REQUIRED))


def _stamps(its: list[Training], lang: Lang) -> tuple[Stamp, ...]:
    """Who planned last and who approved last, once everything is approved; else empty boxes."""
    if any(it.approved_on is None for it in its):
        return (Stamp(APPROVED), Stamp(PREPARED))
    found = []
    for label, role in ((APPROVED, "approved"), (PREPARED, "made")):
        last = max(its, key=lambda it: str(getattr(it, f"{role}_on") or ""))  # noqa: B023
        on, who = getattr(last, f"{role}_on"), getattr(last, f"{role}_by_id")
        found.append(Stamp(label, getattr(last, f"{role}_name"), on, seat_of(who, on, lang)))
    return tuple(found)


def _row(it: Training, lang: Lang) -> PlannedRow:
    comma = "、" if lang == "ja" else ", "
    topics = comma.join(Topic.of(key).label.into(lang) for key in it.listed("topics"))
    until = it.ends_on if it.ends_on != it.planned_on else None
    when = _filled(
        shown(it.planned_on, lang), UNTIL.fill(day=shown(until, lang)).into(lang) if until else ""
    )
    test = [TestForm.of(it.test).label.into(lang)]
    if it.tested:
        test.append(PASS_MARK.fill(n=it.pass_mark).into(lang))
    reason = str(it.missed_reason)
    if it.first_planned_on != it.planned_on:
        moved = FIRST.fill(day=shown(it.first_planned_on, lang), reason=it.postponed_reason)
        reason = moved.into(lang)
    return PlannedRow(
        it.no, title_of(it).into(lang), when, audience_words(it).into(lang),
        _filled(topics, it.contents),
        _filled(method_words(it).into(lang), material_of(it).into(lang), it.lecturer),
        tuple(test), _filled(it.approved_name, shown(it.approved_on, lang)), State.of(it.state),
        reason,
    )  # fmt: skip


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _covered(its: list[Training], topic: Topic) -> tuple[Topic, tuple[str, ...], bool]:
    there = [it for it in its if topic in it.listed("topics") and it.state != State.MISSED]
    to_all = any(it.audience == Audience.EVERYBODY for it in there)
    return topic, tuple(it.no for it in there), to_all


def draw(data: TrainingPlan, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    with Paper(out, data.front, lang, landscape=True, watch=watch) as paper:
        comma = "、" if lang == "ja" else ", "
        waiting = [row.no for row in data.rows if row.state in (State.PLANNED, State.POSTPONED)]
        if waiting:
            paper.note(NOT_YET_ABOUT.fill(names=comma.join(waiting)), NOT_YET, "quiet")
        paper.heading(PLANS)
        columns = [
            Column(WHEN, width=30), Column(TITLE, weight=5), Column(AUDIENCE, weight=4),
            Column(CONTENTS, weight=9), Column(METHOD, weight=6), Column(TEST, width=27),
            Column(BY, width=24), Column(STATE, width=24),
        ]  # fmt: skip
        paper.table(columns, _rows(data, lang))
        paper.heading(COVERED)
        columns = [Column(TOPIC, weight=3), Column(WHERE, weight=4), Column(TO_ALL, width=40)]
        rows: list[Row] = []
        for topic, numbers, to_all in data.topics:
            tag = Tag((YES if to_all else NO).into(lang), "good" if to_all else "bad")
            rows.append([topic.label, comma.join(numbers) or "－", tag])
        paper.table(columns, rows)
        paper.ending()
    return paper.pages


def _rows(data: TrainingPlan, lang: Lang) -> Iterator[Row]:
    for row in data.rows:
        tag = Tag(row.state.label.into(lang), TONES.get(row.state, "plain"))
        title = [Said(row.title, bold=True), Said(row.no, small=True, quiet=True)]
        if row.reason:
            title.append(Said(row.reason, small=True))
        yield [
            _stack(row.when, small=False), Stack(tuple(title)), row.audience, _stack(row.contents),
            _stack(row.method), _stack(row.test), _stack(row.approved), tag,
        ]  # fmt: skip


def _stack(texts: tuple[str, ...], small: bool = True) -> Stack | str:
    first, *more = texts or ("",)
    return Stack((Said(first), *(Said(text, small=small) for text in more))) if more else first
