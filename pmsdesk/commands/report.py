"""pmsdesk report NAME --out FILE.pdf: any paper, by name."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..base.days import parse_date
from ..base.errors import Refused
from ..base.text import Lang, T
from ..settings import load
from .door import declare_sign_in, opened
from .talk import Talk

if TYPE_CHECKING:
    from ..base.weeks import WeekStart
    from ..reports.catalogue import PaperKind
    from ..services.papers import About
    from ..sign_in import Seat
    from ..store.work import Work

NAME = T("report to print; --list names them", "出力する帳票（--list で一覧を表示）")
LIST = T("name the reports there are", "帳票の一覧を表示する")
OUT = T("file to write (.pdf)", "出力ファイル（.pdf）")
LANG = T("language of the report", "帳票の言語")
YEAR = T("fiscal year, by the year it begins in; usually the current one", "年度（省略時は今年度）")
DEPARTMENT = T("code of a department", "部門コード")
RECORD = T("number of the record, such as 2026-SI-0007", "記録番号（例: 2026-SI-0007）")
KIND = T(
    "register to print, for the report “register”; or the only kind a calendar holds, as training",
    "台帳の名前（帳票 register のとき）。カレンダーは training など1種類に絞れる",
)
MONTH = T(
    "month of a calendar, such as 2026-11; usually this one", "月（例: 2026-11。省略時は今月）"
)
DATE = T(
    "date of what is as of a date (“pledge_coverage”), such as 2026-04-01 or R8.4.1; usually today",
    "基準日（帳票 pledge_coverage のとき。例: 2026-04-01、R8.4.1。省略時は本日）",
)
BAD_MONTH = T("Write the month like 2026-11.", "月は 2026-11 のように入力してください。")
DOCUMENT = T(
    "for the report “incident_document”: preliminary, final, supplement, principals, entrusting, "
    "pmark_preliminary or pmark_final",
    "帳票 incident_document のとき、文書の種類: preliminary（速報）、final（確報）、"
    "supplement（追完）、principals（本人）、entrusting（委託元）、"
    "pmark_preliminary・pmark_final（審査機関）",
)
NO_PHOTOS = T("without pictures of evidence", "証跡の写真を付けない")
NO_NAME = T(
    "Name a report; --list names them.", "帳票の名前を指定してください。--list で一覧を表示します。"
)
NO_OUT = T("Give the file to write with --out.", "出力ファイルを --out で指定してください。")
ENDING = T("The file name must end in .pdf.", "ファイル名は .pdf にしてください。")
NO_KIND = T("Name the register with --kind.", "台帳を --kind で指定してください。")
DONE = T(
    "{title}: {pages} pages written to {file}.",
    "{title}（{pages}ページ）を {file} に出力しました。",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What to print, as people name it."""

    name: str
    lang: Lang
    no: str = ""
    year: int | None = None
    department: str = ""
    kind: str = ""
    photos: bool = True
    document: str = ""
    day: date | None = None
    week: WeekStart = "sunday"


def declare(parser: ArgumentParser, lang: Lang) -> None:
    declare_sign_in(parser, lang)
    parser.add_argument("name", metavar="NAME", nargs="?", default="", help=NAME.into(lang))
    parser.add_argument("--list", action="store_true", help=LIST.into(lang))
    parser.add_argument("--out", metavar="FILE", default="", help=OUT.into(lang))
    parser.add_argument("--lang", choices=("ja", "en"), default="ja", help=LANG.into(lang))
    parser.add_argument("--year", metavar="Y", type=int, help=YEAR.into(lang))
    parser.add_argument("--department", metavar="CODE", default="", help=DEPARTMENT.into(lang))
    parser.add_argument("--record", metavar="NO", default="", help=RECORD.into(lang))
    parser.add_argument("--month", metavar="YYYY-MM", default="", help=MONTH.into(lang))
    parser.add_argument("--date", metavar="DATE", default="", help=DATE.into(lang))
    parser.add_argument("--kind", metavar="KIND", default="", help=KIND.into(lang))
    parser.add_argument("--document", metavar="DOCUMENT", default="", help=DOCUMENT.into(lang))
    parser.add_argument("--no-photos", action="store_true", help=NO_PHOTOS.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..reports.catalogue import PAPERS, named

    if options.list:
        for paper in PAPERS:
            title, about = paper.title.into(talk.lang), paper.about.into(talk.lang)
            talk.say(f"{paper.name:<20} {title}: {about}")
        return 0
    if not options.name:
        raise Refused(NO_NAME, "name")
    paper = named(options.name)  # told before anybody types a password
    out = _out(options.out)
    wish = Wish(
        options.name,
        options.lang,
        options.record,
        options.year,
        options.department,
        _kind(paper, options.kind),
        not options.no_photos,
        options.document,
        parse_date(options.date, "date") if options.date else _month(options.month),
        load()[0].week,
    )
    with opened(options, talk) as seat:
        pages = print_report(seat, wish, out)
    talk.say(DONE.fill(title=paper.title, pages=pages, file=out))
    return 0


def print_report(seat: Seat, wish: Wish, out: Path) -> int:
    """Gather, draw and note it in the trail. Returns the number of pages."""
    from ..reports.catalogue import named
    from ..services.papers import printed

    paper = named(wish.name)
    about, data = seat.do(seat.card.standing.person, _gather, paper, wish).result
    pages = paper.draw(data, out, wish.lang)
    seat.do(seat.card.standing.person, printed, paper.name, paper.needs, about, pages)
    return pages


def _gather(work: Work, paper: PaperKind, wish: Wish) -> tuple[About, Any]:
    from ..reports.catalogue import Request
    from ..services.papers import about

    it = about(work, paper.needs, wish.no, wish.year, wish.department)
    request = Request(
        lang=wish.lang,
        printed_at=work.now.replace(tzinfo=UTC).astimezone(work.zone),
        record=it.record,
        year=it.year,
        department=it.department,
        kind=wish.kind,
        photos=wish.photos,
        document=wish.document,
        day=wish.day,
        week=wish.week,
    )
    return it, paper.gather(work, request)


def _out(text: str) -> Path:
    if not text:
        raise Refused(NO_OUT, "out")
    out = Path(text).expanduser().absolute()
    if out.suffix.lower() != ".pdf":
        raise Refused(ENDING, "out")
    return out


def _month(text: str) -> date | None:
    """The first day of 2026-11."""
    if not text:
        return None
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Refused(BAD_MONTH, "month") from None


def _kind(paper: PaperKind, name: str) -> str:
    from ..services.registers import kind_named

    if paper.needs in ("month", "calendar_year"):
        return name
    if paper.needs != "kind":
        return ""
    if not name:
        raise Refused(NO_KIND, "kind")
    return kind_named(name).__name__
