"""What an audit is called, and the keys it keeps in words; in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from ...base.text import T
from ...kinds.audit.audit import Audit
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.question_file import shipped_questions
from ...kinds.audit.report import AuditReport
from ...kinds.audit.words import Track

OF_RULES = T("Rules against the guide", "規程の適合状況")
OF_DEPARTMENT = T("Operation: {department}", "運用状況：{department}")
WHOLE = T("Whole company", "全社")
NOTHING = T("", "")


def title_of(it: Audit) -> T:
    """Which part of what."""
    if it.track == Track.RULES:
        return OF_RULES
    return OF_DEPARTMENT.fill(department=department_of(it))


def department_of(it: Audit) -> T:
    """The audited department as it was called when the audit was issued; the company for rules."""
    if it.track == Track.RULES:
        return WHOLE
    return T(it.department_name_en or it.department_name, it.department_name)


def plan_title(it: AuditPlan) -> T:
    return T(it.title_en or it.title, it.title)


def report_title(it: AuditReport) -> T:
    return T(it.title_en or it.title, it.title)


def joined(words: Iterable[T]) -> T:
    parts = list(words)
    return T(", ".join(parts), "、".join(part.ja for part in parts))


def items_of(it: Audit) -> tuple[str, ...]:
    """The items of the guide an audit of the rules covers; all of them where none is named."""
    if it.track != Track.RULES:
        return ()
    named = it.listed("items")
    return tuple(each.item for each in shipped_questions().items if not named or each.item in named)
