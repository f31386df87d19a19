"""What the reports screen says."""

from pmsdesk.base.text import T

TITLE = T("Reports", "報告書")
PAPERS = T("Papers", "帳票の種類")
ROUND = T("Round", "点検回")
INSPECTION = T("Department", "部門")
ACTION = T("Corrective action", "是正処置")
YEAR = T("Fiscal year", "年度")
AS_OF = T("As of", "基準日")
MONTH = T("Month", "月")
KIND = T("Register", "台帳")
INCIDENT = T("Incident", "事故・インシデント")
DRILL = T("Drill", "訓練")
DOCUMENT = T("Document", "文書")
REVIEW = T("Management review", "マネジメントレビュー")
ANNUAL_PLAN = T("Annual plan", "年間計画")
PAPER_LANG = T("Language of the paper", "帳票の言語")
PHOTOS = T("Append the pictures of evidence", "証跡の写真を添付する")
TYPE_TO_FIND = T("Type to find", "入力して絞り込み")
JAPANESE, ENGLISH = T("Japanese", "日本語"), T("English", "英語")
TRAINING = T("Training", "教育")
ATTENDANCE = T("Completed by", "修了者")
NO_TRAININGS = T("There is no training yet.", "教育の記録がまだありません。")
NO_ATTENDANCES = T("There is no completed training yet.", "修了した教育がまだありません。")

PREVIEW = T("Preview", "プレビュー")
SAVE_PDF = T("Save as PDF…", "PDFで保存…")
PRINT = T("Print…", "印刷…")
EXPORT = T("Export the register", "台帳の書き出し")
EXCEL = T("Excel…", "Excel…")
CSV = T("CSV", "CSV")
CSV_UTF8 = T("UTF-8 (recommended)…", "UTF-8（推奨）…")
CSV_SJIS = T("Shift_JIS (for older programs)…", "Shift_JIS（旧来のソフト向け）…")
OPEN_FOLDER = T("Open the folder", "フォルダーを開く")

CHOOSE = T("Choose one from the list.", "一覧から選んでください。")
GIVE_DATE = T("Enter the date.", "日付を入力してください。")
NO_ROUNDS = T(
    "No round has been opened yet. Rounds open by themselves when their plan says so.",
    "点検回はまだありません。計画の日が来ると自動で配信されます。",
)
NO_INSPECTIONS = T(
    "There is no inspection of yours in this round.", "この点検回には対象の部門がありません。"
)
NO_ACTIONS = T("There is no corrective action yet.", "是正処置はまだありません。")
NO_YEARS = T("There is no year with records yet.", "記録のある年度がまだありません。")
NO_INCIDENTS = T("There is no incident for you to read.", "閲覧できる事故がありません。")
NO_DRILLS = T("There is no drill yet.", "訓練の記録がまだありません。")
NO_REVIEWS = T("There is no review for you to read.", "閲覧できるレビューがありません。")
NO_ANNUAL_PLANS = T("There is no annual plan yet.", "年間計画がまだありません。")
NO_AUDITS = T("There is no audit for you to read.", "閲覧できる監査がありません。")
NO_AUDIT_PLANS = T("There is no audit plan yet.", "監査計画がまだありません。")
NO_AUDIT_REPORTS = T("There is no audit report yet.", "監査報告書がまだありません。")
AUDIT = T("Audit", "監査")
AUDIT_PLAN = T("Audit plan", "監査計画")
AUDIT_REPORT = T("Audit report", "監査報告書")
NO_REGISTERS = T("There is no register for you to read.", "閲覧できる台帳がありません。")
NO_PAPERS = T("No papers for you", "印刷できる帳票がありません")
NO_PAPERS_ABOUT = T(
    "Your roles do not include printing. The PMS secretariat can print for you.",
    "現在の役割では帳票を印刷できません。必要なときはPMS事務局にご依頼ください。",
)

READING = T("Reading the records: {title}", "記録を読み込んでいます：{title}")
DRAWING = T("Laying out the pages: {title}", "ページを作成しています：{title}")
SAVING = T("Saving {name}", "{name} を保存しています")
PRINTING = T("Sending to the printer: {name}", "プリンターに送信しています：{name}")
EXPORTING = T("Writing {name}", "{name} を書き出しています")
CANCELLED = T("Cancelled. Nothing was written.", "キャンセルしました。何も保存されていません。")
CANCELLED_PRINT = T("Printing was cancelled.", "印刷をキャンセルしました。")
SAVED_TO = T("Saved as {name} in {folder}", "{folder} に {name} を保存しました")
EXPORTED_TO = T(
    "{count} rows written to {name} in {folder}", "{folder} の {name} に{count}行を書き出しました"
)
PRINTED = T("{count} pages sent to {printer}.", "{printer} に{count}ページを送信しました。")
PRINTER_FAILED = T(
    "The printer did not take the paper. Look whether it is switched on and has paper, then try"
    " again.",
    "プリンターに送信できませんでした。電源と用紙を確かめてから、もう一度お試しください。",
)
NOT_READABLE = T(
    "The pages cannot be shown. The paper can still be saved as a PDF.",
    "ページを表示できません。PDFとして保存することはできます。",
)

PAGE = T("Page", "ページ")
PAGE_N = T("Page {n}", "{n}ページ")
REPLACE = T("Replace {name}?", "{name} を置き換えますか？")
REPLACE_IT = T("Replace", "置き換える")
PREVIOUS_PAGE = T("Previous page", "前のページ")
NEXT_PAGE = T("Next page", "次のページ")
PAGE_LIST = T("Page list", "ページ一覧")
ZOOM = T("Zoom", "表示倍率")
FIT_WIDTH = T("Page width", "幅に合わせる")
FIT_PAGE = T("Whole page", "ページ全体")
LARGER, SMALLER = T("Larger", "拡大"), T("Smaller", "縮小")
FIND = T("Find (Ctrl+F)", "検索（Ctrl+F）")
FIND_COUNT = T("{n} of {count}", "{n} / {count}件")
FIND_NEXT = T("Next place", "次の一致")
FIND_PREVIOUS = T("Previous place", "前の一致")

PDF_FILES = T("PDF files", "PDFファイル")
EXCEL_FILES = T("Excel workbooks", "Excelブック")
CSV_FILES = T("CSV files", "CSVファイル")
