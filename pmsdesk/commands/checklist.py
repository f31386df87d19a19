"""pmsdesk checklist check FILE: everything that is wrong with a checklist file, line by line."""

from argparse import ArgumentParser, Namespace

from ..base.text import Lang, T
from . import data_file
from .talk import Talk

FILE = T("checklist file (YAML)", "点検表ファイル（YAML）")
SOUND = T("{name}: sound, {n} questions.", "{name}: 問題ありません（{n}項目）。")


def declare(parser: ArgumentParser, lang: Lang) -> None:
    data_file.declare(parser, lang, FILE)


def run(options: Namespace, talk: Talk) -> int:
    from ..kinds.checklist.faults import faults
    from ..kinds.checklist.file import read

    def sound(data: bytes, name: str) -> None:
        talk.say(SOUND.fill(name=name, n=len(read(data, name).questions)))

    return data_file.check(options, talk, faults, sound)
