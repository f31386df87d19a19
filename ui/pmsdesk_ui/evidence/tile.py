"""One file of evidence: its picture, its name, the day it proves, and a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu

from pmsdesk.base.text import Lang
from pmsdesk.services.inspection.sheet import File

from .. import icons, look
from ..kit.basics import tool
from . import words
from .pictures import PDF, PICTURES

PICTURE = QSize(132, 84)
SIZE = QSize(132, 126)
Act = tuple[str, str, Callable[[], None]]  # icon, word, what it does


class Tile(QAbstractButton):
    """Pressing it asks to look at the file; `acts` are the lines of its menu."""

    take_back_asked = Signal()

    def __init__(self, file: File, lang: Lang, acts: list[Act]) -> None:
        super().__init__()
        self.file, self.acts = file, acts
        self.image = QImage()
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.proves = words.PROVES.fill(period=words.period(file)).into(lang)
        self.setText(file.name)
        self.setAccessibleName(f"{file.name}, {self.proves}")
        about = [file.name, self.proves, words.size(file.size)]
        added = words.ADDED.fill(on=words.day(file.added_on), name=file.added_name).into(lang)
        self.setToolTip("\n".join([*about, added, *([file.remark] if file.remark else [])]))
        self.more = tool("more", words.MORE.fill(name=file.name).into(lang), self.open_menu)
        self.more.setParent(self)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.setStyleSheet(
            f"QToolButton {{ background: {look.tones(self).surface}; padding: 0; min-height: 24px;"
            " min-width: 24px; border-radius: 6px; }"
        )
        self.more.setGeometry(SIZE.width() - 30, 4, 26, 26)

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.update()

    def open_menu(self) -> None:
        menu = QMenu(self)
        for icon, word, do in self.acts:
            action = menu.addAction(icons.icon(self, icon, "muted"), word)
            action.triggered.connect(partial(_call, do))
        menu.exec(self.mapToGlobal(QPoint(SIZE.width() - 30, 30)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self.click()
        elif event.key() == keys.Key_Delete:
            self.take_back_asked.emit()
        elif event.key() in (keys.Key_Left, keys.Key_Right):
            self.focusNextPrevChild(event.key() == keys.Key_Right)
        elif event.key() == keys.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        tones, painter = look.tones(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(1, 1, PICTURE.width() - 2, PICTURE.height() - 2)
        path = QPainterPath()
        path.addRoundedRect(frame, 6, 6)
        painter.fillPath(path, QColor(tones.hover if self.underMouse() else tones.ground))
        if self.image.isNull():
            self._draw_icon(painter, frame)
        else:
            painter.save()
            painter.setClipPath(path)
            self._draw_image(painter, frame)
            painter.restore()
        focus = self.hasFocus()
        painter.setPen(QPen(QColor(tones.accent if focus else tones.line), 2 if focus else 1))
        painter.drawPath(path)
        painter.setPen(QColor(tones.text))
        painter.setFont(look.font(look.SMALL))
        self._line(painter, self.file.name, PICTURE.height() + 3)
        painter.setPen(QColor(tones.muted))
        painter.setFont(look.font(11))
        self._line(painter, self.proves, PICTURE.height() + 21)

    def _draw_image(self, painter: QPainter, frame: QRectF) -> None:
        """The middle of the picture, filling the frame."""
        ratio = self.devicePixelRatioF()
        want = (frame.size() * ratio).toSize()
        modes = Qt.AspectRatioMode
        whole = QSize(self.image.size()).scaled(want, modes.KeepAspectRatioByExpanding)
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = self.image.scaled(whole, modes.IgnoreAspectRatio, smooth)
        scaled.setDevicePixelRatio(ratio)
        size = scaled.deviceIndependentSize()
        shift = QPointF((frame.width() - size.width()) / 2, (frame.height() - size.height()) / 2)
        painter.drawImage(frame.topLeft() + shift, scaled)

    def _draw_icon(self, painter: QPainter, frame: QRectF) -> None:
        name = "image" if self.file.mime in PICTURES else "file"
        drawn = icons.picture(name, look.tones(self).faint, 30, self.devicePixelRatioF())
        painter.drawPixmap(frame.center() - QPointF(15, 21), drawn)
        ending = "PDF" if self.file.mime == PDF else self.file.name.rpartition(".")[2].upper()[:5]
        painter.setPen(QColor(look.tones(self).muted))
        painter.setFont(look.font(11, bold=True))
        below = frame.adjusted(0, frame.height() / 2 + 12, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, ending)

    def _line(self, painter: QPainter, text: str, top: int) -> None:
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideMiddle, SIZE.width() - 4
        )
        painter.drawText(QRect(2, top, SIZE.width() - 4, 18), Qt.AlignmentFlag.AlignVCenter, shown)


def _call(do: Callable[[], None], _checked: bool = False) -> None:
    do()
