"""Following an incident to its end: take up, prevent, open the corrective action, close."""

from __future__ import annotations

from typing import Any

from ...base.errors import Refused
from ...base.flow import NOT_NOW
from ...base.standing import Standing
from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.words import OPENERS, Grade, Source
from ...kinds.incident.clock import Clock
from ...kinds.incident.documents import LABELS
from ...kinds.incident.incident import ITEMS, Incident
from ...kinds.incident.rules import kept_by
from ...kinds.incident.words import (
    RESPONDERS,
    ClockState,
    Document,
    Publication,
    Reportable,
    State,
)
from ...store.work import Key, Work
from ..action import actions
from . import escalation, facts, judging, notices, rules, timeline
from .titles import title_of

ACTION_OPENERS = OPENERS & RESPONDERS
FINALS = (Document.FINAL, Document.PMARK_FINAL)
BY_JUDGING = T(
    "Judge it with the reason; this is not a button.", "判定は理由を付けて行ってください。"
)
CLOCKS_LEFT = T(
    "{n} legal clocks are neither answered nor exempted.",
    "提出も対象外の記録もされていない期限が{n}件あります。",
)
ACTION_LEFT = T(
    "Open a corrective action, or say why none is needed.",
    "是正処置を起票するか、しない理由を入力してください。",
)
UNDECIDED = T(
    "Whether it is published is not decided yet: choose “published” or “not published”.",
    "公表するかどうかが未定です。「公表する」または「公表しない」を選んでください。",
)
NOT_PUBLISHED_YET = T(
    "It is to be published: write the day it was.",
    "「公表する」としています。公表した日を入力してください。",
)
BLANK = T(
    "A final report was due, and these of its items are blank: {items}.",
    "確報の対象ですが、確報の項目に空欄があります：{items}。",
)
NOT_JUDGED = T("It has not been judged yet.", "報告要否の判定がまだです。")
OPENED_ALREADY = T("The corrective action {no} is open already.", "是正処置{no}を起票済みです。")
OPENED = T("Corrective action {no} opened", "是正処置{no}を起票")
MOVED = T("{move}: {state}", "{move}（{state}）")


def move(work: Work, /, key: Key, name: str, **values: Any) -> Incident:
    """One arrow of the flow, with the fields filled in for it; "judge" is judging.judge().

    Taking it up also confirms the report for whoever is on the ladder. Closing needs every clock
    answered or exempted, the action opened or a reason for none, a judgement, a decision on
    publication, and no item blank of a final report that was due.
    """
    it = work.take(Incident, key)
    assert it.flow
    if name == "judge":
        raise Refused(BY_JUDGING)
    step = it.flow.named(name, it)
    if problem := rules.move_refused(it, step, work.actor):
        raise problem
    facts.put(work, it, values, rules.writable(it, work.actor))
    if name == "reopen":
        it.reportable = Reportable.OPEN
    if name == "close":
        _close(work, it)
    it = work.move(it, name)
    timeline.note(work, it, MOVED.fill(move=step.label, state=State.of(it.state).label))
    if name == "take_up":
        _confirm(work, it)
    _tell(work, it, name)
    if values:
        judging.reconsider(work, it)
    return it


def open_action(work: Work, /, key: Key, **values: Any) -> CorrectiveAction:
    """Open the corrective action this incident calls for; it follows its own flow from there.

    Facts as of actions.open_by_hand(); title, content and grade are proposed from the incident.
    """
    it = work.take(Incident, key)
    if it.action is not None:
        raise Refused(OPENED_ALREADY.fill(no=it.action.no))
    if it.locked or it.state in rules.JUDGED:
        raise Refused(NOT_NOW)
    work.allow(ACTION_OPENERS, it.department_id)
    given = {**proposed(it), **values, "source": Source.INCIDENT, "source_ref": it.no}
    action = actions.open_by_hand(work, it.department_id, **given)
    it.action = action
    work.save(it, "open_action")
    timeline.note(work, it, OPENED.fill(no=action.no))
    return action


def proposed(it: Incident) -> dict[str, Any]:
    """What the action says at first, unless the person says otherwise."""
    title = title_of(it).ja
    return {
        "title": title,
        "content": it.summary or title,
        "grade": Grade.MAJOR if it.reportable == Reportable.YES else Grade.MINOR,
        "immediate_correction": it.containment,
    }


def may_open_action(it: Incident, who: Standing) -> bool:
    taken_up = it.state not in rules.JUDGED and not it.locked
    return taken_up and it.action_id is None and who.holds(ACTION_OPENERS, it.department_id)


def missing(it: Incident) -> tuple[T, ...]:
    """What has to be there before it can be closed and is not."""
    if it.locked:
        return ()
    return tuple(why for why, _ in _obstacles(it))


def _obstacles(it: Incident) -> list[tuple[T, str]]:
    found: list[tuple[T, str]] = []
    if not (it.near_miss or it.drill) and not rules.judged(it):
        found.append((NOT_JUDGED, "reportable"))
    real = not (it.near_miss or it.drill)
    if real and it.publication == Publication.UNDECIDED:
        found.append((UNDECIDED, "publication"))
    if real and it.publication == Publication.PUBLISHED and it.published_on is None:
        found.append((NOT_PUBLISHED_YET, "published_on"))
    unsettled = Clock.state.in_([ClockState.RUNNING, ClockState.WAITING])
    if left := Clock.select().where(Clock.incident == it.id, unsettled).count():
        found.append((CLOCKS_LEFT.fill(n=left), "clocks"))
    if it.action_id is None and not it.no_action_reason and not it.drill:
        found.append((ACTION_LEFT, "no_action_reason"))
    if real and (blank := blank_items(it)):
        labels = [LABELS[name] for name in blank]
        items = T(", ".join(labels), "、".join(label.ja for label in labels))
        found.append((BLANK.fill(items=items), blank[0]))
    return found


def blank_items(it: Incident) -> list[str]:
    """The items still blank of a final report that was due; the ninth, other matters, may be."""
    if not final_documents(it):
        return []
    return [name for name in ITEMS if name != "other" and not str(getattr(it, name)).strip()]


def final_documents(it: Incident) -> list[Document]:
    """The final reports that were due and have been sent, in full or until a supplement."""
    sent = Clock.state.in_([ClockState.ANSWERED, ClockState.WAITING])
    sorts = {clock.sort for clock in Clock.select().where(Clock.incident == it.id, sent)}
    due = [rule.documents for rule in kept_by(it).clocks if rule.key in sorts]
    return [one for one in FINALS if any(one in documents for documents in due)]


def _close(work: Work, it: Incident) -> None:
    if obstacles := _obstacles(it):
        raise Refused(*obstacles[0])
    it.closed_by_id = work.actor.person or None
    it.closed_name, it.closed_on, it.due_on = work.actor.name, work.today, None


def _confirm(work: Work, it: Incident) -> None:
    """Who takes it up knows of it."""
    if escalation.may_confirm(it, escalation.of(it.id), work.actor):
        escalation.confirm(work, it.id)


def _tell(work: Work, it: Incident, name: str) -> None:
    if name in ("take_up", "reopen") and it.state == State.TO_JUDGE:
        notices.tell_groups(work, it, notices.TO_JUDGE, (notices.MANAGERS,), "soon")
    if name == "close":
        groups = (notices.HEADS, notices.MANAGERS, notices.REPORTER)
        notices.tell_groups(work, it, notices.CLOSED, groups, "info")
