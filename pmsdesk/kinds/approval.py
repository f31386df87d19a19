"""The way of a document of the company: written, checked by the manager, approved by the top."""

from typing import Any

import peewee as pw

from ..base.flow import Flow, Move
from ..base.standing import Role
from ..base.text import Choice, T
from .organization.company import OFFICE
from .organization.person import Person

MANAGER, TOP = frozenset({Role.MANAGER}), frozenset({Role.TOP})
WRITERS = OFFICE | TOP
OVERSEERS = WRITERS | {Role.AUDITOR, Role.INTERNAL_AUDITOR}
SIGNS = {"submit": "prepared", "check": "checked", "approve": "approved"}  # what a move signs


class State(Choice):
    DRAFT = "draft", "Draft", "作成中"
    SUBMITTED = "submitted", "To check", "確認待ち"
    CHECKED = "checked", "To approve", "承認待ち"
    APPROVED = "approved", "Approved", "承認済"
    REPLACED = "replaced", "Replaced by a revision", "改訂済（旧版）"


SETTLED = frozenset({State.APPROVED, State.REPLACED})
ON_THE_WAY = frozenset(State) - SETTLED


def way(ask: T) -> Flow:
    """The flow of such a document; `ask` is the question before the approval.

    Whoever prepared it never approves it. A manager who wrote it checks it without handing it in.
    """
    return Flow(
        (
            Move(
                "submit",
                T("Hand in to the manager", "管理者へ提出する"),
                frozenset({State.DRAFT}),
                State.SUBMITTED,
                frozenset({Role.SECRETARIAT}),
            ),
            Move(
                "check",
                T("Checked: on to top management", "確認して代表者へ回す"),
                frozenset({State.DRAFT, State.SUBMITTED}),
                State.CHECKED,
                MANAGER,
            ),
            Move(
                "return",
                T("Return…", "差し戻す…"),
                frozenset({State.SUBMITTED, State.CHECKED}),
                State.DRAFT,
                MANAGER | TOP,
                needs=("return_reason",),
            ),
            Move(
                "approve",
                T("Approve", "承認する"),
                frozenset({State.CHECKED}),
                State.APPROVED,
                TOP,
                not_by=("prepared_by_id",),
                ask=ask,
            ),
        )
    )


# ---- its fields, the same in every such document; each kind declares them one by one

BY = {
    "prepared": T("Prepared by", "作成者"),
    "checked": T("Checked by", "確認者"),
    "approved": T("Approved by", "承認者"),
}
ON = {
    "prepared": T("Prepared on", "作成日"),
    "checked": T("Checked on", "確認日"),
    "approved": T("Approved on", "承認日"),
}


def signed_by(role: str, backref: str) -> Any:
    """Who signed in a role of SIGNS."""
    return pw.ForeignKeyField(Person, null=True, backref=backref, verbose_name=BY[role])


def signed_name(role: str) -> Any:
    """The name they had then."""
    return pw.CharField(80, default="", verbose_name=BY[role])


def signed_on(role: str) -> Any:
    return pw.DateField(null=True, verbose_name=ON[role])


def revision() -> Any:
    return pw.IntegerField(default=1, verbose_name=T("Revision", "版"))


def revision_reason() -> Any:
    return pw.TextField(default="", verbose_name=T("Reason for the revision", "改訂の理由"))


def return_reason() -> Any:
    return pw.TextField(default="", verbose_name=T("Reason for the return", "差戻しの理由"))


def state() -> Any:
    label = T("State", "状態")
    return pw.CharField(12, default=State.DRAFT, choices=State.pairs(), verbose_name=label)
