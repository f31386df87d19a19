"""Onto paper: each page as a picture at the printer's own resolution, at its true size."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from pmsdesk.base.errors import Unavailable

from ...long_work import Cancelled
from ...pdf import Pdf
from . import words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FINEST = 300  # dots per inch; more would only take longer
Tell = Callable[[int, int], None]


def send(pdf: Pdf, printer: QPrinter, tell: Tell) -> int:
    """Print the pages the printer was told to; the number of them.

    May run beside the window's thread. Raises Cancelled, Unavailable.
    """
    numbers = asked_for(printer, len(pdf))
    painter = QPainter()
    try:
        for place, number in enumerate(numbers):
            tell(place, len(numbers))
            put(pdf, number, printer, painter)
    except Cancelled:
        printer.abort()
        raise
    finally:
        finished = painter.isActive() and painter.end()
    if not finished:
        raise Unavailable(words.PRINTER_FAILED)
    return len(numbers)


def put(pdf: Pdf, number: int, printer: QPrinter, painter: QPainter) -> None:
    """One page on a sheet of its own."""
    wide, high = pdf.sizes[number]
    lay_out(printer, landscape=wide > high)
    if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
        raise Unavailable(words.PRINTER_FAILED)
    dots = printer.resolution()
    area = QRectF(0, 0, wide * dots / 72, high * dots / 72)
    painter.drawImage(area, pdf.print(number, min(FINEST, dots)))


def lay_out(printer: QPrinter, landscape: bool) -> None:
    """A4 from edge to edge: the papers bring their own margins."""
    ways = QPageLayout.Orientation
    way = ways.Landscape if landscape else ways.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def asked_for(printer: QPrinter, count: int) -> list[int]:
    """The pages chosen in the dialog, counted from 0, in the order chosen there."""
    from PySide6.QtPrintSupport import QPrinter

    numbers = list(range(count))
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        chosen = printer.pageRanges()
        numbers = [n for n in numbers if chosen.contains(n + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return numbers * copies
    return [n for n in numbers for _ in range(copies)]
