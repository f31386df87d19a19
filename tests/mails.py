"""Mail in tests: a workspace whose people have addresses, and settings that lead here."""

from post_office import HERE, QUICK, USER

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Inspection, OutMail, Person
from pmsdesk.services.mail import delivery, settings
from pmsdesk.services.mail.passwords import Passwords
from pmsdesk.services.mail.wire import Line, Pace
from pmsdesk.services.organization import people

PACE = Pace(**QUICK)


def addressed(desk, manager, *logins):
    """These people, or everybody, get an address."""
    for person in Person.select():
        if not logins or person.login in logins:
            desk.do(manager, people.correct, person.key, mail=f"p{person.id}@aoba.example")


def switched_on(desk, manager, port=587, /, **facts):
    plain = {
        "enabled": True, "host": "localhost", "port": port, "security": "starttls",
        "user": USER, "sender": "pms@aoba.example", "from_name": "PMS事務局", "hour": 8,
    }  # fmt: skip
    key, _ = desk.do(manager, settings.sheet).result
    return desk.do(manager, settings.save, key, **(plain | facts)).result


def told(desk, *logins, weight="soon", words="営業部の佐藤さんの件"):
    """A notice to each of them, about nothing less than a person."""
    from pmsdesk.base.text import T

    def tell(work):
        about = Inspection.select().first() or Person.select().first()
        ids = [p.id for p in Person.select() if p.login in logins]
        return work.tell(ids, T(f"About {words}", words), about, weight)

    desk.do(SYSTEM, tell)


def sent(desk, context=None, password="himitsu-no-kotoba", stop=lambda: False, pace=PACE):
    """Everything that is due, once."""

    def do(service, *args):
        return desk.do(SYSTEM, service, *args).result

    def dial(server, word):
        return Line(server, word, pace, context)

    return delivery.deliver(do, Passwords(password), dial, stop)


def states():
    """State and attempts of every message, in order."""
    return [(it.state, it.attempts) for it in OutMail.select().order_by(OutMail.id)]


__all__ = ["HERE", "Refused", "addressed", "sent", "states", "switched_on", "told"]
