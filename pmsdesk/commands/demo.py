"""pmsdesk demo: a sample company with a history, its annual report beside it, and the window."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.text import Lang, T
from .door import seated
from .report import Wish, print_report
from .talk import Talk

if TYPE_CHECKING:
    from ..demo import Built

APP = "PMS Desk"
REPORT = "annual_report"
HOME = T("folder to build it in", "作成先のフォルダー")
YEARS = T("finished fiscal years before the current one", "今年度より前の年度の数")
DEPARTMENTS = T("number of departments", "部門の数")
SEED = T("another number gives another company", "数を変えると別の会社になる")
NO_WINDOW = T("do not open the window", "画面を開かない")
BUILDING = T("Building the sample company…", "見本の会社を作成しています…")
READY = T("The sample company is ready: {folder}", "見本の会社ができました: {folder}")
REPORTED = T("Its annual report: {file}", "年次報告書: {file}")
SIGN_IN = T("Sign in as", "サインイン用のログイン名とパスワード")
ELSEWHERE = T(
    "Where there is a display: pmsdesk --workspace {folder}",
    "画面のある環境では: pmsdesk --workspace {folder}",
)
NOT_A_NUMBER = T("give a number from {least} to {most}", "{least}～{most}の数を指定してください")


def declare(parser: ArgumentParser, lang: Lang) -> None:
    parser.add_argument("--home", metavar="DIR", default="", help=HOME.into(lang))
    for name, usual, least, most, words in (
        ("--years", 2, 1, 10, YEARS),
        ("--departments", 12, 1, 60, DEPARTMENTS),
        ("--seed", 1, 0, 10**9, SEED),
    ):
        kind = _number(least, most, lang)
        more = f"{words.into(lang)} ({usual})"
        parser.add_argument(name, metavar="N", type=kind, default=usual, help=more)
    parser.add_argument("--no-window", action="store_true", help=NO_WINDOW.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..demo import build

    home = Path(options.home).expanduser().absolute() if options.home else _usual_home()
    talk.say(BUILDING)
    built = build(home, options.years, options.departments, options.seed, _Percent())
    talk.say(READY.fill(folder=built.folder))
    talk.say(REPORTED.fill(file=_report(built, talk)))
    talk.say(SIGN_IN)
    for login, password, role in built.logins:
        talk.say(f"  {login:<10} {password}   {role.into(talk.lang)}")
    if options.no_window:
        return 0
    if why := import_module("pmsdesk_ui.display").missing():
        talk.say(why)
        talk.say(ELSEWHERE.fill(folder=built.folder))
        return 0
    arguments = ["--workspace", str(built.folder), "--user", built.logins[0][0]]
    done: int = import_module("pmsdesk_ui.app").main(arguments)
    return done


def _usual_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def _report(built: Built, talk: Talk) -> Path:
    """The annual report of the current year, printed by the sample company's manager."""
    login, password, _ = built.logins[0]
    out = built.folder.with_name(f"{built.folder.stem}-{REPORT.replace('_', '-')}.pdf")
    with seated(built.folder, login, password, talk) as seat:
        print_report(seat, Wish(REPORT, talk.lang), out)
    return out


class _Percent:
    """A percentage on the terminal while somebody watches; nothing in a file or a pipe."""

    def __init__(self) -> None:
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        percent = done * 100 // max(total, 1)
        if percent != self._shown and sys.stderr and sys.stderr.isatty():
            self._shown = percent
            sys.stderr.write(f"\r{percent:3d} %" + ("\n" if done >= total else ""))
            sys.stderr.flush()


def _number(least: int, most: int, lang: Lang) -> Callable[[str], int]:
    def number(text: str) -> int:
        if text.isdecimal() and least <= int(text) <= most:
            return int(text)
        raise ArgumentTypeError(NOT_A_NUMBER.fill(least=least, most=most).into(lang))

    return number
