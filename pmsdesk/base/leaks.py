"""What looks like personal data itself where only its kind and number belong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from .text import T

SEVERAL = 3  # addresses of one sort in a text; one or two are somebody to call
CARD = T(
    "This looks like a card number. Write the kind of data and how many, never the data itself.",
    "カード番号のような数字があります。漏れた値そのものは書かず、情報の種類と件数だけを"
    "入力してください。",
)
MY_NUMBER = T(
    "This looks like a My Number. Write the kind of data and how many, never the data itself.",
    "マイナンバーのような12桁の数字があります。漏れた値そのものは書かず、情報の種類と件数だけを"
    "入力してください。",
)
MAILS = T(
    "Several e-mail addresses stand here. Write the kind of data and how many, "
    "never the data itself.",
    "複数のメールアドレスがあります。漏れた値そのものは書かず、情報の種類と件数だけを"
    "入力してください。",
)
PHONES = T(
    "Several telephone numbers stand here. Write the kind of data and how many, "
    "never the data itself.",
    "複数の電話番号があります。漏れた値そのものは書かず、情報の種類と件数だけを入力してください。",
)
ADDRESSES = T(
    "This looks like a list of addresses. Write the kind of data and how many, "
    "never the data itself.",
    "住所録や名簿のような内容があります。漏れた値そのものは書かず、情報の種類と件数だけを"
    "入力してください。",
)

HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−ー－ｰ"), "-")
DIGIT = r"(?<![0-9A-Za-z]){}(?![0-9A-Za-z])"
LONE = r"(?<![0-9A-Za-z])(?<![0-9][ -]){}(?![0-9A-Za-z])(?! [0-9]{{4}}(?![0-9-]))(?!-[0-9])"
CARDS = re.compile(
    DIGIT.format(
        r"(?:\d{14,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5})"
    ),
    re.ASCII,
)
NUMBERS = re.compile(LONE.format(r"(?:\d{12}|\d{4}([ -])\d{4}\1\d{4})"), re.ASCII)
MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
PHONE = re.compile(
    DIGIT.format(r"(?:\+81[ -]?\d{1,4}|0\d{1,4}|\(0\d{1,4}\))[ -]?\d{1,4}[ -]?\d{3,4}"), re.ASCII
)
POSTCODE = re.compile(DIGIT.format(r"〒? ?\d{3}-\d{4}"), re.ASCII)
STREET = re.compile(
    r"(?:東京都|北海道|京都府|大阪府|[一-龥]{2,3}県|[一-龥]{1,5}[市区郡町村])"
    r"[^\s,、。;]{1,16}?(?:[0-9]|[一二三四五六七八九十])+(?:丁目|番|-[0-9])"
)
COUNT = re.compile(r"(?:19|20)\d\d|\d\d00")  # a year, or a round number
STAMP = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d")
OTHER_NUMBER = re.compile(  # a number that says which other one it is
    r"(?:伝票|追跡|送り状|問い?合わ?せ|受付|受理|整理|管理|注文|契約|会員|機器|資産|製造|"
    r"tracking|waybill|receipt|order|serial|asset|case)[^0-9\n]{0,10}$",
    re.IGNORECASE,
)


def leak_in(text: str) -> T | None:
    """Why a text may hold personal data itself, or None.

    A card number passes Luhn's check and has a brand's first digits; a My Number has its check
    digit (12 digits, Order on the My Number Act, Art. 8); lists are several of one sort.
    """
    plain = unicodedata.normalize("NFKC", text).translate(HYPHENS)
    if any(map(is_card, _digits(CARDS, plain))):
        return CARD
    if any(_my_numbers(plain)):
        return MY_NUMBER
    if len({each.casefold() for each in MAIL.findall(plain)}) >= SEVERAL:
        return MAILS
    if _is_list(plain):
        return ADDRESSES
    return PHONES if len(set(_phones(plain))) >= SEVERAL else None


def is_card(digits: str) -> bool:
    """Whether digits are a payment card's: a brand's beginning and length, and Luhn's check."""
    if not _of_a_brand(digits):
        return False
    doubled = [int(d) * 2 if place % 2 else int(d) for place, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def is_my_number(digits: str) -> bool:
    """Whether the last of 12 digits checks the eleven before it."""
    if len(digits) != 12:
        return False
    weights = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = sum(int(d) * w for d, w in zip(digits, weights, strict=False)) % 11
    return int(digits[11]) == (0 if rest <= 1 else 11 - rest)


BRANDS: tuple[tuple[int, int, int, frozenset[int]], ...] = (  # first four digits, lengths
    (4000, 4999, 4, frozenset({16, 19})),
    (5100, 5599, 4, frozenset({16})),
    (2221, 2720, 4, frozenset({16})),
    (3400, 3499, 4, frozenset({15})),
    (3700, 3799, 4, frozenset({15})),
    (3528, 3589, 4, frozenset({16})),
    (3000, 3059, 4, frozenset({14})),
    (3600, 3699, 4, frozenset({14})),
    (3800, 3999, 4, frozenset({14})),
    (6011, 6011, 4, frozenset({16})),
    (6200, 6299, 4, frozenset({16, 17, 18, 19})),
    (6440, 6599, 4, frozenset({16})),
)


def _of_a_brand(digits: str) -> bool:
    return any(
        first <= int(digits[:size]) <= last and len(digits) in lengths
        for first, last, size, lengths in BRANDS
    )


def _digits(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (re.sub(r"\D", "", found.group()) for found in pattern.finditer(text))


def _my_numbers(text: str) -> Iterator[str]:
    for found in NUMBERS.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        groups = re.findall(r"\d{4}", found.group())
        counts = len(found.group()) > 12 and all(map(COUNT.fullmatch, groups))
        other = counts or STAMP.fullmatch(digits) or len(set(digits)) == 1
        if is_my_number(digits) and not other and not OTHER_NUMBER.search(text[: found.start()]):
            yield digits


def _phones(text: str) -> Iterator[str]:
    """Japanese numbers: ten digits, or eleven of a mobile or internet telephone."""
    for digits in _digits(PHONE, text):
        plain = "0" + digits[2:] if digits.startswith("81") else digits
        if len(plain) == 10 or (len(plain) == 11 and plain[1:3] in MOBILE):
            yield plain


MOBILE = frozenset({"50", "60", "70", "80", "90"})
SORTS: tuple[Callable[[str], bool], ...] = (
    lambda line: bool(MAIL.search(line)),
    lambda line: any(_phones(line)),
    lambda line: bool(POSTCODE.search(line) or STREET.search(line)),
)


def _is_list(text: str) -> bool:
    """Several postal addresses; a line with every way to reach somebody; two lines with two."""
    places = {*POSTCODE.findall(text)}, {*STREET.findall(text)}
    if any(len(found) >= SEVERAL for found in places):
        return True
    ways = [sum(has(line) for has in SORTS) for line in text.splitlines()]
    return any(n >= SEVERAL for n in ways) or sum(n >= 2 for n in ways) >= 2
