"""pmsdesk tick: what is due, once; for a task scheduler or cron."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from ..base.text import Lang, T
from .door import declare_sign_in, opened, utc_now
from .talk import Talk

AT = T(
    "act as if it were this moment (ISO 8601; in the company's zone unless it says otherwise)",
    "この日時に実行したものとして処理する（ISO 8601。時間帯の指定がなければ会社の時間帯）",
)
BACKED_UP = T("Backed up: {name}", "バックアップしました: {name}")


def declare(parser: ArgumentParser, lang: Lang) -> None:
    declare_sign_in(parser, lang)
    parser.add_argument("--at", metavar="ISO-TIME", default="", help=AT.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..desk import SYSTEM
    from ..services.inspection.duties import tick
    from ..services.organization.standing import zone_of
    from ..store.backup import daily

    with opened(options, talk) as it:
        zone = it.desk.do(SYSTEM, lambda work: zone_of()).result
        moment = _moment(options.at, zone)
        it.desk.clock = lambda: moment
        talk.say(it.desk.do(SYSTEM, tick).result.words)
        today = it.desk.do(SYSTEM, lambda work: work.today).result
        made: Path | None = daily(it.workspace, today).made
        if made:
            talk.say(BACKED_UP.fill(name=made.name))
    return 0


def _moment(text: str, zone: str) -> datetime:
    from ..base.moments import parse_moment, zone_named

    return parse_moment(text, zone_named(zone), "at") if text else utc_now()
