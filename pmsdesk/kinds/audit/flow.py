"""Which move leads a plan, an audit and a report where, and who may make it (records R44)."""

from ...base.flow import Flow, Move
from ...base.text import T
from .words import AUDITORS, CHIEF, TOPS, WAITING, AuditState, PlanState, ReportState

PLAN_FLOW = Flow(
    (
        Move(
            "propose",
            T("Send the plan for approval", "計画の承認を依頼する"),
            frozenset({PlanState.DRAFTING}),
            PlanState.PROPOSED,
            CHIEF,
            needs=("purpose", "criteria", "scope"),
        ),
        Move(
            "approve",
            T("Approve the plan", "計画を承認する"),
            frozenset({PlanState.PROPOSED}),
            PlanState.APPROVED,
            TOPS,
            not_by=("prepared_by_id",),
        ),
        Move(
            "return",
            T("Return the plan", "計画を差し戻す"),
            frozenset({PlanState.PROPOSED}),
            PlanState.DRAFTING,
            TOPS,
            needs=("return_reason",),
        ),
    )
)
AUDIT_FLOW = Flow(
    (
        Move(
            "issue",
            T("Begin the audit", "監査を開始する"),
            frozenset({AuditState.PLANNED}),
            AuditState.UNDER_WAY,
            CHIEF,
        ),
        Move(
            "finish",
            T("Finish the work paper", "監査調書を完成する"),
            frozenset({AuditState.UNDER_WAY}),
            AuditState.DONE,
            AUDITORS,
        ),
        Move(
            "reopen",
            T("Take the work paper up again", "監査調書に戻す"),
            frozenset({AuditState.DONE}),
            AuditState.UNDER_WAY,
            CHIEF,
            needs=("reopen_reason",),
        ),
        Move(
            "cancel",
            T("Cancel the audit", "監査を中止する"),
            WAITING,
            AuditState.CANCELLED,
            CHIEF,
            needs=("cancel_reason",),
            ask=T("Cancel the audit {no}?", "監査{no}を中止しますか？"),
        ),
        Move(  # by the report that covers it
            "report",
            T("Report to top management", "代表者に報告する"),
            frozenset({AuditState.DONE}),
            AuditState.REPORTED,
            CHIEF,
        ),
        Move(
            "receive",
            T("Receive the report", "報告を受領する"),
            frozenset({AuditState.REPORTED}),
            AuditState.CLOSED,
            TOPS,
        ),
    )
)
REPORT_FLOW = Flow(
    (
        Move(
            "send",
            T("Send to top management", "代表者に報告する"),
            frozenset({ReportState.DRAFTING}),
            ReportState.SENT,
            CHIEF,
            needs=("summary", "conclusion"),
        ),
        Move(
            "receive",
            T("Receive the report", "報告を受領する"),
            frozenset({ReportState.SENT}),
            ReportState.RECEIVED,
            TOPS,
            not_by=("sent_by_id",),
        ),
    )
)
