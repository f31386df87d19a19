"""What waits to be sent: taken by one machine at a time, tried again with growing gaps, given up.

A row is claimed before it is sent, and its outcome written after. A program that is killed in
between leaves a claim that ends by itself; the message is then sent again under the same
Message-ID, by which servers know it. The same goes for a server that was given a whole message and
did not say whether it took it: once, and no third time, for it may have arrived.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from ...base.errors import Unavailable
from ...base.standing import Role
from ...base.text import Lang, T
from ...kinds.mail import letter
from ...kinds.mail.mail import ADDRESS, KEEPERS, OutMail, Server
from ...kinds.mail.words import MailState
from ...kinds.organization.person import Person
from ...store.record import tuples
from ...store.work import Work
from ..organization.standing import holders, present
from .gathering import NAMES, open_now
from .settings import setting

HELD = timedelta(minutes=10)  # longer than a server may take over one message
GAPS = (5, 15, 60, 180, 360)  # minutes until the next attempt; the last one for all that follow
PATIENCE = timedelta(days=3)
SOME = 100
NO_ADDRESS = T("There is no mail address any more.", "メールアドレスがなくなりました。")
ODD_ADDRESS = T(
    "The address has letters that mail servers do not take.",
    "アドレスに、メールサーバーで扱えない文字があります。",
)
TOO_LATE = T("Not sent within {n} days.", "{n}日以内に送信できませんでした。")
UNSURE = T(
    "The server got the whole message and did not answer, so it may have taken it.",
    "本文の送信後にサーバーの応答がなく、受け付けられたか確認できませんでした。",
)
UNKNOWN = T(
    "Twice the server did not answer after the whole message. It may have arrived, so it is not"
    " sent a third time.",
    "送信後の応答が2回ともありませんでした。届いている可能性があるため、再送しません。",
)
GIVEN_UP = T(
    "Reminders by mail could not be sent for {n} days and were given up. See the mail settings.",
    "メール通知を{n}日間送信できなかったため、送信を断念しました。"
    "メール通知の設定を確認してください。",
)
REFUSED = T(
    "The mail server refuses the address of {who}. Please correct it on the roster.",
    "{who}さんのメールアドレスがサーバーに拒否されました。名簿のアドレスを確認してください。",
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One message, ready to send; to an address alone, with nobody's name."""

    id: int
    address: str
    subject: str
    body: str
    token: str
    lang: Lang


class Unsure(Unavailable):
    """The server has the whole message, and did not say what it made of it."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """The server took the connection but not this message; `forever`: nor will it ever."""

    why: T
    forever: bool


def ready(work: Work) -> Server | None:
    """The server to send by; None where mail is off, it is too early, or nothing waits."""
    it = setting()
    if it is None or not open_now(work, it) or not _due(work).exists():
        return None
    return it.server


def claim(work: Work) -> Letter | None:
    """Take the next message that is due, so that nobody else does; None where there is none."""
    for row in list(_due(work).order_by(OutMail.attempts, OutMail.id).limit(SOME)):
        it = work.get(OutMail, row.id)
        person = Person.get_by_id(it.person_id)
        if why := _unreachable(work, person):
            _give_up(work, it, why)
        elif _claimed(work, it):
            return _letter(it, person)
    return None


def settle(work: Work, id: int, rejection: Rejection | None) -> None:
    """What became of a claimed message: sent, or why the server did not take it."""
    it = work.get(OutMail, id)
    if it.state != MailState.WAITING:
        return
    if rejection is None:
        it.state, it.sent_at = MailState.SENT, work.now
        work.save(it, "send")
        work.derive(it, claimed_until=None, error_ja="", error_en="")
        work.mailed(it.person_id, it.upto)
    elif rejection.forever:
        _give_up(work, it, rejection.why)
        work.mailed(it.person_id, it.upto)  # the same news would be refused again tomorrow
        _tell_refused(work, Person.get_by_id(it.person_id))
    else:
        release(work, id, rejection.why)


def doubt(work: Work, id: int, why: T) -> None:
    """Nobody knows whether the server took it: it is tried once more, and no second time."""
    it = work.get(OutMail, id)
    if it.state != MailState.WAITING:
        return
    if it.error_ja != UNSURE.ja:
        release(work, id, UNSURE)
    else:
        _give_up(work, it, UNKNOWN)
        work.mailed(it.person_id, it.upto)
        if (server := setting()) is not None:
            work.tell(_managers(work), UNSURE, server, "soon", f"mail/unsure/{work.today}")


def release(work: Work, id: int, why: T) -> None:
    """A claimed message that could not be sent waits for its next attempt."""
    it = work.get(OutMail, id)
    if it.state == MailState.WAITING:
        again = work.now + gap(it.attempts)
        work.derive(it, claimed_until=None, next_at=again, error_ja=why.ja, error_en=str(why))


def postpone(work: Work, why: T, limit: int = SOME) -> int:
    """The server cannot be spoken to: some that are due wait longer. Call until it is 0."""
    rows = list(_due(work).order_by(OutMail.id).limit(limit))
    for it in rows:
        tries = int(it.attempts) + 1
        work.derive(
            it, attempts=tries, next_at=work.now + gap(tries), error_ja=why.ja, error_en=str(why)
        )
    return len(rows)


def give_up(work: Work, limit: int = SOME) -> int:
    """End what has waited too long, and tell the managers once a day. Call until it is 0."""
    it = setting()
    if it is None or not it.enabled:
        return 0
    old = (OutMail.state == MailState.WAITING) & (OutMail.first_day < work.today - PATIENCE)
    rows = tuples(OutMail.select(OutMail.id).where(old, _free(work.now)).limit(limit))
    for (id,) in rows:
        message = work.get(OutMail, id)
        why = message.error if message.error_ja else TOO_LATE.fill(n=PATIENCE.days)
        _give_up(work, message, why)
    if rows:
        once = f"mail/given_up/{work.today}"
        work.tell(_managers(work), GIVEN_UP.fill(n=PATIENCE.days), it, "late", once)
    return len(rows)


def try_now(work: Work) -> int:
    """Do not wait any longer for the next attempt; how many messages that is."""
    work.allow(KEEPERS)
    later = (OutMail.state == MailState.WAITING) & (OutMail.next_at > work.now)
    rows = list(OutMail.select().where(later, _free(work.now)))
    for it in rows:
        work.derive(it, next_at=work.now)
    return len(rows)


def gap(attempts: int) -> timedelta:
    """How long to wait after so many attempts."""
    return timedelta(minutes=GAPS[min(max(attempts, 1), len(GAPS)) - 1])


# ---- inside


def _due(work: Work) -> Any:
    waiting = (OutMail.state == MailState.WAITING) & (OutMail.next_at <= work.now)
    return OutMail.select().where(waiting, _free(work.now))


def _free(now: datetime) -> Any:
    return OutMail.claimed_until.is_null() | (OutMail.claimed_until <= now)


def _claimed(work: Work, it: OutMail) -> bool:
    tries = int(it.attempts) + 1
    free = (OutMail.state == MailState.WAITING) & _free(work.now)
    return work.seize(
        it, free, claimed_until=work.now + HELD, attempts=tries, next_at=work.now + gap(tries)
    )


def _letter(it: OutMail, person: Person) -> Letter:
    lang: Lang = "en" if person.lang == "en" else "ja"
    facts, day = letter.unpacked(str(it.facts)), it.day
    assert isinstance(day, date)
    return Letter(
        it.id, str(person.mail), letter.subject(facts, lang),
        letter.body(facts, day, NAMES, lang), str(it.token), lang,
    )  # fmt: skip


def _unreachable(work: Work, person: Person) -> T | None:
    if not person.mail or (person.left_on and person.left_on < work.today):
        return NO_ADDRESS
    return None if ADDRESS.fullmatch(str(person.mail)) else ODD_ADDRESS


def _give_up(work: Work, it: OutMail, why: T) -> None:
    it.state = MailState.GIVEN_UP
    work.save(it, "give_up")
    work.derive(it, claimed_until=None, error_ja=why.ja, error_en=str(why))


def _tell_refused(work: Work, person: Person) -> None:
    """Once for an address; it is not written down a second time for that."""
    address = sha256(str(person.mail).encode()).hexdigest()[:16]
    who = T(str(person.name_en or person.name), str(person.name))
    once = f"mail/refused/{person.id}/{address}"
    work.tell(_managers(work), REFUSED.fill(who=who), person, "soon", once)


def _managers(work: Work) -> list[int]:
    return present(holders(Role.MANAGER, work.today), work.today)
