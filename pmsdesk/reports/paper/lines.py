"""Text into lines by the rules of Japanese typesetting (kinsoku; JIS X 4051, strict small kana).

No line starts with a closing bracket, a full stop, a small kana or a long-vowel mark; none ends
with an opening bracket; Latin words stay whole where the column is wide enough; nothing hangs over
the edge. Spaces at the end of a line are not drawn.
"""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from unicodedata import category

NO_START = frozenset(
    "、。，．・：；？！‼⁇⁈⁉ヽヾゝゞ々〻ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "）］｝〕〉》」』】〙〗〟’”｠»‐゠–〜～％‰℃°′″゛゜%,.:;?!)]}｡､･｣ﾞﾟｧｨｩｪｫｬｭｮｯｰ"
)
NO_END = frozenset("（［｛〔〈《「『【〘〖〝‘“｟«([{｢￥¥＄$£€№＃")
SPACES = " \u3000\u2002\u2003\u2009"
_JOINTS = frozenset("_@&=#~+/\\-|*'’\".,:")  # inside a Latin word, an address, a number
_BREAK_AFTER = frozenset("/\\?&=|")  # … where a long one may be parted, unless a figure follows
_TWINS = frozenset("…‥―—─")

Advance = Callable[[str], float]


def lines_of(text: str, advance: Advance, limit: float) -> list[str]:
    """The lines of a tidy text no wider than `limit`, in the units of `advance`."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if sum(map(advance, paragraph)) <= limit:
            lines.append(paragraph)
        else:
            lines += _parted(paragraph, advance, limit)
    return lines


def _parted(text: str, advance: Advance, limit: float) -> list[str]:
    ends = list(accumulate(map(advance, text)))
    lines: list[str] = []
    start, used = 0, 0.0
    while ends[-1] - used > limit:
        over = max(bisect_right(ends, used + limit, start), start + 1)
        cut = _cut(text, start, over)
        lines.append(text[start:cut].rstrip(SPACES))
        start = _past_spaces(text, cut)
        if start == len(text):
            return lines
        used = ends[start - 1]
    return [*lines, text[start:]]


def _cut(text: str, start: int, over: int) -> int:
    """Where a line that starts here ends: the last good place, else the last that is not ugly."""
    if over == len(text):
        return over
    for parts in (_parts_well, _parts_at_all):
        for cut in range(over, start, -1):
            if parts(text, start, cut):
                return cut
    return over


def _parts_well(text: str, start: int, cut: int) -> bool:
    return _parts_at_all(text, start, cut) and not _clings(text[cut - 1], text[cut])


def _parts_at_all(text: str, start: int, cut: int) -> bool:
    """Whether neither side of the cut offends; spaces at the cut do not count."""
    left, right = text[cut - 1], text[cut]
    if right in SPACES:
        after = _past_spaces(text, cut)
        right = text[after] if after < len(text) else ""
    if left in SPACES:
        left = text[start:cut].rstrip(SPACES)[-1:]
    return left != "" and left not in NO_END and not _no_start(right)


def _no_start(character: str) -> bool:
    return character in NO_START or (character > "\u02ff" and _mark(character))


def _mark(character: str) -> bool:
    """Combining marks, joiners and variation selectors belong to what stands before them."""
    return category(character) in {"Mn", "Me", "Mc", "Cf"}


def _clings(left: str, right: str) -> bool:
    """Whether these two neighbours are one word."""
    if left in SPACES or right in SPACES:
        return False
    if _of_word(left):
        return _of_word(right) or right in _JOINTS or right in "([{"
    if left in _JOINTS or left in "?)]}":
        return _after_joint(left, right)
    return left == right and left in _TWINS


def _after_joint(left: str, right: str) -> bool:
    if right in _JOINTS:
        return True
    return _of_word(right) and (left not in _BREAK_AFTER or right.isdigit())


def _of_word(character: str) -> bool:
    return character < "\u2000" and character.isalnum()


def _past_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in SPACES:
        at += 1
    return at
