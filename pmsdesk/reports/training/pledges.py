"""Who has signed a pledge of confidentiality (秘密保持誓約書 提出状況) on a date, and who not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...base.days import spelt
from ...base.text import Lang, T
from ...kinds.organization.department import Department
from ...kinds.organization.person import Employment, Person
from ...kinds.training import pledged
from ...kinds.training.people import KEEPERS, Pledge
from ...kinds.training.words import PledgeKind
from ...store.work import Work
from ..bound import draw_bound
from ..catalogue import Out, Request
from ..front import APPROVED, CHECKED, PREPARED, Stamp, front_for
from ..paper import Band, Cell, Column, Front, Paper, Row, Said, Tag
from ..watch import Watch

TITLE = T("Pledges of confidentiality: coverage on {day}", "秘密保持誓約書 提出状況（{day}現在）")
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
LEAVERS = T("Left without a pledge (within the year before)", "退職時未提出者（過去1年の退職者）")
LEFT_ON = T("Left on", "退職日")
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
class LeaverRow:
    staff_no: str
    name: str
    department: str
    left_on: date | None


@dataclass(frozen=True, slots=True)
class PledgePaper:
    """`leavers` left within the year before, without a pledge on leaving."""

    front: Front
    rows: tuple[PledgeRow, ...]
    leavers: tuple[LeaverRow, ...]


def gather(work: Work, request: Request) -> PledgePaper:
    """Everybody with the company on the day asked for (today), heads their departments'."""
    work.allow(KEEPERS, next(iter(work.actor.heads), None))
    day, lang = request.day or work.today, request.lang
    rows = tuple(_rows(work, day, lang))
    signed = sum(row.signed_on is not None for row in rows)
    rate = f"{100 * signed / len(rows):.1f}%" if rows else "－"
    facts = [
        (PEOPLE, N.fill(n=len(rows)).into(lang)),
        (SIGNED, N.fill(n=signed).into(lang)),
        (MISSING, N.fill(n=len(rows) - signed).into(lang)),
        (RATE, rate),
    ]
    front = front_for(
        request, TITLE.fill(day=spelt(day)), facts=facts,
        stamps=(Stamp(APPROVED), Stamp(CHECKED), Stamp(PREPARED)),
    )  # fmt: skip
    return PledgePaper(front, rows, tuple(_leavers(work, day, lang)))


def _rows(work: Work, day: date, lang: Lang) -> Iterator[PledgeRow]:
    newest = pledged.newest(day)
    reach = work.reach(Pledge)
    joined = Person.joined_on.is_null() | (Person.joined_on <= day)
    stays = Person.left_on.is_null() | (Person.left_on >= day)
    homes = {it.id: it for it in Department.select()}
    people = [p for p in Person.select().where(joined, stays)
              if reach is None or p.department_id in reach]  # fmt: skip
    code = {id: str(it.code) for id, it in homes.items()}
    for p in sorted(people, key=lambda p: (code.get(p.department_id or 0, "~"), str(p.staff_no))):
        found = newest.get(p.id)
        name, where = _called(p, homes, lang)
        signed, kind = found if found else (None, None)
        yield PledgeRow(
            str(p.staff_no), name, where, Employment.of(p.employment).label, p.joined_on, signed,
            PledgeKind.of(kind).label if kind else None,
        )  # fmt: skip


def _leavers(work: Work, day: date, lang: Lang) -> Iterator[LeaverRow]:
    homes = {it.id: it for it in Department.select()}
    for p in pledged.leavers(day, work.reach(Pledge)):
        yield LeaverRow(str(p.staff_no), *_called(p, homes, lang), p.left_on)


def _called(p: Person, homes: dict[int, Department], lang: Lang) -> tuple[str, str]:
    """The names of a person and of the department, as this language has them."""
    home = homes.get(p.department_id or 0)
    where = str((lang == "en" and home.name_en) or home.name) if home else ""
    return str((lang == "en" and p.name_en) or p.name), where


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
        if data.leavers:
            _gone(paper, data)
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


def _gone(paper: Paper, data: PledgePaper) -> None:
    paper.heading(LEAVERS)
    columns = [Column(NO, width=26), Column(NAME, weight=2), Column(DEPARTMENT, weight=2),
               Column(LEFT_ON, width=26)]  # fmt: skip
    rows: list[Row] = [
        [row.staff_no, Said(row.name, bold=True), row.department, row.left_on]
        for row in data.leavers
    ]
    paper.table(columns, rows)


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
