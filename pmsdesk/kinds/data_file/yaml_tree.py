"""From text to a tree that remembers where everything stood; every fault on the way is told.

Only text, lists and "key: value" are YAML here: no types are guessed, anchors, aliases and tags
are refused, so a file can neither blow up in memory nor call anything.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from ...base.text import T
from .text_file import START, TAB, Complain, Place, odd_characters, shortened

DEEPEST = 12  # levels; the format itself has 6
MOST = 30_000  # texts, lists and mappings, keys included; 500 questions need about 20,000


@dataclass(slots=True)
class Node:
    """A text, a list or "key: value" lines; each view is empty where the node is another shape."""

    value: Any
    place: Place
    keys: dict[str, Place] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> "list[Node]":
        return self.value if isinstance(self.value, list) else []

    @property
    def fields(self) -> "dict[str, Node]":
        return self.value if isinstance(self.value, dict) else {}

    def under(self, *path: str | int) -> "Node":
        node = self
        for step in path:
            node = node.value[step]
        return node

    def plain(self) -> Any:
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


EMPTY = T("The file is empty.", "ファイルの中身がありません。")
ANCHOR = T(
    "Anchors (&) and aliases (*) are not allowed. Write the text out, or put it in quotes.",
    "「&」や「*」による参照は使えません。文章をそのまま書くか、引用符で囲んでください。",
)
TAG = T(
    "Type marks beginning with ! are not allowed. Put the text in quotes.",
    "「!」で始まる型の指定は使えません。文章であれば引用符で囲んでください。",
)
TWICE = T('The key "{key}" is written twice.', "項目「{key}」が二重に書かれています。")
NOT_A_KEY = T("A key must be a single word.", "項目名は1つの語で書いてください。")
TOO_MUCH = T("The file holds too many entries.", "ファイルに書かれた項目が多すぎます。")
TOO_DEEP = T("The indentation goes too deep.", "字下げが深すぎます。")
ONE_ONLY = T(
    "Only one checklist can be in a file (remove --- and what follows).",
    "1つのファイルに書ける点検表は1つだけです（「---」から後を削除してください）。",
)
BAD_ESCAPE = T(
    "A backslash in double quotes is misread here. Use single quotes instead.",
    "二重引用符の中の「\\」の使い方が正しくありません。一重引用符で囲んでください。",
)
UNREADABLE = T(
    "This line cannot be read. Check the indentation, the colons and the quotes.",
    "この行を読み取れません。字下げ、コロン、引用符を確かめてください。",
)
SYNTAX = (  # words in the parser's report, most telling first
    (
        "mapping values are not allowed",
        T(
            "A colon is not expected here. Check the indentation, or put the text in quotes.",
            "ここにコロンは書けません。字下げを確かめるか、文章を引用符で囲んでください。",
        ),
    ),
    (
        "unexpected end of stream",
        T("The closing quote is missing.", "引用符が閉じられていません。"),
    ),
    (
        "expected ',' or",
        T(
            "The bracket is not closed, a comma is missing, or a text inside needs quotes.",
            "括弧が閉じられていないか、コンマが抜けているか、中の文章に引用符が必要です。",
        ),
    ),
    (
        "could not find expected ':'",
        T(
            "A colon (:) and a space are missing after the key.",
            "項目名の後に半角のコロンと半角スペースがありません。",
        ),
    ),
    (
        "expected <block end>",
        T(
            "The indentation does not match the lines above.",
            "字下げが上の行とそろっていません。",
        ),
    ),
    ("escape", BAD_ESCAPE),
    ("character '\\t'", TAB),
    (
        "cannot start any token",
        T(
            "The text begins with a character that has a meaning of its own. Put it in quotes.",
            "特別な意味を持つ文字で始まっています。引用符で囲んでください。",
        ),
    ),
)


def composed(text: str, complain: Complain) -> Node | None:
    """The tree of a YAML text, or None where it cannot be read to the end."""
    if odd_characters(text, complain):
        return None
    return _quickly(text) or _patiently(text, complain)


def _quickly(text: str) -> Node | None:
    """The tree by libyaml, many times faster; None where anything is to be told.

    Nothing at all is to be told too: libyaml places it on a line after the last one.
    """
    import yaml

    told: list[T] = []
    loader: Any = getattr(yaml, "CBaseLoader", None)
    if loader is None:
        return None
    try:
        tree = _Composer(loader(text), lambda _, why: told.append(why)).document()
    except (yaml.YAMLError, ValueError, OverflowError, _Beyond):
        return None
    return tree if tree and tree.value and not told else None


def _patiently(text: str, complain: Complain) -> Node | None:
    from yaml import BaseLoader, YAMLError

    loader: Any = BaseLoader(text)
    try:
        return _Composer(loader, complain).document()
    except _Beyond as limit:
        complain(limit.place, limit.why)
    except (ValueError, OverflowError):  # an escape beyond Unicode, from inside the scanner
        complain(_place(loader.get_mark()), BAD_ESCAPE)
    except YAMLError as broken:
        complain(_place(_mark(broken) or loader.get_mark()), _explained(str(broken)))
    return None


def _mark(broken: Any) -> Any:
    """Of a quote or bracket never closed the opening one, otherwise where the parser stopped."""
    opened = re.search("unexpected end of stream|expected ',' or", str(broken))
    return getattr(broken, "context_mark" if opened else "problem_mark", None)


def _explained(report: str) -> T:
    return next((words for sign, words in SYNTAX if sign in report), UNREADABLE)


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


class _Beyond(Exception):
    def __init__(self, place: Place, why: T) -> None:
        self.place = place
        self.why = why


class _Composer:
    def __init__(self, loader: Any, complain: Complain) -> None:
        self.loader = loader
        self.complain = complain
        self.count = 0

    def document(self) -> Node | None:
        from yaml.events import StreamEndEvent

        self.loader.get_event()  # the stream begins
        if isinstance(self.loader.peek_event(), StreamEndEvent):
            self.complain(START, EMPTY)
            return None
        self.loader.get_event()  # the document begins
        root = self.node(0)
        self.loader.get_event()  # the document ends
        after = self.loader.get_event()
        if not isinstance(after, StreamEndEvent):
            self.complain(_place(after.start_mark), ONE_ONLY)
        return root

    def node(self, depth: int) -> Node:
        from yaml.events import AliasEvent, MappingStartEvent, SequenceStartEvent

        event = self.loader.get_event()
        place = _place(event.start_mark)
        self.count += 1
        if depth > DEEPEST or self.count > MOST:
            raise _Beyond(place, TOO_DEEP if depth > DEEPEST else TOO_MUCH)
        if isinstance(event, AliasEvent) or event.anchor is not None:
            self.complain(place, ANCHOR)
        if getattr(event, "tag", None) is not None:
            self.complain(place, TAG)
        if isinstance(event, MappingStartEvent):
            return self.mapping(place, depth)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(place, depth)
        return Node(getattr(event, "value", ""), place)

    def sequence(self, place: Place, depth: int) -> Node:
        from yaml.events import SequenceEndEvent

        items = []
        while not self.loader.check_event(SequenceEndEvent):
            items.append(self.node(depth + 1))
        self.loader.get_event()
        return Node(items, place)

    def mapping(self, place: Place, depth: int) -> Node:
        from yaml.events import MappingEndEvent

        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not self.loader.check_event(MappingEndEvent):
            key, value = self.node(depth + 1), self.node(depth + 1)
            if not isinstance(key.value, str):
                self.complain(key.place, NOT_A_KEY)
            elif key.value in values:
                self.complain(key.place, TWICE.fill(key=shortened(key.value)))
            else:
                values[key.value] = value
                keys[key.value] = key.place
        self.loader.get_event()
        return Node(values, place, keys)
