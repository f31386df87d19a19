"""A checklist file as the program knows it: read, checked, hashed; nothing is stored here."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ...base.recurrence import Frequency
from ...base.text import T
from ...resources import shipped
from ..data_file.reading import Fault, bytes_of, refuse
from .faults import examined, faults
from .words import Audience, Measure, Size

__all__ = [
    "ChecklistFile",
    "Fault",
    "QuestionText",
    "References",
    "Source",
    "choose",
    "faults",
    "kept_references",
    "read",
    "repeated_ids",
    "shipped_files",
]

NOTHING = T("", "")


@dataclass(frozen=True, slots=True)
class Source:
    """Which edition the references were checked against. `kind`: appi, gl, jipdec or other."""

    kind: str
    edition: T
    as_of: date


@dataclass(frozen=True, slots=True)
class References:
    """What a question rests on. `jipdec_unverified`: item numbers nobody has checked yet."""

    appi: tuple[str, ...] = ()
    gl: tuple[str, ...] = ()
    jipdec: tuple[str, ...] = ()
    jipdec_unverified: tuple[str, ...] = ()
    other: tuple[T, ...] = ()

    def shown(self) -> T:
        """All of them in one line for paper and screen, the unverified ones marked so."""
        parts = [T(f"APPI Art. {article}", f"法{_article(article)}") for article in self.appi]
        parts += [T(f"GL {section}", f"通則編 {section}") for section in self.gl]
        parts += [T(item, item) for item in self.jipdec]
        parts += [T(f"{item} (unverified)", f"{item}（未確認）") for item in self.jipdec_unverified]
        parts += self.other
        return T("; ".join(parts), "、".join(part.ja for part in parts))

    def kept(self) -> str:
        """The JSON a database keeps; `kept_references` reads it again."""
        return json.dumps(_canonical(self), ensure_ascii=False, sort_keys=True)


def _article(number: str) -> str:
    article, _, paragraph = number.rstrip(")").partition("(")
    return f"第{article}条" + (f"第{paragraph}項" if paragraph else "")


@dataclass(frozen=True, slots=True)
class QuestionText:
    """One question as written. `twin` is the id of its ordinary or small counterpart, or empty."""

    id: str
    question: T
    evidence: T
    help: T
    audience: Audience
    frequency: Frequency
    size: Size
    twin: str
    references: References


@dataclass(frozen=True, slots=True)
class ChecklistFile:
    """One measure's questions in one version; `effective_to` is None while nothing follows."""

    id: str
    version: str
    effective_from: date
    effective_to: date | None
    measure: Measure
    title: T
    sources: tuple[Source, ...]
    questions: tuple[QuestionText, ...]

    @property
    def hash(self) -> str:
        """SHA-256 over what the file says: comments, order of keys and line ends do not count."""
        said = json.dumps(
            _canonical(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(said.encode("utf-8")).hexdigest()


def _canonical(value: Any) -> Any:
    if isinstance(value, T):
        return {"en": str(value), "ja": value.ja}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_canonical(item) for item in value]
    if isinstance(value, str) or value is None:
        return value
    return {name: _canonical(getattr(value, name)) for name in value.__slots__}


def read(source: Path | Traversable | bytes, name: str = "") -> ChecklistFile:
    """The checklist in a file. Raises Refused, naming the first fault, where it is not sound."""
    name = name or getattr(source, "name", "")
    return _read(bytes_of(source, name), name)


@lru_cache(maxsize=16)  # publishing looks at a file twice; what is returned cannot change
def _read(data: bytes, name: str) -> ChecklistFile:
    found, content = examined(data, name)
    refuse(found)
    return _checklist(content)


def _checklist(said: dict[str, Any]) -> ChecklistFile:
    until = said.get("effective_to")
    return ChecklistFile(
        id=said["id"],
        version=said["version"],
        effective_from=date.fromisoformat(said["effective_from"]),
        effective_to=date.fromisoformat(until) if until else None,
        measure=Measure.of(said["measure"]),
        title=_words(said["title"]),
        sources=tuple(
            Source(source["kind"], _words(source["edition"]), date.fromisoformat(source["as_of"]))
            for source in said.get("sources_as_of", ())
        ),
        questions=tuple(_question(question) for question in said["questions"]),
    )


def _question(said: dict[str, Any]) -> QuestionText:
    return QuestionText(
        id=said["id"],
        question=_words(said["question"]),
        evidence=_words(said["evidence"]),
        help=_words(said["help"]) if "help" in said else NOTHING,
        audience=Audience.of(said["audience"]),
        frequency=Frequency.of(said["frequency"]),
        size=Size.of(said["size"]),
        twin=said.get("twin", ""),
        references=_references(said.get("references", {})),
    )


def kept_references(kept: str) -> References:
    """What `References.kept` wrote."""
    return _references(json.loads(kept or "{}"))


def _references(said: dict[str, Any]) -> References:
    numbers = {kind: tuple(items) for kind, items in said.items() if kind != "other"}
    return References(**numbers, other=tuple(_words(item) for item in said.get("other", ())))


def _words(said: dict[str, str]) -> T:
    return T(said["en"].strip(), said["ja"].strip())


def shipped_files() -> list[Traversable]:
    """The catalogue that comes with the product, one file per measure, in their usual order."""
    order = [f"{measure.value}.yaml" for measure in Measure]
    found = [file for file in shipped("checklists").iterdir() if file.name in order]
    return sorted(found, key=lambda file: order.index(file.name))


def repeated_ids(files: Iterable[ChecklistFile]) -> dict[str, list[str]]:
    """Question ids that stand in more than one checklist, with the ids of those checklists."""
    homes: dict[str, list[str]] = {}
    for file in files:
        for question in file.questions:
            homes.setdefault(question.id, []).append(file.id)
    return {number: lists for number, lists in homes.items() if len(lists) > 1}


class Sized(Protocol):
    @property
    def size(self) -> str: ...


Q = TypeVar("Q", bound=Sized)


def choose(questions: Iterable[Q], small: bool) -> list[Q]:
    """The questions for a company: of twins the ordinary or the small one, and all for both.

    An ordinary question without a twin is not asked of a small company: the guideline's chapter
    10 names no method for it there. Whether a company counts as small is not decided here.
    """
    wanted = {Size.BOTH, Size.SMALL if small else Size.ORDINARY}
    return [question for question in questions if question.size in wanted]
