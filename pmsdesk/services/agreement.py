"""Whether the records are what the trail says of them, and counts what the answers add up to."""

from collections.abc import Iterator

import peewee as pw

from ..base.text import T
from ..kinds import ALL
from ..kinds.checklist.checklist import Question
from ..kinds.inspection.inspection import Answer, Inspection
from ..kinds.inspection.tally import Tally, summed, unpack
from ..store.agreement import differing
from ..store.record import Record, shown, tuples

OTHERWISE = T(
    "{n} records are not what the audit trail says of them. First: {kind} {name}.",
    "操作履歴と内容が一致しない記録が{n}件あります（最初は{kind}「{name}」）。",
)
MISCOUNTED = T(
    "The counts of {n} inspections do not follow from their answers. First: {no}.",
    "集計が回答と一致しない自己点検が{n}件あります（最初は{no}）。",
)
Counts = dict[str, Tally]


def faults() -> list[T]:
    """What is wrong with the records, each with the first place; nothing where they agree."""
    found = []
    if others := [(kind, id) for kind in ALL for id in differing(kind)]:
        kind, id = others[0]
        found.append(OTHERWISE.fill(n=len(others), kind=kind.named, name=_name(kind, id)))
    if miscounted := list(_miscounted()):
        found.append(MISCOUNTED.fill(n=len(miscounted), no=miscounted[0]))
    return found


def _name(kind: type[Record], id: int) -> str:
    record = kind.get_or_none(kind.id == id)
    said = shown(record, kind.titled, "ja") if record and kind.titled else ""
    return said or f"#{id}"


def _miscounted() -> Iterator[str]:
    """The numbers of inspections whose counters are not what their answers add up to."""
    counted = _counted()
    for it in Inspection.select().order_by(Inspection.id).iterator():
        kept, whole = unpack(it.tally), summed(unpack(it.tally).values())
        given = counted.get(it.id, {})
        per_measure = all(_equal(kept.get(m, Tally()), given.get(m, Tally())) for m in kept | given)
        if not per_measure or not _equal(whole, it) or whole.answered != it.answered:
            yield str(it.no)


def _counted() -> dict[int, Counts]:
    """Answers by inspection and measure, counted afresh."""
    by = (Answer.inspection, Question.measure, Answer.result)
    query = Answer.select(*by, pw.fn.COUNT(Answer.id)).join(Question).group_by(*by)
    found: dict[int, Counts] = {}
    for inspection, measure, result, count in tuples(query):
        tally = found.setdefault(inspection, {}).setdefault(measure, Tally())
        if result:
            setattr(tally, result, count)
    return found


def _equal(one: Tally, other: Tally | Inspection) -> bool:
    names = ("conform", "partly", "nonconform", "na")
    return all(getattr(one, name) == getattr(other, name) for name in names)
