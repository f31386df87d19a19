"""How far a person's reading reaches, in words for the head of a paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..base.errors import Refused
from ..base.flow import NOT_YOURS
from ..base.standing import Role
from ..base.text import Lang
from ..kinds.organization.department import Department
from ..store.record import Record
from ..store.work import Work
from .catalogue import OVERSEERS, Request
from .scope import WHOLE

HEADS = frozenset({Role.HEAD})
SEPARATOR = {"ja": "、", "en": ", "}


@dataclass(frozen=True, slots=True)
class Reach:
    """`departments` is None where it is the whole company."""

    departments: frozenset[int] | None
    words: str


def allow_overseers_and_heads(work: Work) -> None:
    """Refused for those who neither oversee the company nor head a department."""
    if not work.actor.roles & (OVERSEERS | HEADS):
        raise Refused(NOT_YOURS)


def reach_of(work: Work, request: Request, kind: type[Record]) -> Reach:
    """The departments whose records of a kind a paper speaks of: those within reach, or the one
    asked for. Refused where there is none."""
    reach = work.reach(kind)
    if request.department is not None:
        asked = frozenset({work.get(Department, request.department).id})
        reach = asked if reach is None else reach & asked
    if reach is None:
        return Reach(None, WHOLE.into(request.lang))
    rows = Department.select().where(Department.id.in_(list(reach))).order_by(Department.code)
    if not rows:
        raise Refused(NOT_YOURS)
    return Reach(reach, _named(rows, request.lang))


def _named(rows: Iterable[Department], lang: Lang) -> str:
    return SEPARATOR[lang].join(
        f"{row.code} {(lang == 'en' and row.name_en) or row.name}" for row in rows
    )
