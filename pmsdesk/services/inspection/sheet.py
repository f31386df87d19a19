"""One inspection as a window shows it: ready plain values that read nothing later."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from ...base.flow import Move
from ...base.standing import Role
from ...base.text import T
from ...kinds.checklist.checklist import Checklist
from ...kinds.checklist.file import kept_references
from ...kinds.evidence import Evidence
from ...kinds.inspection.earlier import Last
from ...kinds.inspection.inspection import TO_FILL, Answer, Inspection, Result, State
from ...kinds.organization.person import Person
from ...store import ready
from ...store.work import Key, Work
from ..organization.standing import holders
from . import fill


@dataclass(frozen=True, slots=True)
class File:
    """A file of evidence, without its content."""

    id: int
    version: int
    name: str
    mime: str
    size: int
    sha256: str
    proves_from: date | None
    proves_to: date | None
    remark: str
    added_name: str
    added_on: date

    @property
    def key(self) -> Key:
        return self.id, self.version


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it is stored."""

    version: int
    result: str = ""
    comment: str = ""
    immediate_action: str = ""
    checked_on: date | None = None
    checker: str = ""

    @property
    def wants_comment(self) -> bool:
        """As the answer itself says: only ○ stands without a word."""
        return self.result not in ("", Result.CONFORM) and not self.comment.strip()

    @property
    def complete(self) -> bool:
        return bool(self.result) and not self.wants_comment


@dataclass(frozen=True, slots=True)
class Before:
    """What the department answered the last time it was asked, and when that was."""

    result: str
    comment: str
    period: T
    inspection: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the sheet with everything that stands beside it."""

    question: int
    place: int
    code: str
    measure: str
    section: T
    text: T
    look_at: T
    hint: T
    references: T
    given: Given | None
    before: Before | None
    files: tuple[File, ...]

    @property
    def result(self) -> str:
        return self.given.result if self.given else ""

    @property
    def complete(self) -> bool:
        return bool(self.given and self.given.complete)

    @property
    def changed(self) -> bool:
        """Whether the result is another than last time."""
        return bool(self.before and self.result and self.before.result != self.result)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who did a step of the way, and when; names as they were."""

    name: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole inspection. `next_up` are the people who look at it after the hand-in."""

    id: int
    version: int
    no: str
    department: T
    round: int
    title: T
    first: date
    last: date
    due_on: date
    original_due: date
    state: State
    days_late: int
    handed_in_late: bool
    revision: int
    revision_reason: str
    return_reason: str
    missed_reason: str
    overall: str
    filled: Signed
    confirmed: Signed
    approved: Signed
    rows: tuple[Asked, ...]
    may_fill: bool
    may_revise: bool
    reads_all: bool  # whether this person sees every department's sheets
    moves: tuple[Move, ...]
    next_step: T
    next_up: tuple[str, ...]

    @property
    def key(self) -> Key:
        return self.id, self.version


TO_HEAD = T("The department head confirms next", "次は部門責任者が確認します")
TO_MANAGER = T("The protection manager approves next", "次は個人情報保護管理者が承認します")


def read(work: Work, inspection: int) -> Sheet:
    """Everything the filling-in and the review show."""
    form = fill.form(work, inspection)
    it, round = form.inspection, form.round
    step, people = _next(work, it)
    return Sheet(
        id=it.id,
        version=it.version,
        no=it.no,
        department=T(it.department_called("en"), it.department_name),
        round=round.id,
        title=T(round.title_en or round.title, round.title),
        first=round.first,
        last=round.last,
        due_on=it.due_on,
        original_due=it.original_due,
        state=State.of(it.state),
        days_late=max(0, (work.today - it.due_on).days) if it.late(work.today) else 0,
        handed_in_late=it.handed_in_late(),
        revision=it.revision,
        revision_reason=it.revision_reason,
        return_reason=it.return_reason,
        missed_reason=it.missed_reason,
        overall=it.overall,
        filled=Signed(it.filled_name, it.handed_in_on),
        confirmed=Signed(it.confirmed_name, it.confirmed_on),
        approved=Signed(it.approved_name, it.approved_on),
        rows=_rows(form),
        may_fill=form.may_fill,
        may_revise=it.state == State.APPROVED and work.actor.holds(frozenset({Role.MANAGER})),
        reads_all=work.reach(Inspection) is None,
        moves=form.moves,
        next_step=step,
        next_up=people,
    )


def give(
    work: Work, inspection: int, question: int, seen: int | None = None, **facts: Any
) -> Given:
    """Save one answer, as fill.answer does, and say what is stored now."""
    return given(fill.answer(work, inspection, question, seen, **facts))


def given(answer: Answer) -> Given:
    return Given(
        answer.version,
        str(answer.result),
        answer.comment,
        answer.immediate_action,
        answer.checked_on,
        answer.checker_name,
    )


def file(row: Evidence) -> File:
    return File(
        row.id, row.version, row.name, row.mime, row.size, row.sha256, row.proves_from,
        row.proves_to, row.remark, row.added_name, row.added_on,
    )  # fmt: skip


def _rows(form: fill.Form) -> tuple[Asked, ...]:
    sections = _sections({row.question.checklist_id for row in form.rows})
    return tuple(
        Asked(
            question=row.question.id,
            place=row.place,
            code=row.question.code,
            measure=row.question.measure,
            section=sections[row.question.checklist_id],
            text=T(row.question.text_en, row.question.text_ja),
            look_at=T(row.question.evidence_en, row.question.evidence_ja),
            hint=T(row.question.help_en, row.question.help_ja),
            references=_references(row.question.references),
            given=given(row.answer) if row.answer else None,
            before=_before(row.last) if row.last else None,
            files=tuple(file(one) for one in row.evidence),
        )
        for row in form.rows
    )


@lru_cache(maxsize=4096)
def _references(kept: str) -> T:
    """Read once: every department is asked the same questions."""
    return kept_references(kept).shown()


def _before(last: Last) -> Before:
    return Before(last.result, last.comment, last.period, last.inspection)


def _sections(checklists: set[int]) -> dict[int, T]:
    titles = ready.tuples(_titles, tuple(sorted(checklists)))
    return {id: T(english, title) for id, english, title in titles}


def _titles(checklists: tuple[int, ...]) -> Any:
    rows = Checklist.select(Checklist.id, Checklist.title_en, Checklist.title_ja)
    return rows.where(Checklist.id.in_(checklists))


def _next(work: Work, it: Inspection) -> tuple[T, tuple[str, ...]]:
    """Where the sheet goes when this person hands it in."""
    if it.state not in TO_FILL:
        return T("", ""), ()
    heads = holders(Role.HEAD, work.today, it.department_id)
    if heads and work.actor.person not in heads:
        return TO_HEAD, _names(heads)
    return TO_MANAGER, _names(holders(Role.MANAGER, work.today))


def _names(people: list[int]) -> tuple[str, ...]:
    rows = Person.select().where(Person.id.in_(people)).order_by(Person.name)
    return tuple(row.name for row in rows)
