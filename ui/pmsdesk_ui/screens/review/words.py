"""Words of the management review's windows."""

from pmsdesk.base.text import T
from pmsdesk.kinds.review.words import Topic

TITLE = T("Plan and review", "年間計画・レビュー")
PLAN = T("Annual plan", "年間計画")
REVIEWS = T("Management reviews", "マネジメントレビュー")
NAMED = T("{no} Management review ({occasion})", "{no} マネジメントレビュー（{occasion}）")

# the list
SHORT_YEAR = T("FY{year}", "{year}年度")
PREPARE = T("Prepare a review", "レビューを準備する")
NONE_YET = T("No management review yet", "マネジメントレビューはまだありません")
NONE_YET_ABOUT = T(
    "Prepare one: the program gathers what the records of the year say of each topic.",
    "準備を始めると、その年度の記録から各項目の実績をプログラムが集計します。",
)
NO, YEAR, OCCASION = T("No.", "記録番号"), T("Fiscal year", "年度"), T("Occasion", "開催区分")
HELD = T("Held on", "開催日")
PLANNED = T("{day} planned", "{day} 予定")
DECIDED = T("Decisions", "決定事項")
DECIDED_CELL = T("{done} of {n} done", "{n}件中 {done}件実施")
DECIDED_COUNT = T("{n}", "{n}件")
NOTHING_DECIDED = T("–", "－")
LATE_ONES = T("{n} late", "期限超過 {n}件")

# beginning
BEGIN_TITLE = T("Prepare a management review", "マネジメントレビューを準備する")
BEGIN_ABOUT = T(
    "The inputs are gathered from the records of the period at once, and again whenever you like.",
    "対象期間の記録からインプットを集計します。集計は後から何度でもやり直せます。",
)
BEGIN = T("Prepare", "準備を始める")
BEGUN = T("{no}: inputs gathered.", "{no}のインプットを集計しました。")
PERIOD_HINT = T(
    "Empty: the rest of the year",
    "空欄：年度内の未レビュー期間",
)

# one review
MINUTES, INPUTS = T("Minutes", "開催記録"), T("Inputs", "インプット")
DECISIONS, BEFORE = T("Decisions", "決定事項"), T("Last time", "前回の決定事項")
WRITE, CHECK = T("Prepare", "準備・開催"), T("Checked by the manager", "管理者の確認")
APPROVE, FOLLOW = (
    T("Approved by the top", "代表者の承認"),
    T("Decisions followed", "決定事項の対応"),
)
NEXT_SUBMIT = T(
    "Everything is there: hand it in to the manager.",
    "内容がそろいました。管理者へ提出してください。",
)
NEXT_PASS_ON = T(
    "Everything is there: check it and pass it on to top management.",
    "内容がそろいました。確認して代表者へ回してください。",
)
NEXT_CHECK = T("The manager checks it.", "管理者が内容を確認します。")
NEXT_APPROVE = T("Top management approves it.", "代表者が承認します。")
NEXT_FOLLOW = T("Decisions still to be done: {n}", "未実施の決定事項が{n}件あります。")
NEXT_ALL = T("Every decision is done.", "すべての決定事項が実施されました。")
MORE_TO_DO = T("{first} ({n} more to be done.)", "{first}ほかに{n}点の不足があります。")
RETURNED = T("Returned: {reason}", "差戻しの理由：{reason}")
REVISION = T("Revision {n}", "第{n}版")
REVISED = T("Revision {n}: {reason}", "第{n}版：{reason}")
EARLIER = T("An earlier revision. It was replaced.", "旧版です。新しい版に差し替えられています。")
PERIOD = T("Records of", "対象期間")
GATHERED = T("Gathered on {day}", "{day}集計")
PREPARED, CHECKED, APPROVED = (
    T("Prepared", "作成"),
    T("Checked", "確認"),
    T("Approved", "承認"),
)
REVISE = T("Revise…", "改訂する…")
REVISE_TITLE = T("Revise {no}", "{no}を改訂する")
REVISE_ABOUT = T(
    "The approved revision stays in force and readable until the new one is approved.",
    "新しい版が承認されるまで、承認済みの版が有効です。旧版も残ります。",
)
RETURN_TITLE = T("Return {no}", "{no}を差し戻す")
RETURN = T("Return", "差し戻す")
DONE_SO = T("{deed}: {no}", "{no}：{deed}")
GATHER = T("Gather again", "集計し直す")
GATHERED_NOW = T("The figures are those of now.", "最新の記録で集計し直しました。")
SUM_UP = T("Remarks of top management (optional)", "代表者の総括・指示（任意）")
APPROVE_DO = T("Approve", "承認する")

# minutes
EDIT_MINUTES = T("Write the minutes…", "開催記録を入力…")
MINUTES_TITLE = T("Minutes of {no}", "{no}の開催記録")
FILES = T("Minutes and material", "議事録・資料")
FILES_ABOUT = T(
    "Minutes signed on paper, and what lay on the table; named in the printed minutes with their "
    "hashes.",
    "署名した議事録や会議資料を添付します。印刷する議事録にファイル名とハッシュ値が載ります。",
)
NOT_WRITTEN = T("Not written yet", "未記入")
ATTENDEES_HINT = T("Names and posts, one a line", "役職と氏名（1行に1名など）")

# inputs
TOPIC, STATE = T("Topic", "項目"), T("State", "状態")
SAYS = T("What the records say (counted by the program)", "記録の集計（プログラムによる）")
NOTE = T("Note: {text}", "※ {text}")
RECORDS = T("To the records", "記録を見る")
ASSESS = T("Report and assessment (written by people)", "報告・評価（担当者が記入）")
ASSESS_HINT = T(
    "What the figures mean, what has changed, what is proposed",
    "実績の評価、前回からの変化、提案など",
)
HINTS = {  # what the program cannot count
    Topic.COMPLAINTS: T(
        "How many came in, and how they were answered",
        "苦情・請求の受付件数と対応状況、必要な改善",
    ),
    Topic.LAW: T(
        "What changed in law, society, technology; what it asks of us",
        "法令・規範・社会情勢・技術の変化と、自社への影響",
    ),
    Topic.CONTRACTORS: T(
        "How many were evaluated again, and what was found",
        "委託先の再評価の実施状況と、その結果",
    ),
}
NO_CHANGE = T("No change", "変化なし")
WRITTEN = T("Written", "記入済")
OPEN = T("Open", "未記入")
KEPT = T("Saved", "保存済み")
COUNT = T("{n} of {all} written", "{all}項目中 {n}項目 記入済み")

# decisions
ADD_DECISION = T("Add a decision", "決定事項を追加")
DECISION = T("Decision", "決定事項")
OWNER, DUE, RESULT = T("Owner", "担当者"), T("Due", "期限"), T("Result", "実施結果")
NO_DECISIONS = T("Nothing decided yet", "決定事項はまだありません")
NO_DECISIONS_ABOUT = T(
    "Write what top management decided. To change nothing is a decision too.",
    "代表者の決定を登録します。「変更なし」も決定事項として残します。",
)
NO_BEFORE = T("No review before this one", "前回のマネジメントレビューはありません")
DECISION_TITLE = T("Decision {no}", "決定事項 {no}")
NEW_DECISION = T("New decision", "決定事項の追加")
NO_CHANGE_DECIDED = T("Decided to change nothing", "変更なしと決定した")
REMOVE = T("Remove {no}?", "{no}を削除しますか？")
REMOVED = T("Removed.", "削除しました。")
NOBODY = T("Nobody yet", "未定")
REPORT_DONE = T("Report it done…", "実施を報告…")
REPORT_TITLE = T("{no} is done", "{no}の実施を報告する")
REPORTED = T("{no}: reported as done.", "{no}の実施を報告しました。")
DO_REPORT = T("Report", "報告する")
PUT_OFF = T("A later date…", "期限を変更…")
PUT_OFF_TITLE = T("A later date for {no}", "{no}の期限を変更する")
PUT_OFF_ABOUT = T("The first date stays to be seen.", "当初の期限も記録に残ります。")
HAND_OVER = T("Hand over…", "担当者を変更…")
HAND_OVER_TITLE = T("Hand {no} over", "{no}の担当者を変更する")
FIRST_DUE = T("was {day}", "当初 {day}")
LATE = T("Late", "期限超過")
DONE_LATE = T("Done late", "期限後に実施")
DONE_ON = T("Done on", "実施日")

# one's own decisions
MINE = T("My decisions", "担当する決定事項")
NONE_MINE = T("No decision is yours to do", "担当する決定事項はありません")
NONE_MINE_ABOUT = T(
    "What a management review gives you to do is listed here.",
    "マネジメントレビューで担当になった決定事項がここに並びます。",
)
TO_REVIEW = T("Show the review", "レビューを見る")
