"""For whom a training is, in words."""

from ...base.days import day_words
from ...base.standing import Role
from ...base.text import T
from ..organization.department import Department
from .training import Training
from .words import Audience

JOINED_SINCE = T("Joined or returned since {day}", "{day}以降の入社者・復職者")


def audience_words(it: Training) -> T:
    """Everybody, the roles or the departments by name, or since when somebody joined."""
    if it.audience == Audience.ROLES:
        return _joined([Role.of(key).label for key in it.listed("roles")])
    if it.audience == Audience.DEPARTMENTS:
        keys = [int(key) for key in it.listed("departments")]
        chosen = Department.select().where(Department.id.in_(keys)).order_by(Department.code)
        return _joined([T(each.name_en or each.name, each.name) for each in chosen])
    if it.audience == Audience.JOINERS and it.since:
        return JOINED_SINCE.fill(day=day_words(it.since))
    return Audience.of(it.audience).label


def _joined(words: list[T]) -> T:
    return T(", ".join(words), "、".join(word.ja for word in words))
