"""Who signed a plan or a review, as facts of its head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmsdesk.base.text import T

from .signs import day


def signed_facts(
    signed: Sequence[tuple[T, str, date | None]], words: Sequence[T]
) -> list[tuple[T, str]]:
    """Who prepared, checked and approved it, as far as somebody has."""
    return [
        (word, f"{name}　{day(on)}")
        for word, (_, name, on) in zip(words, signed, strict=True)
        if name
    ]
