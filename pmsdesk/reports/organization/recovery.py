"""The recovery sheet: one page with a recovery code, to be locked away.

It carries no other secret: no password, no key, nothing from inside the workspace.
"""

from datetime import UTC, datetime

from ...base.text import Lang, T
from ...store.recovery_code import normal
from ..catalogue import Out
from ..paper import Cell, Column, Front, Paper, Style
from ..paper.look import Type

GROUP = 5
LARGEST = 24.0  # points; a code of wide letters is set a little smaller
ROOM = 82.0  # points that a group has in its box

TITLE = T("Recovery code", "回復コード")
SECRET = T("Secret: keep locked away", "秘・要施錠保管")
COMPANY = T("Company", "会社")
WORKSPACE = T("Workspace", "ワークスペース")
LOGIN = T("Issued to (login)", "発行先（ログイン名）")
ISSUED = T("Issued at", "発行日時")
THE_CODE = T("The code", "コード")
READ_AS = T(
    "25 characters in five groups, read from left to right. Only these occur: the digits 2 to 9 "
    "and the letters A to Z without I and O. There is no 0, no 1, no letter O, no letter I. "
    "Capitals, small letters, hyphens and spaces make no difference.",
    "5文字ずつ5組、全部で25文字です。左から順に入力します。使われているのは数字の2～9と、"
    "IとOを除く英大文字だけです（数字の0と1、英字のIとOはありません）。"
    "大文字・小文字、ハイフン、空白の違いは問いません。",
)
PURPOSE = T("What it is for", "何に使うか")
PURPOSE_TEXT = T(
    "With this code the workspace can be opened although the password is forgotten, or although "
    "the only person who knew it has left. Choose “Forgot your password?” when signing in, type "
    "the code, and set a new password. A backup is restored with it in the same way. Nobody else "
    "can open the workspace: not the maker of the program either.",
    "パスワードを忘れたとき、またはパスワードを知る人が不在になったときに、"
    "このコードでワークスペースを開けます。サインイン画面で「パスワードを忘れたとき」を選び、"
    "コードを入力して新しいパスワードを設定してください。バックアップの復元にも使えます。"
    "ほかに開く方法はなく、プログラムの作成者にも開けません。",
)
KEEPING = T("Where to keep it", "どこに保管するか")
KEEPING_STEPS = (
    T(
        "Print it on paper, and keep it in a safe or a locked cabinet of the protection manager.",
        "紙に印刷し、個人情報保護管理者が管理する金庫または施錠キャビネットに保管します。",
    ),
    T(
        "Keep it apart from the computer and from the backups. Do not photograph it, mail it, or "
        "save it on a shared folder.",
        "パソコンやバックアップとは別の場所に置きます。撮影、メール送信、共有フォルダーへの保存は"
        "しないでください。",
    ),
    T(
        "Delete the PDF file once the page is printed, and empty the recycle bin.",
        "印刷が済んだらPDFファイルを削除し、ごみ箱も空にします。",
    ),
    T(
        "Note below who opened the envelope, when and why. After the code has been used or seen, "
        "have a new one issued; the old one then no longer works.",
        "封筒を開けたときは、開けた人・日付・理由を下の欄に記録します。使用後や、人の目に触れたときは、"
        "新しいコードを発行してください（古いコードは使えなくなります）。",
    ),
)
WHOEVER = T("Whoever has this page", "この用紙を持つ人へ")
WHOEVER_TEXT = T(
    "Whoever holds this page can open the whole workspace. If you have found it, please bring it "
    "to the company named above at once.",
    "この用紙があれば、ワークスペース全体を開けます。"
    "拾得された方は、すみやかに上記の会社へお届けください。",
)
LOG = T("Record of custody", "保管・開封の記録")
DATE = T("Date", "日付")
PERSON = T("Person", "氏名")
REASON = T("Stored, opened, or destroyed; and why", "保管・開封・廃棄の別と理由")
LINES = 3


def draw(
    code: str,
    company: str,
    workspace: str,
    login: str,
    out: Out,
    lang: Lang,
    issued_at: datetime | None = None,
) -> int:
    """Draw the sheet; the number of pages. `issued_at` is now unless it is given.

    Raises Refused for a code that is none, Unavailable where the file cannot be written.
    """
    plain = normal(code)
    groups = [plain[at : at + GROUP] for at in range(0, len(plain), GROUP)]
    facts = [(COMPANY, company), (WORKSPACE, workspace), (LOGIN, login)]
    issued = issued_at or datetime.now(UTC).astimezone()
    front = Front(TITLE, company, issued, confidentiality=SECRET, facts=facts)
    with Paper(out, front, lang) as paper:
        _code(paper, groups)
        paper.paragraph(READ_AS, small=True)
        paper.heading(PURPOSE, 2)
        paper.paragraph(PURPOSE_TEXT)
        paper.heading(KEEPING, 2)
        steps = [[f"{at}", step] for at, step in enumerate(KEEPING_STEPS, 1)]
        columns = [Column("", width=8, align="right"), Column("", weight=1)]
        paper.table(columns, steps, style=Style(head=False, zebra=False, verticals=False))
        paper.note(WHOEVER_TEXT, WHOEVER, "bad")
        paper.heading(LOG, 2)
        _custody(paper)
    return paper.pages


def _code(paper: Paper, groups: list[str]) -> None:
    paper.space(3)
    style = Style(type=_large(groups), zebra=False)
    columns = [Column(str(at), weight=1, align="centre") for at in range(1, len(groups) + 1)]
    paper.table(columns, [groups], style=style)


def _large(groups: list[str]) -> Type:
    """As large as the widest group allows: none is ever broken."""
    from ..paper import fonts

    advance = fonts.widths(fonts.BOLD)
    widest = max(sum(advance[letter] for letter in group) for group in groups) / 1000
    size = min(LARGEST, ROOM / widest)
    return Type(size, size * 1.8, bold=True)


def _custody(paper: Paper) -> None:
    """Empty lines to be filled in by hand."""
    columns = [Column(DATE, width=30), Column(PERSON, width=45), Column(REASON, weight=1)]
    empty: list[list[Cell]] = [["\n", "", ""] for _ in range(LINES)]
    paper.table(columns, empty, style=Style(zebra=False))
