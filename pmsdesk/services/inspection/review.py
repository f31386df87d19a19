"""Hand in, confirm, approve, return, record as missed, revise."""

from collections.abc import Sequence
from typing import Any

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...kinds.checklist.checklist import Question
from ...kinds.evidence import Evidence
from ...kinds.inspection.inspection import TO_FILL, Answer, Inspection, State
from ...kinds.inspection.round import RoundQuestion, RoundState
from ...store import numbers
from ...store.work import Key, Work
from ..action import opening
from ..organization.standing import holders

UNANSWERED = T(
    "{n} questions are not answered yet. First: {code}.",
    "未回答の項目が{n}件あります（最初は{code}）。",
)
UNCOMMENTED = T(
    "{n} answers (△, × or －) still need a comment. First: {code}.",
    "コメントが必要な回答（△・×・－）が{n}件残っています（最初は{code}）。",
)
RETURNED = T(
    "Returned: {no} {department}. Reason: see the inspection.",
    "差し戻されました：{no} {department}（理由は点検画面をご覧ください）",
)
TO_CONFIRM = T("To confirm: {no} {department}", "部門確認のお願い：{no} {department}")
TO_APPROVE = T("To approve: {no} {department}", "承認のお願い：{no} {department}")
APPROVED = T("Approved: {no} {department}", "承認されました：{no} {department}")
NOT_APPROVED = T(
    "Only an approved inspection is revised.", "訂正できるのは承認済みの点検だけです。"
)
GIVE_REASON = T("Give the reason.", "理由を入力してください。")


def hand_in(work: Work, key: Key) -> Inspection:
    """Hand in a complete inspection; × and △ open their actions.

    What a head filled in, or a department without one, goes straight on to the manager.

    Refused, naming the first place, while an answer or a required comment is missing.
    """
    it = work.take(Inspection, key)
    _demand_complete(it)
    it.filled_by_id, it.filled_name = work.actor.person or None, work.actor.name
    it.handed_in_on = work.today
    it.confirmed_by_id, it.confirmed_name, it.confirmed_on = None, "", None
    it = work.move(it, "hand_in")
    opening.follow_answers(work, it)
    heads = holders(Role.HEAD, work.today, it.department_id)
    if not heads or work.actor.person in heads:
        return _pass_on(work, it)
    _tell(work, heads, TO_CONFIRM, it)
    return it


def confirm(work: Work, key: Key) -> Inspection:
    """The head confirms what a member of staff filled in."""
    it = work.take(Inspection, key)
    it.confirmed_by_id, it.confirmed_name = work.actor.person or None, work.actor.name
    it.confirmed_on = work.today
    it = work.move(it, "confirm")
    _tell(work, holders(Role.MANAGER, work.today), TO_APPROVE, it)
    return it


def approve(work: Work, key: Key) -> Inspection:
    """The manager approves; from here on the record is locked."""
    it = work.take(Inspection, key)
    it.approved_by_id, it.approved_name = work.actor.person or None, work.actor.name
    it.approved_on, it.return_reason = work.today, ""
    it = work.move(it, "approve")
    _tell(work, [it.filled_by_id], APPROVED, it)
    return it


def give_back(work: Work, key: Key, reason: str) -> Inspection:
    """Return an inspection with a reason: by the head before, by the manager after confirmation."""
    it = work.take(Inspection, key, return_reason=reason.strip())
    if not it.return_reason:
        raise Refused(GIVE_REASON, "return_reason")
    it = work.move(it, "send_back" if it.state == State.HANDED_IN else "return")
    heads = holders(Role.HEAD, work.today, it.department_id)
    _tell(work, [*heads, it.filled_by_id], RETURNED, it, "late")
    return it


def miss(work: Work, key: Key, reason: str) -> Inspection:
    """Record that an inspection was not done, with the reason; it stays a candidate finding."""
    it = work.take(Inspection, key, missed_reason=reason.strip())
    if not it.missed_reason:
        raise Refused(GIVE_REASON, "missed_reason")
    it = work.move(it, "miss")
    opening.follow_missed(work, it)
    return it


def revise(work: Work, key: Key, reason: str) -> Inspection:
    """A new revision of an approved inspection, to be filled in again; the old one stays."""
    work.allow(frozenset({Role.MANAGER}))
    old = work.take(Inspection, key)
    if old.state != State.APPROVED:
        raise Refused(NOT_APPROVED)
    if not reason.strip():
        raise Refused(GIVE_REASON, "revision_reason")
    work.retire(old, State.REPLACED, "replace")
    return _copied(work, old, reason.strip())


def _copied(work: Work, old: Inspection, reason: str) -> Inspection:
    kept = (
        "round", "department", "department_name", "department_name_en", "year", "due_on",
        "original_due", "total", "answered", "conform", "partly", "nonconform", "na", "tally",
        "overall",
    )  # fmt: skip
    facts: dict[str, Any] = {name: old.__data__[name] for name in kept}
    new = work.add(
        Inspection(
            **facts,
            no=numbers.draw("SI", old.year)[0],
            revision=old.revision + 1,
            revision_reason=reason,
            state=State.FILLING,
        ),
        "revise",
    )
    for answer in list(Answer.select().where(Answer.inspection == old.id)):
        _copy_answer(work, answer, new)
    _reopen_round(work, new)
    _tell(work, holders(Role.HEAD, work.today, new.department_id), RETURNED, new, "late")
    return new


def _copy_answer(work: Work, answer: Answer, new: Inspection) -> None:
    facts = {k: v for k, v in answer.__data__.items() if k not in ("id", "version", "inspection")}
    copy = work.add(Answer(**facts, inspection=new.id))
    files = Evidence.select().where(
        Evidence.kind == "Answer", Evidence.record == answer.id, Evidence.taken_back_on.is_null()
    )
    for file in list(files):
        facts = {k: v for k, v in file.__data__.items() if k not in ("id", "version", "record")}
        work.add(Evidence(**facts, record=copy.id))


def _reopen_round(work: Work, it: Inspection) -> None:
    round = it.round
    if round.state == RoundState.CLOSED:
        round.state, round.closed_on, round.counts = RoundState.OPEN, None, ""
        work.save(round, "reopen")


def _demand_complete(it: Inspection) -> None:
    if it.state not in TO_FILL:
        return  # the flow says so in its own words
    asked = RoundQuestion.select().where(RoundQuestion.round == it.round_id)
    rows = {a.question_id: a for a in Answer.select().where(Answer.inspection == it.id)}
    order = [row.question_id for row in asked.order_by(RoundQuestion.place)]
    missing = [q for q in order if q not in rows or not rows[q].result]
    if missing:
        raise Refused(UNANSWERED.fill(n=len(missing), code=_code(missing[0])), f"q{missing[0]}")
    mute = [q for q in order if rows[q].wants_comment]
    if mute:
        raise Refused(UNCOMMENTED.fill(n=len(mute), code=_code(mute[0])), f"q{mute[0]}")


def _code(question: int) -> str:
    return str(Question.get_by_id(question).code)


def _pass_on(work: Work, it: Inspection) -> Inspection:
    it.state = State.CONFIRMED
    it = work.save(it, "pass_on")
    _tell(work, holders(Role.MANAGER, work.today), TO_APPROVE, it)
    return it


def _tell(
    work: Work, people: Sequence[int | None], subject: T, it: Inspection, weight: str = "info"
) -> None:
    department = T(it.department_called("en"), it.department_name)
    words = subject.fill(no=it.no, department=department)
    everyone = [p for p in people if p is not None and p != work.actor.person]
    work.tell(everyone, words, it, weight)
