"""What is being written about an incident."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from pmsdesk.services.incident import facts

from ...kit import keeping
from ...kit.form import Form
from ...session import Session


class Keeping(keeping.Keeping):
    service = facts.write

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(session, owner)
        self._forms: Sequence[Form] = ()
        self._saved: dict[str, Any] = {}

    def begin(self, key: keeping.Key, forms: Sequence[Form]) -> None:
        """What is shown now is what is saved."""
        self.key, self._forms = key, forms
        self._saved, self._problem = self.typed(), None

    def adopt(self, forms: Sequence[Form]) -> None:
        """More editors, which show what is saved."""
        self._forms = [*self._forms, *forms]
        for form in forms:
            self._saved |= form.values()

    def end(self) -> None:
        self._forms, self._saved = (), {}

    def typed(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for form in self._forms:
            found |= form.values()
        return found

    def news(self, typed: dict[str, Any]) -> dict[str, Any]:
        return {k: v for k, v in typed.items() if k not in self._saved or self._saved[k] != v}

    def remember(self, sent: dict[str, Any]) -> None:
        self._saved |= sent
