"""Whether the search index still finds what the records say; made anew where it does not.

The index can be made again at any time, so a page of it that went bad, or that is yesterday's,
costs nothing but the time. Left alone it would find too little, and nobody would see that.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import peewee as pw

from .index import SEARCH, Mark, catch_up
from .record import DB
from .search import Entry, has_fts, pairs, phrase, prepare

PAIRS = "SELECT term, cnt FROM temp.pairs_held WHERE col = 'pairs'"
BEGINNING = "SELECT count(*) FROM entry_pairs WHERE entry_pairs MATCH ?"


def mended() -> bool:
    """True where the index was not what the records say: it is empty now, and whoever searches
    next fills it. Inside a transaction."""
    if not has_fts():
        return False
    with suppress(pw.DatabaseError):  # a page of it that cannot even be read
        catch_up()
        if _holds():
            return False
    _begin_anew()
    return True


def _holds() -> bool:
    """Every pair as often, and every first character in as many, as the entries have it."""
    pairs_due: Counter[str] = Counter()
    first_due: Counter[str] = Counter()
    for (text,) in Entry.select(Entry.text).tuples().iterator():
        pairs_due.update(pairs(text).split(" ") if text else ())
        first_due.update(set(text))
    if pairs_due != _held():
        return False
    return all(
        DB.execute_sql(BEGINNING, (f"pairs : {phrase(first)}",)).fetchone() == (due,)
        for first, due in first_due.items()
    )


def _held() -> dict[str, int]:
    DB.execute_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.pairs_held USING fts5vocab(main, entry_pairs, col)"
    )
    return dict(DB.execute_sql(PAIRS).fetchall())


def _begin_anew() -> None:
    DB.execute_sql("DROP TABLE entry_pairs")
    prepare()
    Entry.delete().execute()
    Mark.delete().where(Mark.name == SEARCH).execute()
