"""Where a term stands in a text as it was written, whatever its width and case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ..store.search import MARK, fold

AROUND = 36  # characters shown on either side of the first match
Span = tuple[int, int]  # where it begins, and how long it is
VOICED = "ﾞﾟ"  # half-width marks that fold into the letter before them


def marks(text: str, term: str) -> tuple[Span, ...]:
    """Every place of every word of the term, in order, none overlapping."""
    words = _words(term)
    if not words or not text:
        return ()
    folded, places = _mapped(text)
    found = sorted({span for word in words for span in _each(folded, places, word)})
    return tuple(_merged(found))


def snippet(text: str, term: str) -> tuple[str, tuple[Span, ...]]:
    """The line around the first match, with the matches in it; the beginning where there is none.

    Blanks and line breaks read as one space; an ellipsis stands where something is left out.
    """
    plain = " ".join(text.split())
    spans = marks(plain, term)
    first = spans[0][0] if spans else 0
    begin = max(0, first - AROUND)
    end = min(len(plain), first + (spans[0][1] if spans else 0) + 2 * AROUND)
    head, tail = "…" if begin else "", "…" if end < len(plain) else ""
    inside = [(at - begin + len(head), size) for at, size in spans if at >= begin]
    kept = tuple((at, size) for at, size in inside if at + size <= end - begin + len(head))
    return f"{head}{plain[begin:end]}{tail}", kept


def _mapped(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters where it came from; one place more."""
    pieces = [*map(_ALONE.__getitem__, text)]
    if "" not in pieces and len(plain := "".join(pieces)) == len(text):  # nearly always
        return plain, range(len(text) + 1)
    folded: list[str] = []
    places: list[int] = []
    for begin, end in _clusters(text):
        piece = fold(text[begin:end]) or MARK
        folded.append(piece)
        places += [begin] * len(piece)
    return "".join(folded), [*places, len(text)]


@lru_cache(maxsize=64)
def _words(term: str) -> tuple[str, ...]:
    """Asked for every text of every record that was found."""
    return tuple(word for word in fold(term).split(MARK) if word)


class _Alone(dict[str, str]):
    """What a character folds into by itself; nothing for one that belongs to another."""

    def __missing__(self, char: str) -> str:
        self[char] = folded = "" if _belongs(char) else fold(char) or MARK
        return folded


_ALONE = _Alone()


def _clusters(text: str) -> Iterator[Span]:
    """A character with the marks that belong to it, as (begin, end)."""
    begins = [i for i, c in enumerate(text) if i == 0 or not _belongs(c)]
    yield from pairwise([*begins, len(text)])


def _belongs(char: str) -> bool:
    return char in VOICED or unicodedata.combining(char) != 0


def _each(folded: str, places: Sequence[int], word: str) -> Iterator[Span]:
    at = folded.find(word)
    while at >= 0:
        last = at + len(word)
        end = next(p for p in places[last:] if p > places[last - 1])
        yield places[at], end - places[at]
        at = folded.find(word, last)


def _merged(spans: list[Span]) -> Iterator[Span]:
    until = 0
    for at, size in spans:
        begin = max(at, until)
        if at + size > begin:
            yield begin, at + size - begin
            until = at + size
