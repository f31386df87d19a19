"""Evidence that nobody approved their own work: who filled in, confirmed, approved; who acted."""

from collections.abc import Iterator

from ...base.text import Lang, T
from ..inspection.followed import Action
from ..inspection.lines import Line
from ..paper import Cell, Column, Paper, Row, Said, Stack, Style, Tag
from ..paper.look import DENSE_CELL
from .annual import AnnualReport
from .department_pages import signed

RULE = T(
    "The person who filled in an inspection and the one who approved it are never the same, nor "
    "those who plan and approve an action, do it and judge its effect. The program refuses it; "
    "below, every record is checked again by the persons' registrations, not by their names.",
    "点検の記入者と承認者、処置の計画者と計画承認者、実施者と有効性の確認者は、"
    "それぞれ別の人でなければならず、本システムは同一人物による操作を受け付けません。"
    "以下では、氏名ではなく従業者の登録番号によって全件をあらためて照合しています。",
)
INSPECTIONS = T("13.1 Inspections ({n})", "13.1　自己点検（{n}件）")
ACTIONS = T("13.2 Actions ({n})", "13.2　是正処置・改善課題（{n}件）")
RESULT = T(
    "Same person on {n} of {whole} records.", "全{whole}件のうち、同一人物によるものは{n}件です。"
)
CHECK = T("Check", "照合結果")
APART = T("Separate", "別の人")
ALONE = T("One so far", "1人のみ")
SAME = T("Same person", "同一人物")
NO = T("No.", "記録番号")
FILLED = T("Filled in", "記入・提出")
CONFIRMED = T("Confirmed", "部門確認")
APPROVED = T("Approved", "承認")
PLANNED = T("Planned", "計画")
PLAN_APPROVED = T("Plan approved", "計画承認")
DONE = T("Done", "実施")
JUDGED = T("Effect checked", "有効性確認")
CLOSED = T("Closed", "完了承認")
BY_HEAD = T("(filled in by the head)", "（部門責任者が記入）")
NONE = T("No record has reached this point.", "該当する記録はまだありません。")


def self_signed(data: AnnualReport) -> int:
    """Records on which one person stands on both sides."""
    lines = sum(1 for line in data.lines if line.self_signed)
    return lines + sum(1 for action in _acted(data) if action.self_signed)


def _acted(data: AnnualReport) -> list[Action]:
    """This year's actions, whoever opened them."""
    return sorted([*data.actions, *data.others], key=lambda it: it.no)


def draw_separation(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    paper.paragraph(RULE)
    lines = [line for line in data.lines if line.handed_in]
    paper.heading(INSPECTIONS.fill(n=len(lines)), 2)
    same = sum(1 for line in lines if line.self_signed)
    columns = [
        Column(NO, width=30),
        Column(FILLED, weight=1),
        Column(CONFIRMED, weight=1),
        Column(APPROVED, weight=1),
        Column(CHECK, width=24),
    ]
    rows = (_line(line, lang) for line in lines)
    paper.table(columns, rows, style=Style(type=DENSE_CELL), empty=NONE)
    paper.paragraph(RESULT.fill(n=same, whole=len(lines)))
    actions = [action for action in _acted(data) if action.planned.on]
    paper.heading(ACTIONS.fill(n=len(actions)), 2)
    same = sum(1 for action in actions if action.self_signed)
    columns = [Column(NO, width=30)]
    columns += [Column(title, weight=1) for title in (PLANNED, PLAN_APPROVED, DONE, JUDGED, CLOSED)]
    columns.append(Column(CHECK, width=22))
    paper.table(columns, _actions(actions, lang), style=Style(type=DENSE_CELL), empty=NONE)
    paper.paragraph(RESULT.fill(n=same, whole=len(actions)))


def _line(line: Line, lang: Lang) -> Row:
    confirmed = signed(line.confirmed, lang)
    if not line.confirmed.on and line.state in ("confirmed", "approved"):
        confirmed = Said(BY_HEAD.into(lang), small=True, quiet=True)
    return [
        _numbered(line.no, line.name.into(lang)),
        signed(line.filled, lang),
        confirmed,
        signed(line.approved, lang),
        _verdict(line.self_signed, line.compared, lang),
    ]


def _actions(actions: list[Action], lang: Lang) -> Iterator[Row]:
    for it in actions:
        stamps = (it.planned, it.plan_approved, it.done, it.checked, it.closed)
        yield [
            _numbered(it.no, it.name.into(lang)),
            *(signed(stamp, lang) for stamp in stamps),
            _verdict(it.self_signed, it.compared, lang),
        ]


def _numbered(no: str, department: str) -> Cell:
    return Stack((Said(no), Said(department, small=True, quiet=True)))


def _verdict(same: bool, compared: bool, lang: Lang) -> Tag:
    """What nobody has approved yet proves nothing."""
    if not compared:
        return Tag(ALONE.into(lang), "quiet")
    return Tag(SAME.into(lang), "bad") if same else Tag(APART.into(lang), "good")
