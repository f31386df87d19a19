"""The trainings, and one's own certificates, that a paper can be about, newest first."""

from __future__ import annotations

from ...base.text import T
from ...kinds.training.attendance import Attendance
from ...kinds.training.training import Training
from ...kinds.training.words import OFFICERS, PRESENT, State
from ...store.work import Work
from .notices import title_of

Named = tuple[int, T]
MOST = 2_000  # certificates offered in the list; any other is reached from its training


def trainings() -> list[Named]:
    """Everybody may know what is taught."""
    found = []
    for it in Training.select().order_by(Training.id.desc()):
        title, label = title_of(it), State.of(it.state).label
        words = T(f"{it.no}  {title} ({label})", f"{it.no}　{title.ja}（{label.ja}）")
        found.append((it.id, words))
    return found


def attendances(work: Work) -> list[Named]:
    """Completed ones: one's own, and for those who run trainings everybody's."""
    A = Attendance  # noqa: N806
    query = A.select(A, Training).join(Training).where(A.status.in_(sorted(PRESENT)))
    if not work.actor.holds(OFFICERS):
        query = query.where(A.person == work.actor.person)
    found = []
    for row in query.order_by(Training.id.desc(), A.staff_no).limit(MOST):
        it = row.training
        if row.finished(it.tested):
            title = title_of(it)
            name = row.person_name_en or row.person_name
            words = T(f"{name}: {it.no} {title}", f"{row.person_name}　{it.no} {title.ja}")
            found.append((row.id, words))
    return found
