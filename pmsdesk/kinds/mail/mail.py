"""A message to one person on one day, the server it leaves by, and who wants none.

The password of the server is in none of them: services.mail.passwords.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

import peewee as pw

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...store.record import Record, Rights
from ..organization.company import OFFICE
from ..organization.person import BAD_MAIL, Person
from .words import MailState, Security, on_this_computer

KEEPERS = OFFICE | {Role.SYSADMIN}
ADDRESS = re.compile(r"[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+")  # of ASCII, which every server takes
HOST = re.compile(r"[A-Za-z0-9._:-]{1,120}")
PORTS = range(1, 65536)
NO_HOST = T("Enter the name of the server.", "サーバー名を入力してください。")
BAD_HOST = T(
    "Enter the name alone, like smtp.example.co.jp.",
    "smtp.example.co.jp のように、サーバー名だけを入力してください。",
)
BAD_PORT = T("From 1 to 65535.", "1から65535までの番号を入力してください。")
BAD_HOUR = T("From 0 to 23.", "0から23までの時刻を入力してください。")
NO_SENDER = T("Enter the address that reminders come from.", "送信元のアドレスを入力してください。")
IN_THE_CLEAR = T(
    "Without encryption only a server on this computer itself may be used.",
    "暗号化なしは、このパソコン自身で動くサーバー（localhost）だけに使えます。",
)
PLAIN_LETTERS = T(
    "Use ASCII letters, digits and signs only.", "半角の英数字・記号で入力してください。"
)


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail leaves, and as whom. `user` is empty where the server asks nobody who they are."""

    host: str
    port: int
    security: str
    user: str
    sender: str
    from_name: str = ""


class MailSetting(Record):
    """How this workspace sends mail: one row, once somebody has entered it."""

    named = T("Mail settings", "メール通知の設定")
    titled = "host"
    form = ("enabled", "host", "port", "security", "user", "sender", "from_name", "hour")
    derived = frozenset({"gathered_at"})
    rights = Rights(read=KEEPERS | {Role.SYSTEM}, write=KEEPERS | {Role.SYSTEM})

    enabled = pw.BooleanField(
        default=False, verbose_name=T("Send reminders by mail", "メールで通知する")
    )
    host = pw.CharField(120, default="", verbose_name=T("SMTP server", "SMTPサーバー"))
    port = pw.IntegerField(default=587, verbose_name=T("Port", "ポート"))
    security = pw.CharField(
        10,
        default=Security.STARTTLS,
        choices=Security.pairs(),
        verbose_name=T("Encryption", "暗号化"),
    )
    user = pw.CharField(120, default="", verbose_name=T("User name", "ユーザー名"))
    sender = pw.CharField(120, default="", verbose_name=T("Sender", "送信元アドレス"))
    from_name = pw.CharField(80, default="", verbose_name=T("Name of the sender", "送信者名"))
    hour = pw.IntegerField(default=8, verbose_name=T("Not before (hour)", "送信を始める時刻（時）"))
    gathered_at = pw.DateTimeField(null=True)

    @property
    def server(self) -> Server:
        return Server(
            str(self.host), int(self.port), str(self.security), str(self.user),
            str(self.sender), str(self.from_name),
        )  # fmt: skip

    def check(self) -> None:
        check_server(self.server, needed=bool(self.enabled))
        if not 0 <= int(self.hour) <= 23:
            raise Refused(BAD_HOUR, "hour")


class OutMail(Record):
    """What one person is told by mail on one day. `facts` are counts, numbers, kinds and dates.

    Nothing else is kept of what it says: see letter.Facts. `first_day` is since when this person
    has been waiting for what it tells; `upto` the newest notice it tells of; a machine that is
    sending it holds it until `claimed_until`.
    """

    named = T("Reminder by mail", "通知メール")
    titled = "day"
    columns = ("person", "day", "count", "state", "attempts", "sent_at", "error_ja")
    derived = frozenset({"attempts", "next_at", "claimed_until", "error_ja", "error_en"})
    rights = Rights(read=KEEPERS | {Role.SYSTEM}, write=KEEPERS | {Role.SYSTEM})

    person = pw.ForeignKeyField(Person, verbose_name=T("To", "宛先"))
    person_id: int
    day = pw.DateField(verbose_name=T("Day", "日付"))
    first_day = pw.DateField()
    facts = pw.TextField()
    count = pw.IntegerField(default=0, verbose_name=T("Items", "件数"))
    upto = pw.IntegerField()
    token = pw.CharField(40)
    state = pw.CharField(
        10, default=MailState.WAITING, choices=MailState.pairs(), verbose_name=T("State", "状態")
    )
    attempts = pw.IntegerField(default=0, verbose_name=T("Attempts", "送信回数"))
    next_at = pw.DateTimeField()
    claimed_until = pw.DateTimeField(null=True)
    error_ja = pw.CharField(300, default="", verbose_name=T("Last trouble", "最後の問題"))
    error_en = pw.CharField(300, default="")
    sent_at = pw.DateTimeField(null=True, verbose_name=T("Sent at", "送信日時"))

    class Meta:
        indexes = ((("person", "day"), True), (("state", "next_at"), False))

    @property
    def error(self) -> T:
        return T(str(self.error_en), str(self.error_ja))

    def held(self, now: datetime) -> bool:
        """Whether a machine is sending it at this moment."""
        return self.claimed_until is not None and self.claimed_until > now


class MailWish(Record):
    """Whether a person wants reminders by mail; without a row, they do."""

    named = T("Wish for mail", "メール通知の希望")
    titled = "person"
    rights = Rights(owner="person_id")

    person = pw.ForeignKeyField(Person, unique=True)
    person_id: int
    wanted = pw.BooleanField(default=True, verbose_name=T("Reminders by mail", "メールでの通知"))


def check_server(server: Server, needed: bool = True) -> None:
    """Refused, at its field, for what no message could leave by; half of it may be missing
    where it is not `needed` yet."""
    if needed and not server.host:
        raise Refused(NO_HOST, "host")
    if server.host and not HOST.fullmatch(server.host):
        raise Refused(BAD_HOST, "host")
    if int(server.port) not in PORTS:
        raise Refused(BAD_PORT, "port")
    if server.host and server.security == Security.PLAIN and not on_this_computer(server.host):
        raise Refused(IN_THE_CLEAR, "security")
    if not server.user.isascii() or not server.user.isprintable():
        raise Refused(PLAIN_LETTERS, "user")
    if needed and not server.sender:
        raise Refused(NO_SENDER, "sender")
    if server.sender and not ADDRESS.fullmatch(server.sender):
        raise Refused(BAD_MAIL, "sender")
    if not server.from_name.isprintable():
        raise Refused(BAD_MAIL, "from_name")
