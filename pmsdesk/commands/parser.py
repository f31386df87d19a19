"""argparse in the user's language: help, headings and wrong usage, the latter in one line."""

import re
from argparse import SUPPRESS, ArgumentParser, HelpFormatter
from collections.abc import Iterable
from typing import Any, NoReturn

from ..base.text import Lang, T

USAGE = T("usage: ", "使い方: ")
ARGUMENTS = T("arguments", "引数")
OPTIONS = T("options", "オプション")
HELP = T("show this help", "この説明を表示する")
WRONG_USE = T("{why} (see {program} --help)", "{why}（{program} --help を参照）")
# what argparse says, and how it is said here; whatever else it says stays as it is
SAID = (
    (
        re.compile(r"the following arguments are required: (?P<names>.*)"),
        T("Missing: {names}", "指定が足りません: {names}"),
    ),
    (
        re.compile(
            r"argument (?P<name>.*?): invalid choice: '(?P<value>.*?)' \(choose from (?P<all>.*)\)"
        ),
        T(
            "{name} cannot be “{value}”; choose from {all}",
            "{name}に「{value}」は指定できません。{all}から選んでください",
        ),
    ),
    (
        re.compile(r"unrecognized arguments: (?P<names>.*)"),
        T("Unknown: {names}", "不明な指定です: {names}"),
    ),
    (
        re.compile(r"argument (?P<name>.*?): expected (?:one|at least one) argument"),
        T("{name} needs a value", "{name}には値が必要です"),
    ),
    (
        re.compile(r"argument (?P<name>.*?): (?P<why>.*)"),
        T("{name}: {why}", "{name}: {why}"),
    ),
)  # fmt: skip


class Parser(ArgumentParser):
    """Speaks one language; its subparsers are given the same."""

    def __init__(self, prog: str | None = None, *, lang: Lang = "en", **more: Any) -> None:
        def formatter(prog: str) -> HelpFormatter:
            return _Formatter(prog, lang)

        super().__init__(prog, **{**more, "add_help": False, "formatter_class": formatter})
        self.lang: Lang = lang
        self._positionals.title = ARGUMENTS.into(lang)
        self._optionals.title = OPTIONS.into(lang)
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help=HELP.into(lang))

    def error(self, message: str) -> NoReturn:
        words = WRONG_USE.fill(why=_said(message), program=self.prog).into(self.lang)
        self.exit(2, f"pmsdesk: {words}\n")


class _Formatter(HelpFormatter):
    def __init__(self, prog: str, lang: Lang) -> None:
        super().__init__(prog)
        self._lang: Lang = lang

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Any],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(
            usage, actions, groups, USAGE.into(self._lang) if prefix is None else prefix
        )


def _said(message: str) -> T:
    for known, words in SAID:
        if found := known.fullmatch(message):
            return words.fill(**found.groupdict())
    return T(message, message)
