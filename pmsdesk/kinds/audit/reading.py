"""What of an audit a person may read: work papers are drafts until the audit is reported."""

from __future__ import annotations

from typing import Any

from ...base.standing import Role, Standing
from ...store.work import Work
from .audit import Audit
from .line import AuditLine
from .words import DRAFTERS, PUBLISHED


def reads_drafts(who: Standing) -> bool:
    return bool(who.roles & (DRAFTERS | {Role.SYSTEM}))


def reads_papers(work: Work, it: Audit) -> bool:
    """Whether this person may read its work paper and findings now."""
    if it.state not in PUBLISHED:
        return reads_drafts(work.actor)
    reach = work.reach(AuditLine)
    return reach is None or it.department_id in reach


def within(work: Work, query: Any) -> Any:
    """The audits of a query that this person may see the schedule of."""
    reach = work.reach(Audit)
    return query if reach is None else query.where(Audit.department.in_(list(reach)))
