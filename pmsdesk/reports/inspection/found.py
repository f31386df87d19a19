"""Findings: the answers △ and ×, with what was opened for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.text import T
from ...kinds.checklist.checklist import Question
from ...kinds.checklist.file import kept_references
from ...kinds.inspection.figures import CURRENT
from ...kinds.inspection.inspection import Answer, Inspection, Result
from ...store.record import tuples
from .followed import Action, by_answer
from .lines import Line


@dataclass(frozen=True, slots=True)
class Item:
    """A check item in the words of its checklist; `basis` marks what nobody has verified."""

    code: str
    measure: str
    text: T
    basis: T


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer △ or ×; `action` is None while the inspection has not been handed in."""

    answer: int
    line: Line
    item: Item
    result: Result
    comment: str
    done_at_once: str
    checked_on: date | None
    checker: str
    action: Action | None


BAD = (Result.NONCONFORM, Result.PARTLY)


def read_findings(lines: Sequence[Line], actions: Sequence[Action]) -> tuple[Finding, ...]:
    """× before △; within each by department, round and check item."""
    known = {line.id: line for line in lines}
    rounds = sorted({line.round for line in lines})
    opened = by_answer(actions)
    items = _items(rounds)
    query = (
        Answer.select(
            Answer.id, Answer.inspection, Answer.question, Answer.result, Answer.comment,
            Answer.immediate_action, Answer.checked_on, Answer.checker_name,
        )
        .join(Inspection)
        .where(CURRENT, Inspection.round.in_(rounds), Answer.result.in_(list(BAD)))
    )  # fmt: skip
    found = [
        _finding(row, known[row[1]], items[row[2]], opened)
        for row in tuples(query)
        if row[1] in known
    ]
    place = {line.id: at for at, line in enumerate(lines)}
    found.sort(key=lambda f: (BAD.index(f.result), place[f.line.id], f.item.code))
    return tuple(found)


def _finding(
    row: tuple[Any, ...], line: Line, item: Item, opened: dict[tuple[int, int, str], Action]
) -> Finding:
    id, _, _, result, comment, at_once, checked_on, checker = row
    action = opened.get((line.round, line.department, item.code))
    named = Result.of(result)
    return Finding(id, line, item, named, comment, at_once, checked_on, checker, action)


def _items(rounds: Sequence[int]) -> dict[int, Item]:
    """Every question that got a △ or × in these rounds, once."""
    bad = (
        Answer.select(Answer.question)
        .join(Inspection)
        .where(CURRENT, Inspection.round.in_(list(rounds)), Answer.result.in_(list(BAD)))
    )
    return {
        q.id: Item(
            q.code, q.measure, T(q.text_en, q.text_ja), kept_references(q.references).shown()
        )
        for q in Question.select().where(Question.id.in_(bad))
    }
