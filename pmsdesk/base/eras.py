"""Japanese eras: their first and last days, and the years counted in them."""

from dataclasses import dataclass
from datetime import date

from .text import T


@dataclass(frozen=True, slots=True)
class Era:
    letter: str
    name: T
    first: date
    last: date

    def western(self, year: int) -> int:
        """The western year of this era's year, which counts from 1."""
        return self.first.year + year - 1

    def year(self, western: int) -> str:
        """令和8年 is written "8"; the first year of an era is 元."""
        number = western - self.first.year + 1
        return "元" if number == 1 else str(number)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


ERAS = (
    Era("R", T("Reiwa", "令和"), date(2019, 5, 1), date.max),
    Era("H", T("Heisei", "平成"), date(1989, 1, 8), date(2019, 4, 30)),
    Era("S", T("Showa", "昭和"), date(1926, 12, 25), date(1989, 1, 7)),
)


def era_of(day: date) -> Era | None:
    """The era a day belongs to; None before 25 December 1926."""
    return next((era for era in ERAS if era.holds(day)), None)


def era_named(mark: str) -> Era:
    """The era written as R, H, S or 令和, 平成, 昭和. KeyError for anything else."""
    return {name: era for era in ERAS for name in (era.letter, era.name.ja)}[mark]
