"""What an incident is called, in both languages where the program named it."""

from ...base.text import T
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import shown_title

__all__ = ["department_of", "shown_title", "title_of"]


def title_of(it: Incident) -> T:
    return shown_title(it.title, it.what)


def department_of(it: Incident) -> T:
    """The department as it was called then; its English name as it is now."""
    return T(it.department.name_en or it.department_name, it.department_name)
