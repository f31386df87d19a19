"""Internal audits of a large company: a work paper of 500 lines, the year of 60 departments."""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, date
from io import BytesIO
from pathlib import Path

from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import (
    Audit,
    AuditAssignment,
    AuditLine,
    AuditPlan,
    AuditReport,
    Department,
    Finding,
    Person,
)
from pmsdesk.reports.catalogue import Request, named
from pmsdesk.services.audit import dossier
from pmsdesk.services.organization import appointments
from pmsdesk.services.organization.standing import standing_of
from pmsdesk.store.work import Work

from . import world
from .table import Line, clock, median

DEPARTMENTS, SMALL = 60, 6
LINES, FEW = 500, 50
TIMES = 5
PAINT = 100.0  # milliseconds until a page stands
LINEAR = 12.5  # ten times as much may take this many times as long
YEAR = world.NOW.year
BEGUN = date(YEAR, 10, 1)


def lines(short: bool) -> list[Line]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        small = _measured(_desk(Path(folder) / "small.db", SMALL), _of_the_year)
        desk = _desk(Path(folder) / "large.db", DEPARTMENTS)
        large = _measured(desk, _of_the_year)
        found = [
            Line(f"{what}, {DEPARTMENTS} departments", large[what], small[what], LINEAR,
                 against=f"{SMALL} departments")
            for what in small
        ]  # fmt: skip
        long, brief = (_measured(desk, _of_a_paper(audit)) for audit in (1, 2))
        found += [
            Line(f"{what} of {LINES} lines", long[what], brief[what], LINEAR,
                 against=f"{FEW} lines")
            for what in long
        ]  # fmt: skip
        return [*found, Line(f"work paper of {LINES} lines, painted", _painted(desk, 1), 0, PAINT)]


Jobs = dict[str, Callable[[], object]]


def _measured(desk: Desk, jobs: Callable[[Desk], Jobs]) -> dict[str, float]:
    found = jobs(desk)
    for job in found.values():
        job()
    return {what: median(job, TIMES) for what, job in found.items()}


def _of_the_year(desk: Desk) -> Jobs:
    return {
        "plan read": lambda: desk.do(SYSTEM, dossier.plan_dossier, 1),
        "report read, its proof worked out": lambda: desk.do(SYSTEM, dossier.report_dossier, 1),
        "plan printed": lambda: _printed(desk, "audit_plan", 1),
        "report printed": lambda: _printed(desk, "audit_report", 1),
    }


def _of_a_paper(audit: int) -> Callable[[Desk], Jobs]:
    return lambda desk: {
        "work paper read": lambda: desk.do(SYSTEM, dossier.dossier, audit),
        "work paper printed": lambda: _printed(desk, "audit_paper", audit),
    }


def _printed(desk: Desk, paper: str, record: int) -> int:
    def gather(work: Work) -> object:
        at = work.now.replace(tzinfo=UTC).astimezone(work.zone)
        return named(paper).gather(work, Request("ja", at, record=record))

    return named(paper).draw(desk.do(SYSTEM, gather).result, BytesIO(), "ja")


def _painted(desk: Desk, audit: int) -> float:
    """From the record in hand to the page painted, in a window of its own."""
    from PySide6.QtWidgets import QApplication

    from pmsdesk_ui import look
    from pmsdesk_ui.runner import Runner
    from pmsdesk_ui.screens.audit.screen import AuditsScreen
    from pmsdesk_ui.session import Session

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look.apply(app, "light")
    who = Person.get(Person.login == "auditor").id
    shown = desk.do(who, dossier.dossier, audit).result
    runner = Runner(desk, who)
    today = world.NOW.date
    session = Session(runner, standing_of(who, today()), lang="ja", theme="light", today=today)
    spent = []
    for _ in range(TIMES):
        screen = AuditsScreen(session)
        screen.resize(1030, 760)
        screen.show()
        view = screen.view
        view.audit, view.guess = audit, True
        screen._show(view)
        app.processEvents()

        def show(view=view, screen=screen):
            view.put(shown)
            screen.grab()

        spent.append(clock(show))
        screen.close()
        screen.deleteLater()
        app.processEvents()
    runner.stop()
    return statistics.median(spent)


# ---- the company


def _desk(path: Path, departments: int) -> Desk:
    desk = world.empty(path)
    desk.do(SYSTEM, world._people, departments)
    desk.do(SYSTEM, _fill)
    return desk


def _fill(work: Work) -> None:
    """A plan, an audit of each department by one of five auditors, all of it reported on."""
    where = list(Department.select().order_by(Department.id))
    auditors = [
        work.add(Person(staff_no=f"A{n}", name=f"監査 {n}郎", login="auditor" if n == 0 else None))
        for n in range(5)
    ]
    for each in auditors:
        appointments.appoint(work, "internal_auditor", each.id, date(2020, 4, 1))
    plan = work.add(AuditPlan(no="AP-1", year=YEAR, title="監査計画", state="approved"))
    audits = [_audit(plan, each, n) for n, each in enumerate(where, 1)]
    work.add_all(audits)
    audits = list(Audit.select().order_by(Audit.id))
    for n, audit in enumerate(audits):
        who = auditors[n % len(auditors)]
        work.add(
            AuditAssignment(audit=audit.id, department_id=audit.department_id, person=who.id,
                            person_name=who.name, lead=True, assigned_on=BEGUN,
                            verdict="independent", checked_on=BEGUN)
        )  # fmt: skip
        work.add_all(_lines(audit, LINES if n == 0 else FEW, who))
        work.add(
            Finding(no=f"{audit.no}-01", audit=audit.id, grade="minor", title="施錠の不足",
                    content="確認の記録がない。", found_on=BEGUN, found_by=who.id,
                    found_name=who.name, department=audit.department_id,
                    department_name=audit.department_name),
            "record",
        )  # fmt: skip
    report = AuditReport(no="AR-1", plan=plan.id, year=YEAR, title="監査報告書", summary="概要",
                         audits=",".join(str(a.id) for a in audits))  # fmt: skip
    work.add(report)


def _audit(plan: AuditPlan, where: Department, n: int) -> Audit:
    return Audit(
        no=f"IA-{n:04d}", plan=plan.id, year=YEAR, track="operation", department=where.id,
        department_name=where.name, planned_on=BEGUN, planned_to=BEGUN, first_planned_on=BEGUN,
        period_from=date(YEAR - 1, 10, 1), period_to=BEGUN, issued_on=BEGUN, sources="[]",
        state="under_way" if n == 1 else "done", total=LINES if n == 1 else FEW,
    )  # fmt: skip


def _lines(audit: Audit, count: int, who: Person) -> list[AuditLine]:
    measures = ("organizational", "personnel", "physical", "technical")
    return [
        AuditLine(
            audit=audit.id, department_id=audit.department_id, place=place,
            code=f"Q-{place:03d}", measure=measures[place * len(measures) // (count + 1)],
            text_ja="入退室の記録を残し、責任者が毎月確認していますか。", text_en="Is it kept?",
            evidence_ja="入退室の記録", result="conform" if place % 3 else "",
            sampled="4～9月から5件", seen_where="総務部 書庫A", remark="適切に記録されている。",
            seen_on=BEGUN if place % 3 else None, seen_by=who.id if place % 3 else None,
            seen_name=str(who.name),
        )
        for place in range(1, count + 1)
    ]  # fmt: skip
