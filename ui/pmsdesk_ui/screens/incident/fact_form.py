"""Some fields of an incident as a form, or to be read where this person may not write them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.days import table_date
from pmsdesk.base.text import Lang, T
from pmsdesk.kinds.incident.incident import Incident
from pmsdesk.kinds.incident.words import Known

from ... import look
from ...kit.basics import label
from ...kit.editors import editor_for
from ...kit.form import Form
from ...kit.moments import MomentEdit
from ..action.readings import Pairs
from .shown import field_words, moment_of

Say = Callable[[T], str]
MOMENTS = ("found_at", "known_at")


class FactForm(QWidget):
    """`forms` are its editors; what may only be read stands as text. Lines of `names` that are
    tuples stand side by side."""

    def __init__(
        self,
        lang: Lang,
        names: Sequence[str | tuple[str, ...]],
        facts: Mapping[str, Any],
        writable: Collection[str],
        hints: Mapping[str, T] | None = None,
    ) -> None:
        super().__init__()
        self.lang, self.facts, self.hints = lang, facts, hints or {}
        self.form = Form(lang)
        self.form.box.setSpacing(look.WIDE - 4)
        flat = [n for each in names for n in ((each,) if isinstance(each, str) else each)]
        self.open = [name for name in flat if name in writable]
        box = self.box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.WIDE - 4)
        for name in self.open:
            self.form.add(name, field_words(name), self._editor(name), facts[name],
                          self.hints.get(name, ""))  # fmt: skip
        if "near_miss" in self.open:  # its words stand beside the box already
            self.form.rows["near_miss"].words.hide()
        for each in names:
            together = [] if isinstance(each, str) else [n for n in each if n in self.open]
            if len(together) > 1:
                self.form.beside(*together)
        if closed := [name for name in flat if name not in writable]:
            pairs = [(field_words(n).into(lang), self._text(n)) for n in closed]
            if some := [pair for pair in pairs if pair[1]]:
                box.addWidget(Pairs(some))
        if self.open:
            box.addWidget(self.form)
        else:
            self.form.hide()

    @property
    def empty(self) -> bool:
        """Nothing to write, nothing to read."""
        return self.box.count() == 0

    def _editor(self, name: str) -> QWidget:
        if name in MOMENTS:
            given = self.facts[name]
            zone = given.tzinfo if isinstance(given, datetime) and given.tzinfo else UTC
            return MomentEdit(field_words(name).into(self.lang), self.lang, zone)
        return editor_for(Incident._meta.fields[name], self.lang)

    def _text(self, name: str) -> str:
        value = self.facts[name]
        field = Incident._meta.fields[name]
        if field.choices:
            word = dict(field.choices).get(value, "")
            return str(word.into(self.lang) if isinstance(word, T) else word)
        if isinstance(value, datetime):
            return moment_of(value)
        if isinstance(value, date):
            return table_date(value)
        if isinstance(value, bool):
            return Known.YES.label.into(self.lang) if value else ""
        return "" if value is None else str(value)


def part(text: str) -> QWidget:
    """The name of a part of a form."""
    name = label(text, "label")
    name.setContentsMargins(0, 4, 0, 0)
    return name
