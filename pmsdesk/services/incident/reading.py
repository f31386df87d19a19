"""Every reading of an incident is on record (R46): once per person, incident and day."""

from ...base.moments import day_bounds
from ...kinds.incident.incident import Incident
from ...store import trail
from ...store.trail import Trail
from ...store.work import Work


def read(work: Work, incident: int) -> Incident:
    """The incident, with a line in the trail that this person has read it today.

    Refused as its reading is.
    """
    it = work.get(Incident, incident)
    log(work, it)
    return it


def log(work: Work, it: Incident) -> None:
    """The line alone; reading changes nothing that a window would have to show anew."""
    if not work.actor.person or _logged(work, it):
        return
    seen = set(work.changed)
    work.note(it, "read")
    work.changed &= seen


def _logged(work: Work, it: Incident) -> bool:
    first, _ = day_bounds(work.today, work.zone)
    mine = (Trail.kind == Incident.__name__) & (Trail.record == it.id)
    mine &= (Trail.who == work.actor.person) & (Trail.deed == "read")
    begin = trail.stamp(first.replace(tzinfo=None))
    return Trail.select().where(mine, Trail.at >= begin).exists()
