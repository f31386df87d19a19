"""Ways in which files go wrong: bits, sectors, pages, ends, an older file in today's place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

PAGE = 4096
SECTOR = 512
Damage = Callable[[bytearray, bytes, Random], bytes | bytearray]


def flip(data: bytearray, older: bytes, random: Random) -> bytearray:
    """One bit."""
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return data


def zeros(data: bytearray, older: bytes, random: Random) -> bytearray:
    """A sector that was never written."""
    at = random.randrange(max(1, len(data) // SECTOR)) * SECTOR
    data[at : at + SECTOR] = bytes(len(data[at : at + SECTOR]))
    return data


def noise(data: bytearray, older: bytes, random: Random) -> bytearray:
    """A sector that came from elsewhere."""
    at = random.randrange(len(data))
    data[at : at + SECTOR] = random.randbytes(len(data[at : at + SECTOR]))
    return data


def cut(data: bytearray, older: bytes, random: Random) -> bytearray:
    """The end is missing."""
    return data[: random.randrange(len(data))]


def swap(data: bytearray, older: bytes, random: Random) -> bytearray:
    """Two pages in each other's place."""
    one, two = random.sample(range(max(2, len(data) // PAGE)), 2)
    first, second = slice(one * PAGE, one * PAGE + PAGE), slice(two * PAGE, two * PAGE + PAGE)
    data[first], data[second] = data[second], data[first]
    return data


def older_page(data: bytearray, older: bytes, random: Random) -> bytearray:
    """A page as it was yesterday."""
    places = range(0, min(len(data), len(older)), PAGE)
    changed = [at for at in places if data[at : at + PAGE] != older[at : at + PAGE]]
    at = random.choice(changed)
    data[at : at + PAGE] = older[at : at + PAGE]
    return data


def older_file(data: bytearray, older: bytes, random: Random) -> bytes:
    """Yesterday's file in today's place."""
    return older


def missing(data: bytearray, older: bytes, random: Random) -> bytes:
    """Emptied by a program that meant well."""
    return b""


OF_BYTES = (flip, flip, flip, flip, zeros, noise, cut)
DATABASE = (*OF_BYTES, swap, swap, older_page, older_page, older_page, older_file)
LOG = (*OF_BYTES, older_file, missing)
KEYS = (*OF_BYTES, older_file, missing)
BACKUP = (*OF_BYTES, swap, missing)


def ruin(file: Path, older: Path, way: Damage, random: Random) -> None:
    file.write_bytes(way(bytearray(file.read_bytes()), older.read_bytes(), random))
