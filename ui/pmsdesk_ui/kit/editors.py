"""One editor per kind of field: make it, fill it, read it, hear it."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from pmsdesk.base.text import Lang, T

from .. import words
from .dates import DateEdit
from .inputs import ChoiceBox, GrowingText

MOST = 2_000_000_000


@runtime_checkable
class Custom(Protocol):
    """An editor of a screen's own: it says its value, takes one, and tells of changes."""

    def value(self) -> Any: ...

    def put(self, value: Any) -> None: ...


def editor_for(field: Any, lang: Lang) -> QWidget:
    """By the field's choices, else by the type the field is declared with."""
    if field.choices:
        box = ChoiceBox("", ((value, _word(word, lang)) for value, word in field.choices))
        if field.null:
            box.insertItem(0, words.NOT_SET.into(lang), None)
        return box
    match field.field_type:
        case "DATE":
            return DateEdit("", lang)
        case "BOOL":
            return QCheckBox(_word(field.verbose_name, lang))
        case "INT" | "BIGINT" | "SMALLINT":
            return number()
        case "TEXT":
            return GrowingText(lines=3)
        case _:
            line = QLineEdit()
            line.setMaxLength(getattr(field, "max_length", None) or 32767)
            return line


def number(least: int = 0, most: int = MOST) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setGroupSeparatorShown(True)
    box.setFixedWidth(148)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box


def put(editor: QWidget, value: Any) -> None:
    match editor:
        case QCheckBox():
            editor.setChecked(bool(value))
        case QSpinBox():
            editor.setValue(value or 0)
        case GrowingText():
            if editor.text() != (value or ""):
                editor.setText(value or "")
        case DateEdit():
            editor.put(value if isinstance(value, date) else None)
        case Custom():
            editor.put(value)
        case QLineEdit():
            editor.setText("" if value is None else str(value))
        case _:
            raise TypeError(f"no way to fill a {type(editor).__name__}")


def take(editor: QWidget) -> Any:
    match editor:
        case QCheckBox():
            return editor.isChecked()
        case QSpinBox():
            return editor.value()
        case GrowingText():
            return editor.text()
        case Custom():
            return editor.value()
        case QLineEdit():
            return editor.text()
        case _:
            raise TypeError(f"no way to read a {type(editor).__name__}")


def _word(word: object, lang: Lang) -> str:
    return word.into(lang) if isinstance(word, T) else str(word)
