"""Every rule there is, area by area: a new one joins with its function."""

from __future__ import annotations

from . import actions, audits, governing, incidents, inspections, keeping, organization, trainings
from .omission import Rule

RULES: tuple[Rule, ...] = (
    *incidents.RULES,
    *organization.RULES,
    *inspections.RULES,
    *actions.RULES,
    *trainings.RULES,
    *audits.RULES,
    *governing.RULES,
    *keeping.RULES,
)
