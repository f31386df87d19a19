"""The year's incidents in the annual report: figures, classes of cause, and the list."""

from ...base.text import Lang
from ..incident.statistics_pages import draw_causes, draw_list, draw_summary
from ..paper import Paper
from .annual import AnnualReport


def draw_incidents(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    draw_summary(paper, data.incidents, data.incident_rows, lang)
    draw_causes(paper, data.incidents, lang)
    draw_list(paper, data.incident_rows, lang)
