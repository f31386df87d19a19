"""What the incident report says around the fields of an incident."""

from ...base.text import T

DRILL = T("This is a drill", "これは訓練の記録です")
DRILL_ABOUT = T(
    "Nothing happened in fact. The drill ran on the same screens as an incident would; it counts "
    "in no statistics and in no deadline.",
    "実際に起きた事故ではありません。"
    "実際と同じ手順で行った訓練で、統計にも期限の管理にも含まれません。",
)
NEAR_MISS = T("Near miss", "ヒヤリハット")
NEAR_MISS_ABOUT = T(
    "Nothing leaked, was lost or damaged. It is not judged and no legal deadline runs.",
    "漏えい・滅失・毀損には至っていません。報告要否の判定と法定期限の対象外です。",
)
LATE = T("Overdue", "期限超過")
LATE_ABOUT = T(
    "Past its date when this was printed: {labels}.",
    "印刷した時点で期限を過ぎているもの：{labels}",
)
SENT_LATE = T("Sent late", "期限後の提出")
SENT_LATE_ABOUT = T("Sent after its date: {labels}.", "期限の後に提出したもの：{labels}")
OPEN = T("Not closed yet ({state})", "未完了（{state}）")
OPEN_ABOUT = T(
    "This report shows the incident as it stood when it was printed.",
    "この報告書は、印刷した時点の内容を示します。",
)

NUMBERED = T("{n}. {title}", "{n}　{title}")
FACTS = T("What happened", "事実")
DATA = T("Data and persons concerned", "対象の情報と本人")
LADDER = T("Who knew when", "報告の経路（いつ、誰が知ったか）")
TIMELINE = T("Timeline", "経過")
JUDGING = T("Judgement", "報告要否の判定")
CLOCKS = T("Legal deadlines and what was sent", "法定期限と提出")
SENT = T("What was sent", "提出の記録")
ITEMS = T("Items of the report", "報告事項")
ITEMS_ABOUT = T(
    "The texts as they are now; what was sent is kept word for word with each report.",
    "現在の内容です。提出した文面は、報告書ごとに別に保存しています。",
)
FOLLOW = T("Investigation, cause and publication", "調査・原因・公表")
ACTION = T("Corrective action", "是正処置")
CLOSING = T("Lessons and closing", "教訓と完了")

NO = T("No.", "番号")
ROLE = T("Told to", "報告先")
PEOPLE = T("People told", "通知した人")
TOLD_AT = T("Told at", "通知日時")
DUE_AT = T("Confirm by", "確認期限")
OUTCOME = T("What came of it", "確認の状況")
VACANT = T("Nobody held this role", "該当者なし")
PASSED_ON = T("Not confirmed in time; passed on {at}", "期限内に確認なし、{at} に上位へ報告")
SEEN_ABOVE = T("Settled above on {at}", "{at} に上位で確認")
PASSED_AT_ONCE = T("Passed on at once", "すぐに上位へ報告")
WAITING = T("Waiting for confirmation", "確認待ち")
OVERDUE = T("Overdue", "期限超過")
CONFIRMED_LATE = T("after the time limit", "期限後の確認")
HAPPENED_AT = T("Happened at", "発生日時")
RECORDED_AT = T("recorded {at}", "記録 {at}")
WHAT = T("What happened", "内容")
BY = T("Written by", "記録者")
PROGRAM = T("The program", "自動記録")
APPENDED = T(
    "Lines are only ever appended, never changed.",
    "経過は追記のみで、後から書き換えることはできません。",
)

RULES = T("Rules applied", "適用した規則")
NOT_IN_FORCE = T(
    "{rules} (not in force on the day of knowing: please confirm)",
    "{rules}（知った日の規則ではないため要確認）",
)
CLASSES = T("Classes that apply", "該当する類型")
OPEN_CLASSES = T("Still open", "未確認の類型")
NONE = T("None", "該当なし")
AT = T("Judged at", "判定日時")
JUDGE = T("Judged by", "判定者")
RESULT = T("Judgement", "判定")
REASON = T("Reason", "判定の理由")
EXCEPTION = T("Exception: {text}", "例外：{text}")
NOT_JUDGED = T("Not judged yet.", "まだ判定されていません。")
NO_CLOCKS = T("No deadline runs or has run.", "対象となる期限はありません。")
NOTHING_SENT = T("Nothing has been sent yet.", "提出の記録はありません。")
DOCUMENT = T("Document", "文書")
SENT_ON = T("Sent on", "提出日")
DETAILS = T("Number, persons, how", "受付番号・人数・方法")
PERSONS = T("{n} persons told", "通知した人数 {n}人")
OPEN_ITEMS = T("To be completed: {text}", "追完する事項：{text}")
ENTERED_BY = T("Entered by", "登録者")
ACTION_NO = T("No.", "記録番号")
ACTION_TITLE = T("Title", "件名")
ACTION_STATE = T("State", "状態")
ACTION_DUE = T("Due", "期限")
ACTION_CLOSED = T("Closed on", "完了日")
NO_ACTION = T("No corrective action was opened.", "是正処置は起票されていません。")
BLANK = T("(not written)", "（記入なし）")
UNKNOWN = T("Not known yet", "不明（確認中）")
PERSON_COUNT = T("{n} persons", "{n}人")
