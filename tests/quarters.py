"""Two quarters of a small company for the papers of rounds and years: all that can happen."""

from dataclasses import dataclass
from datetime import date, timedelta

from action_steps import contained, effective, reported, step
from inspections import fill_in, opened

from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Answer, CorrectiveAction, Department, Inspection, Person, Question, Round
from pmsdesk.services import duties, evidence
from pmsdesk.services.action import actions
from pmsdesk.services.checklist import choices
from pmsdesk.services.inspection import fill, plans, review, rounds

FIRST, SECOND, NOW = date(2026, 6, 30), date(2026, 9, 30), date(2026, 10, 20)
FOUND, PART = "鍵の掛かっていない書庫が2つあった。", "記録に日付の漏れが3件あった。"
MISSED = "部門の移転作業と重なり、点検できなかった。"
SKIPPED = "第3四半期は本社移転のため実施しない。"
LEFT_OUT = "外部に保管場所がないため。"


@dataclass
class Quarters:
    """Who acts, and the two rounds."""

    plan: int
    first: Round
    second: Round
    sales: Department
    devs: Department
    office: Department


def two_quarters(desk, clock, manager, auditor, answers="×△○"):
    """The first closed with a × followed to its end, a late and a missed inspection; the second
    half way, with a department late."""
    plan = opened(desk, clock, manager, day=FIRST)
    sales, devs, office = (Department.get(Department.code == c) for c in ("S01", "D01", "A01"))
    first = Round.get(Round.plan == plan.id)
    _first(desk, clock, manager, first, (sales, devs, office), answers)
    _followed(desk, clock, manager, auditor)
    clock.set(SECOND)
    desk.do(manager, choices.switch_off, "ORG-02", LEFT_OUT)
    desk.do(SYSTEM, duties.tick)
    second = Round.get(Round.period == 1)
    _second(desk, second, sales, devs)
    clock.set(NOW)
    desk.do(manager, plans.skip, plan.id, 2, SKIPPED)
    return Quarters(plan.id, Round.get_by_id(first.id), second, sales, devs, office)


def of(round, department):
    newest = Inspection.select().where(
        Inspection.round == round.id,
        Inspection.department == department.id,
        Inspection.state != "replaced",
    )
    return newest.get()


def head_of(department):
    login = {"S01": "sato", "D01": "ito", "A01": "takasaki"}[department.code]
    return Person.get(Person.login == login).id


def _first(desk, clock, manager, round, departments, answers):
    sales, devs, office = departments
    it = fill_in(desk, head_of(sales), of(round, sales), answers, FOUND)
    _again(desk, head_of(sales), it, "ORG-02", result="partly", comment=PART)
    question = Question.get(Question.code == "ORG-01")
    desk.do(
        head_of(sales), evidence.attach_to_answer, it.id, question.id, "書庫.txt", b"open",
        proves_from=FIRST,
    )  # fmt: skip
    it = Inspection.get_by_id(it.id)
    done = desk.do(head_of(sales), review.hand_in, it.key).result
    desk.do(manager, review.approve, done.key)
    clock.set(date(2026, 7, 13))
    it = fill_in(desk, head_of(devs), of(round, devs), "○－○")
    done = desk.do(head_of(devs), review.hand_in, it.key).result
    desk.do(manager, review.approve, done.key)
    clock.set(date(2026, 7, 21))
    desk.do(manager, review.miss, of(round, office).key, MISSED)
    desk.do(manager, rounds.close, Round.get_by_id(round.id).key)


def _again(desk, who, it, code, **facts):
    old = Answer.get(Answer.inspection == it.id, Answer.code == code)
    if old.result != "partly":
        return
    desk.do(who, fill.answer, it.id, old.question_id, old.version, **facts)


def _followed(desk, clock, manager, auditor):
    """The × of Sales from its containment to its closing."""
    it = CorrectiveAction.get_or_none(CorrectiveAction.code == "ORG-01")
    if it is None:
        return
    who = Person.get(Person.login == "sato").id
    today = clock.now.date()
    it = contained(desk, who, it) if it.sort == "corrective" else it
    facts = {
        "steps": [step(due=today + timedelta(days=20))],
        "action_due": today + timedelta(days=40),
    }
    if it.sort == "corrective":
        facts |= {
            "whys": [("なぜ開いていたか", "担当がいない")],
            "cause": "施錠の担当が決まっていない。",
            "similar_check": "ほかの書庫は施錠されていた。",
        }
    it = desk.do(who, actions.move, it.key, "propose", **facts).result
    it = desk.do(manager, actions.move, it.key, "approve_plan").result
    it = effective(desk, auditor, reported(desk, who, it, on=today))
    desk.do(manager, actions.move, it.key, "close")


def _second(desk, round, sales, devs):
    staff = Person.get(Person.login == "suzuki").id
    it = fill_in(desk, staff, of(round, sales), "○△", PART)
    it = desk.do(staff, review.hand_in, it.key).result
    desk.do(head_of(sales), review.confirm, it.key)
    question = Question.get(Question.code == "PHY-01")
    desk.do(
        head_of(devs), fill.answer, of(round, devs).id, question.id, None,
        result="nonconform", comment="入退室の記録がなかった。",
    )  # fmt: skip
