"""Saving one answer, importing many, opening a round: against raw SQLCipher in the same file."""

from __future__ import annotations

import json
import os
import tempfile
from hashlib import sha256
from pathlib import Path

from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Answer, Department, Inspection, Plan, Question
from pmsdesk.services.inspection import duties, fill
from pmsdesk.store.record import DB
from pmsdesk.store.work import Work

from . import world
from .table import Line, clock, percentile, side_by_side


def lines(short: bool) -> list[Line]:
    with tempfile.TemporaryDirectory() as folder:
        saved = [_saving(Path(folder), count, short) for count in (20, 200, 2000)]
        more = [_import(Path(folder), 20_000 if short else 200_000), *_opening(Path(folder), short)]
    return [line for pair in saved for line in pair] + more


def fdatasync(folder: Path) -> float:
    """The disk's own p99, in milliseconds, of appending a page and waiting for it."""
    spent = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(300):
            file.write(b"x" * 4120)
            spent.append(clock(lambda: os.fsync(file.fileno())))
    return percentile(spent, 0.99)


def _saving(folder: Path, questions: int, short: bool) -> list[Line]:
    """One answer changed and saved; the floor updates and inserts the same two rows."""
    big = world.build(folder / f"q{questions}.db", 3, 2, questions)
    inspection, head = big.inspections[0], big.heads[0]
    answers = list(Answer.select().where(Answer.inspection == inspection))
    seen = {a.question_id: a.version for a in answers}
    asked = list(seen)[:200]
    turn = iter(range(10**9))
    spent: list[float] = []

    def ours() -> None:
        at = next(turn)
        question = asked[at % len(asked)]
        facts = {"result": ("partly", "conform")[at // len(asked) % 2], "comment": f"確認{at}"}
        given = big.desk.do(head, fill.answer, inspection, question, seen[question], **facts)
        seen[question] = given.result.version

    raw = _raw(answers[0])
    times = 200 if short else 1000
    mine, floor = side_by_side(ours, raw, times)
    spent = [clock(ours) for _ in range(times)]
    big.desk.close()
    p99, disk = percentile(spent, 0.99), fdatasync(folder)
    return [
        Line(f"save one answer, {questions} questions", mine, floor, 3, against="raw transaction"),
        Line(
            f"save one answer, {questions} questions, p99", p99, 0, 5,
            against=f"fdatasync p99 {disk:.2f} ms",
        ),
    ]  # fmt: skip


def _raw(answer: Answer):
    """The same two rows by the bare driver: read the version, update, chain, insert, commit."""
    connection = DB.connection()
    connection.execute("CREATE TABLE raw_answer (id INTEGER PRIMARY KEY, v INT, r TEXT, c TEXT)")
    connection.execute(
        "CREATE TABLE raw_trail (id INTEGER PRIMARY KEY, at TEXT, who INT, deed TEXT, was TEXT, "
        "now TEXT, hash TEXT)"
    )
    connection.executemany(
        "INSERT INTO raw_answer(v, r, c) VALUES (0, '', '')", [() for _ in range(300)]
    )
    state = {"at": 0, "hash": "0" * 64}

    def save() -> None:
        state["at"] += 1
        at = state["at"] % 300 + 1
        connection.execute("BEGIN IMMEDIATE")
        v = connection.execute("SELECT v FROM raw_answer WHERE id = ?", (at,)).fetchone()[0]
        now = json.dumps({"result": "partly", "comment": f"確認{at}", "version": v + 1})
        state["hash"] = sha256((state["hash"] + now).encode()).hexdigest()
        connection.execute(
            "UPDATE raw_answer SET v = v + 1, r = ?, c = ? WHERE id = ? AND v = ?",
            ("partly", f"確認{at}", at, v),
        )
        connection.execute(
            "INSERT INTO raw_trail(at, who, deed, was, now, hash) VALUES (?, 1, 'a', '{}', ?, ?)",
            ("2026-11-22T00:00:00Z", now, state["hash"]),
        )
        connection.execute("COMMIT")

    return save


def _import(folder: Path, count: int) -> Line:
    """Answers with their trail through Work, and the same rows by executemany."""
    desk = world.empty(folder / "import.db")
    _, heads = desk.do(SYSTEM, world._people, 100).result
    asked = desk.do(SYSTEM, world._questions, count // 100).result
    plan = desk.do(SYSTEM, world._plan).result
    made: list[Answer] = []
    desk.do(SYSTEM, _round_of, plan, asked, made)
    sql = Answer.insert(dict.fromkeys(Answer._meta.sorted_fields, 0)).sql()[0]
    fields = Answer._meta.sorted_fields
    values = [[f.db_value(a.__data__.get(f.name)) for f in fields if f.name != "id"] for a in made]
    ids = iter(range(10_000_000, 20_000_000))
    plain = [[next(ids), *row] for row in values]

    def raw() -> None:
        with DB.atomic() as held:
            DB.cursor().executemany(sql, plain)
            held.rollback()

    floor = clock(raw)
    ours = clock(lambda: desk.do(SYSTEM, _add_all, made))
    desk.close()
    return Line(f"import {count:,} answers with trail", ours, floor, 3, against="executemany")


def _round_of(work: Work, plan: int, asked: list[Question], made: list[Answer]) -> None:
    from datetime import date
    from random import Random

    from pmsdesk.kinds import Round

    day = date(2026, 10, 1)
    round = work.add(
        Round(
            no="R", plan=plan, period=0, year=2026, title="点検", first=day, last=day,
            opened_on=day, due_on=day, original_due=day, questions=len(asked),
        )
    )  # fmt: skip
    inspections, answers = world._filled(Random(1), round, 100, asked, True)
    work.add_all(inspections)
    for at, it in enumerate(inspections):
        for answer in answers[at * len(asked) : (at + 1) * len(asked)]:
            answer.inspection = it.id
    made.extend(answers)


def _add_all(work: Work, answers: list[Answer]) -> None:
    work.add_all(answers, "import")


def _opening(folder: Path, short: bool) -> list[Line]:
    """A round for many departments, by the tick."""
    found = []
    for count in (100, 1000):
        desk = world.empty(folder / f"open{count}.db")
        desk.do(SYSTEM, world._people, count)
        desk.do(SYSTEM, world._questions, 50)
        desk.do(SYSTEM, _due_now)
        found.append(clock(lambda desk=desk: desk.do(SYSTEM, duties.tick)))
        assert Inspection.select().count() == Department.select().count() == count
        desk.close()
    return [
        Line("open a round for 1,000 departments", found[1], 0, 1500),
        Line("open a round, 10 x the departments", found[1], found[0], 12, against="100"),
    ]


def _due_now(work: Work) -> None:
    plan = Plan(
        title="全社点検", checklists="large", frequency="quarterly", anchor=work.today.replace(
            month=10, day=1
        ), since=work.today.replace(month=9, day=1), lead_days=110,
    )  # fmt: skip
    work.add(plan)
