"""What the people and departments page says."""

from pmsdesk.base.text import T

TITLE = T("People and departments", "従業者・部門")
PEOPLE = T("People", "従業者")
DEPARTMENTS = T("Departments", "部門")
APPOINTMENTS = T("Appointments", "任命")

# the roster
SEARCH_PEOPLE = T("Name, reading, number, login", "氏名・フリガナ・社員番号・ログイン名")
ALL_DEPARTMENTS = T("All departments", "すべての部門")
ALL_EMPLOYMENTS = T("All employments", "すべての雇用区分")
PRESENT = T("With the company", "在籍者")
LEFT = T("Left", "退職者")
EVERYBODY = T("Everybody", "全員")
WHO = T("With the company or left", "在籍・退職")
ADD_PERSON = T("Add a person", "従業者を追加")
IMPORT = T("Import roster…", "名簿の取り込み…")
STAFF_NO = T("Staff no.", "社員番号")
NAME = T("Name", "氏名")
KANA = T("Reading", "フリガナ")
POST = T("Post", "役職")
EMPLOYMENT = T("Employment", "雇用区分")
ROLES = T("Roles", "役割")
LOGIN = T("Login", "ログイン名")
LEAVES_ON = T("Leaves {day}", "{day} 退職予定")
LEFT_ON = T("Left {day}", "{day} 退職")
NOBODY = T("Nobody on the roster yet", "従業者がまだ登録されていません")
NOBODY_ABOUT = T(
    "Everybody who works for the company belongs here, directors and dispatched staff included."
    " Import your roster from Excel or CSV, or add people one by one.",
    "役員や派遣社員を含む、すべての従業者を登録します。"
    "ExcelやCSVの名簿から取り込むか、1人ずつ追加してください。",
)
NO_MATCH = T("Nobody matches", "該当する人がいません")
NO_MATCH_ABOUT = T(
    "Change the search or clear the filters.", "検索の言葉を変えるか、条件を解除してください。"
)

# one person
FACTS = T("Facts", "基本情報")
CORRECT = T("Correct…", "修正…")
LEAVE = T("Record leaving…", "退職の登録…")
SIGN_IN = T("Sign-in", "サインイン")
HELD = T("Appointments", "任命の履歴")
NO_ROLE = T("No role is held or was held.", "任命の記録はありません。")
DEPUTY_OF = T("deputy", "代行")
APPOINT = T("Appoint…", "任命…")
APPOINT_HERE = T("Appoint a head…", "部門責任者を任命…")
NO_LOGIN = T("Does not sign in.", "サインインしません。")
NO_SLOT = T(
    "There is a login, but no password has been given yet.",
    "ログイン名はありますが、パスワードがまだ設定されていません。",
)
SIGNS_IN = T("Signs in as {login}.", "ログイン名「{login}」でサインインできます。")
STILL_SIGNS_IN = T(
    "Has left; the sign-in can no longer be used, but its key is still kept. Take it away.",
    "退職済みのためサインインできませんが、鍵が残っています。サインインを停止してください。",
)
GIVE_LOGIN = T("Give a sign-in…", "サインインを許可…")
SET_PASSWORD = T("Set a new password…", "パスワードの再設定…")
RENAME_LOGIN = T("Change the login…", "ログイン名の変更…")
TAKE_LOGIN = T("Take the sign-in away…", "サインインの停止…")

# leaves of absence
AWAY = T("Leave of absence", "休職")
AWAY_ADD = T("Enter a leave…", "休職を登録…")
AWAY_NONE = T("No leave of absence is on record.", "休職の記録はありません。")
AWAY_NOW = T("On leave", "休職中")
AWAY_TO_COME = T("To come", "開始前")
AWAY_OVER = T("Over", "終了")
AWAY_TITLE = T("Leave of absence: {who}", "{who}さんの休職を登録")
AWAY_ABOUT = T(
    "Also for childcare, family care or sick leave. Trainings that run do not wait for somebody"
    " on leave; on return the course is asked for again.",
    "育児・介護・病気などによる長期の不在を登録します。実施中の教育では休職中の人を受講待ちに"
    "含めず、復職すると改めて受講を案内します。",
)
AWAY_UNTIL = T("Leave empty while it is not known.", "未定のときは空欄にします。")
AWAY_REMARK = T(
    "Do not write the reason: it is not needed here.", "病名などの理由は書かないでください。"
)
AWAY_DO = T("Enter", "登録する")
AWAY_SAVED = T("The leave has been entered.", "休職を登録しました。")
AWAY_CHANGE_TITLE = T("Leave of absence: {who}", "{who}さんの休職")
AWAY_CHOOSE = T("Choose a leave first.", "先に休職を選んでください。")
AWAY_NOT_NOW = T("Not on leave today.", "現在は休職中ではありません。")
BACK = T("Return to work…", "復職…")
BACK_TITLE = T("{who} returns to work", "{who}さんの復職を登録")
BACK_ABOUT = T(
    "The last day away. From the next day on trainings that run wait for this person again.",
    "休職の最終日を入力します。翌日から、実施中の教育の受講対象に戻ります。",
)
BACK_DO = T("Enter", "登録する")
BACK_SAVED = T("The return has been entered.", "復職を登録しました。")
AWAY_DROP_TITLE = T(
    "Take back the leave of {who} ({when})?", "{who}さんの休職（{when}）を取り消しますか。"
)
AWAY_DROP_ABOUT = T(
    "For a leave entered by mistake. The trail keeps what it said.",
    "誤って登録した休職を取り消します。取り消した内容は操作履歴に残ります。",
)

# dialogs about a person
PERSON_TITLE = T("{who}: facts", "{who}さんの基本情報")
LEAVE_TITLE = T("{who} leaves the company", "{who}さんの退職を登録")
LEAVE_ABOUT = T(
    "Appointments still running end with the last day. Nothing is removed: the records stay"
    " as they are.",
    "続いている任命は退職日で終了します。記録は削除されず、そのまま残ります。",
)
LAST_DAY = T("Last day", "退職日")
LEAVE_DO = T("Record", "登録")
ENDED = T("{n} appointments end with it.", "{n}件の任命が終了します。")
LEFT_SAVED = T("The leaving has been recorded.", "退職を登録しました。")
NOT_LEFT = T("With the company", "在籍")
GIVE_TITLE = T("Let {who} sign in", "{who}さんのサインインを許可")
GIVE_ABOUT = T(
    "Tell the person the first password yourself; it should be changed after signing in.",
    "初回パスワードは本人に直接伝え、サインイン後に変更してもらってください。",
)
LOGIN_HINT = T(
    "Small letters, digits and . - _ ; 2 to 40 characters",
    "半角の英小文字・数字・ . - _ で2～40文字",
)
FIRST_PASSWORD = T("First password", "初回パスワード")
NEW_PASSWORD = T("New password", "新しいパスワード")
ONCE_MORE = T("Once more", "もう一度")
PASSWORD_HINT = T("At least 10 characters", "10文字以上")
NOT_THE_SAME = T("The two passwords differ.", "2つのパスワードが一致しません。")
GIVE_DO = T("Allow", "許可")
GIVEN = T("{who} can now sign in.", "{who}さんがサインインできるようになりました。")
RESET_TITLE = T("New password for {who}", "{who}さんのパスワードを再設定")
RESET_ABOUT = T(
    "The one before stops working at once. The person is told who set it.",
    "以前のパスワードはすぐに使えなくなります。再設定した人は本人に通知されます。",
)
RESET_DO = T("Set", "再設定")
RESET_DONE = T("The password has been set.", "パスワードを再設定しました。")
RENAME_TITLE = T("Change the login of {who}", "{who}さんのログイン名を変更")
TAKE_TITLE = T("Take the sign-in of {who} away?", "{who}さんのサインインを停止しますか。")
TAKE_ABOUT = T(
    "The whole database gets a new key, so that the old password opens nothing any more."
    " This takes a moment. Backups made before still open with it.",
    "以前のパスワードで開けなくなるように、データベース全体を新しい鍵で暗号化し直します。"
    "少し時間がかかります。これまでのバックアップは、以前のパスワードでも開けます。",
)
TAKE_DO = T("Take away", "停止")
TAKING = T("Encrypting with a new key…", "新しい鍵で暗号化しています…")
TAKEN = T("The sign-in has been taken away.", "サインインを停止しました。")
TAKEN_LATER = T(
    "The sign-in has been taken away. The new key could not be put in force yet; the next start"
    " tries again.",
    "サインインを停止しました。鍵の更新は完了していないため、次回の起動時にもう一度行います。",
)

# departments
SEARCH_DEPARTMENTS = T("Code or name", "コード・部門名")
WITH_CLOSED = T("Closed ones too", "廃止した部門も表示")
ADD_DEPARTMENT = T("Add a department", "部門を追加")
CODE = T("Code", "コード")
DEPARTMENT = T("Department", "部門名")
HEAD = T("Head", "部門責任者")
COUNT = T("People", "人数")
OPENED_ON = T("Opened", "設置日")
NO_HEAD = T("No head", "責任者なし")
CLOSED = T("Closed {day}", "{day} 廃止")
CLOSES = T("Closes {day}", "{day} 廃止予定")
COMES = T("Opens {day}", "{day} 設置予定")
NO_DEPARTMENT = T("No department yet", "部門がまだありません")
NO_DEPARTMENT_ABOUT = T(
    "Each department answers its own self-inspections. Enter them here, or let them be made"
    " when you import the roster.",
    "自己点検は部門ごとに行います。ここで登録するか、名簿の取り込みのときに作成してください。",
)
NO_HEAD_HERE = T(
    "Nobody is head of this department, so nobody answers its self-inspections.",
    "部門責任者がいないため、自己点検に回答する人がいません。",
)
MEMBERS = T("People here ({n})", "所属する従業者（{n}人）")
NO_MEMBERS = T("Nobody belongs here.", "所属する従業者はいません。")
HEADS = T("Heads so far", "部門責任者の履歴")
CLOSE = T("Close…", "廃止…")
MERGE = T("Merge into another…", "別の部門に統合…")
DEPARTMENT_TITLE = T("{name}: facts", "{name}の基本情報")
CLOSE_TITLE = T("Close {name}", "{name}を廃止")
CLOSE_ABOUT = T(
    "It stays in every record made so far, and takes part in no round after its last day.",
    "これまでの記録には残りますが、廃止日より後の点検の対象にはなりません。",
)
LAST_DAY_OF = T("Last day", "廃止日")
CLOSE_DO = T("Close it", "廃止")
CLOSED_SAVED = T("{name} has been closed.", "{name}を廃止しました。")
MERGE_TITLE = T("Merge {name} into another department", "{name}を別の部門に統合")
MERGE_ABOUT = T(
    "People, lower departments and plans move over; then {name} closes.",
    "所属する従業者、下位の部門、点検計画の対象を移したうえで、{name}を廃止します。",
)
INTO = T("Into", "統合先")
MERGE_DO = T("Merge", "統合")
MERGED = T(
    "Moved: {people} people, {parts} departments, {plans} plans.",
    "従業者{people}人、部門{parts}件、計画{plans}件を移しました。",
)

# appointments
SCOPE = T("Which appointments", "表示する任命")
RUNNING = T("In force on the day", "この日に有効な任命")
COMING = T("Beginning after the day", "この日より後に始まる任命")
PAST = T("Over before the day", "この日より前に終わった任命")
ON_DAY = T("On", "基準日")
SEARCH_HELD = T("Role, name, department", "役割・氏名・部門")
ADD_APPOINTMENT = T("Appoint", "任命する")
ROLE = T("Role", "役割")
SINCE = T("From", "開始日")
UNTIL = T("Until", "終了日")
DEPUTY = T("Deputy", "代行者")
NOTHING_HELD = T("No appointment on this day", "この条件に合う任命はありません")
NOTHING_HELD_ABOUT = T(
    "Roles come from appointments: the protection manager, the chief auditor, the head of each"
    " department, and the others.",
    "個人情報保護管理者、監査責任者、各部門の責任者などの役割を、期間を決めて任命します。",
)
DISORDER = T("To put in order ({n})", "整えること（{n}件）")
IN_ORDER = T("Every role is filled.", "必要な役割はすべて任命されています。")
CURES = {
    "holder": T("Appoint", "任命する"),
    "deputy": T("Name a deputy", "代行者を決める"),
    "login": T("Give a sign-in", "サインインを許可する"),
}
APPOINT_TITLE = T("Appoint", "任命")
APPOINT_ABOUT = T(
    "The protection manager and the chief auditor are different persons on every day.",
    "個人情報保護管理者と個人情報保護監査責任者は、どの日も別の人でなければなりません。",
)
APPOINT_DO = T("Appoint", "任命する")
APPOINTED = T("Appointed.", "任命しました。")
CHANGE = T("Change…", "変更…")
END = T("End…", "終了…")
HAND_OVER = T("Hand over…", "引き継ぎ…")
WITHDRAW = T("Take back…", "取り消し…")
HELD_TITLE = T("{role}: {who}", "{role}：{who}さん")
END_TITLE = T("End: {role}, {who}", "{role}（{who}さん）の任命を終了")
END_ABOUT = T(
    "The appointment holds until the end of that day.", "任命は、その日の終わりまで有効です。"
)
END_DAY = T("Last day", "終了日")
END_DO = T("End", "終了")
ENDED_SAVED = T("The appointment ends on that day.", "任命の終了日を登録しました。")
HAND_TITLE = T("Hand over: {role}", "{role}の引き継ぎ")
HAND_ABOUT = T(
    "{who} holds the role until the day before; the successor from that day on.",
    "前日までは{who}さん、その日からは後任が役割を担います。",
)
SUCCESSOR = T("Successor", "後任")
FROM_DAY = T("From", "引き継ぐ日")
HAND_DO = T("Hand over", "引き継ぐ")
HANDED = T("The role has been handed over.", "役割を引き継ぎました。")
WITHDRAW_TITLE = T(
    "Take back the appointment of {who} as {role}?",
    "{who}さんを{role}とする任命を取り消しますか。",
)
WITHDRAW_ABOUT = T(
    "It has not begun yet. The trail keeps what it said.",
    "まだ始まっていない任命です。取り消した内容は操作履歴に残ります。",
)
WITHDRAW_DO = T("Take back", "取り消す")
BEGUN = T(
    "It has begun already: end it or hand it over.",
    "すでに始まっています。終了するか、引き継いでください。",
)
NOT_BEGUN = T("It has not begun yet: take it back.", "まだ始まっていません。取り消してください。")
OVER = T("This appointment is over.", "この任命は終了しています。")
CHOOSE_ONE = T("Choose an appointment first.", "先に任命を選んでください。")
ONLY_HEADS = T("Only for department heads", "部門責任者のときだけ選びます")
