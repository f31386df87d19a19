"""The words of the pages about internal audits."""

from pmsdesk.base.text import T

TITLE = T("Internal audits", "内部監査")
LIST = T("Audits", "監査一覧")
PLANS = T("Annual plan", "年間計画")
MEASURES = T("Findings and measures", "指摘・改善対応表")
REPORTS = T("Reports", "監査報告")

# the list
FIND = T("Search audits", "監査を検索")
OPEN_ONES = T("Not closed", "未完了")
MINE = T("Assigned to me", "自分の担当")
LATE_ONES = T("Late", "期限超過")
ALL_ONES = T("All, closed ones too", "すべて（完了・中止を含む）")
YEAR = T("Fiscal year", "年度")
ALL_YEARS = T("All years", "すべての年度")
YEAR_OF = T("FY{year}", "{year}年度")
NO = T("No.", "記録番号")
WHAT = T("Audit", "監査")
PART = T("Part", "監査の区分")
AUDITORS = T("Auditors", "監査員")
PLANNED = T("Planned", "予定")
PROGRESS = T("Work paper", "調書")
FINDINGS = T("Findings", "指摘")
NOBODY = T("none yet", "未割当")
LATE = T("Late", "期限超過")
MOVED = T("moved", "日程変更")
NONE_YET = T("No audits", "監査の予定はありません")
NONE_YET_ABOUT = T(
    "Audits are planned in the annual plan: the rules once a year, and every department.",
    "監査は年間計画で予定します。適合状況（規程）を年1回、運用状況を全部門について監査します。",
)
NO_MATCH = T("Nothing matches", "該当する監査はありません")
NO_MATCH_ABOUT = T(
    "Clear the filters to see every open audit.", "条件を解除すると、未完了の監査を表示します。"
)
TO_PLAN = T("Open the annual plan", "年間計画を開く")

# the plan
BEGIN = T("Draw up a plan", "監査計画を作成")
BEGIN_TITLE = T("Draw up the audit plan of a year", "年度の監査計画を作成")
BEGIN_ABOUT = T(
    "Purpose, criteria and scope are proposed; change them as needed. Then add the audits.",
    "目的・基準・範囲の案を入れて作成します。内容を直し、続けて監査の予定を追加してください。",
)
BEGUN = T("Drawn up: {no}", "作成しました：{no}")
NO_PLAN = T("No audit plan for this year", "この年度の監査計画はまだありません")
NO_PLAN_ABOUT = T(
    "The chief auditor draws up the plan, top management approves it.",
    "監査責任者が計画を作成し、代表者が承認します。",
)
EDIT_PLAN = T("Edit the text", "内容を編集")
PLAN_TITLE = T("Audit plan {no}", "監査計画 {no}")
ADD_AUDIT = T("Add an audit", "監査を追加")
ADD_TITLE = T("Add an audit to the plan", "計画に監査を追加")
EVERY_ITEM = T("Every item of the guide", "指針の全項目")
EVERY_MEASURE = T("Every measure", "すべての措置区分")
CHOOSE_SOME = T("Choose at least one, or all.", "1つ以上選ぶか、「すべて」を選んでください。")
ADD_ALL = T("Add all departments", "全部門を追加")
ADD_ALL_TITLE = T("Add every department without an audit", "予定のない全部門を追加")
ADD_ALL_ABOUT = T(
    "An audit of the operation for each (departments: {n}). Days can be changed one by one later.",
    "運用状況の監査を{n}部門に1件ずつ追加します。日程は後から個別に変更できます。",
)
ADDED = T("Added: {no}", "追加しました：{no}")
ADDED_N = T("Audits added: {n}.", "監査を{n}件追加しました。")
SCHEDULE = T("Audits {n}", "監査の予定 {n}")
COVERAGE = T("Coverage", "対象の網羅")
COVERAGE_GAPS = T("Coverage ({n} open)", "対象の網羅（予定なし {n}）")
TEXT = T("Purpose, criteria, scope", "目的・基準・範囲")
KIND = T("What", "対象")
DEPARTMENT_ = T("Department", "部門")
ITEM = T("Item of the guide", "指針の項目")
ITEM_KIND = T("Guide item", "指針の項目")
COVERED_BY = T("Covered by", "対象とする監査")
PLANNED_ON = T("Planned for", "予定日")
NOT_COVERED = T("Not covered", "予定なし")
IS_PLANNED = T("Planned", "予定")
IS_DONE = T("Carried out", "実施済")
CLOSED_ON = T("closed {day}", "{day} 廃止")
ALL_COVERED = T(
    "Every department and every item of the guide is covered.",
    "すべての部門と指針の項目が、監査の対象に入っています。",
)
GAPS = T(
    "In no audit of the year: departments {d}, items of the guide {i}.",
    "どの監査の対象にもなっていません：{d}部門、指針{i}項目",
)
GAP_REASON = T("Reason: {reason}", "理由：{reason}")
NO_REASON = T(
    "Add audits, or give the reason before sending the plan for approval.",
    "監査を追加するか、承認を依頼する前に理由を入力してください。",
)
SHOW = T("Show", "表示")
GIVE_REASON = T("Give the reason", "理由を入力")
EARLIER = T(
    "An earlier revision, kept as it was approved.",
    "旧版です。承認された時点の内容を残しています。",
)
REVISION = T("Revision {n} ({state})", "第{n}版（{state}）")
REVISE = T("Revise", "改訂する")
REVISE_TITLE = T("Revise the plan {no}?", "計画 {no} を改訂しますか？")
REVISE_ABOUT = T(
    "The approved plan stays on record and its audits go on. The new revision is approved again.",
    "承認済みの計画は記録に残り、予定した監査はそのまま続けられます。改訂版は改めて承認を受けます。",
)
RETURN_TITLE = T("Return the plan {no}?", "計画 {no} を差し戻しますか？")
PLAN_STEPS = (T("Drawn up", "作成"), T("Sent", "承認依頼"), T("Approved", "承認"))
PREPARED = T("Prepared", "作成")
APPROVED = T("Approved", "承認")
REPORT_DUE = T("Report due", "報告の期限")
NEXT_ADD = T(
    "Add the audits of the year: the rules, and each department.",
    "この年度の監査（適合状況と各部門）を追加してください。",
)
SPREAD = T("Assign auditors", "監査員をまとめて割り当てる")
SPREAD_TITLE = T(
    "Assign auditors to all audits without one?", "未割当の監査に監査員を割り当てますか？"
)
SPREAD_ABOUT = T(
    "Each gets, of the auditors independent of it, the one with the fewest audits of the year. "
    "You can change it afterwards.",
    "監査ごとに、独立した監査員のうち今年度の担当が最も少ない人を割り当てます。後から変更できます。",
)
SPREAD_DONE = T("Audits that got an auditor: {n}", "{n}件の監査に監査員を割り当てました。")
NEXT_ASSIGN = T(
    "Audits without an auditor: {n}. Open each from the list below and assign one.",
    "監査員が未割当の監査が{n}件あります。下の一覧から開いて割り当ててください。",
)
NEXT_PROPOSE = T(
    "Send the plan to top management for approval.", "代表者に計画の承認を依頼してください。"
)
NEXT_APPROVE = T("Waiting for the approval of top management.", "代表者の承認を待っています。")
NEXT_CARRY = T("Audits carried out: {done} of {n}.", "監査{n}件のうち{done}件を実施しました。")
NEXT_REPORT = T("Waiting to be reported: {n}.", "報告待ちの監査が{n}件あります。")
WRITE_REPORT = T("Write the report", "監査報告書を作成")
RETURNED = T("Returned: {reason}", "差戻し：{reason}")

# one audit
OVERVIEW = T("Auditors and plan", "監査員・計画")
PAPER = T("Work paper", "監査調書")
AUDITED = T("Audited", "監査の対象")
PERIOD = T("Audited period", "監査対象期間")
QUESTIONS = T("Questions", "監査項目")
ANSWERED = T("{n} / {all}", "{n} / {all}")
SPAN = T("{first} – {last}", "{first}～{last}")
FIRST_PLANNED = T("{days} (first {first})", "{days}（当初 {first}）")
EDIT = T("Edit", "編集")
EDIT_TITLE = T("Edit the audit {no}", "監査 {no} を編集")
POSTPONE = T("Other days", "日程を変更")
POSTPONE_TITLE = T("Other days for {no}", "{no} の日程を変更")
POSTPONE_ABOUT = T(
    "The first approved days stay on record.", "当初承認された日程は記録に残ります。"
)
DROP = T("Take out of the plan", "計画から外す")
DROP_TITLE = T("Take {no} out of the plan?", "{no} を計画から外しますか？")
CANCEL_TITLE = T("Cancel the audit {no}?", "監査 {no} を中止しますか？")
CANCEL_ABOUT = T(
    "What it would have covered is a gap again.",
    "対象だった部門・項目は、監査の対象に入っていない扱いに戻ります。",
)
REOPEN_TITLE = T("Take the work paper of {no} up again?", "{no} の調書に戻しますか？")
FINISH_TITLE = T("Finish the work paper of {no}?", "{no} の監査調書を完成しますか？")
FINISH_ABOUT = T(
    "Questions answered: {n}. Findings: {found}. The chief auditor reports them to top management.",
    "確認した項目 {n}件、指摘 {found}件。監査責任者が代表者に報告します。",
)
STEPS = (
    T("Planned", "計画"),
    T("Work paper", "調書"),
    T("Complete", "調書完成"),
    T("Reported", "報告"),
    T("Received", "受領・完了"),
)
SAID = T("{deed}: {no}", "{deed}：{no}")
NOT_YET = T(
    "The work paper is made when the audit begins.", "監査調書は、監査の開始時に作られます。"
)
NOT_YET_ABOUT = T(
    "The questions of that day are frozen into it.", "開始した時点の監査項目で固定されます。"
)
HIDDEN = T("Work papers are drafts until they are reported", "調書は報告まで公開されません")
HIDDEN_ABOUT = T(
    "Auditors and top management read it now; the audited department once it is reported.",
    "報告までは監査員と代表者だけが閲覧できます。報告後、被監査部門も閲覧できます。",
)
NEXT_DO_ASSIGN = T("Assign an auditor.", "監査員を割り当ててください。")
NEXT_PLAN_APPROVAL = T(
    "It can begin once top management has approved the plan.",
    "代表者が計画を承認すると開始できます。",
)
NEXT_BEGIN = T("Begin the audit on its day.", "予定日に監査を開始してください。")
NEXT_FILL = T("Still to be filled in: {n}.", "未記入の項目が{n}件あります。")
NEXT_FINISH = T(
    "Everything is filled in: finish the work paper.",
    "すべて記入済みです。監査調書を完成してください。",
)
NEXT_TO_REPORT = T(
    "Write the report to top management.", "代表者への監査報告書を作成してください。"
)
NEXT_RECEIVE = T(
    "Top management has to receive the report.", "代表者による報告の受領を待っています。"
)
CANCELLED_BECAUSE = T("Cancelled: {reason}", "中止：{reason}")
REOPENED_BECAUSE = T("Taken up again: {reason}", "調書に戻した理由：{reason}")
TO_REPORT = T("Open the report", "報告書を開く")
GO_ON = T("Go on", "続きを記入")
NOW_NOT_FREE = T(
    "Not independent today: {names}. Take them off and assign somebody else.",
    "現在は独立性を満たしません：{names}。担当から外し、別の監査員を割り当ててください。",
)

# auditors
ASSIGN_TITLE = T("Who may audit this", "割り当てられる監査員")
ASSIGN_ABOUT = T(
    "Everybody appointed as an auditor, checked against department, posts and moves on the days "
    "of the audit.",
    "監査員に任命されている全員を、監査の予定日の所属・任命・異動に照らして判定しています。",
)
ASSIGN = T("Assign", "割り当てる")
AS_LEAD = T("as lead", "主担当にする")
LEAD = T("Lead", "主担当")
TAKE_OFF = T("Take off", "担当から外す")
TAKE_OFF_TITLE = T("Take {name} off this audit?", "{name}さんをこの監査の担当から外しますか？")
ASSIGNED_NOW = T("Assigned auditors", "割り当てた監査員")
NOBODY_YET = T("Nobody is assigned yet.", "まだ割り当てられていません。")
ALL_ASSIGNED = T(
    "Nobody else is appointed as an auditor.", "ほかに監査員に任命されている人はいません。"
)
NO_CANDIDATES = T(
    "Nobody is appointed as an auditor. Appoint auditors under People and departments.",
    "監査員に任命されている人がいません。「従業者・部門」で監査員を任命してください。",
)
CHECKED_FOR = T("checked for {day}", "{day} 時点で判定")
BELONGS = T("Department: {place}", "所属：{place}")
HELD = T("Appointments: {held}", "任命：{held}")
TAKEN_OFF = T("taken off {day}: {reason}", "{day} 解除：{reason}")
SCOPE_OF = T("What is looked at", "監査の内容")
SOURCES = T("Question files", "監査項目の版")

# work paper
SAMPLED = T("What was sampled", "確認した対象（標本）")
SAMPLED_HINT = T(
    "e.g. 5 entry logs, April to September",
    "例：入館記録 4～9月分から5件を抽出",
)
WHERE = T("Where it was seen", "確認した場所・記録")
WHERE_HINT = T("e.g. cabinet A of General Affairs", "例：総務部 書庫A、入退室システム")
REMARK = T("Remarks", "所見")
REMARK_HINT = T("What was seen; needed for △, × and －", "確認した事実（△・×・－では必須）")
SEEN_ON = T("Seen on", "確認日")
KEYS = T(
    "1–4 result · Tab next field · Enter (in a field Ctrl+Enter) next open · Ctrl+F finding",
    "1～4：結果　Tab：次の欄　Enter（入力欄ではCtrl+Enter）：次の未記入　Ctrl+F：指摘を記録",
)
PREVIOUS = T("Previous", "前へ")
NEXT_OPEN = T("Next open", "次の未記入")
SEEN_BY = T("Seen by {name}", "確認：{name}")
SAVED_AT = T("Saved {at}", "保存済み {at}")
SAVING = T("Saving…", "保存中…")
NOT_SAVED = T("Not saved yet", "未保存")
CHAPTER = T("Guide {chapter}", "指針 {chapter}")
ADD_FINDING = T("Record a finding", "指摘を記録")
CHANGED_BY_OTHERS = T(
    "Somebody else filled this in meanwhile. Yours was: {mine}",
    "ほかの監査員が先に記入しました。あなたの入力：{mine}",
)
LEAVE_TITLE = T("Leave without saving?", "保存せずに移動しますか？")
LEAVE_ABOUT = T(
    "Something in the work paper could not be saved.", "調書に保存できていない入力があります。"
)
LEAVE = T("Leave", "移動する")
READ_ONLY = T("Only to be read: {why}", "閲覧のみ：{why}")
WHY_DONE = T("the work paper is complete.", "監査調書は完成しています。")
WHY_NOT_ASSIGNED = T(
    "only the assigned, independent auditors fill it in.",
    "記入できるのは、割り当てられた独立した監査員だけです。",
)

# findings
FINDING_TITLE = T("Record a finding", "指摘を記録")
FINDING_EDIT = T("Finding {no}", "指摘 {no}")
FINDING_RECORDED = T("Recorded: {no}", "記録しました：{no}")
CLASS = T("Class", "区分")
SUBJECT = T("Title", "件名")
MEASURE = T("Measure", "対応状況")
DUE = T("Due", "期限")
DONE_ON = T("✓ {day}", "実施 {day}")
EFFECT = T("Effect", "有効性")
NO_FINDINGS = T("No findings", "指摘はありません")
NO_FINDINGS_ABOUT = T(
    "Findings recorded in the work papers are listed here with what became of them.",
    "監査調書で記録した指摘と、その後の対応をここに一覧にします。",
)
REQUIRED = T("What is required", "要求事項")
FOUND = T("What was found", "指摘の内容")
CAUSE = T("Cause", "原因")
CORRECTION = T("Immediate correction", "応急処置")
DECISION = T("Reason for no action", "是正処置をしない理由")
BY = T("{name}, {day}", "{name}　{day}")
OPEN_ACTION = T("Open the action now", "是正処置を起票")
OPEN_ACTION_TITLE = T("Open the action for {no}", "{no} の是正処置を起票")
OPEN_ACTION_ABOUT = T(
    "Sending the report opens those of all nonconformities; this does it before.",
    "不適合の是正処置は報告時に自動で起票されます。ここでは報告の前に起票します。",
)
ACTION_OPENED = T("Opened: {no}", "起票しました：{no}")
DECIDE = T("No action", "是正不要とする")
DECIDE_TITLE = T("No corrective action for {no}?", "{no} は是正不要としますか？")
DECIDE_ABOUT = T(
    "The decision and its reason stand in the report.",
    "決定と理由は監査報告書に記載されます。",
)
GO_ACTION = T("Open {no}", "{no} を開く")
GO_AUDIT = T("Open the audit {no}", "監査 {no} を開く")
GO_QUESTION = T("Open the question", "監査項目を開く")
REMOVE = T("Take back", "取り消す")
REMOVE_TITLE = T("Take back the finding {no}?", "指摘 {no} を取り消しますか？")
RESPONSIBLE = T("Who has to mend it", "是正処置を行う部門")
WHOLE = T("(whole company)", "（全社）")

# the report
REPORT_STEPS = (T("Written", "作成"), T("Sent", "報告"), T("Received", "受領"))
SUMMARY = T("Summary", "監査結果の概要")
CONCLUSION = T("Conclusion", "結論（総合意見）")
INSTRUCTION = T("Instructions of top management", "代表者の指示・所見")
PROOF = T("Independence", "独立性の証明")
COVERS = T("Audits", "対象の監査")
FIGURES = T("Figures", "結果の集計")
SENT = T("Reported", "報告")
RECEIVED = T("Received", "受領")
RECEIVE = T("Receive the report", "報告を受領する")
RECEIVE_TITLE = T("Receive the report {no}", "監査報告 {no} の受領")
RECEIVE_ABOUT = T(
    "The report and its audits are closed and locked.",
    "受領すると、報告書と対象の監査は完了となり、変更できなくなります。",
)
SEND_TITLE = T("Send the report {no} to top management?", "報告書 {no} を代表者に提出しますか？")
SEND_ABOUT = T(
    "Corrective actions of nonconformities are opened, and departments can read their findings.",
    "不適合の是正処置を起票し、被監査部門に指摘を公開します。",
)
SEND = T("Send", "報告する")
CORRECT = T("Correct", "訂正版を作成")
CORRECT_TITLE = T("Correct the report {no}?", "報告書 {no} の訂正版を作成しますか？")
CORRECT_ABOUT = T("The report that was sent stays on record.", "提出済みの報告書は記録に残ります。")
DISCARD = T("Throw away", "破棄")
DISCARD_TITLE = T("Throw the draft {no} away?", "作成中の報告書 {no} を破棄しますか？")
NO_REPORTS = T("No reports", "監査報告書はありません")
NO_REPORTS_ABOUT = T(
    "Once work papers are complete, the chief auditor writes the report to top management.",
    "監査調書が完成したら、監査責任者が代表者への報告書を作成します。",
)
NEXT_WRITE = T(
    "Write summary and conclusion, then send the report.",
    "概要と結論を記入し、代表者に報告してください。",
)
NEXT_RECEIVE = T(
    "Read it and confirm that you have received it.", "内容を確認し、報告を受領してください。"
)
NEXT_TOP = T("Top management has to receive it.", "代表者による受領を待っています。")
AUDITOR = T("Auditor", "監査員")
ON_DAYS = T("Days", "監査した日")
PLACE = T("Department then", "当時の所属")
POSTS = T("Appointments then", "当時の任命")
VERDICT = T("Verdict", "判定")
LINES = T("Questions", "項目数")
EDIT_TEXT = T("Edit", "編集")
NOT_WRITTEN = T("Not written yet.", "まだ記入されていません。")
ADD_COVER = T("Waiting to be reported too: {n}", "報告待ちの監査がほかに{n}件：追加する")
MOVED_BECAUSE = T("Reason for the move", "延期理由")
