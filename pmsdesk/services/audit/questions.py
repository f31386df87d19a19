"""Which questions an audit asks, and the lines of its work paper as they are issued."""

from __future__ import annotations

from typing import Any

from ...base.errors import Refused
from ...base.text import T
from ...kinds.audit.audit import Audit
from ...kinds.audit.line import AuditLine
from ...kinds.audit.question_file import shipped_questions
from ...kinds.audit.titles import items_of
from ...kinds.audit.words import Track
from ...kinds.checklist.checklist import Checklist, Method, Question, State, SwitchedOff
from ...kinds.checklist.words import Measure, Size

NO_QUESTION = T(
    "No question fits: check the audiences and measures, and that checklists are published.",
    "該当する監査項目がありません。回答者・措置区分と、点検表の公開状況を見直してください。",
)
Source = dict[str, str]


def issued(audit: Audit) -> tuple[list[AuditLine], list[Source]]:
    """The lines to be filled in, and the editions they come from. Refused where there are none."""
    lines, sources = _of_rules(audit) if audit.track == Track.RULES else _of_operation(audit)
    if not lines:
        raise Refused(NO_QUESTION, "audiences")
    return lines, sources


def demand_some(audit: Audit) -> None:
    """Refused where a choice of audiences and measures leaves no published question to ask.

    As long as no checklist is published nothing can be said; it is refused at the beginning then.
    """
    narrowed = audit.measures or audit.audiences != Audit.audiences.default
    published = Checklist.select().where(Checklist.state == State.PUBLISHED)
    if narrowed and published.exists() and not _asked(audit):
        raise Refused(NO_QUESTION, "measures" if audit.measures else "audiences")


def _of_rules(audit: Audit) -> tuple[list[AuditLine], list[Source]]:
    file, wanted = shipped_questions(), set(items_of(audit))
    asked = [(item, q) for item in file.items if item.item in wanted for q in item.questions]
    lines = [
        _line(
            audit,
            place,
            code=q.id,
            item=item.item,
            item_title_ja=item.title.ja,
            item_title_en=str(item.title),
            verified=item.verified,
            text_ja=q.question.ja,
            text_en=str(q.question),
            evidence_ja=q.evidence.ja,
            evidence_en=str(q.evidence),
            help_ja=q.help.ja,
            help_en=str(q.help),
        )
        for place, (item, q) in enumerate(asked, 1)
    ]
    return lines, [{"id": file.id, "version": file.version, "hash": file.hash}]


def _of_operation(audit: Audit) -> tuple[list[AuditLine], list[Source]]:
    questions = _asked(audit)
    lines = [
        _line(
            audit,
            place,
            code=q.code,
            question=q.id,
            measure=q.measure,
            text_ja=q.text_ja,
            text_en=q.text_en,
            evidence_ja=q.evidence_ja,
            evidence_en=q.evidence_en,
            help_ja=q.help_ja,
            help_en=q.help_en,
            references=q.references,
        )
        for place, q in enumerate(questions, 1)
    ]
    lists = {q.checklist.id: q.checklist for q in questions}
    return lines, [
        {"id": str(c.slug), "version": str(c.edition), "hash": str(c.hash)} for c in lists.values()
    ]


def _line(audit: Audit, place: int, /, **facts: Any) -> AuditLine:
    return AuditLine(audit=audit.id, department_id=audit.department_id, place=place, **facts)


def _asked(audit: Audit) -> list[Question]:
    """The department's questions of the published checklists, as an inspection would ask them."""
    measures = audit.listed("measures") or [m.value for m in Measure]
    order = {m.value: place for place, m in enumerate(Measure)}
    off = {row.code for row in SwitchedOff.select().where(SwitchedOff.until.is_null())}
    small = {row.measure for row in Method.select().where(Method.size == Size.SMALL)}
    rows = (
        Question.select(Question, Checklist)
        .join(Checklist)
        .where(
            Checklist.state == State.PUBLISHED,
            Question.measure.in_(measures),
            Question.audience.in_(audit.listed("audiences")),
        )
    )
    fitting = [q for q in rows if q.code not in off and _method_fits(q, small)]
    return sorted(fitting, key=lambda q: (order[q.measure], q.checklist_id, q.place))


def _method_fits(question: Question, small: set[str]) -> bool:
    if question.size == Size.BOTH:
        return True
    return (question.size == Size.SMALL) == (question.measure in small)
