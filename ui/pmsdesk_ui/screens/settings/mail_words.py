"""What the mail section of the settings says."""

from pmsdesk.base.text import T

MAIL = T("Mail", "メール通知")
SERVER = T("Server", "送信サーバー")
ABOUT = T(
    "At most one message a person a day, when something new has been told to them in the"
    " program. It holds counts, record numbers, kinds of records and dates: no names, no titles,"
    " nothing about incidents.",
    "プログラム内で新しいお知らせがあった人に、1日1通だけ送ります。"
    "本文は件数・記録番号・記録の種類・日付だけで、氏名・件名・事故の内容は記載しません。",
)
PASSWORD = T("Password", "パスワード")
SHOW = T("Show the password", "パスワードを表示")
KEYRING = T(
    "Kept in this computer's own keyring, not in the workspace. Leave it empty to keep the one"
    " that is there.",
    "このパソコンの資格情報ストアに保存します（ワークスペースには保存しません）。"
    "空欄のままなら、保存済みのものを使います。",
)
NO_KEYRING = T(
    "This computer has no keyring to keep it in, so it is known until you sign out and has to be"
    " typed again then.",
    "このパソコンには資格情報ストアがないため、サインアウトまで覚えておきます。"
    "次回は入力し直してください。",
)
KNOWN = T("A password is kept.", "保存済み")
UNKNOWN = T("No password is kept.", "未登録")
HOUR_ABOUT = T(
    "Reminders leave while the program runs somewhere, from this hour on.",
    "この時刻以降、プログラムが動いている間に送信します。",
)
TEST_TO = T("Try it: send a test message to", "テスト送信の宛先")
TEST = T("Send a test message", "テスト送信")
TESTING = T("Sending a test message…", "テスト送信しています…")
TESTED = T(
    "The server has taken the test message for {address}. Look whether it arrives.",
    "{address}宛てのテストメールをサーバーが受け付けました。届いたか確認してください。",
)
TEST_FAILED = T("The test message was not sent. {why}", "テスト送信できませんでした。{why}")
ENTERED = T("The mail settings have been saved.", "メール通知の設定を保存しました。")
NOT_KEPT = T(
    "The settings have been saved, but the keyring did not take the password. It is known until"
    " you sign out.",
    "設定を保存しましたが、資格情報ストアにパスワードを保存できませんでした。"
    "サインアウトまで覚えておきます。",
)
HELD = T(
    "This workspace was restored, copied or moved. Reminders are held, so that nobody gets them"
    " twice.",
    "このワークスペースは復元・コピー・移動されたものです。"
    "二重に届かないよう、メール通知を保留しています。",
)
FROM_HERE = T("Send from here", "ここから送信する")
FROM_HERE_TITLE = T("Send reminders from this workspace?", "このワークスペースから送信しますか。")
FROM_HERE_ABOUT = T(
    "Only one copy should send. What waits from before, and has likely been sent, is dropped.",
    "送信するワークスペースは1つだけにしてください。"
    "以前から待っていたもの（送信済みの可能性があるもの）は送信しません。",
)
FROM_HERE_DONE = T(
    "Reminders leave from here. Dropped: {n}.",
    "ここから送信します。送信しないもの：{n}件",
)
STANDING = T("How it stands", "送信状況")
OFF = T("Reminders by mail are off.", "メール通知はオフです。")
WAITING = T("{n} waiting since {day}", "送信待ち{n}件（{day}から）")
NONE_WAIT = T("None waiting", "送信待ちなし")
COUNTS = T(
    "{sent} sent, {given_up} given up in 30 days", "30日間：送信済み{sent}件、断念{given_up}件"
)
LAST_SENT = T("last sent {when}", "最終送信 {when}")
DECLINED = T("{n} people want none", "希望しない人{n}人")
LAST_TROUBLE = T("Last trouble: {why}", "直近の問題：{why}")
TRY_NOW = T("Try again now", "今すぐ再送する")
TRYING = T("Trying again…", "再送を始めました。")
QUEUE = T("Reminders", "通知メール")
DAY = T("Day", "日付")
TO = T("To", "宛先")
ITEMS = T("Items", "件数")
STATE = T("State", "状態")
WHEN = T("Sent / next try", "送信・次回")
TROUBLE = T("Trouble", "問題")
NO_MAILS = T("No reminders yet", "通知メールはまだありません")
NO_MAILS_ABOUT = T(
    "They are made by themselves once mail is on and somebody has news.",
    "メール通知をオンにすると、新しいお知らせがあった人の分が自動で作られます。",
)
SILENT = T("Who gets none: {n} without an address", "メールが届かない人：アドレス未登録{n}人")
SILENT_ABOUT = T(
    "Those who answer for something come first. Enter addresses on the roster.",
    "役割のある人を先に表示しています。アドレスは名簿で登録してください。",
)
SILENT_NONE = T("Everybody on the roster has an address.", "全員のアドレスが登録されています。")
MORE = T("and {n} more", "ほか{n}人")
ROSTER = T("Open the roster", "名簿を開く")

# display
NOTICES = T("Notices", "通知")
DESKTOP = T("Tell me on the desktop of late and near dates", "期限をデスクトップに通知する")
DESKTOP_ABOUT = T(
    "Once, when the window is not in front; numbers only.",
    "ほかの作業中に期限が来たとき、件数だけを一度表示します。",
)
WANTED = T("Send me reminders by mail", "メールでの通知を受け取る")
WANTED_ABOUT = T(
    "At most one message a day, where the company has mail switched on.",
    "会社がメール通知を使っている場合に、1日1通まで届きます。",
)
