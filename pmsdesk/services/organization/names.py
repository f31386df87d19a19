"""How records and days are called in sentences, in both languages."""

from collections.abc import Sequence

import peewee as pw

from ...base.days import day_words as day_words
from ...base.errors import Refused
from ...base.text import T
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person

MOST = 5  # names in one sentence; the rest are counted
MORE = T("{names} and {n} more", "{names} ほか{n}件")


def called(record: Department | Person) -> T:
    """A department or a person by name; the English name where there is one."""
    return T(str(record.name_en or record.name), str(record.name))


def listing(names: Sequence[T]) -> T:
    """The first few names in a row, and how many more there are."""
    few = names[:MOST]
    row = T(", ".join(few), "、".join(name.ja for name in few))
    rest = len(names) - len(few)
    return MORE.fill(names=row, n=rest) if rest else row


def refuse_taken(record: Department | Person, field: str, words: T) -> None:
    """Raise Refused where another record of the kind already has this value."""
    value = getattr(record, field)
    if value is None:
        return
    kind = type(record)
    mine: pw.Expression = kind._meta.fields[field] == value
    other = kind.get_or_none(mine & (kind._meta.primary_key != record.id))
    if other is not None:
        raise Refused(words.fill(who=called(other)), field)
