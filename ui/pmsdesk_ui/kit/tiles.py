"""A number one can press: what it counts, and where it leads."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from .. import icons, look

LOW, TALL = 84, 104  # pixels, without a note and with one


class Stat(QAbstractButton):
    """Figure, words and a line below. `ink` colours the figure (late, soon, done …).

    Press it with the mouse, Enter or the space bar: `clicked`.
    """

    def __init__(
        self, words: str, icon: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words, self.icon_, self.note = words, icon, note
        self.figure, self.ink = "–", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMaximumHeight(TALL)  # as high as its neighbours, and no higher
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    def put(self, figure: int | str, ink: str = "", note: str = "") -> None:
        """A figure of 0 is never coloured: there is nothing to worry about."""
        self.figure = f"{figure:,}" if isinstance(figure, int) else figure
        self.ink = "" if figure == 0 else ink
        self.note = note or self.note
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(196, TALL if self.note else LOW)

    def minimumSizeHint(self) -> QSize:
        return QSize(132, self.sizeHint().height())

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tones = look.tones(self)
        ink = tones.ink(self.ink) if self.ink else None
        ring, thick = (tones.accent, 2) if self.hasFocus() else (tones.line, 1)
        painter.setPen(QPen(QColor(ring), thick))
        painter.setBrush(QColor(tones.hover if self.underMouse() else tones.surface))
        edge = thick / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)
        if ink:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink.solid))
            painter.drawRoundedRect(QRectF(6, 14, 4, self.height() - 28), 2, 2)
        left, width = look.WIDE + 2, self.width() - 2 * look.WIDE
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._words(painter, QRect(left, 12, width, 20), flags)
        painter.setFont(look.font(look.FIGURE, bold=True))
        painter.setPen(QColor(ink.text if ink else tones.text))
        painter.drawText(QRect(left, 34, width, 38), flags, self.figure)
        if self.note:
            painter.setFont(look.font(look.SMALL))
            painter.setPen(QColor(tones.muted))
            note = painter.fontMetrics().elidedText(self.note, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, 74, width, 20), flags, note)

    def _words(self, painter: QPainter, area: QRect, flags: Qt.AlignmentFlag) -> None:
        tones = look.tones(self)
        if self.icon_:
            picture = icons.picture(self.icon_, tones.muted, 16, self.devicePixelRatio())
            painter.drawPixmap(area.left(), area.top() + 2, picture)
            area = area.adjusted(24, 0, 0, 0)
        painter.setFont(look.font(look.SMALL, bold=True))
        painter.setPen(QColor(tones.muted))
        words = painter.fontMetrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, flags, words)

    def _name(self) -> None:
        self.setAccessibleName(f"{self.words}: {self.figure}")
        self.setAccessibleDescription(self.note)
        self.setToolTip(f"{self.words}: {self.figure}" + (f"\n{self.note}" if self.note else ""))
        self.updateGeometry()
