"""What is being written about an action."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject

from pmsdesk.services.action import actions

from ...kit.keeping import Keeping, Key
from ...session import Session
from .row_list import RowList
from .step_bodies import Bodies


@dataclass(frozen=True, slots=True)
class Typed:
    """The values of every editor of the page."""

    facts: dict[str, Any] = field(default_factory=dict)
    whys: list[tuple[str, str]] | None = None
    steps: list[dict[str, Any]] | None = None

    def arguments(self) -> dict[str, Any]:
        return {"whys": self.whys, "steps": self.steps, **self.facts}


class Draft(Keeping):
    service = actions.keep

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(session, owner)
        self._bodies: Bodies | None = None
        self._saved = Typed()

    def begin(self, key: Key, bodies: Bodies) -> None:
        """What is shown now is what is saved."""
        self.key, self._bodies = key, bodies
        self._saved, self._problem = self.typed(), None

    def end(self) -> None:
        self._bodies, self._saved = None, Typed()

    def adopt(self) -> None:
        """An editor was added or taken away: that alone is no change."""
        self._saved = self.typed()

    def typed(self) -> Typed:
        bodies = self._bodies
        if bodies is None:
            return Typed()
        facts: dict[str, Any] = {}
        for form in bodies.forms:
            facts |= form.values()
        return Typed(facts, _whys(bodies.whys), bodies.steps.values() if bodies.steps else None)

    def news(self, typed: Typed) -> dict[str, Any]:
        return {} if typed == self._saved else typed.arguments()

    def remember(self, sent: Typed) -> None:
        self._saved = sent


def _whys(rows: RowList | None) -> list[tuple[str, str]] | None:
    return [(each["why"], each["because"]) for each in rows.values()] if rows else None
