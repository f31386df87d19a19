"""The words of internal audits: tracks, states, grades, verdicts, and whose part is what."""

from ...base.standing import Role
from ...base.text import Choice

CHIEF = frozenset({Role.AUDITOR})
AUDITORS = CHIEF | {Role.INTERNAL_AUDITOR}
TOPS = frozenset({Role.TOP})
DRAFTERS = AUDITORS | TOPS  # nobody else reads a work paper before it is reported
OVERSEERS = DRAFTERS | {Role.MANAGER, Role.SECRETARIAT}
READERS = OVERSEERS | {Role.HEAD}
DECIDERS = CHIEF | TOPS  # of no action on a finding: never those who were audited


class Track(Choice):
    """The two parts of an internal audit."""

    RULES = "rules", "Rules against the guide", "適合状況の監査"
    OPERATION = "operation", "Operation", "運用状況の監査"


class PlanState(Choice):
    DRAFTING = "drafting", "Being drawn up", "作成中"
    PROPOSED = "proposed", "Waiting for approval", "承認待ち"
    APPROVED = "approved", "Approved", "承認済"
    REPLACED = "replaced", "Replaced by a revision", "改訂済（旧版）"


class AuditState(Choice):
    PLANNED = "planned", "Planned", "予定"
    UNDER_WAY = "under_way", "Under way", "実施中"
    DONE = "done", "To report", "報告待ち"
    REPORTED = "reported", "Reported", "報告済"
    CLOSED = "closed", "Closed", "完了"
    CANCELLED = "cancelled", "Cancelled", "中止"


WAITING = frozenset({AuditState.PLANNED, AuditState.UNDER_WAY})  # still to be carried out
PUBLISHED = frozenset({AuditState.REPORTED, AuditState.CLOSED})  # no draft any more


class ReportState(Choice):
    DRAFTING = "drafting", "Being written", "作成中"
    SENT = "sent", "Sent to top management", "報告済（受領待ち）"
    RECEIVED = "received", "Received", "受領済"
    REPLACED = "replaced", "Replaced by a revision", "訂正済（旧版）"


class FindingGrade(Choice):
    MAJOR = "major", "Major nonconformity", "不適合（重大）"
    MINOR = "minor", "Minor nonconformity", "不適合（軽微）"
    OBSERVATION = "observation", "Observation", "観察事項"
    GOOD = "good", "Good practice", "良好事項"


NONCONFORMITIES = frozenset({FindingGrade.MAJOR, FindingGrade.MINOR})


class Independence(Choice):
    """Whether a person may audit something, seen from one day."""

    INDEPENDENT = "independent", "Independent", "独立"
    CAUTION = "caution", "Independent, with a remark", "独立（留意あり）"
    CONFLICT = "conflict", "Not independent", "独立していない"
