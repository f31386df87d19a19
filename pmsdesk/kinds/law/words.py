"""The words of changes of the law: how far a change is, how sure we are, what was decided."""

from ...base.standing import Role
from ...base.text import Choice, T
from ..organization.company import OFFICE

READERS = OFFICE | {Role.TOP, Role.AUDITOR, Role.INTERNAL_AUDITOR, Role.TRAINER, Role.DESK}
CHECKERS = frozenset({Role.MANAGER})


class Stage(Choice):
    IN_FORCE = "in_force", "In force", "施行・適用済み"
    PROMULGATED = "promulgated", "Promulgated, not yet in force", "公布済み（未施行）"
    ANNOUNCED = "announced", "Announced", "発表"
    PREVIEW = "preview", "To come", "改正予定"


class Certainty(Choice):
    """How the wording behind a notice was read."""

    ORIGINAL = "original", "Read in the original", "原文を確認済み"
    SECONDARY = "secondary", "From a secondary source", "二次情報"
    HEADLINE = "headline", "Only the headline was seen", "見出しのみ確認"


CAUTIONS = {
    Certainty.SECONDARY: T(
        "This rests on a secondary source: check the original text.",
        "二次情報のため原文を確認してください。",
    ),
    Certainty.HEADLINE: T(
        "Only the headline was seen: check the original text.",
        "見出しのみの情報です。内容は原文を確認してください。",
    ),
}


class Effect(Choice):
    """What the check of a notice came to."""

    NONE = "none", "Nothing to change", "影響なし"
    WATCH = "watch", "To be watched", "動向を確認する"
    ACT = "act", "Something has to be done", "対応する"


class Touches(Choice):
    """What of a company's PMS a point of a notice can concern, beside questions."""

    INCIDENTS = "incidents", "Rules for reporting incidents", "事故の報告規則"
    COURSES = "courses", "Training courses", "教育コース"
