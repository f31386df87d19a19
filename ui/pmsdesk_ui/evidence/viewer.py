"""Looking at evidence without leaving the program: fitted, larger, page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from pmsdesk.services import evidence
from pmsdesk.services.inspection.sheet import File

from .. import icons, look
from .. import words as shared
from ..kit.basics import Prose, button, label, row, tool
from ..session import Session
from . import saving, words
from .pictures import can_show, decoded, pages

BOUND, NOTHING = QSize(4096, 4096), QSize(0, 0)
STEP, LARGEST = 1.25, 8.0
Tell = Callable[[int, int], None]


class Viewer(QDialog):
    """Left and Right go through the files, Page Up and Down through the pages of one."""

    def __init__(
        self, owner: QWidget | None, session: Session, files: Sequence[File], file: File
    ) -> None:
        super().__init__(owner)
        self.session, self.files = session, tuple(files)
        self.at = self.files.index(file)
        self.image, self.data = QImage(), b""
        self.page, self.pages, self.zoom = 0, 1, 0.0  # zoom 0: fitted
        self.resize(1000, 720)
        self._build()
        self._keys()
        self.show_file(self.at)

    def _build(self) -> None:
        say = self.session.say
        self.name = label("", "section")
        self.about = Prose("", "small")
        self.place = label("", "muted")
        self.back = tool("chevron-left", say(words.PREVIOUS_FILE), partial(self.step, -1))
        self.on = tool("chevron-right", say(words.NEXT_FILE), partial(self.step, 1))
        self.sheet = label("", "muted")
        self.up = tool("chevron-up", say(words.PREVIOUS_PAGE), partial(self.turn, -1))
        self.down = tool("chevron-down", say(words.NEXT_PAGE), partial(self.turn, 1))
        smaller = tool("dash", say(words.SMALLER), partial(self.scale, 1 / STEP))
        larger = tool("plus", say(words.LARGER), partial(self.scale, STEP))
        self.fitting = button(say(words.FIT), self.fit, kind="quiet")
        save = button(say(words.SAVE_COPY), self.save, icon="save", name="save-copy")
        close = button(say(shared.CLOSE), self.accept, name="close")
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setWidget(self.picture)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.WIDE, look.WIDE, look.WIDE, look.WIDE)
        box.setSpacing(look.GAP)
        box.addLayout(row(self.name, 1, self.back, self.place, self.on))
        box.addWidget(self.area, 1)
        box.addWidget(self.about)
        box.addLayout(
            row(smaller, larger, self.fitting, self.up, self.sheet, self.down, 1, save, close)
        )

    def _keys(self) -> None:
        for keys, do in (
            ("Right", partial(self.step, 1)),
            ("Left", partial(self.step, -1)),
            ("PgDown", partial(self.turn, 1)),
            ("PgUp", partial(self.turn, -1)),
            ("+", partial(self.scale, STEP)),
            ("-", partial(self.scale, 1 / STEP)),
            ("0", self.fit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def show_file(self, at: int) -> None:
        file = self.files[at]
        self.at, self.image, self.data = at, QImage(), b""
        self.page, self.pages, self.zoom = 0, 1, 0.0
        say = self.session.say
        self.setWindowTitle(file.name)
        self.name.setText(file.name)
        added = words.ADDED.fill(on=words.day(file.added_on), name=file.added_name)
        about = [words.PROVES.fill(period=words.period(file)), added]
        said = [*map(say, about), words.size(file.size), f"SHA-256 {file.sha256[:16]}…"]
        self.about.put("  ·  ".join(said) + (f"\n{file.remark}" if file.remark else ""))
        self.place.setText(say(words.OF.fill(n=at + 1, m=len(self.files))))
        for part in (self.back, self.place, self.on):
            part.setVisible(len(self.files) > 1)
        self.back.setEnabled(at > 0)
        self.on.setEnabled(at + 1 < len(self.files))
        self._draw()
        if can_show(file.mime):
            self.session.runner.latest(
                self, "content", evidence.content, file.id, done=self._fetched
            )

    def step(self, by: int) -> None:
        """To another file."""
        if 0 <= self.at + by < len(self.files):
            self.show_file(self.at + by)

    def turn(self, by: int) -> None:
        """To another page of this file."""
        if 0 <= self.page + by < self.pages:
            self.page += by
            self._decode()

    def scale(self, by: float) -> None:
        now = self.zoom or self._fitted()
        self.zoom = min(max(now * by, 0.05), LARGEST)
        self._draw()

    def fit(self) -> None:
        self.zoom = 0.0
        self._draw()

    def save(self) -> None:
        saving.save_copy(self.session, self, self.files[self.at])

    def _fetched(self, data: bytes) -> None:
        self.data = data
        self._decode()

    def _decode(self) -> None:
        job = partial(_decoded, self.data, self.files[self.at].mime, self.page)
        self.session.runner.long(self, job, done=partial(self._ready, self.at))

    def _ready(self, at: int, result: tuple[QImage, int]) -> None:
        if at == self.at:
            self.image, self.pages = result
            self._draw()

    def _draw(self) -> None:
        several = self.pages > 1
        self.sheet.setText(
            self.session.say(words.OF.fill(n=self.page + 1, m=self.pages)) if several else ""
        )
        for part in (self.up, self.sheet, self.down):
            part.setVisible(several)
        if self.image.isNull():
            return self._draw_nothing()
        ratio = self.devicePixelRatioF()
        factor = (self.zoom or self._fitted()) * ratio
        pixels = (self.image.size().toSizeF() * factor).toSize()
        drawn = QPixmap.fromImage(
            self.image.scaled(
                pixels.expandedTo(QSize(1, 1)),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        drawn.setDevicePixelRatio(ratio)
        self.picture.setText("")
        self.picture.setPixmap(drawn)
        self.picture.setMinimumSize(
            drawn.deviceIndependentSize().toSize() if self.zoom else NOTHING
        )
        self.picture.setAccessibleName(self.files[self.at].name)
        return None

    def _draw_nothing(self) -> None:
        file = self.files[self.at]
        self.picture.setMinimumSize(NOTHING)
        if not can_show(file.mime):
            self.picture.setText(self.session.say(words.CANNOT_SHOW))
        elif self.data:
            self.picture.setPixmap(icons.picture("image", look.tones(self).faint, 48))
        else:
            self.picture.setText(self.session.say(shared.LOADING))

    def _fitted(self) -> float:
        """The factor at which the whole picture is seen; never larger than it is."""
        room = self.area.viewport().size() - QSize(8, 8)
        wide = room.width() / max(1, self.image.width())
        return max(0.01, min(1.0, wide, room.height() / max(1, self.image.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.zoom:
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)


def _decoded(data: bytes, mime: str, page: int, tell: Tell) -> tuple[QImage, int]:
    tell(0, 1)
    return decoded(data, mime, BOUND, page), pages(data, mime)
