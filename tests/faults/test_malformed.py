"""Files that are not what they should be: refused with a place and a reason, or taken in whole."""

import json
from collections import Counter
from random import Random

import openpyxl
import pytest
from company import opened
from damage import OF_BYTES
from disk import CHEAP, PASSWORD
from looking import asked, photograph

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.kinds import Person
from pmsdesk.kinds.checklist.faults import faults
from pmsdesk.kinds.checklist.file import shipped_files
from pmsdesk.reports.read_rows import read_rows
from pmsdesk.services.checklist import publishing
from pmsdesk.services.organization import roster
from pmsdesk.services.verify import verify
from pmsdesk.settings import load, save
from pmsdesk.store import trail
from pmsdesk.store.lock import WorkspaceLock
from pmsdesk.store.vault import Vault

BATCH = 25  # pictures that one program looks at
ODD = ("\t", '"', "'", ": ", "- ", "\n", "&a ", "*a ", "!!python/name:os ", "{", "]", "#", "\0",
       "\u202e", "\ufeff", "𠮷", "９", "=1+1", "-", ",", ";", "2026-02-30", "9" * 400)  # fmt: skip

pytestmark = pytest.mark.slow


def misspelt(text, random):
    """A text with a piece taken out, put in or put elsewhere."""
    at, length = random.randrange(len(text)), random.choice((1, 1, 2, 10, 200))
    way = random.randrange(3)
    if way == 0:
        return text[:at] + text[at + length :]
    if way == 1:
        return text[:at] + random.choice(ODD) + text[at:]
    other = random.randrange(len(text))
    return text[:at] + text[other : other + length] + text[at:]


# ---- pictures


def test_damaged_pictures_are_refused_or_shown_as_far_as_they_can_be(folder, amount, tell):
    random, ends, wrong = Random(41), Counter(), []
    kinds = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "bmp": "BMP", "webp": "WEBP"}
    good = {ending: photograph(320, 240, kind) for ending, kind in kinds.items()}
    files = []
    for number in range(amount(100, 1000)):
        ending = list(kinds)[number % len(kinds)]
        way = OF_BYTES[number % len(OF_BYTES)]
        files.append(folder.parent / f"{way.__name__}{number}.{ending}")
        files[-1].write_bytes(way(bytearray(good[ending]), b"", random))
    for begin in range(0, len(files), BATCH):
        batch = files[begin : begin + BATCH]
        for file, one in zip(batch, asked(folder, batch)[0], strict=True):
            ends["refused" if one["refused"] else "taken in"] += 1
            ends["printed"] += one["printed"]
            wrong += [(file.name, one)] * bool(one["crashed"])
    tell("damaged pictures", cases=len(files), **ends, anything_else=len(wrong))
    assert wrong == []


# ---- keys.json


def test_a_key_file_with_any_other_value_in_it_opens_nothing_or_all(tmp_path, amount, tell):
    path, random, ends, wrong = tmp_path / "keys.json", Random(42), Counter(), []
    Vault.create(path, "sato", PASSWORD, CHEAP)
    plain = json.loads(path.read_bytes())
    keys = Vault.read(path).unlock("sato", PASSWORD)
    for _ in range(amount(300, 3000)):
        twisted = json.dumps(plain_with_one_twist(json.loads(json.dumps(plain)), random))
        path.write_text(twisted, encoding="utf-8")
        try:
            opened_keys = Vault.read(path).unlock("sato", PASSWORD)
        except (Refused, Unavailable) as no:
            ends[type(no).__name__.lower()] += 1
            wrong += [twisted] * (not no.why.ja)
        except Exception as error:
            wrong.append((repr(error), twisted))
        else:
            ends["opened"] += 1
            wrong += [twisted] * (opened_keys != keys)
    tell("keys.json with odd values", cases=ends.total(), **ends, anything_else=len(wrong))
    assert wrong == []


VALUES = (
    None,
    True,
    0,
    -1,
    2**70,
    1.5,
    1e400,
    "",
    "x",
    "1" * 5000,
    [],
    [1],
    {},
    {"x": 1},
    "A" * 64,
)


def plain_with_one_twist(plain, random):
    """The same with one value, somewhere, exchanged, taken away or added."""
    holders = [plain]
    for holder in holders:
        inside = holder.values() if isinstance(holder, dict) else holder
        holders += [value for value in inside if isinstance(value, dict | list)]
    holder = random.choice([holder for holder in holders if holder])
    place = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    if random.random() < 0.2:
        del holder[place]
    elif random.random() < 0.2 and isinstance(holder, dict):
        holder[random.choice(("x", "１", "-1", "9" * 5000))] = random.choice(VALUES)
    else:
        holder[place] = random.choice(VALUES)
    return plain


# ---- settings, and the word that is left for a second comer

SETTINGS = {
    "language": "ja",
    "theme": "dark",
    "recent": ["C:\\会社.pmsdesk", "b"],
    "window": [0, -8, 1280, 800],
    "maximized": False,
    "login": "sato",
}
HOLDER = {"login": "sato", "computer": "PC-7", "since": "2026-11-24T03:00:00+00:00", "process": 9}


def test_settings_of_any_content_start_the_program(tmp_path, amount, tell):
    path, random, ends, wrong = tmp_path / "settings.json", Random(45), Counter(), []
    for number in range(amount(400, 4000)):
        twisted = json.dumps(plain_with_one_twist(json.loads(json.dumps(SETTINGS)), random))
        data = bytearray(twisted.encode())
        if number % 2:
            data = OF_BYTES[number % len(OF_BYTES)](data, b"", random)
        path.write_bytes(data)
        settings, told = load(path)
        ends["told" if told else "understood"] += 1
        save(settings, path)
        again, still = load(path)
        window = again.window or (0, 0, 1, 1)
        fits = all(-(2**31) < part < 2**31 for part in window)  # Qt's numbers go no farther
        wrong += [bytes(data)] * (again != settings or still is not None or not fits)
    tell("settings.json with odd values", cases=ends.total(), **ends, anything_else=len(wrong))
    assert wrong == []


def test_whatever_word_the_first_program_left_the_second_is_told_it_is_open(folder, amount, tell):
    seat, random, sentences = opened(folder), Random(46), Counter()
    for _ in range(amount(200, 2000)):
        twisted = json.dumps(plain_with_one_twist(dict(HOLDER), random))
        (folder / "open.json").write_text(twisted, "utf-8")
        with pytest.raises(Refused) as told:
            WorkspaceLock.take(folder)
        sentences["named" if "sato" in str(told.value.why) else "not named"] += 1
        assert "is open" in str(told.value.why) and told.value.why.ja
    seat.close()
    tell("open.json with odd values", cases=sentences.total(), **sentences)


# ---- checklists and rosters


def test_misspelt_checklists_are_told_with_their_place(desk, manager, amount, tell):
    random, ends, wrong = Random(43), Counter(), []
    shipped = [path.read_text("utf-8") for path in shipped_files()]
    shortest = sorted(shipped, key=len)[:3]
    for number in range(amount(45, 600)):
        data = misspelt(random.choice(shortest), random).encode(errors="replace")
        if number % 5 == 0:
            data = OF_BYTES[number % len(OF_BYTES)](bytearray(data), b"", random)
        before = trail.head()
        try:
            told = faults(bytes(data), "a.yaml")
            wrong += [data] * any(fault.line < 1 or not fault.why.ja for fault in told)
            ends["told" if told else "sound"] += 1
            desk.do(manager, publishing.publish, bytes(data), "a.yaml")
        except Refused:
            wrong += [data] * (trail.head() != before)
        except Exception as error:
            wrong.append((repr(error), data))
    tell("misspelt checklists", cases=ends.total(), **ends, anything_else=len(wrong))
    assert wrong == []


def roster_book(path, random, people):
    book = openpyxl.Workbook()
    for row in people:
        book.active.append(row)
    book.save(path)
    data = bytearray(path.read_bytes())
    if random.random() < 0.6:
        data = random.choice(OF_BYTES)(data, b"", random)
    path.write_bytes(data)


def roster_text(path, random, people):
    text = "\n".join(",".join(row) for row in people)
    for _ in range(random.randrange(1, 4)):
        text = misspelt(text, random)
    path.write_bytes(
        text.encode(random.choice(("utf-8", "utf-8-sig", "cp932", "utf-16")), "replace")
    )


def test_malformed_rosters_are_refused_or_brought_in_whole(desk, manager, tmp_path, amount, tell):
    random, ends, wrong = Random(44), Counter(), []
    people = [("社員番号", "氏名", "部門", "入社日")]
    people += [
        (f"{n:04d}", f"新人 {n}号", random.choice(("営業部", "開発部")), "R8.4.1")
        for n in range(900, 930)
    ]
    for number in range(amount(100, 1500)):
        path = tmp_path / f"{number}.xlsx"
        (roster_book if number % 2 else roster_text)(path, random, people)
        before = trail.head()
        try:
            lines = read_rows(path)
            seen = desk.do(manager, roster.preview, lines).result
            wrong += [path.name] * any(bad.line < 1 or not bad.faults for bad in seen.bad)
            done = desk.do(manager, roster.accept, lines, seen.fingerprint).result
            ends["brought in"] += 1
            wrong += [path.name] * (done.new != len(seen.new) or done.changed != len(seen.changed))
        except (Refused, Unavailable) as no:
            ends["refused"] += 1
            wrong += [path.name] * (trail.head() != before or not no.why.ja)
        except Exception as error:
            wrong.append((repr(error), path.read_bytes()[:2000]))
    tell("malformed rosters", cases=ends.total(), **ends, anything_else=len(wrong))
    assert wrong == []
    assert desk.do(manager, lambda work: verify()).result.faults == ()
    assert Person.select().count() > 7


def test_what_was_refused_left_nothing_behind(folder):
    """After all this a workspace like any other."""
    seat = opened(folder)
    assert seat.do(seat.card.standing.person, lambda work: verify()).result.faults == ()
    seat.close()
