"""Everything that is wrong with a checklist file, each with its line and column."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ...base.text import T
from ..data_file.misfits import misfits
from ..data_file.reading import ENDS_EARLY, ID_TWICE, NO_SUCH_DAY, Fault, unusable
from ..data_file.reading import examined as examined_by
from ..data_file.text_file import Place, shortened
from ..data_file.yaml_tree import Node

Told = Iterator[tuple[Place, T]]

IN_QUESTION = T("{id}: {why}", "{id}：{why}")
NO_TWIN = T('There is no question "{twin}".', "対になる質問「{twin}」がありません。")
TWIN_IS_SELF = T("A question cannot be its own twin.", "自分自身を対にすることはできません。")
NOT_MUTUAL = T(
    '"{twin}" does not name this question as its twin.',
    "「{twin}」の側に、この質問が対として書かれていません。",
)
TWIN_SIZES = T(
    "Of two twins one must be ordinary and the other small.",
    "対になる2つの質問は、一方を ordinary、もう一方を small にしてください。",
)


def faults(data: bytes, name: str) -> list[Fault]:
    """Every fault of a checklist file in the order of its lines; empty where it is sound."""
    return examined(data, name)[0]


def examined(data: bytes, name: str) -> tuple[list[Fault], Any]:
    """The faults of a file and, where there are none, its content as dicts, lists and text."""
    return examined_by(data, name, _judged)


def _judged(tree: Node, content: Any) -> Told:
    yield from _against_schema(tree, content)
    yield from _against_rules(tree)


def _against_schema(tree: Node, content: Any) -> Told:
    for path, place, why in misfits(tree, content, "checklist.schema.json"):
        yield place, _named(tree, path, why)


def _named(tree: Node, path: list[str | int], why: T) -> T:
    """The sentence with the id of its question in front, where it lies inside one."""
    inside = len(path) > 1 and path[0] == "questions"
    return _about(tree.under(*path[:2]), why) if inside else why


def _about(question: Node, why: T) -> T:
    number = _text(question, "id")
    return IN_QUESTION.fill(id=shortened(number), why=why) if number else why


def _text(node: Node, key: str) -> str:
    return node.fields[key].text if key in node.fields else ""


def _against_rules(tree: Node) -> Told:
    """What a schema cannot say: real days, ids used once, twins that fit, clean characters."""
    yield from unusable(tree)
    yield from _days(tree)
    questions = tree.fields.get("questions")
    if questions is not None:
        yield from _ids_and_twins(questions.items)


def _days(tree: Node) -> Told:
    sources = tree.fields.get("sources_as_of")
    holders = [(tree, "effective_from"), (tree, "effective_to")]
    holders += [(source, "as_of") for source in (sources.items if sources else [])]
    for holder, key in holders:
        if len(_text(holder, key)) == 10 and _day(holder, key) is None:
            yield holder.fields[key].place, NO_SUCH_DAY
    first, last = _day(tree, "effective_from"), _day(tree, "effective_to")
    if first and last and last < first:
        yield tree.fields["effective_to"].place, ENDS_EARLY


def _day(node: Node, key: str) -> date | None:
    try:
        return date.fromisoformat(_text(node, key))
    except ValueError:
        return None


def _ids_and_twins(questions: list[Node]) -> Told:
    by_id: dict[str, Node] = {}
    for question in questions:
        number = _text(question, "id")
        if number in by_id:
            yield question.fields["id"].place, ID_TWICE.fill(id=shortened(number))
        elif number:
            by_id[number] = question
    for number, question in by_id.items():
        twin = _text(question, "twin")
        if twin and (why := _misfit(number, question, twin, by_id.get(twin))):
            yield question.fields["twin"].place, _about(question, why)


def _misfit(number: str, question: Node, twin: str, other: Node | None) -> T | None:
    if twin == number:
        return TWIN_IS_SELF
    if other is None:
        return NO_TWIN.fill(twin=shortened(twin))
    if _text(other, "twin") != number:
        return NOT_MUTUAL.fill(twin=shortened(twin))
    if {_text(question, "size"), _text(other, "size")} != {"ordinary", "small"}:
        return TWIN_SIZES
    return None
