"""pmsdesk restore FILE --to DIR: verified in a new folder, and only then put in its place."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.errors import Refused
from ..base.text import Lang, T
from .door import USER, user_of
from .talk import Talk

if TYPE_CHECKING:
    import peewee as pw

FILE = T("the backup", "バックアップファイル")
TO = T("where the workspace will be", "復元先のフォルダー")
CODE = T(
    "open with the recovery code instead of a password", "パスワードの代わりに回復コードで開く"
)
REPLACE = T(
    "put it in the place of the workspace that stands there, which is kept under another name",
    "同じ場所のワークスペースと入れ替える（元のものは名前を変えて残す）",
)
DONE = T("Restored to {folder}, as of {at} UTC.", "{folder} に復元しました（{at} UTC 時点）。")
KEPT = T("What stood there is now {folder}.", "元のワークスペースは {folder} に残してあります。")
NOT_TRUE = T(
    "The backup was not restored: {why}",
    "バックアップの内容に問題があるため復元しませんでした。{why}",
)


def declare(parser: ArgumentParser, lang: Lang) -> None:
    parser.add_argument("file", metavar="FILE", help=FILE.into(lang))
    parser.add_argument("--to", metavar="DIR", required=True, help=TO.into(lang))
    parser.add_argument("--user", metavar="LOGIN", default=SUPPRESS, help=USER.into(lang))
    parser.add_argument("--code", action="store_true", help=CODE.into(lang))
    parser.add_argument("--replace", action="store_true", help=REPLACE.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..store.restore import by_code, by_password, read_manifest, restore

    file = Path(options.file).expanduser()
    read_manifest(file)  # a file that is no backup is told before anybody types a password
    if options.code:
        unlock = by_code(talk.code())
    else:
        unlock = by_password(user_of(options, talk), talk.password())
    done = restore(file, Path(options.to), unlock, _verify, replace=options.replace)
    at = done.manifest.at[:16].replace("T", " ")
    talk.say(DONE.fill(folder=done.folder, at=at))
    if done.kept:
        talk.say(KEPT.fill(folder=done.kept))
    return 0


def _verify(database: pw.Database) -> None:
    """Chain and evidence of the unpacked database. Raises Refused with the first fault."""
    from ..services.verify import verify
    from ..store.record import DB

    DB.initialize(database)
    if faults := verify().faults:
        raise Refused(NOT_TRUE.fill(why=faults[0]), "file")
