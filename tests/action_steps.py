"""Small things the tests of actions share: an action opened by an inspection, led to a state."""

from datetime import date, timedelta

from inspections import handed_in, mine, opened

from pmsdesk.kinds import CorrectiveAction
from pmsdesk.services.action import actions

FOUND = date(2026, 6, 30)
CONTAINED = {"immediate_correction": "書庫を施錠した。", "corrected_on": FOUND}
PLANNED = {"cause": "施錠の担当が決まっていない。", "similar_check": "ほかの書庫は施錠されていた。"}
WHYS = [("なぜ施錠されていなかったか", "担当がいない"), ("なぜいないか", "規程に定めがない")]


def found(desk, clock, manager, head, sales, marks="×○○"):
    """The action of the first question, as the inspection's hand-in opened it."""
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales), marks)
    return CorrectiveAction.select().order_by(CorrectiveAction.id).get()


def again(it):
    return CorrectiveAction.get_by_id(it.id)


def step(what="施錠の担当を決める", who="鈴木 花", due=FOUND + timedelta(days=30), **more):
    return {"what": what, "who": who, "due_on": due, **more}


def contained(desk, who, it):
    return desk.do(who, actions.move, it.key, "contain", **CONTAINED).result


def proposed(desk, who, it, steps=None):
    rows = steps or [step(), step("規程を改める", "佐藤 健")]
    facts = {"steps": rows, "action_due": FOUND + timedelta(days=60)}
    if it.sort == "corrective":
        facts |= {"whys": WHYS, **PLANNED}
    return desk.do(who, actions.move, it.key, "propose", **facts).result


def approved(desk, manager, who, it, steps=None):
    if it.sort == "corrective" and it.state == "found":
        it = contained(desk, who, it)
    it = proposed(desk, who, it, steps)
    return desk.do(manager, actions.move, it.key, "approve_plan").result


def finished(desk, manager, who, it, steps=None):
    it = approved(desk, manager, who, it, steps)
    return reported(desk, who, it)


def reported(desk, who, it, on=FOUND):
    steps = desk.do(who, actions.dossier, it.id).result.steps
    rows = [{"done_on": on, "result": "実施した"} for _ in steps]
    return desk.do(who, actions.move, it.key, "finish", steps=rows).result


def effective(desk, checker, it, words="3か月間、施錠漏れがない。"):
    return desk.do(checker, actions.move, it.key, "find_effective", effect_evidence=words).result


def insufficient(desk, checker, it, words="2回施錠されていなかった。"):
    return desk.do(checker, actions.move, it.key, "find_insufficient", effect_evidence=words).result


def closed(desk, manager, auditor, who, it):
    it = effective(desk, auditor, finished(desk, manager, who, it))
    return desk.do(manager, actions.move, it.key, "close").result
