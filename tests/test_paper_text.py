"""Whatever is written into a paper stands in its text, whole, on paper and for the search."""

from datetime import UTC, date, datetime

import pypdf
import pytest
from papers import FRONT, body, drawn, pages_of, reader, squeezed

from pmsdesk.base.text import T
from pmsdesk.reports.paper import (
    Band,
    Bar,
    Column,
    Heat,
    Mark,
    Said,
    Stack,
    Strong,
    Tag,
)

HOSTILE = [
    '=HYPERLINK("http://x","y")',
    "<b>太字</b>&amp;<script>alert(1)</script>",
    "+81-3-0000-0000",
    "100%（税込）\\(raw) ET Q",
    "髙﨑 彁 ㈱① ～〜−",
    "%s {name} {{}} %(x)s",
]


def test_every_cell_of_a_long_table_is_there_once():
    rows = [
        [f"Q-{n:04d}", f"設問その{n:04d}を確認したか。", n, date(2026, 4, 1)] for n in range(700)
    ]

    def draw(paper):
        columns = [Column("番号"), Column("設問"), Column("数", align="right"), Column("日付")]
        paper.table(columns, iter(rows))

    text = body(drawn(draw))
    for number, question, _, _ in rows:
        assert text.count(number) == 1
        assert text.count(question) == 1
    assert text.count("2026-04-01") == len(rows)


def test_the_head_of_a_table_stands_on_each_of_its_pages():
    pages = pages_of(
        drawn(lambda paper: paper.table([Column("見出し")], ([n] for n in range(300))))
    )
    assert len(pages) > 3
    assert all("見出し" in page for page in pages)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_written_everywhere(text):
    def draw(paper):
        paper.heading(text)
        paper.paragraph(text)
        paper.facts([(text, text)])
        paper.note(text, text)
        paper.table([Column(text)], [[text], [Tag(text)], [Said(text, bold=True)], Band(text), [1]])

    assert body(drawn(draw)).count(squeezed(text)) >= 9


def test_ten_thousand_characters_print_whole_wherever_they_stand():
    text = "".join(f"{n:04d}個人情報の取扱い。" for n in range(770))  # over 10,000 characters

    def draw(paper):
        paper.paragraph(text)
        paper.note(text)
        paper.facts([("備考", text)])
        paper.table([Column("a", width=30), Column("b", weight=1)], [["x", text], ["y", "z"]])

    shown = body(drawn(draw, contents_from=10_000))
    for n in range(770):
        assert shown.count(f"{n:04d}個") == 4


def test_a_character_without_a_glyph_is_named_and_can_be_found():
    data = drawn(lambda paper: paper.paragraph("𠮷野家の🙂と\x1b[0mと\u0000終"))
    seen = squeezed("".join(page.extract_text() for page in reader(data).pages))
    for text in (seen, body(data)):
        assert "U+20BB7野家のU+1F642とESC[0mとNUL終" in text
    copied = "𠮷U+20BB7".encode("utf-16-be").hex().upper()
    assert copied.encode() in reader(data).pages[0].get_contents().get_data()


def test_a_rare_kanji_the_font_has_keeps_its_place_in_the_text_layer():
    data = drawn(lambda paper: paper.paragraph("[\U0002000b]"))
    assert "[\U0002000b]" in body(data)
    assert "[\U0002000b]" in "".join(page.extract_text() for page in reader(data).pages)


def test_half_a_surrogate_pair_does_no_harm():
    assert "U+D800" in body(drawn(lambda paper: paper.heading("壊れた\ud800文字")))


def test_marks_and_words_stand_in_the_text_layer():
    marks = [
        [Mark("○", "適合")],
        [Mark("△", "一部不備")],
        [Mark("×", "不適合")],
        [Mark("－", "対象外")],
    ]
    text = body(drawn(lambda paper: paper.table([Column("評価", width=25)], marks)))
    for mark in ("○適合", "△一部不備", "×不適合", "－対象外"):
        assert mark in text


def test_every_sort_of_cell_shows_its_text():
    def draw(paper):
        paper.table(
            [Column("a"), Column("b")],
            [
                [Tag("期限超過", "bad"), Heat(4, "×2")],
                [
                    Stack((Said("設問文"), Said("法第23条", small=True))),
                    Bar((3, 1, 0, 1), "75.0 %"),
                ],
                [True, None],
                [1234567, 0.5],
                [datetime(2026, 4, 1, 9, 5, tzinfo=UTC), T("Yes", "はい")],
                Strong(["合計", 12]),
            ],
        )

    text = body(drawn(draw))
    for word in ("期限超過", "×2", "設問文", "法第23条", "75.0%", "1,234,567", "0.5",
                 "2026-04-0109:05", "合計"):  # fmt: skip
        assert word in text, word


def test_a_row_is_never_divided_unless_it_is_higher_than_a_page():
    rows = [[f"始{n:03d}" + "あ" * (40 + n % 90) + f"終{n:03d}"] for n in range(120)]
    for page in pages_of(drawn(lambda paper: paper.table([Column("文", weight=1)], rows))):
        text = squeezed(page)
        for n in range(120):
            assert (f"始{n:03d}" in text) == (f"終{n:03d}" in text)


@pytest.mark.parametrize("fill", range(28, 60))
def test_a_heading_and_a_band_are_never_left_alone_at_the_foot(fill):
    def draw(paper):
        for n in range(fill):
            paper.paragraph(f"段落{n}")
        paper.heading("見出し")
        paper.table([Column("列")], [Band("帯"), ["行"], ["行2"]])

    for page in pages_of(drawn(draw)):
        assert ("見出し" in page) == ("帯" in page) == ("行2" in page)


def test_an_empty_table_says_so():
    assert "該当なし" in body(drawn(lambda paper: paper.table([Column("a")], [])))
    assert "None" in body(drawn(lambda paper: paper.table([Column("a")], []), lang="en"))


def test_the_title_block_says_what_when_and_for_whom():
    text = body(drawn(lambda paper: paper.ending()))
    for word in (FRONT.number, "自己点検結果報告書", FRONT.period, FRONT.department):
        assert word in text
    for word in ("2026-11-2210:30", "社外秘", FRONT.company, "以上"):
        assert word in text


def test_the_witness_line_stands_on_each_page():
    data = drawn(lambda paper: [paper.new_page() or paper.paragraph("x") for _ in range(4)])
    assert all("履歴 1234 · 9f2c0a1b2c3d4e5f · 印刷 2026-11-22 10:30" in p for p in pages_of(data))


def test_a_paper_without_a_body_is_still_a_paper():
    assert len(pages_of(drawn(lambda paper: None))) == 1


def test_metadata_names_title_company_and_language():
    pdf = reader(drawn(lambda paper: None, lang="en"))
    assert isinstance(pdf.metadata, pypdf.DocumentInformation)
    assert (pdf.metadata.title, pdf.metadata.author) == (FRONT.title, FRONT.company)
    assert pdf.metadata.subject == "SI-2026-001 · 2026年度 · 総務部"
    assert pdf.metadata.creation_date_raw == "D:20261122103000+09'00'"
    assert pdf.trailer["/Root"]["/Lang"] == "en"


def test_text_after_a_strange_character_keeps_its_size():
    """A mark is small; what follows it in the same cell or on the next line is not."""
    from pypdfium2 import PdfDocument

    def draw(paper):
        paper.paragraph("前\x1b後" + "続く文章です。" * 30)

    page = PdfDocument(drawn(draw))[0]
    layer = page.get_textpage()
    text = layer.get_text_range()
    tall = [layer.get_charbox(at, loose=True) for at in range(len(text)) if text[at] in "前後続"]
    heights = {round(top - bottom, 1) for _, bottom, _, top in tall}
    layer.close()
    assert len(heights) == 1
