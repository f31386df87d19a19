"""The roles of the PMS: held without a gap, by people who are there, by two of them apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ...base.days import fiscal_bounds
from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.calendar import fiscal_start
from ...kinds.organization.person import Person
from ..organization import disorder
from ..organization.appointment_rules import span
from ..organization.names import called, day_words
from .omission import MOST, Area, Found, Looked, Omission, Rule, rule

SAME = T(
    "{who} is both protection manager and chief auditor {days}.",
    "{who}さんが{days}、個人情報保護管理者と監査責任者を兼ねています。",
)
WAS_SAME = T(
    "{who} was both protection manager and chief auditor {days}.",
    "{who}さんが{days}、個人情報保護管理者と監査責任者を兼ねていました。",
)
STILL_SIGNS_IN = T(
    "{who} left on {day} and still has a login.",
    "{who}さんは{day}に退職しましたが、ログイン名が残っています。",
)


def _roles(looked: Looked) -> Found:
    """Gaps, deputies and logins: what the page of appointments warns of."""
    warnings, count = disorder.first(looked.today, MOST)
    return Found(tuple(_omission(looked.today, each) for each in warnings), count)


def _omission(today: date, it: disorder.Warning) -> Omission:
    where: dict[str, Any] = {"tab": "appointments"}
    if it.kind == "Department":
        where = {"department": it.id}
    elif it.kind == "Person":
        where = {"id": it.id}
    gap = it.lack == "holder" and it.since <= today
    return Omission(it.words, "people", where, "late" if gap else "soon")


roles = Rule(
    "roles",
    Area.ORGANIZATION,
    T("Roles without a holder, a deputy or a login", "任命の空白・代行者やログインの不足"),
    T(
        "Every role of the PMS needs somebody on every day (JIS 5.3).",
        "PMSの役割は、どの日にも担当者が必要です（JIS 5.3）。",
    ),
    _roles,
)


@rule(
    Area.ORGANIZATION,
    T("Protection manager and chief auditor in one person", "管理者と監査責任者の兼務"),
    T(
        "The two must be different persons on every day.",
        "個人情報保護管理者と監査責任者は、どの日も別の人でなければなりません。",
    ),
)
def independent(looked: Looked) -> Iterator[Omission]:
    """On every day from the beginning of the fiscal year before on; older ones are history."""
    since = fiscal_bounds(looked.year - 1, fiscal_start())[0]
    held = [
        each
        for each in Appointment.select().where(Appointment.role.in_([Role.MANAGER, Role.AUDITOR]))
        if each.until is None or each.until >= since
    ]
    for manager in (each for each in held if each.role == Role.MANAGER):
        for auditor in (each for each in held if each.role == Role.AUDITOR):
            common = span(manager).common(span(auditor))
            if common is None or common.last < since:
                continue
            over = common.last < looked.today
            for person in sorted(_theirs(manager) & _theirs(auditor)):
                who = called(Person.get_by_id(person))
                words = (WAS_SAME if over else SAME).fill(who=who, days=common.days)
                where = {"tab": "appointments"}
                yield Omission(words, "people", where, "soon" if over else "late")


def _theirs(held: Appointment) -> frozenset[int]:
    """Who holds a role, and who stands in."""
    return frozenset(id for id in (held.person_id, held.deputy_id) if id is not None)


@rule(
    Area.ORGANIZATION,
    T("Logins of people who left", "退職者のログイン"),
    T(
        "Access ends when somebody leaves (GL 10-6).",
        "退職した人のアクセス権は速やかに停止します（通則編10-6）。",
    ),
)
def logins_of_leavers(looked: Looked) -> Iterator[Omission]:
    gone = (Person.left_on < looked.today) & Person.login.is_null(False) & (Person.login != "")
    for who in Person.select().where(gone).order_by(Person.left_on):
        assert who.left_on is not None
        words = STILL_SIGNS_IN.fill(who=called(who), day=day_words(who.left_on))
        yield Omission(words, "people", {"id": who.id}, "late")


RULES = (roles, independent, logins_of_leavers)
