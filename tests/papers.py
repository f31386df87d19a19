"""Papers for tests: a front, a way to draw one, and the text and parts of what came out."""

import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pypdf
import pypdfium2

from pmsdesk.reports.paper import Front, Paper, Witness

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
FRONT = Front(
    title="自己点検 結果報告書",
    company="株式会社みなとシステムズ",
    printed_at=NOW,
    witness=Witness(1234, "9f2c0a1b2c3d4e5f6677"),
    number="SI-2026-001",
    period="2026年度",
    department="総務部",
)


def drawn(draw: Callable[[Paper], None], front: Front = FRONT, lang: str = "ja", **more) -> bytes:
    out = BytesIO()
    with Paper(out, front, lang, **more) as paper:
        draw(paper)
    return out.getvalue()


def pages_of(data: bytes) -> list[str]:
    """The text of each page, as a reader copies it."""
    book = pypdfium2.PdfDocument(data)
    try:
        texts = []
        for page in book:
            layer = page.get_textpage()
            texts.append(layer.get_text_range())
            layer.close()
            page.close()
        return texts
    finally:
        book.close()


def squeezed(text: str) -> str:
    """Without the white space that lines and columns bring in."""
    return re.sub(r"[\s\ufffe\x02]+", "", text)


def body(data: bytes) -> str:
    return squeezed("".join(pages_of(data)))


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(data), strict=True)
