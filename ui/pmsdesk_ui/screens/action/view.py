"""One action from its finding to its closing: its whole life down one page."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.base.flow import Move
from pmsdesk.base.text import T
from pmsdesk.services.action import actions, listing
from pmsdesk.services.action.dossier import Dossier
from pmsdesk.services.deeds import words_for

from ... import look, trouble
from ...kit.basics import Scroll, button, clear, label, tool
from ...kit.flow import Flow
from ...kit.screen import Screen
from . import moving, words
from .column import Column
from .draft import Draft
from .head import pills
from .row_editors import name_model
from .row_list import RowList
from .step_bodies import turn_words


class ActionView(QWidget):
    """`show_action(id)` reads and shows; what is typed is saved whenever a field is left."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session = page, page.session
        self.say = page.session.say
        self.action = 0
        self.dossier: Dossier | None = None
        self.names = name_model((), self)
        self.draft = Draft(self.session, self)
        self.draft.refused.connect(self.refuse)
        self.draft.kept.connect(self._kept)
        self._build()
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(lambda: self.draft.keep(True))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _build(self) -> None:
        self.signs = Flow()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look.GAP)
        top = QHBoxLayout()
        top.setSpacing(look.GAP)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 5, 0, 0)  # level with the buttons
        beside.addLayout(self.signs)
        top.addLayout(beside, 1)
        top.addLayout(self.buttons)
        top.setAlignment(self.buttons, Qt.AlignmentFlag.AlignTop)
        self.area = Scroll()
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a page to read scrolls by key
        self.area.body.setSpacing(0)
        self.area.body.setContentsMargins(0, 0, look.GAP, 0)
        self.column = Column(self.session, self.area.body, self.draft)
        self.saved = label("", "small")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.WIDE - 4)
        whole.addLayout(top)
        whole.addWidget(self.area, 1)

    # ---- reading

    def show_action(self, id: int) -> None:
        """Afresh: what was typed before is saved by now."""
        self.action, self.dossier = id, None
        self.draft.end()
        self.page.read(listing.names, done=self._take_names)
        self.reload()

    def reload(self) -> None:
        self.page.read(actions.dossier, self.action, done=self.show_dossier)

    def _take_names(self, people: list[tuple[str, T]]) -> None:
        """Into the same model, which the editors hold already."""
        fresh = name_model([(name, self.say(where)) for name, where in people], self)
        self.names.clear()
        for place in range(fresh.rowCount()):
            self.names.appendRow(fresh.item(place).clone())

    def show_dossier(self, dossier: Dossier) -> None:
        """Everything anew, unless it is our own saving that comes back, or somebody is typing."""
        if dossier.action.id != self.action:
            return
        before, self_saved = self.dossier, self.draft.busy
        if before is not None and self._as_shown(before, dossier):
            self.dossier = dossier
            self.column.show_files(dossier)
            return
        if before is not None and self.draft.dirty() and not self_saved:
            self._offer_reading()
            return
        moved = before is None or before.action.state != dossier.action.state
        kept = self.area.verticalScrollBar().value()
        self.dossier = dossier
        self._show_top(dossier)
        self.column.show(dossier, self.names)
        self.page.set_title(dossier.action.no, above=words.TITLE, up=self._up)
        QTimer.singleShot(0, self, partial(self._place, None if moved else kept))

    def _as_shown(self, before: Dossier, now: Dossier) -> bool:
        return (
            now.action.version <= self.draft.key[1]
            and now.action.state == before.action.state
            and now.writable == before.writable
            and now.moves == before.moves
            and now.today == before.today
        )

    def _up(self) -> None:
        self.session.go("actions")

    def _place(self, kept: int | None) -> None:
        """Where it was; or, where something has moved on, at the open step."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # where things stand
        bar, now = self.area.verticalScrollBar(), self.column.now
        if kept is not None:
            bar.setValue(kept)
            return
        if now is not None and (inside := self.area.widget()):
            top = now.mapTo(inside, now.rect().topLeft()).y()
            bar.setValue(max(0, top - look.GAP))
        self.take_focus()

    def take_focus(self) -> None:
        (self.column.first_editor() or self.area).setFocus()

    def _show_top(self, dossier: Dossier) -> None:
        say = self.say
        clear(self.signs)
        clear(self.buttons)
        for sign in pills(dossier, say):
            self.signs.addWidget(sign)
        if not dossier.moves and not dossier.action.locked:
            turn = label(turn_words(dossier, say), "small")
            turn.setObjectName("turn")
            self.signs.addWidget(turn)
        self.saved = label("", "small")
        self.signs.addWidget(self.saved)
        self.buttons.addWidget(tool("history", say(words.HISTORY), self.show_history))
        self.buttons.addWidget(tool("print", say(words.PRINT), self.print_out))
        moves = moving.ordered(dossier.moves)
        for move in moves:
            primary = move is moves[-1] and move.name not in moving.BACKWARD
            self.buttons.addWidget(
                button(
                    say(move.label),
                    partial(self.take_move, move),
                    kind="primary" if primary else "",
                    icon=moving.ICONS.get(move.name, ""),
                    name=f"move-{move.name}",
                )
            )

    # ---- saving

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or not self.isVisible() or QApplication.activePopupWidget():
            return
        if self.area.isAncestorOf(old) and not (new and old.isAncestorOf(new)):
            self.draft.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """The language or the colours change, and the window is built anew: save first."""
        self.draft.keep()
        super().hideEvent(event)

    def _kept(self) -> None:
        now = datetime.now().astimezone()
        self.saved.setText(self.say(words.KEPT.fill(at=f"{now:%H:%M}")))

    def may_leave(self) -> bool:
        return self.column.files.attaching.settle() and self.draft.settle()

    def refuse(self, problem: Exception, focus: bool = True) -> None:
        """Beside its field, also where the field is in a row; else across the page."""
        if isinstance(problem, Conflict):
            self._offer_reading()
        elif isinstance(problem, Refused):
            self.saved.setText(self.say(words.NOT_KEPT))
            self._forgive()
            self._refuse_beside(problem, focus)
        else:
            trouble.show(self.page, problem)

    def _refuse_beside(self, problem: Refused, focus: bool) -> None:
        for rows in self._row_lists():
            if rows.mine(problem.field):
                rows.refuse(problem, focus)
                return
        for form in self.column.bodies.forms if self.column.bodies else ():
            if row := form.rows.get(problem.field):
                row.refuse(self.say(problem.why))
                if focus:
                    row.editor.setFocus()
                    self.area.ensureWidgetVisible(row)
                return
        self.page.refuse(problem)

    def _row_lists(self) -> list[RowList]:
        bodies = self.column.bodies
        return [rows for rows in (bodies.whys, bodies.steps) if rows] if bodies else []

    def _forgive(self) -> None:
        for rows in self._row_lists():
            rows.accept()
        for form in self.column.bodies.forms if self.column.bodies else ():
            form.accept()

    def _offer_reading(self) -> None:
        def again() -> None:
            self.dossier = None
            self.reload()

        words_ = self.say(words.CHANGED_BY_OTHERS)
        self.page.banner.say(words_, "soon", self.say(words.AGAIN), again)

    # ---- doing

    def take_move(self, move: Move) -> None:
        """Ask what is to be asked, then move with everything that was typed."""
        assert self.dossier
        self.draft.wait()
        try:
            typed = self.draft.typed()
        except Refused as problem:
            self.refuse(problem)
            return
        it = self.dossier.action
        said = moving.ask(self.session, self, it, move)
        if said is None:
            return
        deed = words_for("CorrectiveAction", move.name)
        self.page.do(
            actions.move,
            self.draft.key,
            move.name,
            **typed.arguments() | said,
            saved=words.SAID.fill(deed=deed, no=it.no),
            failed=self.refuse,
            done=self._moved,
        )

    def _moved(self, _: Any) -> None:
        self.draft.end()
        self.page.banner.hide()
        self.reload()

    def show_history(self) -> None:
        from ..history import HistoryDialog

        HistoryDialog(self.session, "CorrectiveAction", self.action, self).exec()

    def print_out(self) -> None:
        self.session.go("reports", paper="corrective_action", id=self.action)
