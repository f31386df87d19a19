"""Every paper the product prints: what it is about, who prints it, where it is drawn.

A paper is two functions. `gather` reads on the database thread and checks rights; what it returns
is plain data with a `front`, which `draw` lays on pages anywhere.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Literal, Protocol

from ..base.errors import Refused
from ..base.standing import Role
from ..base.text import Lang, T
from ..base.weeks import WeekStart
from ..store.work import Work
from .calendar_papers import CALENDAR_PAPERS
from .paper.cells import say
from .paper.front import Front
from .training_papers import TRAINING_PAPERS
from .watch import Watch
from .year_papers import YEAR_PAPERS

Needs = Literal[
    "",
    "inspection",
    "round",
    "action",
    "year",
    "kind",
    "incident",
    "drill",
    "document",
    "audit",
    "audit_plan",
    "audit_report",
    "review",
    "annual_plan",
    "training",
    "attendance",
    "month",
    "calendar_year",
    "date",
]


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be printed. `printed_at` is aware and on the clocks of the workspace's zone.

    `record` is an inspection, a round, an action, an incident, an audit … by its id; `kind` a
    register by its name, or what a calendar is narrowed to; `document` what is written for the
    outside about an incident, `sent` one of its submissions by its id; `photos` says whether
    pictures of evidence are appended. A calendar is of the month of `day`; its weeks begin on
    `week`. What is as of a date is as of `day`.
    """

    lang: Lang
    printed_at: datetime
    record: int | None = None
    year: int | None = None
    department: int | None = None
    kind: str = ""
    photos: bool = True
    document: str = ""
    sent: int | None = None
    day: date | None = None
    week: WeekStart = "sunday"


class Gathered(Protocol):
    """The plain data of a paper."""

    @property
    def front(self) -> Front: ...


Out = Path | BinaryIO
Gather = Callable[[Work, Request], Gathered]
Draw = Callable[[Gathered, Out, Lang, Watch | None], int]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper; `gatherer` and `drawer` are places in the code, looked up when they are needed."""

    name: str
    title: T
    about: T
    needs: Needs
    roles: frozenset[Role]
    gatherer: str
    drawer: str

    def gather(self, work: Work, request: Request) -> Gathered:
        """Read what the paper says. Raises Refused where there is nothing to print or no right."""
        gather: Gather = _found(self.gatherer)
        return gather(work, request)

    def draw(self, data: Gathered, out: Out, lang: Lang, watch: Watch | None = None) -> int:
        """Draw it; the number of pages. Raises Cancelled, Unavailable."""
        draw: Draw = _found(self.drawer)
        return draw(data, out, lang, watch)


def _found(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


OVERSEERS = frozenset(
    {Role.MANAGER, Role.SECRETARIAT, Role.AUDITOR, Role.INTERNAL_AUDITOR, Role.TOP}
)
DEPARTMENTS = OVERSEERS | {Role.HEAD, Role.STAFF}
PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        "department_sheet",
        T("Department self-inspection sheet", "部門点検票"),
        T(
            "One department's answers in one round, with remarks and evidence",
            "1部門・1回分の点検結果（コメント、総評、証跡を含む）",
        ),
        "inspection",
        DEPARTMENTS,
        "pmsdesk.reports.inspection.sheet:gather",
        "pmsdesk.reports.inspection.sheet:draw",
    ),
    PaperKind(
        "round_report",
        T("Self-inspection round report", "自己点検報告書"),
        T(
            "One round over all departments: rates, heat map, lateness, findings, actions",
            "1回分の全部門の結果（適合率、ヒートマップ、遅延、指摘、是正処置）",
        ),
        "round",
        OVERSEERS,
        "pmsdesk.reports.inspection.round:gather",
        "pmsdesk.reports.inspection.round:draw",
    ),
    PaperKind(
        "corrective_action",
        T("Corrective action record", "是正処置記録"),
        T(
            "One finding from its discovery to its closing",
            "1件の不適合の、発見から完了までの記録",
        ),
        "action",
        DEPARTMENTS,
        "pmsdesk.reports.action.record:gather",
        "pmsdesk.reports.action.record:draw",
    ),
    PaperKind(
        "annual_report",
        T("Annual report of the PMS", "個人情報保護 年次報告書"),
        T(
            "A fiscal year in one report: inspections, actions, training, incidents, audit, review",
            "1年度のまとめ（点検、是正処置、教育、事故、監査、レビュー。目次としおり付き）",
        ),
        "year",
        OVERSEERS,
        "pmsdesk.reports.year.annual:gather",
        "pmsdesk.reports.year.annual:draw",
    ),
    *(
        PaperKind(
            name,
            title,
            about,
            "year",
            OVERSEERS,
            f"pmsdesk.reports.year.parts:gather_{place}",
            f"pmsdesk.reports.year.parts:draw_{place}",
        )
        for name, title, about, place in YEAR_PAPERS
    ),
    PaperKind(
        "management_review",
        T("Minutes of the management review", "マネジメントレビュー議事録"),
        T(
            "One review: its inputs, what was decided, what became of the decisions before",
            "1回分のインプット、決定事項、前回の決定事項の状況",
        ),
        "review",
        OVERSEERS,
        "pmsdesk.reports.review.minutes:gather",
        "pmsdesk.reports.review.minutes:draw",
    ),
    PaperKind(
        "annual_plan",
        T("Annual plan", "年間計画書"),
        T(
            "A year's objectives and activities by month, planned and done",
            "1年度の個人情報保護目的と、月別の活動計画・実績",
        ),
        "annual_plan",
        frozenset(Role),
        "pmsdesk.reports.yearly.plan:gather",
        "pmsdesk.reports.yearly.plan:draw",
    ),
    PaperKind(
        "incident_record",
        T("Incident report", "事故・インシデント報告書"),
        T(
            "One incident's whole file: facts, who knew when, judgement, dates, prevention",
            "1件の事故の全記録（事実、報告の経路、判定、期限と提出、再発防止）",
        ),
        "incident",
        DEPARTMENTS,
        "pmsdesk.reports.incident.record:gather",
        "pmsdesk.reports.incident.record:draw",
    ),
    PaperKind(
        "incident_document",
        T("Report or notice of an incident", "事故の報告書・通知書"),
        T(
            "Preliminary, final, supplement, notices: the draft, or the words that were sent",
            "速報・確報・追完・本人や委託元への通知（下書き、または提出した文面）",
        ),
        "document",
        DEPARTMENTS,
        "pmsdesk.reports.incident.document:gather",
        "pmsdesk.reports.incident.document:draw",
    ),
    PaperKind(
        "incident_clocks",
        T("Legal deadlines of incidents", "事故の法定期限一覧"),
        T(
            "Every running clock, soonest first, and what ends it",
            "進行中のすべての期限（近い順）と、終了の条件",
        ),
        "",
        OVERSEERS | {Role.HEAD},
        "pmsdesk.reports.incident.clocks:gather",
        "pmsdesk.reports.incident.clocks:draw",
    ),
    PaperKind(
        "emergency_network",
        T("Emergency network", "緊急連絡網"),
        T("Whom to call in an emergency, on one page", "緊急時の連絡先（1ページ）"),
        "",
        frozenset(Role),
        "pmsdesk.reports.incident.network:gather",
        "pmsdesk.reports.incident.network:draw",
    ),
    PaperKind(
        "incident_statistics",
        T("Incident statistics", "事故・インシデント統計"),
        T(
            "A fiscal year's incidents and near misses by cause, month and department",
            "1年度の事故とヒヤリハットの件数（原因、月、部門別）",
        ),
        "year",
        OVERSEERS | {Role.HEAD},
        "pmsdesk.reports.incident.statistics:gather",
        "pmsdesk.reports.incident.statistics:draw",
    ),
    PaperKind(
        "drill_record",
        T("Drill record", "事故対応訓練記録"),
        T("One drill from its scenario to its lessons", "1回の訓練の、シナリオから教訓までの記録"),
        "drill",
        DEPARTMENTS,
        "pmsdesk.reports.incident.record:gather",
        "pmsdesk.reports.incident.record:draw",
    ),
    PaperKind(
        "audit_plan",
        T("Internal audit plan", "内部監査計画書"),
        T(
            "A year's plan as it was approved, and what its audits cover",
            "年度の監査計画（承認時の内容）と、対象の網羅状況",
        ),
        "audit_plan",
        OVERSEERS,
        "pmsdesk.reports.audit.plan:gather",
        "pmsdesk.reports.audit.plan:draw",
    ),
    PaperKind(
        "audit_paper",
        T("Audit work paper", "監査調書"),
        T(
            "One audit: each question with sample, place, result, findings, evidence",
            "1件の監査の全項目（標本、確認した場所、結果、指摘、証跡）",
        ),
        "audit",
        OVERSEERS | {Role.HEAD},
        "pmsdesk.reports.audit.work_paper:gather",
        "pmsdesk.reports.audit.work_paper:draw",
    ),
    PaperKind(
        "audit_report",
        T("Internal audit report", "内部監査報告書"),
        T(
            "Summary, conclusion, findings and proof of independence, for top management",
            "代表者への報告（概要、結論、指摘事項、独立性の証明）",
        ),
        "audit_report",
        OVERSEERS,
        "pmsdesk.reports.audit.report:gather",
        "pmsdesk.reports.audit.report:draw",
    ),
    PaperKind(
        "audit_measures",
        T("Audit findings and measures", "指摘・改善対応表"),
        T(
            "A fiscal year's audit findings with the state of their actions",
            "1年度の監査の指摘と、その是正・改善の状況",
        ),
        "year",
        OVERSEERS | {Role.HEAD},
        "pmsdesk.reports.audit.measures:gather",
        "pmsdesk.reports.audit.measures:draw",
    ),
    *(
        PaperKind(
            name,
            title,
            about,
            needs,
            roles,
            f"pmsdesk.reports.training.{gatherer}",
            f"pmsdesk.reports.training.{drawer}",
        )
        for name, title, about, needs, roles, gatherer, drawer in TRAINING_PAPERS
    ),
    *(
        PaperKind(
            name,
            title,
            about,
            needs,
            frozenset(Role),
            f"pmsdesk.reports.calendar.{place}:gather",
            f"pmsdesk.reports.calendar.{place}:draw",
        )
        for name, title, about, needs, place in CALENDAR_PAPERS
    ),
    PaperKind(
        "register",
        T("Register", "台帳一覧"),
        T("All records of one kind as a list", "1種類の記録の一覧"),
        "kind",
        frozenset(Role),
        "pmsdesk.reports.register.listing:gather",
        "pmsdesk.reports.register.listing:draw",
    ),
)
UNKNOWN = T(
    "There is no report “{name}”. Choose one of: {names}.",
    "「{name}」という帳票はありません。次の中から指定してください: {names}",
)


def named(name: str) -> PaperKind:
    """The paper of this name. Refused, with the names there are, for any other."""
    for kind in PAPERS:
        if kind.name == name:
            return kind
    raise Refused(UNKNOWN.fill(name=name, names=", ".join(k.name for k in PAPERS)), "name")


_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(\.|$)", re.IGNORECASE)
_LONGEST = 120  # of a file name without its ending: folders need room too
_PART = 40  # of each piece of it


def file_name(kind: PaperKind, data: Gathered, lang: Lang, ending: str = ".pdf") -> str:
    """A name to save a paper under, legal on Windows: 是正処置記録_2026-CA-0007_20261122.pdf."""
    front = data.front
    said = (front.title or kind.title, front.number, front.period, front.department)
    parts = [_legal(say(part, lang)) for part in said]
    name = "_".join([part[:_PART] for part in parts if part])[:_LONGEST]
    name = f"{name}_{front.printed_at:%Y%m%d}"
    return (f"_{name}" if _RESERVED.match(name) else name) + ending


def _legal(text: str) -> str:
    """Without what Windows refuses in a name, and without blanks, which get lost in mails."""
    words = _FORBIDDEN.sub(" ", text).split()
    text = ("-" if text.isascii() else "").join(words)
    return text.encode("utf-8", "ignore").decode("utf-8").strip(".")
