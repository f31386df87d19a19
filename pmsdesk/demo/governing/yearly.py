"""The annual plan: drawn up before the year, followed month by month, assessed at its end."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from ...kinds.approval import State
from ...kinds.yearly.plan import Activity, AnnualPlan, Objective
from ...kinds.yearly.words import Sort
from ...services.yearly import activities, objectives, plans
from ...store.work import Work
from ..people import Cast
from . import yearly_words as words
from .span import Year

AHEAD = timedelta(days=12)  # the plan is approved before the year; the first one just after
SEASONED = {Sort.TRAINING: 10, Sort.AUDIT: 20, Sort.REVIEW: 75}  # days from the pivot


class Planning:
    def __init__(self, year: Year) -> None:
        self.year = year
        self.cast = year.history.cast
        self.plan = 0

    def begin(self) -> None:
        first = self.year.first
        drawn = first + timedelta(days=3) if self.year.place == 0 else first - AHEAD
        self.year.at(drawn, self.draw_up)
        self.year.at(drawn + timedelta(days=3), lambda: self.move(self.cast.manager, "check"))
        self.year.at(drawn + timedelta(days=6), lambda: self.move(self.cast.top, "approve"))
        for month in range(12):
            day = _month(first, month) + timedelta(days=21)
            self.year.at(day, partial(self.report_done, month))
        self.year.at(self.year.last - timedelta(days=8), self.assess)

    def draw_up(self) -> None:
        secretary = self.cast.secretary
        it = self.year.do(secretary, plans.begin, self.year.year)
        self.plan = it.id
        aim = words.AIMS[self.year.place % len(words.AIMS)]
        self.year.do(secretary, plans.write, it.key, aim)
        if self.year.place == 0:
            self.year.do(secretary, first_plan, it.id, self.year, self.cast.manager)
            self.year.do(secretary, give_owners, it.id, self.cast)
        self.move(secretary, "submit")

    def move(self, who: int, name: str) -> None:
        self.year.do(who, plans.move, AnnualPlan.get_by_id(self.plan).key, name)

    def report_done(self, month: int) -> None:
        """What the program keeps no record of is reported by hand; once, late."""
        if AnnualPlan.get_by_id(self.plan).state != State.APPROVED:
            return
        first = _month(self.year.first, month)
        for it in self._lines(first):
            text = words.DONE.get(Sort.of(it.sort))
            secretary = self.cast.secretary
            if it.sort == Sort.DRILL and self.year.ago:
                self._drill(it)
            elif not text:
                continue
            elif it.sort == Sort.CONTRACTOR and self.year.place == 1:
                later = (it.last + timedelta(days=20)).replace(day=20)
                self.year.do(secretary, activities.put_off, it.key, later, words.PUT_OFF)
                self.year.at(later, partial(self._done, it.id, text))
            elif it.sort == Sort.ACCESS and self.year.ago == 0:
                pass  # nobody has got down to it yet
            else:
                self._done(it.id, text)

    def _drill(self, it: Activity) -> None:
        """The first year none was held; then one at the table, on paper."""
        if self.year.place == 0:
            self.year.do(self.cast.manager, activities.miss, it.key, words.NO_DRILL)
        else:
            self._done(it.id, words.TABLE_DRILL)

    def _done(self, id: int, text: str) -> None:
        key = Activity.get_by_id(id).key
        self.year.do(self.cast.secretary, activities.report_done, key, self.year.today, text)

    def _lines(self, first: date) -> list[Activity]:
        mine = Activity.select().where(Activity.plan == self.plan, Activity.first == first)
        return list(mine.order_by(Activity.id))

    def assess(self) -> None:
        mine = Objective.select().where(Objective.plan == self.plan).order_by(Objective.place)
        results = words.RESULTS[self.year.place % len(words.RESULTS)]
        for it, (achieved, result) in zip(list(mine), results, strict=True):
            self.year.do(self.cast.manager, objectives.assess, it.key, achieved, result)


def first_plan(work: Work, plan: int, year: Year, owner: int) -> None:
    """The first year's objectives; training, audit and review in the company's own months."""
    for text, measure, target in words.OBJECTIVES:
        objectives.add(
            work, plan, text=text, measure=measure, target=target, owner=owner, due_on=year.last
        )
    for it in Activity.select().where(Activity.plan == plan).order_by(Activity.id):
        days = SEASONED.get(Sort.of(it.sort))
        if days is not None:
            activities.correct(work, it.key, month=year.around(days).month)
        elif it.sort == Sort.CHECK:
            activities.correct(work, it.key, title=words.CHECK)
    if "T10" in year.history.cast.departments:
        activities.add(work, plan, Sort.CHECK, words.QUARTERS, title=words.SYSTEMS)
    activities.add(work, plan, Sort.CHECK, [9], title=words.YEARLY)
    activities.add(work, plan, Sort.CHECK, [3], title=words.OFFICE)
    activities.add(work, plan, Sort.TRAINING, [year.around(-40).month], title=words.HEADS)
    activities.add(work, plan, Sort.TRAINING, [year.last.month], title=words.JOINERS)


def give_owners(work: Work, plan: int, cast: Cast) -> None:
    """Who sees to what: the auditor to audits, the manager to the rest that has records, the
    secretariat to what is reported by hand."""
    for it in Activity.select().where(Activity.plan == plan).order_by(Activity.id):
        sort = Sort.of(it.sort)
        owner = cast.secretary if sort in words.DONE else cast.manager
        owner = cast.auditor if sort == Sort.AUDIT else owner
        activities.correct(work, it.key, owner=owner)


def _month(first: date, months: int) -> date:
    """The first day of a month, counted from the first of the year."""
    place = first.month - 1 + months
    return date(first.year + place // 12, place % 12 + 1, 1)
