"""The emergency network on one page (緊急連絡網): inside by role, heads by department, outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...base.standing import Role
from ...base.text import Lang, T
from ...kinds.incident.network import ContactLine, Inside, network
from ...kinds.incident.words import Place
from ...store.work import Work
from ..catalogue import Out, Request, named
from ..front import APPROVED, CHECKED, PREPARED, Stamp, company_of, front_for
from ..paper import Front
from ..paper.cells import shown
from ..watch import Watch

CHECKED_ON = T("Checked on", "確認日")
NEVER = T("Not checked yet", "未確認")
STALE = T("{day} (a check is due)", "{day}（要確認：半年以上経過）")
AS_OF = T("As of", "基準日")
HEAD = Role.HEAD.label


@dataclass(frozen=True, slots=True)
class Way:
    """Somebody to call; `stale` where nobody has checked it for half a year."""

    name: str
    part: str
    phone: str
    second_phone: str
    mail: str
    more: str
    checked_on: date | None
    stale: bool


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A department with its head, and who stands in; None where there is nobody."""

    department: str
    head: Way | None
    deputy: Way | None


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The network, ready to be drawn. `hours` are the time limits of head, manager and top."""

    front: Front
    hours: tuple[int, int, int]
    inside: tuple[Way, ...]
    heads: tuple[HeadRow, ...]
    outside: tuple[tuple[T, tuple[Way, ...]], ...]


def gather(work: Work, request: Request) -> NetworkPage:
    """The network as it stands today."""
    found, company, lang = network(work.today), company_of(), request.lang
    checked = shown(found.checked_on, lang) if found.checked_on else NEVER.into(lang)
    if found.checked_on and found.stale:
        checked = STALE.fill(day=checked).into(lang)
    front = front_for(
        request,
        named("emergency_network").title,
        stamps=(Stamp(APPROVED), Stamp(CHECKED), Stamp(PREPARED)),
        facts=[(AS_OF, shown(work.today, lang)), (CHECKED_ON, checked)],
    )
    apart = dict(found.outside)
    inside = [_inside(it, lang) for it in found.inside if not it.department]
    inside += [_contact(it) for it in apart.pop(Place.INSIDE, ())]
    outside = tuple((place.label, tuple(map(_contact, lines))) for place, lines in apart.items())
    heads = tuple(_heads([it for it in found.inside if it.department], lang))
    hours = (company.head_hours, company.manager_hours, company.top_hours)
    return NetworkPage(front, hours, tuple(inside), heads, outside)


def draw(data: NetworkPage, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages: one, unless the type would become too small to read."""
    from .network_page import draw_network

    return draw_network(data, out, lang, watch)


def _inside(it: Inside, lang: Lang) -> Way:
    contact = it.contact
    return Way(
        it.name.into(lang),
        it.role.into(lang),
        it.phone,
        it.second_phone,
        it.mail,
        _more(contact) if contact else "",
        contact.checked_on if contact else None,
        contact.stale if contact else False,
    )


def _contact(it: ContactLine) -> Way:
    return Way(
        it.name, it.duty, it.phone, it.second_phone, it.mail, _more(it), it.checked_on, it.stale
    )


def _more(it: ContactLine) -> str:
    return "　".join(text for text in (it.hours, it.remark) if text)


def _heads(found: list[Inside], lang: Lang) -> Iterator[HeadRow]:
    """A department's heads, each beside who stands in."""
    waiting: dict[str, Inside] = {}
    for it in found:
        name = it.department.into(lang)
        if it.role == HEAD:
            if name in waiting:
                yield HeadRow(name, _inside(waiting.pop(name), lang), None)
            waiting[name] = it
        else:
            head = waiting.pop(name, None)
            yield HeadRow(name, _inside(head, lang) if head else None, _inside(it, lang))
    for name, head in waiting.items():
        yield HeadRow(name, _inside(head, lang), None)
