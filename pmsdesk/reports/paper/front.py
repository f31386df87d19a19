"""What stands on every page and at the head of a paper, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from ...base.text import Lang, T

PREPARED = T("Prepared by", "作成")
CHECKED = T("Checked by", "確認")
APPROVED = T("Approved by", "承認")
CONFIDENTIAL = T("Confidential", "社外秘")
WITNESS = T("Trail {position} · {head} · printed {at}", "履歴 {position} · {head} · 印刷 {at}")


@dataclass(frozen=True, slots=True)
class Approval:
    """One approval box: a date seal where somebody has approved, empty for a wet seal."""

    label: str
    surname: str = ""
    on: date | None = None
    department: str = ""

    @property
    def sealed(self) -> bool:
        return bool(self.surname and self.on)


EMPTY_BOXES = (Approval(APPROVED), Approval(CHECKED), Approval(PREPARED))


@dataclass(frozen=True, slots=True)
class Witness:
    """The audit trail at the moment of printing: its length and the head of its chain."""

    position: int
    head: str

    def line(self, at: datetime, lang: Lang) -> str:
        words = WITNESS.into(lang)
        return words.format(position=self.position, head=self.head[:16], at=f"{at:%Y-%m-%d %H:%M}")


@dataclass(frozen=True, slots=True)
class Front:
    """The head of a paper. `printed_at` is the wall clock of the workspace's zone.

    `facts` are further lines of the title block; approvals stand from left to right as given.
    """

    title: str
    company: str
    printed_at: datetime
    witness: Witness | None = None
    subtitle: str = ""
    number: str = ""
    period: str = ""
    department: str = ""
    confidentiality: str = CONFIDENTIAL
    facts: Sequence[tuple[str, str]] = ()
    approvals: Sequence[Approval] = ()
    keywords: Sequence[str] = field(default=())
