"""Questions put to the user: one object, handed round, so that a test replaces it with one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets

from pmsdesk.base.errors import Unavailable
from pmsdesk.base.text import Lang, T

from . import words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget


class Ask:
    """Each method blocks until the user has answered; None or False is "no"."""

    lang: Lang = "ja"

    def confirm(
        self,
        owner: QWidget,
        title: T,
        about: T | str = "",
        *,
        do: T = words.OK,
        danger: bool = False,
    ) -> bool:
        """`title` asks, naming what it touches; `do` is the verb on the button."""
        from .kit.dialogs import ConfirmDialog

        return ConfirmDialog(owner, self.lang, title, about, do, danger).answered()

    def reason(
        self,
        owner: QWidget,
        title: T,
        about: T | str = "",
        *,
        do: T = words.OK,
        label: T = words.REASON,
        danger: bool = False,
    ) -> str | None:
        """A text that must not be empty."""
        from .kit.dialogs import ReasonDialog

        return ReasonDialog(owner, self.lang, title, about, do, label, danger).answered()

    def open_files(self, owner: QWidget, title: T, kinds: str = "") -> list[Path]:
        names, _ = QtWidgets.QFileDialog.getOpenFileNames(owner, title.into(self.lang), "", kinds)
        return [Path(name) for name in names]

    def open_file(self, owner: QWidget, title: T, kinds: str = "") -> Path | None:
        name, _ = QtWidgets.QFileDialog.getOpenFileName(owner, title.into(self.lang), "", kinds)
        return Path(name) if name else None

    def save_file(
        self, owner: QWidget, title: T, suggested: str = "", kinds: str = ""
    ) -> Path | None:
        name, _ = QtWidgets.QFileDialog.getSaveFileName(
            owner, title.into(self.lang), suggested, kinds
        )
        return Path(name) if name else None

    def folder(self, owner: QWidget, title: T) -> Path | None:
        name = QtWidgets.QFileDialog.getExistingDirectory(owner, title.into(self.lang))
        return Path(name) if name else None

    def printer(self, owner: QWidget, name: str, pages: int) -> QPrinter | None:
        """The printer, pages and copies chosen for a document. Unavailable without a printer."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if sys.platform == "win32" and not QPrinterInfo.availablePrinterNames():
            raise Unavailable(words.NO_PRINTER)  # elsewhere the dialog prints into files too
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, owner)
        dialog.setWindowTitle(words.PRINT.into(self.lang))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
        return printer if dialog.exec() else None
