"""What the inspection screens say."""

from datetime import date

from pmsdesk.base.text import T
from pmsdesk.kinds.inspection.inspection import Inspection, State
from pmsdesk.kinds.inspection.round import RoundState

TITLE = T("Self-inspections", "自己点検")
ROUND = T("Round", "点検回")
ANSWERED = T("Answered", "回答状況")
APPROVED = T("Approved", "承認状況")
LATE_COUNT = T("Late", "期限超過")
HANDED_IN_ON = T("Handed in on", "提出日")
HANDED_IN = T("Handed in", "提出日・記入者")
FIND_DEPARTMENT = T("Department or number", "部門名・番号で検索")
ALL_STATES = T("All states", "すべての状態")
LATE_ONLY = T("Late only", "期限超過のみ")
DAYS_LATE = T("{n} days late", "{n}日超過")
ONE_DAY_LATE = T("1 day late", "1日超過")
DAYS, ONE_DAY = T("{n} days", "{n}日"), T("1 day", "1日")
AT_HAND_IN = T("handed in", "期限後提出")
IN_LATE = T("Handed in late", "期限後提出")
DAYS_LEFT = T("{n} days left", "あと{n}日")
ONE_DAY_LEFT = T("1 day left", "あと1日")
DUE_TODAY = T("Due today", "本日が期限")
DUE = T("Due {day}", "期限 {day}")

STATE_INKS = {
    State.ISSUED: "na",
    State.FILLING: "info",
    State.RETURNED: "partly",
    State.HANDED_IN: "info",
    State.CONFIRMED: "info",
    State.APPROVED: "done",
    State.MISSED: "nonconform",
    State.REPLACED: "na",
}
ROUND_INKS = {RoundState.OPEN: "info", RoundState.CLOSED: "done"}

NEXT_OPEN = T("Next unanswered", "次の未回答へ")
PREVIOUS = T("Previous", "前の質問へ")
HAND_IN = T("Hand in…", "提出する…")
START = T("Fill in", "記入する")
AS_LIST = T("See all answers", "回答の一覧")
PROGRESS = T("{n} of {m} answered", "{m}問中 {n}問 回答済み")
ALL_ANSWERED = T("All {m} questions are answered", "全{m}問に回答しました")
SAVED_AT = T("Saved {time}", "保存済み {time}")
SAVING = T("Saving…", "保存しています…")
NOT_SAVED = T("Not saved yet", "まだ保存されていません")
KEYS = T(
    "1–4 answer  ·  Tab comment  ·  ↑↓ browse  ·  Ctrl+V picture  ·  Ctrl+H hand in",
    "1～4 回答　　Tab コメント　　↑↓ 移動　　Ctrl+V 画像の貼り付け　　Ctrl+H 提出",
)
QUESTIONS = T("Questions", "点検項目")
LOOK_AT = T("What to look at", "確認するもの")
HINT = T("Hint", "ヒント")
REFERENCES = T("Based on", "根拠")
LAST_TIME = T("Last time", "前回の回答")
NO_LAST_TIME = T("Asked for the first time", "今回が初めての質問です")
NO_COMMENT = T("No comment", "コメントなし")
RESULT = T("Result", "結果")
RESULT_KEYS = T("Result: press 1 to 4", "結果（1～4のキーで回答）")
COMMENT = T("Comment", "コメント")
COMMENT_WHY = T(
    "What you saw, what is missing (Ctrl+Enter: next)",
    "確認した状況、不足していること など（Ctrl+Enter で次の未回答へ）",
)
IMMEDIATE = T("Done at once", "その場で行った処置")
CHECKED_ON = T("Checked on", "確認日")
CHECKED_BY = T("Checked by {name}", "確認者 {name}")
OTHER_WAS_FASTER = T(
    "Somebody else saved this answer meanwhile; it is shown now. Yours was: {mine}",
    "ほかの人が先にこの回答を保存したため、その内容を表示しています。あなたの入力：{mine}",
)
USE_MINE = T("Use mine", "自分の入力に置き換える")
KEEP_THEIRS = T("Keep theirs", "このままにする")
NO_LONGER = T(
    "This inspection can no longer be filled in. What you typed is still here: copy it if you"
    " need it.",
    "この点検にはもう記入できません。入力中の内容は画面に残しています。必要であればコピーしてください。",
)
LEAVE_TITLE = T("Leave without saving?", "保存せずに移動しますか？")
LEAVE_ABOUT = T(
    "Some of what you typed could not be saved. It is lost if you leave now.",
    "入力した内容の一部が保存できていません。移動すると失われます。",
)
LEAVE = T("Leave", "移動する")
RETURNED_BECAUSE = T("Returned. Reason: {reason}", "差し戻されました。理由：{reason}")
REVISED_BECAUSE = T(
    "Revision {n} of an approved inspection. Reason: {reason}",
    "承認済み点検の訂正版（第{n}版）です。理由：{reason}",
)
MISSED_BECAUSE = T("Recorded as missed. Reason: {reason}", "未実施として記録。理由：{reason}")

HAND_IN_TITLE = T("Hand in {no}?", "{no} を提出しますか？")
HAND_IN_DO = T("Hand in", "提出する")
HAS_HANDED_IN = T("Handed in.", "提出しました。")
TO_FIRST_OPEN = T("To the first open question", "未回答の項目へ")
LEFT_OPEN = T(
    "{n} questions still need an answer or a comment.", "未回答・コメント不足が{n}件あります。"
)
OPENS = T(
    "{a} corrective actions and {b} improvement tasks will be opened.",
    "是正処置{a}件、改善課題{b}件が起票されます。",
)
OPENS_NOTHING = T("Nothing needs following up.", "是正処置・改善課題はありません。")
OVERALL = T("Overall remarks", "総評")
GOES_TO = T("{step}: {names}", "{step}：{names}")

CONFORM_RATE = T("Conformity", "適合率")
STEP_FILLED = T("Filled in", "記入")
STEP_CONFIRMED = T("Confirmed", "部門確認")
STEP_APPROVED = T("Approved", "承認")
SHOW_ALL = T("All", "すべて")
SHOW_FINDINGS = T("△ and ×", "△・×のみ")
SHOW_CHANGED = T("Changed", "前回から変化")
SHOW_EVIDENCE = T("Evidence", "証跡あり")
SHOW_OPEN = T("Open", "未回答")
ANSWERS = T("Answers", "回答一覧")
BEFORE = T("before:", "前回")
NO_ANSWER_SHOWN = T("No answer fits this choice.", "この条件に当てはまる回答はありません。")
PRINT_SHEET = T("Print the sheet", "点検表を印刷")
PRINT_ROUND = T("Round report", "点検回の報告書")
RETURN_TITLE = T("Return {department}'s inspection?", "{department}の点検を差し戻しますか？")
RETURN_ABOUT = T(
    "The department sees your reason and corrects its answers.",
    "理由は部門に伝わり、部門が回答を直して再提出します。",
)
APPROVE_TITLE = T("Approve {department}'s inspection?", "{department}の点検を承認しますか？")
APPROVE_ABOUT = T(
    "Once approved it is locked; a correction is a new revision.",
    "承認すると内容は確定し、以後の修正は訂正版として記録されます。",
)
CONFIRM_TITLE = T("Confirm {department}'s inspection?", "{department}の点検を確認済みにしますか？")
CONFIRM_ABOUT = T("It goes to the protection manager.", "個人情報保護管理者の承認へ進みます。")
MISS_TITLE = T(
    "Record {department}'s inspection as missed?", "{department}の点検を未実施として記録しますか？"
)
MISS_ABOUT = T(
    "A corrective action is opened for it. This cannot be undone.",
    "是正処置が1件起票されます。この操作は取り消せません。",
)
REVISE = T("Make a correction…", "訂正版を作成…")
REVISE_TITLE = T(
    "Correct {department}'s approved inspection?", "{department}の承認済みの点検を訂正しますか？"
)
REVISE_ABOUT = T(
    "A new revision is opened for the department; the approved one stays readable.",
    "訂正版が部門に戻されます。承認済みの版はそのまま残ります。",
)
REVISE_DO = T("Make a correction", "訂正版を作成")
DONE = {
    "confirm": T("Confirmed.", "確認しました。"),
    "approve": T("Approved.", "承認しました。"),
    "send_back": T("Returned.", "差し戻しました。"),
    "return": T("Returned.", "差し戻しました。"),
    "miss": T("Recorded as missed.", "未実施として記録しました。"),
}

CLOSE_ROUND = T("Close the round", "点検回を終了")
CLOSE_ROUND_TITLE = T("Close {title}?", "{title}を終了しますか？")
CLOSE_ROUND_ABOUT = T(
    "Every department is approved or recorded as missed.",
    "すべての部門が承認済み、または未実施の記録済みになっている必要があります。",
)
ROUND_CLOSED = T("The round is closed.", "点検回を終了しました。")
AS_TABLE = T("List", "一覧")
AS_HEAT = T("Heat map", "ヒートマップ")
NO_ROUND = T("No round yet", "点検回はまだありません")
NO_ROUND_ABOUT = T(
    "Rounds open by themselves, a while before they are due, from the plans you set up.",
    "点検計画を登録すると、期限が近づいたときに点検回が自動で配信されます。",
)
TO_PLANS = T("To the plans", "点検計画へ")
NO_OWN = T("Nothing to inspect yet", "点検はまだありません")
NO_OWN_ABOUT = T(
    "When a self-inspection of your department is due it appears here, and you are told.",
    "部門の自己点検が配信されると、ここに表示されお知らせが届きます。",
)


def day(value: date | None) -> str:
    return value.strftime("%Y/%m/%d") if value else ""


def days_late(n: int) -> T:
    return ONE_DAY_LATE if n == 1 else DAYS_LATE.fill(n=n)


def days_left(n: int) -> T:
    if n == 0:
        return DUE_TODAY
    return ONE_DAY_LEFT if n == 1 else DAYS_LEFT.fill(n=n)


def period(first: date, last: date) -> str:
    return f"{day(first)} – {day(last)}"


def move_word(name: str) -> T:
    assert Inspection.flow
    return next(move.label for move in Inspection.flow.moves if move.name == name)
