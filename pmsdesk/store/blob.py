"""Files kept in the database: once per content, by SHA-256, in parts of one megabyte."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import peewee as pw

from ..base.errors import Refused
from ..base.text import T
from .record import DB

LARGEST = 25 * 1024 * 1024
PART = 1024 * 1024
TOO_LARGE = T("The file is larger than 25 MB.", "ファイルが25 MBを超えています。")
EMPTY = T("The file is empty.", "ファイルが空です。")


class Blob(pw.Model):
    """A content that is kept."""

    sha256 = pw.CharField(64, primary_key=True)
    size = pw.IntegerField()

    class Meta:
        database = DB
        legacy_table_names = False


class BlobPart(pw.Model):
    """One megabyte of a content."""

    sha256 = pw.CharField(64)
    number = pw.IntegerField()
    data = pw.BlobField()

    class Meta:
        database = DB
        legacy_table_names = False
        primary_key = pw.CompositeKey("sha256", "number")


def keep(source: BinaryIO) -> tuple[str, int]:
    """Store a stream; its SHA-256 and size. Refused when empty or over 25 MB."""
    digest, size, parts = sha256(), 0, []
    while part := source.read(PART):
        size += len(part)
        if size > LARGEST:
            raise Refused(TOO_LARGE, "file")
        digest.update(part)
        parts.append(part)
    if not size:
        raise Refused(EMPTY, "file")
    name = digest.hexdigest()
    if not Blob.select().where(Blob.sha256 == name).exists():
        Blob.insert(sha256=name, size=size).execute()
        for number, part in enumerate(parts):
            BlobPart.insert(sha256=name, number=number, data=part).execute()
    return name, size


def parts(name: str) -> Iterator[bytes]:
    """A content, part by part."""
    rows = BlobPart.select(BlobPart.data).where(BlobPart.sha256 == name).order_by(BlobPart.number)
    for (data,) in rows.tuples().iterator():
        yield bytes(data)


def content(name: str) -> bytes:
    return b"".join(parts(name))


def save_to(name: str, target: Path) -> None:
    """Write a content to a file."""
    with target.open("wb") as out:
        for part in parts(name):
            out.write(part)


def damaged() -> Iterator[str]:
    """The names of contents that no longer hash to their names."""
    for (name,) in Blob.select(Blob.sha256).order_by(Blob.sha256).tuples().iterator():
        digest = sha256()
        for part in parts(name):
            digest.update(part)
        if digest.hexdigest() != name:
            yield name
