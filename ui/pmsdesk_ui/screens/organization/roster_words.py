"""What the roster import says."""

from pmsdesk.base.text import T

TITLE = T("Import the roster", "名簿の取り込み")
ABOUT = T(
    "Choose an Excel (.xlsx) or CSV file. You see every change first; nothing is written before"
    " you accept.",
    "Excel（.xlsx）またはCSVのファイルを選んでください。"
    "変更の内容をすべて確認してから取り込みます。確認するまで名簿は変わりません。",
)
NEEDED = T(
    "One row must name the columns. Staff number and name are needed; department, reading, post,"
    " employment, mail address, login, joined and left are read where they are there. A blank cell"
    " changes nothing.",
    "見出しの行が必要です。社員番号と氏名は必須で、部門・フリガナ・役職・雇用区分・"
    "メールアドレス・ログイン名・入社日・退職日の列があれば読み取ります。"
    "空欄のセルは、登録済みの内容を変えません。",
)
CHOOSE = T("Choose a file…", "ファイルを選ぶ…")
OTHER = T("Another file…", "別のファイル…")
KINDS = T("Tables (*.xlsx *.csv *.tsv *.txt)", "表（*.xlsx *.csv *.tsv *.txt）")
READING = T("Reading {name}…", "{name} を読み込んでいます…")
IMPORTING = T("Importing…", "取り込んでいます…")
COLUMNS = T("Columns read: {columns}", "読み取った列：{columns}")
IGNORED = T("Not read: {columns}", "読み取らない列：{columns}")
CREATE = T(
    "Create the departments the file names: {names}", "ファイルにある未登録の部門を作る：{names}"
)

NEW = T("New ({n})", "新規（{n}）")
CHANGED = T("Changed ({n})", "変更（{n}）")
BAD = T("Not imported ({n})", "取り込めない行（{n}）")
GONE = T("Not in the file ({n})", "ファイルにない人（{n}）")
REMARKS = T("Remarks ({n})", "注記（{n}）")
SAME = T("Unchanged: {n}.", "{n}人は変更ありません。")

LINE = T("Line", "行")
WHO = T("Who", "対象")
FIELD = T("Field", "項目")
WAS = T("Before", "変更前")
NOW = T("After", "変更後")
WHY = T("What is wrong", "取り込めない理由")
REMARK = T("Remark", "内容")
OTHERS = T("Other facts", "その他の内容")
NO_NEW = T("Nobody new in the file.", "新しい人はいません。")
NO_CHANGE = T("Nothing changes for anybody known.", "登録済みの人に変更はありません。")
NO_BAD = T("Every row can be imported.", "すべての行を取り込めます。")
NO_GONE = T("Everybody on the roster is in the file.", "名簿の全員がファイルにあります。")
NO_REMARKS = T("Nothing to remark.", "特にありません。")
GONE_ABOUT = T(
    "They stay on the roster, unless you tick them: then they leave on this day.",
    "チェックを付けた人だけ、次の日付で退職とします。付けない人は名簿に残ります。",
)
LAST_DAY = T("Last day", "退職日")
DO = T("Import", "取り込む")
DO_ALL = T("Import {n}", "{n}件を取り込む")
DONE = T(
    "Imported: {new} new, {changed} changed, {departments} departments, {left} leaving.",
    "取り込みました（新規{new}人、変更{changed}人、部門{departments}件、退職{left}人）。",
)
KEYS_LEFT = T(
    "{n} of those who left can still open the workspace: take their sign-in away in Settings.",
    "退職した人のうち{n}人の鍵が残っています。「設定」の「セキュリティ」で停止してください。",
)
