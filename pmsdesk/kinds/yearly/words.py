"""The words of the annual plan: what a year holds, and how far each of it is (records R06)."""

from ...base.text import Choice


class Sort(Choice):
    TRAINING = "training", "Training", "教育"
    CHECK = "check", "Operation check", "運用の確認（自己点検）"
    AUDIT = "audit", "Internal audit", "内部監査"
    REVIEW = "review", "Management review", "マネジメントレビュー"
    LEDGER = "ledger", "Review of the ledger", "個人情報管理台帳の見直し"
    RISK = "risk", "Review of the risks", "リスクの見直し"
    CONTRACTOR = "contractor", "Re-evaluation of contractors", "委託先の再評価"
    LAW = "law", "Check of laws and norms", "法令・規範の確認"
    ACCESS = "access", "Review of access rights", "アクセス権の棚卸し"
    DRILL = "drill", "Drill", "緊急事態対応訓練"
    RENEWAL = "renewal", "Application for renewal", "Pマーク更新申請"
    OTHER = "other", "Other", "その他"


# what a year asks for (facts.md d-5: at least yearly, each)
YEARLY = (
    Sort.TRAINING, Sort.CHECK, Sort.AUDIT, Sort.REVIEW, Sort.LEDGER, Sort.RISK, Sort.CONTRACTOR,
    Sort.LAW, Sort.ACCESS, Sort.DRILL,
)  # fmt: skip


class Achieved(Choice):
    OPEN = "", "Not assessed yet", "未評価"
    YES = "yes", "Achieved", "達成"
    PARTLY = "partly", "Partly", "一部達成"
    NO = "no", "Not achieved", "未達成"


class Progress(Choice):
    """Where an activity stands on a day: computed, never kept."""

    DONE = "done", "Done", "実施済"
    DONE_LATE = "done_late", "Done late", "遅れて実施"
    RUNNING = "running", "In progress", "実施中"
    PLANNED = "planned", "Planned", "予定"
    SOON = "soon", "This month", "今月"
    LATE = "late", "Late", "遅延"
    MISSED = "missed", "Not done", "未実施"
