"""The page of the annual plan and the management review."""

from __future__ import annotations

from typing import Any

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.base.text import T

from ...session import Session
from ..office.pane import Pane
from ..office.tabbed import TabbedScreen
from ..yearly.pane import PlanPane
from . import words
from .list_pane import ReviewList
from .view import ReviewView


class ReviewsScreen(TabbedScreen):
    """open(id=…) shows one review, open(plan=…) or open(tab="plan", year=…) the annual plan;
    activity=… or objective=… that very row of it."""

    title = words.TITLE
    watches = frozenset(
        {
            "Review", "ReviewInput", "Decision", "AnnualPlan", "Objective", "Activity", "Round",
            "Inspection", "Training", "Incident", "Audit", "Evidence",
        }
    )  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan, self.list = PlanPane(self), ReviewList(self)
        self.view = ReviewView(self)
        panes: dict[str, tuple[T, Pane]] = {"plan": (words.PLAN, self.plan)}
        if sees_reviews(session):
            panes["reviews"] = (words.REVIEWS, self.list)
        self.hold(panes, self.view)

    def open(
        self, id: int = 0, tab: str = "", plan: int = 0, year: int = 0, activity: int = 0,
        objective: int = 0, **_: Any,
    ) -> None:  # fmt: skip
        self.banner.hide()
        if id and "reviews" in self.panes:
            self.show_sheet(self.view)
            self.view.show_review(int(id), tab)
            return
        if plan or year or activity:
            self.plan.choose(int(plan), int(year), int(activity), int(objective))
            tab = "plan"
        self.turn(tab)

    def refuse(self, problem: Refused) -> None:
        """A review that is gone, or not this person's to see, leaves the list."""
        if self.part is self.view and self.view.dossier is None:
            self.turn("reviews")
        super().refuse(problem)


def sees_reviews(session: Session) -> bool:
    return session.holds(
        Role.SECRETARIAT, Role.MANAGER, Role.TOP, Role.AUDITOR, Role.INTERNAL_AUDITOR
    )
