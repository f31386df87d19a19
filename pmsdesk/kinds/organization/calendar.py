"""The calendar by which the company counts its days, and the month its year begins in."""

from ...base.calendar import Calendar
from .company import ONLY, Company
from .day_off import DayOff

APRIL = 4


def company_calendar() -> Calendar:
    """The calendar by which this company counts its business days."""
    rows = list(DayOff.select())
    return Calendar(
        days_off={row.day: row.name for row in rows if not row.worked},
        working_days=frozenset(row.day for row in rows if row.worked),
    )


def fiscal_start() -> int:
    """The month the company's fiscal year begins in; April until the company is entered."""
    return Company.select(Company.fiscal_start).where(Company.id == ONLY).scalar() or APRIL
