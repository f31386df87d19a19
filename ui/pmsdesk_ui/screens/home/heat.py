"""The round's heat map: departments × measures, each cell a way to its answers."""

from __future__ import annotations

from PySide6.QtCore import Signal

from pmsdesk.base.standing import Role
from pmsdesk.base.text import T
from pmsdesk.kinds.checklist.words import Measure
from pmsdesk.kinds.inspection.figures import Cell
from pmsdesk.kinds.inspection.tally import Tally
from pmsdesk.services.home import Home

from ... import words as shared
from ...kit.basics import Card, Prose, button, label
from ...kit.charts import RateBar
from ...kit.heatmap import HeatCell, HeatMap
from ...kit.inputs import ChoiceBox
from ...kit.notes import EmptyState
from ...session import Session
from . import words


class HeatCard(Card):
    """`turned` carries the id of another round to look at."""

    turned = Signal(int)

    def __init__(self, session: Session) -> None:
        say = session.say
        self.session = session
        self.round = ChoiceBox(say(words.ROUND))
        self.round.setObjectName("home-round")
        self.progress = label("", "muted")
        self.link = button(say(words.OPEN_ROUND), self._open_round, kind="link", name="open-round")
        super().__init__(say(words.HEAT), self.progress, self.round, self.link)
        self.bar = RateBar(say(words.THIS_ROUND))
        self.map = HeatMap(say(words.HEAT))
        self.note = Prose(say(words.HEAT_ABOUT), "small")
        self.empty = EmptyState(
            "plans",
            say(words.NO_ROUND),
            say(words.NO_ROUND_ABOUT),
            say(words.MAKE_PLAN) if session.holds(Role.MANAGER, Role.SECRETARIAT) else "",
            lambda: session.go("plans", new=True),
        )
        for part in (self.bar, self.map, self.note, self.empty):
            self.add(part)
        self.inspections: dict[int, int] = {}
        self.round.chosen.connect(self._turn)
        self.map.picked.connect(self._pick)

    def put(self, view: Home) -> None:
        lang, now = self.session.lang, view.round
        for part in (self.round, self.progress, self.link, self.bar, self.map, self.note):
            part.setHidden(now is None)
        self.empty.setHidden(now is not None)
        if now is None:
            return
        self.round.offer([(r.round, f"{r.no}  {r.called(lang)}") for r in view.rounds])
        self.round.put(now.round)
        handed = words.PROGRESS.fill(n=now.handed_in, total=now.inspections)
        self.progress.setText(self.session.say(handed))
        self.bar.put(shares(self.session, now.answers))
        self.inspections = {cell.department: cell.inspection for cell in view.heat}
        departments = {c.department: self.session.say(c.department_called) for c in view.heat}
        asked = {cell.measure for cell in view.heat}
        measures = [(m.value, self.session.say(m.label)) for m in Measure if m.value in asked]
        cells = {(c.department, c.measure): heat_cell(self.session, c) for c in view.heat}
        self.map.put(list(departments.items()), measures, cells)
        about = self.session.say(words.HEAT_ABOUT)
        if view.heat_more:
            worst = words.HEAT_WORST.fill(shown=len(departments), more=view.heat_more)
            about = f"{self.session.say(worst)} {about}"
        self.note.put(about)

    def _turn(self, round: object) -> None:
        if isinstance(round, int):
            self.turned.emit(round)

    def _open_round(self) -> None:
        self.session.go("inspections", round=self.round.value())

    def _pick(self, department: int, measure: str) -> None:
        self.session.go("inspections", id=self.inspections[department], measure=measure)


def shares(session: Session, tally: Tally) -> list[tuple[str, str, int]]:
    """The round's answers as parts of a bar."""
    return [
        ("conform", session.say(shared.CONFORM), tally.conform),
        ("partly", session.say(shared.PARTLY), tally.partly),
        ("nonconform", session.say(shared.NONCONFORM), tally.nonconform),
        ("na", session.say(shared.NOT_APPLICABLE), tally.na),
        ("", session.say(shared.UNANSWERED), tally.total - tally.answered),
    ]


def heat_cell(session: Session, cell: Cell) -> HeatCell:
    """The gravest answer and its count; before anything grave, how far it is."""
    tally, worst = cell.tally, cell.tally.worst
    spoken = session.say(_spoken(tally))
    grave = worst is not None and worst.value in ("nonconform", "partly")
    if grave and worst is not None:
        return HeatCell(worst.value, str(getattr(tally, worst.value)), worst.value, spoken)
    if tally.answered < tally.total or worst is None:
        return HeatCell("", f"{tally.answered}/{tally.total}", "", spoken)
    return HeatCell(worst.value, "", worst.value, spoken)


def _spoken(tally: Tally) -> T:
    if not tally.answered or tally.answered == tally.conform < tally.total:
        return words.CELL_OPEN.fill(answered=tally.answered, total=tally.total)
    if tally.conform == tally.total:
        return words.CELL_CONFORM.fill(n=tally.total)
    counts = {name: getattr(tally, name) for name in ("conform", "partly", "nonconform", "na")}
    return words.CELL_COUNTS.fill(total=tally.total, **counts)
