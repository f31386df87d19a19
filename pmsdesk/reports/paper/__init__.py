"""The paper engine: A4 papers drawn from plain data. Importing it does not import reportlab."""

from ..watch import Cancelled, Watch
from .cells import Band, Bar, Cell, Column, Heat, Mark, Row, Said, Stack, Strong, Tag
from .chart import Bars, Chart, Ring, Series, Trend
from .front import EMPTY_BOXES, Approval, Front, Witness
from .paper import Paper
from .photos import Photo
from .table import Style

__all__ = [
    "EMPTY_BOXES",
    "Approval",
    "Band",
    "Bar",
    "Bars",
    "Cancelled",
    "Cell",
    "Chart",
    "Column",
    "Front",
    "Heat",
    "Mark",
    "Paper",
    "Photo",
    "Ring",
    "Row",
    "Said",
    "Series",
    "Stack",
    "Strong",
    "Style",
    "Tag",
    "Trend",
    "Watch",
    "Witness",
]
