"""The table of findings and measures (指摘・改善対応表) of a year, each with where it stands."""

from __future__ import annotations

from pmsdesk.services.audit import listing, measures
from pmsdesk.services.audit.measures import MeasureRow

from ... import words as shared
from ...kit.filters import FilterBar
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ..office.pane import Pane
from . import words
from .findings_part import FindingsPart

OPEN, DONE = "open", "settled"


class MeasuresPane(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.found: list[MeasureRow] = []
        self.bar = FilterBar(self.session.lang, say(shared.SEARCH))
        self.bar.add("year", say(words.YEAR), [], say(words.ALL_YEARS))
        states = [(OPEN, say(words.OPEN_ONES)), (DONE, say(shared.DONE))]
        self.bar.add("state", say(shared.STATE), states, say(shared.ALL))
        self.bar.changed.connect(self._changed)
        self.filters.addWidget(self.bar)
        no_match = EmptyState("filter", say(shared.NOTHING_FOUND), "", say(shared.CLEAR),
                              self.bar.reset)  # fmt: skip
        self.part = FindingsPart(self.session, no_match)
        self.body.addWidget(self.part)
        self.setFocusProxy(self.part)
        self.act(shared.PRINT, self._print, "print", name="print-measures")

    def reload(self) -> None:
        self.page.read(listing.years, done=self._offer, name="years of findings")
        year = self.bar.values()["year"]
        self.page.read(measures.table, year, done=self.put, name="measures")

    def _offer(self, years: list[int]) -> None:
        say = self.say
        self.bar.offer("year", [(year, say(words.YEAR_OF.fill(year=year))) for year in years])

    def _changed(self) -> None:
        self.reload()

    def put(self, found: list[MeasureRow]) -> None:
        self.found = found
        chosen = self.bar.values()
        shown = [it for it in found if self._passes(it, chosen["state"], chosen["text"])]
        shown.sort(key=lambda it: it.no, reverse=True)
        shown.sort(key=lambda it: it.settled)  # what is open first, the newest before
        self.part.put(shown, filtered=any(chosen.values()))

    def _passes(self, it: MeasureRow, state: str | None, text: str) -> bool:
        if state is not None and it.settled != (state == DONE):
            return False
        said = (it.no, it.title, it.content, self.say(it.department), it.action_no)
        return not text or any(text.casefold() in each.casefold() for each in said)

    def _print(self) -> None:
        year = self.bar.values()["year"]
        if year is None and self.found:
            year = max(int(it.no[:4]) for it in self.found if it.no[:4].isdigit())
        where = {"year": year} if year else {}
        self.session.go("reports", paper="audit_measures", **where)
