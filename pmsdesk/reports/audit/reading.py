"""What the papers of audits read: names, auditors, findings with the state of their actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ...base.days import fiscal_label
from ...base.errors import Refused
from ...base.flow import NOT_YOURS
from ...base.text import Lang, T
from ...kinds.audit.audit import Audit, AuditAssignment
from ...kinds.audit.finding import Finding
from ...kinds.audit.measures import MeasureRow, rows_of
from ...kinds.audit.reading import reads_papers
from ...kinds.audit.words import Independence
from ...store.work import Work
from ..front import Stamp, company_of, seat_of
from ..paper.cells import shown

SPAN = T("{first} to {last}", "{first}～{last}")
LEAD = T("{name} (lead)", "{name}（主担当）")
SEPARATOR = {"ja": "、", "en": ", "}


@dataclass(frozen=True, slots=True)
class Auditor:
    """An auditor as they were when they were assigned and checked."""

    name: str
    lead: bool
    department: T
    held: T
    verdict: Independence
    reason: T
    checked_on: date
    ended_on: date | None
    end_reason: str


def days_of(first: date, last: date, lang: Lang) -> str:
    """A day, or from one to another."""
    if first == last:
        return shown(first, lang)
    return SPAN.fill(first=shown(first, lang), last=shown(last, lang)).into(lang)


def year_words(year: int, lang: Lang) -> str:
    return fiscal_label(year, lang, company_of().fiscal_start)


def demand_papers(work: Work, it: Audit) -> None:
    """Refused while its work paper is a draft of others, or not in this person's reach."""
    if not reads_papers(work, it):
        raise Refused(NOT_YOURS)


def auditors_of(audit: int) -> tuple[Auditor, ...]:
    """The lead first; those who were taken off too."""
    rows = AuditAssignment.select().where(AuditAssignment.audit == audit)
    return tuple(
        Auditor(
            it.person_name,
            bool(it.lead),
            T(it.home_name_en, it.home_name),
            T(it.held_en, it.held),
            Independence.of(it.verdict),
            T(it.verdict_reason_en, it.verdict_reason),
            it.checked_on,
            it.ended_on,
            it.end_reason,
        )
        for it in rows.order_by(AuditAssignment.lead.desc(), AuditAssignment.id)
    )


def names_of(auditors: Iterable[Auditor], lang: Lang) -> str:
    """Those who are assigned still."""
    return SEPARATOR[lang].join(
        LEAD.fill(name=it.name).into(lang) if it.lead else it.name
        for it in auditors
        if it.ended_on is None
    )


def findings_of(
    work: Work, audits: Sequence[int], departments: frozenset[int] | None = None
) -> tuple[MeasureRow, ...]:
    """The findings of these audits in the order of their numbers."""
    query = Finding.select(Finding, Audit).join(Audit).where(Finding.audit.in_(list(audits)))
    if departments is not None:
        query = query.where(Finding.department.in_(list(departments)))
    return rows_of(list(query.order_by(Finding.no)), work.today)


def stamp(label: T, name: str, on: date | None, person: int | None, lang: Lang) -> Stamp:
    """A signature with the seat it was given from."""
    return Stamp(label, name, on, seat_of(person, on, lang))
