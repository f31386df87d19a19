"""pmsdesk export KIND --out FILE: any register as an Excel workbook or a CSV file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.errors import Refused
from ..base.text import Lang, T
from .door import declare_sign_in, opened
from .talk import Talk

if TYPE_CHECKING:
    from ..store.work import Work

KIND = T("register to write; without it, they are listed", "書き出す台帳（省略すると一覧を表示）")
OUT = T("file to write: .xlsx or .csv", "出力ファイル（.xlsx または .csv）")
LANG = T("language of the file", "ファイルの言語")
SJIS = T("CSV in Shift_JIS instead of UTF-8", "CSVをUTF-8ではなくShift_JISで書き出す")
NO_OUT = T("Give the file to write with --out.", "出力ファイルを --out で指定してください。")
ENDING = T(
    "The file name must end in .xlsx or .csv.", "ファイル名は .xlsx または .csv にしてください。"
)
DONE = T(
    "{title}: {count} rows written to {file}.", "{title}: {count}行を {file} に書き出しました。"
)


def declare(parser: ArgumentParser, lang: Lang) -> None:
    declare_sign_in(parser, lang)
    parser.add_argument("kind", metavar="KIND", nargs="?", default="", help=KIND.into(lang))
    parser.add_argument("--out", metavar="FILE", default="", help=OUT.into(lang))
    parser.add_argument("--lang", choices=("ja", "en"), default=lang, help=LANG.into(lang))
    parser.add_argument("--shift-jis", action="store_true", help=SJIS.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..services.registers import kind_named, kinds

    if not options.kind:
        for kind in kinds():
            talk.say(f"{kind.__name__:<18} {kind.named.into(talk.lang)}")
        return 0
    kind_named(options.kind)  # told before anybody types a password
    if not options.out:
        raise Refused(NO_OUT, "out")
    out = Path(options.out).expanduser().absolute()
    if out.suffix.lower() not in (".xlsx", ".csv"):
        raise Refused(ENDING, "out")
    with opened(options, talk) as seat:
        title, count = seat.do(
            seat.card.standing.person, _write, options.kind, out, options.lang, options.shift_jis
        ).result
    talk.say(DONE.fill(title=title, count=count, file=out))
    return 0


def _write(work: "Work", name: str, out: Path, lang: Lang, shift_jis: bool) -> tuple[str, int]:
    from ..reports.csv_file import Encoding, write_csv
    from ..reports.workbook import Sheet, write_workbook
    from ..services.organization.company import company
    from ..services.registers import exported, kind_named, register

    it = register(work, kind_named(name), lang)
    if out.suffix.lower() == ".csv":
        encoding: Encoding = "cp932" if shift_jis else "utf-8-sig"
        count = write_csv(out, it.columns, it.rows, lang, encoding=encoding)
    else:
        sheet = Sheet(it.title, it.columns, it.rows)
        owner = company(work)
        count = write_workbook(out, [sheet], lang, at=work.now, company=str(owner.name))
    exported(work, it.kind, count, out.suffix.lower().lstrip("."))
    return it.title, count
