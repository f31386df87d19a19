"""Reading a checklist file: what it becomes, and each fault at its line and column."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.checklist.file import (
    ChecklistFile,
    Fault,
    choose,
    faults,
    kept_references,
    read,
    repeated_ids,
)
from pmsdesk.kinds.checklist.words import Audience, Measure, Size

SOUND = """\
# 自社の点検表
id: our-own
version: "1.0"
effective_from: 2026-04-01
measure: physical
title:
  ja: 倉庫の点検
  en: Warehouse
sources_as_of:
  - kind: appi
    edition:
      ja: 個人情報保護法
      en: APPI
    as_of: 2025-09-24
questions:
  - id: OWN-01
    question:
      ja: 倉庫は施錠されていますか。
      en: Is the warehouse locked?
    evidence:
      ja: 現場を見た結果
      en: A look at the place
    help:
      ja: 裏口も見てください。
      en: Look at the back door too.
    audience: dh
    frequency: monthly
    size: ordinary
    twin: OWN-02
    references:
      appi: ["23", "32(1)"]
      gl: ["10-5(2)"]
      jipdec: ["J.9.2"]
      jipdec_unverified: ["J.9.3"]
      other:
        - ja: 倉庫業法
          en: Warehousing Business Act
  - id: OWN-02
    question:
      ja: 扉は閉まっていますか。
      en: Is the door shut?
    evidence:
      ja: 現場を見た結果
      en: A look at the place
    audience: dh
    frequency: quarterly
    size: small
    twin: OWN-01
  - id: OWN-03
    question:
      ja: 鍵の数は合っていますか。
      en: Are all keys there?
    evidence:
      ja: 鍵管理簿
      en: Key log
    audience: sec
    frequency: yearly
    size: both
"""


def told(text: str | bytes) -> list[Fault]:
    return faults(text if isinstance(text, bytes) else text.encode("utf-8"), "own.yaml")


def changed(old: str, new: str, nth: int = 1) -> str:
    parts = SOUND.split(old)
    assert len(parts) > nth, f"{old} is not in the sample"
    return old.join(parts[:nth]) + new + old.join(parts[nth:])


def at(text: str, mark: str) -> tuple[int, int]:
    """Line and column of a mark that stands in the text once."""
    assert text.count(mark) == 1
    before = text[: text.index(mark)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


# ---- what a sound file becomes


def test_a_sound_file_has_no_faults():
    assert told(SOUND) == []


def test_what_the_file_says_is_what_the_program_knows():
    file = read(SOUND.encode(), "own.yaml")
    assert (file.id, file.version, file.measure) == ("our-own", "1.0", Measure.PHYSICAL)
    assert (file.effective_from, file.effective_to) == (date(2026, 4, 1), None)
    assert (file.title, file.title.ja) == ("Warehouse", "倉庫の点検")
    assert file.sources[0].as_of == date(2025, 9, 24)
    first, second, third = file.questions
    assert (first.id, first.twin, first.size) == ("OWN-01", "OWN-02", Size.ORDINARY)
    assert (first.question, first.question.ja) == (
        "Is the warehouse locked?",
        "倉庫は施錠されていますか。",
    )
    assert first.help.ja == "裏口も見てください。"
    assert (second.help, second.help.ja, second.references.shown()) == ("", "", "")
    assert third.audience == Audience.SECRETARIAT


def test_references_are_shown_in_both_languages_with_the_unverified_ones_marked():
    shown = read(SOUND.encode(), "own.yaml").questions[0].references.shown()
    assert shown.ja == ("法第23条、法第32条第1項、通則編 10-5(2)、J.9.2、J.9.3（未確認）、倉庫業法")
    assert shown == (
        "APPI Art. 23; APPI Art. 32(1); GL 10-5(2); J.9.2; J.9.3 (unverified); "
        "Warehousing Business Act"
    )


def test_references_come_back_from_the_database_as_they_went_in():
    references = read(SOUND.encode(), "own.yaml").questions[0].references
    again = kept_references(references.kept())
    assert again.shown().ja == references.shown().ja
    assert again == references
    assert set(json.loads(references.kept())) >= {"appi", "gl", "jipdec", "jipdec_unverified"}
    assert kept_references("").shown() == ""


def test_a_file_is_read_from_disk_under_its_own_name(tmp_path: Path):
    path = tmp_path / "own.yaml"
    path.write_text(SOUND, encoding="utf-8")
    assert read(path) == read(SOUND.encode(), "own.yaml")


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    windows = b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode("utf-8")
    assert told(windows) == []
    assert read(windows, "own.yaml").hash == read(SOUND.encode(), "own.yaml").hash


def test_faults_are_counted_alike_with_windows_line_ends():
    text = changed("audience: sec", "audience: boss")
    assert told(text.replace("\n", "\r\n")) == told(text) != []


def test_empty_references_may_stay():
    emptied = changed('appi: ["23", "32(1)"]', "appi: []")
    assert told(emptied) == []
    assert told(changed("size: both", "size: both\n    references: {}")) == []


# ---- the hash


def hash_of(text: str) -> str:
    return read(text.encode(), "own.yaml").hash


def test_the_hash_ignores_comments_and_the_order_of_keys():
    same = changed('id: our-own\nversion: "1.0"', "version: 1.0   # 版\nid: 'our-own'")
    assert hash_of(same) == hash_of(SOUND)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("施錠されて", "閉鎖されて"),
        ("Is the warehouse", "Was the warehouse"),
        ("倉庫業法", "倉庫法"),
        ('version: "1.0"', 'version: "1.1"'),
        ("frequency: yearly", "frequency: monthly"),
        ('appi: ["23", "32(1)"]', 'appi: ["32(1)", "23"]'),
        ("as_of: 2025-09-24", "as_of: 2025-09-25"),
    ],
)
def test_the_hash_follows_every_word(old, new):
    assert hash_of(changed(old, new)) != hash_of(SOUND)


# ---- faults, each at its place

WRONG_HERE = [
    # what is changed, into what, where the fault stands, a word of the sentence;
    # @ only makes the place findable and is left out of the file
    ("audience: sec", "audience: @boss", "@boss", "boss"),
    ("measure: physical", "measure: @magic", "@magic", "basic_policy"),
    ("frequency: yearly", "frequency: @never", "@never", "half_yearly"),
    ("id: our-own", "id: @Our Own", "@Our Own", "small letters"),
    ('version: "1.0"', "version: @one", "@one", "version number"),
    ("2026-04-01", "@1 April", "@1 April", "2026-04-01"),
    ("2026-04-01", "2026-02-30", "2026-02-30", "no such day"),
    ("as_of: 2025-09-24", "as_of: 2025-13-01", "2025-13-01", "no such day"),
    ("id: OWN-03", "id: @own-3", "@own-3", "POL-01"),
    ("id: OWN-03", "id: OWN-01 # again", "OWN-01 # again", "used twice"),
    ("ja: 鍵の数は合っていますか。", "ja: @ABC", "@ABC", "no kana"),
    ("en: Are all keys there?", "en: @鍵", "@鍵", "no letters"),
    ("en: Are all keys there?", "en: '' # blank", "'' # blank", "empty"),
    ("ja: 鍵管理簿", "ja: '  '", "'  '", "empty"),
    ("ja: 鍵管理簿", "ja: [鍵管理簿]", "[鍵管理簿]", "plain text"),
    ("    help:\n", "    hlep:\n", "hlep", '"hlep"'),
    ("size: both", "size: both\n    colour: red", "colour", '"colour"'),
    ("size: both", "size: both\n    size: small # 2", "size: small # 2", "written twice"),
    ("size: both", "size: both\n    twin: OWN-09", "OWN-09", 'no question "OWN-09"'),
    ("size: both", "size: both\n    twin: OWN-03 # me", "OWN-03 # me", "own twin"),
    ("size: both", "size: both\n    twin: OWN-01 # him", "OWN-01 # him", "does not name"),
    ('appi: ["23", "32(1)"]', 'appi: ["23", "Art. 5"]', '"Art. 5"', "27(1)"),
    ('appi: ["23", "32(1)"]', 'appi: ["23", "23"]', '["23", "23"]', "twice"),
    ("sources_as_of:\n", "sources_as_of: []\nx:\n", "[]", "Nothing is listed"),
    ("ja: 倉庫の点検\n  en: Warehouse", "{ja: 倉庫の点検, en: ''}", "''}", "empty"),
    ('gl: ["10-5(2)"]', "gl: ten", "ten", "- "),
    ('jipdec: ["J.9.2"]', 'jipdec: ["9.2"]', '"9.2"', "J.9.2"),
    ("ja: 倉庫の点検", 'ja: "倉庫\\u0007の点検"', '"倉庫', "U+0007"),
    ("ja: 倉庫の点検", "ja: &a 倉庫の点検", "&a", "Anchors"),
    ("en: Warehouse\n", "en: *a\n", "*a", "Anchors"),
    ("ja: 倉庫の点検", "ja: !!python/object:os.system 倉庫", "!!python", "Type marks"),
    ("  en: Warehouse\n", "\ten: Warehouse\n", "\ten: W", "tab"),
    ("  en: Warehouse\n", "　　en: Warehouse\n", "　　en: W", "full-width space"),
    ("measure: physical", "measure：physical", "：physical", "full-width"),
    ("en: Warehouse\n", "en: Ware: house\n", ": house", "colon"),
    ("en: Warehouse\n", "en: 'Warehouse\n", "'Warehouse", "quote"),
    ('gl: ["10-5(2)"]', 'gl: ["10-5(2)"', '["10-5(2)"', "bracket"),
    ("en: Warehouse\n", 'en: "Ware\\qhouse"\n', "qhouse", "backslash"),
    ("en: Warehouse\n", "en: Ware\x07house\n", "\x07", "U+0007"),
]


@pytest.mark.parametrize(
    ("old", "new", "mark", "word"), WRONG_HERE, ids=lambda part: repr(part)[:30]
)
def test_a_fault_is_told_where_it_stands(old, new, mark, word):
    text = changed(old, new.replace("@", ""))
    line, column = at(changed(old, new), mark)
    here = [fault for fault in told(text) if (fault.line, fault.column) == (line, column)]
    assert word in " ".join(str(fault.why) for fault in here)


MISSING_HERE = [
    # the line left out, where what should hold it begins, the key
    ("measure: physical\n", "id: our-own", '"measure"'),
    ("    audience: sec\n", "id: OWN-03", '"audience"'),
    ("      en: Key log\n", "ja: 鍵管理簿", "English"),
    ("      ja: 鍵管理簿\n", "en: Key log", "Japanese"),
    ("    as_of: 2025-09-24\n", "kind: appi", '"as_of"'),
]


@pytest.mark.parametrize(("line", "holder", "key"), MISSING_HERE)
def test_something_missing_is_told_at_the_start_of_what_should_hold_it(line, holder, key):
    text = changed(line, "")
    (fault,) = told(text)
    assert (fault.line, fault.column) == at(text, holder)
    assert key in fault.why


def test_a_question_in_one_language_only_is_told_to_be_split():
    text = changed(
        "question:\n      ja: 鍵の数は合っていますか。\n      en: Are all keys there?",
        "question: 鍵は？",
    )
    (fault,) = told(text)
    assert (fault.line, fault.column) == at(text, "鍵は？")
    assert fault.why.ja == "OWN-03：「ja:」と「en:」の2行に分けて、両方の言語で書いてください。"


def test_twins_must_be_one_ordinary_and_one_small():
    text = changed("size: small", "size: ordinary")
    assert [fault.line for fault in told(text)] == [
        at(text, "twin: OWN-02")[0],
        at(text, "twin: OWN-01")[0],
    ]
    assert {str(fault.why)[8:20] for fault in told(text)} == {"Of two twins"}


def test_an_end_before_the_beginning_is_told():
    text = changed("measure:", "effective_to: 2026-03-31\nmeasure:")
    (fault,) = told(text)
    assert (fault.line, fault.column) == at(text, "2026-03-31")


def test_a_text_too_long_is_told_with_its_length():
    (fault,) = told(changed("Are all keys there?", "Is it? " * 100))
    assert "699" in fault.why and "600" in fault.why


def test_all_faults_are_told_at_once_in_the_order_of_the_lines():
    text = SOUND.replace("audience: sec", "audience: boss").replace(
        "measure: physical", "measure: x"
    )
    text = text.replace("      en: Key log\n", "")
    found = told(text)
    assert len(found) == 3
    assert [fault.line for fault in found] == sorted(fault.line for fault in found)


def test_a_fault_prints_as_compilers_print_them():
    (fault,) = told(changed("size: both", "size: none"))
    assert (
        fault.into("en") == 'own.yaml:58:11: OWN-03: "none" is not one of: both, ordinary, small.'
    )
    assert fault.into("ja") == (
        "own.yaml:58:11: OWN-03：「none」は使えません。"
        "次のどれかを書いてください：both, ordinary, small"
    )


def test_no_sentence_of_the_libraries_reaches_the_user():
    for old, new, _, _ in WRONG_HERE:
        for fault in told(changed(old, new.replace("@", ""))):
            assert "required property" not in fault.why and "does not match" not in fault.why
            assert "while" not in fault.why and "schema" not in fault.why
            assert fault.why.ja != str(fault.why)


# ---- files that are no checklist at all


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"# nothing but a comment\n", "empty"),
        (b"- one\n- two\n", "key: value"),
        (b"only words", "key: value"),
        (SOUND.encode("cp932"), "Shift_JIS"),
        (SOUND.encode("utf-16"), "UTF-16"),
        (b"id: \xff\xfe\xfa", "not UTF-8"),
        (b"#" * (2 * 1024 * 1024 + 1), "2 MB"),
        (b"%PDF-1.7\n\x00\x01", "U+0000"),
        (b"[" * 100_000, "too deep"),
        (b"a:\n" + b"- b\n" * 31_000, "too many"),
        (b'a: "\\UFFFFFFFF"', "backslash"),
        (b"id: x\n---\nid: y\n", "Only one"),
    ],
    ids=lambda part: repr(part)[:20],
)
def test_a_file_that_is_no_checklist_is_refused_in_a_sentence(data, word):
    found = told(data)
    assert any(word in fault.why for fault in found)
    with pytest.raises(Refused):
        read(data, "own.yaml")


def test_a_shift_jis_file_is_told_at_its_first_japanese_character():
    (fault,) = told(SOUND.encode("cp932"))
    assert (fault.line, fault.column) == (1, 3)
    assert "UTF-8" in fault.why.ja


def test_a_bomb_of_aliases_is_refused_and_not_unfolded():
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    assert any("Anchors" in fault.why for fault in told(bomb))


def test_a_long_list_of_unequal_things_is_checked_in_time():
    items = ", ".join(f"{{a{n}: 1}}" for n in range(4000))
    assert told(changed('["10-5(2)"]', f"[{items}]"))


def test_reading_says_the_first_fault_and_how_many_more():
    text = changed("size: both", "size: none").replace("measure: physical", "measure: x")
    with pytest.raises(Refused) as refused:
        read(text.encode(), "own.yaml")
    assert refused.value.why.startswith("own.yaml:5:10: ")
    assert refused.value.why.endswith("(1 more)")
    assert refused.value.why.ja.endswith("（ほか1件）")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(Refused) as refused:
        read(tmp_path / "gone.yaml")
    assert refused.value.why.ja == "「gone.yaml」を開けません。"


# ---- choosing and comparing


def test_a_company_is_asked_the_ordinary_or_the_small_twin():
    questions = read(SOUND.encode(), "own.yaml").questions
    assert [question.id for question in choose(questions, small=False)] == ["OWN-01", "OWN-03"]
    assert [question.id for question in choose(questions, small=True)] == ["OWN-02", "OWN-03"]


def test_ids_used_by_two_checklists_are_found():
    one = read(SOUND.encode(), "own.yaml")
    text = SOUND.replace("our-own", "other").replace("OWN-01", "NEW-01").replace("OWN-02", "NEW-02")
    assert repeated_ids([one, read(text.encode(), "other.yaml")]) == {
        "OWN-03": ["our-own", "other"]
    }


# ---- whatever is done to a file, an answer comes back

LINES = SOUND.splitlines(keepends=True)
PATIENT = settings(deadline=None, max_examples=50)  # a shared runner may be slow


def answer(data: bytes) -> None:
    found = faults(data, "own.yaml")
    limit = data.count(b"\n") + data.count(b"\r") + 1
    for fault in found:
        assert 1 <= fault.line <= limit and fault.column >= 1
        assert fault.into("ja") and fault.into("en")
    if not found:
        assert isinstance(read(data, "own.yaml"), ChecklistFile)


@PATIENT
@given(st.sets(st.integers(0, len(LINES) - 1), min_size=1, max_size=4))
def test_lines_left_out(gone):
    answer("".join(line for n, line in enumerate(LINES) if n not in gone).encode())


@PATIENT
@given(st.lists(st.sampled_from(range(len(LINES))), min_size=1, max_size=4))
def test_lines_written_twice(again):
    answer("".join(line * (1 + again.count(n)) for n, line in enumerate(LINES)).encode())


@PATIENT
@given(st.permutations(range(len(LINES))).map(lambda order: order[:25]))
def test_lines_in_any_order(order):
    answer("".join(LINES[n] for n in order).encode())


@PATIENT
@given(st.integers(0, len(SOUND.encode())))
def test_a_file_cut_off_anywhere(end):
    answer(SOUND.encode()[:end])


@PATIENT
@given(
    st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.text(max_size=3)), min_size=1, max_size=6)
)
def test_characters_replaced_anywhere(changes):
    text = list(SOUND)
    for place, new in changes:
        text[place] = new
    answer("".join(text).encode("utf-8", "surrogatepass"))


PIECES = [
    *"-:?&*!|>'\"%@`{}[],#\n\t \\~<=",
    "- ",
    ": ",
    "\n  ",
    "\n---\n",
    "...",
    "<<: ",
    "ja",
    "１",
]


@PATIENT
@given(st.integers(0, len(SOUND) - 1), st.lists(st.sampled_from(PIECES), min_size=1, max_size=5))
def test_signs_of_yaml_anywhere(place, signs):
    answer((SOUND[:place] + "".join(signs) + SOUND[place:]).encode())


@PATIENT
@given(st.lists(st.sampled_from([*PIECES, "id", "questions", "a"]), max_size=30))
def test_nothing_but_signs(signs):
    answer("".join(signs).encode())


@PATIENT
@given(st.integers(0, len(SOUND.encode()) - 1), st.binary(min_size=1, max_size=4))
def test_bytes_replaced_anywhere(place, junk):
    data = SOUND.encode()
    answer(data[:place] + junk + data[place + len(junk) :])
