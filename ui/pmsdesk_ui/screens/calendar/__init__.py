"""The calendar, the notices of changes of law, and what was forgotten."""
