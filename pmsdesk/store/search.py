"""Finding records by any two characters: the program's own bigrams in an FTS5 index.

FTS5's trigram tokenizer finds nothing for two-character words (委託), silently. Here each text is
cut into overlapping pairs, and a search is a phrase of pairs, so it matches exactly what a scan
with LIKE would. On a server without FTS5 the same question is asked with LIKE.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import peewee as pw

from .record import DB, tuples

FIRST = 50
SAID = frozenset({"title", "text", "department"})
PUT = "INSERT OR REPLACE INTO entry_pairs(rowid, pairs, place) VALUES (?, ?, ?)"
HITS = "SELECT rowid FROM entry_pairs WHERE entry_pairs MATCH ? ORDER BY rowid DESC LIMIT ?"
MARK = "\N{OPEN BOX}"  # stands for any blank, which would part the pairs


class Entry(pw.Model):
    """What can be found: a record, its department, its folded text."""

    id = pw.AutoField()
    kind = pw.CharField(40)
    record = pw.IntegerField()
    department = pw.IntegerField(null=True)
    title = pw.TextField()
    text = pw.TextField()

    class Meta:
        database = DB
        legacy_table_names = False
        indexes = ((("kind", "record"), True),)


@dataclass(frozen=True, slots=True)
class Found:
    kind: str
    record: int
    title: str
    text: str


def fold(text: str) -> str:
    """The form in which texts are compared: compatible width, lower case, blanks as one mark."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = unicodedata.normalize("NFKC", plain)
    return MARK.join("".join(_safe(c) for c in plain).split())


def _safe(char: str) -> str:
    return " " if unicodedata.category(char)[0] in "CZ" else char


def pairs(folded: str) -> str:
    """Overlapping pairs, the last character alone at the end so that it too begins a token."""
    return " ".join(folded[i : i + 2] for i in range(len(folded)))


def phrase(folded: str) -> str:
    """The FTS5 question for a folded term: a phrase of its pairs; one character is a prefix."""
    if len(folded) == 1:
        return f'"{_quoted(folded)}"*'
    tokens = [folded[i : i + 2] for i in range(len(folded) - 1)]
    return '"' + " ".join(_quoted(token) for token in tokens) + '"'


def _quoted(text: str) -> str:
    return text.replace('"', '""')


def prepare() -> None:
    """Make the index where the database has FTS5; called once when a workspace opens.

    `place` holds the kind and the department as words, so that rights narrow the index itself;
    prefixes of one character are indexed too. What fold() leaves and SQLite's older tables do
    not know yet is in categories C*.
    """
    if has_fts():
        DB.execute_sql(
            "CREATE VIRTUAL TABLE IF NOT EXISTS entry_pairs USING fts5(pairs, place, content='', "
            "contentless_delete=1, prefix='1', "
            "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
        )


def place(entry: Entry) -> str:
    """The kind and the department of an entry as words of the index."""
    return f"{entry.kind} {_here(entry.department)}"


def _here(department: int | None) -> str:
    return f"d{department or 0}"


def find(
    term: str, kinds: Sequence[str], departments: frozenset[int] | None, limit: int = FIRST
) -> list[Found]:
    """The newest records whose text contains every word of the term.

    `departments` narrows to those departments (and to records of none); None means all.
    """
    words = _words(term)
    if not words:
        return []
    query = Entry.select(Entry.kind, Entry.record, Entry.title, Entry.text)
    if has_fts():
        hits = pw.SQL(f"({HITS})", (_match(words, kinds, departments), limit))
        query = query.where(Entry.id.in_(hits))
    else:
        query = query.where(*_scanned(words, kinds, departments)).limit(limit)
    return [Found(*row) for row in tuples(query.order_by(Entry.id.desc()))]


def find_each(
    term: str, reach: Mapping[str, frozenset[int] | None], limit: int
) -> dict[str, list[int]]:
    """The newest so many records of each kind, within the departments given for the kind."""
    words = _words(term)
    found: dict[str, list[int]] = {kind: [] for kind in reach}
    if not words or not reach:
        return found
    if has_fts():
        sql = " UNION ALL ".join([f"SELECT * FROM ({HITS})"] * len(reach))
        asked = [(_match(words, [kind], where), limit) for kind, where in reach.items()]
        rows = DB.execute_sql(sql, [value for pair in asked for value in pair]).fetchall()
        entries = Entry.select(Entry.kind, Entry.record).where(Entry.id.in_([r[0] for r in rows]))
        for kind, record in tuples(entries.order_by(Entry.id.desc())) if rows else ():
            found[kind].append(record)
        return found
    for kind, where in reach.items():
        query = Entry.select(Entry.record).where(*_scanned(words, [kind], where))
        newest = query.order_by(Entry.id.desc()).limit(limit)
        found[kind] = [record for (record,) in tuples(newest)]
    return found


def _words(term: str) -> list[str]:
    """The folded words of a term; the index is brought up to date before it is asked."""
    from .index import catch_up  # which builds on this module

    catch_up()
    return [word for word in fold(term).split(MARK) if word]


def _match(words: Sequence[str], kinds: Sequence[str], departments: frozenset[int] | None) -> str:
    """The question to the index: every word, and one of the kinds, and one of the departments."""
    asked = [f"pairs : {phrase(word)}" for word in words]
    asked.append(_one_of(kinds))
    if departments is not None:
        asked.append(_one_of([_here(None), *map(_here, sorted(departments))]))
    return " AND ".join(asked)


def _one_of(places: Sequence[str]) -> str:
    return "(" + " OR ".join(f'place : "{place}"' for place in places) + ")"


def _scanned(
    words: Sequence[str], kinds: Sequence[str], departments: frozenset[int] | None
) -> list[Any]:
    """The same question to a server without the index."""
    asked: list[Any] = [Entry.kind.in_(list(kinds))]
    asked += [pw.fn.STRPOS(Entry.text, word) > 0 for word in words]
    if departments is not None:
        asked.append(Entry.department.in_(list(departments)) | Entry.department.is_null())
    return asked


def has_fts() -> bool:
    """Whether the database in use has FTS5."""
    return isinstance(DB.obj, pw.SqliteDatabase)
