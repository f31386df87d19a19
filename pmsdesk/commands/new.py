"""pmsdesk new DIR --company NAME --user LOGIN: a workspace, its company and its first person."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from pathlib import Path

from ..base.text import Lang, T
from .door import USER, user_of
from .talk import Talk

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
    from ..sign_in import set_up

    login = user_of(options, talk).strip().lower()
    name = options.person.strip() or login
    folder, password = Path(options.folder), talk.new_password()
    seat, code = set_up(folder, options.company, name, login, password)
    seat.close()
    for warning in seat.workspace.warnings:
        talk.complain(warning)
    talk.say(MADE.fill(folder=seat.workspace.folder))
    talk.say(CODE.fill(code=code))
    talk.say(KEEP_CODE)
    return 0
