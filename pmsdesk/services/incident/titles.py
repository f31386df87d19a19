"""What an incident is called, in both languages where the program named it."""

from ...base.text import T
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import What


def shown_title(title: str, what: str) -> T:
    """The title as it stands; in English too, where it is only the word for what happened."""
    word = What.of(what).label
    return word if title == word.ja else T(title, title)


def title_of(it: Incident) -> T:
    return shown_title(it.title, it.what)


def department_of(it: Incident) -> T:
    """The department as it was called then; its English name as it is now."""
    return T(it.department.name_en or it.department_name, it.department_name)
