"""Saving one answer, importing many, opening a round: against raw SQLCipher in the same file."""

from __future__ import annotations

import json
import os
import statistics
import tempfile
from collections.abc import Callable
from hashlib import sha256
from io import FileIO
from itertools import cycle
from pathlib import Path
from typing import Any

from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Answer, Department, Inspection, Plan, Question
from pmsdesk.services import duties
from pmsdesk.services.inspection import fill
from pmsdesk.store.record import DB
from pmsdesk.store.trail import head
from pmsdesk.store.work import Work

from . import world
from .table import Line, clock, percentile, side_by_side

PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def lines(short: bool) -> list[Line]:
    with tempfile.TemporaryDirectory() as folder:
        saved = [_saving(Path(folder), count, short) for count in (20, 200, 2000)]
        more = [*_import(Path(folder), 20_000 if short else 200_000), *_opening(Path(folder))]
    return [line for pair in saved for line in pair] + more


def _saving(folder: Path, questions: int, short: bool) -> list[Line]:
    """One answer changed and saved; the floor updates and inserts the same two rows."""
    big = world.build(folder / f"q{questions}.db", 3, 2, questions)
    inspection, filler = big.inspections[0], big.heads[0]
    mine = Answer.select().where(Answer.inspection == inspection)
    seen = {answer.question_id: answer.version for answer in mine}
    asked = list(seen)[:200]
    turn = iter(range(10**9))

    def ours() -> None:
        at = next(turn)
        question = asked[at % len(asked)]
        facts = {"result": ("partly", "conform")[at // len(asked) % 2], "comment": f"確認{at}"}
        given = big.desk.do(filler, fill.answer, inspection, question, seen[question], **facts)
        seen[question] = given.result.version

    times = 300 if short else 1000
    mine, floor = side_by_side(ours, _raw(inspection), times)
    with (folder / "synced").open("wb", buffering=0) as file:
        pairs = [(clock(ours), clock(lambda: _sync(file))) for _ in range(times)]
    big.desk.close()
    p99, disk = (percentile(list(spent), 0.99) for spent in zip(*pairs, strict=True))
    return [
        Line(f"save one answer, {questions} questions", mine, floor, 3, against="raw transaction"),
        Line(
            f"save one answer, {questions} questions, p99", p99, 0, max(5, 3 * disk),
            against=f"or 3 x the disk's own p99, {disk:.2f} ms",
        ),
    ]  # fmt: skip


def _sync(file: FileIO) -> None:
    """What the disk itself takes to append a page and to keep it."""
    file.write(b"x" * 4120)
    os.fsync(file.fileno())


def _raw(inspection: int) -> Callable[[], None]:
    """The same two rows by the bare driver: read the version, update, chain, insert, commit.

    The tables are copies of ours, with our columns, keys, indexes, rows and bytes.
    """
    connection = DB.connection()
    for table in ("answer", "trail"):
        _twin(connection, table)
    mine = "SELECT id FROM raw_answer WHERE inspection_id = ?"
    ids = cycle([row[0] for row in connection.execute(mine, (inspection,))])
    last = "SELECT position, at, who, who_name, deed, hash FROM raw_trail ORDER BY position DESC"
    position, at, who, name, deed, hash = connection.execute(last).fetchone()
    state = {"position": position, "hash": hash}

    def save() -> None:
        id = next(ids)
        state["position"] = place = state["position"] + 1
        connection.execute("BEGIN IMMEDIATE")
        read = "SELECT version, result, comment FROM raw_answer WHERE id = ?"
        version, result, comment = connection.execute(read, (id,)).fetchone()
        other, said = "conform" if result == "partly" else "partly", f"確認{place}"
        was = PLAIN.encode({"comment": comment, "result": result, "version": version})
        now = PLAIN.encode({"comment": said, "result": other, "version": version + 1})
        line = (place, at, who, name, "Answer", id, deed, was, now)
        chained = state["hash"] + PLAIN.encode(line)
        state["hash"] = sha256(chained.encode()).hexdigest()
        connection.execute(
            "UPDATE raw_answer SET version = ?, result = ?, comment = ? "
            "WHERE id = ? AND version = ?",
            (version + 1, other, said, id, version),
        )
        connection.execute(
            "INSERT INTO raw_trail VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*line, state["hash"])
        )
        connection.execute("COMMIT")

    return save


def _twin(connection: Any, table: str, rows: bool = True) -> None:
    """A copy of a table, its indexes and its rows: raw_answer beside answer."""
    ours = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY rowid"
    for (sql,) in connection.execute(ours, (table,)).fetchall():
        connection.execute(sql.replace(f'"{table}', f'"raw_{table}'))
    if rows:
        connection.execute(f"INSERT INTO raw_{table} SELECT * FROM {table}")


def _import(folder: Path, count: int) -> list[Line]:
    """Answers with their trail through Work, and rows of the same bytes by executemany, in turn."""
    desk = world.empty(folder / "import.db")
    desk.do(SYSTEM, world._people, 100)
    asked = desk.do(SYSTEM, world._questions, count // 100).result
    plan = desk.do(SYSTEM, world._plan).result
    made: list[Answer] = []
    desk.do(SYSTEM, _round_of, plan, asked, made)
    connection, before = DB.connection(), head().position
    for table in ("answer", "trail"):
        _twin(connection, table, rows=False)
    spent = []
    for _ in range(3):
        ours = clock(lambda: desk.do(SYSTEM, _add_all, made))
        mine = "SELECT * FROM trail WHERE position > ?"
        answers = connection.execute("SELECT * FROM answer").fetchall()
        lines = connection.execute(mine, (before,)).fetchall()
        one = clock(lambda rows=answers: _many(connection, "raw_answer", rows))
        two = clock(lambda rows=lines: _many(connection, "raw_trail", rows))
        spent.append((ours, one, one + two))
        for table in ("answer", "raw_answer", "raw_trail"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("DELETE FROM trail WHERE position > ?", (before,))
    desk.close()
    ours, one, both = (statistics.median(times) for times in zip(*spent, strict=True))
    what = f"import {count:,} answers with trail"
    return [
        Line(what, ours, one, 3, against="executemany of the answers alone"),
        Line(f"{what}, both rows", ours, both, 3, against="executemany of answers and lines"),
    ]


def _many(connection: Any, table: str, rows: list[tuple[Any, ...]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    places = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
    connection.execute("COMMIT")


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


def _opening(folder: Path) -> list[Line]:
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
