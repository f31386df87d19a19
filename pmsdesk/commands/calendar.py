"""pmsdesk calendar --out FILE: a person's dates for another calendar program."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ..base.errors import Refused
from ..base.text import Lang, T
from .door import declare_sign_in, opened
from .talk import Talk

OUT = T("file to write (.ics)", "出力ファイル（.ics）")
LANG = T("language of the file", "ファイルの言語")
NO_OUT = T("Give the file to write with --out.", "出力ファイルを --out で指定してください。")
ENDING = T("The file name must end in .ics.", "ファイル名は .ics にしてください。")
DONE = T("{count} dates written to {file}.", "期限{count}件を {file} に書き出しました。")
LEFT_OUT = T(
    "{n} more wait than a list holds; they are not in the file.",
    "一覧に載りきらない{n}件は含まれていません。",
)


def declare(parser: ArgumentParser, lang: Lang) -> None:
    declare_sign_in(parser, lang)
    parser.add_argument("--out", metavar="FILE", default="", help=OUT.into(lang))
    parser.add_argument("--lang", choices=("ja", "en"), default=lang, help=LANG.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..reports.calendar_file import write_calendar
    from ..services import own_dates

    if not options.out:
        raise Refused(NO_OUT, "out")
    out = Path(options.out).expanduser().absolute()
    if out.suffix.lower() != ".ics":
        raise Refused(ENDING, "out")
    with opened(options, talk) as seat:
        found = seat.do(seat.card.standing.person, own_dates.mine).result
        count = write_calendar(
            out, found.dates, options.lang, workspace=found.workspace, at=seat.desk.clock()
        )
    talk.say(DONE.fill(count=count, file=out))
    if found.left_out:
        talk.complain(LEFT_OUT.fill(n=found.left_out))
    return 0
