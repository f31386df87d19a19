"""Through the door without a window: open a workspace as somebody, close it again."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.errors import Refused
from ..base.text import Lang, T
from .talk import Talk

if TYPE_CHECKING:
    from ..sign_in import Seat

NO_WORKSPACE = T(
    "No workspace given. Use --workspace, or set PMSDESK_WORKSPACE.",
    "ワークスペースの指定がありません。"
    "--workspace または環境変数 PMSDESK_WORKSPACE で指定してください。",
)
NO_USER = T(
    "No user given. Use --user, or set PMSDESK_USER.",
    "利用者の指定がありません。--user または環境変数 PMSDESK_USER で指定してください。",
)
WORKSPACE = T(
    "No workspace given. Use --workspace, or set PMSDESK_WORKSPACE.",
    "ワークスペースの指定がありません。"
    "--workspace または環境変数 PMSDESK_WORKSPACE で指定してください。",
)
NO_USER = T(
    "No user given. Use --user, or set PMSDESK_USER.",
    "利用者の指定がありません。--user または環境変数 PMSDESK_USER で指定してください。",
)
NOT_ON_ROSTER = T(
    "{login} can open this workspace but is nobody on its roster.",
    "{login}は、このワークスペースの名簿に登録されていません。",
)
WORKSPACE = T(
    "folder of the workspace (NAME.pmsdesk)", "ワークスペースのフォルダー（名前.pmsdesk）"
)
USER = T("login to sign in with", "サインインするログイン名")


def declare_sign_in(parser: ArgumentParser, lang: Lang) -> None:
    """--workspace and --user; a password is never an argument, where everybody could read it."""
    # what stands before the command is not overwritten by what does not stand after it
    said = {"--workspace": ("DIR", WORKSPACE), "--user": ("LOGIN", USER)}
    for name, (kind, words) in said.items():
        parser.add_argument(name, metavar=kind, default=SUPPRESS, help=words.into(lang))


def workspace_of(options: Namespace, talk: Talk) -> Path:
    """The folder asked for. Refused where none is."""
    given = options.workspace or talk.environ.get("PMSDESK_WORKSPACE", "")
    if not given:
        raise Refused(NO_WORKSPACE, "workspace")
    return Path(given)


def user_of(options: Namespace, talk: Talk) -> str:
    """The login asked for. Refused where none is."""
    given: str = options.user or talk.environ.get("PMSDESK_USER", "")
    if not given:
        raise Refused(NO_USER, "user")
    return given


@contextmanager
def opened(options: Namespace, talk: Talk) -> Iterator[Seat]:
    """Sign in to the workspace of the options. Raises Refused or Unavailable."""
    folder, login = workspace_of(options, talk), user_of(options, talk)
    with seated(folder, login, talk.password(), talk) as seat:
        yield seat


@contextmanager
def seated(folder: Path, login: str, password: str, talk: Talk) -> Iterator[Seat]:
    """Sign in to this workspace. Raises Refused or Unavailable."""
    from ..sign_in import sign_in

    seat = sign_in(folder, login, password)
    try:
        for warning in seat.workspace.warnings:
            talk.complain(warning)
        yield seat
    finally:
        seat.close()
