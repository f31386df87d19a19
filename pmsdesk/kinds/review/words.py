"""The words of the management review: what it looks at, what it decides (facts.md d-5)."""

from ...base.text import Choice


class Occasion(Choice):
    REGULAR = "regular", "Regular", "定期"
    EXTRA = "extra", "Extraordinary", "臨時"


class Topic(Choice):
    """What every review looks at, in the order of the minutes."""

    PREVIOUS = "previous", "Follow-up of the previous review", "前回レビューのフォローアップ"
    AUDIT = "audit", "Internal audit", "内部監査"
    CHECKS = "checks", "Operation checks", "運用の確認（自己点検）"
    INCIDENTS = "incidents", "Incidents", "事故・インシデント"
    COMPLAINTS = "complaints", "Complaints and requests", "苦情・開示等の請求"
    LAW = "law", "Changes of law and environment", "法令・環境の変化"
    OBJECTIVES = "objectives", "Objectives achieved", "個人情報保護目的の達成度"
    RISKS = "risks", "Risks", "リスク"
    CONTRACTORS = "contractors", "Contractors", "委託先の監督"
    TRAINING = "training", "Training", "教育"
    PROPOSALS = "proposals", "Proposals for improvement", "改善の提案"


class Change(Choice):
    OPEN = "", "Not decided yet", "未決定"
    NEEDED = "needed", "Needed", "要"
    NOT_NEEDED = "not_needed", "Not needed", "不要"


class Progress(Choice):
    """Where a decision stands. One to change nothing is noted: there is nothing to do."""

    PROPOSED = "proposed", "Before the approval", "承認前"
    OPEN = "open", "To do", "対応中"
    DONE = "done", "Done", "実施済"
    NOTED = "noted", "Nothing to do", "対応なし"
