"""Who hears of what happens to an action."""

from datetime import date

from ...base.days import shown_date
from ...base.standing import Role
from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.titles import title_of
from ...store.work import Work
from ..organization.standing import holders

OPENED = T("Opened: {no} {title}", "起票されました：{no} {title}")
ASKED = T("Please approve the plan: {no} {title}", "計画の承認のお願い：{no} {title}")
PLAN_BACK = T("The plan was returned: {no} {title}", "計画が差し戻されました：{no} {title}")
GO_AHEAD = T("The plan is approved: {no} {title}", "計画が承認されました：{no} {title}")
PLAN_CHANGES = T("The plan is being changed: {no} {title}", "計画が変更されます：{no} {title}")
CHECK_IT = T(
    "Done; the effect is to be checked by {due}: {no} {title}",
    "実施済み、有効性の確認をお願いします（{due}まで）：{no} {title}",
)
CLOSE_IT = T(
    "Effective; please close: {no} {title}", "有効性確認済み、完了承認のお願い：{no} {title}"
)
NOT_ENOUGH = T("Not effective enough: {no} {title}", "有効性が不十分でした：{no} {title}")
CLOSED = T("Closed: {no} {title}", "完了しました：{no} {title}")
NO_ACTION = T("No action is needed: {no} {title}", "是正不要と決まりました：{no} {title}")

HEADS, MANAGERS, CHECKERS = "heads", "managers", "checkers"
OF_MOVE = {  # move: what is said, to whom, how urgently
    "propose": (ASKED, (MANAGERS,), "info"),
    "return_plan": (PLAN_BACK, (HEADS,), "late"),
    "approve_plan": (GO_AHEAD, (HEADS,), "info"),
    "change_plan": (PLAN_CHANGES, (MANAGERS,), "info"),
    "finish": (CHECK_IT, (CHECKERS,), "info"),
    "find_effective": (CLOSE_IT, (MANAGERS,), "info"),
    "find_insufficient": (NOT_ENOUGH, (HEADS, MANAGERS), "late"),
    "close": (CLOSED, (HEADS,), "info"),
    "decide_no_action": (NO_ACTION, (HEADS,), "info"),
}


def tell_opened(work: Work, it: CorrectiveAction) -> None:
    """The heads of the department hear of a new action, once."""
    heads = holders(Role.HEAD, work.today, it.department_id)
    words = OPENED.fill(no=it.no, title=title_of(it))
    work.tell(heads, words, it, "info", once=f"opened/{it.id}")


def tell_move(work: Work, it: CorrectiveAction, name: str) -> None:
    """Everybody a move concerns, except whoever made it."""
    if name not in OF_MOVE:
        return
    subject, groups, weight = OF_MOVE[name]
    people = {person for group in groups for person in _people(work, it, group)}
    words = subject.fill(no=it.no, title=title_of(it), due=_day(it.effect_due))
    work.tell(people - {work.actor.person}, words, it, weight)


def _people(work: Work, it: CorrectiveAction, group: str) -> list[int]:
    if group == HEADS:
        return holders(Role.HEAD, work.today, it.department_id)
    managers = holders(Role.MANAGER, work.today)
    return managers if group == MANAGERS else [*managers, *holders(Role.AUDITOR, work.today)]


def _day(day: date | None) -> T:
    return T(shown_date(day, "en"), shown_date(day, "ja")) if day else T("", "")
