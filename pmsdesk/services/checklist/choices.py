"""What the company does not ask, and which of two twin questions it asks."""

from ...base.errors import Refused
from ...base.text import T
from ...kinds.checklist.checklist import Method, Question, SwitchedOff
from ...kinds.checklist.words import Measure, Size
from ...kinds.organization.company import OFFICE, ONLY, Company
from ...store.work import Key, Work

GIVE_REASON = T(
    "Give the reason; a reviewer will ask.", "理由を入力してください（審査で確認されます）。"
)
UNKNOWN = T("There is no question {code}.", "項目番号{code}はありません。")
OFF_ALREADY = T("{code} is switched off already.", "{code}はすでに対象外です。")
NOT_SMALL = T(
    "The small-business method is not open to this company: it needs 100 employees or fewer, "
    "no more than 5,000 persons in its databases, and no entrusted data (see Settings).",
    "中小規模事業者の手法は選べません。従業者100人以下、取扱い5,000人以下で、"
    "委託を受けていないことが条件です（設定の会社情報をご確認ください）。",
)


def switch_off(work: Work, code: str, reason: str) -> SwitchedOff:
    """Do not ask a question any more, with the reason; rounds already open keep it."""
    if not reason.strip():
        raise Refused(GIVE_REASON, "reason")
    if not Question.select().where(Question.code == code).exists():
        raise Refused(UNKNOWN.fill(code=code), "code")
    if _off(code):
        raise Refused(OFF_ALREADY.fill(code=code), "code")
    return work.add(
        SwitchedOff(
            code=code,
            reason=reason.strip(),
            since=work.today,
            decided_by=work.actor.person or None,
        ),
        "switch_off",
    )


def switch_on(work: Work, key: Key) -> SwitchedOff:
    """Ask the question again; the line stays with its two dates."""
    return work.save(work.take(SwitchedOff, key, until=work.today), "switch_on")


def switched_off(work: Work, ended: bool = False) -> list[SwitchedOff]:
    """The questions that are switched off now, or every such decision there ever was."""
    query = SwitchedOff.select().order_by(SwitchedOff.code, SwitchedOff.id)
    return list(query if ended else query.where(SwitchedOff.until.is_null()))


def choose_method(work: Work, measure: str, size: str) -> Method:
    """The ordinary or the small-business twins of a measure (GL chapter 10, note 2).

    Refused where the company is not a small or medium operator in that sense.
    """
    work.allow(OFFICE)
    company = Company.get_or_none(Company.id == ONLY)
    if size == Size.SMALL and not (company and company.small):
        raise Refused(NOT_SMALL, "size")
    if known := Method.get_or_none(Method.measure == measure):
        return work.save(work.take(Method, known.key, size=size), "choose")
    return work.add(Method(measure=measure, size=size), "choose")


def methods(work: Work) -> dict[str, str]:
    """The method of each measure that has twins; ordinary where nothing was chosen."""
    twins = Question.select(Question.measure).where(Question.twin != "").distinct()
    chosen = {row.measure: row.size for row in Method.select()}
    paired = {row.measure for row in twins}
    return {m.value: chosen.get(m, Size.ORDINARY) for m in Measure if m in paired}


def _off(code: str) -> bool:
    now = (SwitchedOff.code == code) & SwitchedOff.until.is_null()
    return bool(SwitchedOff.select().where(now).exists())
