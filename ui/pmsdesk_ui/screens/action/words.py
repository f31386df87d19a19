"""The words of the pages about corrective actions."""

from pmsdesk.base.text import T

TITLE = T("Corrective actions", "是正処置")
FIND = T("Search actions", "是正処置を検索")
SHOW = T("Show", "表示")
OPEN_ONES = T("Open", "未完了")
LATE_ONES = T("Late", "期限超過")
ALL_ONES = T("All, closed ones too", "すべて（完了を含む）")
ALL_DEPARTMENTS = T("All departments", "すべての部門")
ALL_KINDS = T("Both kinds", "是正・改善すべて")
KIND = T("Kind", "区分")
NO = T("No.", "記録番号")
SUBJECT = T("Title", "件名")
GRADE = T("Severity", "重大度")
LATENESS = T("Late", "遅れ")
DAYS_LATE = T("{n} d", "{n}日")
FOUND_ON = T("Found on", "発見日")
ADD = T("Open an action", "起票する")
NONE_YET = T("No corrective actions", "是正処置はありません")
NONE_YET_ABOUT = T(
    "Each × of a self-inspection opens one here when it is handed in, and each △ an improvement"
    " task. Findings of an audit or an incident are opened by hand.",
    "自己点検を提出すると、× は是正処置、△ は改善課題として自動で起票されます。"
    "監査や事故などで見つかったものは手動で起票できます。",
)
NO_MATCH = T("Nothing matches", "該当する是正処置はありません")
NO_MATCH_ABOUT = T(
    "Clear the filters to see every open action.",
    "条件を解除すると、未完了のものをすべて表示します。",
)

# opening by hand
ADD_ABOUT = T(
    "For what was not found by a self-inspection. Describe categories and counts, never the"
    " personal data itself.",
    "自己点検以外で見つかったものを起票します。個人情報そのものは書かず、種類と件数で表してください。",
)
WHERE = T("Department", "部門")
CHOOSE = T("Choose…", "選択してください")
SOURCE_HINT = T("Number or name of the report it comes from", "発見元の報告書などの番号・名称")
CHOOSE_HERE = T("Choose one.", "選択してください。")
OPENED = T("Opened.", "起票しました。")

# one action
HISTORY = T("History", "履歴")
PRINT = T("Print", "印刷")
ATTEMPT = T("Attempt {n}", "{n}回目の取組")
LATE_BY = T("{n} days late", "{n}日超過")
DUE_BY = T("Due {day}", "期限 {day}")
DUE_FIRST = T("Due {day} (at first {first})", "期限 {day}（当初 {first}）")
FROM = T("From", "発見元")
OPEN_ANSWER = T("Open the answer {code} of {no}", "点検 {no} の {code} を開く")
OPEN_INSPECTION = T("Open the inspection {no}", "点検 {no} を開く")
EDIT = T("Correct", "内容を直す")
KEPT = T("Saved {at}", "保存済み {at}")
NOT_KEPT = T("Not saved yet: see below", "未保存：入力を確認してください")
TURN = T("Next: {roles}", "次の担当：{roles}")
RETURNED = T("The plan was returned: {reason}", "計画が差し戻されました：{reason}")
CHANGING = T("The plan is being changed: {reason}", "計画を変更しています：{reason}")
LOCKED = T("Closed. This record can no longer be changed.", "完了済みのため、変更できません。")
AGAIN = T("Read again", "読み直す")
CHANGED_BY_OTHERS = T(
    "Somebody else changed this meanwhile. What you typed is still here; copy it before reading"
    " again.",
    "ほかの人が先に変更しました。入力した内容は残っています。必要なら写してから読み直してください。",
)

# the steps
FOUND = T("Finding", "起票")
CONTAINED = T("Containment", "応急処置")
CAUSE = T("Cause", "原因分析")
PLAN = T("Plan", "処置計画")
DOING = T("Action", "実施")
EFFECT = T("Effect check", "有効性確認")
CLOSING = T("Closing", "完了")
NO_ACTION = T("No action", "是正不要")

NEED_CONTAINED = T("What was done at once to limit it", "まず行った応急処置と影響を記録します")
NEED_CAUSE = T("Why-why analysis, root cause, similar cases", "なぜなぜ分析で根本原因を調べます")
NEED_PLAN = T(
    "Who does what by when; a second person approves",
    "誰が何をいつまでに行うかを決め、承認を受けます",
)
NEED_DOING = T("When each step was done, and what was done", "処置ごとに実施日と結果を記録します")
NEED_EFFECT = T(
    "After 90 days somebody who did not do it checks the effect",
    "実施の90日後を目安に、実施者以外の人が効果を確かめます",
)
NEED_CLOSING = T("The protection manager closes it", "個人情報保護管理者が完了を承認します")

STATE_DONE = T("done", "済")
STATE_NOW = T("open now", "進行中")
STATE_NEXT = T("to come", "これから")
WAITING_APPROVAL = T("Waiting for approval", "承認待ち")
WAITING_CHECK = T("Waiting for the effect check", "有効性の確認待ち")
WAITING_CLOSE = T("Waiting to be closed", "完了の承認待ち")

# rows
WHYS = T("Why-why analysis", "なぜなぜ分析")
WHY = T("Why?", "なぜ")
BECAUSE = T("Because", "理由")
ADD_WHY = T("Add a why", "「なぜ」を追加")
STEPS = T("Steps", "処置")
WHAT = T("What", "処置の内容")
WHO = T("Who", "担当")
BY = T("By", "期限")
DONE_ON = T("Done on", "実施日")
RESULT = T("What was done", "実施内容")
NOT_DONE = T("Not done yet", "未実施")
ADD_STEP = T("Add a step", "処置を追加")
ROW_KEYS = T(
    "Enter: next field, then a new row · Alt+↑ Alt+↓: move · Ctrl+Delete: remove",
    "Enter：次の欄・新しい行　Alt+↑ Alt+↓：並べ替え　Ctrl+Delete：行を削除",
)
ROW_UP = T("Move up", "上へ移動")
ROW_DOWN = T("Move down", "下へ移動")
ROW_AWAY = T("Remove the row", "行を削除")
NTH = T("{what}, row {n}", "{what} {n}行目")
ALL_DUE_HINT = T("By when everything is done", "すべての処置を終える日")
EFFECT_HINT = T(
    "What you looked at, since when, and what you found",
    "何を、いつから、どのように確かめ、どうだったか",
)

EARLIER = T("Attempt {n}: not effective enough", "{n}回目の取組：有効性が不十分")
SHOW_MORE = T("Show", "内容を見る")
SHOW_LESS = T("Hide", "閉じる")

# questions before a move
RETURN_TITLE = T("Return the plan of {no}?", "{no} の計画を差し戻しますか？")
RETURN_LABEL = T("What should be changed", "直してほしいこと")
CHANGE_TITLE = T("Change the approved plan of {no}?", "{no} の承認済みの計画を変更しますか？")
CHANGE_ABOUT = T(
    "The plan is taken up again and needs a new approval. The first date stays on record.",
    "計画を作り直し、あらためて承認を受けます。当初の期限は記録に残ります。",
)
NO_ACTION_ABOUT = T(
    "Nothing more will be done about it. Your reason stays on record, and the record is locked.",
    "以後の処置は行いません。理由は記録に残り、この記録は変更できなくなります。",
)
INSUFFICIENT_TITLE = T("{no} was not effective enough?", "{no} は有効性が不十分ですか？")
INSUFFICIENT_ABOUT = T(
    "A new attempt begins: it is analysed and planned again. This attempt stays on record.",
    "新しい取組として、原因分析と計画からやり直します。今回の取組は記録に残ります。",
)
CLOSE_TITLE = T("Close {no}?", "{no} を完了にしますか？")
CLOSE_ABOUT = T(
    "A closed record is locked and can no longer be changed.",
    "完了した記録は変更できなくなります。",
)
SAID = T("{deed}: {no}", "{deed}しました：{no}")
