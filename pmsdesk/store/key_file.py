"""The format of keys.json."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ..base.errors import Unavailable
from ..base.safe_write import write_safely
from ..base.text import T
from .credentials import folded
from .slot import Keys, Slot

FORMAT: Final = 1
BIGGEST: Final = 16 * 1024 * 1024

DAMAGED = T(
    "The key file keys.json is damaged. Put its copy keys.json.bak in its place, "
    "or restore a backup.",
    "鍵ファイル keys.json が壊れています。"
    "控えの keys.json.bak と入れ替えるか、バックアップから復元してください。",
)
MISSING = T(
    "The key file keys.json is missing from the workspace. Restore a backup.",
    "ワークスペースに鍵ファイル keys.json がありません。バックアップから復元してください。",
)
UNREADABLE = T(
    "The key file keys.json cannot be read. Check the permissions of the folder.",
    "鍵ファイル keys.json を読み取れません。フォルダーのアクセス権を確かめてください。",
)
NEWER = T(
    "This workspace was made by a newer PMS Desk. Update the program to open it.",
    "このワークスペースは新しい版の PMS Desk で作られています。"
    "プログラムを更新してから開いてください。",
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What keys.json says.

    `generation` counts the database's keys; while `rekeying`, slots hold the next one too. The
    `seals` are one for each of those keys.
    """

    generation: int
    rekeying: bool
    slots: tuple[Slot, ...]
    recovery: Slot
    seals: Mapping[int, str] = field(default_factory=dict)

    def sealed_by(self, keys: Keys) -> bool:
        """Whether a holder of the database key wrote this.

        Without the seal, somebody who was removed could plant a slot and be handed the next key.
        """
        own = _seals(self, keys)
        return set(own) == set(self.seals) and all(
            hmac.compare_digest(self.seals[n].encode(), seal.encode()) for n, seal in own.items()
        )


def read(path: Path) -> Contents:
    """Raises Unavailable where the file is missing, damaged or of a newer program."""
    plain = _loaded(path)
    try:
        contents = Contents(
            plain["generation"],
            plain["rekeying"],
            tuple(Slot.from_plain(slot) for slot in plain["slots"]),
            Slot.from_plain(plain["recovery"]),
            {int(n): str(seal) for n, seal in plain["seals"].items()},
        )
        _check(contents)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unavailable(DAMAGED) from error
    return contents


def write(path: Path, contents: Contents, keys: Keys) -> Contents:
    """Seal and write; the file before stays as keys.json.bak. Raises Unavailable."""
    sealed = replace(contents, seals=_seals(contents, keys))
    whole = _plain(sealed) | {"seals": {str(n): seal for n, seal in sealed.seals.items()}}
    if path.exists():
        write_safely(path.with_name(path.name + ".bak"), path.read_bytes())
    write_safely(path, json.dumps(whole, ensure_ascii=False, indent=1).encode())
    return sealed


def _loaded(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > BIGGEST:
            raise ValueError("too big")
        plain = json.loads(path.read_bytes())
        newest = plain["format"]
        if type(newest) is not int or newest < 1:
            raise ValueError("format")
    except FileNotFoundError as error:
        raise Unavailable(MISSING) from error
    except OSError as error:
        raise Unavailable(UNREADABLE) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unavailable(DAMAGED) from error
    if newest > FORMAT:
        raise Unavailable(NEWER)
    return dict(plain)


def _check(contents: Contents) -> None:
    """Raise ValueError where the parts do not fit together."""
    if type(contents.generation) is not int or type(contents.rekeying) is not bool:
        raise ValueError("generation")
    wanted = {contents.generation} | ({contents.generation + 1} if contents.rekeying else set())
    if not contents.slots or contents.recovery.login is not None:
        raise ValueError("slots")
    for slot in (*contents.slots, contents.recovery):
        if set(slot.sealed) != wanted:
            raise ValueError("sealed")
    logins = [folded(slot.login or "") for slot in contents.slots]
    if "" in logins or len(set(logins)) != len(logins):
        raise ValueError("logins")


def _plain(contents: Contents) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "generation": contents.generation,
        "rekeying": contents.rekeying,
        "slots": [slot.plain() for slot in contents.slots],
        "recovery": contents.recovery.plain(),
    }


def _seals(contents: Contents, keys: Keys) -> dict[int, str]:
    text = json.dumps(_plain(contents), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {n: _seal(text, key) for n, key in keys.by_generation().items()}


def _seal(text: str, key: bytes) -> str:
    own = HKDF(SHA256(), 32, salt=None, info=b"pmsdesk keys.json 1").derive(key)
    return hmac.new(own, text.encode(), sha256).hexdigest()
