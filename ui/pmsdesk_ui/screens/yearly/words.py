"""Words of the annual plan's windows."""

from pmsdesk.base.text import T
from pmsdesk.kinds.yearly.words import Progress

YEAR = T("Fiscal year", "年度")
BEGIN = T("Begin a plan", "年間計画を作る")
NONE_YET = T("No annual plan for this year", "この年度の年間計画はまだありません")
NONE_YET_ABOUT = T(
    "It holds the objectives of the year and its activities by month. What was done is read from"
    " the records of the program.",
    "個人情報保護目的と、月ごとの活動を登録します。実施日はプログラムの記録から自動で反映されます。",
)
BEGIN_TITLE = T("Begin an annual plan", "年間計画を作る")
START = T("Begin with", "初期内容")
LAST_YEAR = T("Last year's plan, else the usual year", "前年度の計画（なければ標準の1年）")
USUAL = T("The usual year", "標準の1年")
EMPTY = T("Nothing", "空の計画")
BEGUN = T("{no} begun.", "{no}の作成を開始しました。")
REVISION_OF = T("Revision {n} ({state})", "第{n}版（{state}）")

WRITE, CHECK = T("Draft", "作成"), T("Checked by the manager", "管理者の確認")
APPROVE, FOLLOW = T("Approved by the top", "代表者の承認"), T("The year", "年間の実施")
NAMED = T("{no} Annual plan {year}", "{no} {year} 年間計画書")
POLICY = T("Aim of the year", "年度の方針")
NO_POLICY = T("No aim written", "未記入")
EDIT_POLICY = T("Write the aim…", "方針を入力…")
DONE_OF = T("{done} of {n} activities done", "活動{n}件中 {done}件実施")
LATE_OF = T("{n} late", "遅延{n}件")
NEXT_WRITE = T(
    "Write objectives and activities, then send it to the manager.",
    "目的と活動を登録し、管理者へ提出してください。",
)
NEXT_LATE = T("Late activities: {n}", "遅れている活動が{n}件あります。")
NEXT_MISSING = T("Kinds of activity without a plan: {n}", "計画のない活動が{n}種類あります。")
SHOW = T("Show", "表示する")

ACTIVITIES, OBJECTIVES = T("Activities", "活動"), T("Objectives", "個人情報保護目的")
OPEN_POINTS = T("Not in the plan", "計画にないもの")
BY_MONTH, AS_LIST = T("By month", "月別"), T("List", "一覧")
ADD_ACTIVITY = T("Add an activity", "活動を追加")
ADD_OBJECTIVE = T("Add an objective", "目的を追加")
NO_ACTIVITIES = T("No activities yet", "活動はまだありません")
NO_ACTIVITIES_ABOUT = T(
    "Add what the year holds: training, checks, audit, review and so on.",
    "教育、運用の確認、監査、レビューなど、1年の活動を追加してください。",
)
NO_OBJECTIVES = T("No objectives yet", "目的はまだありません")
NO_OBJECTIVES_ABOUT = T(
    "An objective has a measure and a target, so that one can say whether it was reached.",
    "達成したかどうかを判断できるように、指標と目標値を決めて登録します。",
)

MONTH, KIND, TITLE = T("Month", "予定月"), T("Kind", "区分"), T("Activity", "活動")
MONTHS = T("Months", "予定月")
DAY, OWNER, ACTUAL = T("Day", "予定日"), T("Owner", "担当者"), T("Done on", "実施日")
RECORD, STATE = T("Record", "対応する記録"), T("State", "状況")
MONTHS_HINT = T("One activity for each month chosen", "選んだ月ごとに1件ずつ登録します")
TITLE_HINT = T("Left empty: the kind's name", "空欄の場合は区分名を使います")
DAY_HINT = T("Only if the day is known", "日が決まっている場合だけ入力します")
NOBODY = T("Nobody yet", "未定")
NEW_ACTIVITY = T("New activity", "活動の追加")
CHANGE_ACTIVITY = T("Activity: {title}", "活動：{title}")
REMOVE = T("Remove", "削除")
REMOVE_ASK = T("Remove {title}?", "「{title}」を削除しますか？")
REMOVED = T("Removed.", "削除しました。")
MONTH_CELL = T("{year}/{month}", "{year}年{month}月")

MOVED = T("moved to {day}", "{day}へ変更")
MOVED_WHY = T("Moved to {day}: {reason}", "{day}へ変更：{reason}")
MISSED_WHY = T("Not done: {reason}", "未実施：{reason}")
FROM_RECORD = T("The day comes from {no} {title}.", "実施日は{no} {title}の記録によります。")
NO_RECORD = T(
    "Its day will come from the record, once there is one.",
    "対応する記録ができると、実施日が自動で入ります。",
)
TO_RECORD = T("To the record", "記録を見る")
REPORT_DONE = T("Report it done…", "実施を報告…")
REPORT_TITLE = T("{title} is done", "「{title}」の実施を報告する")
DO_REPORT = T("Report", "報告する")
WHAT = T("What was done", "実施内容")
PUT_OFF = T("Put off…", "予定を変更…")
PUT_OFF_TITLE = T("Put off {title}", "「{title}」の予定を変更する")
PUT_OFF_ABOUT = T("The planned month stays to be seen.", "当初の予定月も記録に残ります。")
NEW_DAY, REASON = T("New day", "変更後の予定日"), T("Reason", "理由")
MISS = T("Will not be done…", "実施しない…")
MISS_TITLE = T("{title} will not be done", "「{title}」を実施しない")
MISS_DO = T("Record", "記録する")
LINK = T("Another record…", "記録を選ぶ…")
LINK_TITLE = T("Which record stands for {title}?", "「{title}」に対応する記録を選ぶ")
BY_ITSELF = T("Let the program choose", "自動で選ぶ")
REOPEN = T("Take back", "予定に戻す")

NO = T("No.", "番号")
NEW_OBJECTIVE = T("New objective", "目的の追加")
OBJECTIVE = T("Objective", "目的")
CHANGE_OBJECTIVE = T("Objective {n}", "目的 {n}")
MEASURE, TARGET = T("Measured by", "評価指標"), T("Target", "目標値")
DUE, ACHIEVED, RESULT = T("Due", "期限"), T("Achieved", "達成状況"), T("Result", "結果")
ASSESS = T("Assess…", "達成状況を評価…")
ASSESS_TITLE = T("Objective {n}: how far was it reached?", "目的{n}の達成状況を評価する")
ASSESSED = T("Assessed: {who}", "評価：{who}")

MISSING = T("A year asks for these, and the plan has none", "毎年必要な活動で、計画にないもの")
MISSING_NONE = T("Everything a year asks for is planned.", "毎年必要な活動はすべて計画にあります。")
ADD_IT = T("Add to the plan…", "計画に追加…")
UNPLANNED = T("Done or begun without a plan", "計画にない実施記録")
UNPLANNED_NONE = T(
    "Every record of the year has its place in the plan.",
    "この年度の記録はすべて計画に対応しています。",
)
ON = T("On", "日付")

NOT_PLANNED = T("No plan", "計画なし")
CELLS: dict[Progress, T] = {  # as short as a month's cell
    Progress.PLANNED: T("plan", "予定"),
    Progress.SOON: T("now", "今月"),
    Progress.RUNNING: T("begun", "実施中"),
    Progress.LATE: T("late", "遅延"),
    Progress.MISSED: T("none", "未実施"),
}
