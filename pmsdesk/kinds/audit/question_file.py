"""The questions of the rules track: a file of the product, read, checked and hashed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from ...base.text import T
from ..data_file.reading import (
    NO_SUCH_DAY,
    Fault,
    by_schema,
    day_of,
    distrust,
    examined,
    shipped_bytes,
)
from ..data_file.text_file import Place, shortened
from ..data_file.yaml_tree import Node

FOLDER, FILE = "audit", "rules.yaml"
SCHEMA = f"{FOLDER}/rules.schema.json"
WHAT = T("questions of the audit of the rules", "適合状況の監査の監査項目")
TWICE = T('"{key}" is used twice.', "「{key}」が二重に使われています。")
UNVERIFIED = T("{item} {title} (unverified)", "{item} {title}（未確認）")
VERIFIED = T("{item} {title}", "{item} {title}")
NOTHING = T("", "")


@dataclass(frozen=True, slots=True)
class RuleQuestion:
    """One question as written."""

    id: str
    question: T
    evidence: T
    help: T


@dataclass(frozen=True, slots=True)
class GuideItem:
    """An item of the guide. Where the title is not `verified`, it is never shown as certain."""

    item: str
    title: T
    verified: bool
    questions: tuple[RuleQuestion, ...]

    @property
    def words(self) -> T:
        return item_words(self.item, self.title, self.verified)


@dataclass(frozen=True, slots=True)
class RuleQuestions:
    """The file: which edition of the guide it follows, and its items in order."""

    id: str
    version: str
    title: T
    guide: T
    as_of: date
    hash: str
    items: tuple[GuideItem, ...]


def item_words(item: str, title: T, verified: bool) -> T:
    """An item by number and title, and that the title is not checked where it is not."""
    return (VERIFIED if verified else UNVERIFIED).fill(item=item, title=title)


@lru_cache(maxsize=1)
def shipped_questions() -> RuleQuestions:
    """The questions that come with the product. Unavailable where the file is unsound."""
    return read(shipped_bytes(FOLDER, FILE, WHAT))


def read(data: bytes, name: str = FILE) -> RuleQuestions:
    """The questions in a file. Unavailable, naming the first fault and its line."""
    found, said = examined(data, name, by_schema(SCHEMA, _against_rules))
    distrust(found, WHAT)
    return RuleQuestions(
        id=said["id"],
        version=said["version"],
        title=_words(said["title"]),
        guide=_words(said["guide"]),
        as_of=date.fromisoformat(said["as_of"]),
        hash=hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest(),  # as any checkout has it
        items=tuple(_item(item) for item in said["items"]),
    )


def faults(data: bytes, name: str = FILE) -> list[Fault]:
    """Every fault of such a file in the order of its lines; empty where it is sound."""
    return examined(data, name, by_schema(SCHEMA, _against_rules))[0]


def _against_rules(tree: Node) -> Iterator[tuple[Place, T]]:
    yield from _twice(tree)
    yield from _days(tree)


def _twice(tree: Node) -> Iterator[tuple[Place, T]]:
    items = tree.fields["items"].items
    named = [item.fields["item"] for item in items]
    for nodes in (named, [q.fields["id"] for i in items for q in i.fields["questions"].items]):
        seen: set[str] = set()
        for node in nodes:
            if node.text in seen:
                yield node.place, TWICE.fill(key=shortened(node.text))
            seen.add(node.text)


def _days(tree: Node) -> Iterator[tuple[Place, T]]:
    for key in ("effective_from", "effective_to", "as_of"):
        node = tree.fields.get(key)
        if node is not None and day_of(node) is None:
            yield node.place, NO_SUCH_DAY


def _item(said: dict[str, Any]) -> GuideItem:
    questions = tuple(
        RuleQuestion(
            q["id"],
            _words(q["question"]),
            _words(q["evidence"]),
            _words(q["help"]) if "help" in q else NOTHING,
        )
        for q in said["questions"]
    )
    return GuideItem(said["item"], _words(said["title"]), said["verified"] == "yes", questions)


def _words(said: dict[str, str]) -> T:
    return T(said["en"].strip(), said["ja"].strip())
