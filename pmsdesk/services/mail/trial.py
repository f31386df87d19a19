"""A message to try a mail server with, before anything depends on it."""

from __future__ import annotations

from secrets import token_hex

from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.mail.mail import ADDRESS, Server
from ...kinds.organization.person import BAD_MAIL
from .passwords import Passwords
from .queue import Letter
from .wire import Line, Pace

SUBJECT = T("[PMS Desk] Test message", "[PMS Desk] テスト送信")
BODY = T(
    "This is a test message from the mail settings of PMS Desk. Reminders will arrive like this.\n",
    "PMS Desk のメール通知の設定から送信したテストメールです。\n"
    "実際の通知も、このように届きます。\n",
)
QUICK = Pace(answer=10, whole=30)  # somebody is waiting for it
NO_PASSWORD = T("Enter the password.", "パスワードを入力してください。")


def letter(address: str, lang: Lang) -> Letter:
    """Refused, at "address", where none could be delivered."""
    if not ADDRESS.fullmatch(address):
        raise Refused(BAD_MAIL, "address")
    return Letter(0, address, SUBJECT.into(lang), BODY.into(lang), token_hex(16), lang)


def attempt(
    server: Server, typed: str, passwords: Passwords, it: Letter, pace: Pace = QUICK
) -> T | None:
    """Send it now: None, or what is wrong with the address. Raises Unavailable, and Refused where
    the password is not known. Takes as long as a server may: not for the window's thread."""
    password = typed or passwords.of(server)
    if password is None:
        raise Refused(NO_PASSWORD, "password")
    with Line(server, password, pace) as line:
        rejection = line.send(it)
    return rejection.why if rejection else None
