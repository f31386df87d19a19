"""The work paper: what was sampled, where it was seen, and the result, question by question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.errors import Refused
from ...base.flow import NOT_NOW
from ...base.text import T
from ...kinds.audit.audit import Audit
from ...kinds.audit.finding import Finding
from ...kinds.audit.line import AuditLine
from ...kinds.audit.words import NONCONFORMITIES, AuditState, FindingGrade
from ...kinds.inspection.inspection import Result
from ...store.record import tuples
from ...store.work import Work
from . import independence, notices

NOT_ASSIGNED = T(
    "You are not an auditor of this audit.", "この監査の監査員に割り当てられていません。"
)
FUTURE = T("The date is in the future.", "未来の日付です。")
TOO_EARLY = T("Earlier than the audited period.", "監査対象期間より前の日付です。")
UNANSWERED = T("No result yet: {code}", "結果が未記入です：{code}")
NO_SAMPLE = T("What was sampled? {code}", "確認した対象が未記入です：{code}")
NO_PLACE = T("Where was it seen? {code}", "確認した場所・記録が未記入です：{code}")
NO_REMARK = T("△, × and － need a remark: {code}", "△・×・－には所見の記入が必要です：{code}")
NO_FINDING = T(
    "× needs a finding (major or minor): {code}",
    "×には指摘（重大または軽微）の記録が必要です：{code}",
)
NO_REMARK_FINDING = T(
    "△ needs a finding, an observation at least: {code}",
    "△には指摘（観察事項以上）の記録が必要です：{code}",
)
AND_MORE = T("{why} ({n} more)", "{why}（ほか{n}件）")
FILLED = frozenset(AuditLine.form)


@dataclass(frozen=True, slots=True)
class Missing:
    """What has to be there before the work paper is complete and is not."""

    line: int
    code: str
    field: str
    why: T


def fill(work: Work, /, line: int, seen: int, **facts: Any) -> AuditLine:
    """Fill in a line of the version that was seen. Facts: result, sampled, seen_where, remark,
    seen_on.

    Only by an auditor assigned to it, who has to be independent today and on the day it was seen;
    Conflict where somebody else filled it in meanwhile.
    """
    if odd := next((name for name in facts if name not in FILLED), None):
        raise Refused(NOT_NOW, odd)
    it = work.get(AuditLine, line)
    audit = it.audit
    demand_writable(work, it)
    it = work.taken(it, seen, **_clean(facts))
    if it.result and it.seen_on is None:
        it.seen_on = work.today
    if it.seen_on is not None:
        _demand_day(work, audit, it.seen_on)
    it.seen_by_id, it.seen_name = work.actor.person or None, work.actor.name
    kept = work.save(it, "fill")
    work.derive(audit, answered=_answered(audit.id))
    return kept


def demand_writable(work: Work, it: AuditLine) -> None:
    """Refused unless the audit is under way and this person may fill in its lines today."""
    if it.audit.state != AuditState.UNDER_WAY:
        raise Refused(NOT_NOW)
    demand_auditor(work, it.audit, work.today)


def demand_auditor(work: Work, audit: Audit, day: date) -> None:
    """Refused unless this person is assigned to the audit and independent of it on the day."""
    if work.actor.person not in notices.auditors(audit):
        raise Refused(NOT_ASSIGNED)
    demand_free(work, audit, day)


def demand_free(work: Work, audit: Audit, day: date) -> None:
    """Refused where this person is not independent of the audit on the day."""
    independence.demand(work, work.actor.person, audit, day)


def may_fill(work: Work, audit: Audit) -> bool:
    """Whether this person could fill in its lines now."""
    if audit.state != AuditState.UNDER_WAY or work.actor.person not in notices.auditors(audit):
        return False
    return is_free(work, audit)


def is_free(work: Work, audit: Audit) -> bool:
    """Whether this person is independent of the audit today."""
    day = work.today
    return independence.examine(work.actor.person, audit, day, day, work.zone).free


def missing(audit: Audit) -> tuple[Missing, ...]:
    """What is still to be filled in, in the order of the questions."""
    grades: dict[int, set[str]] = {}
    rows = Finding.select(Finding.line, Finding.grade).where(Finding.audit == audit.id)
    for line, grade in tuples(rows):
        grades.setdefault(line, set()).add(grade)
    found = (_lacks(it, grades.get(it.id, set())) for it in lines(audit.id))
    return tuple(each for each in found if each is not None)


def lines(audit: int) -> list[AuditLine]:
    return list(AuditLine.select().where(AuditLine.audit == audit).order_by(AuditLine.place))


def demand_complete(audit: Audit) -> None:
    left = missing(audit)
    if not left:
        return
    first, rest = left[0], len(left) - 1
    why = AND_MORE.fill(why=first.why, n=rest) if rest else first.why
    raise Refused(why, f"line/{first.line}/{first.field}")


# ---- inside


def _lacks(it: AuditLine, grades: set[str]) -> Missing | None:
    applies = it.result != Result.NA
    checks = (
        (not it.result, "result", UNANSWERED),
        (applies and not it.sampled, "sampled", NO_SAMPLE),
        (applies and not it.seen_where, "seen_where", NO_PLACE),
        (it.result != Result.CONFORM and not it.remark, "remark", NO_REMARK),
        (it.result == Result.NONCONFORM and not grades & NONCONFORMITIES, "finding", NO_FINDING),
        (
            it.result == Result.PARTLY and not grades - {FindingGrade.GOOD.value},
            "finding",
            NO_REMARK_FINDING,
        ),
    )
    return next(
        (Missing(it.id, it.code, field, why.fill(code=it.code)) for lacks, field, why in checks
         if lacks),
        None,
    )  # fmt: skip


def _demand_day(work: Work, audit: Audit, day: date) -> None:
    if day > work.today:
        raise Refused(FUTURE, "seen_on")
    if day < audit.period_from:
        raise Refused(TOO_EARLY, "seen_on")
    if day != work.today:
        independence.demand(work, work.actor.person, audit, day, "seen_on")


def _answered(audit: int) -> int:
    mine = (AuditLine.audit == audit) & (AuditLine.result != "")
    return int(AuditLine.select().where(mine).count())


def _clean(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: v.strip() if isinstance(v, str) else v for name, v in facts.items()}
