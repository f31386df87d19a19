"""Making a scrolling page as high as what was just put into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def area_of(part: QWidget) -> QScrollArea | None:
    """The page that scrolls around this part."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def to_top(part: QWidget) -> None:
    """Another record begins at its beginning."""
    if area := area_of(part):
        area.verticalScrollBar().setValue(0)


def reveal(part: QWidget) -> None:
    """Scroll to a part, once the page has taken its height."""
    if area := area_of(part):
        QTimer.singleShot(50, part, lambda: area.ensureWidgetVisible(part))


def settle(part: QWidget) -> None:
    """Measure again once its new children are shown.

    Qt shows them one event later, and a request for more height made in between is lost where
    wrapped texts lie several layouts deep.
    """
    QTimer.singleShot(0, part, lambda: _measure(part))


def _measure(part: QWidget) -> None:
    area = area_of(part)
    if area is None or not part.isVisible():
        return
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    here: QWidget | None = part
    while here is not None and here is not area:
        if layout := here.layout():
            layout.invalidate()
            layout.activate()
        here.updateGeometry()
        here = here.parentWidget()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
