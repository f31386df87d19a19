"""Lines break where Japanese typesetting allows, and nowhere else."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsdesk.reports.paper import fonts
from pmsdesk.reports.paper.lines import NO_END, NO_START, SPACES, lines_of
from pmsdesk.reports.paper.strange import tidy

WIDTHS = fonts.widths(fonts.REGULAR)
WORDS = ["規程", "台帳", "記録", "点検", "是正処置", "委託先", "サーバー", "漏えい", "のっとり"]
SIGNS = [
    "（注1）",
    "「台帳」",
    "、",
    "。",
    "を",
    "『規程』第3条",
    "ISO27001",
    "100%",
    "々",
    "…",
    "！",
]
SIGNS += ["（No.5）", "￥1,200", "――", "https://example.co.jp/a?b=c", "ヶ所", "\u3000", " "]


def broken(text: str, points: float, size: float = 8) -> list[str]:
    return lines_of(text, WIDTHS.__getitem__, points * 1000 / size)


def wide(line: str, size: float = 8) -> float:
    return sum(map(WIDTHS.__getitem__, line)) * size / 1000


def test_ten_thousand_lines_have_no_fault_and_no_overhang():
    dice = random.Random(3)
    count = faults = over = 0
    while count < 10_000:
        text = "".join(dice.choice(WORDS) + dice.choice(SIGNS) for _ in range(18))
        points = 70 + dice.randrange(120)
        lines = broken(text, points)
        count += len(lines)
        faults += sum(line[:1] in NO_START for line in lines[1:] if line)
        faults += sum(line.rstrip(SPACES)[-1:] in NO_END for line in lines[:-1] if line)
        over += sum(wide(line) > points + 1e-6 for line in lines)
    assert (faults, over) == (0, 0)


@given(st.text(max_size=300), st.integers(20, 300))
@settings(max_examples=300, deadline=None)
def test_no_text_loses_a_character_or_hangs_over(text, points):
    text = tidy(text)
    lines = broken(text, points)
    strip = str.maketrans("", "", SPACES + "\n")
    assert "".join(lines).translate(strip) == text.translate(strip)
    widest = max((WIDTHS[c] * 8 / 1000 for c in text if c != "\n"), default=0)
    assert all(wide(line) <= max(points, widest) + 1e-6 for line in lines)


@pytest.mark.parametrize("word", ["ISO/IEC27001", "2026/4/1", "e-mail@example.co.jp", "12,345.6"])
def test_a_latin_word_that_fits_a_line_is_not_parted_within(word):
    for lead in range(1, 16):
        lines = broken("あ" * lead + word + "を", 16 * 8)
        glued = word if "/" not in word or word[0].isdigit() else word.split("/")[0]
        assert any(glued in line for line in lines), (lead, lines)


def test_a_word_longer_than_the_column_is_parted_and_whole():
    lines = broken("前" + "x" * 500, 50)
    assert "".join(lines) == "前" + "x" * 500
    assert all(wide(line) <= 50 for line in lines)


def test_newlines_are_kept_and_an_empty_line_stays():
    assert broken("一行目\n\n三行目", 200) == ["一行目", "", "三行目"]


def test_an_english_sentence_breaks_at_spaces_only():
    text = "The self-inspection covered all departments (including sales), and two were late."
    words = set(text.split())
    for points in range(80, 160, 7):
        for line in broken(text, points):
            assert set(line.split()) <= words


def test_a_run_of_forbidden_signs_still_ends():
    assert "".join(broken("、" * 3000, 40)) == "、" * 3000
    assert "".join(broken("（" * 3000, 40)) == "（" * 3000


def test_ten_thousand_characters_break_in_no_time_and_keep_all():
    text = "個人情報の取扱い（委託を含む）を、確認した。" * 500
    assert "".join(broken(text, 150)) == text


def test_kana_typed_with_separate_marks_are_joined_but_old_kanji_are_left():
    assert tidy("か\u3099は\u309a") == "がぱ"
    assert tidy("神\ufa19") == "神\ufa19"


def test_tabs_become_columns():
    assert tidy("a\tb\n委託\tc") == "a   b\n委託    c"
