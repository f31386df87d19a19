"""The row of filters over a list: a search and some choices, and a way back to everything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmsdesk.base.text import Lang

from .. import words
from .basics import button
from .flow import Flow
from .inputs import ChoiceBox, SearchField


class FilterBar(QWidget):
    """`changed` whenever the list should be read again. values(): {"text": …, name: value}."""

    changed = Signal()

    def __init__(self, lang: Lang, search: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = Flow(parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.choices: dict[str, ChoiceBox] = {}
        self.search = SearchField(search or words.SEARCH.into(lang))
        self.search.searched.connect(lambda _: self._say())
        self.clear = button(words.CLEAR.into(lang), self.reset, kind="link", name="clear-filters")
        self.box.addWidget(self.search)
        self.box.addWidget(self.clear)
        self.clear.hide()

    def add(self, name: str, word: str, choices: Iterable[tuple[Any, str]], every: str) -> None:
        """A choice; `every` is the word for no restriction ("All departments")."""
        box = ChoiceBox(word, [(None, every), *choices])
        box.setObjectName(f"filter-{name}")
        box.chosen.connect(lambda _: self._say())
        self.choices[name] = box
        self.box.insertWidget(self.box.count() - 1, box)

    def offer(self, name: str, choices: Iterable[tuple[Any, str]]) -> None:
        """Other choices for a filter, after its first."""
        box = self.choices[name]
        every = box.itemText(0)
        box.offer([(None, every), *choices])

    def values(self) -> dict[str, Any]:
        return {"text": self.search.text().strip()} | {
            name: box.value() for name, box in self.choices.items()
        }

    def put(self, name: str, value: Any) -> None:
        self.choices[name].put(value)
        self._say()

    def reset(self) -> None:
        self.search.clear()
        for box in self.choices.values():
            box.put(None)
        self._say()

    def _say(self) -> None:
        self.clear.setVisible(any(value for value in self.values().values()))
        self.changed.emit()
