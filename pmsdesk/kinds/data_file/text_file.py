"""From bytes to clean text: encoding, size, and characters that do not belong in a text file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from ...base.text import T

LARGEST = 2 * 1024 * 1024  # bytes; the shipped files hold about 20,000


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a text file as editors count: line and column from 1."""

    line: int
    column: int


Complain = Callable[[Place, T], None]

START = Place(1, 1)
TOO_LARGE = T("The file is larger than 2 MB.", "ファイルが2MBを超えています。")
SHIFT_JIS = T(
    "The file is saved as Shift_JIS. Save it as UTF-8.",
    "ファイルが Shift_JIS で保存されています。文字コードを UTF-8 にして保存してください。",
)
UTF_16 = T(
    "The file is saved as UTF-16. Save it as UTF-8.",
    "ファイルが UTF-16 で保存されています。文字コードを UTF-8 にして保存してください。",
)
NOT_UTF_8 = T(
    "Here the file is not UTF-8 text. Save it as UTF-8.",
    "ここが UTF-8 の文字になっていません。文字コードを UTF-8 にして保存してください。",
)
TAB = T(
    "A tab stands at the start of the line. Indent with spaces.",
    "行の先頭にタブがあります。半角スペースで字下げしてください。",
)
WIDE_SPACE = T(
    "A full-width space stands at the start of the line. Indent with half-width spaces.",
    "行の先頭に全角スペースがあります。半角スペースで字下げしてください。",
)
WIDE_COLON = T(
    "The colon after the key is full-width. Write a half-width colon and a space.",
    "項目名の後のコロンが全角です。半角のコロンと半角スペースを書いてください。",
)
CONTROL = T(
    "There is a character that cannot be used in text (U+{code}).",
    "文章に使えない文字（U+{code}）が含まれています。",
)
UNUSABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
ODD_START = re.compile(r"^ *(?:(?P<tab>\t)|(?P<space>\u3000)|(?:- +)?[a-z_]+(?P<colon>：))", re.M)


def decoded(data: bytes, complain: Complain) -> str | None:
    """The text of a file saved as UTF-8, with or without a byte order mark."""
    if len(data) > LARGEST:
        complain(START, TOO_LARGE)
    elif data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        complain(START, UTF_16)
    else:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as bad:
            complain(*_wrong_encoding(data, bad))
    return None


def _wrong_encoding(data: bytes, bad: UnicodeDecodeError) -> tuple[Place, T]:
    before = bad.object[: bad.start].decode("utf-8", "replace")
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return place_at(before, len(before)), NOT_UTF_8
    return place_at(before, len(before)), SHIFT_JIS


def place_at(text: str, index: int) -> Place:
    before = re.split("\r\n|\r|\n", text[:index])
    return Place(len(before), len(before[-1]) + 1)


def odd_characters(text: str, complain: Complain) -> bool:
    """Whether a line begins wrongly or a character is unusable; the first hundred are told."""
    words = {"tab": TAB, "space": WIDE_SPACE, "colon": WIDE_COLON}
    found = [
        (odd.start(odd.lastgroup or 0), words[odd.lastgroup or ""])
        for odd in islice(ODD_START.finditer(text), 100)
    ]
    found += [
        (bad.start(), CONTROL.fill(code=f"{ord(bad[0]):04X}"))
        for bad in islice(UNUSABLE.finditer(text), 100)
    ]
    for index, why in found:
        complain(place_at(text, index), why)
    return bool(found)


def shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
