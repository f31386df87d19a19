"""The words of incidents: what happened, what is known of it, states, and whose part is what."""

from ...base.standing import Role
from ...base.text import Choice, T

READERS = frozenset(
    {
        Role.STAFF, Role.HEAD, Role.SECRETARIAT, Role.MANAGER, Role.AUDITOR,
        Role.INTERNAL_AUDITOR, Role.TOP,
    }
)  # fmt: skip
REPORTERS = frozenset(  # whoever notices something says so; the program for nobody
    {
        Role.STAFF, Role.HEAD, Role.SECRETARIAT, Role.MANAGER, Role.AUDITOR,
        Role.INTERNAL_AUDITOR, Role.TOP, Role.TRAINER, Role.DESK, Role.SYSADMIN,
    }
)  # fmt: skip
DOERS = frozenset({Role.STAFF, Role.HEAD, Role.SECRETARIAT, Role.MANAGER, Role.TOP})
RESPONDERS = frozenset({Role.HEAD, Role.SECRETARIAT, Role.MANAGER, Role.TOP})
OFFICE = frozenset({Role.SECRETARIAT, Role.MANAGER, Role.TOP})
JUDGES = frozenset({Role.MANAGER, Role.TOP})


class Cause(Choice):
    """The classes by which assessment bodies count accidents (facts.md b-6)."""

    SENDING = "sending", "Sent or delivered wrongly", "誤送信・誤配達等"
    LOSS = "loss", "Lost", "紛失"
    THEFT = "theft", "Stolen", "盗難"
    OTHER_LEAK = "other_leak", "Other leak", "その他の漏えい"
    OTHER = "other", "Other", "その他"


class What(Choice):
    MAIL = "mail", "Mail sent to the wrong person", "メール誤送信"
    ADDRESS = "address", "Sent to the wrong address", "誤送付（宛先誤り）"
    ENCLOSURE = "enclosure", "Wrong enclosure", "封入ミス"
    DELIVERY = "delivery", "Delivered to the wrong place", "誤配達"
    FAX = "fax", "Fax sent to the wrong number", "FAX誤送信"
    LOSS = "loss", "Lost", "紛失"
    THEFT = "theft", "Stolen", "盗難"
    INTRUSION = "intrusion", "Unauthorised access", "不正アクセス"
    RANSOMWARE = "ransomware", "Ransomware", "ランサムウェア"
    SETTING = "setting", "Wrong setting of a system", "システムの設定ミス"
    DISPOSAL = "disposal", "Thrown away by mistake", "誤廃棄"
    PURPOSE = "purpose", "Used beyond the purpose", "目的外利用"
    INSIDER = "insider", "Taken out by an insider", "従業者による不正持出し"
    PUBLISHED = "published", "Published by mistake", "誤公開"
    CONTRACTOR = "contractor", "Accident at a contractor", "委託先での事故"
    OTHER = "other", "Other", "その他"

    @property
    def cause(self) -> Cause:
        return CAUSES.get(self, Cause.OTHER_LEAK)


CAUSES = {
    What.MAIL: Cause.SENDING,
    What.ADDRESS: Cause.SENDING,
    What.ENCLOSURE: Cause.SENDING,
    What.DELIVERY: Cause.SENDING,
    What.FAX: Cause.SENDING,
    What.LOSS: Cause.LOSS,
    What.DISPOSAL: Cause.LOSS,
    What.THEFT: Cause.THEFT,
    What.PURPOSE: Cause.OTHER,
    What.OTHER: Cause.OTHER,
}


def shown_title(title: str, what: str) -> T:
    """An incident's title; in English too, where it is only the word for what happened."""
    word = What.of(what).label
    return word if title == word.ja else T(title, title)


class Known(Choice):
    """Unknown never counts as no."""

    UNKNOWN = "unknown", "Not known yet", "不明（確認中）"
    YES = "yes", "Yes", "はい"
    NO = "no", "No", "いいえ"


class Encrypted(Choice):
    UNKNOWN = "unknown", "Not known yet", "不明（確認中）"
    NONE = "none", "Not, or weakly", "なし・不十分"
    HIGHLY = "highly", "Highly encrypted", "高度な暗号化あり"


class Party(Choice):
    OWN = "own", "Our own data", "自社の取扱い"
    CONTRACTOR = "contractor", "Ours, at a contractor", "委託先での取扱い"
    ENTRUSTED = "entrusted", "Entrusted to us by others", "受託した取扱い"


class Reportable(Choice):
    """Whether a report to the authority is a duty. Open until every question is answered."""

    OPEN = "open", "To be judged", "要確認"
    YES = "yes", "To be reported", "報告対象"
    NO = "no", "Not to be reported", "報告対象外"


class State(Choice):
    REPORTED = "reported", "First report", "第一報"
    TO_JUDGE = "to_judge", "To be judged", "判定待ち"
    REPORTING = "reporting", "Being reported", "報告対応中"
    INTERNAL = "internal", "Handled inside", "社内対応中"
    PREVENTING = "preventing", "Preventing recurrence", "再発防止中"
    CLOSED = "closed", "Closed", "完了"


OPEN = frozenset(set(State) - {State.CLOSED})


class Publication(Choice):
    UNDECIDED = "undecided", "Not decided yet", "未定"
    PUBLISHED = "published", "Published", "公表する"
    NOT_PUBLISHED = "not_published", "Not published", "公表しない"


class Document(Choice):
    """What is written for the outside."""

    PRELIMINARY = "preliminary", "Preliminary report", "速報"
    FINAL = "final", "Final report", "確報"
    SUPPLEMENT = "supplement", "Supplement", "追完"
    PRINCIPALS = "principals", "Notice to principals", "本人への通知"
    ENTRUSTING = "entrusting", "Notice to the entrusting party", "委託元への通知"
    PMARK_PRELIMINARY = (
        "pmark_preliminary",
        "Preliminary report to the assessment body",
        "審査機関への速報",
    )
    PMARK_FINAL = "pmark_final", "Final report to the assessment body", "審査機関への確報"


class ClockState(Choice):
    RUNNING = "running", "Running", "進行中"
    ANSWERED = "answered", "Sent", "提出済"
    WAITING = "waiting", "Supplement awaited", "追完待ち"
    EXEMPT = "exempt", "Exempted", "対象外（理由あり）"
    OFF = "off", "No longer asked for", "判定により不要"


class Place(Choice):
    """Where a contact of the emergency network sits."""

    INSIDE = "inside", "Inside the company", "社内"
    AUTHORITY = "authority", "Authorities", "関係官庁・審査機関"
    CONTRACTOR = "contractor", "Contractors", "委託先"
    CLIENT = "client", "Entrusting parties", "委託元"
    EXPERT = "expert", "Experts and insurers", "専門家・保険"
