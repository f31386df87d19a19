"""Small things the training tests share: a course for everybody, and its way to the end."""

from datetime import date

from settled import person

from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Attendance, Course, Department, Person, Training
from pmsdesk.kinds.training.course_file import kept
from pmsdesk.services.training import attendance, courses, plans, taking, trainings

MAY = date(2026, 5, 1)
REPORT = {"effect": "理解が深まった", "next_improvement": "事例を増やす"}


def hired(desk, number="900", name="春野 新", where="S01", **facts):
    def hire(work):
        home = Department.get(Department.code == where)
        return work.add(Person(staff_no=number, name=name, department=home, **facts))

    return desk.do(SYSTEM, hire).result.id


def trainer_of(desk):
    """The training officer, of General Affairs."""
    who = hired(desk, "800", "教野 育", "A01")

    def appoint(work):
        work.add(Appointment(role=Role.TRAINER, person=who, since=date(2026, 4, 1)))

    desk.do(SYSTEM, appoint)
    return who


def published(desk, slug="basics"):
    if not Course.select().exists():
        desk.do(SYSTEM, courses.publish_shipped)
    return Course.get(Course.slug == slug, Course.state == "published")


def planned(desk, trainer, **facts):
    given = {"title": "個人情報保護教育", "planned_on": MAY, **facts}
    if "contents" not in given:
        given.setdefault("course", published(desk).id)
    return desk.do(trainer, plans.add, **given).result


def again(it):
    return type(it).get_by_id(it.id)


def moved(desk, who, it, name, **values):
    desk.do(who, trainings.move, again(it).key, name, **values)
    return again(it)


def opened(desk, clock, trainer, it=None, **facts):
    it = it or planned(desk, trainer, **facts)
    moved(desk, person("mori"), it, "approve")
    if clock.now.date() < it.planned_on:
        clock.set(it.planned_on)
    return moved(desk, trainer, it, "open")


def row(it, who):
    return Attendance.get(Attendance.training == it.id, Attendance.person == who)


def rows(it, *statuses):
    query = Attendance.select().where(Attendance.training == it.id).order_by(Attendance.staff_no)
    return [each for each in query if not statuses or each.status in statuses]


def marked(desk, trainer, it, people, status, **facts):
    keys = [row(it, who).key for who in people]
    return desk.do(trainer, attendance.mark, it.id, keys, status, **facts).result


def right_answers(it):
    return {q.id: sorted(q.right) for q in kept(again(it).course.source).questions}


def answers(it, wrong=0):
    """Right ones, but for the first so many questions."""
    course = kept(again(it).course.source)
    said = right_answers(it)
    for question in course.questions[:wrong]:
        said[question.id] = [n for n in range(len(question.choices)) if n not in question.right]
    return said


def read(desk, who, it):
    desk.do(who, taking.acknowledge, row(it, who).key)


def sat(desk, who, it, wrong=0):
    """The course read, if it is not yet, and the test taken."""
    if row(it, who).acknowledged_at is None:
        read(desk, who, it)
    return desk.do(who, taking.hand_in, row(it, who).key, answers(it, wrong)).result


def everybody_passed(desk, it):
    for each in rows(it, "not_yet", "absent"):
        sat(desk, each.person_id, it)


def reported(desk, trainer, it):
    it = moved(desk, trainer, it, "finish") if it.state == "in_progress" else it
    return moved(desk, trainer, it, "report", **REPORT)


def closed(desk, trainer, it):
    everybody_passed(desk, it)
    return moved(desk, person("mori"), reported(desk, trainer, it), "close")


def titles(it):
    return Training.get_by_id(it.id).title
