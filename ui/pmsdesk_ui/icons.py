"""The drawn family of icons, tinted from the palette when first asked for."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6 import QtGui
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QWidget

from pmsdesk.resources import shipped

from . import look

SIZE = 18  # pixels, beside a word


@cache
def source(name: str) -> bytes:
    """The drawing as stored; KeyError where there is none of that name."""
    try:
        return shipped("assets").joinpath("icons", f"{name}.svg").read_bytes()
    except FileNotFoundError:
        raise KeyError(name) from None


@lru_cache(maxsize=512)
def picture(name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """One icon in one colour, sharp at this device pixel ratio.

    The image plugin draws it as large as the drawing says it is: neither QtSvg nor a reader has
    to be made before the first paint.
    """
    side = round(size * ratio)
    drawing = source(name).replace(b"currentColor", colour.encode("ascii"))
    drawing = drawing.replace(b"<svg ", b'<svg width="%d" height="%d" ' % (side, side), 1)
    pixmap = QPixmap()
    pixmap.loadFromData(drawing, "svg")
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(owner: QWidget, name: str, role: str = "text", size: int = SIZE, gap: int = 0) -> QIcon:
    """An icon for a button or an action; `role` names a colour of the tones, or a status.

    `gap` is empty room at its right, in pixels.
    """
    tones = look.tones(owner)
    result = QIcon()
    ratio = owner.devicePixelRatio() or QGuiApplication.primaryScreen().devicePixelRatio()
    for hue, mode in ((colour(owner, role), QIcon.Mode.Normal), (tones.faint, QIcon.Mode.Disabled)):
        result.addPixmap(padded(picture(name, hue, size, ratio), gap), mode)
    return result


def colour(owner: QWidget, role: str) -> str:
    tones = look.tones(owner)
    value = getattr(tones, role)
    return value if isinstance(value, str) else tones.ink(role).text


def logo(size: int, ratio: float = 1.0) -> QPixmap:
    return picture("pmsdesk", "#0d6b80", size, ratio)


def app_icon() -> QIcon:
    result = QIcon()
    for side in (16, 32, 48, 256):
        result.addPixmap(logo(side))
    return result


def padded(drawn: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return drawn
    ratio = drawn.devicePixelRatio()
    wider = QPixmap(drawn.width() + round(gap * ratio), drawn.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(QColor(0, 0, 0, 0))
    painter = QtGui.QPainter(wider)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wider
