"""The lines of a work paper as the window holds them, with what each still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pmsdesk.kinds.inspection.inspection import Result
from pmsdesk.services.audit import papers
from pmsdesk.services.audit.dossier import Dossier, PaperLine
from pmsdesk.services.audit.papers import Missing
from pmsdesk.services.inspection.sheet import Asked, Given, file

from . import words

if TYPE_CHECKING:
    from pmsdesk.store.work import Work

FILLED = ("result", "sampled", "seen_where", "remark", "seen_on")


@dataclass(frozen=True, slots=True)
class Checked(Given):
    """An answer whose completeness is said by the service."""

    lacks: bool = False

    @property
    def wants_comment(self) -> bool:
        return bool(self.result) and self.lacks

    @property
    def complete(self) -> bool:
        return bool(self.result) and not self.lacks


@dataclass(frozen=True, slots=True)
class Filled:
    """A line as it is stored now."""

    version: int
    result: str
    sampled: str
    seen_where: str
    remark: str
    seen_on: date | None
    seen_name: str
    lacks: Missing | None


def fill(work: Work, audit: int, line: int, seen: int, **facts: Any) -> Filled:
    """Store what was given for a line, and say what it still lacks."""
    it = papers.fill(work, line, seen, **facts)
    lacks = next((each for each in papers.missing(it.audit) if each.line == line), None)
    return Filled(
        it.version, str(it.result), it.sampled, it.seen_where, it.remark, it.seen_on,
        it.seen_name, lacks,
    )  # fmt: skip


class PaperLines:
    """The lines in their order; `missing` says, by line, what is not there yet."""

    def __init__(self, dossier: Dossier) -> None:
        self.lines = {line.id: line for line in dossier.lines}
        self.order = list(self.lines)
        self.missing = {each.line: each for each in reversed(dossier.missing)}

    def merge(self, dossier: Dossier, under_way: frozenset[int]) -> list[int]:
        """Take what was read, except where something of ours is on its way; what is different."""
        lacking = {each.line: each for each in reversed(dossier.missing)}
        different = []
        for line in dossier.lines:
            mine = self.lines[line.id]
            if line.id in under_way or line.version < mine.version:
                line = replace(line, **{name: getattr(mine, name) for name in FILLED},
                               version=mine.version)  # fmt: skip
            if line != mine or lacking.get(line.id) != self.missing.get(line.id):
                self.lines[line.id] = line
                different.append(line.id)
        self.missing = lacking
        return different

    def type(self, line: int, facts: Mapping[str, Any]) -> None:
        """What was just given, before it is stored."""
        said = dict(facts)
        if "result" in said:
            said["result"] = Result.of(said["result"]) if said["result"] else None
        self.lines[line] = replace(self.lines[line], **said)

    def settle(self, line: int, filled: Filled, more: bool) -> None:
        """It is stored. With `more`, what was typed since stays."""
        said: dict[str, Any] = {"version": filled.version, "seen_name": filled.seen_name}
        if not more:
            said |= {name: getattr(filled, name) for name in FILLED[1:]}
            said["result"] = Result.of(filled.result) if filled.result else None
        self.lines[line] = replace(self.lines[line], **said)
        self.missing.pop(line, None)
        if filled.lacks is not None:
            self.missing[line] = filled.lacks

    def asked(self, line: int) -> Asked:
        """A line as the parts of the self-inspection show a question."""
        it = self.lines[line]
        given = Checked(
            it.version, it.result.value if it.result else "", it.remark,
            checker=it.seen_name, lacks=line in self.missing,
        )  # fmt: skip
        return Asked(
            it.id, it.place, it.code, it.group, it.group_words, it.text, it.evidence_hint, it.hint,
            it.references, given, None, tuple(file(each) for each in it.evidence),
        )  # fmt: skip

    def sections(self) -> Iterator[tuple[str, list[Asked]]]:
        """Under the measure; the items of the guide under their chapter."""
        for key, group in groupby(self.order, key=lambda id: _chapter(self.lines[id])):
            rows = [self.asked(id) for id in group]
            if self.lines[rows[0].question].group.startswith("J."):
                rows[0] = replace(rows[0], section=words.CHAPTER.fill(chapter=key))
            yield key, rows

    def next_open(self, line: int | None) -> int | None:
        """The next one that lacks something, round to the front."""
        start = self.order.index(line) + 1 if line is not None else 0
        ordered = [*self.order[start:], *self.order[:start]]
        return next((id for id in ordered if id in self.missing), None)

    def beside(self, line: int, step: int) -> int:
        at = min(max(self.order.index(line) + step, 0), len(self.order) - 1)
        return self.order[at]

    @property
    def answered(self) -> int:
        return sum(line.result is not None for line in self.lines.values())


def _chapter(line: PaperLine) -> str:
    """J.3 of J.3.4.1; a measure as it is."""
    return ".".join(line.group.split(".")[:2]) if line.group.startswith("J.") else line.group
