"""A data file is read in one way: every fault with its line, or what it says."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from ...base.errors import Refused, Unavailable
from ...base.text import Lang, T
from ...resources import shipped
from .misfits import misfits
from .text_file import CONTROL, LARGEST, UNUSABLE, Place, decoded
from .yaml_tree import Node, composed

CANNOT_OPEN = T("{name} cannot be opened.", "「{name}」を開けません。")
AND_MORE = T("{fault} ({n} more)", "{fault}（ほか{n}件）")
UNSOUND = T("The {what} cannot be used. {fault}", "{what}のファイルを使用できません。{fault}")
NOT_THERE = T(
    "The {what} ({name}) are missing. Install the program again.",
    "{what}のファイル（{name}）がありません。プログラムを再インストールしてください。",
)

NO_SUCH_DAY = T("There is no such day.", "存在しない日付です。")
ENDS_EARLY = T(
    "effective_to lies before effective_from.", "effective_to が effective_from より前の日です。"
)
ID_TWICE = T('The id "{id}" is used twice.', "id「{id}」が二重に使われています。")

Told = Iterable[tuple[Place, T]]
Rules = Callable[[Node], Told]
Judge = Callable[[Node, Any], Told]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend. `line` and `column` count from 1, as editors show them."""

    file: str
    line: int
    column: int
    why: T

    def into(self, lang: Lang) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.why.into(lang)}"


def examined(data: bytes, name: str, judge: Judge) -> tuple[list[Fault], Any]:
    """Its faults in the order of their lines, and what it says where there is none."""
    told: list[tuple[Place, T]] = []

    def complain(place: Place, why: T) -> None:
        told.append((place, why))

    text = decoded(data, complain)
    tree = None if text is None else composed(text, complain)
    content = None
    if tree is not None:
        content = tree.plain()
        told += judge(tree, content)
    told = sorted(dict.fromkeys(told), key=lambda fault: fault[0])
    return [Fault(name, place.line, place.column, why) for place, why in told], content


def by_schema(schema: str, rules: Rules) -> Judge:
    """A file has to fit the schema and, where it does, what a schema cannot say."""

    def judge(tree: Node, content: Any) -> Told:
        told = [(place, why) for _, place, why in misfits(tree, content, schema)]
        told += unusable(tree)
        return told or rules(tree)

    return judge


def unusable(node: Node) -> Iterator[tuple[Place, T]]:
    """Escapes can bring in characters the file itself may not hold."""
    for bad in UNUSABLE.finditer(node.text):
        yield node.place, CONTROL.fill(code=f"{ord(bad[0]):04X}")
    for child in [*node.items, *node.fields.values()]:
        yield from unusable(child)


def day_of(node: Node) -> date | None:
    """The day that is written there, where there is such a day."""
    try:
        return date.fromisoformat(node.text)
    except ValueError:
        return None


def refuse(found: list[Fault]) -> None:
    """Refused, naming the first fault, where a user's file has any."""
    if found:
        first = T(found[0].into("en"), found[0].into("ja"))
        rest = len(found) - 1
        raise Refused(AND_MORE.fill(fault=first, n=rest) if rest else first)


def distrust(found: list[Fault], what: T) -> None:
    """Unavailable, naming the first fault, where a file of the product has any."""
    if found:
        fault = T(found[0].into("en"), found[0].into("ja"))
        raise Unavailable(UNSOUND.fill(what=what, fault=fault))


def bytes_of(source: Path | Traversable | bytes, name: str) -> bytes:
    """What a user's file holds, one byte over the limit at most. Refused if it cannot be read."""
    if isinstance(source, bytes):
        return source
    try:
        with source.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        raise Refused(CANNOT_OPEN.fill(name=name)) from None


def shipped_bytes(folder: str, name: str, what: T) -> bytes:
    """What a file of the product holds. Unavailable where it is gone."""
    try:
        with shipped("checklists").joinpath(folder, name).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        raise Unavailable(NOT_THERE.fill(what=what, name=name)) from None
