"""What a calendar paper is asked for: whose, of which kinds; and the head it bears."""

from __future__ import annotations

from datetime import date

from ...base.errors import Refused
from ...base.text import T
from ...kinds.agenda.calendar import Page
from ...kinds.agenda.due import Sort
from ...kinds.organization.person import Person
from ...store.work import Work
from ..catalogue import Request
from ..front import front_for
from ..paper import Front

NEVER = 1_000_000  # pages: a calendar begins with itself, not with a contents page
SHOWN_TO = T("Shown to", "閲覧者")
KINDS = T("Kind", "種類")
ENTRIES = T("Entries", "件数")
COUNT = T("{n}", "{n}件")
COUNT_LATE = T("{n}, {late} late", "{n}件（うち期限超過{late}件）")
NO_KIND = T(
    "There is no kind “{name}” in the calendar. Choose one of: {names}.",
    "カレンダーに種類「{name}」はありません。次の中から指定してください: {names}",
)


def sorts_of(request: Request) -> list[str] | None:
    """The one kind that was asked for; None for all. Refused where there is none such."""
    if not request.kind:
        return None
    kinds = [sort.value for sort in Sort]
    if request.kind not in kinds:
        raise Refused(NO_KIND.fill(name=request.kind, names=", ".join(kinds)), "kind")
    return [request.kind]


def front_of(
    work: Work, request: Request, title: T, page: Page, first: date, last: date, period: str = ""
) -> Front:
    """Who asked sees what they may read and nothing else, so the paper says who that is."""
    days = [day for on, day in page.days.items() if first <= on <= last]
    facts: list[tuple[str, str]] = [(SHOWN_TO, reader(work))]
    if request.kind:
        facts.append((KINDS, Sort.of(request.kind).label))
    facts.append((ENTRIES, count_words(sum(d.count for d in days), sum(d.late for d in days))))
    return front_for(request, title, period=period, facts=facts, keywords=("calendar",))


def reader(work: Work) -> T:
    it = Person.get_or_none(Person.id == work.actor.person)
    name = work.actor.name
    return T(str(it.name_en or it.name), str(it.name)) if it else T(name, name)


def count_words(count: int, late: int) -> T:
    return COUNT_LATE.fill(n=count, late=late) if late else COUNT.fill(n=count)
