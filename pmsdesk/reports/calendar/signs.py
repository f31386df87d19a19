"""The small signs before entries, which say what colour says, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...base.days import WEEKDAYS
from ...base.text import Lang, T
from ...base.weeks import SATURDAY, SUNDAY
from ...kinds.agenda.calendar import Day
from ...kinds.agenda.due import Due, Nature
from ..paper.look import ACCENT, BAD, BLACK, QUIET, SEAL, WARN, Colour, Type

if TYPE_CHECKING:
    from ..paper.ink import Ink

DONE, LATE = T("Done", "済み"), T("Late", "期限超過")
LEGEND: tuple[tuple[str, Nature, T], ...] = (
    ("info", Nature.PLANNED, Nature.PLANNED.label),
    ("info", Nature.DUE, Nature.DUE.label),
    ("info", Nature.LAW, Nature.LAW.label),
    ("done", Nature.DUE, DONE),
    ("late", Nature.DUE, LATE),
)
KEY = Type(7, 9, colour=QUIET)
RADIUS = 1.9
COLOURS: dict[str, Colour] = {"late": BAD, "soon": WARN, "done": QUIET}


def sign(ink: Ink, x: float, y: float, tint: str, nature: Nature) -> None:
    """Planned a ring, due a disc, by law a diamond; done a tick, late an exclamation mark."""
    colour = COLOURS.get(tint, ACCENT)
    if tint == "late":
        ink.text(x, y - 2.6, "!", Type(8, 9, bold=True, colour=BAD), "centre")
    elif tint == "done":
        tick = [(x - 2, y + 0.2), (x - 0.6, y - 1.6), (x + 2.2, y + 2)]
        ink.shape(tick, None, colour, 0.9, closed=False)
    elif nature == Nature.LAW:
        wide = RADIUS * 1.3
        ink.shape([(x - wide, y), (x, y + wide), (x + wide, y), (x, y - wide)], colour)
    elif nature == Nature.PLANNED:
        ink.circle(x, y, RADIUS, None, colour, 0.8)
    else:
        ink.circle(x, y, RADIUS, colour)


def legend(ink: Ink, x: float, y: float, lang: Lang) -> float:
    """All signs with their words in a line; where it ends."""
    for tint, nature, word in LEGEND:
        sign(ink, x + 3, y + 2.5, tint, nature)
        ink.text(x + 9, y, word.into(lang), KEY)
        x += 9 + ink.width(word.into(lang), KEY) + 14
    return x


def ink_of_words(due: Due) -> Colour:
    return {"late": BAD, "done": QUIET}.get(due.ink, BLACK)


def rests(day: Day) -> bool:
    return (day.closed is not None or day.day.weekday() >= SATURDAY) and day.worked is None


def ink_of_day(weekday: int, day: Day | None = None) -> Colour:
    """Sundays and holidays red, Saturdays blue, as a calendar hangs on a wall here."""
    if day is not None and day.worked is not None:
        return BLACK
    if weekday == SUNDAY or (day is not None and day.closed is not None):
        return SEAL
    return ACCENT if weekday == SATURDAY else BLACK


def weekday_word(weekday: int, lang: Lang, letters: int = 3) -> str:
    name = WEEKDAYS[weekday]
    return name.ja[0] if lang == "ja" else str(name)[:letters]
