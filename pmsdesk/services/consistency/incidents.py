"""Incidents: told, judged, in time, ended whole; drills and the emergency network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...kinds.incident import network
from ...kinds.incident.clock import Clock
from ...kinds.incident.clock_line import COLUMNS, line_of
from ...kinds.incident.incident import Incident, Rung
from ...kinds.incident.words import ClockState, Place, State, shown_title
from ...store.record import tuples
from ..organization.names import day_words
from .omission import Area, Looked, Omission, rule

A_YEAR = timedelta(days=365)
UNCONFIRMED = T(
    "{no} “{title}”: {role} has not confirmed the report.",
    "{no}「{title}」：{role}が報告を確認していません。",
)
RUN_OUT = T(
    "{no} “{title}”: {clock} was due on {day}.",
    "{no}「{title}」：{clock}の期限（{day}）を過ぎています。",
)
STILL_RUNS = T(
    "{no} “{title}” is closed while {clock} still runs.",
    "{no}「{title}」：完了していますが、{clock}が未対応のままです。",
)
UNDATED = T(
    "{no} “{title}” is closed, and {clock} has no date of sending.",
    "{no}「{title}」：完了していますが、{clock}の提出日がありません。",
)
UNREASONED = T(
    "{no} “{title}” is closed, and nobody says why {clock} was not needed.",
    "{no}「{title}」：完了していますが、{clock}を対象外とした理由がありません。",
)
NO_ACTION = T(
    "{no} “{title}” is closed without a corrective action or a reason.",
    "{no}「{title}」：是正処置も、しない理由もないまま完了しています。",
)
NO_DRILL = T("No drill within the last year.", "過去1年間に緊急事態対応訓練の記録がありません。")
STALE = T(
    "Contacts not checked for half a year: {n}.", "{n}件の連絡先が半年以上確認されていません。"
)
NOBODY_OUTSIDE = T(
    "No authority is on the emergency network.",
    "緊急連絡網に関係官庁・審査機関の連絡先がありません。",
)


def _title(it: Incident) -> T:
    return shown_title(it.title, it.what)


@rule(
    Area.INCIDENTS,
    T("Reports nobody has confirmed", "確認されていない事故の報告"),
    T(
        "A report is confirmed on every rung, within the hours that were set.",
        "事故の報告は、決めた時間内に各段階で確認します。",
    ),
)
def unconfirmed(looked: Looked) -> Iterator[Omission]:
    waits = Rung.confirmed_at.is_null() & Rung.passed_on_at.is_null()
    late = waits & (Rung.due_at < looked.work.now)
    alive = (Incident.state != State.CLOSED) & ~Incident.drill
    for rung in Rung.select(Rung, Incident).join(Incident).where(late, alive).order_by(Rung.due_at):
        it = rung.incident
        role = Role.of(rung.role).label
        words = UNCONFIRMED.fill(no=it.no, title=_title(it), role=role)
        yield Omission(words, "incidents", {"id": it.id}, "late")


@rule(
    Area.INCIDENTS,
    T("Legal time limits that have passed", "期限を過ぎた法定の報告・通知"),
    T(
        "Report at once, and say why it is late.",
        "直ちに報告・通知し、遅れた理由を記録してください。",
    ),
)
def run_out(looked: Looked) -> Iterator[Omission]:
    late = (Clock.state == ClockState.RUNNING) & (Clock.due_on < looked.today)
    alive = (Incident.state != State.CLOSED) & ~Incident.drill
    query = Clock.select(*COLUMNS).join(Incident).where(late, alive).order_by(Clock.due_on)
    for line in (line_of(row, looked.today) for row in tuples(query)):
        assert line.due_on is not None
        words = RUN_OUT.fill(
            no=line.incident_no, title=line.incident_title, clock=line.label,
            day=day_words(line.due_on),
        )  # fmt: skip
        yield Omission(words, "incidents", {"id": line.incident, "clock": line.clock}, "late")


@rule(
    Area.INCIDENTS,
    T("Incidents closed too early", "完了の条件を満たさない事故"),
    T(
        "An incident ends when every time limit has its date or its reason, and prevention is "
        "settled.",
        "事故は、すべての期限に提出日か対象外の理由があり、再発防止が決まってから完了にします。",
    ),
)
def closed_early(looked: Looked) -> Iterator[Omission]:
    closed = (Incident.state == State.CLOSED) & ~Incident.drill & ~Incident.near_miss
    sent = Clock.state.in_([ClockState.ANSWERED, ClockState.WAITING])
    undone = (
        (Clock.state == ClockState.RUNNING, STILL_RUNS),
        (sent & Clock.answered_on.is_null(), UNDATED),
        ((Clock.state == ClockState.EXEMPT) & (Clock.exempt_reason == ""), UNREASONED),
    )
    for condition, said in undone:
        query = Clock.select(*COLUMNS).join(Incident).where(closed, condition).order_by(Clock.id)
        for line in (line_of(row, looked.today) for row in tuples(query)):
            words = said.fill(no=line.incident_no, title=line.incident_title, clock=line.label)
            yield Omission(words, "incidents", {"id": line.incident, "clock": line.clock}, "late")
    bare = closed & Incident.action.is_null() & (Incident.no_action_reason == "")
    for it in Incident.select().where(bare).order_by(Incident.id):
        yield Omission(NO_ACTION.fill(no=it.no, title=_title(it)), "incidents", {"id": it.id})


@rule(
    Area.INCIDENTS,
    T("No drill", "緊急事態対応訓練"),
    T("Emergencies are practised once a year.", "緊急事態への対応は、年1回訓練します。"),
)
def no_drill(looked: Looked) -> Iterator[Omission]:
    last = Incident.select(pw.fn.MAX(Incident.known_on)).where(Incident.drill)
    ((day,),) = tuples(last)
    if day is None or _day(day) < (looked.today - A_YEAR).isoformat():
        yield Omission(NO_DRILL, "incidents", {}, "info")


def _day(value: object) -> str:
    """A day as the database gives the greatest of them: text or date."""
    return str(value)[:10]


@rule(
    Area.INCIDENTS,
    T("Emergency network", "緊急連絡網"),
    T(
        "The numbers are tried every half a year.",
        "緊急時の連絡先は、半年ごとに確認します。",
    ),
)
def contacts(looked: Looked) -> Iterator[Omission]:
    lines = network.listed(looked.today)
    if stale := sum(line.stale for line in lines):
        yield Omission(STALE.fill(n=stale), "incidents", {"tab": "contacts"})
    if not any(line.place == Place.AUTHORITY for line in lines):
        yield Omission(NOBODY_OUTSIDE, "incidents", {"tab": "contacts"}, "info")


RULES = (run_out, unconfirmed, closed_early, no_drill, contacts)
