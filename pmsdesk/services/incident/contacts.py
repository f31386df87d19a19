"""The emergency network (R50): whom to call inside, in the order of the ladder, and outside."""

from __future__ import annotations

from typing import Any

from ...base.errors import Refused
from ...base.flow import NOT_NOW
from ...base.text import T
from ...kinds.incident import network as directory
from ...kinds.incident.clock import Contact
from ...kinds.incident.network import ContactLine, Inside, Network
from ...store.work import Key, Work

__all__ = [
    "ContactLine", "Inside", "Network", "add", "checked", "listed", "may_write", "network",
    "save", "take_off",
]  # fmt: skip

NO_WAY = T(
    "Give a telephone number or an e-mail address.",
    "電話番号かメールアドレスを入力してください。",
)
TAKEN_OFF = T("This contact was taken off already.", "すでに除外された連絡先です。")


def listed(work: Work, ended: bool = False) -> list[ContactLine]:
    """By place and order of calling; with `ended` also those taken off."""
    return directory.listed(work.today, ended)


def add(work: Work, /, **facts: Any) -> Contact:
    """A contact; who enters it has just checked it. Refused without any way to call."""
    it = Contact(checked_on=work.today, **_clean(facts))
    _demand_way(it)
    return work.add(it)


def save(work: Work, /, key: Key, **facts: Any) -> Contact:
    """Change a contact, which checks it."""
    it = work.take(Contact, key, checked_on=work.today, **_clean(facts))
    _demand_listed(it)
    _demand_way(it)
    return work.save(it)


def checked(work: Work, key: Key) -> Contact:
    """It was tried today and is right."""
    it = work.take(Contact, key)
    _demand_listed(it)
    if it.checked_on == work.today:
        return it
    it.checked_on = work.today
    return work.save(it, "check")


def take_off(work: Work, key: Key) -> Contact:
    """Off the list from today; the record stays."""
    it = work.take(Contact, key)
    _demand_listed(it)
    it.ended_on = work.today
    return work.save(it, "take_off")


def may_write(work: Work) -> bool:
    return work.actor.holds(Contact.rights.write)


def network(work: Work) -> Network:
    """The whole list as it stands today, for the page on the wall."""
    return directory.network(work.today)


# ---- inside


def _clean(facts: dict[str, Any]) -> dict[str, Any]:
    if odd := next((name for name in facts if name not in {*Contact.form, "person"}), None):
        raise Refused(NOT_NOW, odd)
    return {name: v.strip() if isinstance(v, str) else v for name, v in facts.items()}


def _demand_way(it: Contact) -> None:
    if not (it.phone or it.second_phone or it.mail):
        raise Refused(NO_WAY, "phone")


def _demand_listed(it: Contact) -> None:
    if it.ended_on is not None:
        raise Refused(TAKEN_OFF)
