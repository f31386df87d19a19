"""Who has signed a pledge of confidentiality (秘密保持誓約書 提出状況), and who has not, today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...base.text import Lang, T
from ...kinds.organization.department import Department
from ...kinds.organization.person import Employment, Person
from ...kinds.training.people import KEEPERS, Pledge
from ...kinds.training.words import PledgeKind
from ...store.record import tuples
from ...store.work import Work
from ..bound import draw_bound
from ..catalogue import Out, Request, named
from ..front import APPROVED, CHECKED, PREPARED, Stamp, front_for
from ..paper import Band, Cell, Column, Front, Paper, Row, Said, Tag
from ..paper.cells import shown
from ..watch import Watch

COVERING = frozenset(set(PledgeKind) - {PledgeKind.LEAVING, PledgeKind.RESIDENT})
AS_OF = T("As of", "基準日")
PEOPLE = T("People", "在籍者")
SIGNED = T("Signed", "提出済")
MISSING = T("Missing", "未提出")
RATE = T("Coverage", "提出率")
N = T("{n}", "{n}人")
NO = T("Staff no.", "社員番号")
NAME = T("Name", "氏名")
EMPLOYMENT = T("Employment", "雇用区分")
STATE = T("State", "状況")
ON = T("Signed on", "署名日")
KIND = T("Kind", "種別")
MISSING_ONES = T("Missing", "未提出者")
EVERYBODY = T("Everybody", "提出状況一覧")
NOBODY_MISSING = T("Nobody is missing.", "未提出者はいません。")
DEPARTMENT = T("Department", "部門")
JOINED = T("Joined", "入社日")


@dataclass(frozen=True, slots=True)
class PledgeRow:
    staff_no: str
    name: str
    department: str
    employment: T
    joined_on: date | None
    signed_on: date | None
    kind: T | None


@dataclass(frozen=True, slots=True)
class PledgePaper:
    front: Front
    rows: tuple[PledgeRow, ...]


def gather(work: Work, request: Request) -> PledgePaper:
    """Everybody with the company today, heads their departments'."""
    work.allow(KEEPERS, next(iter(work.actor.heads), None))
    day, lang = work.today, request.lang
    rows = tuple(_rows(work, day, lang))
    signed = sum(row.signed_on is not None for row in rows)
    rate = f"{100 * signed / len(rows):.1f}%" if rows else "－"
    facts = [
        (AS_OF, shown(day, lang)),
        (PEOPLE, N.fill(n=len(rows)).into(lang)),
        (SIGNED, N.fill(n=signed).into(lang)),
        (MISSING, N.fill(n=len(rows) - signed).into(lang)),
        (RATE, rate),
    ]
    front = front_for(
        request, named("pledge_coverage").title, facts=facts,
        stamps=(Stamp(APPROVED), Stamp(CHECKED), Stamp(PREPARED)),
    )  # fmt: skip
    return PledgePaper(front, rows)


def _rows(work: Work, day: date, lang: Lang) -> Iterator[PledgeRow]:
    newest = _newest(day)
    reach = work.reach(Pledge)
    joined = Person.joined_on.is_null() | (Person.joined_on <= day)
    stays = Person.left_on.is_null() | (Person.left_on >= day)
    homes = {it.id: it for it in Department.select()}
    people = [p for p in Person.select().where(joined, stays)
              if reach is None or p.department_id in reach]  # fmt: skip
    code = {id: str(it.code) for id, it in homes.items()}
    for p in sorted(people, key=lambda p: (code.get(p.department_id or 0, "~"), str(p.staff_no))):
        home, found = homes.get(p.department_id or 0), newest.get(p.id)
        where = str((lang == "en" and home.name_en) or home.name) if home else ""
        name = str((lang == "en" and p.name_en) or p.name)
        signed, kind = found if found else (None, None)
        yield PledgeRow(
            str(p.staff_no), name, where, Employment.of(p.employment).label, p.joined_on, signed,
            PledgeKind.of(kind).label if kind else None,
        )  # fmt: skip


def _newest(day: date) -> dict[int, tuple[date, str]]:
    stands = Pledge.withdrawn_on.is_null() | (Pledge.withdrawn_on > day)
    query = Pledge.select(Pledge.person, Pledge.signed_on, Pledge.kind)
    query = query.where(stands, Pledge.signed_on <= day, Pledge.person.is_null(False))
    query = query.where(Pledge.kind.in_(sorted(COVERING))).order_by(Pledge.signed_on)
    return {person: (signed, kind) for person, signed, kind in tuples(query)}


def draw(data: PledgePaper, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    def body(paper: Paper) -> None:
        paper.heading(MISSING_ONES)
        columns = [Column(NO, width=26), Column(NAME, weight=2), Column(DEPARTMENT, weight=2),
                   Column(EMPLOYMENT, width=34), Column(JOINED, width=26)]  # fmt: skip
        missing = [
            [row.staff_no, Said(row.name, bold=True), row.department, row.employment,
             row.joined_on]
            for row in data.rows if row.signed_on is None
        ]  # fmt: skip
        paper.table(columns, missing, empty=NOBODY_MISSING)
        paper.heading(EVERYBODY)
        columns = [
            Column(NO, width=22),
            Column(NAME, weight=4),
            Column(EMPLOYMENT, weight=3),
            Column(STATE, width=24),
            Column(ON, width=24),
            Column(KIND, width=34),
        ]
        paper.table(columns, _everybody(data, lang))
        paper.ending()

    return draw_bound(body, out, data.front, lang, watch)


def _everybody(data: PledgePaper, lang: Lang) -> Iterator[Row]:
    before = None
    for row in data.rows:
        if row.department != before:
            before = row.department
            yield Band(row.department)
        there = row.signed_on is not None
        state = Tag((SIGNED if there else MISSING).into(lang), "good" if there else "bad")
        cells: list[Cell] = [row.staff_no, row.name, row.employment, state, row.signed_on,
                             row.kind or ""]  # fmt: skip
        yield cells
