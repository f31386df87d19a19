"""What the checklists page says."""

from pmsdesk.base.text import T

TITLE = T("Checklists", "点検表")
LISTS = T("Checklists", "点検表")
OFF_TAB = T("Questions switched off", "対象外とした項目")
METHODS = T("Methods", "手法の区分")

SEARCH = T("Name or measure", "名称・措置区分")
STATES = T("All versions", "すべての版")
PUBLISH = T("Publish our own file…", "自社の点検表を公開…")
NAME = T("Name", "名称")
MEASURE = T("Measure", "措置区分")
VERSION = T("Version", "版")
COUNT = T("Questions", "項目数")
OFF_COUNT = T("Off", "対象外")
KIND = T("Made by", "種別")
OWN = T("Our own", "自社作成")
SHIPPED = T("Supplied", "標準")
PUBLISHED_ON = T("Published", "公開日")
NONE_YET = T("No checklist in use", "使用中の点検表がありません")
NONE_ABOUT = T(
    "Checklists come with the program; a company can publish its own beside them.",
    "標準の点検表のほか、自社で作った点検表も公開できます。",
)

# one checklist
SEARCH_QUESTIONS = T("Number or words", "項目番号・本文")
ALL_AUDIENCES = T("All audiences", "すべての回答者")
ALL_FREQUENCIES = T("All frequencies", "すべての頻度")
ALL_ASKED = T("Asked or not", "対象外も含む")
ONLY_OFF = T("Switched off only", "対象外のみ")
ASKED_OR_OFF = T("Asked or switched off", "点検の対象")
MAKE_OWN = T("Make our own from it…", "これを元に自社版を作る…")
WITHDRAW = T("Withdraw…", "使用を停止…")
BRING_BACK = T("Use again", "使用を再開")
CODE = T("No.", "項目番号")
QUESTION = T("Check item", "点検項目")
AUDIENCE = T("Answered by", "回答者")
FREQUENCY = T("Frequency", "頻度")
METHOD = T("Method", "手法")
OFF = T("Off", "対象外")
NO_QUESTION = T("No question matches", "該当する点検項目がありません")
NO_QUESTION_ABOUT = T(
    "Change the search or clear the filters.", "検索の言葉を変えるか、条件を解除してください。"
)
ABOUT = T(
    "Version {version}, {n} questions, published {day}",
    "第{version}版・{n}項目・{day}公開",
)
ABOUT_BY = T("{about} by {who}", "{about}（{who}）")

EVIDENCE = T("What to look at", "確認するもの")
HINT = T("Hint", "ヒント")
REFERENCES = T("References", "根拠")
UNVERIFIED = T("{item} (unverified)", "{item}（未確認）")
UNVERIFIED_ABOUT = T(
    "Item numbers marked so were not checked against the published guide.",
    "「未確認」の項目番号は、公表されている指針との照合が済んでいません。",
)
TWIN = T("Twin", "対になる項目")
CHOOSE_QUESTION = T("Choose a question to read it whole.", "項目を選ぶと全文を表示します。")
OFF_SINCE = T(
    "Switched off on {day} by {who}: {reason}", "{day}に{who}さんが対象外に設定：{reason}"
)
OFF_SINCE_ALONE = T("Switched off on {day}: {reason}", "{day}に対象外に設定：{reason}")
SWITCH_OFF = T("Switch off…", "対象外にする…")
SWITCH_ON = T("Ask it again", "点検の対象に戻す")
SWITCH_OFF_TITLE = T("Switch question {code} off?", "項目{code}を対象外にしますか。")
SWITCH_OFF_ABOUT = T(
    "Rounds to come no longer ask it; rounds already open keep it. A reviewer reads the reason.",
    "今後の点検では質問しません（実施中の点検には残ります）。理由は審査で確認されます。",
)
SWITCH_OFF_DO = T("Switch off", "対象外にする")
SWITCHED_OFF = T("{code} is switched off.", "{code}を対象外にしました。")
SWITCHED_ON = T("{code} is asked again.", "{code}を点検の対象に戻しました。")

WITHDRAW_TITLE = T(
    "Withdraw {title}, version {version}?", "「{title}」第{version}版の使用を停止しますか。"
)
WITHDRAW_ABOUT = T(
    "Rounds to come no longer ask its questions. What was asked and answered stays.",
    "今後の点検では質問しません。これまでの点検の記録はそのまま残ります。",
)
WITHDRAW_DO = T("Withdraw", "停止")
WITHDRAWN = T("Withdrawn.", "使用を停止しました。")
BROUGHT_BACK = T("In use again.", "使用を再開しました。")

# questions switched off
ENDED_TOO = T("Earlier decisions too", "過去の決定も表示")
REASON = T("Reason", "理由")
SINCE = T("Since", "対象外とした日")
UNTIL = T("Asked again", "再開した日")
BY = T("Decided by", "決定者")
NONE_OFF = T("Every question is asked", "対象外とした項目はありません")
NONE_OFF_ABOUT = T(
    "A question that does not fit your company can be switched off in its checklist, with a"
    " reason.",
    "自社に当てはまらない項目は、点検表の画面で理由を付けて対象外にできます。",
)

# methods
METHODS_ABOUT = T(
    "Some measures have two ways of asking: the ordinary method, and a lighter one that the"
    " guideline offers to small and medium operators. Of each pair only one is asked.",
    "安全管理措置の一部の項目には、通常の手法と、ガイドラインが中小規模事業者に示す手法の"
    "2通りがあります。どちらか一方だけを質問します。",
)
TO_SETTINGS = T("Company settings", "会社の設定")
PAIRS = T("Questions: {pairs}", "対象の項目：{pairs}")
PAIR = T("{one} or {other}", "{one}／{other}")
CHOSEN = T("The method has been chosen.", "手法を選びました。")

# publishing
CHOOSE_FILE = T("Choose a checklist file", "点検表のファイルを選択")
KINDS = T("Checklists (*.yaml *.yml)", "点検表（*.yaml *.yml）")
CHECKING = T("Checking {name}…", "{name} を確認しています…")
FAULTS = T("{name} cannot be published yet", "{name} はまだ公開できません")
FAULTS_ABOUT = T(
    "{n} places have to be mended. Correct the file in an editor, then choose it again.",
    "直す箇所が{n}件あります。エディターでファイルを直してから、もう一度選んでください。",
)
LINE = T("Line", "行")
COLUMN = T("Column", "桁")
FAULT = T("What is wrong", "内容")
AGAIN = T("Check again", "もう一度確認")
CONFIRM = T("Publish {title}, version {version}?", "「{title}」第{version}版を公開しますか。")
CONFIRM_ABOUT = T(
    "{n} questions of the measure “{measure}”. A published version is frozen; it takes the place"
    " of the version in use, for rounds to come.",
    "措置区分「{measure}」の{n}項目です。公開した版は変更できません。"
    "使用中の版がある場合は、今後の点検からこの版に替わります。",
)
CONFIRM_DO = T("Publish", "公開")
PUBLISHED = T("The checklist has been published.", "点検表を公開しました。")
SAVE_DRAFT = T("Save the file to edit", "編集用のファイルを保存")
DRAFT_SAVED = T(
    "Saved as {name}. Edit it in any text editor; the version number is raised already. Then"
    " choose “Publish our own file”.",
    "「{name}」に保存しました。版は1つ上げてあります。テキストエディターで編集してから、"
    "「自社の点検表を公開」を選んでください。",
)
