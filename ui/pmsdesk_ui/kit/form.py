"""A form from field declarations: label, editor, hint and error, each error beside its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import Lang, T

from .. import look
from .basics import label
from .inputs import on_change

if TYPE_CHECKING:
    from .notes import Banner


class FieldRow(QWidget):
    """A label above an editor; the error and a hint below it, made when there first is one."""

    def __init__(
        self, name: str, words: str, editor: QWidget, hint: str = "", required: bool = False
    ) -> None:
        super().__init__()
        self.name, self.editor = name, editor
        self.words = label(words + (" *" if required else ""), "label")
        self.words.setBuddy(editor)
        self.refused = ""
        if not editor.accessibleName():
            editor.setAccessibleName(words)
        if hint:
            editor.setAccessibleDescription(hint)
        self.box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.HALF)
        box.addWidget(self.words)
        if is_fixed(editor):
            box.addWidget(editor, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        else:
            box.addWidget(editor)
        if hint:
            self.hint.setText(hint)
            self.hint.show()

    @cached_property
    def error(self) -> QLabel:
        return self._below("error", 2)

    @cached_property
    def hint(self) -> QLabel:
        return self._below("small", -1)

    def refuse(self, why: str) -> None:
        """Show what is wrong; an empty text takes it away."""
        self.refused = why
        self.error.setText(why)
        self.error.setVisible(bool(why))
        self.editor.setProperty("wrong", bool(why))
        self.editor.style().polish(self.editor)
        self.editor.setAccessibleDescription(why or self.hint.text())

    def _below(self, kind: str, place: int) -> QLabel:
        part = label("", kind, self)
        part.setWordWrap(True)
        part.hide()
        self.box.insertWidget(place, part)
        return part


class Form(QWidget):
    """Rows of fields in one column, or side by side with add_row(). `edited` on every change."""

    edited = Signal(str)

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lang = lang
        self.rows: dict[str, FieldRow] = {}
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(look.WIDE)
        self._banner: Banner | None = None

    @property
    def banner(self) -> Banner:
        """Above the rows, made when there is first something to say."""
        if self._banner is None:
            from .notes import Banner

            self._banner = Banner()
            self.box.insertWidget(0, self._banner)
        return self._banner

    def add(
        self,
        name: str,
        words: T | str,
        editor: QWidget,
        value: Any = None,
        hint: T | str = "",
        required: bool = False,
    ) -> FieldRow:
        """A field with an editor of yours."""
        row = self._row(name, words, editor, value, hint, required)
        self.box.addWidget(row)
        return row

    def beside(self, *names: str) -> None:
        """Put fields added before side by side, where the first of them stood."""
        rows = [self.rows[name] for name in names]
        place = self.box.indexOf(rows[0])
        line = QHBoxLayout()
        line.setSpacing(look.WIDE)
        for one in rows:
            self.box.removeWidget(one)
            share = 0 if is_fixed(one.editor) else 1
            line.addWidget(one, share, QtCore.Qt.AlignmentFlag.AlignTop)
        if all(is_fixed(one.editor) for one in rows):
            line.addStretch(1)
        self.box.insertLayout(place, line)

    def add_fields(self, kind: type[Any], names: Iterable[str] = (), record: Any = None) -> None:
        """A field of each of a kind's declared names (its `form` where none are named)."""
        from .editors import editor_for

        declared: Mapping[str, Any] = kind._meta.fields
        for name in names or kind.form:
            field = declared[name]
            editor = editor_for(field, self.lang)
            words = field.verbose_name or name
            given = getattr(record, name) if record is not None else default_of(field)
            required = not field.null and field.default is None
            self.add(name, words, editor, given, getattr(field, "help_text", "") or "", required)

    def put(self, values: Mapping[str, Any]) -> None:
        from .editors import put

        for name, value in values.items():
            put(self.rows[name].editor, value)

    def values(self) -> dict[str, Any]:
        """What the editors hold. An editor that holds nonsense raises Refused with its field."""
        from .editors import take

        found: dict[str, Any] = {}
        for name, row in self.rows.items():
            try:
                found[name] = take(row.editor)
            except Refused as problem:
                raise Refused(problem.why, name) from problem
        return found

    def editor(self, name: str) -> QWidget:
        return self.rows[name].editor

    def refuse(self, problem: Refused) -> None:
        """The sentence beside its field, which takes the focus; else at the top of the form."""
        self.accept()
        why = problem.why.into(self.lang)
        if row := self.rows.get(problem.field):
            row.refuse(why)
            row.editor.setFocus()
        else:
            self.banner.say(why, "late")

    def accept(self) -> None:
        """Take every error away."""
        if self._banner:
            self._banner.hide()
        for row in self.rows.values():
            if row.refused:
                row.refuse("")

    def set_read_only(self, fixed: bool = True) -> None:
        for row in self.rows.values():
            row.editor.setEnabled(not fixed)

    def _row(
        self, name: str, words: T | str, editor: QWidget, value: Any, hint: T | str, required: bool
    ) -> FieldRow:
        row = FieldRow(name, self._say(words), editor, self._say(hint), required)
        self.rows[name] = row
        if value is not None:
            self.put({name: value})
        on_change(editor, lambda: self._edited(name))
        return row

    def _edited(self, name: str) -> None:
        if self.rows[name].refused:
            self.rows[name].refuse("")
        self.edited.emit(name)

    def _say(self, text: T | str) -> str:
        return text.into(self.lang) if isinstance(text, T) else str(text)


def is_fixed(editor: QWidget) -> bool:
    return editor.minimumWidth() == editor.maximumWidth()


def default_of(field: Any) -> Any:
    return field.default() if callable(field.default) else field.default
