"""Stored keys in words, for papers, workbooks and lists."""

from ..kinds.checklist.words import Measure


def measure_words(measure: str) -> str:
    """A measure in words; one of the company's own as it is written."""
    return Measure.of(measure).label if measure in list(Measure) else measure
