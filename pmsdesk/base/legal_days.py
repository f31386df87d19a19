"""Deadlines of the Personal Information Protection Commission, counted its own way."""

from datetime import date, timedelta


def ppc_due(known_on: date, days: int) -> date:
    """The last day for a report due within `days` calendar days of knowing.

    The day of knowing is day 1 and closed days are counted; only where the last day itself is a
    closed day of the administration does the deadline move on to the next day that is not.
    Source: PPC guideline, General Rules, 3-5-3-4; Act on Holidays of Administrative Organs, Art. 2.
    """
    if days < 1:
        raise ValueError(days)
    due = known_on + timedelta(days=days - 1)
    while administration_closed(due):
        due += timedelta(days=1)
    return due


def administration_closed(day: date) -> bool:
    """Saturday, Sunday, a national holiday, or 29 December to 3 January.

    Source: Act on Holidays of Administrative Organs, Art. 1.
    """
    from jpholiday import is_holiday  # here: nothing at start-up needs the holidays

    new_year = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return new_year or day.weekday() >= 5 or bool(is_holiday(day))
