"""Incidents hold kinds of data and counts; what looks like the data itself is refused."""

from collections.abc import Iterable, Mapping
from typing import Any

from ...base.errors import Refused
from ...base.leaks import leak_in


def refuse_leaked(text: str, field: str) -> None:
    """Refused, at `field`, for what looks like a card number, a My Number or a list of people."""
    if words := leak_in(text):
        raise Refused(words, field)


def refuse_leaked_facts(facts: Mapping[str, Any], names: Iterable[str] | None = None) -> None:
    """The same for every text among some values; only the named ones if given."""
    for name in facts if names is None else names:
        if isinstance(value := facts.get(name), str):
            refuse_leaked(value, name)
