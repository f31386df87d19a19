"""A course file as the program knows it: text to read and questions to answer, both languages."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from ...base.text import T
from ...resources import shipped
from ..data_file.reading import (
    ID_TWICE,
    NO_SUCH_DAY,
    Fault,
    by_schema,
    bytes_of,
    day_of,
    examined,
    refuse,
)
from ..data_file.text_file import Place, shortened
from ..data_file.yaml_tree import Node
from .words import REQUIRED, Topic

__all__ = ["Choice", "CourseFile", "Fault", "Question", "Section", "faults", "read",
           "shipped_files"]  # fmt: skip

FOLDER = "courses"
SCHEMA = f"{FOLDER}/course.schema.json"
NONE_RIGHT = T(
    '{id}: no choice is right. Write right: "yes" beside one.',
    '{id}：正解がありません。正解の選択肢に right: "yes" を書いてください。',
)
ALL_RIGHT = T("{id}: every choice is right.", "{id}：すべての選択肢が正解になっています。")
SAME_CHOICE = T("{id}: two choices read the same.", "{id}：同じ文の選択肢があります。")
NOTHING = T("", "")
Told = Iterator[tuple[Place, T]]


@dataclass(frozen=True, slots=True)
class Section:
    """One short part to read."""

    id: str
    topic: Topic
    title: T
    text: T


@dataclass(frozen=True, slots=True)
class Choice:
    text: T
    right: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `why` explains the right answer once the test is over."""

    id: str
    topic: Topic
    text: T
    choices: tuple[Choice, ...]
    why: T

    @property
    def right(self) -> frozenset[int]:
        """The places of the right choices, from 0."""
        return frozenset(place for place, each in enumerate(self.choices) if each.right)

    @property
    def several(self) -> bool:
        """More than one choice is right, and all of them are asked for."""
        return len(self.right) > 1


@dataclass(frozen=True, slots=True)
class CourseFile:
    """A course in one version. `hash` is of all it says, `material_hash` of its sections alone."""

    id: str
    version: str
    effective_from: date
    title: T
    purpose: T
    minutes: int
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    hash: str
    material_hash: str

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What its sections deal with, in the order of the topics."""
        said = {section.topic for section in self.sections}
        return tuple(topic for topic in Topic if topic in said)

    @property
    def missing(self) -> tuple[Topic, ...]:
        """The required topics no section deals with."""
        return tuple(topic for topic in REQUIRED if topic not in self.topics)


def faults(data: bytes, name: str) -> list[Fault]:
    """Every fault of a course file in the order of its lines; empty where it is sound."""
    return examined(data, name, by_schema(SCHEMA, _against_rules))[0]


def read(source: Path | Traversable | bytes, name: str = "") -> CourseFile:
    """The course in a file. Raises Refused, naming the first fault, where it is not sound."""
    name = name or getattr(source, "name", "")
    return _read(bytes_of(source, name), name)


def kept(source: str) -> CourseFile:
    """The course a published record keeps."""
    return _read(source.encode("utf-8"), "")


def shipped_files() -> list[Traversable]:
    """The courses that come with the product."""
    found = shipped("checklists").joinpath(FOLDER).iterdir()
    return sorted((f for f in found if f.name.endswith(".yaml")), key=lambda f: f.name)


@lru_cache(maxsize=16)
def _read(data: bytes, name: str) -> CourseFile:
    found, content = examined(data, name, by_schema(SCHEMA, _against_rules))
    refuse(found)
    return _course(content)


def _against_rules(tree: Node) -> Told:
    """What a schema cannot say: real days, ids used once, questions that have an answer."""
    begins = tree.fields["effective_from"]
    if day_of(begins) is None:
        yield begins.place, NO_SUCH_DAY
    seen: set[str] = set()
    for each in [*tree.fields["sections"].items, *tree.fields["questions"].items]:
        number = each.fields["id"]
        if number.text in seen:
            yield number.place, ID_TWICE.fill(id=shortened(number.text))
        seen.add(number.text)
    for question in tree.fields["questions"].items:
        yield from _answers(question)


def _answers(question: Node) -> Told:
    number = shortened(question.fields["id"].text)
    choices = question.fields["choices"]
    right = ["right" in each.fields for each in choices.items]
    if not any(right):
        yield choices.place, NONE_RIGHT.fill(id=number)
    elif all(right):
        yield choices.place, ALL_RIGHT.fill(id=number)
    for lang in ("ja", "en"):
        texts = [each.fields[lang].text.strip() for each in choices.items]
        if len(set(texts)) < len(texts):
            yield choices.place, SAME_CHOICE.fill(id=number)


def _course(said: dict[str, Any]) -> CourseFile:
    return CourseFile(
        id=said["id"],
        version=said["version"],
        effective_from=date.fromisoformat(said["effective_from"]),
        title=_words(said["title"]),
        purpose=_words(said["purpose"]) if "purpose" in said else NOTHING,
        minutes=int(said["minutes"]),
        sections=tuple(
            Section(s["id"], Topic.of(s["topic"]), _words(s["title"]), _words(s["text"]))
            for s in said["sections"]
        ),
        questions=tuple(_question(q) for q in said["questions"]),
        hash=_hash(said),
        material_hash=_hash([[s["title"], s["text"]] for s in said["sections"]]),
    )


def _question(said: dict[str, Any]) -> Question:
    choices = tuple(Choice(_words(each), "right" in each) for each in said["choices"])
    topic = Topic.of(said["topic"])
    return Question(said["id"], topic, _words(said["text"]), choices, _words(said["why"]))


def _words(said: dict[str, str]) -> T:
    return T(said["en"].strip(), said["ja"].strip())


def _hash(said: Any) -> str:
    """SHA-256 of what is said: comments, order of keys and blanks at the ends do not count."""
    text = json.dumps(_stripped(said), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _stripped(said: Any) -> Any:
    if isinstance(said, dict):
        return {key: _stripped(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_stripped(value) for value in said]
    return said.strip() if isinstance(said, str) else said
