"""What the settings page says."""

from pmsdesk.base.text import T

TITLE = T("Settings", "設定")
SECTIONS = T("Sections", "設定の項目")
COMPANY = T("Company", "会社")
CALENDAR = T("Company calendar", "会社カレンダー")
DISPLAY = T("Display", "表示")
BACKUP = T("Backup", "バックアップ")
SECURITY = T("Security", "セキュリティ")
VERIFY = T("Checking the records", "記録の検証")
ABOUT = T("About this program", "このソフトについて")

# company
FACTS = T("Company", "会社の情報")
YEAR = T("Fiscal year and time", "年度と時刻")
PAPERS = T("Papers", "帳票")
SIZE = T("Size of the company", "会社の規模")
SIZE_ABOUT = T(
    "These answers decide whether the company counts as a small or medium operator in the sense"
    " of the guideline (chapter 10). Only then can the lighter methods be chosen.",
    "ガイドライン（通則編）10章の中小規模事業者に当たるかどうかを決める質問です。"
    "1つでも当てはまる場合は、中小規模事業者の手法は選べません。",
)
INCIDENTS = T("Incidents", "事故・インシデント")
HOURS_ABOUT = T(
    "How long each person in charge has to confirm a report before it is passed on to the next,"
    " in hours.",
    "報告を受けた責任者が確認するまでの制限時間（単位：時間）です。"
    "過ぎると次の責任者へ自動で報告します。",
)
LADDER = (
    T("Department head", "部門責任者"),
    T("Protection manager", "個人情報保護管理者"),
    T("Top management", "代表者"),
)
TRAINING = T("Training", "教育")
MONTH = T("{n}", "{n}月")
ENTERED = T("The company has been saved.", "会社の情報を保存しました。")

# calendar
YEAR_OF = T("Year", "年")
PREVIOUS = T("Previous year", "前の年")
NEXT = T("Next year", "次の年")
CLOSE_DAYS = T("Enter days off…", "休業日を登録…")
WORK_DAY = T("Enter a working day…", "営業日を登録…")
PASTE = T("Paste a list…", "一覧を貼り付け…")
TAKE_BACK = T("Take back", "登録を取り消す")
OWN_DAYS = T("Days of our own", "会社の休業日・営業日")
NATIONAL = T("National holidays", "国民の祝日")
BUSINESS_DAYS = T("{n} business days in {year}", "{year}年の営業日は{n}日です。")
UNCERTAIN = T(
    "The holidays of this year are computed; they may still change until they are published.",
    "この年の祝日は計算による見込みです。官報での公表までに変わることがあります。",
)
DATE = T("Date", "日付")
DAY_NAME = T("Name", "名称")
KIND = T("Kind", "区分")
CLOSED = T("Closed", "休業")
WORKED = T("Open", "営業")
NO_DAYS = T("No day of our own", "会社独自の日はありません")
NO_DAYS_ABOUT = T(
    "Weekends and national holidays are closed anyway. Enter only what differs: company"
    " holidays, and days worked although others are off.",
    "土曜・日曜・祝日は、はじめから休業日です。夏季休業や年末年始など、"
    "それ以外の休業日と、休日に営業する日だけを登録します。",
)
CLOSE_TITLE = T("Enter days off", "休業日の登録")
CLOSE_ABOUT = T("For one day enter the same date twice.", "1日だけの場合は、同じ日付を入力します。")
FIRST = T("First day", "最初の日")
LAST = T("Last day", "最後の日")
HOLIDAY_NAME = T("Company holiday", "会社休業日")
DAYS_ENTERED = T(
    "{n} days entered; {m} were closed anyway.", "{n}日を登録しました（もともと休業の日：{m}日）。"
)
WORK_TITLE = T("Enter a working day", "営業日の登録")
WORK_ABOUT = T(
    "A day on which the company works although it is a weekend or a holiday.",
    "土日や祝日でも会社が営業する日を登録します。",
)
WORK_NAME = T("Working day", "営業日")
PASTE_TITLE = T("Paste a list of days off", "休業日の一覧を貼り付け")
PASTE_ABOUT = T(
    "One day per line: the date, then its name. Copied columns of a workbook will do.",
    "1行に1日ずつ、日付と名称を書きます。Excelの列をそのまま貼り付けられます。",
)
PASTE_HERE = T("2026-08-13  Summer holiday", "2026/8/13　夏季休業")
PASTE_LABEL = T("Days off", "休業日")
ENTER = T("Enter", "登録")
TAKE_BACK_TITLE = T("Take {n} days back?", "{n}日の登録を取り消しますか。")
TAKE_BACK_ABOUT = T(
    "The ordinary calendar decides about them again. Due dates still to come may move.",
    "通常の暦に戻ります。今後の期限が変わることがあります。",
)
TAKEN_BACK = T("Taken back.", "登録を取り消しました。")

# display
LANGUAGE = T("Language", "言語")
LANGUAGE_ABOUT = T(
    "Your own, on every computer. Papers are printed in the language chosen there.",
    "あなた自身の表示言語です。帳票の言語は、印刷のときに選びます。",
)
THEME = T("Appearance", "配色")
THEME_ABOUT = T("For this computer.", "このコンピューターの設定です。")
WEEK = T("Weeks begin on", "週の始まり")
WEEK_SUNDAY, WEEK_MONDAY = T("Sunday", "日曜日"), T("Monday", "月曜日")
WEEK_ABOUT = T(
    "In the calendar, on its paper, and where a date is chosen. For this computer.",
    "カレンダー、その印刷、日付の選択で使います。このコンピューターの設定です。",
)

# backup
LAST_BACKUP = T("Last backup", "最後のバックアップ")
LAST_AT = T("{when}, {name}", "{when}（{name}）")
NEVER = T("No backup has been made yet.", "バックアップはまだありません。")
BACKUP_ABOUT = T(
    "Each day the program makes a backup by itself, inside the workspace. Keep a copy elsewhere"
    " too: on another drive, or a medium that is locked away.",
    "毎日1回、ワークスペースの中に自動でバックアップします。パソコンの故障に備えて、"
    "別のドライブや施錠保管する媒体にも、ときどき控えを作ってください。",
)
BACK_UP_NOW = T("Back up now…", "今すぐバックアップ…")
BACKING_UP = T("Backing up…", "バックアップしています…")
BACKUP_FILE = T("Where to write the backup", "バックアップの保存先")
BACKUP_KINDS = T("Backups (*.pmsbackup)", "バックアップ（*.pmsbackup）")
BACKED_UP = T(
    "Backed up to {name}, read back and found the same. Witness {witness}.",
    "「{name}」にバックアップし、内容が一致することを確かめました。照合値 {witness}",
)
AUTOMATIC = T("Backups in the workspace", "ワークスペース内のバックアップ")
WHEN = T("Made at", "作成日時")
FILE = T("File", "ファイル")
LARGE = T("Size", "サイズ")
KINDS = {
    "daily": T("Daily", "毎日"),
    "update": T("Before an update", "更新前"),
    "own": T("By hand", "手動"),
}
DAMAGED = T("Damaged", "破損")
NO_BACKUPS = T("No backup yet", "バックアップはまだありません")
NO_BACKUPS_ABOUT = T(
    "The first one is made on the first day of work.", "最初の起動日に自動で作成されます。"
)
RESTORE = T("Restore…", "復元…")
RESTORE_OTHER = T("Restore another file…", "別のファイルから復元…")
RESTORE_TITLE = T(
    "Restore a backup into a new workspace", "バックアップを新しいワークスペースに復元"
)
RESTORE_ABOUT = T(
    "The workspace that is open stays untouched. The restored one is checked first, then stands"
    " in a folder of its own; open it when you sign in next.",
    "開いているワークスペースは変わりません。内容を確かめたうえで別のフォルダーに復元します。"
    "復元したワークスペースは、サインインの画面で開けます。",
)
FOLDER = T("Place", "復元先")
NEW_NAME = T("Name of the new workspace", "新しいワークスペースの名前")
LOGIN_THEN = T("Login (empty with the recovery code)", "ログイン名（回復コードの場合は空欄）")
SECRET_THEN = T("Password or recovery code of that time", "その時点のパスワードまたは回復コード")
BROWSE = T("Choose…", "選ぶ…")
DO_RESTORE = T("Restore", "復元")
RESTORING = T("Restoring…", "復元しています…")
RESTORED = T(
    "Restored to {folder}, as of {at}. Sign in there to use it.",
    "{folder} に復元しました（{at} 時点）。サインインの画面で開けます。",
)
CHOOSE_FOLDER = T("Where to restore", "復元先のフォルダー")

# security
OWN_PASSWORD = T("Your password", "あなたのパスワード")
OWN_ABOUT = T(
    "At least 10 characters; nobody can look it up, and nobody but you should know it.",
    "10文字以上です。ほかの人が調べることはできません。本人だけが知るようにしてください。",
)
CHANGE_OWN = T("Change password…", "パスワードの変更…")
WHO = T("Who can sign in", "サインインできる人")
WHO_ABOUT = T(
    "A sign-in is given on the sheet of a person, under People.",
    "サインインの許可は、「従業者・部門」の各従業者の画面で行います。",
)
LOGIN = T("Login", "ログイン名")
NAME = T("Name", "氏名")
ROLES = T("Roles", "役割")
READY = T("Can sign in", "利用中")
NO_SLOT = T("No password yet", "パスワード未設定")
HAS_LEFT = T("Has left", "退職済み")
UNKNOWN = T("Not on the roster", "名簿になし")
OPEN_PERSON = T("Open the person", "従業者を開く")
SET_PASSWORD = T("New password…", "パスワードの再設定…")
TAKE_AWAY = T("Take the sign-in away…", "サインインの停止…")
CHOOSE_LOGIN = T("Choose a line first.", "先に行を選んでください。")
CODE = T("Recovery code", "回復コード")
CODE_ABOUT = T(
    "With it the workspace can be opened when the password is forgotten. A new one is shown once;"
    " the one before is then worthless.",
    "パスワードを忘れたときにワークスペースを開くためのコードです。"
    "新しいコードは一度だけ表示され、以前のコードは使えなくなります。",
)
NEW_CODE = T("Make a new code…", "新しいコードを発行…")
NEW_CODE_TITLE = T("Make a new recovery code?", "新しい回復コードを発行しますか。")
NEW_CODE_ABOUT = T(
    "The code printed before opens nothing from then on.",
    "これまでに印刷した回復コードは使えなくなります。",
)
NEW_CODE_DO = T("Make it", "発行")
CODE_TITLE = T("The new recovery code", "新しい回復コード")
CODE_KEEP = T(
    "It is shown only now. Save the PDF, print it, and lock it away; then delete the file.",
    "このコードは今だけ表示されます。PDFを保存して印刷し、施錠できる場所に保管してください。"
    "印刷後はファイルを削除してください。",
)
SAVE_PDF = T("Save as PDF…", "PDFで保存…")
PDF_NAME = T("recovery-code.pdf", "回復コード.pdf")
PDF_SAVED = T("Saved as {name}.", "「{name}」に保存しました。")
KEPT = T("I have kept it", "保管しました")

# verify
VERIFY_ABOUT = T(
    "Recomputes the audit trail line by line, compares every piece of evidence with its hash, and"
    " checks the database file. With the witness printed on a paper it also says whether the"
    " records still contain the moment of printing.",
    "監査証跡を1行ずつ計算し直し、すべての証跡ファイルをハッシュ値と照合し、"
    "データベースの破損を調べます。帳票に印字された照合値を入力すると、"
    "印刷した時点の記録がそのまま残っているかも確かめます。",
)
WITNESS = T("Witness on a paper (if you have one)", "帳票の照合値（あれば）")
WITNESS_HINT = T("Such as 1234:9f2c61d0a7b3e845", "例：1234:9f2c61d0a7b3e845")
CHECK = T("Check now", "検証する")
CHECKING = T("Checking…", "検証しています…")
FINE = T("Nothing has been altered.", "改ざん・破損はありません。")
NOT_FINE = T("Something is not as it was written.", "書き込んだときと異なる箇所があります。")
LOOKED_AT = T(
    "{lines} lines of the audit trail, {contents} pieces of evidence, and the database file were"
    " checked.",
    "監査証跡{lines}行、証跡ファイル{contents}件、データベースを検証しました。",
)
STILL_THERE = T(
    "The records still contain the moment {witness}.",
    "照合値 {witness} の時点の記録が残っています。",
)
NOW_AT = T("Witness now: {witness}", "現在の照合値：{witness}")
PARTS = T("Parts checked", "検証した項目")
MENDED = T("What was put right", "修復した内容")
FAULTS = T("What was found", "見つかった問題")
WHAT_NOW = T(
    "Keep the workspace as it is, and compare with a backup from before.",
    "ワークスペースはそのまま保管し、以前のバックアップと比べてください。",
)

# about
VERSION = T("Version", "バージョン")
LICENCE = T("Licence", "ライセンス")
MIT = T("MIT Licence", "MITライセンス")
WORKSPACE = T("Workspace", "ワークスペース")
LOG = T("Log", "ログ")
OPEN_FOLDER = T("Open folder", "フォルダーを開く")
LIBRARIES = T("What it is made with", "使用しているソフトウェア")
LIBRARY = T("Component", "名称")
FONT = T("BIZ UDPGothic (font)", "BIZ UDPGothic（書体）")
TRADEMARK = T(
    "PMS Desk is not a product of any body that awards or assesses the PrivacyMark.",
    "PMS Deskは、プライバシーマークの付与機関・審査機関の製品ではありません。",
)
