"""Whether the database is still what was written: chain, records, evidence, the file itself."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..base.errors import Refused
from ..base.standing import Role
from ..base.text import T
from ..kinds.evidence import Evidence
from ..kinds.organization.company import ONLY, Company
from ..store import blob, index_check, trail
from ..store.blob import Blob
from ..store.database import damage
from ..store.record import DB
from ..store.work import Work
from . import agreement
from .organization.standing import holders

BAD_WITNESS = T(
    "A witness looks like 1234:9f2c61d0a7b3e845, as it is printed on every paper.",
    "照合値は、帳票に印字された「1234:9f2c61d0a7b3e845」の形で入力してください。",
)
MISSING = T("Line {place} of the audit trail is missing.", "操作履歴の{place}行目がありません。")
CHANGED = T(
    "Line {place} of the audit trail was changed after it was written.",
    "操作履歴の{place}行目が、書き込み後に変更されています。",
)
OTHER_PAST = T(
    "Line {place} of the audit trail is not the one the paper was printed with.",
    "操作履歴の{place}行目が、帳票の印刷時の内容と一致しません。",
)
LOST_FILE = T(
    "{n} pieces of evidence have lost their contents.", "内容が失われた証跡が{n}件あります。"
)
CHANGED_FILE = T(
    "{n} pieces of evidence no longer have the contents they were stored with.",
    "保存時と内容が異なる証跡が{n}件あります。",
)
MENDED = T(
    "The search index did not hold everything the records say; it is made anew at the next search.",
    "検索用の索引が記録と一致しなかったため、次の検索のときに作り直します。",
)
DAMAGED = T("The database file is damaged.", "データベースファイルが破損しています。")
TOLD = (Role.MANAGER, Role.AUDITOR, Role.TOP)
BREAKS = {"missing": MISSING, "changed": CHANGED, "witness": OTHER_PAST}

_WITNESS = re.compile(r"([0-9]{1,15}):([0-9a-f]{16,64})")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, and what is wrong; `faults` is empty where everything holds.

    `mended` is what was wrong and could be put right from the records.
    """

    lines: int
    contents: int
    witness: str
    faults: tuple[T, ...]
    mended: tuple[T, ...] = ()


def parse_witness(text: str) -> tuple[int, str]:
    """Position and hash as a paper prints them. Refused, at `witness`, for anything else."""
    found = _WITNESS.fullmatch(text.strip().lower())
    if found is None or not int(found[1]):
        raise Refused(BAD_WITNESS, "witness")
    return int(found[1]), found[2]


def verify(witness: str = "", done: Callable[[int], None] = lambda _: None) -> Verdict:
    """Recompute everything. `done` hears 1 to 4 as the parts are done. Run by Desk.do."""
    faults = rewritten(parse_witness(witness) if witness else None)
    done(1)
    faults += _evidence()
    done(2)
    if _is_file():
        driver: Any = DB.connection()
        if damage(driver, lambda number: done(1 + number)):
            faults.append(DAMAGED)
    mended = (MENDED,) if index_check.mended() else ()
    done(4)
    head = trail.head()
    return Verdict(head.position, Blob.select().count(), head.witness, tuple(faults), mended)


def rewritten(witness: tuple[int, str] | None = None) -> list[T]:
    """Whether the history is unbroken and every record is what it says; only reads."""
    end = trail.broken(trail.lines(), witness)
    told = [BREAKS[end.why].fill(place=end.position)] if isinstance(end, trail.Break) else []
    return told + agreement.faults()


def warn(work: Work, faults: Sequence[T]) -> int:
    """Tell those who answer for the records, once a day. The number of people told."""
    people = {who for role in TOLD for who in holders(role, work.today)}
    about = work.get(Company, ONLY)
    once = f"rewritten/{work.today.isoformat()}"
    return sum(
        work.tell(people, fault, about, "late", f"{once}/{n}") for n, fault in enumerate(faults)
    )


def _is_file() -> bool:
    from peewee import SqliteDatabase  # not at the top: the store has to come before it

    return isinstance(DB.obj, SqliteDatabase)


def _evidence() -> list[T]:
    kept = Evidence.select().where(Evidence.sha256.not_in(Blob.select(Blob.sha256)))
    lost, changed = kept.count(), sum(1 for _ in blob.damaged())
    counted = [(LOST_FILE, lost), (CHANGED_FILE, changed)]
    return [words.fill(n=n) for words, n in counted if n]
