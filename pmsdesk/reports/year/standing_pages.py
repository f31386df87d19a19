"""The organisation of the year on paper."""

from ...base.text import Lang, T
from ..paper import Band, Column, Paper, Row
from ..paper.cells import shown
from .annual import AnnualReport

INDEPENDENT = T(
    "On no day of the fiscal year were the protection manager and the chief auditor the same "
    "person; deputies are included in this check.",
    "年度を通じて、個人情報保護管理者と監査責任者（代行者を含む）が同一人物であった日はありません。",
)
CLASH = T(
    "Protection manager and chief auditor on the same day: {who}.",
    "個人情報保護管理者と監査責任者を同じ日に兼ねていた人がいます：{who}",
)
HEADLESS = T(
    "Departments without a head on {day}: {names}.",
    "{day}時点で部門責任者が任命されていない部門：{names}",
)
INDEPENDENCE = T("Independence of the auditor", "監査責任者の独立性")
VACANT = T("Without a head", "部門責任者の不在")
PERSON = T("Person", "氏名")
DEPARTMENT = T("Department", "部門")
SINCE = T("From", "開始日")
UNTIL = T("Until", "終了日")
DEPUTY = T("Deputy", "代行者")
AS_OF = T(
    "Appointments that ran on at least one day of the fiscal year, with the names of today.",
    "年度内に1日でも効力のあった任命の一覧です。氏名は現在の登録によります。",
)


def draw_standing(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    standing = data.standing
    if clashes := standing.clashes:
        paper.note(CLASH.into(lang).format(who=", ".join(clashes)), INDEPENDENCE, "bad")
    else:
        paper.note(INDEPENDENT, INDEPENDENCE)
    if standing.headless:
        names = ("、" if lang == "ja" else ", ").join(n.into(lang) for n in standing.headless)
        day = shown(standing.on, lang)
        paper.note(HEADLESS.into(lang).format(day=day, names=names), VACANT, "warn")
    columns = [
        Column(PERSON, weight=1),
        Column(DEPARTMENT, weight=1),
        Column(SINCE, width=26),
        Column(UNTIL, width=26),
        Column(DEPUTY, weight=1),
    ]
    paper.table(columns, _rows(data, lang))
    paper.paragraph(AS_OF, small=True)


def _rows(data: AnnualReport, lang: Lang) -> list[Row]:
    rows: list[Row] = []
    role = None
    for seat in data.standing.seats:
        if seat.role != role:
            role = seat.role
            rows.append(Band(role.label.into(lang)))
        rows.append(
            [seat.name, seat.department_name.into(lang), seat.since, seat.until, seat.deputy_name]
        )
    return rows
