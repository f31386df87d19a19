"""Pages, their numbers, contents, bookmarks, fonts, seals, and how a paper ends."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from papers import FRONT, body, drawn, pages_of, reader, squeezed
from PIL import Image

from pmsdesk.base.errors import Unavailable
from pmsdesk.reports.paper import (
    EMPTY_BOXES,
    Approval,
    Bars,
    Cancelled,
    Column,
    Heat,
    Paper,
    Photo,
    Ring,
    Series,
    Trend,
    Watch,
)


def chapters(paper, count=24):
    for n in range(count):
        paper.new_page()
        paper.heading(f"第{n + 1}章 部門{n + 1}")
        paper.heading(f"詳細{n + 1}", 2)
        paper.table([Column("文")], [[f"行{n}-{k}"] for k in range(30)])


def test_each_page_bears_its_number_and_the_number_of_pages():
    pages = pages_of(drawn(chapters))
    for number, page in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in page


def test_no_contents_below_ten_pages():
    pages = pages_of(drawn(lambda paper: chapters(paper, 8)))
    assert len(pages) == 9 - 0
    assert not any("目次" in page for page in pages)


@pytest.mark.parametrize("cover", [False, True])
@pytest.mark.parametrize("count", [24, 90])
def test_the_contents_name_the_page_each_chapter_stands_on(cover, count):
    data = drawn(lambda paper: chapters(paper, count), cover=cover)
    pages = [squeezed(page) for page in pages_of(data)]
    contents = [
        at for at, page in enumerate(pages) if "目次" in page or at and "目次" in pages[at - 1]
    ]
    assert contents[0] == (1 if cover else 0)
    listed = "".join(page.get_text_range() for at, page in _layers(data) if at < len(pages) - count)
    for n in range(1, count + 1):
        found = re.search(rf"第{n}章 部門{n}\s+(\d+)", listed)
        assert found, n
        assert f"第{n}章部門{n}" in pages[int(found[1]) - 1]
        assert f"行{n - 1}-29" in pages[int(found[1]) - 1]


def _layers(data):
    import pypdfium2

    for at, page in enumerate(pypdfium2.PdfDocument(data)):
        yield at, page.get_textpage()


def test_a_click_on_the_contents_and_a_bookmark_lead_to_the_chapter():
    data = drawn(lambda paper: chapters(paper, 24), cover=True)
    pdf = reader(data)
    texts = [squeezed(page) for page in pages_of(data)]
    outline = [one for one in pdf.outline if not isinstance(one, list)]
    assert [one.title for one in outline[:3]] == ["目次", "第1章 部門1", "第2章 部門2"]
    for one in outline[1:]:
        assert squeezed(one.title) in texts[pdf.get_destination_page_number(one)]
    links = [a.get_object() for page in pdf.pages for a in page.get("/Annots", [])]
    assert len(links) == 48
    for link, title in zip(links[::2], outline[1:], strict=True):
        name = link["/Dest"] if "/Dest" in link else link["/A"]["/D"]
        target = pdf.named_destinations[str(name)] if isinstance(name, str) else None
        assert (
            target is None
            or squeezed(title.title) in texts[pdf.get_destination_page_number(target)]
        )


def test_a_deeper_heading_first_does_not_break_the_bookmarks():
    def draw(paper):
        paper.heading("深い", 3)
        paper.heading("浅い", 1)

    assert [one.title for one in reader(drawn(draw)).outline] == ["深い", "浅い"]


def test_all_fonts_are_embedded_subsets():
    def draw(paper):
        chapters(paper, 3)
        paper.chart(Ring([("○", 3), ("×", 1)], "75 %"))

    fonts = {}
    for page in reader(drawn(draw)).pages:
        for name, font in page["/Resources"]["/Font"].items():
            fonts[name] = font.get_object()
    assert fonts
    for font in fonts.values():
        assert re.match(r"/[A-Z]{6}\+BIZUDPGothic-", font["/BaseFont"])
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_the_same_paper_at_the_same_moment_is_the_same_file():
    def draw(paper):
        chapters(paper, 12)
        paper.photos([Photo(picture(300, 200), "写真")])

    assert drawn(draw) == drawn(draw)


def test_a_paper_in_landscape_is_wider_than_high():
    page = reader(drawn(lambda paper: None, landscape=True)).pages[0].mediabox
    assert (round(page.width), round(page.height)) == (842, 595)


# ---- approval boxes


def test_a_seal_bears_department_date_and_surname_and_says_that_it_is_electronic():
    boxes = [Approval("承認", "髙﨑", date(2026, 11, 20), "代表取締役"), Approval("作成")]
    text = body(drawn(lambda paper: None, replace(FRONT, approvals=boxes)))
    for word in ("髙﨑", "2026.11.20", "代表取締役", "電子承認", "作成"):
        assert word in text


def test_boxes_for_wet_seals_are_empty_and_in_the_order_given():
    text = body(drawn(lambda paper: None, replace(FRONT, approvals=EMPTY_BOXES)))
    assert text.index("承認") < text.index("確認") < text.index("作成")
    assert "電子承認" not in text


# ---- pictures


def picture(width, height, kind="JPEG", **more):
    out = BytesIO()
    Image.new("RGB", (width, height), "#407090").save(out, kind, **more)
    return out.getvalue()


def images_of(data):
    return [image.image.size for page in reader(data).pages for image in page.images]


def test_a_large_photo_is_made_no_larger_than_paper_shows():
    (size,) = images_of(drawn(lambda paper: paper.photos([Photo(picture(4000, 3000))])))
    assert max(size) < 600


def test_a_photo_taken_sideways_is_turned_upright():
    exif = Image.Exif()
    exif[0x112] = 6
    (size,) = images_of(drawn(lambda p: p.photos([Photo(picture(400, 300, exif=exif))])))
    assert size == (300, 400)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_other_sorts_of_pictures_are_placed_too(kind):
    assert len(images_of(drawn(lambda paper: paper.photos([Photo(picture(40, 30, kind))])))) == 1


@pytest.mark.parametrize(
    "data, words",
    [
        (b"not a picture", "この画像は読み取れません。"),
        (picture(300, 300)[:400], "この画像は読み取れません。"),
        (b"", "この画像は読み取れません。"),
    ],
)
def test_a_picture_that_cannot_be_read_says_so_with_its_caption(data, words):
    text = body(drawn(lambda paper: paper.photos([Photo(data, "施錠の記録")])))
    assert words in text
    assert "施錠の記録" in text


def test_a_picture_that_unpacks_to_a_giant_is_not_unpacked():
    bomb = BytesIO()
    Image.new("1", (40_000, 40_000)).save(bomb, "PNG")
    text = body(drawn(lambda paper: paper.photos([Photo(bomb.getvalue())])))
    assert "大きすぎて" in text


def test_a_caption_of_any_length_is_printed():
    caption = "".join(f"{n:03d}番目の説明。" for n in range(400))
    text = body(drawn(lambda paper: paper.photos([Photo(picture(40, 30), caption)] * 2)))
    assert text.count("399番目") == 2


# ---- charts


def test_charts_bear_all_their_names_and_figures():
    names = [f"部門{n}" for n in range(40)]

    def draw(paper):
        values = list(range(1, 41))
        paper.chart(Bars(names, [Series("不適合", values), Series("一部不備", values)]), "部門別")
        paper.chart(Bars(names[:4], [Series("新規", [5, 6, 7, 8])], stacked=True))
        paper.chart(Trend(["Q1", "Q2", "Q3"], [Series("適合率", [80, None, 91.5])], "%"), "推移")
        paper.chart(Ring([("適合", 9), ("不適合", 1)], "90 %", "適合率"))
        paper.heat(
            "部門", ["技術的", "物理的"], [(name, [Heat(0, "○"), Heat(3, "×1")]) for name in names]
        )

    text = body(drawn(draw))
    for name in names:
        assert text.count(name) >= 2
    for word in (
        "不適合",
        "一部不備",
        "推移",
        "Q1",
        "Q3",
        "80%",
        "91.5%",
        "90%",
        "技術的",
        "90.0%",
    ):
        assert word in text, word
    assert text.count("×1") == 40


def test_charts_of_nothing_do_not_fail():
    def draw(paper):
        paper.chart(Bars(["a"], [Series("x", [0])]))
        paper.chart(Bars([], [Series("x", [])]))
        paper.chart(Trend([], [Series("x", [])]))
        paper.chart(Trend(["a"], [Series("x", [None])]))
        paper.chart(Ring([("a", 0)]))
        paper.chart(Ring([]))

    assert pages_of(drawn(draw))


# ---- ending


def endless():
    number = 0
    while True:
        number += 1
        yield [f"{number}"]


def test_a_cancelled_paper_leaves_nothing_behind(tmp_path):
    asked = iter([False] * 10 + [True] * 1000)
    watch = Watch(cancelled=lambda: next(asked))
    with pytest.raises(Cancelled), Paper(tmp_path / "a.pdf", FRONT, watch=watch) as paper:
        paper.table([Column("a")], endless())
    assert list(tmp_path.iterdir()) == []


def test_a_paper_that_fails_keeps_the_old_file(tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def rows():
        yield ["1"]
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError), Paper(target, FRONT) as paper:
        paper.table([Column("a")], rows())
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_progress_never_goes_back_and_ends_at_the_total():
    seen = []
    watch = Watch(progress=lambda done, total: seen.append((done, total)), total=500)
    drawn(lambda paper: paper.table([Column("a")], ([n] for n in range(500))), watch=watch)
    assert seen == sorted(seen)
    assert seen[-1] == (500, 500)
    assert len(seen) > 15


def test_a_folder_that_is_not_there_is_said_at_once(tmp_path):
    with (
        pytest.raises(Unavailable, match="does not exist"),
        Paper(tmp_path / "no" / "a.pdf", FRONT),
    ):
        raise AssertionError("drawing has begun")


def test_a_folder_of_the_same_name_is_not_replaced(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(Unavailable, match="a folder"), Paper(tmp_path / "a.pdf", FRONT):
        raise AssertionError("drawing has begun")


def test_the_engine_is_imported_without_reportlab():
    import subprocess
    import sys

    code = (
        "import pmsdesk.reports.paper, pmsdesk.reports.workbook, pmsdesk.reports.read_rows, sys;"
        "sys.exit(any(name.split('.')[0] in {'reportlab','openpyxl','xlsxwriter','PIL'}"
        " for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
