"""How the company develops: conforming answers and punctuality over the last rounds."""

from __future__ import annotations

from pmsdesk.services.home import Home

from ...kit.basics import Card, Prose
from ...kit.charts import Line, TrendChart
from ...session import Session
from . import words

LEAST = 2  # rounds that make a trend


class TrendCard(Card):
    def __init__(self, session: Session) -> None:
        super().__init__(session.say(words.TREND))
        self.session = session
        self.chart = TrendChart(session.say(words.TREND))
        self.later = Prose(session.say(words.NO_TREND), "muted")
        self.chart.setMinimumHeight(120)
        self.add(self.chart, 1)
        self.add(self.later)

    def put(self, view: Home) -> None:
        say, rounds = self.session.say, view.trend
        enough = len(rounds) >= LEAST
        self.chart.setHidden(not enough)
        self.later.setHidden(enough)
        labels = [f"{r.last.year}-{r.last.month:02}" for r in rounds]
        self.chart.put(
            labels,
            [
                Line(say(words.RATE), [percent(r.rate) for r in rounds], "conform"),
                Line(say(words.PUNCTUAL), [percent(r.punctual) for r in rounds]),
            ],
        )


def percent(share: float | None) -> float | None:
    """A share as a whole percentage, rounded down: 99.6 % is not yet 100."""
    return None if share is None else float(int(share * 100))


def shown_percent(session: Session, share: float | None) -> str:
    whole = percent(share)
    return "–" if whole is None else session.say(words.PERCENT.fill(n=int(whole)))
