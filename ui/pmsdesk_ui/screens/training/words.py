"""The words of the pages about training: the list, one training, courses, pledges, competence."""

from pmsdesk.base.text import T

TITLE = T("Training", "研修・教育")

# tabs
MINE = T("My courses", "自分の受講")
LIST = T("Trainings", "教育一覧")
PLEDGES = T("Pledges", "誓約書")
COMPETENCE = T("Competence", "力量")
COURSES = T("Courses", "教育コース")

# the list
FIND = T("Search trainings", "教育を検索")
PLAN = T("Plan a training", "教育を計画")
PRINT_PLAN = T("Print the training plan of a year", "教育計画書を印刷")
OPEN_ONES = T("Under way and to come", "予定・実施中")
LATE_ONES = T("Late", "期限超過")
ALL_ONES = T("All, closed ones too", "すべて（完了を含む）")
YEAR = T("Fiscal year", "年度")
YEAR_OF = T("FY{year}", "{year}年度")
ALL_YEARS = T("All years", "すべての年度")
NO = T("No.", "記録番号")
NAME = T("Training", "教育名")
AUDIENCE = T("Audience", "対象者")
METHOD = T("Method", "実施方法")
PLANNED = T("Planned for", "予定日")
RATE = T("Attended", "受講率")
NEXT_DATE = T("Next date", "次の期限")
NONE_YET = T("No training is planned", "予定されている教育はありません")
NONE_YET_ABOUT = T(
    "Everybody is taught at least once a year. Plan it here: for whom, with which course, when.",
    "教育は全従業者に年1回以上行います。対象者・教材・予定日を決めて、ここから計画してください。",
)
NO_MATCH = T("Nothing matches", "該当する教育はありません")
NO_MATCH_ABOUT = T("Clear the filters to see every open training.", "条件を解除してください。")

# one training
OVERVIEW = T("Plan", "計画")
AUDIENCE_TAB = T("Attendance", "受講状況")
RESULTS = T("Test results", "テスト結果")
REPORT = T("Report", "実施報告")
HISTORY = T("History", "履歴")
PRINT = T("Print", "印刷")
EDIT = T("Change", "変更")
POSTPONE = T("Postpone", "延期する")
COURSE = T("Course", "教育コース")
PEOPLE = T("People", "対象人数")
N_PEOPLE = T("{n}", "{n}人")
N_PEOPLE_WORDS = T("{n} people", "{n}人")
REACHES = T("{n} people as of today", "本日時点で{n}人")
SAID = T("{no} is now: {state}", "{no}は「{state}」になりました。")
DAYS_LATE = T("{n} days late", "{n}日超過")
TAKE_IT = T("Take this course", "この教育を受講する")
NEXT_APPROVE = T("Approve the plan.", "計画を確認し、承認してください。")
NEXT_WAIT_APPROVAL = T(
    "Somebody else than the planner approves the plan.",
    "計画者以外の承認者（管理者・代表者）が承認します。",
)
NEXT_OPEN = T(
    "Open it on {day}: the audience is drawn from the roster of that day.",
    "{day}になったら配信してください。その日の名簿から対象者が決まります。",
)
NEXT_FOLLOW = T(
    "{n} people are still to attend or to pass. Follow them up, or enter who attended.",
    "あと{n}人が未了（未受講・テスト未合格）です。受講・受験を促すか、結果を入力してください。",
)
NEXT_FINISH = T(
    "Everybody is accounted for. End the sessions, then report.",
    "全員の受講が確認できました。実施を締め切り、報告してください。",
)
NEXT_REPORT = T(
    "Write what came of it and what is to be better next time.",
    "有効性の評価と次回への改善を記入し、報告してください。",
)
NEXT_MAKE_UP = T(
    "Make up or retest by {day}: {n} people.",
    "{day}までに、残り{n}人の補講・再テストを行ってください。",
)
NEXT_CLOSE = T("Check the report and close.", "報告を確認し、完了にしてください。")
NEXT_WAIT_CLOSE = T(
    "Somebody else than the reporter approves the report.",
    "報告者以外の承認者が報告を承認すると、完了になります。",
)
SHOW = T("Go there", "該当箇所を開く")
STEP_PLAN = T("Plan", "計画")
STEP_APPROVED = T("Approved", "承認")
STEP_HELD = T("Held", "実施")
STEP_REPORTED = T("Report", "報告")
STEP_CLOSED = T("Closed", "完了")
STEP_MISSED = T("Missed", "未実施")

# overview
WARNINGS = T("To think of", "確認してください")
SESSIONS = T("Sessions", "実施回")
SESSIONS_ABOUT = T(
    "Days on which it is held. For a class, print the sign-in sheet and have it signed.",
    "実施する日を登録します。集合研修では、受講者名簿（署名欄付き）を印刷して署名を集められます。",
)
ADD_SESSION = T("Add a session", "実施回を追加")
SESSION_N = T("Session {n}", "第{n}回")
MAKE_UP = T("Make-up", "補講")
ATTENDED_HERE = T("{n} attended", "受講 {n}人")
DROP_SESSION = T("Remove {what}?", "{what}を削除しますか？")
FILES = T("Material and records", "教材・記録")
AS_MATERIAL = T("Add material…", "教材を追加…")
ACTION = T("Corrective action", "是正処置")
OPEN_ACTION = T("Open a corrective action", "是正処置を起票する")
GO_TO = T("Open {no}", "{no} を開く")
TOPICS = T("Topics", "取り上げる内容")

# plan form
PLAN_ABOUT = T(
    "What is left empty is proposed: ends after 30 days, made up 30 days later.",
    "締切・補講期限を空欄にすると、それぞれ30日後を自動で設定します。",
)
EDIT_PLAN = T("Change the plan {no}", "計画の変更：{no}")
NO_COURSE = T("None (own material)", "なし（独自の教材・内容）")
CONTENTS_HINT = T(
    "Needed without a course: what is taught, from which material.",
    "教育コースを使わないときに記入します（教える内容・教材）。",
)
WHO = T("Reaches {n} people as of today: {names}", "本日時点の対象：{n}人（{names}）")
WHO_MORE = T("Reaches {n} people as of today: {names} …", "本日時点の対象：{n}人（{names} ほか）")
WHO_NOBODY = T("Reaches nobody as of today.", "本日時点で対象者はいません。")
AWAY = T("; {n} on leave", "、うち休職中{n}人")
NEW_DATE = T("New date", "新しい予定日")
POSTPONE_TITLE = T("Postpone {no}", "{no} の延期")
POSTPONE_ABOUT = T(
    "The first date stays on record, and the new one is approved again.",
    "当初の予定日は記録に残ります。新しい予定は、改めて承認が必要です。",
)
POSTPONED = T("Postponed: {no}", "延期しました：{no}")

# attendance
FIND_PERSON = T("Name or number", "氏名・社員番号")
ALL_STATES = T("All states", "すべての状態")
UNSETTLED = T("Not accounted for", "未了の人")
ALL_DEPARTMENTS = T("All departments", "すべての部門")
STAFF_NO = T("No.", "社員番号")
PERSON = T("Name", "氏名")
SCORE = T("Score", "点数")
PASSED = T("Passed", "合格")
FAILED = T("Not passed", "不合格")
WAIVED = T("Waived", "テスト免除")
UNTESTED = T("Test not taken", "未受験")
ON_OR_DUE = T("Attended, or due", "受講日（期限）")
BY_DAY = T("by {day}", "{day}まで")
REMARK = T("Reason", "理由")
MARK = T("Enter attendance", "受講を入力")
MARK_N = T("Attendance of {n} people", "{n}人の受講状況")
MARK_ONE = T("Attendance of {name}", "{name}の受講状況")
MARK_ABOUT = T(
    "Select several lines with Shift or Ctrl, or all with Ctrl+A.",
    "Shift・Ctrlで複数の行を、Ctrl+Aで全員を選べます。",
)
CHOOSE_FIRST = T("Select people in the table first.", "先に表で人を選んでください。")
STATUS = T("State", "状態")
ON = T("On", "受講日")
ON_HINT = T("Empty: the session's day, or today", "空欄：実施回の日、または本日")
SESSION = T("Session", "実施回")
NO_SESSION = T("None", "指定なし")
WHY = T("Reason", "理由")
WHY_HINT = T("Needed for an exemption", "対象外にするときは必須")
MARKED = T("Attendance of {n} people entered.", "{n}人分を入力しました。")
PASTE = T("Paste marks…", "点数を貼り付け…")
PASTE_TITLE = T("Paste marks", "点数の貼り付け")
PASTE_ABOUT = T(
    "Copy lines of staff number (or name) and score in Excel and paste them here. A date may"
    " follow.",
    "Excelで「社員番号（または氏名）・点数」の列をコピーし、ここに貼り付けてください。"
    "受験日の列があってもかまいません。",
)
PASTE_HERE = T("0012\t85", "0012\t85")
LINES = T("Lines", "貼り付け欄")
TAKEN_ON = T("Taken on (empty: today)", "受験日（空欄なら本日）")
ENTER = T("Enter", "取り込む")
ENTERED = T("Marks of {n} people entered.", "{n}人分の点数を入力しました。")
PROBLEMS = T("{n} lines were not taken:", "取り込めなかった行が{n}行あります：")
PROBLEM = T("Line {line} “{text}”: {why}", "{line}行目「{text}」：{why}")
WAIVE = T("Waive the test…", "テストを免除…")
WAIVE_DO = T("Waive", "免除する")
WAIVE_TITLE = T("Waive the test of {name}", "{name}のテストを免除")
ADD_PERSON = T("Add a person…", "対象者を追加…")
ADD_PERSON_TITLE = T("Add a person", "対象者を追加")
ADD_PERSON_ABOUT = T(
    "Somebody who was not in the audience when it was drawn.",
    "配信時の対象に入っていなかった人を加えます。",
)
PERSON_ADDED = T("Added to the audience.", "対象者を追加しました。")
REFRESH = T("Compare with the roster", "名簿と照合")
REFRESHED = T(
    "Joined {joined}, left {left}, on leave {away}, back {back}.",
    "追加{joined}人、退職{left}人、休職{away}人、復職{back}人を反映しました。",
)
SAME_AS_ROSTER = T("The audience agrees with the roster.", "名簿と一致しています。")
NOT_OPENED = T("Not opened yet", "まだ配信されていません")
NOT_OPENED_ABOUT = T(
    "Everybody of the audience stands here once it is opened.",
    "配信すると、対象者がここに一覧表示されます。",
)
NOBODY_MATCHES = T("Nobody matches", "該当する人はいません")
F_TARGET = T("Target", "対象者")
F_ATTENDED = T("Attended", "受講済")
F_RATE = T("Rate", "受講率")
F_OPEN = T("Outstanding", "未了")
F_LEFT = T("Not accounted for", "未了")
F_OUT = T("Outside", "対象外・休職・退職")
F_PASSED = T("Passed", "合格")
F_AVERAGE = T("Average score", "平均点")
F_MADE_UP = T("of them made up {n}", "うち補講 {n}人")
F_FIRST = T("first attempt {n}", "初回平均 {n}点")
F_OUT_OF = T("{n} of {all}", "{all}人中{n}人")

# results
ATTEMPT = T("Attempt", "回")
TAKEN = T("Taken on", "受験日")
HOW = T("How", "実施方法")
RESULT = T("Result", "判定")
BY_TOPIC = T("Right answers by topic (first attempt)", "内容別の正答率（初回）")
NO_RESULTS = T("No test taken yet", "テスト結果はまだありません")
NO_RESULTS_ABOUT = T(
    "Tests taken in the program and marks typed in stand here.",
    "プログラムでの受験結果と、入力した点数がここに表示されます。",
)
RESULTS_CLOSED = T(
    "The answers of individuals are read by the training officer, the manager and the auditors.",
    "個人ごとの結果は、教育責任者・個人情報保護管理者・監査側のみ閲覧できます。",
)
TEST_OF = T("Tests of {name}", "{name}のテスト結果")

# report
FIGURES = T("Figures", "実施結果")
ABSENTEES = T("Not accounted for", "未了の人")
AND_MORE = T("and {n} more", "ほか{n}人")
WEAK = T("Weak points", "理解が不足した点")
EVALUATION = T("Evaluation", "評価")
EVALUATION_ABOUT = T(
    "Figures and weak points are counted by the program.",
    "受講率・平均点・理解が不足した点は自動で集計します。",
)
SAVE = T("Save", "保存")
BLOCKED = T("Before it can be closed:", "完了にするには、次のことが必要です。")
LEFT = T("Open", "未了")
RETURNED = T("Returned", "差戻し")
READY = T("Everybody is accounted for.", "対象者全員の受講が確認できています。")
NOTHING_TO_REPORT = T(
    "The report is written once it was held.", "実施後に、ここで報告を作成します。"
)
PRINT_REPORT = T("Print the report", "報告書を印刷")

# mine
MINE_NONE = T("Nothing to take", "受講する教育はありません")
MINE_NONE_ABOUT = T(
    "When a training is opened for you it stands here and on your home page.",
    "受講の案内があると、ここと「ホーム」に表示されます。",
)
WAITING = T("To take", "受講してください")
TAKEN_BEFORE = T("Taken before", "これまでの受講")
START = T("Start", "受講する")
GO_ON = T("Go on", "続ける")
LOOK_AGAIN = T("Look again", "もう一度見る")

# taking
MINUTES = T("about {n} min", "約{n}分")
TAKE_BY = T("By {day}", "期限 {day}")
SECTION_N = T("{n} of {all}", "{n} / {all}")
THE_TEST = T("Comprehension test", "理解度確認テスト")
BEGIN = T("Begin", "始める")
CONTENTS = T("Contents", "内容")
ACKNOWLEDGE = T("I have read and understood it", "読んで理解しました")
ACKNOWLEDGE_TO_TEST = T(
    "I have read and understood it: on to the test", "読んで理解しました（テストへ進む）"
)
TEST_ABOUT = T("test: {n} questions, {mark} points to pass", "テスト{n}問・{mark}点以上で合格")
ACKNOWLEDGED = T("Noted.", "受講を記録しました。")
ACKNOWLEDGED_CLASS = T("Noted that you read the material.", "教材の確認を記録しました。")
TO_TEST = T("Go to the test", "テストに進む")
READ_ON = T("Arrow keys turn the pages.", "← → キーでもページを送れます。")
QUESTION_N = T("Question {n} of {all}", "問 {n} / {all}")
SEVERAL = T("Choose all that apply.", "あてはまるものをすべて選んでください。")
ONE = T("Choose one.", "1つ選んでください。")
KEYS = T("Keys: 1–{n} choose, Enter goes on.", "キー操作：1〜{n}で選択、Enterで次へ")
HAND_IN = T("Hand in", "提出する")
LEFT_OUT = T("Question {n} is not answered yet.", "問{n}がまだ回答されていません。")
POINTS = T("{n} points", "{n}点")
PASSED_IT = T("You have passed.", "合格です。お疲れさまでした。")
FAILED_IT = T(
    "Not passed this time: {mark} points are needed. Read the explanations and try again.",
    "今回は合格基準（{mark}点）に届きませんでした。解説を確認して、もう一度受けてください。",
)
RIGHT_OF = T("{right} of {asked} right", "{asked}問中{right}問正解")
ATTEMPT_N = T("attempt {n}", "{n}回目")
AGAIN = T("Take the test again", "もう一度受ける")
READ_AGAIN = T("Read the material again", "教材を読み直す")
SHOW_CERTIFICATE = T("Show the certificate", "修了証を表示")
YOURS = T("your answer", "あなたの回答")
RIGHT = T("right", "正解")
ALL_DONE = T("You have completed this training.", "この教育を修了しました。")
DONE_NO_TEST = T("Your attendance is on record.", "受講が記録されています。")
CLASS_ABOUT = T(
    "This is held as a class. Attendance is entered by the training officer.",
    "この教育は集合研修です。出席は教育責任者が記録します。",
)
BACK_TO_MINE = T("Back to my courses", "自分の受講に戻る")
THROW_AWAY = T("Leave the test?", "テストを中断しますか？")
THROW_AWAY_ABOUT = T(
    "The answers you have chosen are not handed in yet.", "選んだ回答はまだ提出されていません。"
)
THROW_AWAY_DO = T("Leave", "中断する")
CORRECT = T("Right", "正解")
WRONG = T("Wrong", "不正解")
FIRST_PLANNED = T("First planned for", "当初の予定日")
CHECK = T("Check", "確認")
PASS_AT = T(", pass mark {n}", "（合格基準 {n}点）")
SESSION_ABOUT = T(
    "For a span of days (video, handout) enter the last day too.",
    "動画視聴・資料配布など期間で行うときは、終了日も入力します。",
)
OUT = T("{n} outside", "ほか対象外 {n}人")
ENTER_IT = T("Enter", "入力する")
SCORE_PAPER = T("Score of the test on paper", "テストの点数（用紙）")
RIGHT_RATE = T("Right", "正答率")
WITH = T("{what} ({more})", "{what}（{more}）")
MORE = T("More", "その他")
LEAVE_REPORT = T("Leave without saving the report?", "報告の入力を破棄しますか？")
LEAVE_REPORT_ABOUT = T("What you wrote is not saved yet.", "入力した内容はまだ保存されていません。")
SAVE_MATERIAL = T("Save the file", "教材ファイルを保存")
MATERIAL_SAVED = T("Saved: {name}", "保存しました：{name}")
CANNOT_WRITE = T(
    "{name} cannot be written there. Choose another place.",
    "{name} を保存できませんでした。別の場所を選んでください。",
)

ENTER_PLEDGE = T("Enter", "登録する")
