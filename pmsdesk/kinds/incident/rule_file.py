"""Reading the file of dated rules; what is wrong with it is one sentence with its line."""

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from ...base.text import T
from ..data_file.reading import (
    ENDS_EARLY,
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
from .rule_set import RuleSet, rule_set

FOLDER, FILE = "rules", "incidents.yaml"
SCHEMA = f"{FOLDER}/incidents.schema.json"

WHAT = T("rules for reporting incidents", "事故の報告規則")
TWICE = T('The key "{key}" is used twice.', "「{key}」が二重に使われています。")
NO_CLASS = T('There is no class "{key}".', "類型「{key}」がありません。")
NO_CLOCK = T('There is no clock "{key}".', "期限「{key}」がありません。")
NOT_FOLLOWING = T(
    "The sets have to follow one another without a gap: this one has to begin on {day}.",
    "規則は日付が途切れないように並べてください。この規則は{day}から始まる必要があります。",
)
LAST_IS_OPEN = T(
    "Only the last set may be without effective_to.",
    "effective_to を省略できるのは最後の規則だけです。",
)
EMPTY_CLASS = T(
    "A class needs a flag or a number of persons (over).",
    "類型には flags か over のどちらかが必要です。",
)
NO_DAYS = T(
    "due_day and days cannot both be given.", "due_day と days を同時に書くことはできません。"
)
Told = Iterator[tuple[Place, T]]


def faults(data: bytes, name: str = FILE) -> list[Fault]:
    """Every fault of a file of rules in the order of its lines; empty where it is sound."""
    return examined(data, name, by_schema(SCHEMA, _against_rules))[0]


def read(data: bytes, name: str = FILE) -> tuple[RuleSet, ...]:
    """The sets of a file, the oldest first. Unavailable, naming the first fault and its line."""
    found, content = examined(data, name, by_schema(SCHEMA, _against_rules))
    distrust(found, WHAT)
    return tuple(rule_set(each) for each in content["rule_sets"])


@lru_cache(maxsize=1)
def shipped_sets() -> tuple[RuleSet, ...]:
    """The sets that come with the product, the oldest first. Unavailable where they are unsound."""
    return read(shipped_bytes(FOLDER, FILE, WHAT))


def _against_rules(tree: Node) -> Told:
    """What a schema cannot say: real days, sets without a gap, names that exist."""
    sets = tree.fields["rule_sets"].items
    broken = [fault for each in sets for fault in _days(each)]
    yield from broken
    if not broken:
        yield from _following(sets)
    for each in sets:
        yield from _names(each)


def _days(each: Node) -> Told:
    named = [(each, "effective_from"), (each, "effective_to")]
    named += [(source, "as_of") for source in each.fields["sources"].items]
    for node, key in named:
        if key in node.fields and day_of(node.fields[key]) is None:
            yield node.fields[key].place, NO_SUCH_DAY


def _following(sets: list[Node]) -> Told:
    for number, each in enumerate(sets):
        first = day_of(each.fields["effective_from"])
        last = day_of(each.fields["effective_to"]) if "effective_to" in each.fields else None
        if first and last and last < first:
            yield each.fields["effective_to"].place, ENDS_EARLY
        if number + 1 == len(sets):
            return
        if last is None:
            yield each.place, LAST_IS_OPEN
            continue
        wanted, after = last + timedelta(days=1), sets[number + 1].fields["effective_from"]
        if day_of(after) != wanted:
            yield after.place, NOT_FOLLOWING.fill(day=wanted.isoformat())


def _names(each: Node) -> Told:
    """Keys used once; classes and clocks that are named exist."""
    classes, clocks = each.fields["classes"].items, each.fields["clocks"].items
    yield from _twice(classes)
    yield from _twice(clocks)
    yield from _twice(each.fields["exceptions"].items)
    for rule in classes:
        if not rule.fields["flags"].items and "over" not in rule.fields:
            yield rule.place, EMPTY_CLASS
    known, sorts = _keys(classes), _keys(clocks)
    for rule in clocks:
        named = rule.fields["when"].fields.get("classes")
        wanted = [(node.text, node.place) for node in (named.items if named else ())]
        if more := rule.fields.get("days_if"):
            wanted += list(more.keys.items())
        for key, place in wanted:
            if key not in known:
                yield place, NO_CLASS.fill(key=shortened(key))
        for node in rule.fields["frees"].items if "frees" in rule.fields else ():
            if node.text not in sorts:
                yield node.place, NO_CLOCK.fill(key=shortened(node.text))
        if "days" in rule.fields and "due_day" in rule.fields:
            yield rule.fields["days"].place, NO_DAYS


def _keys(rules: list[Node]) -> set[str]:
    return {rule.fields["key"].text for rule in rules}


def _twice(rules: list[Node]) -> Told:
    seen: set[str] = set()
    for rule in rules:
        key = rule.fields["key"]
        if key.text in seen:
            yield key.place, TWICE.fill(key=shortened(key.text))
        seen.add(key.text)
