"""What every paper about one training says: its record, its people, its front."""

from __future__ import annotations

from typing import Any

from ...base.days import fiscal_label
from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.training.attendance import Attendance
from ...kinds.training.training import Session, Training
from ...kinds.training.words import Method
from ...store.work import Work
from ..catalogue import Request
from ..front import company_of, front_for
from ..paper import Front
from ..paper.cells import shown

CHOOSE = T("Choose the training to print.", "印刷する教育を選んでください。")
NAME = T("Training", "教育名")
METHOD = T("Method", "実施方法")
LECTURER = T("Lecturer", "講師")
MATERIAL = T("Material", "教材")
SPAN = T("{first} – {last}", "{first} ～ {last}")


def training_of(work: Work, request: Request) -> Training:
    """The training `request.record`. Refused where it is not named."""
    if request.record is None:
        raise Refused(CHOOSE, "record")
    return work.get(Training, request.record)


def title_of(it: Training) -> T:
    return T(it.title_en or it.title, it.title)


def front_of(request: Request, it: Training, title: T, **more: Any) -> Front:
    period = fiscal_label(it.year, request.lang, company_of().fiscal_start)
    return front_for(request, title, number=it.no, period=period,
                     subtitle=title_of(it).into(request.lang), **more)  # fmt: skip


def held(it: Training, lang: Lang) -> str:
    """From when to when it was held, or is to be."""
    first, last = it.opened_on or it.planned_on, it.finished_on or it.ends_on
    if last is None or last == first:
        return shown(first, lang)
    return SPAN.fill(first=shown(first, lang), last=shown(last, lang)).into(lang)


def sessions_of(it: Training) -> list[Session]:
    return list(Session.select().where(Session.training == it.id).order_by(Session.place))


def material_of(it: Training) -> T:
    """What it is taught from: the course, or the files by name."""
    if it.course is None:
        return T(it.material_name, it.material_name)
    course = it.course
    return T(f"{course.title_en} {course.edition}", f"{course.title_ja} {course.edition}")


def method_words(it: Training) -> T:
    return Method.of(it.method).label


def people_of(it: Training) -> list[Attendance]:
    """Everybody who was taken in, by department and number, under the names of then."""
    mine = Attendance.select().where(Attendance.training == it.id)
    return list(mine.order_by(Attendance.department_name, Attendance.staff_no))


def person_name(row: Attendance, lang: Lang) -> str:
    return str((lang == "en" and row.person_name_en) or row.person_name)


def department_name(row: Attendance, lang: Lang) -> str:
    return str((lang == "en" and row.department_name_en) or row.department_name)
