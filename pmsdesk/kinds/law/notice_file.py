"""Reading the file of notices; what is wrong with it is one sentence with its line."""

from functools import lru_cache
from typing import Any

from ...base.errors import Unavailable
from ...base.text import T
from ...resources import shipped
from ..checklist.faults import ID_TWICE, NO_SUCH_DAY, Fault, misfits
from ..checklist.text_file import LARGEST, Place, decoded, shortened
from ..checklist.yaml_tree import Node, composed
from .notice import Notice, day_of, notice

FOLDER, FILE = "rules", "law_changes.yaml"
SCHEMA = f"{FOLDER}/law_changes.schema.json"
UNSOUND = T(
    "The notices of changes of law cannot be used. {fault}",
    "法令改正のお知らせのファイルを使用できません。{fault}",
)
NOT_THERE = T(
    "The notices of changes of law ({name}) are missing. Install the program again.",
    "法令改正のお知らせのファイル（{name}）がありません。プログラムを再インストールしてください。",
)


def faults(data: bytes, name: str = FILE) -> list[Fault]:
    """Every fault of a file of notices in the order of its lines; empty where it is sound."""
    return _examined(data, name)[0]


def read(data: bytes, name: str = FILE) -> tuple[Notice, ...]:
    """The notices of a file, the newest first. Unavailable, naming the first fault."""
    found, content = _examined(data, name)
    if found:
        first = found[0]
        raise Unavailable(UNSOUND.fill(fault=T(first.into("en"), first.into("ja"))))
    notices = (notice(each) for each in content["notices"])
    return tuple(sorted(notices, key=lambda it: it.known_on, reverse=True))


@lru_cache(maxsize=1)
def shipped_notices() -> tuple[Notice, ...]:
    """The notices that come with the product. Unavailable where they are unsound or missing."""
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


def _against_rules(tree: Node) -> list[tuple[Place, T]]:
    """What a schema cannot say: real days, and ids used once."""
    told, seen = [], set()
    for each in tree.fields["notices"].items:
        number = each.fields["id"]
        if number.text in seen:
            told.append((number.place, ID_TWICE.fill(id=shortened(number.text))))
        seen.add(number.text)
        days = [event.fields["on"] for event in each.fields["events"].items]
        days += [source.fields["as_of"] for source in each.fields["sources"].items]
        told += [(day.place, NO_SUCH_DAY) for day in days if not _real(day.text)]
    return told


def _real(text: str) -> bool:
    try:
        day_of(text)
    except ValueError:
        return False
    return True
