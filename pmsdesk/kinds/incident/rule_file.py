"""Reading the file of dated rules; what is wrong with it is one sentence with its line."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from ...base.errors import Unavailable
from ...base.text import T
from ...resources import shipped
from ..checklist.faults import ENDS_EARLY, NO_SUCH_DAY, Fault, misfits
from ..checklist.text_file import LARGEST, Place, decoded, shortened
from ..checklist.yaml_tree import Node, composed
from .rule_set import RuleSet, rule_set

FOLDER, FILE = "rules", "incidents.yaml"
SCHEMA = f"{FOLDER}/incidents.schema.json"

UNSOUND = T(
    "The rules for reporting incidents cannot be used. {fault}",
    "事故の報告規則のファイルを使用できません。{fault}",
)
NOT_THERE = T(
    "The rules for reporting incidents ({name}) are missing. Install the program again.",
    "事故の報告規則のファイル（{name}）がありません。プログラムを再インストールしてください。",
)
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
    return _examined(data, name)[0]


def read(data: bytes, name: str = FILE) -> tuple[RuleSet, ...]:
    """The sets of a file, the oldest first. Unavailable, naming the first fault and its line."""
    found, content = _examined(data, name)
    if found:
        first = found[0]
        raise Unavailable(UNSOUND.fill(fault=T(first.into("en"), first.into("ja"))))
    return tuple(rule_set(each) for each in content["rule_sets"])


@lru_cache(maxsize=1)
def shipped_sets() -> tuple[RuleSet, ...]:
    """The sets that come with the product, the oldest first. Unavailable where they are unsound."""
    path = shipped("checklists") / FOLDER / FILE
    try:
        data = path.read_bytes()
    except OSError:
        raise Unavailable(NOT_THERE.fill(name=FILE)) from None
    return read(data[: LARGEST + 1])


def _examined(data: bytes, name: str) -> tuple[list[Fault], Any]:
    told: list[tuple[Place, T]] = []

    def complain(place: Place, why: T) -> None:
        told.append((place, why))

    text = decoded(data, complain)
    tree = None if text is None else composed(text, complain)
    content = None
    if tree is not None:
        content = tree.plain()
        told += [(place, why) for _, place, why in misfits(tree, content, SCHEMA)]
        if not told:
            told += _against_rules(tree)
    told = sorted(dict.fromkeys(told), key=lambda fault: fault[0])
    return [Fault(name, place.line, place.column, why) for place, why in told], content


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
        if key in node.fields and _day(node.fields[key]) is None:
            yield node.fields[key].place, NO_SUCH_DAY


def _day(node: Node) -> date | None:
    try:
        return date.fromisoformat(node.text)
    except ValueError:
        return None


def _following(sets: list[Node]) -> Told:
    for number, each in enumerate(sets):
        first = _day(each.fields["effective_from"])
        last = _day(each.fields["effective_to"]) if "effective_to" in each.fields else None
        if first and last and last < first:
            yield each.fields["effective_to"].place, ENDS_EARLY
        if number + 1 == len(sets):
            return
        if last is None:
            yield each.place, LAST_IS_OPEN
            continue
        wanted, after = last + timedelta(days=1), sets[number + 1].fields["effective_from"]
        if _day(after) != wanted:
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
