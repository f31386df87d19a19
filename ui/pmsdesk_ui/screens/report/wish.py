"""Which paper, about what, how: as it travels through go() and open()."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date
from typing import TYPE_CHECKING, Any

from pmsdesk.base.text import Lang
from pmsdesk.base.weeks import WeekStart
from pmsdesk.reports.catalogue import Gathered, Request, named
from pmsdesk.services import papers

if TYPE_CHECKING:
    from pmsdesk.store.work import Work

PLACES = {
    "year": "year",
    "calendar_year": "year",
    "month": "month",
    "date": "date",
    "kind": "kind",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """`subject` is a record's id, a year, a month (2026-11), a date or a kind's name, as the paper
    needs; `document` says what is written about an incident, `sent` is the id of a submission of
    it; `only` is the one kind that a calendar is narrowed to."""

    paper: str
    subject: int | str | None
    lang: Lang
    photos: bool = True
    document: str = ""
    sent: int | None = None
    only: str = ""

    @property
    def where(self) -> dict[str, Any]:
        """The deep link that leads to this preview."""
        needs = named(self.paper).needs
        link: dict[str, Any] = {"paper": self.paper, "lang": self.lang}
        if needs:
            link[PLACES.get(needs, "id")] = self.subject
        more = {"photos": self.photos, "document": self.document, "sent": self.sent}
        more["only"] = self.only
        usual = {"photos": True, "document": "", "sent": None, "only": ""}
        return link | {name: value for name, value in more.items() if value != usual[name]}


def wish_of(where: dict[str, Any], lang: Lang) -> Wish | None:
    """The preview a deep link leads to; None where it leaves something to choose."""
    if not (paper := where.get("paper")):
        return None
    needs = named(paper).needs
    subject = where.get(PLACES.get(needs, "id"))
    document, sent = where.get("document", ""), where.get("sent")
    if (needs and subject is None) or (needs == "document" and not document):
        return None
    lang, photos = where.get("lang", lang), where.get("photos", True)
    return Wish(paper, subject, lang, photos, document, sent, where.get("only", ""))


def gathered(work: Work, wish: Wish, week: WeekStart, tell: Callable[[int, int], None]) -> Gathered:
    """What the paper says, read now, as it stands in the database."""
    tell(0, 0)  # may have been cancelled while it waited
    kind = named(wish.paper)
    about: dict[str, Any] = {}
    if kind.needs in ("month", "date"):
        first = f"{wish.subject}-01" if kind.needs == "month" else str(wish.subject)
        about["day"] = date.fromisoformat(first)
    elif kind.needs:
        about[PLACES.get(kind.needs, "record")] = wish.subject
    if wish.only:
        about["kind"] = wish.only
    if isinstance(wish.subject, int):
        papers.opened(work, kind.needs, wish.subject)
    about |= {"document": wish.document, "sent": wish.sent}
    printed_at = work.now.replace(tzinfo=UTC).astimezone(work.zone)
    request = Request(wish.lang, printed_at, photos=wish.photos, week=week, **about)
    data = kind.gather(work, request)
    tell(0, 0)
    return data
