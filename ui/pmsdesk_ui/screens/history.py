"""The history of a record in a window of its own: newest first, more as one scrolls down."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from pmsdesk.base.moments import shown_moment
from pmsdesk.base.text import T
from pmsdesk.services import history
from pmsdesk.services.changes import Change
from pmsdesk.services.history import Event, Page

from .. import look, trouble, words
from ..kit.basics import Prose, Scroll, button, label, row
from ..kit.notes import Banner
from ..kit.timeline import Dot
from ..session import Session

TITLE = T("History", "履歴")
NOTHING = T("Nothing has happened yet.", "まだ履歴はありません。")
MORE = T("Earlier events", "さらに前を表示")
EMPTIED = T("(empty)", "（空欄）")
BEFORE, AFTER = T("Before", "変更前"), T("After", "変更後")
SHORT = 60  # characters of old and new together that stand in one line
NEAR = 240  # pixels before the end at which the next events are fetched


class HistoryDialog(QDialog):
    """HistoryDialog(session, "Inspection", 5).exec()."""

    def __init__(self, session: Session, kind: str, id: int, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.session, self.kind, self.id = session, kind, id
        self.before: int | None = None
        self.reading = False
        self.entries: list[Entry] = []
        self.setWindowTitle(session.say(TITLE))
        self._build()
        self.resize(QSize(720, 640))
        self.read_more()

    def _build(self) -> None:
        say = self.session.say
        self.heading = Prose(say(TITLE))
        self.heading.setFont(look.font(look.SECTION, bold=True))
        self.banner = Banner(say(words.CLOSE))
        self.area = Scroll()
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(say(TITLE))
        self.area.body.setSpacing(0)
        self.area.body.addStretch(1)
        self.area.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.more = button(say(MORE), self.read_more, kind="link", name="more")
        self.more.hide()
        self.shut = button(say(words.CLOSE), self.accept, name="close")
        self.shut.setDefault(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(look.GRID * 3, look.GRID * 3, look.GRID * 3, look.WIDE)
        outer.setSpacing(look.WIDE)
        outer.addWidget(self.heading)
        outer.addWidget(self.banner)
        outer.addWidget(self.area, 1)
        outer.addLayout(row(self.more, 1, self.shut))

    def read_more(self) -> None:
        """The next events, unless they are on their way or there are none."""
        if self.reading or self.before == 0:
            return
        self.reading = True
        self.session.runner.do(
            self,
            history.page,
            self.kind,
            self.id,
            before=self.before,
            done=self._show,
            failed=self._failed,
        )

    def _show(self, page: Page) -> None:
        self.reading = False
        say = self.session.say
        self.heading.put(say(page.title))
        self.setWindowTitle(f"{say(TITLE)} – {say(page.title)}")
        for event in page.events:
            entry = Entry(event, self.session)
            self.entries.append(entry)
            self.area.body.insertWidget(self.area.body.count() - 1, entry)
        if not self.entries:
            self.area.body.insertWidget(0, Prose(say(NOTHING), "muted"))
        self.before = page.before
        self.more.setVisible(bool(page.before))
        self._scrolled()

    def _failed(self, problem: Exception) -> None:
        self.reading = False
        trouble.show(self, problem)

    def refuse(self, problem: Any) -> None:
        self.banner.say(self.session.say(problem.why), "late")

    def unavailable(self, problem: Any, again: Any = None) -> None:
        self.banner.say(
            self.session.say(problem.why), "late", self.session.say(words.RETRY), self.read_more
        )

    def _scrolled(self, _: int = 0) -> None:
        bar = self.area.verticalScrollBar()
        if self.isVisible() and bar.maximum() and bar.value() > bar.maximum() - NEAR:
            self.read_more()


class Entry(QWidget):
    """One deed: what, of which part, who and when, and what changed from what to what."""

    def __init__(self, event: Event, session: Session) -> None:
        super().__init__()
        say = session.say
        what = " ".join(filter(None, (say(event.about), say(event.deed))))
        when = shown_moment(event.at, session.lang, event.at.tzinfo)  # type: ignore[arg-type]
        self.setAccessibleName(f"{what}. {say(event.who)}. {when}")
        text = QVBoxLayout()
        text.setContentsMargins(0, 0, 0, look.WIDE)
        text.setSpacing(2)
        name = label(what)
        name.setFont(look.font(bold=not event.about))
        name.setWordWrap(True)
        text.addWidget(name)
        text.addWidget(label(f"{when}　{say(event.who)}", "small"))
        text.addSpacing(look.HALF)
        for change in event.changes:
            text.addWidget(Changed(change, session))
        ink = "" if event.about else "info"
        line = row(Dot(ink, False), text, gap=look.GAP)
        line.setStretch(1, 1)
        self.setLayout(line)


class Changed(QWidget):
    """A field: its label, what it said and what it says. Long texts stand one below the other."""

    def __init__(self, change: Change, session: Session) -> None:
        super().__init__()
        say = session.say
        old, new = (say(text) or say(EMPTIED) for text in (change.old, change.new))
        name = label(say(change.label), "label")
        name.setFixedWidth(132)
        name.setWordWrap(True)
        name.setContentsMargins(0, 3, 0, 0)
        box = QVBoxLayout()
        box.setSpacing(0)
        if not change.old:
            box.addWidget(Prose(new))
        elif len(old) + len(new) < SHORT and "\n" not in old + new:
            box.addWidget(Prose(f"{old} → {new}"))
        else:
            box.addWidget(label(say(BEFORE), "small"))
            box.addWidget(Prose(old, "muted"))
            box.addWidget(label(say(AFTER), "small"))
            box.addWidget(Prose(new))
        line = row(name, box, gap=look.GAP)
        line.setStretch(1, 1)
        line.setAlignment(name, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        told = f"{old} → {new}" if change.old else new
        self.setAccessibleName(f"{say(change.label)}: {told}")
