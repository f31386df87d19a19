"""The table the benchmarks print: ours, what it is measured against, the ratio, the pass line."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison. `limit` is a ratio, or a figure in the unit of `ours` where `floor` is 0."""

    what: str
    ours: float
    floor: float
    limit: float
    unit: str = "ms"
    against: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.floor if self.floor else self.ours

    @property
    def held(self) -> bool:
        return self.ratio <= self.limit

    def shown(self) -> str:
        mark = "held" if self.held else "MISSED"
        if self.floor:
            compared = f"{self.floor:10.2f} {self.ratio:7.2f} x  <= {self.limit:g} x"
        else:
            compared = f"{'':10} {'':7}    <= {self.limit:g} {self.unit}"
        return (
            f"{self.what:58} {self.ours:10.2f} {self.unit:4} {compared:34} {mark:6} {self.against}"
        )


HEAD = f"{'what':58} {'ours':>10} {'':4} {'against':>10} {'ratio':>9}   {'pass line':13}"


def clock(job: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    begin = perf_counter()
    job()
    return (perf_counter() - begin) * 1000


def median(job: Callable[[], object], times: int) -> float:
    return statistics.median(clock(job) for _ in range(times))


def side_by_side(
    ours: Callable[[], object], floor: Callable[[], object], times: int
) -> tuple[float, float]:
    """Medians of both, taken in turn, after one unmeasured round."""
    ours(), floor()
    pairs = [(clock(ours), clock(floor)) for _ in range(times)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
