"""Search against a scan of every text with LIKE: nothing missed, nothing more, while typing."""

from __future__ import annotations

import gc
import statistics
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from pmsdesk.services import finding
from pmsdesk.store import search
from pmsdesk.store.record import DB

from . import world
from .table import Line, clock, percentile

LIMIT = 20  # milliseconds to the first fifty
FIRST = 50
FIXED = (
    "委",
    "委託",
    "内部監査",
    "u",
    "pc",
    "cloud",
    "ＵＳＢ",
    "第1",
    "D00001",
    "委託 施錠",
    "Ｍａｉｌ",
)
NOT_THERE = ("存在しない", "ﾊﾝｶｸ", "zz", "%", '"', "_")


def lines(short: bool) -> list[Line]:
    with tempfile.TemporaryDirectory() as folder:
        made = world.build(Path(folder) / "find.db", 20 if short else 1000, 5, 200)
        found = measured(made, 100 if short else 1000)
        made.desk.close()
    return found


def measured(made: world.World, count: int) -> list[Line]:
    desk, texts = made.desk, _texts()
    wanted = [*FIXED, *NOT_THERE, *_random(texts, count)]
    gc.collect()
    gc.freeze()  # what building the company has left behind is not the search's to look through
    fast = [clock(partial(_found, made, term, FIRST)) for term in wanted]
    screen = [clock(partial(desk.do, made.manager, finding.search, term)) for term in wanted]
    slow = []
    missed = extra = 0
    for term in wanted:
        slow.append(clock(partial(_scanned, term)))
        scanned, ours = _scanned(term), _found(made, term, 10**9)
        missed, extra = missed + len(scanned - ours), extra + len(ours - scanned)
    gc.unfreeze()
    title = f"{len(wanted):,} terms over {len(texts):,} texts"
    middle = statistics.median(slow)
    return [
        Line(f"search, {title}: missed", missed, 0, 0, ""),
        Line(f"search, {title}: too many", extra, 0, 0, ""),
        Line("search: the newest 50, p99", percentile(fast, 0.99), 0, LIMIT),
        Line("search: what the window shows, p99", percentile(screen, 0.99), 0, LIMIT),
        Line("search: median, and of the scan", statistics.median(fast), middle, 3, against="LIKE"),
        *(
            Line(f"search of {label}, p99", percentile(own, 0.99), 0, LIMIT)
            for label, own in _by_length(wanted, screen)
        ),
    ]


def _found(made: world.World, term: str, limit: int) -> set[tuple[str, int]]:
    kinds = [kind.__name__ for kind in finding.KINDS]
    found = made.desk.do(made.manager, lambda _: search.find(term, kinds, None, limit)).result
    return {(each.kind, each.record) for each in found}


def _texts() -> list[str]:
    return [row[0] for row in DB.execute_sql("SELECT text FROM entry ORDER BY id").fetchall()]


def _random(texts: list[str], count: int) -> Iterator[str]:
    """Pieces of the texts themselves, one to six characters, some of them written otherwise."""
    random = Random(1)
    for _ in range(count):
        text = random.choice(texts)
        size = random.choice((1, 1, 2, 2, 2, 3, 4, 6))
        begin = random.randrange(max(1, len(text) - size))
        term = text[begin : begin + size].replace(search.MARK, " ").strip() or "委"
        yield random.choice((term, term, term.upper(), _wide(term)))


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _scanned(term: str) -> set[tuple[str, int]]:
    """The oracle: every word of the folded term somewhere in the folded text."""
    words = [word for word in search.fold(term).split(search.MARK) if word]
    if not words:
        return set()
    each = " AND ".join(["text LIKE ? ESCAPE '\\'"] * len(words))
    safe = [word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") for word in words]
    sql = f"SELECT kind, record FROM entry WHERE {each}"
    return set(DB.execute_sql(sql, [f"%{word}%" for word in safe]).fetchall())


def _by_length(terms: list[str], spent: list[float]) -> Iterator[tuple[str, list[float]]]:
    for label, least, most in (
        ("1 character", 1, 1),
        ("2 characters", 2, 2),
        ("3 and more", 3, 99),
    ):
        own = [ms for term, ms in zip(terms, spent, strict=True) if least <= len(term) <= most]
        if own:
            yield label, own
