"""The pages of a paper, one below another: by wheel, by keyboard, at any zoom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ... import look
from ...pdf import Found
from .page_layout import GAP, LEAST, MOST, PageLayout, fitting
from .page_pictures import PagePictures

STEP = 1.25  # from one zoom to the next
OVERLAP = 48  # pixels seen before and after turning by a screen
FIT_WIDTH, FIT_PAGE = "width", "page"
Fit = str | float


class PageView(QAbstractScrollArea):
    """`turned` carries the page in sight; `zoomed` that the zoom is another now."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.pictures: PagePictures | None = None
        self.fit: Fit = FIT_WIDTH
        self.layout_ = PageLayout((), 1.0, 1)
        self.page = 0
        self.found: Sequence[Found] = ()
        self.at_found = -1
        tones = look.tones(self)
        self.setStyleSheet(
            f"#pages {{ background: {tones.rail}; border: 1px solid {tones.line};"
            f" border-radius: 8px; }} #pages:focus {{ border-color: {tones.accent}; }}"
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("pages")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.setAccessibleName(words)

    # what is shown

    def show_pages(self, pictures: PagePictures) -> None:
        self.pictures, self.page = pictures, 0
        self.found, self.at_found = (), -1
        pictures.ready.connect(lambda _: self.viewport().update())
        self._arrange(keep=False)
        self.verticalScrollBar().setValue(0)
        self._tell()

    @property
    def sizes(self) -> Sequence[tuple[float, float]]:
        return self.pictures.pdf.sizes if self.pictures else ()

    @property
    def zoom(self) -> float:
        return self.layout_.zoom

    def put_zoom(self, fit: Fit) -> None:
        """FIT_WIDTH, FIT_PAGE, or a factor; the place in the paper is kept."""
        self.fit = fit if isinstance(fit, str) else min(max(fit, LEAST), MOST)
        page = self.page
        self._arrange()
        if fit == FIT_PAGE:
            self.go(page)
        self.zoomed.emit()

    def step_zoom(self, by: int) -> None:
        self.put_zoom(self.zoom * STEP**by)

    def go(self, page: int) -> None:
        """Show the head of a page."""
        if self.layout_.tops:
            page = min(max(page, 0), len(self.layout_.tops) - 1)
            self.verticalScrollBar().setValue(round(self.layout_.tops[page] - GAP / 2))
            self._turn(page)

    def show_found(self, found: Sequence[Found], at: int) -> None:
        """Mark the places where a text stands, and bring one of them into sight."""
        self.found, self.at_found = found, at
        if 0 <= at < len(found):
            self._bring(found[at])
        self.viewport().update()

    # how it works

    def _arrange(self, keep: bool = True) -> None:
        view, bar = self.viewport().size(), self.verticalScrollBar()
        before, middle = self.layout_, bar.value() + view.height() / 2
        page = before.at(middle) if before.tops else 0
        into = (middle - before.tops[page]) / before.scale if before.tops else 0.0
        tall = view.height() if self.fit == FIT_PAGE else 0.0
        fits = isinstance(self.fit, str)
        zoom = fitting(self.sizes, view.width(), tall) if fits else float(self.fit)
        self.layout_ = PageLayout(self.sizes, zoom, view.width())
        whole = self.layout_.whole
        bar.setRange(0, max(0, round(whole.height()) - view.height()))
        bar.setPageStep(max(1, view.height() - OVERLAP))
        bar.setSingleStep(48)
        side = self.horizontalScrollBar()
        side.setRange(0, max(0, round(whole.width()) - view.width()))
        side.setPageStep(view.width())
        if keep and self.layout_.tops:
            there = self.layout_.tops[page] + into * self.layout_.scale
            bar.setValue(round(there - view.height() / 2))
        self.viewport().update()

    def _scrolled(self) -> None:
        bar = self.verticalScrollBar()
        if not self.layout_.tops:
            return
        third = bar.value() + self.viewport().height() / 3
        last = bar.value() == bar.maximum() and bar.maximum() > 0
        self._turn(len(self.layout_.tops) - 1 if last else self.layout_.at(third))

    def _turn(self, page: int) -> None:
        if page != self.page:
            self.page = page
            self._tell()

    def _tell(self) -> None:
        self.turned.emit(self.page)
        self.setAccessibleName(f"{self.words} {self.page + 1} / {len(self.layout_.tops)}")

    def _bring(self, place: Found) -> None:
        page, scale = self.layout_.rect(place.page), self.layout_.scale
        if not place.boxes:
            return self.go(place.page)
        top = page.top() + place.boxes[0].top() * scale
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() + OVERLAP <= top <= bar.value() + high - OVERLAP * 2:
            bar.setValue(round(top - high / 3))
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tones, ratio = look.tones(self), self.devicePixelRatioF()
        painter.fillRect(self.viewport().rect(), QColor(tones.rail))
        if self.pictures is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        seen = self.layout_.between(offset.y(), offset.y() + self.viewport().height())
        for page in seen:
            area = self.layout_.rect(page).translated(-offset)
            self._paint_page(painter, page, _on_grid(area, ratio), ratio)
        near = [*seen, seen.stop, seen.start - 1]
        self.pictures.want(
            "pages",
            [(n, self._pixels(n, ratio)) for n in near if 0 <= n < len(self.sizes)],
        )

    def _paint_page(self, painter: QPainter, page: int, area: QRectF, ratio: float) -> None:
        assert self.pictures
        painter.fillRect(area, QColor("white"))
        image = self.pictures.get(page, self._pixels(page, ratio))
        if image is not None:
            painter.drawImage(area, image)
        for number, place in enumerate(self.found):
            if place.page == page:
                self._paint_found(painter, place, area, number == self.at_found)
        painter.setPen(QColor(look.tones(self).line))
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_found(self, painter: QPainter, place: Found, area: QRectF, here: bool) -> None:
        scale = self.layout_.scale
        colour = QColor("#e88a00" if here else "#f5d400")
        colour.setAlpha(130 if here else 90)
        for box in place.boxes:
            corner = area.topLeft() + QPointF(box.left() * scale, box.top() * scale)
            spread = QRectF(corner.x(), corner.y(), box.width() * scale, box.height() * scale)
            painter.fillRect(spread.adjusted(-1, -1, 1, 1), colour)

    def _pixels(self, page: int, ratio: float) -> int:
        return max(1, round(self.layout_.rect(page).width() * ratio))

    # the user's hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        whole = self.fit == FIT_PAGE
        keys = Qt.Key
        if key in (keys.Key_PageDown, keys.Key_Space):
            self._turn_by(1) if whole or ctrl else bar.setValue(bar.value() + bar.pageStep())
        elif key in (keys.Key_PageUp, keys.Key_Backspace):
            self._turn_by(-1) if whole or ctrl else bar.setValue(bar.value() - bar.pageStep())
        elif key == keys.Key_Home:
            bar.setValue(0)
        elif key == keys.Key_End:
            bar.setValue(bar.maximum())
        elif key in (keys.Key_Plus, keys.Key_Equal, keys.Key_Semicolon):
            self.step_zoom(1)
        elif key == keys.Key_Minus:
            self.step_zoom(-1)
        elif key == keys.Key_0 and ctrl:
            self.put_zoom(1.0)
        else:
            super().keyPressEvent(event)

    def _turn_by(self, by: int) -> None:
        self.go(self.page + by)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.put_zoom(self.zoom * STEP ** (event.angleDelta().y() / 240))
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if isinstance(self.fit, str):
            self.zoomed.emit()

    def sizeHint(self) -> QSize:
        return QSize(640, 800)


def _on_grid(area: QRectF, ratio: float) -> QRectF:
    """The area with its corner on a pixel of the screen, so that a picture stays sharp."""
    left, top = (round(edge * ratio) / ratio for edge in (area.left(), area.top()))
    return QRectF(left, top, round(area.width() * ratio) / ratio, area.height())
