"""Charts drawn as vectors: told apart in grey, every label on its own ground."""

from .bars import Bars
from .kit import Chart, Series
from .ring import Ring
from .trend import Trend

__all__ = ["Bars", "Chart", "Ring", "Series", "Trend"]
