"""Files that are small and unpack without end: pictures and tables. Refused, in little memory."""

import json
import struct
import subprocess
import sys
import zipfile
import zlib
from collections import Counter
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from looking import asked, photograph

TABLING = Path(__file__).with_name("tabling.py")
MOST_MEMORY = 500  # megabytes, for the largest picture that is taken in

pytestmark = pytest.mark.slow


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_with(*chunks):
    """A PNG that begins like a small one and goes on with these."""
    head = photograph(8, 8, "PNG")
    return head[:33] + b"".join(chunks) + head[33:]


def bombs():
    """Name, contents, and whether it may be taken in."""
    zeros = zlib.compress(bytes(300_000_000), 9)
    yield "pixels.png", photograph(40_000, 40_000, "PNG", "1"), False
    yield "10000.png", photograph(10_000, 10_000, "PNG"), False
    yield "10000.jpg", photograph(10_000, 10_000, "JPEG"), False
    yield "10000.gif", photograph(10_000, 10_000, "GIF", "L"), False
    yield "10000.bmp", photograph(10_000, 10_000, "BMP", "1"), False
    yield "wide.png", photograph(10_000, 1_000, "PNG"), True
    yield "largest.jpg", photograph(8_900, 8_900, "JPEG"), True
    yield "largest.png", photograph(8_900, 8_900, "PNG"), True
    yield "text.png", png_with(chunk(b"zTXt", b"a\0\0" + zeros)), False
    yield "colours.png", png_with(chunk(b"iCCP", b"a\0\0" + zeros)), False
    yield "lies.png", photograph(8, 8, "PNG")[:16] + struct.pack(">II", 2**31 - 1, 2**31 - 1), False
    for name in ("letter.jpg", "letter.png", "letter.webp"):
        yield name, "これは写真ではありません。".encode() * 50, False
    yield "paper.jpg", b"%PDF-1.7\n" + bytes(500), False
    yield "program.jpg", b"MZ" + bytes(500), False
    yield "page.jpg", b"<html><script>alert(1)</script></html>", False
    yield "empty.jpg", b"", False
    yield "other.jpg", photograph(20, 20, "TIFF"), False
    yield "turned.png", photograph(20, 20, "JPEG"), True


def test_bombs_and_pictures_that_are_none_are_refused(folder, tell):
    files, ends, wrong = {}, Counter(), []
    for name, data, may in bombs():
        files[folder.parent / name] = may
        (folder.parent / name).write_bytes(data)
    found, megabytes = asked(folder, list(files))
    for (file, may), one in zip(files.items(), found, strict=True):
        ends["refused" if one["refused"] else "taken in"] += 1
        whole = one["printed"] and one["shown"]
        if one["crashed"] or may == bool(one["refused"]) or may != whole:
            wrong.append((file.name, one))
    tell("bombs and false pictures", **ends, anything_else=len(wrong), megabytes=megabytes)
    assert wrong == []
    assert megabytes < MOST_MEMORY


def workbook(**parts):
    """A small honest workbook with these parts in place of its own."""
    book, out = openpyxl.Workbook(), BytesIO()
    book.active.append(["社員番号", "氏名"])
    book.save(out)
    changed = BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = next((key for key in parts if name.endswith(f"{key}.xml")), "")
            new.writestr(name, parts[part] if part else old.read(name))
    return changed.getvalue()


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    "{}</sheetData></worksheet>"
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def understated(*, forged):
    """A workbook that says a sheet of 250 MB unpacks to 5,000 bytes, with a sum that agrees."""
    sheet = SHEET.format(" " * 250_000_000).encode()
    data = workbook(sheet1=sheet)
    size, sum = struct.pack("<I", len(sheet)), struct.pack("<I", zlib.crc32(sheet))
    assert data.count(size) == data.count(sum) == 2
    data = data.replace(size, struct.pack("<I", 5_000))
    return data.replace(sum, struct.pack("<I", zlib.crc32(sheet[:5_000]))) if forged else data


def tables():
    """Name, contents, and whether a person may have meant it."""
    cell = '<row r="{}"><c r="{}{}" t="inlineStr"><is><t>x</t></is></c></row>'
    yield "spaces.xlsx", workbook(sheet1=SHEET.format(" " * 400_000_000)), False
    yield "ratio.xlsx", workbook(sheet1=SHEET.format(" " * 200_000_000)), False
    yield "understated.xlsx", understated(forged=False), False
    yield "forged.xlsx", understated(forged=True), False
    yield "laughs.xlsx", workbook(sheet1=f"<!DOCTYPE w [<!ENTITY l0 'ha'>{LAUGHS}]>&l9;"), False
    yield "deep.xlsx", workbook(sheet1="<a>" * 200_000), False
    yield "wide.xlsx", workbook(sheet1=SHEET.format(cell.format(1, "XFD", 1))), False
    yield "far.xlsx", workbook(sheet1=SHEET.format(cell.format(1048576, "A", 1048576))), True
    yield "parts.zip", b"PK\5\6" + bytes(18), False
    yield "cells.csv", b"," * 19_000_000, False
    yield "lines.csv", b"a\n" * 9_000_000, False
    yield "cell.csv", "氏名\n".encode() + b"a" * 19_000_000, False
    yield "open.csv", "氏名\n".encode() + b'"' + b"a\n" * 9_000_000, False
    yield "nothing.csv", b"\0" * 1_000_000, False
    yield "large.csv", "氏名\n".encode() * 7_000_000, False


def test_tables_that_unpack_without_end_are_refused(tmp_path, tell):
    files, ends, wrong = {}, Counter(), []
    for name, data, may in tables():
        files[tmp_path / name] = may
        (tmp_path / name).write_bytes(data)
    command = [sys.executable, TABLING, *files]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    *found, megabytes = done.stdout.splitlines()
    for (file, may), line in zip(files.items(), found, strict=True):
        one = json.loads(line)
        ends["refused" if one["refused"] else "read"] += 1
        wrong += [(file.name, one)] * (bool(one["crashed"]) or may == bool(one["refused"]))
    tell("bombs among tables", **ends, anything_else=len(wrong), megabytes=megabytes)
    assert wrong == []
    assert int(megabytes) < MOST_MEMORY
