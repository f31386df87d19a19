"""Colours, spacing, type and the style sheet made from them, in light and dark."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from pmsdesk.base.text import Lang
from pmsdesk.resources import shipped

from .stylesheet import sheet
from .tones import DARK, LIGHT, Tones

Theme = Literal["system", "light", "dark"]
THEMES: tuple[Theme, Theme, Theme] = ("system", "light", "dark")

GRID = 8  # pixels; margins and gaps are multiples of a half of it
GAP, HALF, WIDE = GRID, GRID // 2, GRID * 2
TEXT, SMALL, SECTION, TITLE, FIGURE = 13, 12, 14, 19, 26  # pixel sizes of type
LINE = 1.5  # line height of running text
ROW = 32  # height of a table row; two lines take TALL_ROW
TALL_ROW = 48
CONTROL = 32  # height of a button or an editor

JAPANESE = {  # the system's own, best first
    "win32": ("Yu Gothic UI", "Meiryo UI", "BIZ UDPGothic"),
    "darwin": ("Hiragino Sans", "Hiragino Kaku Gothic ProN"),
}
ELSEWHERE = ("Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "BIZ UDPGothic")
BUNDLED = "BIZ UDPGothic"
STYLE = "fusion"


def application(arguments: Sequence[str]) -> QApplication:
    """The one application, in its style from the start.

    setStyle() hands the style over to Python, whose class costs a fifth of the way to the paint.
    """
    app = QApplication([*arguments, "-style", STYLE])
    app.setProperty("styled", STYLE)
    return app


def apply(app: QApplication, theme: Theme = "system") -> None:
    """Style, palette, font and sheet for the whole application."""
    if app.property("styled") != STYLE:
        app.setStyle(STYLE)
        app.setProperty("styled", STYLE)
    tones = DARK if is_dark(theme) else LIGHT
    app.setFont(base_font())
    app.setPalette(palette(tones))
    app.setStyleSheet(sheet(tones))


def is_dark(theme: Theme) -> bool:
    if theme == "system":
        QApplication.setPalette(QPalette())  # the system's own, instead of ours
        return _is_deep(QApplication.palette())
    return theme == "dark"


def tones(widget: QWidget) -> Tones:
    """The colours this widget is painted in: those of the application's palette.

    Not of its own: a style sheet with a transparent background says black there.
    """
    return DARK if _is_deep(QApplication.palette(widget)) else LIGHT


def _is_deep(palette: QPalette) -> bool:
    return palette.window().color().lightness() < 128


def font(size: int = TEXT, bold: bool = False) -> QFont:
    face = QFont(QGuiApplication.font())
    face.setPixelSize(size)
    face.setBold(bold)
    return face


def base_font() -> QFont:
    face = QFont()
    face.setFamilies(families())
    face.setPixelSize(TEXT)
    if sys.platform not in JAPANESE:  # full hinting cuts the descenders of small letters
        face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if hasattr(face, "setFeature"):  # Qt 6.7 and later: figures of one width
        face.setFeature(QFont.Tag("tnum"), 1)
    return face


def families() -> list[str]:
    """The first Japanese face this system has; the bundled one where it has none."""
    wanted = JAPANESE.get(sys.platform, ELSEWHERE)
    family = next((name for name in wanted if QFontDatabase.hasFamily(name)), "")
    return [family or bundled()]


def bundled() -> str:
    for name in ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(shipped("assets").joinpath("fonts", name)))
    return BUNDLED


def locale(lang: Lang) -> QLocale:
    return QLocale("ja_JP" if lang == "ja" else "en_GB")


def week(widget: QWidget) -> str:
    """The day weeks begin with, as a window above the widget bears it."""
    above: QWidget | None = widget
    while above is not None:
        if known := above.property("week"):
            return str(known)
        above = above.parentWidget()
    return "sunday"


def palette(tones: Tones) -> QPalette:
    result = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, tones.ground),
        (roles.WindowText, tones.text),
        (roles.Base, tones.surface),
        (roles.AlternateBase, tones.ground),
        (roles.Text, tones.text),
        (roles.PlaceholderText, tones.faint),
        (roles.Button, tones.surface),
        (roles.ButtonText, tones.text),
        (roles.BrightText, tones.on_accent),
        (roles.ToolTipBase, tones.surface),
        (roles.ToolTipText, tones.text),
        (roles.Highlight, tones.accent),
        (roles.HighlightedText, tones.on_accent),
        (roles.Link, tones.accent),
        (roles.LinkVisited, tones.accent),
        (roles.Accent, tones.accent),
        (roles.Light, tones.surface),
        (roles.Midlight, tones.line),
        (roles.Mid, tones.line),
        (roles.Dark, tones.edge),
        (roles.Shadow, tones.edge),
    ):
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tones.faint))
    return result
