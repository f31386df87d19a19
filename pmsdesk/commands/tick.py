"""pmsdesk tick: what is due, once; for a task scheduler or cron."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..base.text import Lang, T
from .door import declare_sign_in, opened
from .talk import Talk

if TYPE_CHECKING:
    from ..sign_in import Seat

AT = T(
    "act as if it were this moment (ISO 8601; in the company's zone unless it says otherwise)",
    "この日時に実行したものとして処理する（ISO 8601。時間帯の指定がなければ会社の時間帯）",
)
NO_MAIL = T(
    "leave reminders by mail where they wait; PMSDESK_MAIL_PASSWORD stands in for the keyring",
    "メール通知を送信しない（PMSDESK_MAIL_PASSWORD でメールのパスワードを渡せる）",
)
MAIL_FROM_HERE = T(
    "from now on reminders by mail leave from this workspace, which was restored or copied",
    "復元・コピーしたこのワークスペースから、今後のメール通知を送信する",
)
FROM_HERE = T(
    "Reminders by mail leave from here; not sent, as likely sent before: {n}",
    "メール通知をここから送信します。送信済みの可能性があり送信しないもの{n}件",
)
BACKED_UP = T("Backed up: {name}", "バックアップしました: {name}")


def declare(parser: ArgumentParser, lang: Lang) -> None:
    declare_sign_in(parser, lang)
    parser.add_argument("--at", metavar="ISO-TIME", default="", help=AT.into(lang))
    parser.add_argument("--mail-from-here", action="store_true", help=MAIL_FROM_HERE.into(lang))
    parser.add_argument("--no-mail", action="store_true", help=NO_MAIL.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..desk import SYSTEM
    from ..services.duties import tick
    from ..store.backup import daily

    with opened(options, talk) as seat:
        moment = _moment(options.at, seat.card.zone)
        seat.desk.clock = lambda: moment
        talk.say(seat.do(SYSTEM, tick).result.words)
        today = seat.do(SYSTEM, lambda work: work.today).result
        if made := daily(seat.workspace, today).made:
            talk.say(BACKED_UP.fill(name=made.name))
            _look_over(seat, talk)
        if not options.no_mail:
            _mail(seat, talk, options.mail_from_here)
    return 0


def _look_over(seat: "Seat", talk: Talk) -> None:
    """Once a day: do the records still agree with their history?"""
    from ..desk import SYSTEM
    from ..services import verify

    for fault in (faults := seat.desk.look(verify.rewritten)):
        talk.complain(fault)
    if faults:
        seat.do(SYSTEM, verify.warn, faults)


def _mail(seat: "Seat", talk: Talk, from_here: bool) -> None:
    """Send what waits. A mail server that cannot be used is told; the rest of the tick stands."""
    from ..desk import SYSTEM
    from ..services.mail import origin
    from ..services.mail.delivery import deliver
    from ..services.mail.passwords import Passwords

    passwords = Passwords(talk.environ.get("PMSDESK_MAIL_PASSWORD", ""))
    here = seat.workspace.imprint
    if from_here:
        dropped = seat.do(seat.card.standing.person, origin.send_from, here).result
        talk.say(FROM_HERE.fill(n=dropped))

    def do(service: Any, *given: Any) -> Any:
        return seat.do(SYSTEM, service, *given).result

    done = deliver(do, passwords, here=here)
    if done.words:
        talk.say(done.words)
    if done.trouble:
        talk.complain(done.trouble)


def _moment(text: str, zone: str) -> datetime:
    from ..base.moments import parse_moment, zone_named

    return parse_moment(text, zone_named(zone), "at") if text else datetime.now(UTC)
