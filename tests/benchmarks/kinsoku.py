"""The rules of Japanese line breaking, looked up in a finished paper: what stands where on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from random import Random
from zoneinfo import ZoneInfo

import pypdfium2

from pmsdesk.reports.paper import Column, Front, Paper
from pmsdesk.reports.paper.laid import PAD_X
from pmsdesk.reports.paper.look import MM, PORTRAIT

from .table import Line

# this list is not the product's: what it forgets is to be found
STARTS = frozenset("、。，．・：；？！ー）」』】〕ぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々%％)]…‥―")
ENDS = frozenset("（「『【〔([￥")
WORDS = ("規程", "台帳", "記録", "点検", "是正処置", "委託先", "サーバー", "漏えい", "のっとり")
SIGNS = (
    "（注1）", "「台帳」", "、", "。", "を", "『規程』第3条", "ISO27001", "100%", "は", "々", "！",
    "（No.5）", "￥1,200", "ヶ所",
)  # fmt: skip
FRONT = Front("禁則", "会社", datetime(2026, 11, 22, tzinfo=ZoneInfo("Asia/Tokyo")))
INK = 0.3  # points that a glyph's own ink may differ from its advance
Drawn = tuple[float, str]  # the right edge of the ink, the text


def lines_of_paper(count: int) -> list[Line]:
    """Draw narrow columns until so many lines stand on paper, and read them back."""
    lines = faults = over = 0
    random, wide = Random(3), 24
    while lines < count:
        texts = [_text(random) for _ in range(120)]
        right = PORTRAIT.left + wide * MM - PAD_X
        for paragraph in _read(_drawn(texts, wide), texts):
            lines += len(paragraph)
            faults += sum(text[0] in STARTS for _, text in paragraph[1:])
            faults += sum(text[-1] in ENDS for _, text in paragraph[:-1])
            over += sum(edge > right + INK for edge, _ in paragraph)
        wide = 24 + (wide - 23) % 50
    what = f"{lines:,} lines on paper"
    return [
        Line(f"{what}: broken against kinsoku", faults, 0, 0, ""),
        Line(f"{what}: that hang over", over, 0, 0, ""),
    ]


def _text(random: Random) -> str:
    return "".join(random.choice(WORDS) + random.choice(SIGNS) for _ in range(18)) + "。"


def _drawn(texts: list[str], wide: int) -> bytes:
    out = BytesIO()
    rest = PORTRAIT.measure / MM - wide
    with Paper(out, FRONT, contents_from=10**6) as paper:
        paper.table([Column("", width=wide), Column("", width=rest)], [[t, ""] for t in texts])
    return out.getvalue()


def _read(data: bytes, texts: list[str]) -> Iterator[list[Drawn]]:
    """Each text's lines as they stand on the pages. Raises AssertionError where one is gone."""
    source = (line for line in _all_lines(data))
    line = next(source)
    for text in texts:
        found: list[Drawn] = []
        while not text.startswith(line[1]):
            line = next(source)  # a title, a number of a page
        while "".join(each[1] for each in found) != text:
            found.append(line)
            assert text.startswith("".join(each[1] for each in found)), (text, found)
            line = next(source, line)
        yield found


def _all_lines(data: bytes) -> Iterator[Drawn]:
    book = pypdfium2.PdfDocument(data)
    for page in book:
        layer = page.get_textpage()
        yield from _lines(layer)
        layer.close()
        page.close()
    book.close()


def _lines(layer: pypdfium2.PdfTextPage) -> Iterator[Drawn]:
    text, edge = "", 0.0
    for at in range(layer.count_chars()):
        char = layer.get_text_range(at, 1)
        if char in "\r\n":
            if text:
                yield edge, text
            text, edge = "", 0.0
            continue
        text += char
        edge = max(edge, layer.get_charbox(at)[2])
    if text:
        yield edge, text
