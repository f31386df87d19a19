"""How far the year is: every activity beside the record it stands for, and what has no plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..approval import State
from .happenings import Happening, of_year
from .plan import Activity, AnnualPlan
from .words import YEARLY, Progress, Sort


@dataclass(frozen=True, slots=True)
class Line:
    """An activity and where it stands on a day; `actual` is the day it was done."""

    activity: Activity
    progress: Progress
    actual: date | None
    happening: Happening | None


@dataclass(frozen=True, slots=True)
class Year:
    """A plan's lines in order. `unplanned` are records no activity stands for; `missing` what a
    year asks for and the plan does not hold."""

    lines: tuple[Line, ...]
    unplanned: tuple[tuple[Sort, Happening], ...]
    missing: tuple[Sort, ...]

    @property
    def done(self) -> int:
        return sum(line.progress in DONE for line in self.lines)

    @property
    def late(self) -> int:
        return sum(line.progress == Progress.LATE for line in self.lines)


DONE = frozenset({Progress.DONE, Progress.DONE_LATE})


def current(year: int) -> AnnualPlan | None:
    """The plan of a year in force; until one is approved, the one that is being written."""
    there = (AnnualPlan.year == year) & (AnnualPlan.state != State.REPLACED)
    found = list(AnnualPlan.select().where(there).order_by(AnnualPlan.revision))
    return next((it for it in found if it.state == State.APPROVED), found[0] if found else None)


def of_plan(plan: AnnualPlan, today: date) -> Year:
    """Where everything in a plan stands on a day."""
    query = Activity.select().where(Activity.plan == plan.id)
    activities = list(query.order_by(Activity.first, Activity.planned_on, Activity.id))
    sorts = {Sort.of(it.sort) for it in activities}
    matched: dict[int, Happening] = {}
    unplanned: list[tuple[Sort, Happening]] = []
    for sort in Sort:
        mine = [it for it in activities if it.sort == sort]
        found, rest = match(mine, of_year(plan.year, sort))
        matched |= found
        unplanned += [(sort, one) for one in rest if one.planned]
    return Year(
        tuple(line(it, matched.get(it.id), today) for it in activities),
        tuple(unplanned),
        tuple(sort for sort in YEARLY if sort not in sorts),
    )


def match(
    activities: Sequence[Activity], happenings: Iterable[Happening]
) -> tuple[dict[int, Happening], list[Happening]]:
    """Which record stands for which activity, by the activity's id; and the records left over.

    What somebody linked stays so. Activities and records called alike (“Systems inspection”) are
    for each other only; of the rest the nearest to the planned month come together.
    """
    left = list(happenings)
    found: dict[int, Happening] = {}
    for it in activities:
        linked = [one for one in left if (one.kind, one.record) == (it.kind, it.record)]
        if linked:
            found[it.id] = linked[0]
            left.remove(linked[0])
    free = [it for it in activities if it.id not in found and not settled_by_hand(it)]
    alike = {(it.id, at) for it in free for at, one in enumerate(left) if called_like(it, one)}
    named = {id for id, _ in alike}, {at for _, at in alike}
    pairs = sorted(
        (distance(it, one), it.first, it.id, at)
        for it in free
        for at, one in enumerate(left)
        if (it.id, at) in alike or (it.id not in named[0] and at not in named[1])
    )
    taken: set[int] = set()
    for _, _, id, at in pairs:
        if id not in found and at not in taken:
            found[id] = left[at]
            taken.add(at)
    return found, [one for at, one in enumerate(left) if at not in taken]


def settled_by_hand(it: Activity) -> bool:
    return it.done_on is not None or bool(it.missed_reason)


def called_like(it: Activity, one: Happening) -> bool:
    """Whether a record bears the title of an activity, as a round bears its plan's."""
    return bool(it.title) and (it.title in one.title.ja or it.title in str(one.title))


def distance(it: Activity, one: Happening) -> int:
    """Days between a record and the planned month; 0 inside it."""
    day = one.of or one.done_on or one.on
    if it.moved_to is not None:
        return min(abs((day - it.moved_to).days), _from_month(it, day))
    return _from_month(it, day)


def _from_month(it: Activity, day: date) -> int:
    return max((it.first - day).days, (day - it.last).days, 0)


def line(it: Activity, happening: Happening | None, today: date) -> Line:
    actual = happening.done_on if happening else it.done_on
    return Line(it, _progress(it, happening, actual, today), actual, happening)


def _progress(it: Activity, one: Happening | None, actual: date | None, today: date) -> Progress:
    """A month gives until its last day, a record with a later day of its own until then.

    What was moved to a later month was late all the same.
    """
    own = one.due if one is not None and one.due is not None else it.last
    if actual is not None:
        return Progress.DONE if actual <= max(it.last, own) else Progress.DONE_LATE
    if it.missed_reason:
        return Progress.MISSED
    if today > max(deadline(it), own):
        return Progress.LATE
    if one is not None and one.on <= today:
        return Progress.RUNNING
    return Progress.SOON if today >= deadline(it).replace(day=1) else Progress.PLANNED


def deadline(it: Activity) -> date:
    """The last day of the month it is planned for now."""
    if it.moved_to is None:
        return it.last
    return (it.moved_to.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
