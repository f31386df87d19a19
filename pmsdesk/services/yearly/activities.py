"""The activities of a year: planned by month, done, moved with a reason, or said to be missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ...base.errors import Refused
from ...base.flow import NOT_NOW, NOT_YOURS
from ...base.standing import Standing
from ...base.text import T
from ...kinds.approval import WRITERS, State
from ...kinds.yearly import happenings
from ...kinds.yearly.plan import MONTH, Activity, AnnualPlan
from ...kinds.yearly.words import Sort
from ...store.work import Key, Work
from .. import approvals
from .usual import month_start

FACTS = frozenset({"sort", "title", "month", "planned_on", "owner"})
ASK_SORT = T("Choose the kind of activity.", "区分を選んでください。")
ASK_MONTH = T("Choose at least one month.", "予定月を1つ以上選んでください。")
ASK_TITLE = T("Say what it is.", "件名を入力してください。")
FUTURE = T("A day in the future cannot be done yet.", "未来の日付は実施日にできません。")
GIVE_DAY = T("Enter the day.", "日付を入力してください。")
EARLIER = T("Not later than planned until now.", "これまでの予定より後の日付を入力してください。")
WHAT = T("Write what was done.", "実施内容を入力してください。")
LINKED = T("Its date comes from the record {no}.", "実施日は記録{no}から自動で設定されます。")
NO_RECORD = T("There is no such record in this year.", "この年度に該当する記録はありません。")


def add(
    work: Work,
    /,
    plan: int,
    sort: str,
    months: Sequence[int],
    *,
    title: str = "",
    owner: int | None = None,
    planned_on: date | None = None,
) -> list[Activity]:
    """The same activity in each of these calendar months; a day only where there is one month."""
    it = work.get(AnnualPlan, plan)
    approvals.demand_writable(work, it)
    if sort not in set(Sort):
        raise Refused(ASK_SORT, "sort")
    if sort == Sort.OTHER and not title.strip():
        raise Refused(ASK_TITLE, "title")
    if planned_on is not None and not months:
        months = [planned_on.month]
    if not months:
        raise Refused(ASK_MONTH, "months")
    person, name = approvals.owner_of(work, owner)
    day = planned_on if len(months) == 1 else None
    return [
        work.add(
            Activity(
                plan=plan,
                sort=sort,
                title=title.strip(),
                month=month,
                first=_first(it, month),
                planned_on=day,
                owner=person,
                owner_name=name,
            )
        )
        for month in months
    ]


def correct(work: Work, /, key: Key, **facts: Any) -> Activity:
    """Facts: sort, title, month, planned_on, owner. Only while the plan is being written."""
    it = work.take(Activity, key)
    plan = work.get(AnnualPlan, it.plan_id)
    approvals.demand_writable(work, plan)
    if odd := next((name for name in facts if name not in FACTS), None):
        raise Refused(NOT_NOW, odd)
    for name, value in facts.items():
        if name == "owner":
            it.owner_id, it.owner_name = approvals.owner_of(work, value, it.owner_id)
        else:
            setattr(it, name, value.strip() if name == "title" else value)
    if it.sort == Sort.OTHER and not it.title:
        raise Refused(ASK_TITLE, "title")
    it.first = _first(plan, it.month)
    return work.save(it)


def remove(work: Work, key: Key) -> None:
    """Out of a draft."""
    it = work.take(Activity, key)
    approvals.demand_writable(work, work.get(AnnualPlan, it.plan_id))
    work.drop([it])


def report_done(work: Work, key: Key, done_on: date | None, remark: str) -> Activity:
    """Say when it was done and what, where no record of the program says so."""
    it = _followed(work, key)
    if it.kind:
        raise Refused(LINKED.fill(no=it.record), "done_on")
    if done_on is None:
        raise Refused(GIVE_DAY, "done_on")
    if done_on > work.today:
        raise Refused(FUTURE, "done_on")
    if not remark.strip():
        raise Refused(WHAT, "remark")
    it.done_on, it.remark, it.missed_reason = done_on, remark.strip(), ""
    return work.save(it, "report_done")


def put_off(work: Work, key: Key, day: date | None, reason: str) -> Activity:
    """Move it to a later day with a reason; the planned month stays to be seen."""
    it = _followed(work, key)
    if day is None:
        raise Refused(GIVE_DAY, "moved_to")
    if day <= it.due_on and day <= it.last:
        raise Refused(EARLIER, "moved_to")
    if not reason.strip():
        raise Refused(approvals.GIVE_REASON, "move_reason")
    it.moved_to, it.move_reason = day, reason.strip()
    return work.save(it, "put_off")


def miss(work: Work, key: Key, reason: str) -> Activity:
    """Say that it will not be done this year, and why. The office only."""
    work.allow(WRITERS)
    it = _followed(work, key)
    if not reason.strip():
        raise Refused(approvals.GIVE_REASON, "missed_reason")
    it.missed_reason, it.done_on = reason.strip(), None
    return work.save(it, "miss")


def link(work: Work, key: Key, kind: str, record: int | None) -> Activity:
    """Say which record stands for it, where the program chose another; None lets it choose."""
    work.allow(WRITERS)
    it = _followed(work, key)
    if record is not None:
        there = happenings.of_year(it.plan.year, Sort.of(it.sort))
        if (kind, record) not in {(one.kind, one.record) for one in there}:
            raise Refused(NO_RECORD, "record")
        it.done_on = None
    it.kind, it.record = (kind, record) if record is not None else ("", None)
    return work.save(it, "link")


def reopen(work: Work, key: Key) -> Activity:
    """Take back what was typed: done, moved or missed."""
    it = _followed(work, key)
    it.done_on, it.remark, it.missed_reason = None, "", ""
    it.moved_to, it.move_reason = None, ""
    return work.save(it, "reopen")


def refused(plan: AnnualPlan, it: Activity, who: Standing) -> Refused | None:
    """Why this person may not report on it: it is for its owner and the office, once approved."""
    if plan.state != State.APPROVED:
        return Refused(NOT_NOW)
    if who.holds(WRITERS) or (it.owner_id is not None and it.owner_id == who.person):
        return None
    return Refused(NOT_YOURS)


def _followed(work: Work, key: Key) -> Activity:
    it = work.take(Activity, key)
    if problem := refused(work.get(AnnualPlan, it.plan_id), it, work.actor):
        raise problem
    return it


def _first(plan: AnnualPlan, month: int) -> date:
    if not 1 <= month <= 12:
        raise Refused(MONTH, "month")
    return month_start(plan.year, month)
