"""pmsdesk backup --out FILE: one encrypted file of the whole workspace, checked after writing."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ..base.errors import Refused
from ..base.text import Lang, T
from .door import declare_sign_in, opened
from .talk import Talk

OUT = T("file to write (.pmsbackup)", "出力ファイル（.pmsbackup）")
DONE = T(
    "Backed up to {file}; the trail ends at {witness}.",
    "{file} にバックアップしました。操作履歴の末尾は {witness} です。",
)
IS_FOLDER = T(
    "{name} is a folder. Give a file.", "「{name}」はフォルダーです。ファイルを指定してください。"
)


def declare(parser: ArgumentParser, lang: Lang) -> None:
    declare_sign_in(parser, lang)
    parser.add_argument("--out", metavar="FILE", required=True, help=OUT.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..services.backups import allow, made
    from ..store.backup import back_up

    out = Path(options.out).expanduser().absolute()
    if out.is_dir():
        raise Refused(IS_FOLDER.fill(name=out.name), "out")
    with opened(options, talk) as seat:
        seat.do(seat.card.standing.person, allow)
        manifest = back_up(seat.workspace, out)
        witness = seat.do(seat.card.standing.person, made, out.name, manifest).result
    talk.say(DONE.fill(file=out, witness=witness))
    return 0
