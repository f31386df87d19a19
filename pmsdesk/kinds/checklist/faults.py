"""Everything that is wrong with a checklist file, each with its line and column."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ...base.text import Lang, T
from ...resources import shipped
from .text_file import CONTROL, UNUSABLE, Place, decoded, shortened
from .yaml_tree import Node, composed

Told = Iterator[tuple[Place, T]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend. `line` and `column` count from 1, as editors show them."""

    file: str
    line: int
    column: int
    why: T

    def into(self, lang: Lang) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.why.into(lang)}"


def faults(data: bytes, name: str) -> list[Fault]:
    """Every fault of a checklist file in the order of its lines; empty where it is sound."""
    return examined(data, name)[0]


def examined(data: bytes, name: str) -> tuple[list[Fault], Any]:
    """The faults of a file and, where there are none, its content as dicts, lists and text."""
    told: list[tuple[Place, T]] = []

    def complain(place: Place, why: T) -> None:
        told.append((place, why))

    text = decoded(data, complain)
    tree = None if text is None else composed(text, complain)
    content = None
    if tree is not None:
        content = tree.plain()
        told += [*_against_schema(tree, content), *_against_rules(tree)]
    told = sorted(dict.fromkeys(told), key=lambda fault: fault[0])
    return [Fault(name, place.line, place.column, why) for place, why in told], content


LANGUAGES = {"ja": T("Japanese", "日本語"), "en": T("English", "英語")}
NO_LANGUAGE = T("The {language} text ({key}) is missing.", "{language}の文（{key}）がありません。")
NO_KEY = T('"{key}" is missing.', "項目「{key}」がありません。")
UNKNOWN_KEY = T(
    '"{key}" is not a key of this format.',
    "「{key}」という項目はありません。つづりを確かめてください。",
)
NOT_ONE_OF = T(
    '"{value}" is not one of: {allowed}.',
    "「{value}」は使えません。次のどれかを書いてください：{allowed}",
)
BLANK = T("The text is empty.", "文が書かれていません。")
TOO_LONG = T(
    "The text is too long: {n} characters, at most {limit}.",
    "文が長すぎます（{n}文字。{limit}文字までです）。",
)
TOO_FEW = T("Nothing is listed here.", "1つも書かれていません。")
TOO_MANY = T("At most {limit} can be listed.", "書けるのは{limit}個までです。")
SAME_TWICE = T("The same thing is listed twice.", "同じものが二重に書かれています。")
AS_MAPPING = T('Write "key: value" lines here.', "「項目名: 内容」の形で書いてください。")
AS_LIST = T(
    'Write a list here, each line beginning with "- ".',
    "「- 」で始まる一覧の形で書いてください。",
)
AS_TEXT = T("Write plain text here.", "ここには文字だけを書いてください。")
WRONG = T("This does not fit the format.", "書式に合っていません。")
IN_QUESTION = T("{id}: {why}", "{id}：{why}")
AS_TYPE = {"object": AS_MAPPING, "array": AS_LIST, "string": AS_TEXT}


def _against_schema(tree: Node, content: Any) -> Told:
    for path, place, why in misfits(tree, content, "checklist.schema.json"):
        yield place, _named(tree, path, why)


def misfits(tree: Node, content: Any, schema: str) -> Iterator[tuple[list[str | int], Place, T]]:
    """Where a file does not fit a schema of ours: the way into it, the place, and the sentence."""
    for error in _validator(schema).iter_errors(content):
        path = list(error.absolute_path)
        for place, why in _told(error, tree.under(*path)):
            yield path, place, why


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator, validators

    schema = json.loads(shipped("checklists").joinpath(*name.split("/")).read_text("utf-8"))
    extend: Any = validators.extend
    return extend(Draft202012Validator, {"uniqueItems": _unique})(schema)


def _unique(_: Any, wanted: bool, value: Any, __: Any) -> Iterator[Any]:
    """As the library's own, which compares every pair: too slow for a list made to hurt."""
    from jsonschema import ValidationError

    if wanted and isinstance(value, list):
        said = {json.dumps(item, sort_keys=True) for item in value}
        if len(said) < len(value):
            yield ValidationError("twice")


def _told(error: Any, node: Node) -> Told:
    """What one report of the validator means, in words of the office."""
    rule, limit, value = error.validator, error.validator_value, error.instance
    if rule == "required":
        for key in [key for key in limit if key not in value]:
            language = LANGUAGES.get(key)
            why = NO_LANGUAGE.fill(language=language, key=key) if language else NO_KEY.fill(key=key)
            yield node.place, why
    elif rule == "additionalProperties":
        for key in [key for key in value if key not in error.schema["properties"]]:
            yield node.keys[key], UNKNOWN_KEY.fill(key=shortened(key))
    elif rule == "pattern" and not value.strip():
        yield node.place, BLANK
    else:
        yield node.place, _sentence(error.schema, rule, limit, value)


def _sentence(schema: Any, rule: str, limit: Any, value: Any) -> T:
    if own := schema.get("x-message", {}).get(rule):
        return T(own["en"], own["ja"])
    if rule == "enum":
        shown = shortened(value) if isinstance(value, str) else "…"
        return NOT_ONE_OF.fill(value=shown, allowed=", ".join(limit))
    words = {
        "type": AS_TYPE.get(str(limit), WRONG),
        "minLength": BLANK,
        "maxLength": TOO_LONG.fill(n=len(value), limit=limit),
        "minItems": TOO_FEW,
        "maxItems": TOO_MANY.fill(limit=limit),
        "uniqueItems": SAME_TWICE,
    }
    return words.get(rule, WRONG)


def _named(tree: Node, path: list[str | int], why: T) -> T:
    """The sentence with the id of its question in front, where it lies inside one."""
    inside = len(path) > 1 and path[0] == "questions"
    return _about(tree.under(*path[:2]), why) if inside else why


def _about(question: Node, why: T) -> T:
    number = _text(question, "id")
    return IN_QUESTION.fill(id=shortened(number), why=why) if number else why


def _text(node: Node, key: str) -> str:
    return node.fields[key].text if key in node.fields else ""


NO_SUCH_DAY = T("There is no such day.", "存在しない日付です。")
ENDS_EARLY = T(
    "effective_to lies before effective_from.", "effective_to が effective_from より前の日です。"
)
ID_TWICE = T('The id "{id}" is used twice.', "id「{id}」が二重に使われています。")
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


def _against_rules(tree: Node) -> Told:
    """What a schema cannot say: real days, ids used once, twins that fit, clean characters."""
    yield from _characters(tree)
    yield from _days(tree)
    questions = tree.fields.get("questions")
    if questions is not None:
        yield from _ids_and_twins(questions.items)


def _characters(node: Node) -> Told:
    """Escapes can bring in what the file itself may not hold."""
    for bad in UNUSABLE.finditer(node.text):
        yield node.place, CONTROL.fill(code=f"{ord(bad[0]):04X}")
    for child in [*node.items, *node.fields.values()]:
        yield from _characters(child)


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
