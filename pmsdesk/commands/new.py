"""pmsdesk new DIR --company NAME --user LOGIN: a workspace, its company and its first person."""

from __future__ import annotations

import shutil
from argparse import SUPPRESS, ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.text import Lang, T
from .door import USER, user_of, utc_now
from .talk import Talk

if TYPE_CHECKING:
    from ..store.workspace import Workspace

FOLDER = T("where the workspace will be", "ワークスペースを作る場所")
COMPANY = T("name of the company", "会社名")
PERSON = T(
    "name of the first person; the login unless given", "最初の利用者の氏名（省略時はログイン名）"
)
MADE = T("Made {folder}.", "{folder} を作成しました。")
CODE = T("Recovery code: {code}", "回復コード: {code}")
KEEP_CODE = T(
    "Write the recovery code down and lock it away: it is shown only now. Whoever has it can open "
    "the workspace, and without it nothing helps against a forgotten password.",
    "回復コードは今回だけ表示されます。書き写して、鍵のかかる場所に保管してください。"
    "このコードがあればワークスペースを開けます。パスワードを忘れたとき、ほかに開く方法はありません。",
)


def declare(parser: ArgumentParser, lang: Lang) -> None:
    parser.add_argument("folder", metavar="DIR", help=FOLDER.into(lang))
    parser.add_argument("--company", metavar="NAME", required=True, help=COMPANY.into(lang))
    parser.add_argument("--user", metavar="LOGIN", default=SUPPRESS, help=USER.into(lang))
    parser.add_argument("--person", metavar="NAME", default="", help=PERSON.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..kinds.organization.company import Company
    from ..kinds.organization.person import Person
    from ..store.record import check_fields
    from ..store.workspace import Workspace

    login = user_of(options, talk).strip().lower()
    name = options.person.strip() or login
    for record in (Company(name=options.company), Person(staff_no="1", name=name, login=login)):
        check_fields(record)
        record.check()
    workspace, code = Workspace.create(Path(options.folder), login, talk.new_password())
    try:
        with workspace:
            _found(workspace, options.company, login, name)
    except BaseException:
        shutil.rmtree(workspace.folder, ignore_errors=True)  # made by us, a moment ago
        raise
    for warning in workspace.warnings:
        talk.complain(warning)
    talk.say(MADE.fill(folder=workspace.folder))
    talk.say(CODE.fill(code=code))
    talk.say(KEEP_CODE)
    return 0


def _found(workspace: Workspace, company: str, login: str, name: str) -> None:
    """The first rows, and the checklists that come with the program."""
    from ..desk import SYSTEM, Desk
    from ..services.checklist.publishing import publish_shipped
    from ..services.organization.company import found
    from ..store import search

    desk = Desk(workspace.database, utc_now)
    search.prepare()
    founder = desk.do(SYSTEM, found, company, login, name).result
    desk.do(founder.id, publish_shipped)
