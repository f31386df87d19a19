"""Finding records by any two characters: the program's own bigrams in an FTS5 index.

FTS5's trigram tokenizer finds nothing for two-character words (委託), silently. Here each text is
cut into overlapping pairs, and a search is a phrase of pairs, so it matches exactly what a scan
with LIKE would. On a server without FTS5 the same question is asked with LIKE.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import peewee as pw

from . import bulk, rows
from .record import DB, Record

FIRST = 50
SAID = frozenset({"title", "text", "department"})
PUT = "INSERT OR REPLACE INTO entry_pairs(rowid, pairs) VALUES (?, ?)"
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
    """Make the index where the database has FTS5; called once when a workspace opens."""
    if _has_fts():
        DB.execute_sql(
            "CREATE VIRTUAL TABLE IF NOT EXISTS entry_pairs USING fts5(pairs, content='', "
            'contentless_delete=1, tokenize="unicode61 remove_diacritics 0 '
            "categories 'L* M* N* P* S* Co'\")"
        )


def index(record: Record) -> None:
    """Put a record's searched fields into the index, in place of what stood there."""
    entry = _entry(record)
    known = rows.one(Entry, kind=entry.kind, record=entry.record)
    if known is None:
        entry.id = rows.insert(entry)
    else:
        entry.id = known.id
        rows.change(entry, SAID)
    if _has_fts():
        DB.execute_sql(PUT, (entry.id, pairs(entry.text)))


def index_new(records: Sequence[Record]) -> None:
    """Put many new records into the index at bulk speed; those without a text stay out."""
    entries = [entry for entry in map(_entry, records) if entry.text] if _searched(records) else []
    if not entries:
        return
    bulk.insert(entries)
    if _has_fts():
        DB.cursor().executemany(PUT, [(entry.id, pairs(entry.text)) for entry in entries])


def _searched(records: Sequence[Record]) -> bool:
    return bool(records and records[0].searched)


def _entry(record: Record) -> Entry:
    kind = type(record)
    values = [str(getattr(record, name) or "") for name in kind.searched]
    title = str(getattr(record, kind.titled) or "") if kind.titled else values[0]
    return Entry(
        kind=kind.__name__,
        record=record.id,
        department=getattr(record, "department_id", None),
        title=title,
        text=fold("\n".join(filter(None, values))),
    )


def find(
    term: str, kinds: list[str], departments: frozenset[int] | None, limit: int = FIRST
) -> list[Found]:
    """The newest records whose text contains every word of the term.

    `departments` narrows to those departments (and to records of none); None means all.
    """
    words = [word for word in fold(term).split(MARK) if word]
    if not words:
        return []
    query = Entry.select(Entry.kind, Entry.record, Entry.title, Entry.text)
    query = query.where(Entry.kind.in_(kinds))
    if departments is not None:
        query = query.where(Entry.department.in_(departments) | Entry.department.is_null())
    if _has_fts():
        match = " AND ".join(phrase(word) for word in words)
        hits = pw.SQL("(SELECT rowid FROM entry_pairs WHERE entry_pairs MATCH ?)", (match,))
        query = query.where(Entry.id.in_(hits))
    else:
        for word in words:
            query = query.where(pw.fn.STRPOS(Entry.text, word) > 0)
    newest = query.order_by(Entry.id.desc()).limit(limit)
    return [Found(e.kind, e.record, e.title, e.text) for e in newest]


def _has_fts() -> bool:
    return isinstance(DB.obj, pw.SqliteDatabase)
