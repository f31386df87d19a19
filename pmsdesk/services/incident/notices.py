"""Who hears of what happens to an incident. A notice of a drill says so first."""

from collections.abc import Iterable

from ...base.standing import Role
from ...base.text import T
from ...kinds.incident.incident import Incident
from ...store.work import Work
from ..organization.standing import holders, present
from .titles import department_of, title_of

DRILL = T("[Drill] {words}", "【訓練】{words}")
REPORTED = T(
    "Please confirm: an incident was reported: {no} {title} ({department})",
    "事故の報告があります。確認してください：{no} {title}（{department}）",
)
NEAR_MISS = T(
    "Please confirm: a near miss was reported: {no} {title} ({department})",
    "ヒヤリハットの報告があります。確認してください：{no} {title}（{department}）",
)
PASSED_ON = T(
    "Passed on to you, not confirmed in time: {no} {title} ({department})",
    "期限内に確認されなかったため報告します：{no} {title}（{department}）",
)
FACTS_CHANGED = T(
    "New facts; please judge again: {no} {title}",
    "新しい事実により判定のやり直しが必要です：{no} {title}",
)
TO_JUDGE = T("Please judge: {no} {title}", "報告要否の判定をお願いします：{no} {title}")
TO_REPORT = T(
    "To be reported to the authority: {no} {title}", "報告対象と判定されました：{no} {title}"
)
CLOSED = T("Closed: {no} {title}", "完了しました：{no} {title}")

HEADS, MANAGERS, OFFICE, TOPS, REPORTER = "heads", "managers", "office", "tops", "reporter"
ROLES = {MANAGERS: (Role.MANAGER,), OFFICE: (Role.MANAGER, Role.SECRETARIAT), TOPS: (Role.TOP,)}


def tell(
    work: Work,
    it: Incident,
    words: T,
    people: Iterable[int],
    weight: str = "info",
    once: str = "",
) -> int:
    """A notice about an incident to these people, but not to whoever caused it."""
    filled = words.fill(no=it.no, title=title_of(it), department=department_of(it))
    subject = DRILL.fill(words=filled) if it.drill else filled
    return work.tell(set(people) - {work.actor.person}, subject, it, weight, once)


def tell_groups(work: Work, it: Incident, words: T, groups: Iterable[str], weight: str) -> int:
    """As tell(), to groups of people: HEADS, MANAGERS, OFFICE, TOPS, REPORTER."""
    return tell(work, it, words, {p for each in groups for p in people(work, it, each)}, weight)


def people(work: Work, it: Incident, group: str) -> list[int]:
    """Those of a group who are with the company today, deputies included."""
    if group == REPORTER:
        return present([it.reporter_id] if it.reporter_id else [], work.today)
    if group == HEADS:
        return present(holders(Role.HEAD, work.today, it.department_id), work.today)
    return present([p for role in ROLES[group] for p in holders(role, work.today)], work.today)
