"""Words of the pages before the window proper."""

from pmsdesk.base.text import T

SIGN_IN = T("Sign in", "サインイン")
SIGNING_IN = T("Signing in…", "サインインしています…")
WORKSPACE = T("Workspace", "ワークスペース")
LOGIN = T("Login", "ログイン名")
PASSWORD = T("Password", "パスワード")
NEW_PASSWORD = T("New password", "新しいパスワード")
AGAIN = T("The same once more", "確認のためもう一度")
CAPS = T("Caps Lock is on.", "Caps Lock がオンになっています。")
FORGOTTEN = T("Forgot your password?", "パスワードを忘れたとき")
OTHER = T("Other workspaces", "ほかのワークスペース")
OPEN_FOLDER = T("Open another folder…", "別のフォルダーを開く…")
NEW_WORKSPACE = T("New workspace…", "新しいワークスペースを作る…")
RESTORE = T("Restore a backup…", "バックアップから復元…")
OPEN_DEMO = T("Open the sample company…", "見本の会社を開く…")
CHOOSE_WORKSPACE = T("Choose a workspace", "ワークスペースを選ぶ")
CHOOSE_FIRST = T("Choose a workspace first.", "先にワークスペースを選んでください。")
PLACE_FIRST = T("Choose where to keep it.", "保存先を選んでください。")
CHOOSE_FOLDER = T("Choose a folder", "フォルダーを選ぶ")
BROWSE = T("Browse…", "参照…")
SAMPLE_HINT = T(
    "This is the sample company. Logins: {logins}. Password: {password}",
    "見本の会社です。ログイン名：{logins}　パスワード：{password}",
)

WELCOME = T("Welcome", "ようこそ")
WELCOME_ABOUT = T(
    "PMS Desk keeps your company's personal information protection in order: self-inspections,"
    " corrective actions and the papers that prove them. Everything stays on this computer.",
    "PMS Desk は、自己点検から是正処置、報告書まで、個人情報保護マネジメントシステムの運用を"
    "まとめて支えます。データはこのコンピューターの中だけに保存されます。",
)
MAKE = T("Make my company's workspace", "自社のワークスペースを作る")
MAKE_ABOUT = T(
    "For the person who starts PMS Desk here. Takes two minutes.",
    "最初に導入する方はこちらから。2分ほどで終わります。",
)
TRY = T("Try the sample company", "見本の会社で試す")
TRY_ABOUT = T(
    "A fictional company with two years of history, to look around in.",
    "2年分の記録が入った架空の会社で、画面や帳票を自由に試せます。",
)
OPEN_OLD = T("Open a workspace that is already there", "既存のワークスペースを開く")
OPEN_OLD_ABOUT = T(
    "A folder whose name ends in .pmsdesk.",
    "名前が「.pmsdesk」で終わるフォルダーを選びます。",
)
BRING_BACK = T("Restore a backup", "バックアップから復元する")
BRING_BACK_ABOUT = T(
    "A file whose name ends in .pmsbackup.",
    "名前が「.pmsbackup」で終わるファイルを選びます。",
)

NEW = T("Your company's workspace", "自社のワークスペースを作る")
NEW_ABOUT = T(
    "You become its first user, as protection manager. Others are added later.",
    "あなたが最初の利用者（個人情報保護管理者）になります。ほかの人は後から追加できます。",
)
COMPANY = T("Company name", "会社名")
NAME = T("Your name", "あなたの氏名")
LOGIN_HINT = T("Lower case and digits, such as yamada", "半角の英小文字と数字（例：yamada）")
PASSWORD_HINT = T("At least 10 characters.", "10文字以上")
NOT_THE_SAME = T("The two passwords differ.", "2つのパスワードが一致していません。")
FOLDER = T("Where to keep it", "保存先")
WILL_MAKE = T("This folder will be made: {path}", "作成されるフォルダー：{path}")
CREATE = T("Make the workspace", "ワークスペースを作る")
CREATING = T(
    "Making the workspace and publishing the checklists…",
    "ワークスペースを作り、点検表を公開しています…",
)
WAY = (
    T("Company and you", "会社と利用者"),
    T("Recovery code", "回復コード"),
    T("Begin", "利用開始"),
)

CODE = T("Your recovery code", "回復コード")
CODE_ABOUT = T(
    "It opens the workspace when a password is forgotten. It is shown only this once and stored"
    " nowhere: keep it on paper, in a locked place.",
    "パスワードを忘れたときにワークスペースを開くためのコードです。"
    "表示されるのは今回だけで、どこにも保存されません。"
    "紙に控え、鍵のかかる場所に保管してください。",
)
SAVE_PDF = T("Save as PDF…", "PDFに保存…")
COPY_CODE = T("Copy", "コピー")
CODE_CHECK = T("Type the last five characters of the code you kept", "控えたコードの最後の5文字")
CODE_CHECK_HINT = T(
    "So that we both know it was kept.", "控えが手元にあることを確かめるための入力です。"
)
CODE_WRONG = T(
    "These are not the last five characters. Look at the copy you kept.",
    "最後の5文字と一致しません。控えを見て入力してください。",
)
GO_ON = T("Start working", "PMS Desk を始める")
SAVED_TO = T("Saved to {name}.", "{name} に保存しました。")
PDF_TITLE = T("Save the recovery sheet", "回復コード控えを保存")
PDF_NAME = T("Recovery sheet.pdf", "回復コード控え.pdf")

FORGOT = T("Set a new password", "パスワードの再設定")
FORGOT_ABOUT = T(
    "With the recovery code that was printed when the workspace was made. Without it, ask somebody"
    " who can sign in to set a new password for you in People.",
    "ワークスペースを作ったときに控えた回復コードを入力してください。"
    "手元にない場合は、サインインできる方に「従業者・部門」から再設定してもらってください。",
)
RECOVERY_CODE = T("Recovery code", "回復コード")
RECOVERY_HINT = T(
    "Five groups of five. Upper or lower case, with or without dashes.",
    "5文字×5組。大文字・小文字の区別やハイフンは不要です。",
)
SET_AND_ENTER = T("Set the password and sign in", "再設定してサインイン")

RESTORING = T("Restore a backup", "バックアップから復元")
RESTORING_ABOUT = T(
    "The backup is unpacked into a new folder and checked there. Nothing that exists is touched.",
    "バックアップを新しいフォルダーに展開し、内容を検証します。既存のデータは変更されません。",
)
BACKUP_FILE = T("Backup file", "バックアップファイル")
BACKUP_KINDS = T("PMS Desk backups (*.pmsbackup)", "PMS Desk バックアップ (*.pmsbackup)")
OR_CODE = T("Password of that time, or the recovery code", "当時のパスワード、または回復コード")
LOGIN_OR_EMPTY = T("Login (empty with the recovery code)", "ログイン名（回復コードの場合は空欄）")
DO_RESTORE = T("Restore", "復元する")
RESTORING_NOW = T("Unpacking and checking…", "展開して検証しています…")
RESTORED = T(
    "Restored and checked. Sign in as at the time of the backup.",
    "復元と検証が終わりました。バックアップ当時のログイン名とパスワードでサインインしてください。",
)
CHOOSE_FILE = T("Choose a backup file.", "バックアップファイルを選んでください。")

DEMO = T("The sample company", "見本の会社")
DEMO_ABOUT = T(
    "A fictional company with 12 departments, about 120 people and two years of inspections."
    " Building it takes a minute or two.",
    "12部門・約120名、2年分の点検記録を持つ架空の会社です。作成には1～2分かかります。",
)
DEMO_THERE = T(
    "There is a sample company already in {name}.",
    "見本の会社がすでにあります（{name}）。",
)
DEMO_BUILD = T("Build it", "作成する")
DEMO_BUILDING = T("Building two years of history…", "2年分の記録を作成しています…")
DEMO_OPEN = T("Open it", "開く")
DEMO_AGAIN = T("Build it anew", "作り直す")
DEMO_AGAIN_ASK = T(
    "Build the sample company anew? What was changed in {name} is lost.",
    "見本の会社を作り直しますか。{name} に加えた変更は失われます。",
)
DEMO_READY = T("The sample company is ready", "見本の会社ができました")
DEMO_LOGINS = T(
    "Sign out and in again to see it through other eyes. Every password is {password}",
    "サインアウトして別の人でサインインすると、役割ごとの画面を試せます。"
    "パスワードは全員 {password} です。",
)
DEMO_ENTER = T("Sign in as the protection manager", "個人情報保護管理者としてサインイン")
