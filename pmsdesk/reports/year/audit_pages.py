"""The year's internal audits: figures, findings by department, the audits, findings and actions."""

from ...base.text import Lang, T
from ...kinds.audit.words import NONCONFORMITIES, PUBLISHED, AuditState, FindingGrade, Track
from ...kinds.audit.year_figures import AuditRow, AuditYear, FindingRow
from ..paper import Bars, Cell, Column, Paper, Row, Said, Series, Stack, Tag
from ..paper.cells import Tone, shown

PLAN = T("Audit plan", "監査計画")
APPROVED = T("{no}, approved {day} by {name}", "{no}（{day} {name} 承認）")
NOT_APPROVED = T("{no}, {state}", "{no}（{state}）")
NO_PLAN = T("None", "なし")
CARRIED_OUT = T("Carried out", "実施した監査")
OF = T("{done} of {n}", "{n}件中{done}件")
LATE = T("Past their date", "予定日を過ぎた監査")
OPEN = T("Nonconformities not settled", "未完了の不適合")
OVERDUE = T("Actions past their date", "期限を過ぎた処置")
REPORT = T("Report to top management", "代表者への報告")
RECEIVED = T("received {day}", "{day} 受領")
SENT = T("sent {day}, not received yet", "{day} 報告（受領待ち）")
NOT_YET = T("Not yet", "未報告")
CHART = T("Findings by department", "部門別の指摘")
PROGRESS = T("Audits carried out", "監査の進み具合")
TO_COME = T("To come", "これから実施")
AUDITS = T("Audits", "監査の一覧")
FINDINGS = T("Findings and measures", "指摘と改善の対応")
CONCLUSIONS = T("Conclusion and instructions", "監査の結論と代表者の指示")
CONCLUSION = T("Conclusion of the chief auditor", "監査責任者の結論")
INSTRUCTION = T("Instructions of top management", "代表者の指示・所見")
NO = T("No.", "番号")
TARGET = T("Audited", "監査の対象")
AUDITORS = T("Auditors", "監査員")
DAYS = T("Planned, finished", "予定・完成")
STATE = T("State", "状況")
CLASS = T("Class", "区分")
WHAT = T("Finding", "指摘")
ACTION = T("Action", "是正処置")
DUE = T("Due", "期限")
COUNTS = T("Major / minor / obs. / good", "重大・軽微・観察・良好")
NONE = T("No internal audit is planned or recorded for this year.",
         "この年度の内部監査の計画・記録はありません。")  # fmt: skip
NO_FINDING = T("Nothing has been reported yet.", "報告された指摘はありません。")
REPORTED = T("Findings are counted once their audit has been reported to top management.",
             "指摘は、代表者に報告された監査のものだけを集計しています。")  # fmt: skip
TONES: dict[FindingGrade, Tone] = {
    FindingGrade.MAJOR: "bad", FindingGrade.MINOR: "warn", FindingGrade.GOOD: "good",
}  # fmt: skip


def draw_audits(paper: Paper, year: AuditYear, lang: Lang) -> None:
    paper.facts(_facts(year, lang), across=2)
    paper.paragraph(REPORTED, small=True)
    if year.findings:
        paper.chart(_chart(year, lang), CHART.into(lang))
    elif year.live:
        paper.chart(_progress(year, lang), PROGRESS.into(lang))
    paper.heading(AUDITS, 2)
    columns = [
        Column(TARGET, weight=1),
        Column(AUDITORS, width=32),
        Column(DAYS, width=26),
        Column(COUNTS, width=31, align="centre"),
        Column(STATE, width=28),
    ]
    paper.table(columns, [_row(row, lang) for row in year.rows], empty=NONE)
    paper.heading(FINDINGS, 2)
    _findings(paper, year.findings, lang)
    if year.reports:
        paper.heading(CONCLUSIONS, 2)
        both = [Column(NO, width=29), Column(CONCLUSION, weight=1), Column(INSTRUCTION, weight=1)]
        paper.table(both, [[it.no, it.conclusion, it.instruction] for it in year.reports])


def _facts(year: AuditYear, lang: Lang) -> list[tuple[str, Cell]]:
    pairs: list[tuple[str, Cell]] = [
        (PLAN, _plan(year, lang)),
        (REPORT, _report(year, lang)),
        (CARRIED_OUT, OF.fill(done=year.done, n=len(year.live)).into(lang)),
        (LATE, Said(f"{year.late}", bold=year.late > 0)),
    ]
    pairs += [(grade.label, year.found(grade)) for grade in FindingGrade]
    pairs += [(OPEN, Said(f"{year.open}", bold=year.open > 0)), (OVERDUE, year.overdue)]
    return pairs


def _plan(year: AuditYear, lang: Lang) -> str:
    if not year.plan or year.plan_state is None:
        return NO_PLAN.into(lang)
    if year.approved_on is None:
        return NOT_APPROVED.fill(no=year.plan, state=year.plan_state.label).into(lang)
    day = shown(year.approved_on, lang)
    return APPROVED.fill(no=year.plan, day=day, name=year.approved_name).into(lang)


def _report(year: AuditYear, lang: Lang) -> str:
    said = []
    for it in year.reports:
        words, day = (RECEIVED, it.received_on) if it.received_on else (SENT, it.sent_on)
        said.append(f"{it.no} {words.fill(day=shown(day, lang) if day else '').into(lang)}")
    return "\n".join(said) or NOT_YET.into(lang)


def _chart(year: AuditYear, lang: Lang) -> Bars:
    found = [row for row in year.rows if any(row.grades.values())]
    series = [
        Series(grade.label.into(lang), [row.grades[grade] for row in found])
        for grade in FindingGrade  # all of them: each has its pattern in every year
    ]
    return Bars([row.target.into(lang) for row in found], series, stacked=True)


def _progress(year: AuditYear, lang: Lang) -> Bars:
    """What has been carried out, while nothing has been reported."""
    of = [[row for row in year.live if row.track == track] for track in Track]
    series = [
        Series(CARRIED_OUT.into(lang), [sum(r.finished_on is not None for r in p) for p in of]),
        Series(TO_COME.into(lang), [sum(r.finished_on is None for r in p) for p in of]),
    ]
    return Bars([track.label.into(lang) for track in Track], series, stacked=True)


def _row(row: AuditRow, lang: Lang) -> Row:
    days = [Said(shown(row.planned_on, lang))]
    if row.finished_on:
        days.append(Said(shown(row.finished_on, lang), small=True, quiet=True))
    counts = " / ".join(str(row.grades[grade]) for grade in FindingGrade)
    about = f"{row.no} · {row.track.label.into(lang)}"
    tone: Tone = "good" if row.state in PUBLISHED else "bad" if row.late else "plain"
    if row.state == AuditState.CANCELLED:
        tone = "quiet"
    return [
        Stack((Said(row.target.into(lang)), Said(about, small=True, quiet=True))),
        "\n".join(row.auditors),
        Stack(tuple(days)),
        counts if row.state in PUBLISHED else "－",
        Tag(row.state.label.into(lang), tone),
    ]


def _findings(paper: Paper, rows: tuple[FindingRow, ...], lang: Lang) -> None:
    columns = [
        Column(CLASS, width=36),
        Column(WHAT, weight=1),
        Column(ACTION, width=31),
        Column(STATE, width=27),
        Column(DUE, width=25),
    ]
    paper.table(columns, [_finding(row, lang) for row in rows], empty=NO_FINDING)


def _finding(row: FindingRow, lang: Lang) -> Row:
    state: Cell = row.state.into(lang)
    if row.grade in NONCONFORMITIES:
        state = Tag(row.state.into(lang), "good" if row.settled else "bad" if row.late else "plain")
    about = f"{row.no} · {row.department.into(lang)}"
    return [
        Tag(row.grade.label.into(lang), TONES.get(row.grade, "plain")),
        Stack((Said(row.title), Said(about, small=True, quiet=True))),
        row.action,
        state,
        shown(row.due_on, lang) if row.due_on else "",
    ]
