"""Corrective actions in the inputs of a review: risks and improvements."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ...base.text import T
from ...kinds.action.action import CorrectiveAction, EffectCheck
from ...kinds.action.words import OPEN, Effect, Grade, Sort, Source
from ...kinds.training.training import Training
from ...store.record import tuples
from .span import Found, Span, few

ONE = T("{no} {title}: {grade}", "{no} {title}：{grade}")
RISKS = T(
    "Major nonconformities: {major}; corrective actions late: {late}; without effect: {weak}",
    "重大な不適合{major}件、期限超過の是正処置{late}件、有効性不十分{weak}件",
)
OPEN_MAJOR = T("Open: {no} {title}", "未完了：{no} {title}")
PROPOSED = T("Improvement tasks: {n}, finished: {closed}", "改善課題{n}件（うち完了{closed}件）")
OF_TRAINING = T("Training {no}: {text}", "教育{no}：{text}")


class Row(NamedTuple):
    no: str
    title: str
    grade: str
    state: str
    due_on: date | None


def risks(span: Span) -> Found:
    """What of the year's nonconformities weighs most, whoever found it."""
    A = CorrectiveAction  # noqa: N806
    major = _rows((A.grade == Grade.MAJOR) & span.covers(A.found_on))
    late = A.select().where(A.state.in_(sorted(OPEN)), A.due_on < span.today).count()
    weak = EffectCheck.select().where(
        EffectCheck.effect == Effect.INSUFFICIENT, span.covers(EffectCheck.checked_on)
    )
    figure = RISKS.fill(major=len(major), late=late, weak=weak.count())
    still = [OPEN_MAJOR.fill(no=row.no, title=row.title) for row in major if row.state in OPEN]
    return Found(figure, few(still), "actions")


def proposals(span: Span) -> Found:
    """Improvement tasks, and what trainings say of the next time."""
    A = CorrectiveAction  # noqa: N806
    rows = _rows((A.sort == Sort.IMPROVEMENT) & span.covers(A.found_on))
    closed = sum(row.state not in OPEN for row in rows)
    trained = Training.select(Training.no, Training.next_improvement).where(
        span.covers(Training.reported_on), Training.next_improvement != ""
    )
    lines = [OF_TRAINING.fill(no=no, text=" ".join(text.split())) for no, text in tuples(trained)]
    return Found(PROPOSED.fill(n=len(rows), closed=closed), few(lines), "actions")


def of_source(span: Span, source: Source) -> list[Row]:
    """The actions of a source that were found in these days."""
    A = CorrectiveAction  # noqa: N806
    return _rows((A.source == source) & span.covers(A.found_on))


def _rows(condition: object) -> list[Row]:
    A = CorrectiveAction  # noqa: N806
    query = A.select(A.no, A.title, A.grade, A.state, A.due_on).where(condition)
    return [Row(*cells) for cells in tuples(query.order_by(A.id))]


def named(row: Row) -> T:
    """An action by number, title and class."""
    return ONE.fill(no=row.no, title=row.title, grade=Grade.of(row.grade).label)
