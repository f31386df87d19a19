"""What an audit is called, and the keys it keeps in words; in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from ...base.text import T
from ..checklist.words import Audience, Measure
from .audit import Audit
from .line import AuditLine
from .plan import AuditPlan
from .question_file import item_words, shipped_questions
from .report import AuditReport
from .words import Track

OF_RULES = T("Rules against the guide", "規程の適合状況")
OF_DEPARTMENT = T("Operation: {department}", "運用状況：{department}")
WHOLE = T("Whole company", "全社")
NOTHING = T("", "")
QUESTIONS_FOR = T("Questions for: {names}", "対象の回答者：{names}")
ONLY = T("Measures: {names}", "措置区分：{names}")
SEVERAL = T("; ", "　")


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


def group_of(it: AuditLine) -> T:
    """The item of the guide with its title, marked where it is not verified; or the measure."""
    if it.item:
        return item_words(it.item, T(it.item_title_en, it.item_title_ja), bool(it.verified))
    return Measure.of(it.measure).label if it.measure else NOTHING


def narrowed(track: str, audiences: str, measures: str) -> T:
    """Whose questions of which measures an audit of the operation asks; nothing where as usual."""
    if track != Track.OPERATION:
        return NOTHING
    asked, of = keys_of(audiences), keys_of(measures)
    parts = []
    if asked and asked != [Audience.HEAD.value]:
        parts.append(QUESTIONS_FOR.fill(names=joined(Audience.of(key).label for key in asked)))
    if of:
        parts.append(ONLY.fill(names=joined(Measure.of(key).label for key in of)))
    return T(str(SEVERAL).join(parts), SEVERAL.ja.join(part.ja for part in parts))


def keys_of(text: str) -> list[str]:
    """The keys of a comma-separated list."""
    return [key.strip() for key in text.split(",") if key.strip()]


def items_of(it: Audit) -> tuple[str, ...]:
    """The items of the guide an audit of the rules covers; all of them where none is named."""
    if it.track != Track.RULES:
        return ()
    named = it.listed("items")
    return tuple(each.item for each in shipped_questions().items if not named or each.item in named)
