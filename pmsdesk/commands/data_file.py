"""What `checklist check` and `course check` share: the file is read, and its faults are told."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.errors import Refused
from ..base.text import Lang, T
from .talk import Talk

if TYPE_CHECKING:
    from ..kinds.data_file.reading import Fault

CHECK = T("say what is wrong with a file", "ファイルの誤りを調べる")
CANNOT_READ = T("The file {name} cannot be read.", "ファイル「{name}」を読み取れません。")
FAULTS = T("{name}: {n} faults.", "{name}: 誤りが{n}件あります。")
ONE_FAULT = T("{name}: one fault.", "{name}: 誤りが1件あります。")


def declare(parser: ArgumentParser, lang: Lang, file: T) -> None:
    """`check FILE` below a command."""
    verbs = parser.add_subparsers(dest="verb", metavar="check", required=True)
    check = verbs.add_parser("check", help=CHECK.into(lang), lang=lang)
    check.add_argument("file", metavar="FILE", help=file.into(lang))


def check(
    options: Namespace,
    talk: Talk,
    faults: Callable[[bytes, str], Sequence["Fault"]],
    sound: Callable[[bytes, str], None],
) -> int:
    """1 after telling every fault; 0 after `sound` has said what a file without any holds."""
    path = Path(options.file).expanduser()
    try:
        data = path.read_bytes()
    except OSError:
        raise Refused(CANNOT_READ.fill(name=path.name), "file") from None
    found = faults(data, path.name)
    for fault in found:
        talk.say(fault.into(talk.lang))
    if found:
        how_many = ONE_FAULT if len(found) == 1 else FAULTS
        talk.complain(how_many.fill(name=path.name, n=len(found)))
        return 1
    sound(data, path.name)
    return 0
