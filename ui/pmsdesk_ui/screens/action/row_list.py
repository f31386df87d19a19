"""Rows edited by keyboard: Enter goes on and adds a row, Alt+arrows move it, Ctrl+Delete takes it
away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T

from ... import look
from ...kit.basics import button, label, row, tool
from ...kit.editors import put, take
from ...kit.inputs import on_change
from . import words

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Say = Callable[[T | str], str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of every row: its name, its words, how its editor is made, its share of the width
    (0: as wide as the editor wants to be)."""

    name: str
    words: T
    make: Callable[[], QWidget]
    share: int = 1


class RowLine(QWidget):
    """One row: a number, its editors, three small buttons, and what is wrong with it.

    `head` stands above the editors, to be read.
    """

    def __init__(
        self, cells: Sequence[Cell], say: Say, fixed: bool, head: QWidget | None = None
    ) -> None:
        super().__init__()
        self.number = label("", "muted")
        self.number.setFixedWidth(20)
        self.editors: dict[str, QWidget] = {}
        self.error = label("", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.GAP)
        grid.setVerticalSpacing(2)
        top = Qt.AlignmentFlag.AlignTop
        self.number.setContentsMargins(0, 3 if head else 10, 0, 0)
        grid.addWidget(self.number, 0, 0, top)
        if head is not None:
            grid.addWidget(head, 0, 1, 1, len(cells))
        at = 0 if head is None else 1
        for place, cell in enumerate(cells, 1):
            editor = self.editors[cell.name] = cell.make()
            grid.addWidget(editor, at, place, top)
            grid.setColumnStretch(place, cell.share)
        tallest = max(editor.sizeHint().height() for editor in self.editors.values())
        for editor in self.editors.values():
            if isinstance(editor, QLineEdit):
                editor.setFixedHeight(tallest)
        self.tools = [
            tool("chevron-up", say(words.ROW_UP), name="row-up"),
            tool("chevron-down", say(words.ROW_DOWN), name="row-down"),
            tool("close", say(words.ROW_AWAY), name="row-away"),
        ]
        if not fixed:
            for each in self.tools:
                each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has keys of its own
                each.setFixedWidth(26)
            grid.addLayout(row(*self.tools, gap=0), at, len(cells) + 1, top)
        grid.addWidget(self.error, at + 1, 1, 1, len(cells))

    def values(self) -> dict[str, Any]:
        return {name: take(editor) for name, editor in self.editors.items()}

    def refuse(self, field: str, why: str) -> None:
        self.error.setText(why)
        self.error.setVisible(bool(why))
        for name, editor in self.editors.items():
            wrong = bool(why) and name == field
            if bool(editor.property("wrong")) != wrong:
                editor.setProperty("wrong", wrong)
                editor.style().polish(editor)
                editor.setAccessibleDescription(why if wrong else "")


class RowList(QWidget):
    """`edited` on every change. Reading a row whose date is no date raises Refused, with its
    place in the field: "steps/2/due_on". `fixed`: rows are neither added nor taken away."""

    edited = Signal()

    def __init__(
        self, part: str, cells: Sequence[Cell], say: Say, title: T, add: T, fixed: bool = False
    ) -> None:
        super().__init__()
        self.part, self.cells, self.say, self.fixed = part, cells, say, fixed
        self.lines: list[RowLine] = []
        self.box = QVBoxLayout()
        self.box.setSpacing(look.GAP)
        self.error = label("", "error")
        self.error.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.HALF)
        whole.addWidget(label(say(title), "label"))
        whole.addLayout(self.box)
        whole.addWidget(self.error)
        if not fixed:
            self.adding = button(
                say(add), self.append, kind="link", icon="plus", name=f"add-{part}"
            )
            keys = label(say(words.ROW_KEYS), "small")
            keys.setWordWrap(True)
            foot = row(self.adding, keys, gap=look.WIDE)
            foot.setStretch(1, 1)
            whole.addLayout(foot)

    # values

    def put(self, rows: Sequence[dict[str, Any]], heads: Sequence[QWidget] = ()) -> None:
        while self.lines:
            self._drop(self.lines[-1])
        for place, values in enumerate(rows or ([] if self.fixed else [{}])):
            self._insert(place, values, heads[place] if heads else None)
        self._number()

    def values(self) -> list[dict[str, Any]]:
        found = []
        for place, line in enumerate(self.lines, 1):
            try:
                found.append(line.values())
            except Refused as problem:
                name = next(n for n, e in line.editors.items() if _unreadable(e))
                raise Refused(problem.why, f"{self.part}/{place}/{name}") from problem
        return found

    def refuse(self, problem: Refused, focus: bool = True) -> None:
        """Beside the row "steps/2/who" names, or below all of them."""
        self.accept()
        why = self.say(problem.why)
        _, _, rest = problem.field.partition("/")
        place, _, name = rest.partition("/")
        at = int(place) - 1 if place.isdigit() else -1
        if not 0 <= at < len(self.lines):
            self.error.setText(why)
            self.error.show()
            if focus and self.lines:
                next(iter(self.lines[0].editors.values())).setFocus()
            return
        line = self.lines[at]
        line.refuse(name, why)
        editor = line.editors.get(name)
        if focus and editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        self.error.hide()
        for line in self.lines:
            line.refuse("", "")

    def mine(self, field: str) -> bool:
        return field == self.part or field.startswith(f"{self.part}/")

    # rows

    def append(self) -> None:
        """A new row at the end, ready to be written."""
        self._focus(self._insert(len(self.lines), {}))

    def _insert(self, at: int, values: dict[str, Any], head: QWidget | None = None) -> RowLine:
        line = RowLine(self.cells, self.say, self.fixed, head)
        for name, editor in line.editors.items():
            put(editor, values.get(name))
            on_change(editor, lambda: self._edited(line))
            editor.installEventFilter(self)
        for each, press in zip(line.tools, (-1, 1, 0), strict=True):
            if not self.fixed:
                each.clicked.connect(lambda _=False, by=press: self._press(line, by))
        self.lines.insert(at, line)
        self.box.insertWidget(at, line)
        self._number()
        return line

    def _press(self, line: RowLine, by: int) -> None:
        if by:
            self.shift(line, by)
        else:
            self.remove(line)

    def shift(self, line: RowLine, by: int) -> None:
        """Up (-1) or down (1), with the keyboard still in it."""
        at = self.lines.index(line)
        if not 0 <= at + by < len(self.lines):
            return
        had = self.focusWidget() if self.isAncestorOf(self.focusWidget()) else None
        self.lines.insert(at + by, self.lines.pop(at))
        self.box.insertWidget(at + by, line)
        if had is not None:
            had.setFocus(Qt.FocusReason.OtherFocusReason)
        self._number()
        self._edited()

    def remove(self, line: RowLine) -> None:
        at = self.lines.index(line)
        if len(self.lines) == 1:
            for editor in line.editors.values():
                put(editor, None)
            self._focus(line)
        else:
            self._drop(line)
            self._focus(self.lines[max(0, at - 1)])
        self._number()
        self._edited()

    def _drop(self, line: RowLine) -> None:
        self.lines.remove(line)
        self.box.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _number(self) -> None:
        for place, line in enumerate(self.lines, 1):
            line.number.setText(str(place))
            for cell in self.cells:
                named = words.NTH.fill(what=cell.words, n=place)
                line.editors[cell.name].setAccessibleName(self.say(named))
            line.tools[0].setEnabled(place > 1)
            line.tools[1].setEnabled(place < len(self.lines))
        self._order()

    def _order(self) -> None:
        """Tab goes through the rows as they stand and then to the button below them: Qt puts
        what is made later behind everything else in the window."""
        before: QWidget | None = None if self.fixed else self.adding
        for line in self.lines:
            for editor in line.editors.values():
                if before is not None:
                    QWidget.setTabOrder(before, editor)
                before = editor
        if not self.fixed and self.lines and before is not None:
            QWidget.setTabOrder(before, self.adding)

    def _focus(self, line: RowLine) -> None:
        next(iter(line.editors.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self, line: RowLine | None = None) -> None:
        """What was wrong with a row may be right by now."""
        self.error.hide()
        if line is not None and not line.error.isHidden():
            line.refuse("", "")
        self.edited.emit()

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            for line in self.lines:
                if watched in line.editors.values():
                    return self._key(line, watched, event)
        return False

    def _key(self, line: RowLine, editor: QObject, event: QKeyEvent) -> bool:
        held, key = event.modifiers(), event.key()
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        if key in ENTER and not held & ~Qt.KeyboardModifier.KeypadModifier:
            self._go_on(line, editor)
            return True
        if self.fixed:
            return False
        if key == Qt.Key.Key_Delete and held & Qt.KeyboardModifier.ControlModifier:
            self.remove(line)
            return True
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(line, -1 if key == Qt.Key.Key_Up else 1)
            return True
        return False

    def _go_on(self, line: RowLine, editor: QObject) -> None:
        """To the next field; from the last of a row to the next row, or a new one."""
        editors = list(line.editors.values())
        at = next(i for i, each in enumerate(editors) if each is editor)
        if at + 1 < len(editors):
            editors[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
            return
        place = self.lines.index(line) + 1
        if place < len(self.lines):
            self._focus(self.lines[place])
        elif not self.fixed:
            self._focus(self._insert(place, {}))


def _unreadable(editor: QWidget) -> bool:
    try:
        take(editor)
    except Refused:
        return True
    return False
