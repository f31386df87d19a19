"""Believable answers: mostly in order, better from year to year, each department its own way."""

from random import Random

from ..kinds.inspection.inspection import Inspection, Result
from ..services import evidence
from ..services.inspection import fill
from ..store.work import Work
from . import words
from .picture import photo

NEVER_APPLIES = 0.03
PICTURED = "physical"  # the measure people take photos of


def answer_all(work: Work, random: Random, inspection: int, share: float) -> int:
    """Answer a share of the form, from the top; the number answered."""
    form = fill.form(work, inspection)
    rows = form.rows[: round(len(form.rows) * share)]
    age, pictured = _age(form.inspection), False
    for row in rows:
        if row.result:
            continue
        result = _result(random, form.inspection, age, row)
        seen = row.answer.version if row.answer else None
        facts = _said(random, row.question.measure, result)
        fill.answer(work, inspection, row.question.id, seen, **facts)
        if row.question.measure == PICTURED and not pictured and random.random() < 0.12:
            name = f"キャビネット_{work.today:%Y%m%d}.jpg"
            data = photo(random, work.today)
            evidence.attach_to_answer(work, inspection, row.question.id, name, data)
            pictured = True
    if share == 1.0:
        it = Inspection.get_by_id(inspection)
        fill.remark(work, it.key, random.choice(words.OVERALL))
    return len(rows)


def _result(random: Random, it: Inspection, age: int, row: fill.Row) -> Result:
    if row.last and row.last.result == Result.NA:
        return Result.NA  # what did not apply last time does not apply now
    habit = 1 + (it.department_id % 4) * 0.35  # some departments are less tidy than others
    settled = max(0.45, 1 - 0.07 * age)
    dice = random.random()
    bad, part = 0.008 * habit * settled, 0.024 * habit * settled
    if dice < bad:
        return Result.NONCONFORM
    if dice < bad + part:
        return Result.PARTLY
    never = row.last is None and dice > 1 - NEVER_APPLIES
    return Result.NA if never else Result.CONFORM


def _age(it: Inspection) -> int:
    """How many inspections the department has behind it."""
    mine = (Inspection.department == it.department_id) & (Inspection.id < it.id)
    return Inspection.select().where(mine).count()


def _said(random: Random, measure: str, result: Result) -> dict[str, str]:
    said = {
        Result.CONFORM: words.FINE,
        Result.PARTLY: words.PARTLY[measure],
        Result.NONCONFORM: words.NONCONFORM[measure],
        Result.NA: words.NA,
    }
    facts = {"result": result.value, "comment": random.choice(said[result])}
    if result == Result.NONCONFORM:
        facts["immediate_action"] = random.choice(words.DONE_AT_ONCE)
    return facts
