"""The words of the drafts: what is typed into the forms of others."""

from pmsdesk.base.text import T

TITLE = T("Drafts of the reports", "報告書の下書き")
ABOUT = T(
    "Item by item, as the official form numbers them: copy and paste each into the web form."
    " Write categories and counts, never the leaked values.",
    "様式の番号順です。項目ごとにコピーして、報告フォームに貼り付けられます。"
    "漏えいした個人情報そのものは書かず、種類と件数で表してください。",
)
DOCUMENT = T("Document", "文書")
BEGIN = T("Propose texts", "下書きを作る")
BEGIN_TIP = T(
    "Fills the empty items from the facts, in the language of this window; what is written stays."
    " The authorities take reports in Japanese.",
    "空欄の項目に、登録済みの事実から文案を入れます。入力済みの内容は変わりません。",
)
BEGUN = T("Texts were proposed for the empty items.", "空欄の項目に文案を入れました。")
COPY_ALL = T("Copy the whole text", "全文をコピー")
COPY_ITEM = T("Copy {no} {label}", "「{no} {label}」をコピー")
COPY = T("Copy", "コピー")
PREVIEW = T("Preview and print", "プレビュー・印刷")
TO = T("To: {to}", "提出先：{to}")
KEPT = T("Saved {at}", "保存済み {at}")
NOT_KEPT = T("Not saved yet", "未保存")
EMPTY_ITEM = T("Not written yet", "未記入")
AGAIN = T("Read again", "読み直す")
OTHER_FIRST = T(
    "Somebody else changed this incident meanwhile. What you typed is still here.",
    "ほかの人が先に変更しました。入力した内容は残っています。",
)
