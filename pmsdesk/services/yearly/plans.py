"""The annual plan: begin it, write it, hand it on, approve it, revise it."""

from __future__ import annotations

from ...base.days import fiscal_label
from ...base.errors import Refused
from ...base.text import T
from ...kinds.approval import State
from ...kinds.organization.company import OFFICE
from ...kinds.yearly.plan import Activity, AnnualPlan, Objective
from ...kinds.yearly.progress import current
from ...store import numbers
from ...store.work import Key, Work
from .. import approvals
from ..organization.calendar import fiscal_start
from . import usual

SERIES = "AP"
THERE = T("There is an annual plan for {year} already.", "{year}の年間計画はすでにあります。")
EMPTY = T("Enter the activities of the year first.", "先に年間の活動を登録してください。")
NO_OBJECTIVE = T("Set at least one objective.", "個人情報保護目的を1つ以上登録してください。")
BAD_YEAR = T("A year from 2000 to 2100.", "2000から2100までの年度を入力してください。")
TOLD = {
    "submit": T("Please check the annual plan {no}", "年間計画{no}の確認をお願いします"),
    "check": T("Please approve the annual plan {no}", "年間計画{no}の承認をお願いします"),
    "return": T("The annual plan {no} was returned", "年間計画{no}が差し戻されました"),
    "approve": T("The annual plan {no} is approved", "年間計画{no}が承認されました"),
}
OBJECTIVE = (
    "place", "text", "measure", "target", "owner", "owner_name", "due_on", "achieved", "result",
    "assessed_name", "assessed_on",
)  # fmt: skip
ACTIVITY = (
    "sort", "title", "month", "first", "planned_on", "owner", "owner_name", "kind", "record",
    "done_on", "remark", "moved_to", "move_reason", "missed_reason",
)  # fmt: skip


def begin(work: Work, year: int, start: str = usual.LAST) -> AnnualPlan:
    """A new plan for a fiscal year: what last year's held, or what a year usually holds.

    `start` is usual.LAST (the usual year where there was none), usual.USUAL or usual.EMPTY.
    """
    work.allow(OFFICE)
    if not 2000 <= year <= 2100:
        raise Refused(BAD_YEAR, "year")
    if AnnualPlan.select().where(AnnualPlan.year == year).exists():
        raise Refused(THERE.fill(year=year_words(year)), "year")
    before = current(year - 1) if start == usual.LAST else None
    plan = AnnualPlan(
        no=numbers.draw(SERIES, year)[0], year=year, policy=before.policy if before else ""
    )
    plan = work.add(plan, "begin")
    if before is not None:
        usual.from_last(work, plan, before)
    elif start != usual.EMPTY:
        usual.fill(work, plan)
    return plan


def write(work: Work, /, key: Key, policy: str) -> AnnualPlan:
    """The aim of the year."""
    it = approvals.taken(work, AnnualPlan, key)
    it.policy = policy.strip()
    return work.save(it)


def move(work: Work, /, key: Key, name: str, return_reason: str = "") -> AnnualPlan:
    """One arrow of the flow. It goes to the manager with objectives and activities, not without.

    Approving a revision puts the one before aside.
    """
    it = work.take(AnnualPlan, key)
    assert it.flow
    step = it.flow.named(name, it)
    if name == "return":
        it.return_reason = return_reason.strip()
    it.flow.check(step, it, work.actor)
    if name in ("submit", "check"):
        _demand_whole(it)
    approvals.sign(work, it, name)
    if name == "approve" and it.revision > 1:
        _replace_earlier(work, it)
    it = work.move(it, name)
    approvals.tell_move(work, it, TOLD, name)
    return it


def revise(work: Work, key: Key, reason: str) -> AnnualPlan:
    """A new revision to change an approved plan, which stays in force until this one is."""
    work.allow(OFFICE)
    old = work.take(AnnualPlan, key)
    approvals.demand_revisable(old)
    if not reason.strip():
        raise Refused(approvals.GIVE_REASON, "reason")
    new = AnnualPlan(
        no=old.no,
        year=old.year,
        revision=old.revision + 1,
        revision_reason=reason.strip(),
        policy=old.policy,
    )
    new = work.add(new, "revise")
    for one in Objective.select().where(Objective.plan == old.id).order_by(Objective.place):
        work.add(Objective(plan=new.id, **approvals.copied(one, OBJECTIVE)), "take_over")
    for it in Activity.select().where(Activity.plan == old.id).order_by(Activity.id):
        work.add(Activity(plan=new.id, **approvals.copied(it, ACTIVITY)), "take_over")
    return new


def year_words(year: int) -> T:
    """The fiscal year as people call it."""
    start = fiscal_start()
    return T(fiscal_label(year, "en", start), fiscal_label(year, "ja", start))


def _demand_whole(it: AnnualPlan) -> None:
    if not Objective.select().where(Objective.plan == it.id).exists():
        raise Refused(NO_OBJECTIVE, "objectives")
    if not Activity.select().where(Activity.plan == it.id).exists():
        raise Refused(EMPTY, "activities")


def _replace_earlier(work: Work, it: AnnualPlan) -> None:
    """What was done or assessed since the revision was begun is not lost: it is taken over."""
    there = (AnnualPlan.no == it.no) & (AnnualPlan.state == State.APPROVED)
    for old in AnnualPlan.select().where(there):
        usual.take_over(work, old, it)
        work.retire(work.get(AnnualPlan, old.id), State.REPLACED, "replace")
