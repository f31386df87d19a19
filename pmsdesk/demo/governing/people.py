"""Who comes, who audits: internal auditors of two departments, and somebody new twice a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from ...base.standing import Role
from ...desk import SYSTEM
from ...kinds.organization.person import Employment, Person
from ...services.organization import appointments, people
from ..names import names

if TYPE_CHECKING:
    from ..history import History
    from .span import Year


@dataclass(frozen=True, slots=True)
class Team:
    """The chief auditor and two internal auditors, each with the department they belong to."""

    chief: tuple[int, int]
    first: tuple[int, int]
    second: tuple[int, int]

    def for_department(self, department: int) -> int:
        """Somebody who does not belong to it: one as often as the other."""
        pair = (self.first, self.second) if department % 2 else (self.second, self.first)
        free = (each for each in (*pair, self.chief) if each[1] != department)
        return next(free)[0]


def auditors(history: History, begin: date) -> Team:
    """Two internal auditors of different departments are appointed."""
    cast = history.cast
    homes = list(cast.departments.values())
    second, third = homes[1 % len(homes)], homes[2 % len(homes)]
    pair = (cast.staff[second][3], second), (cast.staff[third][4], third)
    for person, _ in pair:
        history.desk.do(SYSTEM, appointments.appoint, Role.INTERNAL_AUDITOR, person, begin)
    home = Person.get_by_id(cast.auditor).department_id
    assert home is not None
    return Team((cast.auditor, home), *pair)


def join(year: Year, seat: int, random: Random) -> int:
    """Somebody new joins a department today."""
    cast = year.history.cast
    homes = list(cast.departments.values())
    where = homes[(3 * year.place + 2 * seat + 1) % len(homes)]
    there = list(Person.select())
    taken = {person.name for person in there}
    called = next(each for each in names(random, 400) if each.name not in taken)
    number = max(int(person.staff_no) for person in there) + 1
    facts = {
        "staff_no": str(number), "name": called.name, "kana": called.kana,
        "name_en": called.english, "department": where, "joined_on": year.today,
        "mail": f"p{number}@mihon.example",
        "employment": Employment.DISPATCHED if seat % 2 else Employment.EMPLOYEE,
    }  # fmt: skip
    found: Person = year.do(cast.manager, people.add, **facts)
    return found.id
