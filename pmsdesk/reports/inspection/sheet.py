"""The department sheet (部門点検票): one department's answers in one round, whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...base.errors import Refused
from ...base.periods import period_label
from ...base.text import Lang, T
from ...kinds.inspection.inspection import TO_FILL, Answer, Inspection, State
from ...kinds.inspection.round import Round
from ...kinds.organization.department import Department
from ...store.work import Work
from ..catalogue import Out, Request
from ..course import Event, course_of
from ..front import APPROVED, CHECKED, PREPARED, Stamp, company_of, front_for, seat_of
from ..paper import Front
from ..paper.cells import shown
from ..proofs import SPAN, Proof, proofs_of
from ..watch import Watch
from .sheet_rows import Asked, Opened, asked_of, opened_by, questions_of

TITLE = T("Department self-inspection sheet", "部門点検票")
CHOOSE = T("Choose the inspection to print.", "印刷する自己点検を選んでください。")
DAYS = T("Days covered", "対象日")
DUE = T("Due", "提出期限")
HANDED_IN = T("Handed in", "提出日")
STATE = T("State", "状態")
REVISION = T("Revision", "版")
EDITION = T("Revision {n}", "第{n}版")
ROUND = T("Round", "点検回")
DEEDS = {
    "issue": T("Issued", "配信"),
    "revise": T("Revision opened", "訂正版を作成"),
    "hand_in": T("Handed in", "提出"),
    "send_back": T("Returned by the head", "差戻し（部門責任者）"),
    "confirm": T("Confirmed by the department", "部門として確認"),
    "return": T("Returned by the manager", "差戻し（管理者）"),
    "approve": T("Approved", "承認"),
    "miss": T("Recorded as missed", "未実施として記録"),
    "replace": T("Replaced by a revision", "訂正版に差替え"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A department sheet, ready to be drawn.

    `days_late` counts from the date of the plan to the hand-in, or to the day of printing.
    """

    front: Front
    no: str
    state: State
    due_on: date
    original_due: date
    handed_in_on: date | None
    days_late: int
    revision: int
    revision_reason: str
    missed_reason: str
    return_reason: str
    overall: str
    rows: tuple[Asked, ...]
    opened: tuple[Opened, ...]
    proofs: tuple[Proof, ...]
    course: tuple[Event, ...]

    @property
    def settled(self) -> bool:
        return self.state in (State.APPROVED, State.MISSED, State.REPLACED)


def gather(work: Work, request: Request) -> Sheet:
    """The inspection `request.record`. Refused where it is not named or not ours to read."""
    if request.record is None:
        raise Refused(CHOOSE, "record")
    it = work.get(Inspection, request.record)
    questions = questions_of(it)
    answers = {a.question_id: a for a in Answer.select().where(Answer.inspection == it.id)}
    answered = [answers[question.id].id for question in questions if question.id in answers]
    proofs = proofs_of("Answer", answered, request.photos)
    opened = opened_by(it, work.today)
    return Sheet(
        front=_front(request, it),
        no=it.no,
        state=State.of(it.state),
        due_on=it.due_on,
        original_due=it.original_due,
        handed_in_on=it.handed_in_on,
        days_late=_days_late(it, work.today),
        revision=it.revision,
        revision_reason=it.revision_reason,
        missed_reason=it.missed_reason,
        return_reason=it.return_reason,
        overall=it.overall,
        rows=asked_of(it, questions, answers, proofs, opened),
        opened=opened,
        proofs=proofs,
        course=course_of("Inspection", it.id, DEEDS, work.zone),
    )


def draw(data: Sheet, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    from .sheet_pages import draw_sheet

    return draw_sheet(data, out, lang, watch)


def _front(request: Request, it: Inspection) -> Front:
    lang, round = request.lang, Round.get_by_id(it.round_id)
    start = company_of().fiscal_start
    code = Department.select(Department.code).where(Department.id == it.department_id).scalar()
    facts = [
        (DAYS, SPAN.fill(first=shown(round.first, lang), last=shown(round.last, lang))),
        (ROUND, f"{round.no}  {(lang == 'en' and round.title_en) or round.title}"),
        (DUE, shown(it.due_on, lang)),
        (HANDED_IN, shown(it.handed_in_on, lang)),
        (STATE, State.of(it.state).label),
    ]
    if it.revision > 1:
        facts.append((REVISION, EDITION.fill(n=it.revision)))
    return front_for(
        request,
        TITLE,
        stamps=_stamps(it, lang),
        number=it.no,
        period=period_label(round.first, round.last, lang, start),
        department=f"{code} {it.department_called(lang)}",
        facts=facts,
        keywords=(it.no, round.no, code),
    )


def _stamps(it: Inspection, lang: Lang) -> Sequence[Stamp]:
    """The boxes; there is none to check where the head filled in what the head confirms."""
    here = it.department_called(lang)
    approved = Stamp(
        APPROVED, it.approved_name, it.approved_on, seat_of(it.approved_by_id, it.approved_on, lang)
    )
    if it.state in TO_FILL | {State.MISSED}:
        return (Stamp(APPROVED), Stamp(CHECKED), Stamp(PREPARED))
    prepared = Stamp(PREPARED, it.filled_name, it.handed_in_on, here)
    if it.confirmed_on is None and it.state != State.HANDED_IN:
        return (approved, prepared)
    return (approved, Stamp(CHECKED, it.confirmed_name, it.confirmed_on, here), prepared)


def _days_late(it: Inspection, today: date) -> int:
    if it.state == State.MISSED:
        return 0
    end = today if it.state in TO_FILL or it.handed_in_on is None else it.handed_in_on
    return max(0, (end - it.original_due).days)
