"""Small things the inspection tests share: a checklist, a plan, an answered form."""

from datetime import date

from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Checklist, Inspection, Plan, Question
from pmsdesk.services import duties
from pmsdesk.services.inspection import fill, plans, review

SPRING = date(2026, 4, 1)


def publish(work, codes=("ORG-01", "ORG-02", "PHY-01")):
    """Questions for department heads, three of them, of two measures."""
    sheet = work.add(
        Checklist(
            slug="organizational", edition="1.0", title_ja="組織", title_en="Organization",
            measure="organizational", questions=len(codes), published_on=SPRING, hash="0" * 64,
        )
    )  # fmt: skip
    for place, code in enumerate(codes, 1):
        work.add(
            Question(
                checklist=sheet, place=place, code=code, text_ja=f"{code}は守られていますか。",
                text_en=f"Is {code} kept?", evidence_ja="記録", evidence_en="Records",
                measure="physical" if code.startswith("PHY") else "organizational",
                audience="dh", frequency="quarterly", size="both",
            )
        )  # fmt: skip


def quarterly(desk, manager, **more):
    """Every quarter from April, due five business days after its end."""
    desk.do(SYSTEM, publish)
    facts = {"title": "部門点検", "checklists": "organizational", "frequency": "quarterly"}
    facts |= {"anchor": SPRING, "since": SPRING}
    return desk.do(manager, plans.add, **facts | more).result


def opened(desk, clock, manager, day=date(2026, 6, 30), **more):
    """The plan's first round, opened by the tick."""
    plan = quarterly(desk, manager, **more)
    clock.set(day)
    desk.do(SYSTEM, duties.tick)
    return Plan.get_by_id(plan.id)


def mine(department):
    return Inspection.get(Inspection.department == department)


def fill_in(desk, who, inspection, marks="○○○", comment="確認した"):
    """Answer every question with a mark each, and a comment where one is needed."""
    results = {"○": "conform", "△": "partly", "×": "nonconform", "－": "na"}
    form = desk.do(who, fill.form, inspection.id).result
    for row, mark in zip(form.rows, marks, strict=True):
        facts = {"result": results[mark], "comment": "" if mark == "○" else comment}
        seen = row.answer.version if row.answer else None
        desk.do(who, fill.answer, inspection.id, row.question.id, seen, **facts)
    return Inspection.get_by_id(inspection.id)


def handed_in(desk, who, inspection, marks="○○○"):
    it = fill_in(desk, who, inspection, marks)
    return desk.do(who, review.hand_in, it.key).result
