"""The evidence of one answer or action: files by dialog, drag and drop or paste; thumbnails."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import T
from pmsdesk.services import evidence
from pmsdesk.services.inspection.sheet import File

from .. import look
from ..kit.basics import Prose, button, clear, label, row
from ..session import Session
from . import saving, words
from .attaching import Attaching, Place, local_files
from .pictures import Thumbnails
from .tile import PICTURE, SIZE, Act, Tile

THUMBNAIL = QSize(PICTURE.width() * 3, PICTURE.height() * 3)  # sharp on dense screens, cropped


class EvidenceBox(QWidget):
    """`show_files(files, place)`; without a place nothing can be added or taken back."""

    def __init__(
        self,
        session: Session,
        attaching: Attaching | None = None,
        thumbnails: Thumbnails | None = None,
        title: T = words.TITLE,
    ) -> None:
        super().__init__()
        self.session = session
        self.attaching = attaching or Attaching(session.runner, session.lang, self)
        self.thumbnails = thumbnails or Thumbnails(session.runner, THUMBNAIL)
        self.called = session.say(title)
        self.files: tuple[File, ...] = ()
        self.place: Place | None = None
        self.tiles: list[Tile] = []
        self._shown = False
        self._build()
        self.attaching.moved.connect(self._show_under_way)
        self.attaching.refused.connect(self._refused)

    def _build(self) -> None:
        say = self.session.say
        self.setAcceptDrops(True)
        self.setAccessibleName(self.called)
        self.title = label(self.called, "label")
        self.state = label("", "small")
        self.adding = button(
            say(words.ADD), self.choose, kind="link", icon="attach", name="add-evidence"
        )
        self.drop = QFrame()
        self.drop.setObjectName("drop")
        self.hint = Prose(say(words.DROP_HERE), "small")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        inside = QVBoxLayout(self.drop)
        inside.setContentsMargins(8, 8, 8, 10)
        inside.addWidget(self.hint)
        self.grid = QGridLayout()
        self.grid.setSpacing(look.GAP)
        self.grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.error = label("", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.HALF)
        box.addLayout(row(self.title, self.state, 1, self.adding))
        box.addLayout(self.grid)
        box.addWidget(self.drop)
        box.addWidget(self.error)
        self._light(False)

    # what is shown

    def show_files(self, files: Sequence[File], place: Place | None) -> None:
        """The files, and where more of them go. The focus stays on the file that has it."""
        if place != self.place:
            self._complain("")
        same = tuple(files) == self.files and place == self.place and self._shown
        self._shown = True
        self.files, self.place = tuple(files), place
        self.setAcceptDrops(place is not None)
        self.adding.setVisible(place is not None)
        if not same:
            self._tile()
        self._show_under_way()

    def _tile(self) -> None:
        focused = next((tile.file.id for tile in self.tiles if tile.hasFocus()), None)
        had = focused is not None
        clear(self.grid)
        self.tiles = [self._made(file) for file in self.files]
        for tile in self.tiles:
            self.grid.addWidget(tile, 0, 0)
        self._flow()
        if had:
            kept = [tile for tile in self.tiles if tile.file.id == focused] or self.tiles
            to: QWidget = kept[0] if kept else self.adding
            to.setFocus(Qt.FocusReason.OtherFocusReason)
        say = self.session.say
        self.hint.put(say(words.DROP_HERE if self.place else words.NO_FILES))
        self.drop.setVisible(not self.files)
        self._light(False)

    def _made(self, file: File) -> Tile:
        tile = Tile(file, self.session.lang, self._acts(file))
        tile.clicked.connect(lambda _=False: self.look(file))
        if self.place:
            tile.take_back_asked.connect(partial(self.take_back, file))
        self.thumbnails.ask(tile, file, tile.show_image)
        return tile

    def _acts(self, file: File) -> list[Act]:
        say = self.session.say
        acts: list[Act] = [
            ("eye", say(words.LOOK), partial(self.look, file)),
            ("save", say(words.SAVE_COPY), partial(saving.save_copy, self.session, self, file)),
        ]
        if self.place:
            acts += [
                ("calendar", say(words.PERIOD), partial(self.set_period, file)),
                ("undo", say(words.TAKE_BACK), partial(self.take_back, file)),
            ]
        return acts

    def _flow(self) -> None:
        """As many tiles in a row as there is room for."""
        across = max(1, (self.width() + look.GAP) // (SIZE.width() + look.GAP))
        for place, tile in enumerate(self.tiles):
            self.grid.addWidget(tile, place // across, place % across)

    # files in

    def choose(self) -> None:
        """By dialog."""
        if self.place:
            self.add(self.session.ask.open_files(self, words.CHOOSE))

    def add(self, paths: Sequence[Any]) -> None:
        if self.place and paths:
            self._complain("")
            self.attaching.add(self.place, paths)

    def paste(self, over_text: bool = False) -> bool:
        """Take files or a picture from the clipboard; False where there is none to take.

        Over a text field a clipboard that holds text too is left to the field.
        """
        return self.place is not None and self._take(
            QGuiApplication.clipboard().mimeData(), over_text
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V while the keyboard is on a file, or on the button that adds some."""
        if not (event.matches(QKeySequence.StandardKey.Paste) and self.paste()):
            super().keyPressEvent(event)

    def _take(self, mime: QMimeData | None, over_text: bool = False) -> bool:
        if self.place is None or mime is None:
            return False
        if paths := local_files(mime):
            self.add(paths)
            return True
        if not mime.hasImage() or (over_text and mime.hasText()):
            return False
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            self._complain("")
            self.attaching.paste(self.place, image)
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if self.place and (mime.hasUrls() or mime.hasImage()):
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    # what can be done with one

    def look(self, file: File) -> None:
        from .viewer import Viewer

        viewer = Viewer(self.window(), self.session, self.files, file)
        viewer.exec()
        viewer.deleteLater()

    def take_back(self, file: File) -> None:
        reason = self.session.ask.reason(
            self,
            words.TAKE_BACK_TITLE.fill(name=file.name),
            words.TAKE_BACK_ABOUT,
            do=words.TAKE_BACK_DO,
            danger=True,
        )
        if reason:
            self.session.runner.do(
                self,
                evidence.take_back,
                file.key,
                reason,
                done=lambda _: self.session.tell(words.TAKEN_BACK),
            )

    def set_period(self, file: File) -> None:
        from .period import PeriodDialog

        dialog = PeriodDialog(self.window(), self.session.lang, file)
        if dialog.asked():
            facts = dialog.facts()
            dialog.deleteLater()
            self.session.runner.do(self, evidence.describe, file.key, **facts)

    # how it looks

    def _show_under_way(self) -> None:
        count = self.attaching.count(self.place) if self.place else 0
        text = words.ADDING_ONE if count == 1 else words.ADDING.fill(n=count)
        number = f"{len(self.files)}" if self.files else ""
        self.state.setText(self.session.say(text) if count else number)

    def _refused(self, place: Place, name: str, problem: Refused | Unavailable) -> None:
        if place == self.place:
            self._complain(
                self.session.say(words.NOT_ADDED.fill(name=name, why=problem.why)),
            )

    def _complain(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _light(self, on: bool) -> None:
        tones = look.tones(self)
        edge = tones.accent if on else tones.edge
        style = "dashed" if self.place else "none"
        back = tones.accent_soft if on else "transparent"
        self.drop.setStyleSheet(
            f"#drop {{ border: 1px {style} {edge}; border-radius: 8px; background: {back}; }}"
        )
        if on:
            self.drop.show()
        elif self.files:
            self.drop.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()
