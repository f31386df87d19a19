"""How a paper looks: measures in points, colours, type. Every drawing takes them from here."""

from dataclasses import dataclass, replace

MM = 72 / 25.4
Colour = tuple[float, float, float]


def _hex(value: int) -> Colour:
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


BLACK = _hex(0x1A1E24)
QUIET = _hex(0x5A6470)
WHITE = _hex(0xFFFFFF)
ACCENT = _hex(0x1F4E79)
ACCENT_SOFT = _hex(0xE8EEF5)
BAND = _hex(0xF1F3F6)
ZEBRA = _hex(0xF8F9FB)
RULE = _hex(0x9AA5B1)
HAIR = _hex(0xD5DAE0)
SEAL = _hex(0xBF3A2B)
BAD = _hex(0x8C1D18)
WARN = _hex(0x8A5A00)
WARN_SOFT = _hex(0xFFF3D1)
GOOD = _hex(0x1E5B38)
GOOD_SOFT = _hex(0xE4F1E8)
# light to dark in even steps of lightness, so that a grey printer keeps the order
HEAT = (_hex(0xFFFFFF), _hex(0xFBE9D0), _hex(0xF2BE85), _hex(0xD27A3C), _hex(0x8C2F1B))
# neighbours differ in lightness as well as in hue
SERIES = (ACCENT, _hex(0xE2A64B), _hex(0x6FA8A0), _hex(0x8C2F1B), _hex(0xB9C2CC), _hex(0x4A4A4A))
# the same, dark enough to write with
SERIES_INK = (ACCENT, WARN, _hex(0x2F6B63), _hex(0x8C2F1B), QUIET, _hex(0x4A4A4A))


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type: `leading` from one baseline to the next; both in points."""

    size: float
    leading: float
    bold: bool = False
    colour: Colour = BLACK

    def but(self, colour: Colour | None = None, bold: bool | None = None) -> "Type":
        return replace(
            self,
            colour=self.colour if colour is None else colour,
            bold=self.bold if bold is None else bold,
        )


TITLE = Type(18, 25, bold=True)
COVER_TITLE = Type(28, 40, bold=True)
SUBTITLE = Type(11.5, 17, colour=QUIET)
HEADINGS = (
    Type(14, 20, bold=True, colour=ACCENT),
    Type(11.5, 17, bold=True),
    Type(9.5, 14.5, bold=True, colour=ACCENT),
)
BODY = Type(9.5, 16)
CELL = Type(8.5, 13)
DENSE_CELL = Type(7, 10.5)  # where many columns must share a page
HEAD_CELL = Type(8, 11.5, bold=True, colour=BLACK)
LABEL = Type(8.5, 13, colour=QUIET)
SMALL = Type(7.5, 11, colour=QUIET)
TINY = Type(6.5, 9, colour=QUIET)

ASCENT = 0.88  # of the type size: from the top of a line to its baseline


@dataclass(frozen=True, slots=True)
class Frame:
    """A page and the part of it that is written on; the left margin takes two holes."""

    width: float
    height: float
    left: float = 25 * MM
    right_margin: float = 15 * MM
    top_margin: float = 23 * MM
    bottom: float = 19 * MM

    @property
    def right(self) -> float:
        return self.width - self.right_margin

    @property
    def top(self) -> float:
        return self.height - self.top_margin

    @property
    def measure(self) -> float:
        return self.right - self.left

    @property
    def depth(self) -> float:
        return self.top - self.bottom


PORTRAIT = Frame(210 * MM, 297 * MM)
LANDSCAPE = Frame(297 * MM, 210 * MM)
