"""Characters a paper cannot show as they are: what stands for them."""

import re
import unicodedata

TAB = 4  # columns; a wide character takes two
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
# a base with its combining marks, as some systems store file names and typed kana
_COMPOSED = re.compile("[A-Za-z\u3041-\u30ff][\u0300-\u036f\u3099\u309a]+")
_CONTROLS: list[str] = re.findall(
    r"\w+",
    "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB "
    "CAN EM SUB ESC FS GS RS US",
)


def code_mark(character: str) -> str:
    """The writing in the little frame that stands for a character without a glyph."""
    number = ord(character)
    if number < len(_CONTROLS):
        return _CONTROLS[number]
    return "DEL" if number == 0x7F else f"U+{number:04X}"


def tidy(text: str) -> str:
    """Line ends as one sort, tabs as spaces, kana joined to their marks; nothing is dropped."""
    text = _LINE_ENDS.sub("\n", text)
    text = _COMPOSED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    if "\t" in text:
        text = "\n".join(_without_tabs(line) for line in text.split("\n"))
    return text


def _without_tabs(line: str) -> str:
    first, *others = line.split("\t")
    for part in others:
        first += " " * (TAB - _columns(first) % TAB) + part
    return first


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
