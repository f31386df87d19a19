"""Which departments a paper is about."""

from dataclasses import dataclass

from ..base.text import Lang, T
from ..kinds.organization.department import Department
from ..store.work import Work
from .catalogue import Request

WHOLE = T("Whole company", "全社")


@dataclass(frozen=True, slots=True)
class Scope:
    """`departments` is None for all of them."""

    departments: list[int] | None
    words: str


def scope_of(work: Work, request: Request, lang: Lang) -> Scope:
    """The whole company, or the one department asked for. Refused where there is none such."""
    if request.department is None:
        return Scope(None, WHOLE.into(lang))
    it = work.get(Department, request.department)
    return Scope([it.id], f"{it.code} {(lang == 'en' and it.name_en) or it.name}")
