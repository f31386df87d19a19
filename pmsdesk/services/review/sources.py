"""Where the inputs of a management review come from: one function for each topic.

A new kind of record joins here: a function from the days looked back on to what was found.
"""

from __future__ import annotations

from collections.abc import Callable

from ...base.text import T
from ...kinds.review.followed import decisions_of, previous_of
from ...kinds.review.review import Decision, Review
from ...kinds.review.words import Progress, Topic
from ...kinds.yearly.plan import Objective
from ...kinds.yearly.progress import current, of_plan
from ...kinds.yearly.words import Achieved
from . import from_actions, from_audits, from_checks, from_incidents, from_law, from_training
from .span import Found, Span, few, percent, plain_day, short

Source = Callable[[Span], Found]

FIRST = T("This is the first review.", "初回のレビューです。")
NOTHING_DECIDED = T("{no}: nothing was to be done", "{no}：対応を要する決定事項はありません")
FOLLOWED = T(
    "Decisions of {no}: {done} of {n} done, {late} overdue or done late",
    "{no}の決定事項{n}件中{done}件実施済（期限後の実施・期限超過{late}件）",
)
DECIDED = T("{text}: {state} ({owner}, {day})", "{text}：{state}（{owner}、{day}）")
NO_DAY = T("no date", "期限なし")
NO_PLAN = T("No annual plan for the year", "年間計画がありません")
REACHED = T(
    "Objectives: {yes} of {n} achieved, {partly} partly, {no} not, {open} not assessed",
    "目的{n}件中 達成{yes}件、一部達成{partly}件、未達成{no}件、未評価{open}件",
)
OBJECTIVE = T("{text} (target: {target}): {achieved}", "{text}（目標：{target}）：{achieved}")
NO_OBJECTIVES = T("No objectives set", "目的が設定されていません")
ACTIVITIES = T(
    "Activities of the annual plan: {done} of {n} done ({share}), {late} late",
    "年間計画の活動{n}件中{done}件実施（{share}）、遅延{late}件",
)


def previous(span: Span) -> Found:
    """What became of the decisions of the review before."""
    before = previous_of(Review.get_by_id(span.review))
    if before is None:
        return Found(FIRST)
    decided = [it for it in decisions_of(before.id) if it.state != Progress.NOTED]
    where = {"id": before.id}
    if not decided:
        return Found(NOTHING_DECIDED.fill(no=before.no), (), "reviews", where)
    done = sum(it.state == Progress.DONE for it in decided)
    late = sum(it.late(span.today) or it.done_late() for it in decided)
    figure = FOLLOWED.fill(done=done, n=len(decided), no=before.no, late=late)
    return Found(figure, few([decision_words(it) for it in decided]), "reviews", where)


def decision_words(it: Decision) -> T:
    """One decision and where it stands."""
    day = it.done_on or it.due_on
    return DECIDED.fill(
        text=short(it.text),
        state=Progress.of(it.state).label,
        owner=it.owner_name or "－",
        day=plain_day(day) if day else NO_DAY,
    )


def objectives(span: Span) -> Found:
    """How far the objectives of the annual plan were reached, and how far the year is."""
    plan = current(span.year)
    if plan is None:
        return Found(NO_PLAN, (), "reviews", {"tab": "plan", "year": span.year})
    found = list(Objective.select().where(Objective.plan == plan.id).order_by(Objective.place))
    counts = {each: sum(it.achieved == each for it in found) for each in Achieved}
    figure = REACHED.fill(
        n=len(found),
        yes=counts[Achieved.YES],
        partly=counts[Achieved.PARTLY],
        no=counts[Achieved.NO],
        open=counts[Achieved.OPEN],
    )
    lines = [
        OBJECTIVE.fill(
            text=short(it.text),
            target=it.target or "－",
            achieved=Achieved.of(it.achieved).label,
        )
        for it in found
    ]
    year = of_plan(plan, span.today)
    share = percent(year.done / len(year.lines) if year.lines else None)
    held = ACTIVITIES.fill(done=year.done, n=len(year.lines), share=share, late=year.late)
    where = {"plan": plan.id}
    shown = figure if found else NO_OBJECTIVES
    return Found(shown, (held, *few(lines)), "reviews", where)


SOURCES: dict[Topic, Source] = {
    Topic.PREVIOUS: previous,
    Topic.AUDIT: from_audits.audit,
    Topic.CHECKS: from_checks.checks,
    Topic.INCIDENTS: from_incidents.incidents,
    Topic.COMPLAINTS: from_checks.complaints,
    Topic.LAW: from_law.law,
    Topic.OBJECTIVES: objectives,
    Topic.RISKS: from_actions.risks,
    Topic.CONTRACTORS: from_checks.contractors,
    Topic.TRAINING: from_training.training,
    Topic.PROPOSALS: from_actions.proposals,
}
assert set(SOURCES) == set(Topic)
