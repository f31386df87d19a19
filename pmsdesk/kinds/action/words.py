"""The words of corrective actions: kinds, sources, severities, states, and whose part is what."""

from ...base.standing import Role
from ...base.text import Choice

READERS = frozenset(
    {
        Role.STAFF, Role.HEAD, Role.SECRETARIAT, Role.MANAGER, Role.AUDITOR,
        Role.INTERNAL_AUDITOR, Role.TOP,
    }
)  # fmt: skip
DOERS = frozenset({Role.STAFF, Role.HEAD, Role.MANAGER, Role.SECRETARIAT})
CHECKERS = frozenset({Role.MANAGER, Role.AUDITOR, Role.TOP})
APPROVERS = frozenset({Role.MANAGER, Role.TOP})
OPENERS = frozenset({Role.HEAD, Role.SECRETARIAT, Role.MANAGER, Role.AUDITOR})


class Sort(Choice):
    CORRECTIVE = "corrective", "Corrective action", "是正処置"
    IMPROVEMENT = "improvement", "Improvement task", "改善課題"


class Source(Choice):
    SELF_INSPECTION = "self_inspection", "Self-inspection", "自己点検"
    AUDIT = "audit", "Internal audit", "内部監査"
    INCIDENT = "incident", "Incident", "事故・インシデント"
    COMPLAINT = "complaint", "Complaint", "苦情・相談"
    REVIEW = "review", "Management review", "マネジメントレビュー"
    ASSESSMENT = "assessment", "External assessment", "外部審査"
    LAW = "law", "Change of law", "法令改正"
    OTHER = "other", "Other", "その他"


class Grade(Choice):
    MAJOR = "major", "Major", "重大"
    MINOR = "minor", "Minor", "軽微"
    OBSERVATION = "observation", "Observation", "観察事項"


class State(Choice):
    FOUND = "found", "Found", "起票"
    CONTAINED = "contained", "Contained", "応急処置済"
    ANALYSED = "analysed", "Plan to approve", "計画承認待ち"
    DOING = "doing", "Being done", "実施中"
    DONE = "done", "Effect to check", "有効性確認待ち"
    CHECKED = "checked", "Effect shown", "有効性確認済"
    CLOSED = "closed", "Closed", "完了"
    NO_ACTION = "no_action", "No action", "是正不要"


class Effect(Choice):
    EFFECTIVE = "effective", "Effective", "有効"
    INSUFFICIENT = "insufficient", "Not enough", "不十分"


OPEN = frozenset(
    {State.FOUND, State.CONTAINED, State.ANALYSED, State.DOING, State.DONE, State.CHECKED}
)
