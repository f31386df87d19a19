"""The words of the management review: what it looks at, what it decides (facts.md d-5)."""

from ...base.text import Choice, T


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


UNKEPT = {  # what no register of the program counts yet: said wherever the figures stand
    Topic.COMPLAINTS: T(
        "The program keeps no register of complaints and requests. It counts only corrective "
        "actions that began with a complaint, and answers of operation checks; how many came in "
        "and how they were answered is written by people.",
        "苦情・開示等の請求の受付簿は本プログラムにありません。集計は、苦情を発端とする是正処置と"
        "運用の確認の結果だけです。受付件数・対応状況は担当者が記入します。",
    ),
    Topic.LAW: T(
        "The notices come with the program. Changes of society, technology and business are "
        "written by people.",
        "お知らせは本プログラムに付属するものだけです。社会情勢・技術・事業の変化は担当者が記入します。",
    ),
    Topic.RISKS: T(
        "The program keeps no risk analysis. It counts only findings and corrective actions; the "
        "risks themselves are assessed by people.",
        "リスク分析表は本プログラムにありません。集計は、指摘と是正処置の件数だけです。"
        "リスクの評価は担当者が記入します。",
    ),
    Topic.CONTRACTORS: T(
        "The program keeps no register of contractors. It counts only answers of operation checks, "
        "and incidents at contractors; how they were evaluated is written by people.",
        "委託先管理台帳は本プログラムにありません。集計は、運用の確認の結果と委託先での事故の件数だけです。"
        "委託先の評価・再評価の状況は担当者が記入します。",
    ),
}


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
