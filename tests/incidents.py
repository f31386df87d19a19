"""Small things the incident tests share: a mis-sent mail, and its way to the end."""

from pmsdesk.kinds import Clock, Incident, Rung
from pmsdesk.services.incident import escalation, facts, following, judging, reporting, sending

MILD = {  # every question answered: nothing that has to be reported
    "sensitive": "no", "financial": "no", "wrongful": "no", "my_number": "no", "count_known": 3,
}  # fmt: skip

DECIDED = {"publication": "not_published", "publication_reason": "本人に直接説明したため。"}


def reported(desk, who, **given):
    """The first report of a mail that went to the wrong person."""
    return desk.do(who, reporting.report, **{"what": "mail", **given}).result


def again(it):
    return Incident.get_by_id(it.id)


def rungs(it):
    return list(Rung.select().where(Rung.incident == it.id).order_by(Rung.place))


def confirmed(desk, who, it):
    return desk.do(who, escalation.confirm, it.id).result


def written(desk, who, it, **given):
    return desk.do(who, facts.write, again(it).key, **given).result


def moved(desk, who, it, name, **given):
    desk.do(who, following.move, again(it).key, name, **given)
    return again(it)


def judged(desk, manager, it, **given):
    """Taken up and judged, every question answered with no unless said otherwise."""
    if again(it).state == "reported":
        moved(desk, manager, it, "take_up")
    written(desk, manager, it, **{**MILD, **given})
    desk.do(manager, judging.judge, again(it).key, "確認した事実による")
    return again(it)


def exempt_all(desk, manager, it):
    for clock in Clock.select().where(Clock.incident == it.id, Clock.state == "running"):
        desk.do(manager, sending.exempt, clock.key, "対象外のため")
