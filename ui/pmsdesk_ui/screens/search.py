"""Ctrl+K: find any record while typing, and go there."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pmsdesk.base.text import T
from pmsdesk.services import finding
from pmsdesk.services.finding import Hit
from pmsdesk.services.matches import marks

from .. import icons, look, trouble, words
from ..kit.basics import label, row
from ..kit.notes import Banner, EmptyState, announce
from ..session import Session
from .search_list import ICONS, HitModel, HitPainter, Line

PAUSE = 120  # milliseconds after the last key
ASK = T("Search everything", "すべての記録を検索")
HINT = T("Find any record", "すべての記録から探します")
HINT_ABOUT = T(
    "Two characters are enough: a number, a name, a word of an answer, of a corrective action or"
    " of a file's name. Several words narrow it down.",
    "2文字から探せます。記録番号、人名、回答や是正処置に書いた言葉、証跡のファイル名などを"
    "入力してください。空白で区切ると絞り込めます。",
)
NOTHING = T("Nothing found", "見つかりませんでした")
NOTHING_ABOUT = T(
    "Try a shorter word, or another way of writing it. You find what you are allowed to read.",
    "短い言葉や別の表記でお試しください。検索されるのは閲覧できる記録だけです。",
)
COUNT = T("{n} found", "{n}件")
KEYS = T("↑↓ choose · Enter opens · Esc closes", "↑↓ 選択　Enter 開く　Esc 閉じる")


class SearchDialog(QDialog):
    """SearchDialog(window, session).exec(). Where the window is known, only what one of its pages
    can show is offered."""

    def __init__(self, owner: QWidget | None, session: Session) -> None:
        super().__init__(owner)
        self.session = session
        pages = getattr(owner, "pages", None)
        self.reachable = frozenset(pages) if pages is not None else None
        self.waiting = self.open_first = False
        self.setWindowTitle(session.say(ASK))
        self._build()
        self.resize(QSize(720, 560))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.search)
        self.edit.textChanged.connect(self._typed)
        self.edit.setFocus()

    def _build(self) -> None:
        say = self.session.say
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(say(ASK))
        self.edit.setAccessibleName(say(ASK))
        self.edit.setFont(look.font(16))
        self.edit.setMinimumHeight(40)
        lead = QLineEdit.ActionPosition.LeadingPosition
        self.edit.addAction(icons.icon(self, "search", "muted", 18), lead)
        self.edit.installEventFilter(self)
        self.model = HitModel()
        self.list = QListView()
        self.list.setAccessibleName(say(ASK))
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitPainter(self.list, self.model))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the field
        self.list.clicked.connect(lambda index: self.open_row(index.row()))
        self.banner = Banner(say(words.CLOSE))
        self.stack = QStackedWidget()
        self.hint = EmptyState("search", say(HINT), say(HINT_ABOUT))
        self.none = EmptyState("search", say(NOTHING), say(NOTHING_ABOUT))
        for part in (self.hint, self.list, self.none):
            self.stack.addWidget(part)
        self.count = label("", "small")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(look.WIDE, look.WIDE, look.WIDE, 12)
        outer.setSpacing(look.GAP)
        outer.addWidget(self.edit)
        outer.addWidget(self.banner)
        outer.addWidget(self.stack, 1)
        outer.addLayout(row(self.count, 1, label(say(KEYS), "small")))

    # ---- searching

    def _typed(self) -> None:
        self.waiting, self.open_first = True, False
        self._pause.start()

    def search(self) -> None:
        """The newest text wins, whatever arrives when."""
        self._pause.stop()
        term = self.edit.text().strip()
        self.session.runner.latest(
            self,
            "search",
            finding.search,
            term,
            self.session.lang,
            done=lambda hits: self._show(term, hits),
            failed=lambda problem: trouble.show(self, problem, self.search),
        )

    def _show(self, term: str, hits: list[Hit]) -> None:
        self.waiting = False
        self.banner.hide()
        shown = [h for h in hits if self.reachable is None or h.page in self.reachable]
        self.model.put(self._lines(term, shown))
        part = self.list if shown else (self.none if term else self.hint)
        self.stack.setCurrentWidget(part)
        found = self.session.say(COUNT.fill(n=len(shown))) if shown else ""
        self.count.setText(found)
        announce(self.count, found or self.none.accessibleName())
        self._choose(self.model.next_hit(-1, 1))
        if self.open_first:
            self.open_row(self.list.currentIndex().row())

    def _lines(self, term: str, hits: list[Hit]) -> list[Line]:
        say = self.session.say
        lines: list[Line] = []
        for kind, group in groupby(hits, key=lambda hit: hit.kind):
            same = list(group)
            words_ = say(same[0].kind_words)
            lines.append(Line(words_, ICONS.get(kind, "file")))
            for hit in same:
                title = say(hit.title)
                there = marks(title, term)
                lines.append(Line(title, "", hit, there, say(hit.department), words_))
        return lines

    # ---- choosing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        at = self.list.currentIndex().row()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._choose(self.model.next_hit(at, 1 if key == Qt.Key.Key_Down else -1))
            return True
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._leap(1 if key == Qt.Key.Key_PageDown else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(at)
            return True
        return False

    def _enter(self, at: int) -> None:
        """What is chosen; or, where the answer is still on its way, the first that comes."""
        if self.waiting:
            self.open_first = True
            self.search()
        else:
            self.open_row(at)

    def _leap(self, by: int) -> None:
        """Ten hits further, or as far as there are."""
        for _ in range(10):
            self._choose(self.model.next_hit(self.list.currentIndex().row(), by))

    def _choose(self, at: int) -> None:
        if at < 0:
            return
        index = self.model.index(at)
        self.list.setCurrentIndex(index)
        first = self.model.next_hit(-1, 1) == at
        self.list.scrollTo(self.model.index(0) if first else index)
        announce(self.edit, str(self.model.data(index, Qt.ItemDataRole.AccessibleTextRole)))

    def open_row(self, at: int) -> None:
        """Close, and go where the record is shown."""
        if hit := self.model.hit(at):
            self.accept()
            self.session.go(hit.page, **hit.where)

    def refuse(self, problem: Any) -> None:
        self.banner.say(self.session.say(problem.why), "late")

    def unavailable(self, problem: Any, again: Any = None) -> None:
        act = self.session.say(words.RETRY) if again else ""
        self.banner.say(self.session.say(problem.why), "late", act, again)
