"""Speaking with a mail server (RFC 5321): encrypted, certificate checked, never for ever.

What is wrong with the server or the way to it is Unavailable; what is wrong with one message is a
Rejection. What a server says is not repeated: it may quote addresses. Only its code is.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from threading import Timer
from types import TracebackType
from typing import Any, Self

from ...base.errors import Unavailable
from ...base.text import T
from ...kinds.mail.mail import Server
from ...kinds.mail.words import Security
from . import troubles
from .queue import Letter, Rejection, Unsure

PERMANENT = re.compile(rb"5\.([0-9])\.[0-9]+")  # RFC 3463
DOTTED = re.compile(rb"^\.", re.MULTILINE)
MYSELF = "[127.0.0.1]"  # in place of this computer's name, which is nobody's business
WIRE = SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds for one answer, for the answer to a whole message, which may be looked through for
    viruses first, and for one message or the greeting as a whole."""

    answer: float = 20
    taking: float = 120
    whole: float = 180


class Line:
    """An open connection, signed in. Use it in `with`."""

    def __init__(
        self,
        server: Server,
        password: str = "",
        pace: Pace = Pace(),  # noqa: B008  # frozen
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._server, self._pace = server, pace
        self._context = context or ssl.create_default_context()
        self._ran_out = False
        self._told = False  # the whole message, and not answered yet
        self._client = self._dial()
        try:
            with self._limited():
                self._greet(password)
        except BaseException:
            self._client.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(Unavailable, smtplib.SMTPException, OSError), self._limited():
            if error is None:
                self._client.quit()
        self._client.close()

    def send(self, letter: Letter) -> Rejection | None:
        """None: the server has taken it over. Raises Unavailable where it has not; Unsure where it
        got everything and did not say."""
        text = written(self._server, letter).as_bytes(policy=WIRE)
        with self._limited():
            self._sender()
            code, said = self._client.rcpt(letter.address)
            if code not in (250, 251):
                return self._rejected(troubles.RECIPIENT, code, said)
            code, said = self._client.docmd("DATA")
            if code == 354:
                code, said = self._text(text)
            if code != 250:
                return self._rejected(troubles.CONTENT, code, said)
        return None

    # ---- inside

    def _text(self, text: bytes) -> tuple[int, bytes]:
        """The whole message; lines that begin with a dot get another (RFC 5321, 4.5.2)."""
        client = self._client
        client.send(DOTTED.sub(b"..", text) + b".\r\n")
        sock: Any = client.sock
        sock.settimeout(self._pace.taking)
        self._told = True
        code, said = client.getreply()
        sock.settimeout(self._pace.answer)
        self._told = code == -1  # no answer at all: a line that makes no sense
        return code, said

    def _dial(self) -> smtplib.SMTP:
        """Not connected yet, so that the clock can already cut whatever it does."""
        if self._server.security == Security.TLS:
            tls = smtplib.SMTP_SSL(
                timeout=self._pace.answer, local_hostname=MYSELF, context=self._context
            )
            client: smtplib.SMTP = tls
        else:
            client = smtplib.SMTP(timeout=self._pace.answer, local_hostname=MYSELF)
        # the name the certificate is checked against: set only by a constructor that connects
        client._host = self._server.host  # type: ignore[attr-defined]
        return client

    def _greet(self, password: str) -> None:
        server, client = self._server, self._client
        code, _ = client.connect(server.host, server.port)
        if code != 220:
            raise Unavailable(troubles.BUSY.fill(code=code) if code > 0 else troubles.STRANGE)
        client.ehlo_or_helo_if_needed()
        if server.security == Security.STARTTLS:
            if not client.has_extn("starttls"):
                raise Unavailable(troubles.NO_STARTTLS)
            code, _ = client.starttls(context=self._context)
            if code != 220:
                raise Unavailable(troubles.NO_STARTTLS)
            client.ehlo()
        if server.user:
            client.login(server.user, password)

    def _sender(self) -> None:
        code, _ = self._client.mail(self._server.sender)
        if code == 250:
            return
        if code in (530, 535):
            raise Unavailable(troubles.LOGIN_NEEDED)
        words = troubles.SENDER if code >= 500 else troubles.BUSY
        raise Unavailable(words.fill(code=code))

    def _rejected(self, words: T, code: int, said: bytes) -> Rejection:
        if code == -1:
            raise (Unsure if self._told else Unavailable)(troubles.CUT)
        if code == 421:
            raise Unavailable(troubles.BUSY.fill(code=code))
        if code in (530, 535):
            raise Unavailable(troubles.LOGIN_NEEDED)
        with suppress(smtplib.SMTPServerDisconnected):
            self._client.rset()
        return Rejection(words.fill(code=code), forever=_for_good(code, said))

    @contextmanager
    def _limited(self) -> Iterator[None]:
        """Cut whatever takes too long as a whole, and say in our words what went wrong."""
        clock = Timer(self._pace.whole, self._cut)
        clock.daemon = True
        clock.start()
        try:
            yield
        except (smtplib.SMTPException, OSError, UnicodeError) as problem:
            told = troubles.SILENT if self._ran_out else troubles.told(problem)
            raise (Unsure if self._told else Unavailable)(told) from problem
        finally:
            clock.cancel()
            self._told = False

    def _cut(self) -> None:
        self._ran_out = True
        sock: Any = self._client.sock
        if sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _for_good(code: int, said: bytes) -> bool:
    """Whether this message will never be taken: its address is wrong (5.1.x, 5.2.x), or itself.

    Policy (5.7.x: no relaying, not signed in) is the setting's fault, so it is tried again.
    """
    if code < 500:
        return False
    if found := PERMANENT.search(said):
        return found[1] in (b"1", b"2", b"3", b"6")
    return code in (550, 551, 552, 553)


def written(server: Server, letter: Letter) -> EmailMessage:
    """The message as it travels. Its Message-ID stays the same however often it is tried."""
    message = EmailMessage()
    message["From"] = formataddr((server.from_name, server.sender))
    message["To"] = letter.address
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = f"<{letter.token}@{server.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = letter.lang
    message.set_content(letter.body, cte="base64")
    return message
