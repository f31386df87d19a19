"""The words of the calendar page."""

from pmsdesk.base.text import T

TITLE = T("Calendar", "カレンダー")
LAW = T("Changes of law", "法令改正")
OMISSIONS = T("Anything forgotten?", "点検漏れ")
LAW_COUNT = T("Changes of law ({n})", "法令改正（{n}）")
OMISSIONS_COUNT = T("Anything forgotten? ({n})", "点検漏れ（{n}）")

MONTH, YEAR = T("Month", "月"), T("Year", "年")
VIEW = T("View", "表示")
EARLIER_MONTH, LATER_MONTH = T("Previous month", "前の月"), T("Next month", "次の月")
EARLIER_YEAR, LATER_YEAR = T("Previous year", "前の年度"), T("Next year", "次の年度")
SORT = T("Kind", "種類")
PRINT = T("Print…", "印刷…")
EVERY_SORT = T("All kinds", "すべての種類")
GRID = T("Month: arrow keys move by days, Page Up and Down by months, T is today, Enter the list",
         "月表示：矢印キーで日、PageUp・PageDownで月を移動、Tで今日、Enterで一覧")  # fmt: skip
YEAR_GRID = T(
    "Year: arrow keys move by days, Page Up and Down by months, T is today, Enter opens the month",
    "年表示：矢印キーで日、PageUp・PageDownで月を移動、Tで今日、Enterで月を表示",
)
MORE = T("{n} more", "ほか{n}件")
WORKED = T("{name} (working day)", "{name}（営業日）")
COUNT = T("Entries: {n}", "{n}件")
LATE = T("late: {n}", "うち期限超過{n}件")
NO_ENTRY = T("Nothing on this day", "この日の予定・期限はありません")
WHAT, STATE = T("What", "内容"), T("State", "状態")
DAY_LIST = T("The day's list", "この日の一覧")
TODAY_MARK = T("today", "本日")
FISCAL = T("FY{year}", "{year}年度")
LEGEND = T("Figures: how many; red: some are late", "数字は件数、赤は期限超過を含む日")

NO_NOTICE = T("No notice yet", "お知らせはありません")
NO_NOTICE_ABOUT = T(
    "Changes of laws and guidelines known to this version are listed here.",
    "この版で把握している法令・指針の改正を表示します。",
)
LAW_ABOUT = T(
    "What this version of the program knows. Check the original texts, and record what they mean "
    "for the company.",
    "この版が把握している改正の動きです。原文を確認し、自社への影響を記録してください。",
)
WAITS = T("To be checked", "未確認")
CHECKED = T("Checked", "確認済み")
SHOW, HIDE = T("Show details", "内容を表示"), T("Hide details", "内容を隠す")
COURSE = T("What happened, what is to come", "経過と予定")
AHEAD = T("{when}, expected", "{when}（予定）")
POINTS = T("What changes", "主な内容")
TODAYS = T("now: {references}", "現行：{references}")
TOUCHES = T("What it touches here", "このワークスペースで関係するもの")
NO_TOUCH = T("Nothing was found by the references.", "根拠の照合で該当するものはありません。")
SOURCES = T("Sources", "情報源")
SOURCE = T("{name}: {certainty}, as of {day}", "{name}：{certainty}（{day}時点）")
CHECKS = T("Checks", "確認の記録")
CHECK_LINE = T("{day}, {by}: {effect}. {note}", "{day} {by}：{effect}。{note}")
AGAIN_LINE = T("Look again on {day}", "次回確認日 {day}")
OLD_EDITION = T("earlier edition", "以前の版")
RECORD = T("Record the check…", "確認を記録…")
CHECK_TITLE = T("Record the check of “{title}”", "「{title}」の確認を記録")
CHECK_ABOUT = T(
    "The record keeps who looked when, and what it means for the company. It cannot be changed.",
    "だれがいつ確認し、自社にどう影響するかを残します。記録は後から変更できません。",
)
EFFECT = T("What it means for us", "自社への影響")
NOTE = T("What was checked, what will be done", "確認した内容と対応")
AGAIN = T("Look again on", "次回確認日")
AGAIN_HINT = T(
    "The notice waits again from this day on.", "この日に、もう一度確認の対象になります。"
)
RECORDED = T("The check was recorded.", "確認を記録しました。")
OPEN = T("Open", "開く")

ASK = T("Anything forgotten?", "忘れていることはありませんか")
FOUND = T("{n} to look at", "{n}件あります")
FOUND_LATE = T("{n} to look at, {late} of them grave", "{n}件あります（うち至急{late}件）")
NOTHING = T("Nothing was forgotten", "漏れは見つかりませんでした")
NOTHING_ABOUT = T(
    "The rules look across all records; come back any time.",
    "記録どうしのつながりを、いつでもここで確認できます。",
)
MORE_OF = T("Show {n} more", "ほか{n}件を表示")
AND_MORE = T("and {n} more", "ほか{n}件")
INKS = {
    "late": T("Late", "至急"),
    "soon": T("To do", "要対応"),
    "info": T("Not yet", "未実施"),
}
