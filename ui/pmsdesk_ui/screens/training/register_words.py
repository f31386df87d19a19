"""The words of the lists beside the trainings: pledges, courses, competence."""

from pmsdesk.base.text import T

# pledges
P_ON = T("As of", "基準日")
P_ADD = T("Enter pledges", "誓約書を登録")
P_LEFT_WITHOUT = T("Leavers", "退職時未提出")
P_PRINT = T("Print the coverage of this date", "この基準日の提出状況を印刷")
P_FIND = T("Name or number", "氏名・社員番号")
P_MISSING = T("Missing", "未提出")
P_SIGNED = T("Signed", "提出済")
P_EVERYBODY = T("Everybody", "全員")
P_RECORDS = T("All pledges", "誓約書の記録")
P_STATE = T("Show", "表示")
P_RATE = T("Coverage", "提出率")
P_LEAVERS = T("Left without one", "退職時未提出")
P_SIGNED_ON = T("Signed on", "署名日")
P_KIND = T("Kind", "種別")
P_EMPLOYMENT = T("Employment", "雇用区分")
P_NO_MATCH = T("Nobody matches", "該当する人はいません")
P_ALL_SIGNED = T("Everybody has signed", "全員が提出済みです")
P_ALL_SIGNED_ABOUT = T(
    "Nobody is missing on this date.", "この基準日時点で、未提出の人はいません。"
)
P_PERSON = T("Name", "氏名")
P_ADD_N = T("Pledges of {n} people", "{n}人分の誓約書")
P_BEYOND = T("Somebody beyond the roster", "名簿にない人（委託先の常駐者など）")
P_OUTSIDE = T("Not on the roster…", "名簿にない人…")
P_ENTERED = T("Entered for {n} people.", "{n}人分を登録しました。")
P_REMARK = T("Remarks", "備考")
P_FILES = T("Files", "証跡")
P_WITHDRAW = T("Take back", "取り下げる")
P_WITHDRAW_TITLE = T("Take back the pledge of {name}?", "{name}の誓約書を取り下げますか？")
P_WITHDRAW_ABOUT = T("It stays readable, with the reason.", "記録と理由は残ります。")
P_SHEETS = T("Signed sheet", "署名済みの用紙")
P_CHOOSE = T("Select those who signed in the table.", "表で、署名した人を選んでください。")
P_WITHDRAWN = T("Taken back", "取り下げ")
P_LEFT_ON = T("left {day}", "{day} 退職")

# courses
C_SHIPPED = T("Publish the two shipped courses", "標準コースを公開")
C_PUBLISH = T("Publish a file…", "ファイルを公開…")
C_DRAFT = T("Save as a file…", "ファイルに保存…")
C_NONE = T("No course yet", "教育コースがまだありません")
C_NONE_ABOUT = T(
    "Two courses with tests come with the program: for everybody, and for those who have just"
    " joined.",
    "全従業者向けと入社者向けの2つのコース（理解度確認テスト付き）を標準で用意しています。",
)
C_NAME = T("Course", "コース名")
C_EDITION = T("Version", "版")
C_SIZE = T("Contents", "内容")
C_SIZE_OF = T("{sections} sections, {questions} questions", "{sections}章・{questions}問")
C_MINUTES = T("{n} min", "{n}分")
C_PUBLISHED = T("Published", "公開日")
C_PUBLISHED_N = T("{n} courses published.", "{n}件のコースを公開しました。")
C_PUBLISHED_ONE = T("Published.", "公開しました。")
C_WITHDRAW = T("Withdraw", "使用を停止")
C_WITHDRAW_TITLE = T("Withdraw {title}?", "{title}の使用を停止しますか？")
C_WITHDRAW_ABOUT = T(
    "Trainings that use it keep it; new plans no longer offer it.",
    "実施済みの教育の記録は変わりません。新しい計画では選べなくなります。",
)
C_BACK = T("Use again", "使用を再開")
C_MISSING = T("Required topics missing: {topics}", "必須の内容が不足：{topics}")
C_COMPLETE = T("All required topics", "必須の内容をすべて含む")
C_REQUIRED = T("Required topics", "必須の内容")
C_SAVED = T("Saved: {name}", "保存しました：{name}")
C_FILE = T("Course files (*.yaml *.yml)", "コースファイル (*.yaml *.yml)")
C_CANNOT_READ = T("{name} cannot be read.", "{name} を読み込めませんでした。")

# competence
K_PROPOSE = T("Propose for this year", "今年度分を作成")
K_PROPOSED = T("{n} rows made.", "{n}件作成しました。")
K_ADD = T("Add a row", "力量を登録")
K_ADD_TITLE = T("Competence of a person", "力量の登録")
K_ADDED = T("Entered.", "登録しました。")
K_DROP_TITLE = T("Remove {role}: {name}?", "{role}：{name}の記録を削除しますか？")
K_DROP_ABOUT = T(
    "For a row made by mistake. The trail keeps what it said.",
    "誤って作成した記録を削除します。内容は操作履歴に残ります。",
)
K_NONE = T("No competence record of this year", "この年度の力量の記録はありません")
K_NONE_ABOUT = T(
    "Once a year: what each role needs, what its holder has, and what is done about a gap.",
    "年に1回、役割ごとに必要な力量と現状を確認し、不足があれば処置を決めて記録します。",
)
K_FIND = T("Name, role or word", "氏名・役割・内容")
K_NOT_JUDGED = T("Not judged", "未判定")
K_ROLE = T("Role", "役割")
K_LEVEL = T("Judgement", "判定")
K_DUE = T("By", "期限")
K_TITLE = T("{role}: {name}", "{role}：{name}")
K_HAS_HINT = T(
    "Training taken, experience, qualifications.", "受講した教育・経験・資格などを記入します。"
)
K_APPROVED_BY = T("Approved by {name}", "{name} が承認")
