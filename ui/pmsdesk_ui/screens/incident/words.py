"""The words of the pages about incidents: the first report, the list, one incident."""

from pmsdesk.base.text import T

TITLE = T("Incidents", "事故・インシデント")

# the first report
REPORT_TITLE = T("Report an incident or a near miss", "事故・ヒヤリハットの報告")
REPORT_ABOUT = T(
    "Only what happened is needed. Report at once; the rest can follow.",
    "必要なのは「何が起きたか」だけです。分からない点は空欄のまま、すぐに報告してください。",
)
NO_LEAKED = T(
    "Do not write the leaked content itself, such as names or numbers. Kinds and counts are"
    " enough.",
    "氏名・番号など漏えいした内容そのものは書かないでください。種類と件数だけで十分です。",
)
DO_REPORT = T("Report", "報告する")
REPORT_KEYS = T("Ctrl+Enter: report", "Ctrl+Enter：報告する")
WHAT = T("What happened", "何が起きましたか")
CHOOSE_WHAT = T("Choose what happened.", "何が起きたかを選んでください。")
FOUND_AT = T("Noticed at", "気づいた日時")
WHOSE = T("Whose data", "だれの情報ですか")
WHICH = T("Which kinds of items", "どんな項目ですか（種類）")
WHICH_HINT = T("name, address, e-mail address …", "氏名・住所・メールアドレス など")
HOW_MANY = T("About how many persons", "おおよその人数")
NOT_KNOWN = T("not known", "不明")
SPREAD = T("Is the spread stopped?", "拡大は止まりましたか")
KNOWN_SO_FAR = T("What you know so far", "いま分かっていること")
KNOWN_SO_FAR_HINT = T(
    "A line is enough: when, where, what was done at once.",
    "一言で結構です（いつ・どこで・すぐに行ったこと）。",
)
IS_NEAR_MISS = T(
    "Near miss: it was stopped before anything got out",
    "ヒヤリハット（外部に出る前に気づいた・実害なし）",
)
IS_DRILL = T("This is a drill", "訓練として行う")
SCENARIO = T("Scenario of the drill", "訓練のシナリオ")
WHERE = T("Department", "部門")
CUSTOMERS = T("Customers", "顧客")
CLIENTS = T("Data entrusted by clients", "受託した情報")
PARTNERS = T("Business partners", "取引先")
EMPLOYEES = T("Employees", "従業者")
APPLICANTS = T("Job applicants", "採用応募者")
OTHERS = T("Others", "その他")
ITEMS_OF = T("{whose} ({items})", "{whose}（{items}）")
REPORTED = T("Reported: {no}", "報告しました：{no}")

# the list
LIST = T("Incidents", "一覧")
CLOCKS = T("Clocks", "期限")
CONTACTS = T("Emergency network", "緊急連絡網")
FIND = T("Search incidents", "事故を検索")
OPEN_ONES = T("Open", "対応中")
LATE_ONES = T("Late", "期限超過")
ALL_ONES = T("All, closed ones too", "すべて（完了を含む）")
CLOSED_ONES = T("Closed", "完了")
ALL_YEARS = T("All years", "すべての年度")
YEAR = T("Fiscal year", "年度")
YEAR_OF = T("FY{year}", "{year}年度")
SORT = T("Kind", "区分")
REAL_ONES = T("Incidents and near misses", "事故・ヒヤリハット")
DRILLS = T("Drills", "訓練")
NO = T("No.", "記録番号")
SUBJECT = T("Title", "件名")
REPORTABLE = T("Report duty", "報告要否")
KNOWN_ON = T("Known on", "知った日")
NEXT_DATE = T("Next date", "次の期限")
NEAR_MISS = T("Near miss", "ヒヤリハット")
DRILL = T("Drill", "訓練")
INCIDENT = T("Incident", "事故")
NONE_YET = T("No incidents", "対応中の事故はありません")
NONE_YET_ABOUT = T(
    "Whoever notices something reports it with the button above, from any page (Ctrl+I). A near"
    " miss belongs here too.",
    "気づいた人は、どの画面からでも上の「事故を報告」（Ctrl+I）で報告できます。"
    "ヒヤリハットもここに記録します。",
)
NO_MATCH = T("Nothing matches", "該当する事故はありません")
NO_MATCH_ABOUT = T(
    "Clear the filters to see every open incident.", "条件を解除すると、対応中のものを表示します。"
)

# one incident: its parts
STATUS = T("Facts", "状況")
COURSE = T("Timeline", "経過")
JUDGING = T("Judgement and clocks", "判定・期限")
PAPERS = T("Reports", "報告書")
FOLLOW = T("Prevention", "再発防止")
HISTORY = T("History", "履歴")
PRINT = T("Print", "印刷")
REPORTER = T("Reported by", "報告者")
PERSONS = T("Persons", "人数")
PERSONS_KNOWN = T("{n} known", "{n}人（判明分）")
PERSONS_MOST = T("up to {n}", "最大 {n}人")
KNOWN_SINCE = T("Known since", "知った日時")
FOUND = T("Noticed", "発覚")
DRILL_MARK = T("Drill: counts nowhere", "訓練（統計に含めません）")
NEAR_MISS_MARK = T("Near miss: no leak", "ヒヤリハット（実害なし）")
DUE_BY = T("{what}: {day}", "{what}：{day}")
LATE_BY = T("{n} days late", "{n}日超過")
STEP_REPORT = T("First report", "第一報")
STEP_JUDGE = T("Judgement", "判定")
STEP_REPORTING = T("Reporting outside", "当局等への報告")
STEP_INTERNAL = T("Handling inside", "社内対応")
STEP_PREVENT = T("Prevention", "再発防止")
STEP_CLOSED = T("Closed", "完了")
CONFIRM = T("I have seen it", "確認しました")
CONFIRMED = T("Confirmed: {no}", "確認しました：{no}")
KEPT = T("Saved {at}", "保存済み {at}")
NOT_KEPT = T("Not saved yet: see below", "未保存：入力を確認してください")
LOCKED = T("Closed. This record can no longer be changed.", "完了済みのため、変更できません。")
AGAIN = T("Read again", "読み直す")
CHANGED_BY_OTHERS = T(
    "Somebody else changed this meanwhile. What you typed is still here; copy it before reading"
    " again.",
    "ほかの人が先に変更しました。入力した内容は残っています。必要なら写してから読み直してください。",
)
SHOW = T("Go there", "該当箇所を開く")

# what to do next
THANKS = T(
    "Your report {no} was received, and {names} will be told. If you can, stop the spread first:"
    " ask for deletion, lock the account, gather what was sent.",
    "報告 {no} を受け付け、{names}に通知しました。できる範囲で、まず拡大を止めてください"
    "（削除の依頼・アカウントの停止・回収など）。",
)
THANKS_DRILL = T(
    "Drill {no} has begun, and {names} will be told. Follow it as if it were real.",
    "訓練 {no} を開始し、{names}に通知しました。実際の事故と同じ手順で進めてください。",
)
THE_RESPONSIBLE = T("the person responsible", "責任者")
NEXT_CONFIRM = T("Confirm that you have seen this report.", "この報告を確認してください。")
NEXT_TAKE_UP = T("Begin handling: check the facts below.", "対応を開始し、事実を確認してください。")
NEXT_TELL_MORE = T(
    "Add what you learn: facts below, events in the timeline.",
    "分かったことを追記してください（下の事実欄と「経過」）。",
)
NEXT_JUDGE = T("Judge whether a report is a duty.", "報告の要否を判定してください。")
NEXT_OPEN = T(
    "Answer what is still unknown; it keeps the judgement open.",
    "「不明」の項目を確認してください。判定に必要です。",
)
NEXT_SEND = T("{label}, by {day}", "{label}（{day}まで）")
NEXT_SEND_LATE = T("{label}, overdue since {day}", "{label}（{day}の期限を過ぎています）")
NEXT_SEND_PROMPTLY = T("{label}, without delay", "{label}（速やかに）")
NEXT_PREVENT = T(
    "Find the root cause and decide how to prevent it.",
    "根本原因を調べ、再発防止策を決めてください。",
)
NEXT_CLOSE = T("Write the lessons and close.", "教訓を記録し、完了にしてください。")
NEXT_WAIT = T("Waiting: {roles}", "次の担当：{roles}")

# escalation
LADDER = T("Who was told", "報告の経路")
LADDER_ABOUT = T(
    "Who does not confirm in time passes it on to the next.",
    "時間内に確認がないときは、次の責任者へ自動的に報告されます。",
)
TOLD_AT = T("told {at}", "通知 {at}")
CONFIRM_BY = T("confirm by {at}", "確認期限 {at}")
CONFIRMED_AT = T("confirmed by {name}, {at}", "{name} が確認（{at}）")
PASSED_ON = T("not confirmed in time; passed on {at}", "時間内に確認なし → 上位へ報告（{at}）")
SEEN_ABOVE = T("somebody above confirmed it first, {at}", "上位者が先に確認（{at}）")
ABOVE = T("Seen above", "上位で確認")
NOBODY_HOLDS = T("nobody holds this role", "該当者なし")
NOT_TOLD = T("not told yet", "未通知")
SEEN = T("Confirmed", "確認済")
PENDING = T("Waiting", "確認待ち")
OVERDUE = T("Overdue", "期限超過")
PASSED = T("Passed on", "上位へ")

# facts
FACTS = T("What is known", "分かっていること")
FACTS_ABOUT = T(
    "Saved whenever you leave a field. What is unknown stays unknown: it never counts as no.",
    "欄を離れるたびに保存します。「不明」は「いいえ」とはみなしません。",
)
PART_EVENT = T("Event", "事象")
PART_DATA = T("Data", "対象の情報")
PART_WEIGHT = T("What decides the report duty", "報告要否を決める事実")
PART_PARTY = T("Entrusting", "委託との関係")
UNKNOWNS = T("{n} still unknown", "不明 {n}件")

# timeline
TIMELINE_ABOUT = T(
    "Lines are only added, never changed; a mistake is corrected by a further line.",
    "記録は追記のみで、書き直せません。誤りは新しい行で訂正してください。",
)
ADD_ENTRY = T("Add to the timeline", "経過を追加")
ENTRY = T("What happened or was done", "起きたこと・行ったこと")
ENTRY_HINT = T(
    "For example: asked the recipient to delete it; answer received.",
    "例：先方へ電話し、削除を依頼した。",
)
HAPPENED_AT = T("When it happened (empty: now)", "起きた日時（空欄なら現在）")
ADDED = T("Added to the timeline.", "経過を追加しました。")
RECORDED_AT = T("recorded {at}", "記録 {at}")
BY_PROGRAM = T("Program", "自動記録")
NO_ENTRIES = T("Nothing written yet.", "まだ記録がありません。")

# follow
INVESTIGATE = T("Investigation and cause", "調査と原因")
PUBLISH = T("Publication", "公表")
PREVENT = T("Corrective action", "是正処置")
PREVENT_ABOUT = T(
    "The same corrective action as elsewhere: planned, approved, done, its effect checked.",
    "ほかの是正処置と同じ流れ（計画・承認・実施・有効性確認）で進めます。",
)
OPEN_ACTION = T("Open a corrective action", "是正処置を起票する")
GO_TO_ACTION = T("Open {no}", "{no} を開く")
ACTION_OPENED = T("Opened: {no}", "起票しました：{no}")
CLOSING = T("Lessons and closing", "教訓と完了")
BLOCKED = T("Before it can be closed:", "完了にするには、次のことが必要です。")
READY = T("Nothing stands in the way of closing.", "完了にできる状態です。")
SAID = T("{deed}: {no}", "{deed}しました：{no}")
REOPEN_TITLE = T("Judge {no} again?", "{no} の判定をやり直しますか？")
REOPEN_ABOUT = T("The earlier judgement stays on record.", "これまでの判定は記録に残ります。")
CLOSE_ABOUT = T(
    "A closed record is locked and can no longer be changed.",
    "完了した記録は変更できなくなります。",
)
LEFT = T("Open", "未了")
NOTHING_YET = T("Nothing recorded yet.", "まだ記録がありません。")
KNOWN_AT_HINT = T(
    "When any department first knew: the legal days count from here.",
    "社内のいずれかの部門が最初に知った日時。法定期限の起算点です。",
)
THROW_AWAY = T("Leave without adding the line?", "書きかけの経過を破棄しますか？")
THROW_AWAY_ABOUT = T(
    "What you wrote for the timeline is not added yet.", "入力した経過はまだ追加されていません。"
)
THROW_AWAY_DO = T("Leave", "破棄する")
