"""A company with a history, opened by programs that will be killed, starved and lied to.

What a save promises is acknowledged by one line: the trail's witness after it, and the number of
the text that was saved. `shortcomings` says what of such a promise no longer holds.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import ALL, Answer, Appointment, Inspection
from pmsdesk.services import verify
from pmsdesk.services.inspection import fill
from pmsdesk.sign_in import Seat, sign_in
from pmsdesk.store import search, trail
from pmsdesk.store.record import DB, Record, spoken
from pmsdesk.store.slot import Cost
from pmsdesk.store.workspace import Workspace

LOGIN, PASSWORD = "manager", "mihon-desk-2026"
CHEAP = Cost(memory=64, passes=1)
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
RESULTS = ("conform", "partly", "nonconform", "na")
WORDS = "委託先の管理台帳を確認した。書庫の施錠に漏れがあった。退職者の権限が残っている。USB mail"


def built(home: Path) -> Path:
    """The sample company with three departments; opening it costs no time for its password."""
    from pmsdesk.demo import build  # only here: the programs that are killed start quickly

    made = build(home, years=0, departments=3, today=TODAY)
    with Workspace.open(made.folder, LOGIN, PASSWORD, cost=CHEAP) as workspace:
        workspace.set_password(LOGIN, PASSWORD)
        workspace.new_recovery_code()
    return made.folder


def opened(folder: Path, now: datetime = NOW) -> Seat:
    """At the desk, as the manager, with a clock that stands."""
    return sign_in(folder, LOGIN, PASSWORD, lambda: now)


@dataclass(frozen=True, slots=True)
class Saved:
    """What was acknowledged: the witness of the trail, a question, and which text."""

    witness: str
    question: int
    number: int

    def line(self) -> str:
        return json.dumps(asdict(self)) + "\n"


def read_saved(text: str) -> list[Saved]:
    """Every whole line of what a program said before it died."""
    saved = []
    for line in text.splitlines(keepends=True):
        if line.endswith("\n") and line.startswith("{"):
            with suppress(ValueError):
                saved.append(Saved(**json.loads(line)))
    return saved


def text_of(number: int) -> str:
    """The comment of a save: now short, now many pages long."""
    random = Random(number)
    begin = random.randrange(len(WORDS) - 12)
    return f"{number}: " + WORDS[begin:] * random.choice((1, 1, 1, 2, 40))


class Filler:
    """Answers the questions of the inspection that is being filled in, over and over."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.inspection = Inspection.get(Inspection.state == "filling")
        heads = Appointment.role == Role.HEAD, Appointment.department == self.inspection.department
        self.head = Appointment.get(*heads).person_id
        form = seat.do(self.head, fill.form, self.inspection.id).result
        self.questions = [row.question.id for row in form.rows]

    def save(self, number: int) -> Saved:
        """The answer with this number is given, and acknowledged by what comes back."""
        question = self.questions[number % len(self.questions)]
        facts = {"result": RESULTS[number % 4], "comment": text_of(number)}
        old = Answer.get_or_none(Answer.inspection == self.inspection.id, question=question)
        seen = old.version if old else None
        self.seat.do(self.head, fill.answer, self.inspection.id, question, seen, **facts)
        return Saved(trail.head().witness, question, number)


def shortcomings(seat: Seat, saved: list[Saved]) -> list[str]:
    """What was promised and is not so: lost saves, a broken chain, a file in disorder."""
    last = saved[-1].witness if saved else ""
    verdict = seat.do(SYSTEM, lambda work: verify.verify(last)).result
    found = [f"broken: {fault}" for fault in verdict.faults]
    found += [f"broken: warned, {warning}" for warning in seat.workspace.warnings]
    if verdict.faults and not seat.do(SYSTEM, lambda work: verify.verify()).result.faults:
        found = [f"lost: {last} of {verdict.witness}"]
    found += [f"lost: text {one.number}" for one in newest(saved) if not _stands(one)]
    return found + [f"broken: {fault}" for fault in index_faults(seat, list(_answers()))]


def newest(saved: list[Saved]) -> list[Saved]:
    """The last that was acknowledged of each question."""
    return list({one.question: one for one in saved}.values())


def _answers() -> Any:
    """Of the inspection that is being filled in."""
    return Answer.select().join(Inspection).where(Inspection.state == "filling")


def _stands(saved: Saved) -> bool:
    """Whether this text or a later one is there: the last save may have gone unacknowledged."""
    answer = _answers().where(Answer.question == saved.question).get()
    number = int(answer.comment.split(":")[0])
    return number >= saved.number and answer.comment == text_of(number)


def everything() -> list[Record]:
    """Every record there is."""
    return [record for kind in ALL for record in kind.select()]


def index_faults(seat: Seat, records: list[Record]) -> list[str]:
    """Which of these the search index does not hold, or holds as they no longer are."""
    seat.do(SYSTEM, lambda work: search.find("委託", ["Answer"], None))  # it catches up when asked
    DB.execute_sql("INSERT INTO entry_pairs(entry_pairs) VALUES ('integrity-check')")
    kinds = list({type(record).__name__ for record in records})
    held = search.Entry.select().where(search.Entry.kind.in_(kinds))
    entries = {(e.kind, e.record): (e.id, e.text) for e in held}
    faults = []
    for record in records:
        said = [spoken(record, name) for name in record.searched]
        text = search.fold("\n".join(filter(None, said)))
        entry, stored = entries.get((type(record).__name__, record.id), (0, ""))
        if stored != text or (text and not _found(entry, text[-12:])):
            faults.append(f"index of {type(record).__name__} {record.id}")
    return faults


def _found(entry: int, text: str) -> bool:
    match = "SELECT 1 FROM entry_pairs WHERE entry_pairs MATCH ? AND rowid = ?"
    return DB.execute_sql(match, (search.phrase(text), entry)).fetchone() is not None
