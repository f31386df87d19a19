"""Many records of one kind, column by column, on their way into the database and the trail.

Row by row every value is asked what it is. In a column nearly all are of one type: asked once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice, repeat
from operator import itemgetter
from typing import Any

from . import canonical, rows
from .record import Record
from .trail import Fact

MANY = 1_000  # rows of a run: more would only wait in memory


class Run:
    """Records that follow each other and have the same fields set."""

    def __init__(self, kind: type[Record], values: Sequence[dict[str, Any]]) -> None:
        self._writers = rows.every_writer(kind)
        self._columns = {name: list(map(itemgetter(name), values)) for name in values[0]}
        self._unset = [None] * len(values)

    @property
    def ids(self) -> list[int]:
        return self._columns["id"]

    def stored(self) -> Iterator[tuple[Any, ...]]:
        """Rows as the database takes them, in the order of the kind's fields."""
        return zip(*map(self._stored, self._writers), strict=True)

    def facts(self) -> Iterator[Fact]:
        """What the trail says of each record, which was not there before."""
        return zip(self.ids, repeat("{}"), canonical.rows(self._columns), strict=False)

    def _stored(self, writer: rows.Writer) -> list[Any]:
        name, plain, to_db = writer
        column = self._columns.get(name, self._unset)
        if set(map(type, column)) <= {plain, type(None)}:
            return column
        return [value if value is None else to_db(value) for value in column]


def runs(records: Sequence[Record]) -> Iterator[Run]:
    """All the records, which are of one kind, in order."""
    for _, alike in groupby((record.__data__ for record in records), key=tuple):
        while some := list(islice(alike, MANY)):
            yield Run(type(records[0]), some)
