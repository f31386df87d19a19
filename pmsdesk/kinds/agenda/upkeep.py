"""What comes round by itself: the emergency network, and changes of the law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...base.text import T
from ..incident import network
from ..incident.network import CHECKED_EVERY
from ..law import known
from ..law.words import READERS
from ..organization.company import OFFICE
from .due import Asked, Due, Found, Nature, Sort, ink_of

CONTACTS = T("Check the emergency network", "緊急連絡網の確認")
CONTACTS_STATE = T("{n} contacts", "連絡先{n}件")
CHANGE = T("{what}: {title}", "{what}：{title}")
AGAIN = T("Look again: {title}", "再確認：{title}")
EXPECTED = T("{when}, expected", "{when}（見込み）")
TO_LOOK = T("To be checked", "確認待ち")


def contacts(asked: Asked) -> Found:
    """The days by which contacts are to be tried again, for those who keep the list."""
    if not asked.work.actor.holds(OFFICE):
        return Found()
    days: dict[date, int] = {}
    for line in network.listed(asked.today):
        if line.checked_on is not None:
            day = line.checked_on + CHECKED_EVERY
            days[day] = days.get(day, 0) + 1
    found = [
        Due(
            day, Sort.UPKEEP, Nature.DUE, "Contact", 0, CONTACTS, CONTACTS_STATE.fill(n=n),
            ink_of(day, asked.today), "incidents", {"tab": "contacts"},
        )
        for day, n in days.items()
        if asked.holds(day)
    ]  # fmt: skip
    return Found(found).counted()


def changes_of_law(asked: Asked) -> Found:
    """What is announced for later, and what somebody wanted to look at again."""
    if not asked.work.actor.holds(READERS):
        return Found()
    return Found([*_ahead(asked), *_again(asked)]).counted()


def _ahead(asked: Asked) -> Iterator[Due]:
    for notice, event in known.ahead(asked.first, asked.last, asked.today):
        yield Due(
            event.on, Sort.UPKEEP, Nature.LAW, "LawCheck", 0,
            CHANGE.fill(what=event.what, title=notice.title),
            EXPECTED.fill(when=known.when(event)), "info", "calendar",
            {"tab": "law", "notice": notice.id},
        )  # fmt: skip


def _again(asked: Asked) -> Iterator[Due]:
    titles = {notice.id: notice.title for notice in known.known(asked.today)}
    for check in known.to_look_again(asked.first, asked.last):
        assert check.again_on is not None
        title = titles.get(str(check.notice), T(check.title, check.title))
        yield Due(
            check.again_on, Sort.UPKEEP, Nature.DUE, "LawCheck", check.id,
            AGAIN.fill(title=title), TO_LOOK, ink_of(check.again_on, asked.today),
            "calendar", {"tab": "law", "notice": check.notice},
        )  # fmt: skip
