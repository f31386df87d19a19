"""The four results ○ △ × － as drawings: told apart by shape alone, and found by searching."""

from typing import TYPE_CHECKING

from .look import ACCENT, BAD, QUIET, WARN, WARN_SOFT, Type

if TYPE_CHECKING:
    from .ink import Ink


def draw_sign(ink: "Ink", sign: str, x: float, y: float, size: float) -> None:
    """A mark around the point (x, y), about `size` high, with its character as unseen text."""
    r = size * 0.43
    if sign == "○":
        ink.circle(x, y, r, None, ACCENT, size * 0.13)
    elif sign == "△":
        corners = [(x, y + r), (x + r * 1.08, y - r * 0.85), (x - r * 1.08, y - r * 0.85)]
        ink.shape(corners, WARN_SOFT, WARN, size * 0.13)
    elif sign == "×":
        d = r * 0.85
        ink.rule(x - d, y - d, x + d, y + d, BAD, size * 0.2)
        ink.rule(x - d, y + d, x + d, y - d, BAD, size * 0.2)
    elif sign == "－":
        ink.rule(x - r * 0.8, y, x + r * 0.8, y, QUIET, size * 0.1)
    else:
        ink.text(x, y - size * 0.38, sign, Type(size, size), "centre")
        return
    ink.unseen(x - size / 2, y - size * 0.38, sign, Type(size, size))
