"""The words of judging an incident."""

from pmsdesk.base.text import T

QUESTIONS = T("What the law asks", "判定に必要な確認")
QUESTIONS_ABOUT = T(
    "“Unknown” never counts as “no”: as long as a question is open, the clocks run and the"
    " incident stays to be judged.",
    "「不明」は「いいえ」とは扱いません。未確認の項目がある間は「要確認」のままで、"
    "期限は知った日から進みます。",
)
YES, NO, UNKNOWN = T("Yes", "はい"), T("No", "いいえ"), T("Unknown", "不明")
OPEN = T("Open", "未確認")
ASKED = {  # what the rule looks at, as a question that yes, no or unknown answers
    "sensitive": T(
        "Does it contain sensitive data (health, criminal record, creed…)?",
        "要配慮個人情報（病歴・健診結果・犯罪歴・信条など）が含まれますか。",
    ),
    "financial": T(
        "Could it cause property damage (card numbers, passwords of payment services…)?",
        "不正利用により財産的被害が生じるおそれがありますか（カード番号、決済サービスのIDとパスワードなど）。",
    ),
    "wrongful": T(
        "May somebody have acted with a wrongful purpose (intrusion, theft, taking out…)?",
        "不正の目的をもって行われたおそれがありますか（不正アクセス、盗難、持ち出しなど）。",
    ),
    "my_number": T(
        "Does it contain My Number data?", "特定個人情報（マイナンバー）が含まれますか。"
    ),
    "my_number_public": T(
        "Could an unspecified number of people read the My Number data electronically?",
        "特定個人情報が、不特定多数の人に電子的に閲覧され得る状態になりましたか。",
    ),
    "encrypted": T("Was the data highly encrypted?", "データは高度に暗号化されていましたか。"),
    "key_safe": T("Is the key safe?", "復号鍵は安全に保たれていますか。"),
    "recovered_unseen": T(
        "Was all of it recovered before anyone saw it?",
        "第三者に見られる前に、全て回収できましたか。",
    ),
    "other_copy": T(
        "Was it only lost or damaged, and the same data exist elsewhere?",
        "滅失・毀損のみで、同じ内容のデータがほかに残っていますか。",
    ),
}
HIGHLY, WEAKLY = T("Highly", "高度な暗号化"), T("No or weak", "なし・不十分")
COUNT = T("How many persons are concerned?", "本人の数は何人ですか。")
COUNT_KNOWN = T("Known", "判明した人数")
COUNT_MOST = T("At most", "最大の可能性のある人数")
COUNT_HINT = T(
    "As long as the number is not known, the largest possible one counts.",
    "人数が判明していない場合は、最大の可能性のある人数で判定します。",
)
PERSONS = T("{n} persons", "{n}人")
NOT_YET = T("Not known yet", "不明")
EXCEPTIONS = T("Facts that allow an exception", "例外に当たるかの確認")

OUTLOOK = T("Outlook of the judgement", "判定の見込み")
RULES = T("Rules applied", "適用する規則")
NOT_IN_FORCE = T(
    "{rules} (no rules of the day of knowing are at hand: please confirm)",
    "{rules}（知った日の規則が登録されていないため、内容を確認してください）",
)
CLASSES = T("Classes that apply", "該当する類型")
NO_CLASS = T("None so far", "該当なし")
STILL_OPEN = T("Still open", "未確認の項目")
OPEN_COUNT = T("{n}, marked “Open” above", "{n}件（上の質問で「未確認」のもの）")
SUGGESTED = {
    "yes": T(
        "As far as is known, this has to be reported.",
        "現在の事実からは、報告対象になります。",
    ),
    "no": T(
        "As far as is known, no report is a duty. It may still be made voluntarily.",
        "現在の事実からは、報告の義務はありません。任意の報告はできます。",
    ),
    "open": T(
        "It cannot be judged yet: answer the open questions first.",
        "まだ判定できません。未確認の項目に答えてください。",
    ),
}
CLOCKS = T("Clocks that start", "始まる期限")
CLOCKS_ABOUT = T(
    "The day of knowing, {day}, counts as day 1.", "知った日（{day}）を1日目として計算します。"
)
MAY_CHANGE = T(
    "Clocks that an open question may make run are among them.",
    "未確認の項目によって該当しうる期限も含みます。",
)
NO_CLOCKS = T("No clock starts.", "始まる期限はありません。")
REPORT, TO, LAST, LEFT = (
    T("Report", "報告"),
    T("To", "提出先"),
    T("Last day", "期限"),
    T("Left", "残り"),
)

JUDGE = T("Judge", "判定する")
JUDGE_AGAIN = T("Judge again", "判定をやり直す")
EXCEPTION = T("Exception", "例外")
NO_EXCEPTION = T("No exception", "例外なし")
REASON = T("Reason", "判定の理由")
REASON_HINT = T(
    "What the judgement rests on, in your own words; it stays on record.",
    "判定の根拠を記入します。記録に残り、変更できません。",
)
JUDGED = T("Judged.", "判定しました。")
WHO_JUDGES = T(
    "The protection manager or top management judges.",
    "判定は個人情報保護管理者または代表者が行います。",
)
NEAR_MISS = T("A near miss is not judged.", "ヒヤリハットは判定の対象外です。")
TAKE_UP = T("Take the incident up first.", "先に「対応を開始する」を押してください。")
CLOSED = T("Closed. It is not judged any more.", "完了済みのため、判定は変更できません。")
HISTORY = T("Judgements so far", "判定の履歴")
NEVER = T("Not judged yet.", "まだ判定していません。")
WITH_EXCEPTION = T("Exception: {name}", "例外：{name}")
AGAIN_TITLE = T("Judge {no} again?", "{no} の判定をやり直しますか？")
AGAIN_ABOUT = T(
    "It goes back to be judged. The judgements so far stay on record, and the clocks run on.",
    "「判定待ち」に戻ります。これまでの判定は履歴に残り、期限はそのまま進みます。",
)
REOPENED = T("It can be judged again.", "判定をやり直せます。")
