"""Who can sign in: the roster's logins and the key slots of the workspace, kept together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ...base.errors import Refused
from ...base.text import T
from ...kinds.organization.company import ONLY
from ...kinds.organization.person import Person
from ...store.credentials import checked_password, folded
from ...store.trail import Trail
from ...store.work import Key, Work
from . import company, people
from .people import GIVES_LOGINS

NOT_SIGNED_IN = T("{who} has no login yet.", "{who}さんにはまだログイン名がありません。")
OWN = T(
    "Nobody takes their own sign-in away. Ask another person who may.",
    "自分自身のサインインは停止できません。ほかの担当者に依頼してください。",
)
STILL_OWNED = T("{who} has this login.", "このログイン名は{who}さんのものです。")
SET_ANEW = T(
    "{who} has set a new password for you. Change it after signing in.",
    "{who}さんがあなたのパスワードを再設定しました。サインイン後に変更してください。",
)


class Slots(Protocol):
    """What an open workspace does with its key slots."""

    def admit(self, login: str, password: str) -> None: ...

    def set_password(self, login: str, new: str) -> None: ...

    def rename(self, login: str, new: str) -> None: ...

    def new_recovery_code(self) -> str: ...


@dataclass(frozen=True, slots=True)
class LoginRow:
    """A login of the roster, of the key file, or of both; `person` is 0 where nobody has it."""

    login: str
    person: int
    name: str
    department: T
    left: bool
    slot: bool
    roles: tuple[T, ...]


def listed(work: Work, slots: Sequence[str]) -> list[LoginRow]:
    """Everybody with a login, and every slot nobody on the roster has."""
    from .directory import EVERYBODY, roster

    work.allow(GIVES_LOGINS)
    known = {folded(login) for login in slots}
    rows = [
        LoginRow(
            it.login, it.id, it.name, it.department,
            it.left_on is not None and it.left_on < work.today, folded(it.login) in known, it.roles,
        )
        for it in roster(work, who=EVERYBODY)
        if it.login
    ]  # fmt: skip
    owned = {folded(row.login) for row in rows}
    lost = (login for login in slots if folded(login) not in owned)
    return [*rows, *(LoginRow(login, 0, "", T("", ""), False, True, ()) for login in lost)]


def give(
    work: Work, slots: Slots, known: Sequence[str], key: Key, login: str, password: str
) -> Person:
    """A login and a first password. `known` are the logins that have a slot already.

    The roster is written first: where the key file refuses, nothing has happened.
    """
    work.allow(GIVES_LOGINS)
    person = people.give_login(work, key, login)
    name = str(person.login)
    checked_password(password, name)
    if folded(name) in {folded(each) for each in known}:
        slots.set_password(name, password)  # left over from a removal that was cut short
    else:
        slots.admit(name, password)
    return person


def rename(work: Work, slots: Slots, key: Key, login: str) -> Person:
    """Another name to sign in with; the password stays."""
    work.allow(GIVES_LOGINS)
    before = str(work.take(Person, key).login or "")
    person = people.give_login(work, key, login)
    if folded(before) != folded(str(person.login)):
        slots.rename(before, str(person.login))
    return person


def reset(work: Work, slots: Slots, person: int, password: str) -> None:
    """A new password for somebody who forgot it; they are told who set it."""
    work.allow(GIVES_LOGINS)
    it = work.get(Person, person)
    if not it.login:
        raise Refused(NOT_SIGNED_IN.fill(who=it.name), "password")
    checked_password(password, str(it.login))
    work.note(it, "set_password")
    if it.id != work.actor.person:
        work.tell([it.id], SET_ANEW.fill(who=work.actor.name), it, weight="soon")
    slots.set_password(str(it.login), password)


def stop(work: Work, person: int) -> str:
    """The roster no longer knows the login; returns the one to take out of the key file."""
    work.allow(GIVES_LOGINS)
    it = work.get(Person, person)
    if it.id == work.actor.person:
        raise Refused(OWN)
    login = str(it.login or "")
    people.take_login(work, it.key)
    return login


def forget(work: Work, login: str) -> str:
    """A slot nobody on the roster has may be taken out of the key file; returns its login."""
    work.allow(GIVES_LOGINS)
    if (owner := people.by_login(work, folded(login))) is not None:
        raise Refused(STILL_OWNED.fill(who=owner.name))
    work.note(company.company(work), "forget_login", login=login)
    return login


def new_code(work: Work, slots: Slots) -> str:
    """A new recovery code, to be shown once; the one before is worthless from now on."""
    work.allow(GIVES_LOGINS)
    work.note(company.company(work), "new_recovery_code")
    return slots.new_recovery_code()


def keep_code(work: Work) -> None:
    """Somebody has the newest recovery code on paper, and has said so."""
    work.allow(GIVES_LOGINS)
    work.note(company.company(work), "keep_recovery_code")


def code_kept() -> bool:
    """Whether that was said of the newest code: a newer one makes the paper worthless."""
    about = (Trail.kind == "Company") & (Trail.record == ONLY)
    codes = Trail.deed.in_(["new_recovery_code", "keep_recovery_code"])
    newest = Trail.select(Trail.deed).where(about, codes).order_by(Trail.position.desc()).first()
    return newest is not None and newest.deed == "keep_recovery_code"
