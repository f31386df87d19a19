"""The year's incidents in the annual report: figures, classes of cause, and the list."""

from ...base.text import Lang, T
from ..incident.statistics_pages import draw_causes, draw_list, draw_summary
from ..paper import Paper
from .annual import AnnualReport

FIGURES = T("8.1 Figures", "8.1　概況")
CAUSES = T("8.2 By class of cause", "8.2　原因区分別")
LIST = T("8.3 List", "8.3　一覧")


def draw_incidents(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    paper.heading(FIGURES, 2)
    draw_summary(paper, data.incidents, data.incident_rows, lang)
    paper.heading(CAUSES, 2)
    draw_causes(paper, data.incidents, lang)
    paper.heading(LIST, 2)
    draw_list(paper, data.incident_rows, lang)
