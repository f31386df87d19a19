"""JSON that is the same for the same values, whatever wrote it: what the trail says and hashes.

The general encoder sorts and quotes the names of the fields anew each time. Records have the same
few sets of fields for ever, so each set is compiled once, to a template with a place per value.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

quoted = encode_basestring  # canonical() of a text
KEPT = 2_000  # templates: what changes in one save is one set of fields


def canonical(values: Any) -> str:
    """Any values: names in order, no spaces, text as it is, dates as ISO 8601."""
    return PLAIN.encode(values)


def fields(values: Mapping[str, Any]) -> str:
    """canonical() of values by the names of their fields, at twice the speed."""
    names, template = _compiled(tuple(values))
    return template % tuple([JSON_OF[type(values[name])](values[name]) for name in names])


def rows(columns: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    """fields() of each row of some columns, which are of one length."""
    names, template = _compiled(tuple(columns))
    return map(template.__mod__, zip(*(_column(columns[name]) for name in names), strict=True))


def _column(values: Sequence[Any]) -> Iterable[Any]:
    """A column's JSON; numbers are put into the template as they are."""
    types = set(map(type, values))
    if types == {str}:
        return map(quoted, values)
    return values if types == {int} else [JSON_OF[type(value)](value) for value in values]


@lru_cache(maxsize=KEPT)
def _compiled(names: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The names in canonical order, and the text around their values."""
    ordered = tuple(sorted(names))
    places = (f"{canonical(name)}:%s" for name in ordered)
    return ordered, "{" + ",".join(places) + "}"


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


class _JsonOf(dict[type, Callable[[Any], str]]):
    """How to write a value of exactly this type; any other goes the long way."""

    def __missing__(self, _: type) -> Callable[[Any], str]:
        return canonical


PLAIN = json.JSONEncoder(default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
JSON_OF = _JsonOf(
    {
        str: quoted,
        int: str,
        type(None): lambda _: "null",
        bool: lambda value: "true" if value else "false",
        date: lru_cache(maxsize=KEPT)(lambda day: f'"{day.isoformat()}"'),
    }
)
