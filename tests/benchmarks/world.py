"""A large company, made at bulk speed through the store: departments × periods × questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from playhouse import migrations

from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import (
    Answer,
    Appointment,
    Checklist,
    Company,
    Department,
    Inspection,
    Person,
    Plan,
    Question,
    Round,
    RoundQuestion,
)
from pmsdesk.kinds.inspection import figures
from pmsdesk.kinds.inspection.tally import Tally, pack
from pmsdesk.store import search
from pmsdesk.store.database import open_cipher
from pmsdesk.store.index import catch_up
from pmsdesk.store.work import Work

KEY = bytes(range(32))
NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
MIGRATIONS = Path(__file__).parents[2] / "pmsdesk" / "store" / "migrations"
MEASURES = ("handling_rules", "organizational", "personnel", "physical", "technical")
RESULTS = ("conform",) * 46 + ("partly",) * 2 + ("nonconform",) + ("na",)
WORDS = [
    "委託",
    "個人情報",
    "内部監査",
    "施錠",
    "持出し",
    "記録",
    "確認",
    "書庫",
    "名簿",
    "権限",
    "廃棄",
    "教育",
    "同意",
    "台帳",
    "USB",
    "PC",
    "mail",
    "cloud",
    "ID",
    "2026",
]


@dataclass(frozen=True, slots=True)
class World:
    """An open large company."""

    desk: Desk
    path: Path
    manager: int
    heads: list[int]
    rounds: list[int]
    inspections: list[int]  # of the last round, by department


def empty(path: Path) -> Desk:
    """A migrated encrypted database with nothing in it."""
    database = open_cipher(path, KEY)
    desk = Desk(database, clock=lambda: NOW)
    database.connect()
    migrations.run(database, str(MIGRATIONS))
    search.prepare()
    return desk


def build(path: Path, departments: int, periods: int, questions: int, seed: int = 1) -> World:
    """departments × periods × questions answers, each with its line in the trail."""
    return fill(empty(path), path, departments, periods, questions, seed)


def fill(
    desk: Desk, path: Path, departments: int, periods: int, questions: int, seed: int = 1
) -> World:
    """The same in a desk that is open and empty."""
    random = Random(seed)
    manager, heads = desk.do(SYSTEM, _people, departments).result
    asked = desk.do(SYSTEM, _questions, questions).result
    plan = desk.do(SYSTEM, _plan).result
    rounds, last = [], []
    for period in range(periods):
        final = period == periods - 1
        round, last = desk.do(
            SYSTEM, _round, random, plan, period, departments, asked, final
        ).result
        rounds.append(round)
    desk.do(SYSTEM, lambda work: catch_up())
    return World(desk, path, manager, heads, rounds, last)


def _people(work: Work, count: int) -> tuple[int, list[int]]:
    work.add(Company(id=1, name="大規模株式会社"))
    departments = [Department(code=f"D{n:05d}", name=f"第{n}部") for n in range(count)]
    work.add_all(departments)
    manager = work.add(Person(staff_no="0", name="管理者", login="mori", department=departments[0]))
    people = [
        Person(staff_no=str(n + 1), name=f"責任者{n}", login=f"head{n}", department=where)
        for n, where in enumerate(departments)
    ]
    work.add_all(people)
    since = date(2020, 4, 1)
    work.add(Appointment(role=Role.MANAGER, person=manager, since=since))
    work.add_all(
        [
            Appointment(role=Role.HEAD, person=person, department=where, since=since)
            for person, where in zip(people, departments, strict=True)
        ]
    )
    return manager.id, [person.id for person in people]


def _questions(work: Work, count: int) -> list[Question]:
    sheet = work.add(
        Checklist(
            slug="large",
            edition="1",
            title_ja="大規模点検",
            title_en="Large",
            measure="organizational",
            questions=count,
            published_on=date(2020, 4, 1),
            hash="0" * 64,
        )
    )
    asked = [
        Question(
            checklist=sheet,
            place=n,
            code=f"Q-{n:04d}",
            text_ja=f"第{n}の項目は守られていますか。",
            text_en=f"Is item {n} kept?",
            evidence_ja="記録",
            evidence_en="Records",
            measure=MEASURES[n % len(MEASURES)],
            audience="dh",
            frequency="quarterly",
            size="both",
        )
        for n in range(1, count + 1)
    ]
    work.add_all(asked)
    return asked


def _plan(work: Work) -> int:
    return work.add(
        Plan(
            title="全社点検",
            checklists="large",
            frequency="quarterly",
            anchor=date(2016, 4, 1),
            since=date(2016, 4, 1),
        )
    ).id


def _round(
    work: Work,
    random: Random,
    plan: int,
    period: int,
    departments: int,
    asked: list[Question],
    final: bool,
) -> tuple[int, list[int]]:
    begin = 2026 * 12 + 9 - 3 * (period + 1) if not final else 2026 * 12 + 9
    year, month = divmod(begin, 12)
    first = date(year, month + 1, 1)
    due = date(year + (month + 3) // 12, (month + 3) % 12 + 1, 7)
    round = work.add(
        Round(
            no=f"{year}-RD-{period:04d}",
            plan=plan,
            period=period,
            year=year,
            title=f"全社点検 {period}",
            first=first,
            last=due,
            opened_on=first,
            due_on=due,
            original_due=due,
            state="open" if final else "closed",
            questions=len(asked),
        )
    )
    work.add_all([RoundQuestion(round=round, question=q, place=n) for n, q in enumerate(asked, 1)])
    inspections, answers = _filled(random, round, departments, asked, final)
    work.add_all(inspections)
    for at, inspection in enumerate(inspections):
        for answer in answers[at * len(asked) : (at + 1) * len(asked)]:
            answer.inspection = inspection.id
    work.add_all(answers, "answer")
    if not final:
        work.derive(round, counts=figures.to_keep(round.id))
    return round.id, [it.id for it in inspections]


def _filled(
    random: Random, round: Round, departments: int, asked: list[Question], final: bool
) -> tuple[list[Inspection], list[Answer]]:
    inspections, answers = [], []
    for department in range(1, departments + 1):
        tallies: dict[str, Tally] = {}
        for question in asked:
            result = random.choice(RESULTS)
            tally = tallies.setdefault(question.measure, Tally())
            tally.total += 1
            tally.change("", result)
            answers.append(
                Answer(
                    question=question.id,
                    department_id=department,
                    code=question.code,
                    measure=question.measure,
                    result=result,
                    comment="" if result == "conform" else " ".join(random.choices(WORDS, k=4)),
                    checked_on=round.first,
                )
            )
        inspections.append(_inspection(round, department, len(asked), tallies, final))
    return inspections, answers


def _inspection(
    round: Round, department: int, total: int, tallies: dict[str, Tally], final: bool
) -> Inspection:
    counts = {
        name: sum(getattr(tally, name) for tally in tallies.values())
        for name in ("conform", "partly", "nonconform", "na")
    }
    return Inspection(
        no=f"{round.no}-{department:05d}",
        round=round.id,
        department=department,
        department_name=f"第{department}部",
        year=round.year,
        due_on=round.due_on,
        original_due=round.due_on,
        state="filling" if final else "approved",
        total=total,
        answered=total,
        tally=pack(tallies),
        handed_in_on=None if final else round.due_on,
        **counts,
    )
