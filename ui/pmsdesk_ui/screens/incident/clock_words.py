"""The words of the pages about legal clocks: all of them on one screen, and one incident's."""

from pmsdesk.base.text import T

TITLE = T("Deadlines", "期限")
ALL_CLOCKS = T("Legal clocks of all incidents", "すべての事故の法定期限")
FIND = T("Number or title", "記録番号・件名で検索")
SHOW = T("Show", "表示")
RUNNING_ONES = T("Running", "進行中")
ALL_ONES = T("Sent and exempted ones too", "提出済・対象外を含む")
HEADS = {
    "late": T("Overdue", "期限超過"),
    "soon": T("Act now", "至急対応"),
    "open": T("Without delay (no number of days)", "速やかに（日数の定めなし）"),
    "info": T("Running", "進行中"),
    "done": T("Sent or exempted", "提出済・対象外"),
    "drill": T("Drills", "訓練"),
}
COUNTS = {
    "late": T("{n} overdue", "期限超過 {n}件"),
    "soon": T("{n} to act on now", "至急 {n}件"),
    "info": T("{n} running", "進行中 {n}件"),
}
DRILL = T("Drill", "訓練")
NONE_RUNNING = T("No clock is running", "進行中の期限はありません")
NONE_ABOUT = T(
    "When an incident is reported, every date towards the authority, the persons concerned and the"
    " assessment body stands here, soonest first.",
    "事故が報告されると、個人情報保護委員会・本人・審査機関などへの期限が、"
    "近い順にここに並びます。",
)
NO_MATCH = T("Nothing matches", "該当する期限はありません")
NO_MATCH_ABOUT = T(
    "Clear the filters to see every running clock.",
    "条件を解除すると、進行中の期限をすべて表示します。",
)

# a date in words
DAYS_OVER = T("{n} days over", "{n}日超過")
ONE_OVER = T("1 day over", "1日超過")
TODAY_LAST = T("Last day", "本日まで")
DAYS_LEFT = T("{n} days left", "あと{n}日")
ONE_LEFT = T("1 day left", "あと1日")
NO_DAYS = T("Promptly", "速やかに")
UNTIL = T("by {day}", "{day}まで")
LAST_DAY = T("Last day", "期限")
KNOWN = T("Known on", "知った日")
HURRY = T("Hurry from", "注意日")
FIRST_DUE = T("At first", "当初の期限")
NEEDS = T("Needs", "必要なもの")
STOPS = T("Ends when", "終了の条件")
TO = T("To", "提出先")
SENT = T("Sent", "提出")
NUMBER = T("Receipt no.", "受付番号")
WITH_NUMBER = T("{day}, receipt no. {number}", "{day}（受付番号 {number}）")
CAUTIONS = {  # by how certain the number of days is
    "guideline": T("Guideline figure", "目安"),
    "inferred": T("Cautious estimate, to be confirmed", "推定（要確認）"),
}
BEFORE_JUDGING = T("Not judged yet: runs meanwhile", "判定前（仮に進行中）")
PROVISIONAL = T("Provisional: holidays not yet published", "祝日未公表のため暫定")
DAY_ONE = T("{day} counts as day 1", "{day}を1日目として計算")

# one incident
OF_INCIDENT = T("Legal clocks", "法定期限")
NONE_HERE = T("No clock is running for this incident.", "この事故に進行中の期限はありません。")
RECORD = T("Record what was sent", "提出を記録")
SUPPLEMENT = T("Record the supplement", "追完を記録")
EXEMPT = T("Exempt", "対象外にする")
RESUME = T("Take the exemption back", "対象外を取り消す")
TO_DRAFT = T("To the draft", "下書きへ")
EXEMPT_TITLE = T("Exempt “{label}”?", "「{label}」を対象外にしますか？")
EXEMPT_ABOUT = T(
    "The clock stops. Your reason stays on record and is printed in the incident's file.",
    "この期限は停止します。理由は記録に残り、事故の記録にも印刷されます。",
)
EXEMPT_REASON = T("Why nothing has to be sent", "提出が不要な理由")
RESUME_TITLE = T("Let “{label}” run again?", "「{label}」の対象外を取り消しますか？")
RESUME_ABOUT = T(
    "It runs again with its first dates. Say why.",
    "当初の日付で再び進行します。理由を入力してください。",
)
EXEMPTED = T("Exempted.", "対象外にしました。")
RESUMED = T("It is running again.", "対象外を取り消しました。")
REASON_IS = T("Reason of the exemption", "対象外の理由")

# what was sent
SENDINGS = T("What was sent", "提出の記録")
READ_WORDS = T("Read what was sent", "提出した内容を読む")
SENT_AS = T("{document} sent on {day}", "{day} に提出した{document}")
SENT_ABOUT = T(
    "As it was sent, word for word. It can no longer be changed.",
    "提出した時点の文面です。変更できません。",
)
BY = T("Entered by {name}", "登録者 {name}")
SEND_TITLE = T("Record what was sent: {label}", "提出の記録：{label}")
SEND_ABOUT = T(
    "The texts of the draft are kept as they are now; they cannot be changed afterwards.",
    "現在の下書きの文面を提出内容として保存します。保存後は変更できません。",
)
DOCUMENT = T("Document", "文書")
SENT_ON = T("Sent on", "提出日")
DESTINATION = T("Sent to", "提出先")
PERSONS = T("Persons told", "通知した人数")
METHOD = T("How", "方法")
METHOD_HINT = T(
    "e-mail, letter, web form, publication instead of a notice…",
    "メール、郵送、Webフォーム、通知に代わる公表など",
)
OPEN_ITEMS = T("Items left open", "追完する事項")
OPEN_ITEMS_HINT = T(
    "Leave empty where everything is told. Otherwise the clock waits for a supplement.",
    "すべて報告した場合は空欄にします。残りがあると「追完待ち」になります。",
)
ALSO = T("This report also answers", "同じ報告で完了する期限")
RECORDED = T("What was sent is on record.", "提出を記録しました。")
