"""What plans and reviews have in common: who writes them when, their moves, owners, revisions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from ..base.errors import Refused
from ..base.flow import NOT_NOW, NOT_YOURS, Move
from ..base.standing import Role, Standing
from ..base.text import T
from ..kinds.approval import MANAGER, SIGNS, TOP, WRITERS, State
from ..kinds.organization.person import Person
from ..kinds.review.review import Review
from ..kinds.yearly.plan import AnnualPlan
from ..store.record import Record
from ..store.work import Key, Work
from .organization.standing import holders, present

NOT_APPROVED = T("Only an approved one is revised.", "改訂できるのは承認済みのものだけです。")
UNDER_WAY = T(
    "A revision is being written already: revision {n}.", "すでに第{n}版を作成しています。"
)
GIVE_REASON = T("Give the reason.", "理由を入力してください。")
LEFT = T("{name} has left the company.", "{name}さんは退職しています。")
NAMED = T("{no}  revision {n} ({state})", "{no}　第{n}版（{state}）")
NO_PERSON = T("This person is not on the roster.", "名簿に登録されていない人です。")

Document = Review | AnnualPlan
D = TypeVar("D", Review, AnnualPlan)


def may_write(it: Document, who: Standing) -> bool:
    """Who changes its text: the writers while it is a draft, then whoever has it in hand."""
    allowed = {State.DRAFT: WRITERS, State.SUBMITTED: MANAGER}.get(State.of(it.state))
    return allowed is not None and who.holds(allowed)


def demand_writable(work: Work, it: Document) -> None:
    if may_write(it, work.actor):
        return
    raise Refused(NOT_YOURS if it.state in (State.DRAFT, State.SUBMITTED) else NOT_NOW)


def open_moves(it: Document, who: Standing) -> tuple[Move, ...]:
    """The moves to offer as buttons."""
    assert it.flow
    return tuple(it.flow.open_to(it, who))


def sign(work: Work, it: Document, move: str) -> None:
    """Write down who made a move; a manager who wrote it also prepared it."""
    if role := SIGNS.get(move):
        _put(it, role, work.actor.person or None, work.actor.name, work.today)
    if move == "check" and it.state == State.DRAFT:
        _put(it, "prepared", work.actor.person or None, work.actor.name, work.today)
    if move == "return":
        for role in ("prepared", "checked"):
            _put(it, role, None, "", None)
    elif role:
        it.return_reason = ""


def _put(it: Document, role: str, person: int | None, name: str, on: date | None) -> None:
    setattr(it, f"{role}_by_id", person)
    setattr(it, f"{role}_name", name)
    setattr(it, f"{role}_on", on)


def demand_revisable(it: Document) -> None:
    """Refused unless it is approved and nobody revises it already."""
    if it.state != State.APPROVED:
        raise Refused(NOT_APPROVED)
    kind = type(it)
    newer = kind.select().where(kind.no == it.no, kind.revision > it.revision).first()
    if newer is not None:
        raise Refused(UNDER_WAY.fill(n=newer.revision))


def copied(record: Record, names: Iterable[str]) -> dict[str, Any]:
    """Values of a record for its copy in a revision."""
    return {name: record.__data__[name] for name in names}


def owner_of(work: Work, person: int | None, before: int | None = None) -> tuple[int | None, str]:
    """Who is to do something, and the name of today. Refused for somebody who has left."""
    if person is None:
        return None, ""
    found = Person.get_or_none(Person.id == person)
    if found is None:
        raise Refused(NO_PERSON, "owner")
    if person != before and found.left_on and found.left_on < work.today:
        raise Refused(LEFT.fill(name=found.name), "owner")
    return found.id, found.name


def next_people(work: Work, it: Document) -> list[int]:
    """Whose turn it is: managers to check, the top to approve; who wrote it, once it is."""
    if it.state == State.SUBMITTED:
        people = holders(Role.MANAGER, work.today)
    elif it.state == State.CHECKED:
        people = holders(Role.TOP, work.today)
    else:
        office = (Role.MANAGER, Role.SECRETARIAT)
        people = [one for role in office for one in holders(role, work.today)]
    return present(people, work.today)


def tell_move(work: Work, it: Document, words: dict[str, T], name: str) -> None:
    """A notice to whoever is next: words by the name of the move, with {no} to fill."""
    if name not in words:
        return
    weight = "soon" if name in ("submit", "check") else "late" if name == "return" else "done"
    people = set(next_people(work, it)) - {work.actor.person}
    work.tell(people, words[name].fill(no=it.no), it, weight)


def named(no: str, revision: int, state: str) -> T:
    """A revision as one chooses it from a list."""
    return NAMED.fill(no=no, n=revision, state=State.of(state).label)


def taken(work: Work, kind: type[D], key: Key) -> D:
    """As the user saw it; Refused where its text is not this person's to change now."""
    it = work.take(kind, key)
    demand_writable(work, it)
    return it


__all__ = [
    "GIVE_REASON", "TOP", "copied", "demand_revisable", "demand_writable", "may_write", "named",
    "next_people", "open_moves", "owner_of", "sign", "taken", "tell_move",
]  # fmt: skip
