"""The server that reminders leave by, and whether a person wants them."""

from __future__ import annotations

from typing import Any

from ...base.errors import Conflict, Refused
from ...base.flow import NOT_NOW
from ...kinds.mail.mail import KEEPERS, MailSetting, MailWish, Server
from ...kinds.organization.company import ONLY
from ...kinds.organization.person import Person
from ...store.work import Key, Work

NEVER: Key = (0, 0)  # the key of settings nobody has entered yet


def setting() -> MailSetting | None:
    """The one row; None before somebody has entered it."""
    return MailSetting.get_or_none(MailSetting.id == ONLY)


def sheet(work: Work) -> tuple[Key, dict[str, Any]]:
    """The settings as plain values, with the key to save them by. The password is elsewhere."""
    work.allow(KEEPERS)
    it = setting()
    row = it or MailSetting()
    return (it.key if it else NEVER), {name: getattr(row, name) for name in MailSetting.form}


def save(work: Work, /, key: Key, **facts: Any) -> MailSetting:
    """Enter or change them. Refused beside the field."""
    work.allow(KEEPERS)
    if odd := next((name for name in facts if name not in MailSetting.form), None):
        raise Refused(NOT_NOW, odd)
    plain = {name: v.strip() if isinstance(v, str) else v for name, v in facts.items()}
    if key != NEVER:
        return work.save(work.take(MailSetting, key, **plain))
    if setting() is not None:
        raise Conflict
    return work.add(MailSetting(id=ONLY, **plain))


def server(facts: dict[str, Any]) -> Server:
    """Where mail would leave by these values. Refused where none could."""
    from ...kinds.mail.mail import check_server

    plain = {name: v.strip() if isinstance(v, str) else v for name, v in facts.items()}
    found = MailSetting(**plain).server
    check_server(found)
    return found


def own_address(work: Work) -> str:
    """Where a test message of this person goes; empty where the roster has no address."""
    return str(Person.get_by_id(work.actor.person).mail)


def wanted(work: Work) -> bool:
    """Whether I want reminders by mail."""
    mine = MailWish.get_or_none(MailWish.person == work.actor.person)
    return mine is None or bool(mine.wanted)


def want(work: Work, wanted: bool) -> None:
    """From now on I want them, or none. It is mine alone, so no role is asked for."""
    mine = MailWish.get_or_none(MailWish.person == work.actor.person)
    if mine is None:
        work.add(MailWish(person=work.actor.person, wanted=wanted), "choose")
    elif bool(mine.wanted) != wanted:
        work.save(work.take(MailWish, mine.key, wanted=wanted), "choose")
