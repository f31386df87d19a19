"""Who hears of what happens to a training."""

from collections.abc import Iterable

from ...base.standing import Role
from ...base.text import T
from ...kinds.training.training import Training
from ...store.work import Work
from ..organization.names import day_words
from ..organization.standing import holders, present

OFFICE = (Role.TRAINER, Role.SECRETARIAT)
TO_APPROVE = T("Please approve the plan: {no} {title}", "計画の承認をお願いします：{no} {title}")
OPENED = T("A training for you, by {due}: {title}", "受講をお願いします（{due}まで）：{title}")
REPORTED = T("Please approve the report: {no} {title}", "報告の承認をお願いします：{no} {title}")
RETURNED = T("The report was returned: {no} {title}", "報告が差し戻されました：{no} {title}")
APPROVED = T("The plan was approved: {no} {title}", "計画が承認されました：{no} {title}")
POSTPONED = T(
    "Postponed, please approve: {no} {title}", "延期されました。承認をお願いします：{no} {title}"
)
CLOSED = T("The training is complete: {no} {title}", "教育が完了しました：{no} {title}")
MISSED = T(
    "Recorded as missed; a nonconformity to look into: {no} {title}",
    "未実施として記録されました。不適合として検討してください：{no} {title}",
)
MOVES = {  # who is told of a move, and how much it weighs
    "approve": (APPROVED, OFFICE, "info"),
    "postpone": (POSTPONED, (Role.MANAGER,), "soon"),
    "report": (REPORTED, (Role.MANAGER,), "soon"),
    "return": (RETURNED, OFFICE, "soon"),
    "close": (CLOSED, (*OFFICE, Role.TOP), "info"),
    "miss": (MISSED, (*OFFICE, Role.MANAGER, Role.TOP), "late"),
}


def title_of(it: Training) -> T:
    return T(it.title_en or it.title, it.title)


def tell_planned(work: Work, it: Training) -> int:
    """Who may approve a new plan."""
    words = TO_APPROVE.fill(no=it.no, title=title_of(it))
    return work.tell(second_persons(work, (Role.MANAGER,)), words, it, "soon")


def tell_moved(work: Work, it: Training, name: str) -> int:
    if name not in MOVES:
        return 0
    words, roles, weight = MOVES[name]
    people = second_persons(work, roles)
    return work.tell(people, words.fill(no=it.no, title=title_of(it)), it, weight)


def tell_opened(work: Work, it: Training, people: Iterable[int]) -> int:
    """The audience, as far as it is there; once, however often we look."""
    assert it.ends_on
    subject = OPENED.fill(due=day_words(it.ends_on), title=title_of(it))
    return work.tell(people, subject, it, "soon", once=f"training/{it.id}/open")


def second_persons(work: Work, roles: Iterable[Role]) -> set[int]:
    """The holders but whoever does this; of the manager's part the top where that leaves nobody."""
    others = set(those(work, roles)) - {work.actor.person}
    if not others and tuple(roles) == (Role.MANAGER,):
        others = set(those(work, (Role.TOP,))) - {work.actor.person}
    return others


def those(work: Work, roles: Iterable[Role]) -> list[int]:
    """The holders of the roles who are with the company today, deputies included."""
    return present([p for role in roles for p in holders(role, work.today)], work.today)


def officers(work: Work) -> list[int]:
    """Those who run trainings: the training officer, or else the manager."""
    return those(work, [Role.TRAINER]) or those(work, [Role.MANAGER])
