"""What may be written about an incident, by whom and when; and what each move asks for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ...base.errors import Refused
from ...base.flow import NOT_NOW, Move, refusal
from ...base.standing import Standing
from ...base.text import T
from ...kinds.incident.incident import ITEMS, Incident, Judgement
from ...kinds.incident.words import DOERS, JUDGES, OFFICE, RESPONDERS, Publication, State
from ...store.work import Work
from .moments import FUTURE_DAY, day_of, refuse_coming

AFTER_FOUND = T("Later than the day it was found.", "発覚した日より後の日付です。")
NO_DRILL = T("Only a drill has a scenario.", "シナリオは訓練の場合にだけ入力します。")
WHERE = T("Write where it was published.", "公表の方法を入力してください。")

FLAGS = frozenset(
    {
        "contained", "sensitive", "financial", "wrongful", "my_number", "my_number_public",
        "encrypted", "key_safe", "recovered_unseen", "other_copy",
    }
)  # fmt: skip
FACTS = FLAGS | {
    "title", "what", "summary", "occurred_on", "containment", "data_categories", "medium",
    "count_known", "count_most", "party", "entrusting_party", "contractor", "scenario",
}  # fmt: skip
MOMENTS = frozenset({"found_at", "known_at"})
PUBLISHING = frozenset({"publication", "publication_reason", "published_on", "published_where"})
FOLLOWING = frozenset({"investigation", "root_cause", "lessons", "no_action_reason"})
DRAFTED = frozenset(ITEMS) | {"safeguards"}
REPORTED = FACTS | MOMENTS | {"near_miss", "drill"}  # what a first report may hold
JUDGED = frozenset({State.REPORTED, State.TO_JUDGE})  # nothing has been decided on them yet


def writable(it: Incident, who: Standing) -> frozenset[str]:
    """The fields this person may fill in now.

    A department's staff complete the first report until it is judged; heads, secretariat, manager
    and top write throughout. Moments and publication are the office's; what never happened is
    said before anybody has taken it up, and what did happen at any time.
    """
    if it.locked:
        return frozenset()
    open_facts = FACTS if it.drill else FACTS - {"scenario"}
    names: frozenset[str] = frozenset()
    if it.state in JUDGED and who.holds(DOERS, it.department_id):
        names |= open_facts
    if it.state == State.REPORTED and who.holds(DOERS, it.department_id):
        names |= MOMENTS | {"near_miss"}
    if who.holds(RESPONDERS, it.department_id):
        names |= open_facts | FOLLOWING | DRAFTED
        names |= {"near_miss"} if it.near_miss else frozenset()
    if who.holds(OFFICE):
        names |= MOMENTS | PUBLISHING
    return names


def may_attach(it: Incident, who: Standing) -> bool:
    return not it.locked and who.holds(DOERS, it.department_id)


def demand_writable(names: Iterable[str], allowed: frozenset[str]) -> None:
    """Refused, naming the field, for one that is not open now."""
    if closed := next((name for name in names if name not in allowed), None):
        raise Refused(NOT_NOW, closed)


def cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    """Blanks around a text are typing accidents, and a text of blanks is none."""
    return {name: v.strip() if isinstance(v, str) else v for name, v in facts.items()}


def demand_dates(work: Work, it: Incident) -> None:
    refuse_coming(work, it.occurred_on, "occurred_on")
    if it.occurred_on and it.occurred_on > day_of(work, it.found_at):
        raise Refused(AFTER_FOUND, "occurred_on")
    if it.scenario and not it.drill:
        raise Refused(NO_DRILL, "scenario")
    _demand_publication(it, work.today)


def _demand_publication(it: Incident, today: date) -> None:
    if it.published_on and it.published_on > today:
        raise Refused(FUTURE_DAY, "published_on")
    if it.publication == Publication.PUBLISHED and it.published_on and not it.published_where:
        raise Refused(WHERE, "published_where")


def open_moves(it: Incident, who: Standing) -> tuple[Move, ...]:
    """The moves to offer as buttons; judging asks for more than a button."""
    assert it.flow
    moves = (m for m in it.flow.moves if m.name != "judge")
    return tuple(m for m in moves if move_refused(it, m, who) is None)


def move_refused(it: Incident, step: Move, who: Standing) -> Refused | None:
    """Why a move is not open to this person, whatever is still to be filled in."""
    return refusal(step, it, who, ask=True)


def may_judge(it: Incident, who: Standing) -> bool:
    return it.state == State.TO_JUDGE and who.holds(JUDGES)


def may_add(it: Incident, who: Standing) -> bool:
    """Whether this person appends to the timeline, also after the end."""
    return who.holds(DOERS, it.department_id)


def judged(it: Incident) -> bool:
    return Judgement.select().where(Judgement.incident == it.id).exists()
