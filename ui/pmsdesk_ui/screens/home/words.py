"""Words of the home screens."""

from pmsdesk.base.text import T
from pmsdesk.services.first_steps import Step

TITLE = T("Home", "ホーム")
LATE = T("Late", "期限超過")
SOON = T("Due in 14 days", "14日以内に期限")
WAITING = T("Waiting for you", "あなたの対応待ち")
ACTIONS = T("Open corrective actions", "未完了の是正処置")
NOTHING_LATE = T("Nothing is late", "遅れはありません")
NOTHING_SOON = T("Nothing within 14 days", "14日以内の期限はありません")
NOTHING_WAITS = T("Nothing waits for you", "対応待ちはありません")
NO_ACTIONS = T("No open actions", "未完了の是正処置はありません")
ALL_IN_TIME = T("All in time", "すべて期限内です")
OLDEST = T("Oldest: {n} d late", "最も古いもの：{n}日超過")
NEXT = T("Next: {day}", "直近：{day}")
TO_APPROVE = T("{n} to approve or check", "うち承認・確認 {n}件")
OF_THEM_LATE = T("{n} of them late", "うち期限超過 {n}件")
DAYS_LATE = T("{n} d late", "{n}日超過")
DAYS_LEFT = T("{n} d left", "あと{n}日")
DUE_TODAY = T("Today", "本日")
WHAT = T("What", "件名")
DEPARTMENT = T("Department", "部門")
STATE = T("State", "状態")
DUE = T("Due", "期限")
NO = T("No.", "記録番号")
LEFT = T("Time", "残り")
SEE_ALL = T("See all", "すべて見る")
LEFT_OUT = T("and {n} more", "ほか{n}件")

CLOCKS = T("Running legal clocks", "進行中の法定期限")
CLOCK = T("Report", "報告・通知")
OF_INCIDENT = T("Incident", "事故")
SEND_TO = T("To", "提出先")
ALL_CLOCKS = T("All clocks", "すべての期限")
ALL_CLOCKS_MORE = T("All clocks, {n} more", "すべての期限（ほか{n}件）")
WITHOUT_DELAY = T("Without delay", "速やかに")
INCIDENTS = T("Incidents that wait for you", "対応が必要な事故")

ROUND = T("Round", "点検回")
HEAT = T("Departments × measures", "部門 × 措置の状況")
HEAT_ABOUT = T(
    "Each cell shows the gravest answer and how many there are. Press one to see them.",
    "セルは最も重い回答とその件数です。押すと回答を表示します。",
)
HEAT_WORST = T(
    "The {shown} departments where most is wrong; open the round for the other {more}.",
    "不備の多い{shown}部門を表示しています。ほか{more}部門は「この点検回を開く」で表示できます。",
)
OPEN_ROUND = T("Open the round", "この点検回を開く")
NO_ROUND = T("No round yet", "点検回はまだありません")
NO_ROUND_ABOUT = T(
    "Rounds open by themselves as the plan says. Make a plan to begin.",
    "点検回は点検計画に従って自動で始まります。まず計画を作成してください。",
)
MAKE_PLAN = T("Make a plan", "計画を作る")
CELL_CONFORM = T("all {n} conform", "{n}項目すべて適合")
CELL_COUNTS = T(
    "○ {conform}, △ {partly}, × {nonconform}, － {na}, of {total}",
    "○ {conform}・△ {partly}・× {nonconform}・－ {na}（全{total}項目）",
)
CELL_OPEN = T("{answered} of {total} answered", "{total}項目中 {answered}項目 回答済み")
TREND = T("Trend over the rounds", "点検回ごとの推移")
RATE = T("Conforming", "適合率")
PUNCTUAL = T("In time", "期限内提出率")
NO_TREND = T(
    "From the second round on, the trend is shown here.", "2回目の点検から推移を表示します。"
)
PROGRESS = T("{n} of {total} handed in", "{total}部門中 {n}部門が提出済み")
PERCENT = T("{n} %", "{n}％")
NO_RATE = T("no answers yet", "回答なし")

ORDER = T("Forgotten: {n}. First: {first}", "点検漏れ{n}件：{first}")
ORDER_LATE = T(
    "Forgotten: {n}, of them late: {late}. First: {first}", "点検漏れ{n}件（至急{late}件）：{first}"
)
SHOW_ORDER = T("Show", "確認する")
FIRST = T("First steps", "はじめの準備")
FIRST_ABOUT = T(
    "Four steps to the first self-inspection. The tick of each appears when it is done.",
    "最初の自己点検までに必要な準備です。終わった項目には印が付きます。",
)
STEPS = {
    Step.ROSTER: T("Import the roster", "従業者名簿を取り込む"),
    Step.AUDITOR: T("Appoint the chief auditor", "監査責任者を任命する"),
    Step.HEADS: T(
        "Give every department a head with a login", "各部門の責任者とログイン名を決める"
    ),
    Step.PLAN: T("Make the first inspection plan", "最初の点検計画を作る"),
}
STEPS_ABOUT = {
    Step.ROSTER: T(
        "From Excel or CSV, with a preview before anything is changed.",
        "Excel または CSV から。取り込む前に変更内容を確認できます。",
    ),
    Step.AUDITOR: T(
        "Never the same person as the protection manager.",
        "個人情報保護管理者とは別の人でなければなりません。",
    ),
    Step.HEADS: T("Heads answer the self-inspections.", "部門責任者が自己点検に回答します。"),
    Step.PLAN: T(
        "Which questions, which departments, how often.",
        "点検項目・対象部門・頻度を決めます。",
    ),
}
STEP_DONE = T("Done", "完了")
STEP_OPEN = T("Open", "未完了")

BEGIN = T("Begin the inspection", "点検を始める")
CONTINUE = T("Continue the inspection", "点検を続ける")
READ_RETURN = T("Mend what was returned", "差し戻しを確認して直す")
CONFIRM = T("Check and confirm", "内容を確認する")
ANSWERED = T("{n} of {total} answered", "{total}項目中 {n}項目 回答済み")
DUE_ON = T("Due {day}", "提出期限 {day}")
NOTHING_TO_DO = T("Nothing to do now", "今やることはありません")
NOTHING_TO_DO_ABOUT = T(
    "The next self-inspection appears here when it opens.",
    "次の自己点検が始まると、ここに表示します。",
)
ALSO = T("Also to do", "ほかにやること")
HANDED_IN = T("Handed in, on its way", "提出済み（確認・承認待ち）")
OWN_ACTIONS = T("Corrective actions of the department", "部門の是正処置")
RESULTS = T("Last results", "最近の結果")
NO_RESULTS = T("Approved inspections are listed here.", "承認された点検がここに並びます。")
MARKS = T("Answers", "回答")
RESULT = T("Round", "点検")

ROUNDS = T("Rounds", "点検回")
PERIOD = T("Period", "対象期間")
HANDED = T("Handed in", "提出")
APPROVED = T("Approved", "承認")
MISSED = T("Missed", "未実施")
BY_STATE = T("Open actions by state", "是正処置の状態別件数")
COUNT = T("Open", "件数")
PRINT_ROUND = T("Print the round report…", "自己点検報告書を印刷…")
PRINT_YEAR = T("Print the annual report…", "年間監査報告書を印刷…")
PAPERS = T("Papers", "帳票")
CONFORMING = T("Conforming answers", "適合率")
THIS_ROUND = T("this round", "今回の点検")
APPROVALS = T("To approve", "承認待ち")
