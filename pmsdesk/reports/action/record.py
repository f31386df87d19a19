"""The corrective-action record (是正処置記録): one finding from its discovery to its closing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.words import Sort, State
from ...kinds.checklist.checklist import Question
from ...kinds.inspection.inspection import Answer, Inspection
from ...kinds.organization.department import Department
from ...store.record import tuples
from ...store.work import Work
from ..catalogue import Out, Request
from ..course import Event, course_of
from ..front import Stamp, company_of, front_for, seat_of
from ..paper import Front
from ..paper.cells import shown
from ..proofs import Proof, proofs_of
from ..watch import Watch
from .attempts import Attempt, attempts_of

TITLES = {
    Sort.CORRECTIVE: T("Corrective action record", "是正処置記録"),
    Sort.IMPROVEMENT: T("Improvement task record", "改善課題記録"),
}
CHOOSE = T("Choose the action to print.", "印刷する是正処置を選んでください。")
FOUND = T("Found", "起票")
PLAN = T("Plan", "計画承認")
EFFECT = T("Effect", "有効性確認")
CLOSED = T("Closed", "完了承認")
DECIDED = T("No action", "是正不要")
GRADE = T("Severity", "重大度")
STATE = T("State", "状態")
FOUND_ON = T("Found on", "発見日")
DUE = T("Due", "期限")
CLOSED_ON = T("Closed on", "完了日")
DEEDS = {
    "open": T("Opened", "起票"),
    "realign": T("Adapted to the corrected answer", "訂正後の回答に合わせて更新"),
    "withdraw": T("Put aside: the answer was corrected", "回答の訂正により取下げ"),
    "contain": T("Containment recorded", "応急処置を記録"),
    "propose": T("Plan sent for approval", "計画の承認を依頼"),
    "approve_plan": T("Plan approved", "計画を承認"),
    "return_plan": T("Plan returned", "計画を差戻し"),
    "change_plan": T("Plan taken up again", "計画の変更を開始"),
    "finish": T("Reported as done", "実施の完了を報告"),
    "find_effective": T("Found effective", "有効と判定"),
    "find_insufficient": T("Found not enough", "不十分と判定"),
    "close": T("Closing approved", "完了を承認"),
    "decide_no_action": T("Decided: no action", "是正不要と決定"),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """The self-inspection an action came from; `code` is empty where it was not done at all."""

    no: str
    code: str
    question: T
    result: str


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """An action, ready to be drawn. `facts` are its fields by name; names are as they were."""

    front: Front
    sort: Sort
    state: State
    facts: dict[str, Any]
    origin: Origin | None
    attempts: tuple[Attempt, ...]
    proofs: tuple[Proof, ...]
    course: tuple[Event, ...]
    days_late: int
    done_late: bool
    fiscal_start: int


def gather(work: Work, request: Request) -> ActionRecord:
    """The action `request.record`. Refused where it is not named or not ours to read."""
    if request.record is None:
        raise Refused(CHOOSE, "record")
    it = work.get(CorrectiveAction, request.record)
    late = (work.today - it.due_on).days if it.due_on and it.late(work.today) else 0
    return ActionRecord(
        front=_front(request, it),
        sort=Sort.of(it.sort),
        state=State.of(it.state),
        facts=dict(it.__data__),
        origin=_origin(it),
        attempts=attempts_of(it),
        proofs=proofs_of("CorrectiveAction", [it.id], request.photos),
        course=course_of("CorrectiveAction", it.id, DEEDS, work.zone),
        days_late=late,
        done_late=it.done_late(),
        fiscal_start=company_of().fiscal_start,
    )


def draw(data: ActionRecord, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    from .pages import draw_record

    return draw_record(data, out, lang, watch)


def _front(request: Request, it: CorrectiveAction) -> Front:
    lang = request.lang
    code, name_en = (
        Department.select(Department.code, Department.name_en)
        .where(Department.id == it.department_id)
        .tuples()
        .first()
    )
    facts = [
        (GRADE, dict(CorrectiveAction.grade.choices)[it.grade]),
        (FOUND_ON, shown(it.found_on, lang)),
        (STATE, State.of(it.state).label),
        (DUE, shown(it.due_on, lang)),
        (CLOSED_ON, shown(it.closed_on, lang)),
    ]
    name = (lang == "en" and name_en) or it.department_name
    return front_for(
        request,
        TITLES[Sort.of(it.sort)],
        stamps=_stamps(it, lang),
        number=it.no,
        department=f"{code} {name}",
        facts=facts,
        keywords=(it.no, it.code, code),
    )


def _stamps(it: CorrectiveAction, lang: Lang) -> Sequence[Stamp]:
    """Closing first; where it was decided not to act, only that decision and the finding."""
    approver = it.__data__["plan_approved_by"]
    found = _stamp(FOUND, it.found_name, it.found_on, it.found_by_id, lang)
    if it.state == State.NO_ACTION:
        return (_stamp(DECIDED, it.closed_name, it.closed_on, it.closed_by_id, lang), found)
    return (
        _stamp(CLOSED, it.closed_name, it.closed_on, it.closed_by_id, lang),
        _stamp(EFFECT, it.effect_name, it.effect_on, it.effect_by_id, lang),
        _stamp(PLAN, it.plan_approved_name, it.plan_approved_on, approver, lang),
        found,
    )


def _stamp(label: T, name: str, on: date | None, person: int | None, lang: Lang) -> Stamp:
    return Stamp(label, name, on, seat_of(person, on, lang))


def _origin(it: CorrectiveAction) -> Origin | None:
    if it.inspection_id is None:
        return None
    no = Inspection.select(Inspection.no).where(Inspection.id == it.inspection_id).scalar()
    asked = (
        Answer.select(Answer.code, Question.text_en, Question.text_ja, Answer.result)
        .join(Question)
        .where(Answer.id == it.answer_id)
    )
    for code, en, ja, result in tuples(asked):
        return Origin(no, code, T(en, ja), result)
    return Origin(no, "", T("", ""), "")
