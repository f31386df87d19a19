"""Training in the inputs of a review: who was to attend, who did, who passed."""

from __future__ import annotations

from collections import Counter

import peewee as pw

from ...base.text import T
from ...kinds.training.attendance import Attendance
from ...kinds.training.training import Training
from ...kinds.training.words import OUTSIDE, PRESENT, State
from ...store.record import tuples
from .span import Found, Span, few, percent

NONE = T("No training in these days", "対象期間の教育はありません")
FIGURE = T(
    "Trainings: {n}; attended: {there} of {all} ({rate})",
    "教育{n}件、受講{there}/{all}名（受講率{rate}）",
)
ONE = T(
    "{no} {title}: {state}, {there} of {all} attended, {passed} passed",
    "{no} {title}：{state}、受講{there}/{all}名、合格{passed}名",
)
MISSED = T("{no} {title}: missed", "{no} {title}：未実施")


def training(span: Span) -> Found:
    """Those planned for these days; people outside the audience count nowhere."""
    found = list(
        Training.select().where(span.covers(Training.planned_on)).order_by(Training.planned_on)
    )
    if not found:
        return Found(NONE, (), "training")
    counts, passed = _attendance([it.id for it in found])
    lines = []
    there_in_all = asked_in_all = 0
    for it in found:
        title = T(it.title_en or it.title, it.title)
        if it.state == State.MISSED:
            lines.append(MISSED.fill(no=it.no, title=title))
            continue
        mine = counts.get(it.id, Counter())
        there = sum(mine[status] for status in PRESENT)
        asked = sum(number for status, number in mine.items() if status not in OUTSIDE)
        there_in_all, asked_in_all = there_in_all + there, asked_in_all + asked
        state = State.of(it.state).label
        words = {"there": there, "all": asked, "passed": passed[it.id]}
        lines.append(ONE.fill(no=it.no, title=title, state=state, **words))
    rate = percent(there_in_all / asked_in_all if asked_in_all else None)
    figure = FIGURE.fill(n=len(found), there=there_in_all, all=asked_in_all, rate=rate)
    return Found(figure, few(lines), "training", {"id": found[-1].id})


def _attendance(ids: list[int]) -> tuple[dict[int, Counter[str]], Counter[int]]:
    A = Attendance  # noqa: N806
    mine = A.training.in_(ids)
    number = pw.fn.COUNT(A.id)
    rows = A.select(A.training, A.status, number).where(mine).group_by(A.training, A.status)
    counts: dict[int, Counter[str]] = {}
    for id, status, n in tuples(rows):
        counts.setdefault(id, Counter())[status] = n
    good = A.select(A.training, number).where(mine, A.passed).group_by(A.training)
    return counts, Counter(dict(tuples(good)))
