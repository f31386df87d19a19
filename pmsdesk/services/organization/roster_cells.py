"""What a cell of a roster file means: texts without accidents, dates in any form, known words."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from ...base.days import parse_date, table_date
from ...base.errors import Refused
from ...base.text import T
from ...kinds.organization.person import Employment

FORMULA = T(
    "There is a formula here instead of a value. Save the file with values.",
    "値ではなく数式が入っています。値として保存し直してください。",
)
BROKEN = T(
    "There is an error here instead of a value ({value}).",
    "値ではなくエラー（{value}）が入っています。",
)
NO_EMPLOYMENT = T(
    "Not a kind of employment. Write {choices}.", "{choices}のいずれかにしてください。"
)
NO_LANGUAGE = T("Write ja or en.", "日本語または英語としてください。")

_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")
_QUOTED = re.compile(r'="([^"]*)"')
_CLOCK = re.compile(r"(?:T|\s+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")
_NOTHING = frozenset({"", "-", "―", "－", "ー", "なし", "無し", "未定", "none", "n/a"})
_SERIALS = range(10_000, 100_000)  # days since 1899-12-30 in 1927 to 2173
_FIRST_SERIAL = date(1899, 12, 30)

_EMPLOYMENT = {
    Employment.DIRECTOR: "役員 取締役 代表取締役 監査役 執行役員 director officer",
    Employment.EMPLOYEE: "正社員 社員 正規 正規社員 正職員 employee fulltime regular permanent",
    Employment.CONTRACT: "契約社員 契約 嘱託 嘱託社員 有期契約 有期雇用 contract contractor",
    Employment.PART_TIME: "パート アルバイト パートアルバイト パートタイム パートタイマー parttime",
    Employment.DISPATCHED: "派遣社員 派遣 派遣労働者 dispatched temporary agency",
}
_LANGUAGES = {"ja": "ja 日本語 japanese jp", "en": "en 英語 english"}


def plain(value: Any) -> str:
    """A cell as text: one line, single blanks, nothing invisible; whole numbers without .0"""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return table_date(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join("".join(_visible(char) for char in str(value)).split())


def text(value: Any) -> str:
    """The same, Refused for a formula or an error. Excel's ="0012" is a way to write 0012."""
    words = plain(value)
    if quoted := _QUOTED.fullmatch(words):
        return quoted[1].strip()
    if words.startswith("="):
        raise Refused(FORMULA)
    if _ERROR.match(words):
        raise Refused(BROKEN.fill(value=words))
    return words


def code(value: Any) -> str:
    """A number or name people type in any width: ００１２ is 0012; Excel's ' in front is none."""
    return unicodedata.normalize("NFKC", text(value)).removeprefix("'").strip()


def login(value: Any) -> str:
    return code(value).lower()


def reading(value: Any) -> str:
    """A reading in full width, as ﾔﾏﾀﾞ is often exported from old systems."""
    return unicodedata.normalize("NFKC", text(value))


def day(value: Any) -> date | None:
    """A date cell, a date typed in any form, or the number Excel keeps for one."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = code(value)
    if words.casefold() in _NOTHING:
        return None
    if words.isdecimal() and int(words) in _SERIALS and len(words) == 5:
        return _FIRST_SERIAL + timedelta(days=int(words))
    return parse_date(_CLOCK.sub("", words))


def employment(value: Any) -> str:
    words = _folded(text(value))
    for kind, known in _EMPLOYMENT.items():
        if words in known.split() or words in (_folded(kind.label), kind.value):
            return kind.value
    labels = [kind.label for kind in Employment]
    choices = T(", ".join(labels), "、".join(label.ja for label in labels))
    raise Refused(NO_EMPLOYMENT.fill(choices=choices))


def language(value: Any) -> str:
    words = _folded(text(value))
    known = next((lang for lang, called in _LANGUAGES.items() if words in called.split()), None)
    if known is None:
        raise Refused(NO_LANGUAGE)
    return known


def _visible(char: str) -> str:
    """Line breaks and the like part words; other invisible characters are nothing."""
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char


def _folded(words: str) -> str:
    wide = unicodedata.normalize("NFKC", words).casefold()
    return "".join(c for c in wide if c.isalnum() or c == "ー")
