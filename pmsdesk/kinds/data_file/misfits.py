"""Where a file does not fit its JSON Schema, in words of the office."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from ...base.text import T
from ...resources import shipped
from .text_file import Place, shortened
from .yaml_tree import Node

Told = Iterator[tuple[Place, T]]

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
AS_TYPE = {"object": AS_MAPPING, "array": AS_LIST, "string": AS_TEXT}


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
