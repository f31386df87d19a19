"""Which move leads an incident where, and who may make it (records R46)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...base.flow import Flow, Move
from ...base.text import T
from .words import JUDGES, OFFICE, RESPONDERS, Reportable, State

if TYPE_CHECKING:
    from .incident import Incident


def near_miss(it: Incident) -> bool:
    return it.near_miss


def happened(it: Incident) -> bool:
    return not it.near_miss


def reportable(it: Incident) -> bool:
    return it.reportable == Reportable.YES


def not_reportable(it: Incident) -> bool:
    return it.reportable == Reportable.NO


UNDER_WAY = frozenset({State.REPORTING, State.INTERNAL, State.PREVENTING})
FLOW = Flow(
    (
        Move(
            "take_up",
            T("Take it up", "対応を開始する"),
            frozenset({State.REPORTED}),
            State.TO_JUDGE,
            RESPONDERS,
            when=happened,
        ),
        Move(
            "take_up",
            T("Take it up", "対応を開始する"),
            frozenset({State.REPORTED}),
            State.INTERNAL,
            RESPONDERS,
            when=near_miss,
        ),
        Move(
            "judge",
            T("Judge", "判定する"),
            frozenset({State.TO_JUDGE}),
            State.REPORTING,
            JUDGES,
            when=reportable,
        ),
        Move(
            "judge",
            T("Judge", "判定する"),
            frozenset({State.TO_JUDGE}),
            State.INTERNAL,
            JUDGES,
            when=not_reportable,
        ),
        Move(
            "reopen",
            T("Judge again", "判定をやり直す"),
            UNDER_WAY,
            State.TO_JUDGE,
            JUDGES,
            when=happened,
        ),
        Move(
            "prevent",
            T("Go on to preventing recurrence", "再発防止に進む"),
            frozenset({State.REPORTING, State.INTERNAL}),
            State.PREVENTING,
            OFFICE,
            needs=("root_cause",),
        ),
        Move(
            "close",
            T("Close the incident", "完了にする"),
            frozenset({State.PREVENTING}),
            State.CLOSED,
            JUDGES,
            needs=("lessons",),
            ask=T("Close “{title}”?", "「{title}」を完了にしますか？"),
        ),
    )
)
