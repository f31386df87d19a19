"""A notice of a change of law, as the shipped file has it; and what it touches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.text import T
from ..checklist.file import References
from .words import Certainty, Stage, Touches

PARTS = re.compile(r"[0-9A-Za-z]+")
KINDS = ("appi", "gl", "jipdec")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is to happen: on a day, or some time in a month."""

    on: date
    whole_month: bool
    what: T


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that changes, and the articles and sections of today it stands in."""

    text: T
    references: References
    touches: tuple[Touches, ...]

    def meets(self, other: References) -> bool:
        """Whether a question with these references is about what changes here.

        Guide items nobody has checked yet count: better one question too many.
        """
        theirs = {"appi": other.appi, "gl": other.gl}
        theirs["jipdec"] = other.jipdec + other.jipdec_unverified
        return any(
            overlap(one, each)
            for kind in KINDS
            for one in getattr(self.references, kind)
            for each in theirs[kind]
        )


@dataclass(frozen=True, slots=True)
class Source:
    name: T
    certainty: Certainty
    as_of: date


@dataclass(frozen=True, slots=True)
class Notice:
    """`known_on` is the day of its first event: before it nobody can have known.

    `outdates` names the sources ("gl") of which a checklist may rest on an older edition.
    """

    id: str
    edition: str
    stage: Stage
    title: T
    summary: T
    events: tuple[Event, ...]
    points: tuple[Point, ...]
    sources: tuple[Source, ...]
    outdates: tuple[str, ...]

    @property
    def known_on(self) -> date:
        return min(event.on for event in self.events)

    @property
    def certainty(self) -> Certainty:
        """That of the least sure of its sources."""
        order = list(Certainty)
        return max((source.certainty for source in self.sources), key=order.index)


def overlap(one: str, other: str) -> bool:
    """Whether two references speak of the same: one of them is the other, or a part of it.

    26 and 26(2) do, 26(1) and 26(2) do not; nor do 3-4 and 3-42.
    """
    mine, theirs = PARTS.findall(one), PARTS.findall(other)
    least = min(len(mine), len(theirs))
    return least > 0 and mine[:least] == theirs[:least]


def notice(said: Mapping[str, Any]) -> Notice:
    """A notice from the plain content of a file that is sound."""
    return Notice(
        said["id"],
        said["edition"],
        Stage.of(said["stage"]),
        _words(said["title"]),
        _words(said["summary"]),
        tuple(_event(each) for each in said["events"]),
        tuple(_point(each) for each in said["points"]),
        tuple(_source(each) for each in said["sources"]),
        tuple(said.get("outdates") or ()),
    )


def day_of(text: str) -> date:
    """A day, or the first of a month. ValueError where there is none such."""
    return date.fromisoformat(text if len(text) > 7 else f"{text}-01")


def _event(said: Mapping[str, Any]) -> Event:
    return Event(day_of(said["on"]), len(said["on"]) <= 7, _words(said["what"]))


def _point(said: Mapping[str, Any]) -> Point:
    references = References(**{kind: tuple(said[kind]) for kind in KINDS if kind in said})
    touches = tuple(Touches.of(key) for key in said.get("touches") or ())
    return Point(_words(said["text"]), references, touches)


def _source(said: Mapping[str, Any]) -> Source:
    certainty = Certainty.of(said["certainty"])
    return Source(_words(said["name"]), certainty, date.fromisoformat(said["as_of"]))


def _words(said: Mapping[str, str]) -> T:
    return T(said["en"], said["ja"])
