"""Which move leads a training where, and who may make it (records R40, workflow W3)."""

from ...base.flow import Flow, Move
from ...base.text import T
from .words import APPROVERS, OFFICERS, State

FLOW = Flow(
    (
        Move(
            "approve",
            T("Approve the plan", "計画を承認する"),
            frozenset({State.PLANNED, State.POSTPONED}),
            State.APPROVED,
            APPROVERS,
            not_by=("made_by_id",),
        ),
        Move(
            "change_plan",
            T("Change the plan", "計画を変更する"),
            frozenset({State.APPROVED, State.POSTPONED}),
            State.PLANNED,
            OFFICERS,
        ),
        Move(
            "postpone",
            T("Postpone", "延期する"),
            frozenset({State.PLANNED, State.APPROVED}),
            State.POSTPONED,
            OFFICERS,
            needs=("postponed_reason",),
        ),
        Move(
            "open",
            T("Open it to its audience", "受講者へ配信する"),
            frozenset({State.APPROVED}),
            State.IN_PROGRESS,
            OFFICERS,
        ),
        Move(
            "finish",
            T("End the sessions", "実施を締め切る"),
            frozenset({State.IN_PROGRESS}),
            State.DONE,
            OFFICERS,
            ask=T(
                "End “{title}”? Who has not attended yet becomes absent.",
                "「{title}」を締め切りますか？まだ受講していない人は欠席になります。",
            ),
        ),
        Move(
            "report",
            T("Report", "報告する"),
            frozenset({State.DONE}),
            State.REPORTED,
            OFFICERS,
            needs=("effect", "next_improvement"),
        ),
        Move(
            "return",
            T("Return the report", "報告を差し戻す"),
            frozenset({State.REPORTED}),
            State.DONE,
            APPROVERS,
            needs=("return_reason",),
        ),
        Move(
            "close",
            T("Approve and close", "承認して完了にする"),
            frozenset({State.REPORTED}),
            State.CLOSED,
            APPROVERS,
            not_by=("reported_by_id",),
            ask=T("Close “{title}”?", "「{title}」を完了にしますか？"),
        ),
        Move(
            "miss",
            T("Record as missed", "未実施として記録する"),
            frozenset({State.PLANNED, State.POSTPONED, State.APPROVED, State.IN_PROGRESS}),
            State.MISSED,
            APPROVERS,
            needs=("missed_reason",),
            ask=T(
                "Record “{title}” as missed? Nobody can attend it any more.",
                "「{title}」を未実施として記録しますか？以後は受講できません。",
            ),
        ),
    )
)
