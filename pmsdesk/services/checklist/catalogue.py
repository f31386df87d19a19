"""Checklists as a window shows them: ready values, no live rows."""

import re
from dataclasses import dataclass, replace
from datetime import date

from ...base.recurrence import Frequency
from ...base.text import T
from ...kinds.checklist.checklist import Checklist, Question, State
from ...kinds.checklist.file import kept_references
from ...kinds.checklist.words import Audience, Measure, Size
from ...kinds.organization.company import ONLY, Company
from ...store.work import Key, Work
from . import choices, publishing
from .choices import NOT_SMALL

NOTHING = T("", "")
VERSION_LINE = re.compile(r"^version:.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One version of one checklist. `off`: how many of its questions are switched off now."""

    key: Key
    slug: str
    edition: str
    title: T
    measure: T
    questions: int
    off: int
    state: str
    state_words: T
    own: bool
    published_on: date
    publisher: str
    effective_from: date | None
    hash: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in words; `off` is the decision that switched it off, None while it is asked."""

    id: int
    code: str
    text: T
    evidence: T
    hint: T
    audience: str
    audience_words: T
    frequency: str
    frequency_words: T
    size: str
    size_words: T
    twin: str
    references: T
    unverified: tuple[str, ...]
    off: "OffRow | None"


@dataclass(frozen=True, slots=True)
class OffRow:
    """A decision not to ask a question; `until` where it was taken back."""

    key: Key
    code: str
    text: T
    reason: str
    since: date
    until: date | None
    decided_by: str


@dataclass(frozen=True, slots=True)
class MethodRow:
    """A measure with twin questions, and which of the two is asked."""

    measure: str
    words: T
    size: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Methods:
    """`closed` says why the small-business method cannot be chosen; None where it can."""

    rows: tuple[MethodRow, ...]
    closed: T | None


def table(work: Work, text: str = "", state: str | None = None) -> list[ChecklistRow]:
    """Every version, those in use first."""
    off = {row.code for row in choices.switched_off(work)}
    wanted = text.casefold()
    rows = (_row(it, off) for it in publishing.listed(work) if state in (None, it.state))
    return [
        row
        for row in rows
        if wanted in f"{row.slug} {row.title} {row.title.ja} {row.measure.ja}".casefold()
    ]


def sheet(work: Work, checklist: int) -> tuple[ChecklistRow, list[QuestionRow]]:
    """A checklist and its questions in order. Refused where there is none."""
    it = work.get(Checklist, checklist)
    decisions = {row.code: row for row in off_rows(work)}
    questions = [_question(q, decisions.get(q.code)) for q in publishing.questions(work, it.id)]
    return _row(it, set(decisions)), questions


def off_rows(work: Work, ended: bool = False) -> list[OffRow]:
    """The questions that are switched off; with `ended`, every such decision there ever was."""
    rows = choices.switched_off(work, ended)
    texts = _texts([row.code for row in rows])
    return [
        OffRow(
            row.key, row.code, texts.get(row.code, NOTHING), str(row.reason), row.since,
            row.until, str(row.decided_by.name) if row.decided_by else "",
        )
        for row in rows
    ]  # fmt: skip


def methods(work: Work) -> Methods:
    """The measures with twin questions, each with its pairs and the method in force."""
    pairs: dict[str, list[tuple[str, str]]] = {}
    in_use = Checklist.state == State.PUBLISHED
    twins = Question.select().join(Checklist).where(in_use, Question.size == Size.ORDINARY)
    for question in twins.where(Question.twin != "").order_by(Question.code):
        pairs.setdefault(question.measure, []).append((question.code, question.twin))
    chosen = choices.methods(work)
    rows = [
        MethodRow(m.value, m.label, chosen.get(m.value, Size.ORDINARY), tuple(pairs[m.value]))
        for m in Measure
        if m.value in pairs
    ]
    company = Company.get_or_none(Company.id == ONLY)
    return Methods(tuple(rows), None if company and company.small else NOT_SMALL)


def draft(work: Work, checklist: int) -> str:
    """The file of a published checklist with the next version number, to edit as one's own."""
    it = work.get(Checklist, checklist)
    versions = [row.edition for row in Checklist.select().where(Checklist.slug == it.slug)]
    return VERSION_LINE.sub(f'version: "{following(versions)}"', str(it.source), count=1)


def following(versions: list[str]) -> str:
    """The version after the highest of these: 1.0, 1.2 → 1.3; 2 → 2.1"""
    highest = max(tuple(int(part) for part in version.split(".")) for version in versions)
    major, minor = (*highest, 0)[:2]
    return f"{major}.{minor + 1}"


def _row(it: Checklist, off: set[str]) -> ChecklistRow:
    codes = {q.code for q in Question.select(Question.code).where(Question.checklist == it.id)}
    return ChecklistRow(
        key=it.key,
        slug=str(it.slug),
        edition=str(it.edition),
        title=T(str(it.title_en), str(it.title_ja)),
        measure=Measure.of(it.measure).label,
        questions=it.questions,
        off=len(codes & off),
        state=str(it.state),
        state_words=State.of(it.state).label,
        own=bool(it.own),
        published_on=it.published_on,
        publisher=str(it.publisher.name) if it.publisher else "",
        effective_from=it.effective_from,
        hash=str(it.hash),
    )


def _question(it: Question, off: OffRow | None) -> QuestionRow:
    references = kept_references(str(it.references))
    return QuestionRow(
        id=it.id,
        code=str(it.code),
        text=T(str(it.text_en), str(it.text_ja)),
        evidence=T(str(it.evidence_en), str(it.evidence_ja)),
        hint=T(str(it.help_en), str(it.help_ja)),
        audience=str(it.audience),
        audience_words=Audience.of(it.audience).label,
        frequency=str(it.frequency),
        frequency_words=Frequency.of(it.frequency).label,
        size=str(it.size),
        size_words=Size.of(it.size).label,
        twin=str(it.twin),
        references=replace(references, jipdec_unverified=()).shown(),
        unverified=references.jipdec_unverified,
        off=off,
    )


def _texts(codes: list[str]) -> dict[str, T]:
    """The newest wording of each question."""
    rows = Question.select().where(Question.code.in_(codes)).order_by(Question.id)
    return {row.code: T(str(row.text_en), str(row.text_ja)) for row in rows}
