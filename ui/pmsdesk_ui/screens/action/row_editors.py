"""The two lists of rows of an action: the whys, and the steps of the plan with their reports."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from pmsdesk.base.text import Lang
from pmsdesk.kinds.action.action import Step

from ...kit.basics import Prose
from ...kit.dates import DateEdit
from ...kit.inputs import GrowingText
from . import words
from .readings import who_by
from .row_list import Cell, RowList, Say

NAME = int(Qt.ItemDataRole.UserRole)
DAY_WIDTH, WHO_WIDTH = 136, 150


def text_cell() -> GrowingText:
    return GrowingText(lines=1, most=8)


def why_rows(say: Say) -> RowList:
    cells = (
        Cell("why", words.WHY, lambda: named(text_cell(), say(words.WHY)), 2),
        Cell("because", words.BECAUSE, lambda: named(text_cell(), say(words.BECAUSE)), 3),
    )
    return RowList("whys", cells, say, words.WHYS, words.ADD_WHY)


def plan_rows(say: Say, lang: Lang, names: QStandardItemModel) -> RowList:
    cells = (
        Cell("what", words.WHAT, lambda: named(text_cell(), say(words.WHAT)), 1),
        Cell("who", words.WHO, lambda: NameEdit(say(words.WHO), names), 0),
        Cell("due_on", words.BY, lambda: day_edit(lang, say(words.BY)), 0),
    )
    return RowList("steps", cells, say, words.STEPS, words.ADD_STEP)


def named(editor: GrowingText, text: str) -> GrowingText:
    editor.setPlaceholderText(text)
    return editor


def day_edit(lang: Lang, words_: str) -> DateEdit:
    edit = DateEdit(words_, lang)
    edit.setPlaceholderText(words_)
    edit.setFixedWidth(DAY_WIDTH)
    return edit


class NameEdit(QLineEdit):
    """Somebody on the roster, found by typing any part of the name; or any other text."""

    def __init__(self, words_: str, names: QStandardItemModel) -> None:
        super().__init__()
        self.setPlaceholderText(words_)
        self.setFixedWidth(WHO_WIDTH)
        self.setMaxLength(80)
        completer = QCompleter(names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionRole(NAME)
        completer.setMaxVisibleItems(10)
        if popup := completer.popup():
            popup.setMinimumWidth(260)
            popup.setAccessibleName(words_)
        self.setCompleter(completer)


def name_model(people: Sequence[tuple[str, str]], owner: QWidget) -> QStandardItemModel:
    """Names with their departments, as they are offered."""
    model = QStandardItemModel(owner)
    for name, department in people:
        item = QStandardItem(f"{name}（{department}）" if department else name)
        item.setData(name, NAME)
        model.appendRow(item)
    return model


class ReportRows(RowList):
    """The approved steps, to be read; and for each when it was done, and what."""

    def __init__(self, say: Say, lang: Lang) -> None:
        cells = (
            Cell("done_on", words.DONE_ON, lambda: day_edit(lang, say(words.DONE_ON)), 0),
            Cell("result", words.RESULT, lambda: named(text_cell(), say(words.RESULT)), 1),
        )
        super().__init__("steps", cells, say, words.STEPS, words.ADD_STEP, fixed=True)

    def show_steps(self, steps: Sequence[Step]) -> None:
        rows = [{"done_on": step.done_on, "result": step.result} for step in steps]
        self.put(rows, [self._head(step) for step in steps])

    def _head(self, step: Step) -> QWidget:
        """The step itself stands above what is reported of it."""
        head = QWidget()
        box = QVBoxLayout(head)
        box.setContentsMargins(0, 0, 0, 2)
        box.setSpacing(0)
        box.addWidget(Prose(step.what))
        box.addWidget(Prose(who_by(self.say, step), "small"))
        return head
