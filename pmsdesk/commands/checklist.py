"""pmsdesk checklist check FILE: everything that is wrong with a checklist file, line by line."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ..base.errors import Refused
from ..base.text import Lang, T
from .talk import Talk

CHECK = T("say what is wrong with a file", "ファイルの誤りを調べる")
FILE = T("checklist file (YAML)", "点検表ファイル（YAML）")
SOUND = T("{name}: sound, {n} questions.", "{name}: 問題ありません（{n}項目）。")
CANNOT_READ = T("The file {name} cannot be read.", "ファイル「{name}」を読み取れません。")
FAULTS = T("{name}: {n} faults.", "{name}: 誤りが{n}件あります。")


def declare(parser: ArgumentParser, lang: Lang) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="check", required=True)
    check = verbs.add_parser("check", help=CHECK.into(lang), lang=lang)
    check.add_argument("file", metavar="FILE", help=FILE.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..kinds.checklist.faults import faults
    from ..kinds.checklist.file import read

    path = Path(options.file).expanduser()
    try:
        data = path.read_bytes()
    except OSError:
        raise Refused(CANNOT_READ.fill(name=path.name), "file") from None
    found = faults(data, path.name)
    for fault in found:
        talk.say(fault.into(talk.lang))
    if found:
        talk.complain(FAULTS.fill(name=path.name, n=len(found)))
        return 1
    talk.say(SOUND.fill(name=path.name, n=len(read(data, path.name).questions)))
    return 0
