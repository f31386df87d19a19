"""The command line: read what is asked, hand it to its command, say in one line what went wrong."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from . import __version__, log
from .base.errors import Refused, Unavailable
from .base.text import Lang, T
from .commands import COMMANDS
from .commands.door import USER, WORKSPACE
from .commands.parser import Parser
from .commands.talk import Talk, calm_streams, language

ABOUT = T(
    "Runs a company's personal information protection management system. "
    "Without a command, opens the window.",
    "個人情報保護マネジメントシステム（PMS）の運用を支援します。コマンドを省くと画面を開きます。",
)
SECRETS = T(
    "PMSDESK_WORKSPACE, PMSDESK_USER and PMSDESK_PASSWORD stand in for the options; "
    "PMSDESK_LANG is ja or en.",
    "環境変数 PMSDESK_WORKSPACE、PMSDESK_USER、PMSDESK_PASSWORD で指定を省けます。"
    "PMSDESK_LANG は ja または en です。",
)
VERSION = T("show the version", "バージョンを表示する")
STOPPED = T("Stopped.", "中断しました。")
OUR_MISTAKE = T(
    "An error in the program ({kind}). Details: {file}",
    "プログラムの誤りで処理を続けられません（{kind}）。詳細: {file}",
)
NO_LOG = T("the log could not be written", "ログを書き込めませんでした")


def parser_for(arguments: Sequence[str], lang: Lang) -> Parser:
    """Every command by name; only the one asked for is imported and declared in full."""
    parser = Parser("pmsdesk", description=ABOUT.into(lang), epilog=SECRETS.into(lang), lang=lang)
    version = f"PMS Desk {__version__}"
    parser.add_argument("--version", action="version", version=version, help=VERSION.into(lang))
    parser.add_argument("--workspace", metavar="DIR", help=WORKSPACE.into(lang))
    parser.add_argument("--user", metavar="LOGIN", help=USER.into(lang))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, words in COMMANDS.items():
        about = words.into(lang)
        one = commands.add_parser(name, help=about, description=about, lang=lang)
        if name in arguments:
            import_module(f"pmsdesk.commands.{name}").declare(one, lang)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 done, 1 refused or failed, 2 wrong usage."""
    calm_streams()
    asked = sys.argv[1:] if arguments is None else list(arguments)
    talk = Talk(language(os.environ), os.environ)
    options = parser_for(asked, talk.lang).parse_args(asked)
    log.start()
    try:
        if options.command is None:
            return _window(options.workspace, options.user)
        done: int = import_module(f"pmsdesk.commands.{options.command}").run(options, talk)
        return done
    except (Refused, Unavailable) as no:
        talk.complain(no.why)
    except KeyboardInterrupt:
        talk.complain(STOPPED)
    except Exception as bug:
        log.bug(bug)
        kind, where = type(bug).__name__, str(log.file() or NO_LOG)
        talk.complain(OUR_MISTAKE.fill(kind=kind, file=where))
    return 1


def _window(workspace: str | None, user: str | None) -> int:
    """The window is a package above this one, so it is called by name."""
    said = {"--workspace": workspace, "--user": user}
    arguments = [word for name, value in said.items() if value for word in (name, value)]
    done: int = import_module("pmsdesk_ui.app").main(arguments)
    return done


if __name__ == "__main__":
    sys.exit(main())
