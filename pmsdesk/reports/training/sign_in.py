"""The sign-in sheet (受講者名簿): everybody who is to attend, with room to sign by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.training.words import OFFICERS, OUTSIDE, OVERSEERS, PRESENT, TO_START, Status
from ...store.work import Work
from ..bound import draw_bound
from ..catalogue import Out, Request, named
from ..paper import Band, Cell, Column, Front, Paper, Row, Said
from ..paper.cells import shown
from ..watch import Watch
from .about import (
    LECTURER,
    MATERIAL,
    METHOD,
    department_name,
    front_of,
    held,
    material_of,
    method_words,
    people_of,
    person_name,
    sessions_of,
    training_of,
)

NOT_OPENED = T(
    "The sheet names the audience, which is drawn when the training is opened.",
    "受講者は配信時に決まります。配信してから印刷してください。",
)
HELD = T("Held on", "実施日")
TIMES = T("Time", "時間")
ROOM = T("Place", "場所")
NO = T("No.", "No.")
STAFF_NO = T("Staff no.", "社員番号")
PERSON = T("Name", "氏名")
SIGNED = T("Signature and date", "署名・受講日")
REMARK = T("Remarks", "備考")
MAKE_UP = T("Make-up", "補講")
SESSION = T("Session {n}", "第{n}回")
COUNT = T("{n} people", "{n}人")
TARGET = T("Audience", "対象人数")
SIGN_HERE = T(
    "Sign when you have attended. The signed sheet is kept with the record of the training.",
    "受講後に自筆で署名してください。署名済みの用紙は、教育の記録に添付して保管します。",
)


@dataclass(frozen=True, slots=True)
class SignRow:
    staff_no: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """Ready to be drawn: by department, without those who are outside the target."""

    front: Front
    sessions: tuple[tuple[str, str, str, str], ...]
    departments: tuple[tuple[str, tuple[SignRow, ...]], ...]


def gather(work: Work, request: Request) -> SignInSheet:
    """Refused before it is opened: nobody is in its audience yet."""
    it, lang = training_of(work, request), request.lang
    work.allow(OFFICERS | OVERSEERS)
    if it.state in TO_START:
        raise Refused(NOT_OPENED, "record")
    there = [row for row in people_of(it) if row.status not in OUTSIDE]
    by_department: dict[str, list[SignRow]] = {}
    for row in there:
        note = ""
        if row.status in PRESENT or row.status == Status.ABSENT:
            note = Status.of(row.status).label.into(lang)
        line = SignRow(row.staff_no, person_name(row, lang), note)
        by_department.setdefault(department_name(row, lang), []).append(line)
    facts = [
        (HELD, held(it, lang)),
        (METHOD, method_words(it).into(lang)),
        (LECTURER, it.lecturer),
        (MATERIAL, material_of(it).into(lang)),
        (TARGET, COUNT.fill(n=len(there)).into(lang)),
    ]
    sessions = []
    for s in sessions_of(it):
        name = SESSION.fill(n=s.place).into(lang)
        name += f"（{MAKE_UP.into(lang)}）" if s.makeup else ""
        sessions.append((name, shown(s.held_on, lang), s.times, s.room))
    title = named("training_sign_in").title
    front = front_of(request, it, title, stamps=(), facts=[f for f in facts if f[1]])
    return SignInSheet(
        front, tuple(sessions), tuple((name, tuple(rows)) for name, rows in by_department.items())
    )


def draw(data: SignInSheet, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    def body(paper: Paper) -> None:
        if data.sessions:
            columns = [Column("", width=34), Column(HELD, width=30), Column(TIMES, weight=1),
                       Column(ROOM, weight=1)]  # fmt: skip
            paper.table(columns, [list(line) for line in data.sessions])
        paper.paragraph(SIGN_HERE, small=True)
        columns = [
            Column(NO, width=12, align="right"),
            Column(STAFF_NO, width=26),
            Column(PERSON, weight=2),
            Column(SIGNED, weight=3),
            Column(REMARK, width=30),
        ]
        paper.table(columns, _rows(data))

    return draw_bound(body, out, data.front, lang, watch)


def _rows(data: SignInSheet) -> Iterator[Row]:
    number = 0
    for department, lines in data.departments:
        yield Band(department)
        for line in lines:
            number += 1
            cells: list[Cell] = [number, line.staff_no, Said(line.name, bold=True), "\n", line.note]
            yield cells
