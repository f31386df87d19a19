"""Lines and shapes as PDF operators, with as few changes of colour and pen as possible."""

from .look import BLACK, HAIR, Colour

UNSET: Colour = (-1.0, -1.0, -1.0)
_ROUND = 0.5523  # of the radius: how far the handles of a quarter circle reach


class Pen:
    """Collects the operators of one page; lengths in points, the origin at the lower left."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """A new page: nothing drawn, nothing known of colours and pens."""
        self._ops: list[str] = []
        self._fill: Colour = UNSET
        self._stroke: Colour = UNSET
        self._thick = -1.0
        self._font = ""

    def _paint(self, colour: Colour) -> None:
        self._fill = colour
        self._ops.append(f"{_rgb(colour)} rg")

    def _pen(self, colour: Colour, thick: float) -> None:
        if colour != self._stroke:
            self._stroke = colour
            self._ops.append(f"{_rgb(colour)} RG")
        if thick != self._thick:
            self._thick = thick
            self._ops.append(f"{thick:.2f} w")

    def rule(
        self, x: float, y: float, to_x: float, to_y: float, colour: Colour = HAIR,
        thick: float = 0.5, dash: str = "",
    ) -> None:  # fmt: skip
        self._pen(colour, thick)
        line = f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S"
        self._ops.append(f"[{dash}] 0 d {line} [] 0 d" if dash else line)

    def box(
        self, x: float, y: float, width: float, height: float, fill: Colour | None = None,
        stroke: Colour | None = None, thick: float = 0.5,
    ) -> None:  # fmt: skip
        self._shape(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re", fill, stroke, thick)

    def shape(
        self, points: list[tuple[float, float]], fill: Colour | None = None,
        stroke: Colour | None = None, thick: float = 0.5, closed: bool = True, dash: str = "",
    ) -> None:  # fmt: skip
        """A polygon, or with `closed` off a line through the points."""
        path = " ".join(f"{x:.2f} {y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))
        if dash:
            self._ops.append(f"[{dash}] 0 d")
        self._shape(path + (" h" if closed else ""), fill, stroke, thick)
        if dash:
            self._ops.append("[] 0 d")

    def circle(
        self, x: float, y: float, radius: float, fill: Colour | None = None,
        stroke: Colour | None = None, thick: float = 0.5,
    ) -> None:  # fmt: skip
        r, k = radius, radius * _ROUND
        path = (
            f"{x + r:.2f} {y:.2f} m "
            f"{x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
            f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
            f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
            f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h"
        )
        self._shape(path, fill, stroke, thick)

    def _shape(self, path: str, fill: Colour | None, stroke: Colour | None, thick: float) -> None:
        if fill is not None and fill != self._fill:
            self._paint(fill)
        if stroke is not None:
            self._pen(stroke, thick)
        ending = "S" if fill is None else "f" if stroke is None else "B"
        self._ops.append(f"{path} {ending}")

    def hatch(
        self, points: list[tuple[float, float]], colour: Colour = BLACK, gap: float = 3.0,
        thick: float = 0.4,
    ) -> None:  # fmt: skip
        """Slanting lines inside a polygon: a second sign where a grey printer blurs colours."""
        self._pen(colour, thick)
        path = " ".join(f"{x:.2f} {y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))
        low, high = min(y for _, y in points), max(y for _, y in points)
        at, right = min(x for x, _ in points) - (high - low), max(x for x, _ in points)
        self._ops.append(f"q {path} h W n")
        while at < right:
            self._ops.append(f"{at:.2f} {low:.2f} m {at + high - low:.2f} {high:.2f} l")
            at += gap
        self._ops.append("S Q")


def _rgb(colour: Colour) -> str:
    red, green, blue = colour
    return f"{red:.3f} {green:.3f} {blue:.3f}"
