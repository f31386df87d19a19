"""What the plans page says."""

from pmsdesk.base.text import T

TITLE = T("Inspection plans", "点検計画")
ADD = T("Add a plan", "計画を追加")
NAME = T("Plan", "計画名")
EVERY = T("How often", "実施頻度")
DEPARTMENTS = T("Departments", "対象部門")
QUESTIONS = T("Questions", "項目数")
OPENS = T("Opens", "配信日")
NEXT_OPENS = T("Opens next", "次回の配信日")
NEXT_DUE = T("Due", "次回の期限")
NONE_YET = T("No plan yet", "点検計画がまだありません")
NONE_ABOUT = T(
    "A plan says which questions go to which departments, how often, and by when. From then on"
    " the program opens each self-inspection in time.",
    "どの点検項目を、どの部門に、どの頻度で、いつまでに点検するかを決めます。"
    "計画を登録すると、自己点検が予定どおりに自動で配信されます。",
)

NEW = T("New plan", "新しい計画")
STOP = T("Stop", "停止")
RESUME = T("Go on", "再開")
STOP_TITLE = T("Stop the plan {title}?", "計画「{title}」を停止しますか。")
STOP_ABOUT = T(
    "No further round opens. Rounds already open go on to their end.",
    "今後の点検は配信されません。実施中の点検はそのまま続きます。",
)
STOPPED = T("The plan has been stopped.", "計画を停止しました。")
RESUMED = T("The plan goes on from today.", "今日から計画を再開します。")
UNSAVED = T("Leave without saving the plan?", "計画を保存せずに移動しますか。")
UNSAVED_ABOUT = T("What you have changed here is lost.", "この画面での変更は失われます。")
UNSAVED_DO = T("Leave", "保存せずに移動")

WHAT = T("What is asked", "点検の内容")
WHERE = T("Where", "対象部門")
WHEN = T("When", "実施の時期")
REMIND = T("Reminders", "催促")
ALL = T("All", "すべて選ぶ")
CLEAR = T("None", "すべて外す")
ALL_DEPARTMENTS = T("Every department, new ones too", "すべての部門（今後できる部門も含む）")
CHOOSE_ONE = T("Choose at least one department.", "部門を1つ以上選んでください。")
NOT_IN_USE = T("{name} (not in use)", "{name}（使用停止）")
EVERY_HINT = T("1: every time, 2: every second time", "1なら毎回、2なら1回おき")
ANCHOR_HINT = T(
    "Periods are counted from this day, e.g. the first day of the fiscal year",
    "この日から対象期間を数えます（例：年度の初日）",
)
SINCE_HINT = T(
    "Rounds that would have opened before are not made up for",
    "これより前に始まるはずだった回は実施しません",
)
REMIND_HINT = T("Separated by commas: 7,1,0", "カンマ区切り（例：7,1,0）")

PREVIEW = T("What this plan does", "この計画の内容")
QUESTION_COUNT = T("questions each time", "項目／回")
IN_DEPARTMENTS = T("{every}, in {n} departments", "{every}・{n}部門")
BY_MEASURE = T("{measure} {n}", "{measure} {n}")
AHEAD = T("Next rounds", "今後の予定")
PERIOD = T("Period", "対象期間")
DUE = T("Due", "期限")
SKIPPED = T("Left out", "実施しない")
MOVED = T("{day} (moved)", "{day}（変更）")
WHY = T("Reason: {reason}", "理由：{reason}")
AT_FIELD = T("{field}: {why}", "{field}：{why}")
NO_MORE = T("No round follows any more.", "今後の予定はありません。")
PAUSED = T(
    "The plan is stopped: these rounds do not open.", "停止中のため、これらの回は配信されません。"
)
SAVE_FIRST = T("Save the plan first.", "先に計画を保存してください。")
CHOOSE_ROUND = T("Choose a round first.", "先に予定の行を選んでください。")

SKIP = T("Leave this one out…", "この回を実施しない…")
MOVE = T("Change the due date…", "期限を変更…")
BACK = T("As planned…", "元の予定に戻す…")
SKIP_TITLE = T("Leave out {period}?", "{period}を実施しないことにしますか。")
SKIP_ABOUT = T(
    "This round does not open. The reason stays with the plan.",
    "この回は配信されません。理由は計画とともに残ります。",
)
SKIP_DO = T("Leave out", "実施しない")
MOVE_TITLE = T("Another due date for {period}", "{period}の期限を変更")
MOVE_ABOUT = T(
    "By the plan it is due on {day}. Reports show both dates.",
    "計画上の期限は{day}です。報告書には両方の日付が載ります。",
)
NEW_DUE = T("Due on", "変更後の期限")
BACK_TITLE = T("Put {period} back as planned?", "{period}を元の予定に戻しますか。")
BACK_DO = T("Put back", "元に戻す")
CHANGED = T("The round has been changed.", "予定を変更しました。")
