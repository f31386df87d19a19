"""A year's incidents: one line of them, and what papers say about their figures."""

from dataclasses import dataclass
from datetime import date

from ...base.text import T
from ...kinds.incident.words import Reportable, State


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident of the year; `running_late` and `sent_late` name the clocks that were."""

    no: str
    what: T
    title: T
    department: T
    known_on: date
    near_miss: bool
    reportable: Reportable
    persons: int | None
    state: State
    closed_on: date | None
    action: str
    running_late: tuple[T, ...]
    sent_late: tuple[T, ...]


SPAN = T("{first} to {last}", "{first} ～ {last}")
DAYS = T("Fiscal year", "年度の期間")
SUMMARY = T("The year in figures", "年度の概況")
BY_CAUSE = T("By class of cause", "原因区分別")
BY_WHAT = T("By what happened", "事象の種類別")
BY_MONTH = T("By month of knowing", "月別（知った日）")
BY_DEPARTMENT = T("By department", "部門別")
LIST = T("List of incidents", "事故・インシデントの一覧")
INCIDENTS = T("Incidents", "事故・インシデント")
NEAR_MISSES = T("Near misses", "ヒヤリハット")
REPORTABLE = T("To be reported", "報告対象")
NOT_REPORTABLE = T("Not to be reported", "報告対象外")
TO_BE_JUDGED = T("To be judged", "要確認（判定前）")
OPEN = T("Not closed", "未完了")
CLOSED = T("Closed", "完了")
PERSONS = T("Persons concerned", "本人の数（合計）")
UNCOUNTED = T("{n} persons; {more} incidents uncounted", "{n}人（ほか人数不明 {more}件）")
COUNTED = T("{n} persons", "{n}人")
MEAN_DAYS = T("Days to closing, on average", "完了までの平均日数")
N_DAYS = T("{n} days", "{n}日")
LATE = T("Deadlines missed", "期限を過ぎたもの")
CAUSE = T("Class of cause", "原因区分")
WHAT = T("What happened", "事象の種類")
DEPARTMENT = T("Department", "部門")
SHARE = T("Share", "割合")
TOTAL = T("Total", "合計")
NO = T("No.", "記録番号")
PERSONS_SHORT = T("Persons", "人数")
KNOWN_ON = T("Known on", "知った日")
JUDGEMENT = T("Judgement", "報告要否")
STATE = T("State, closed on", "状態・完了日")
ACTION = T("Action", "是正処置")
NOT_KNOWN = T("not known", "不明")
RUNNING_LATE = T("Overdue: {labels}", "期限超過：{labels}")
SENT_LATE = T("Sent late: {labels}", "期限後の提出：{labels}")
NONE = T("No incident or near miss is on record.", "事故・ヒヤリハットの記録はありません。")
NO_DRILLS = T(
    "Counted by the day of knowing. Drills are not counted; near misses are counted apart and not "
    "among the incidents. Shares are those of incidents.",
    "知った日の属する年度で集計しています。訓練は含みません。"
    "ヒヤリハットは事故の件数に含めず、別に数えています。割合は事故の件数に対するものです。",
)
SO_FAR = T(
    "The fiscal year is not over: these are the figures so far.",
    "年度の途中のため、現時点までの集計です。",
)
