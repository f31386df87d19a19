"""The course of a record on paper: who moved it on, when, and why it was returned."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from ..base.text import Lang, T
from ..store.trail import Trail
from .paper import Cell, Column, Paper, Said

COURSE = T("Course of events", "経過")
WHEN = T("When", "日時")
WHAT = T("What", "内容")
WHO = T("Who", "実施者")
REASON = T("Reason", "理由")
POSITION = T("Trail", "履歴番号")
PROGRAM = T("The program", "自動処理")
FROM_TRAIL = T(
    "Taken from the audit trail, which cannot be edited; the last column is the line's position.",
    "編集できない操作履歴から転記しています。右端は操作履歴の行番号です。",
)
REASONS = (
    "return_reason", "missed_reason", "revision_reason", "change_reason", "no_action_reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One deed, on the clocks of the workspace's zone."""

    position: int
    at: datetime
    who: str
    deed: T
    reason: str


def course_of(kind: str, record: int, deeds: Mapping[str, T], zone: ZoneInfo) -> tuple[Event, ...]:
    """What was done to a record, oldest first, as far as `deeds` has words for it."""
    rows = Trail.select().where(
        Trail.kind == kind, Trail.record == record, Trail.deed.in_(list(deeds))
    )
    return tuple(_event(row, deeds, zone) for row in rows.order_by(Trail.position))


def _event(row: Trail, deeds: Mapping[str, T], zone: ZoneInfo) -> Event:
    at = datetime.strptime(row.at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    now = json.loads(row.now)
    reason = next((now[name] for name in REASONS if now.get(name)), "")
    who = row.who_name if row.who else ""
    return Event(row.position, at.astimezone(zone), who, deeds[row.deed], reason)


def draw_course(paper: Paper, events: Sequence[Event], lang: Lang) -> None:
    paper.heading(COURSE)
    columns = [
        Column(WHEN, width=35),
        Column(WHAT, weight=4),
        Column(WHO, weight=3),
        Column(REASON, weight=5),
        Column(POSITION, width=17, align="right"),
    ]
    rows: list[list[Cell]] = [
        [
            event.at,
            event.deed,
            event.who or PROGRAM,
            event.reason,
            Said(f"{event.position:,}", quiet=True),
        ]
        for event in events
    ]
    paper.table(columns, rows)
    paper.paragraph(FROM_TRAIL, small=True)
