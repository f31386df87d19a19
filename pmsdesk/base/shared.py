"""Room that several things share."""

from collections.abc import Sequence


def shared(needed: Sequence[int], room: int, most: int) -> list[int]:
    """How many lines each gets: one, and what it needs up to `most`, from the first on while there
    is room. Where even one for each does not fit, each has one all the same."""
    given = [1] * len(needed)
    left = max(room - len(needed), 0)
    for place, lines in enumerate(needed):
        more = min(min(lines, most) - 1, left)
        given[place] += more
        left -= more
    return given
