"""What waits of the documents of the company: reviews, annual plans, decisions to be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from ..base.standing import Role, Standing
from ..base.text import T
from ..kinds.approval import ON_THE_WAY, State
from ..kinds.inspection.figures import Task
from ..kinds.organization.company import OFFICE
from ..kinds.review.review import Decision, Review
from ..kinds.review.words import Occasion, Progress
from ..kinds.yearly.plan import AnnualPlan
from ..store.work import Work

Document = type[Review] | type[AnnualPlan]
COMPANY = T("Whole company", "全社")
REVIEW = T("Management review ({occasion})", "マネジメントレビュー（{occasion}）")
PLAN = T("Annual plan {year}", "{year}年度 年間計画書")


def to_do(work: Work) -> list[Task]:
    """What waits for this person: documents in their hand, and decisions that are theirs."""
    return [*_documents(work, _mine), *_decisions(_open() & (Decision.owner == work.actor.person))]


def deciding(work: Work) -> list[Task]:
    """The documents that wait for this person's yes or no."""
    return list(_documents(work, _to_decide))


def late(work: Work) -> list[Task]:
    """Decisions that are late, as far as this person reads of them."""
    return list(_decisions(_within(work) & (Decision.due_on < work.today)))


def soon(work: Work, days: int) -> list[Task]:
    """Decisions due within so many days."""
    horizon = work.today + timedelta(days=days)
    return list(_decisions(_within(work) & Decision.due_on.between(work.today, horizon)))


# ---- documents


def _documents(work: Work, asked: Callable[[Document, Standing], Any]) -> Iterator[Task]:
    for kind in (Review, AnnualPlan):
        condition = asked(kind, work.actor)
        if condition is not None:
            alive = kind.state.in_(sorted(ON_THE_WAY))
            rows = kind.select().where(alive, condition).order_by(kind.id)
            yield from map(_document, rows)


def _document(it: Review | AnnualPlan) -> Task:
    if isinstance(it, Review):
        title, due = REVIEW.fill(occasion=Occasion.of(it.occasion).label), it.planned_on
        due = due if it.held_on is None else None
    else:
        title, due = PLAN.fill(year=it.year), None
    return _task(type(it).__name__, it.id, it.no, title, it.state, due)


def _mine(kind: Document, me: Standing) -> Any:
    """A draft is the office's; what was handed in the manager's, then the top's."""
    asked = [_to_decide(kind, me)]
    if me.roles & OFFICE:
        asked.append(kind.state == State.DRAFT)
    return _either(asked)


def _to_decide(kind: Document, me: Standing) -> Any:
    asked = []
    if Role.MANAGER in me.roles:
        asked.append(kind.state == State.SUBMITTED)
    if Role.TOP in me.roles:
        others = kind.prepared_by.is_null() | (kind.prepared_by != me.person)
        asked.append((kind.state == State.CHECKED) & others)
    return _either(asked)


def _either(asked: Iterable[Any]) -> Any:
    some = [each for each in asked if each is not None]
    return reduce(or_, some) if some else None


# ---- decisions


def _open() -> Any:
    return (Decision.state == Progress.OPEN) & (Review.state == State.APPROVED)


def _within(work: Work) -> Any:
    everything = work.reach(Decision) is None
    return _open() if everything else _open() & (Decision.owner == work.actor.person)


def _decisions(condition: Any) -> Iterator[Task]:
    query = Decision.select().join(Review).where(condition)
    for it in query.order_by(Decision.due_on, Decision.id):
        title = T(it.text, it.text)
        yield _task("Decision", it.id, it.no, title, it.state, it.due_on)


def _task(kind: str, id: int, no: str, title: T, state: str, due: date | None) -> Task:
    return Task(
        kind, id, no, title.ja, 0, COMPANY.ja, state, due,
        title_en=str(title), department_en=str(COMPANY),
    )  # fmt: skip
