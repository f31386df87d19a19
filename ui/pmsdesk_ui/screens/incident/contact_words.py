"""The words of the emergency network."""

from pmsdesk.base.text import T

TITLE = T("Emergency network", "緊急連絡網")
ADD = T("Add a contact", "連絡先を追加")
TAKE_OFF = T("Take off", "連絡網から外す")
PRINT = T("Print on one page", "1枚に印刷")
CHECK = T("Mark all as checked", "全件を確認済みにする")
CHECK_ONE = T("Mark as checked", "確認済みにする")
EDIT_TITLE = T("Contact: {name}", "連絡先：{name}")
NO_NUMBER = T("No number yet", "未登録")
CHECK_TITLE = T("Was every number of the network checked?", "連絡網の全件を確認しましたか？")
CHECK_ABOUT = T(
    "Today is entered as the day of the check for every contact. The network is checked every half"
    " year.",
    "すべての連絡先の確認日を本日にします。連絡網の確認は半年に1回行います。",
)
CHECKED = T("The check is on record.", "確認を記録しました。")
LAST_CHECK = T("Checked on {day}", "最終確認 {day}")
NEVER = T("Not checked yet", "未確認")
CHECK_DUE = T("Check overdue: last on {day}", "確認期限超過（最終確認 {day}）")
PLACE = T("Where", "区分")
NAME = T("Name", "氏名・名称")
DUTY = T("Part", "役割")
PHONE = T("Telephone", "電話番号")
MAIL = T("E-mail", "メールアドレス")
HOURS = T("Hours, remarks", "受付時間・備考")
CHECKED_ON = T("Checked on", "確認日")
INSIDE_NOTE = T(
    "People in charge come from the appointments. Open a line to enter a telephone number.",
    "社内の責任者は任命から自動で表示されます。行を開いて電話番号を登録してください。",
)
NONE = T("Nobody to call yet", "連絡先が登録されていません")
NONE_ABOUT = T(
    "Enter whom to call in an emergency: the authority, the assessment body, police, the lawyer,"
    " the insurer, contractors and entrusting parties.",
    "緊急時の連絡先を登録します。個人情報保護委員会、審査機関、警察、弁護士、保険会社、"
    "委託先、委託元などです。",
)
FORM_ABOUT = T("Business numbers only, no private ones.", "業務用の連絡先だけを登録します。")
TAKE_OFF_TITLE = T("Take “{name}” off the network?", "「{name}」を連絡網から外しますか？")
TAKE_OFF_ABOUT = T("The record stays readable in the history.", "記録は履歴に残ります。")
TAKEN_OFF = T("Taken off.", "連絡網から外しました。")
ADDED = T("Added.", "追加しました。")
