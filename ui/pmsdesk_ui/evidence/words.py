"""What the evidence box says."""

from datetime import date
from typing import Protocol

from pmsdesk.base.text import T

TITLE = T("Evidence", "証跡")
ADD = T("Add files…", "ファイルを追加…")
CHOOSE = T("Choose files to keep as evidence", "証跡にするファイルを選択")
DROP_HERE = T(
    "Drop photos or files here, or paste a picture with Ctrl+V",
    "写真やファイルをここにドラッグするか、Ctrl+V で画像を貼り付けます",
)
NO_FILES = T("No evidence", "証跡はありません")
ADDING_ONE = T("Adding 1 file…", "1件を追加しています…")
ADDING = T("Adding {n} files…", "{n}件を追加しています…")
NOT_ADDED = T("{name}: {why}", "{name}：{why}")
PASTED = T("pasted", "貼り付け画像")
LOOK = T("Open", "開く")
SAVE_COPY = T("Save a copy…", "コピーを保存…")
SAVED_COPY = T("A copy was saved as {name}.", "コピーを「{name}」に保存しました。")
PERIOD = T("Date or period it proves…", "証明する日・期間…")
PERIOD_TITLE = T("What does {name} prove?", "{name} が証明する日・期間")
PERIOD_ABOUT = T(
    "The day or the period the file stands for; it may differ from the day it was added.",
    "そのファイルがいつの状態を示すかを入力します（登録日と異なっていてもかまいません）。",
)
FROM = T("From", "開始日")
TO = T("To (empty for one day)", "終了日（1日だけのときは空欄）")
REMARK = T("Remarks", "備考")
TAKE_BACK = T("Take back…", "取り下げる…")
TAKE_BACK_TITLE = T("Take back {name}?", "{name} を取り下げますか？")
TAKE_BACK_ABOUT = T(
    "It is no longer shown as evidence; the file and your reason stay in the record.",
    "証跡の一覧から外れます。ファイルの内容と取り下げの理由は記録に残ります。",
)
TAKE_BACK_DO = T("Take back", "取り下げる")
TAKEN_BACK = T("Taken back.", "取り下げました。")
MORE = T("More about {name}", "{name} の操作")
PROVES = T("Proves {period}", "証明日 {period}")
ADDED = T("Added {on} by {name}", "登録 {on}　{name}")
CANNOT_SHOW = T(
    "This kind of file cannot be shown here. Save a copy to open it.",
    "この形式のファイルはここでは表示できません。コピーを保存して開いてください。",
)
CANNOT_READ = T("{name} cannot be read.", "「{name}」を読み取れません。")
CANNOT_WRITE = T(
    "{name} cannot be written. Choose another place.",
    "「{name}」に書き込めません。別の場所を選んでください。",
)
NEXT_FILE = T("Next file", "次のファイル")
PREVIOUS_FILE = T("Previous file", "前のファイル")
NEXT_PAGE = T("Next page", "次のページ")
PREVIOUS_PAGE = T("Previous page", "前のページ")
LARGER = T("Larger (+)", "拡大（+）")
SMALLER = T("Smaller (-)", "縮小（-）")
FIT = T("Fit to the window (0)", "画面に合わせる（0）")
OF = T("{n} of {m}", "{n} / {m}")


class Proving(Protocol):
    @property
    def proves_from(self) -> date | None: ...
    @property
    def proves_to(self) -> date | None: ...


def day(value: date | None) -> str:
    return value.strftime("%Y/%m/%d") if value else ""


def period(file: Proving) -> str:
    """The days a file stands for."""
    if file.proves_to and file.proves_to != file.proves_from:
        return f"{day(file.proves_from)} – {day(file.proves_to)}"
    return day(file.proves_from)


def size(count: int) -> str:
    """A number of bytes as people read it."""
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))} KB"
    return f"{count / 1024 / 1024:.1f} MB"
