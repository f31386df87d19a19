"""Pictures decoded away from the window's thread: turned upright, never larger than asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from ..pdf import Pdf
from ..runner import Runner

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"})
FORMATS = frozenset({b"png", b"jpeg", b"gif", b"bmp", b"webp"})  # whatever the name says
PDF = "application/pdf"
LARGEST = 100_000_000  # pixels; more is not a photo
MEGABYTES = 512  # of memory for decoding one picture
KEPT = 160  # thumbnails remembered

Tell = Callable[[int, int], None]
# made here, in the window's thread: the binding makes an enumeration when it is first named, and
# two threads that do so at once bring the program down
READ, WRITE = QIODevice.OpenModeFlag.ReadOnly, QIODevice.OpenModeFlag.WriteOnly
KEEP = Qt.AspectRatioMode.KeepAspectRatio
QUARTER = QImageIOHandler.Transformation.TransformationRotate90


class Shown(Protocol):
    """A file of evidence as the services describe it."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def mime(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def sha256(self) -> str: ...


def can_show(mime: str) -> bool:
    return mime in PICTURES or mime == PDF


def decoded(data: bytes, mime: str, bound: QSize, page: int = 0) -> QImage:
    """The picture within these bounds, upright; a null image where it cannot be read."""
    return _page(data, bound, page) if mime == PDF else _picture(data, bound)


def png(image: QImage) -> bytes:
    """The image as a PNG file."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(WRITE)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt takes str
    return bytes(kept.data())


def _picture(data: bytes, bound: QSize) -> QImage:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(READ)
    return _read(buffer, bound)


def _read(buffer: QBuffer, bound: QSize) -> QImage:
    """A call of its own: the reader has to go before what it reads, or the program crashes."""
    QImageReader.setAllocationLimit(MEGABYTES)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in FORMATS:
        return QImage()
    whole = reader.size()
    if whole.width() * whole.height() > LARGEST:
        return QImage()
    if whole.width() > bound.width() or whole.height() > bound.height():
        reader.setScaledSize(_within(reader, whole, bound))
    return reader.read()


def _within(reader: QImageReader, whole: QSize, bound: QSize) -> QSize:
    """The size to decode at: a quarter turn to come swaps the sides of the bounds."""
    turned = bool(reader.transformation() & QUARTER)
    room = bound.transposed() if turned else bound
    return whole.scaled(room, KEEP).expandedTo(QSize(1, 1))


def _page(data: bytes, bound: QSize, number: int) -> QImage:
    if (paper := _paper(data)) is None:
        return QImage()
    try:
        wide, high = paper.sizes[min(number, len(paper) - 1)]
        scale = min(bound.width() / max(wide, 1), bound.height() / max(high, 1), 4.0)
        return paper.picture(number, max(1, round(wide * scale)))
    finally:
        paper.close()


def pages(data: bytes, mime: str) -> int:
    """How many pages there are to look at."""
    paper = _paper(data) if mime == PDF else None
    if paper is None:
        return 1
    count = len(paper)
    paper.close()
    return count


def _paper(data: bytes) -> Pdf | None:
    """None where the library cannot read it, or finds no page."""
    from pypdfium2 import PdfiumError

    try:
        paper = Pdf(data)
    except PdfiumError:
        return None
    if len(paper):
        return paper
    paper.close()
    return None


class Thumbnails:
    """Small pictures by content, fetched once: from the database, then decoded beside it."""

    def __init__(self, runner: Runner, side: QSize) -> None:
        self.runner, self.side = runner, side
        self.kept: OrderedDict[str, QImage] = OrderedDict()

    def ask(self, owner: QObject, file: Shown, done: Callable[[QImage], None]) -> None:
        """`done(image)` at once where it is known, else when it is ready; null for no picture."""
        if not can_show(file.mime):
            return done(QImage())
        if file.sha256 in self.kept:
            return done(self.kept[file.sha256])
        from pmsdesk.services import evidence

        def fetched(data: bytes) -> None:
            self.runner.long(owner, partial(_small, data, file.mime, self.side), done=keep)

        def keep(image: QImage) -> None:
            self.kept[file.sha256] = image
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
            done(image)

        self.runner.do(owner, evidence.content, file.id, done=fetched)
        return None


def _small(data: bytes, mime: str, side: QSize, tell: Tell) -> QImage:
    del tell
    return decoded(data, mime, side)
