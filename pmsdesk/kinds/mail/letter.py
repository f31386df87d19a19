"""What a reminder says: counts, record numbers, kinds of things and dates, and nothing else.

A mail travels and is kept where nobody of the company looks after it, so no text that a person
has written comes into it: no names, no titles, nothing of an incident. What a line may hold is
checked here, when it is made and when it is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from ...base.days import shown_date
from ...base.text import Lang, T

NUMBER = re.compile(r"[0-9]{4}-[A-Z]{1,4}[0-9]{0,6}-[0-9]{1,8}")  # as store.numbers draws them
LATE, SOON, NEW = "late", "soon", "new"
SHOWN = 10  # lines of a group; the rest are counted
SUBJECT = "[PMS Desk] {about}"
SUBJECT_LATE = T("{n} late", "期限超過{n}件")
SUBJECT_SOON = T("{n} due soon", "期限間近{n}件")
SUBJECT_WAIT = T("{n} for your approval", "承認・確認待ち{n}件")
SUBJECT_NEW = T("{n} new notices", "新しいお知らせ{n}件")
GREETING = T("Reminders from PMS Desk, {day}", "PMS Desk からのお知らせです（{day}現在）。")
HEADS = {
    LATE: T("Late: {n}", "■ 期限を過ぎているもの：{n}件"),
    SOON: T("Due within {days} days: {n}", "■ {days}日以内に期限が来るもの：{n}件"),
    NEW: T("New notices: {n}", "■ 新しいお知らせ：{n}件"),
}
DECIDING = T("Waiting for your approval: {n}", "■ あなたの承認・確認を待っているもの：{n}件")
DUE = T(" – due {day}", "　期限 {day}")
MORE = T("and {n} more", "ほか{n}件")
FOOT = T(
    "Sign in to PMS Desk to read them. This message holds no contents on purpose: no names, no"
    " titles, nothing about incidents. It was sent by the program; please do not reply.",
    "内容は PMS Desk にサインインして確認してください。\n"
    "氏名・件名・事故の内容は、このメールには記載していません。\n"
    "このメールは自動送信です。返信しないでください。",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: `kind` is the name of a kind of record, `no` its number where it has one."""

    group: str
    kind: str
    no: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told. The counts know what the lines leave out."""

    late: int = 0
    soon: int = 0
    deciding: int = 0
    new: int = 0
    days: int = 14
    lines: Sequence[Line] = field(default_factory=tuple)

    @property
    def count(self) -> int:
        return self.late + self.soon + self.deciding + self.new


def harmless(number: object) -> str:
    """A record's number as the program draws them; whatever else stands there is left out."""
    text = str(number or "")
    return text if NUMBER.fullmatch(text) else ""


def packed(facts: Facts) -> str:
    """As the database keeps them."""
    plain = asdict(facts)
    for line in plain["lines"]:
        line["due"] = line["due"].isoformat() if line["due"] else ""
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"))


def unpacked(kept: str) -> Facts:
    plain = json.loads(kept)
    lines = tuple(
        Line(
            line["group"], line["kind"], harmless(line["no"]),
            date.fromisoformat(line["due"]) if line["due"] else None,
        )
        for line in plain["lines"]
    )  # fmt: skip
    counts = {name: int(plain[name]) for name in ("late", "soon", "deciding", "new", "days")}
    return Facts(**counts, lines=lines)


def subject(facts: Facts, lang: Lang) -> str:
    """[PMS Desk] 期限超過2件・期限間近3件."""
    said = [
        words.fill(n=n).into(lang)
        for words, n in (
            (SUBJECT_LATE, facts.late), (SUBJECT_SOON, facts.soon),
            (SUBJECT_WAIT, facts.deciding), (SUBJECT_NEW, facts.new),
        )
        if n
    ][:3]  # fmt: skip
    return SUBJECT.format(about=T(", ", "・").into(lang).join(said))


def body(facts: Facts, day: date, named: dict[str, T], lang: Lang) -> str:
    """Plain text; `named` is what kinds of records are called."""
    parts = [GREETING.fill(day=shown_date(day, lang)).into(lang)]
    for group, count in ((LATE, facts.late), (SOON, facts.soon)):
        if count:
            parts.append(_group(facts, group, count, named, lang))
    if facts.deciding:
        parts.append(DECIDING.fill(n=facts.deciding).into(lang))
    if facts.new:
        parts.append(_group(facts, NEW, facts.new, named, lang))
    parts.append(FOOT.into(lang))
    return "\n\n".join(parts) + "\n"


def _group(facts: Facts, group: str, count: int, named: dict[str, T], lang: Lang) -> str:
    lines = [line for line in facts.lines if line.group == group][:SHOWN]
    said = [HEADS[group].fill(n=count, days=facts.days).into(lang)]
    said += [_line(line, named, lang) for line in lines]
    if lines and (more := count - len(lines)) > 0:
        said.append("  " + MORE.fill(n=more).into(lang))
    return "\n".join(said)


def _line(line: Line, named: dict[str, T], lang: Lang) -> str:
    kind = named[line.kind].into(lang) if line.kind in named else ""
    due = DUE.fill(day=shown_date(line.due, lang)).into(lang) if line.due else ""
    return "  " + " ".join(part for part in (kind, line.no) if part) + due
