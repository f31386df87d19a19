"""Qt's own words (file dialogs, context menus) in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from pmsdesk.base.text import Lang

from . import look

NAME = "qtbase-words"


def speak(app: QCoreApplication, lang: Lang) -> None:
    """English is what Qt speaks by itself; Japanese comes with PySide."""
    if before := app.findChild(QTranslator, NAME):
        app.removeTranslator(before)
        before.setObjectName("")
        before.deleteLater()
    QLocale.setDefault(look.locale(lang))
    if lang == "ja":
        words = QTranslator(app)
        words.setObjectName(NAME)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load(f"qtbase_{lang}", folder):
            app.installTranslator(words)
