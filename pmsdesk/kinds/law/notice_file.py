"""Reading the file of notices; what is wrong with it is one sentence with its line."""

from functools import lru_cache

from ...base.text import T
from ..data_file.reading import (
    ID_TWICE,
    NO_SUCH_DAY,
    Fault,
    by_schema,
    distrust,
    examined,
    shipped_bytes,
)
from ..data_file.text_file import Place, shortened
from ..data_file.yaml_tree import Node
from .notice import Notice, day_of, notice

FOLDER, FILE = "rules", "law_changes.yaml"
SCHEMA = f"{FOLDER}/law_changes.schema.json"
WHAT = T("notices of changes of law", "法令改正のお知らせ")


def faults(data: bytes, name: str = FILE) -> list[Fault]:
    """Every fault of a file of notices in the order of its lines; empty where it is sound."""
    return examined(data, name, by_schema(SCHEMA, _against_rules))[0]


def read(data: bytes, name: str = FILE) -> tuple[Notice, ...]:
    """The notices of a file, the newest first. Unavailable, naming the first fault."""
    found, content = examined(data, name, by_schema(SCHEMA, _against_rules))
    distrust(found, WHAT)
    notices = (notice(each) for each in content["notices"])
    return tuple(sorted(notices, key=lambda it: it.known_on, reverse=True))


@lru_cache(maxsize=1)
def shipped_notices() -> tuple[Notice, ...]:
    """The notices that come with the product. Unavailable where they are unsound or missing."""
    return read(shipped_bytes(FOLDER, FILE, WHAT))


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
