"""Pages on the screen and on paper: where they stand, which are drawn, what a printer gets."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from pmsdesk_ui.long_work import Cancelled
from pmsdesk_ui.pdf import Pdf
from pmsdesk_ui.screens.report import printing
from pmsdesk_ui.screens.report.page_layout import GAP, LEAST, MOST, PageLayout, fitting
from pmsdesk_ui.screens.report.page_pictures import PagePictures
from pmsdesk_ui.screens.report.page_view import FIT_PAGE, PageView
from pmsdesk_ui.screens.report.thumbnails import Thumbnails

UPRIGHT, LYING = (595.3, 841.9), (841.9, 595.3)
sizes = st.lists(st.sampled_from([UPRIGHT, LYING, (300.0, 5000.0)]), min_size=1, max_size=40)
zooms = st.floats(LEAST, MOST)


def paper(*pages):
    """A PDF with a page of each size; each says its number, counted from 1."""
    out = BytesIO()
    canvas = Canvas(out)
    for number, size in enumerate(pages, 1):
        canvas.setPageSize(size)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(80, 300, f"page {number}")
        canvas.showPage()
    canvas.save()
    return Pdf(out.getvalue())


@pytest.fixture
def ten():
    pdf = paper(*[UPRIGHT] * 10)
    yield pdf
    pdf.close()


def on_paper(path, **how):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    for name, value in how.items():
        getattr(printer, name)(value)
    return printer


def darkest(image, columns=60):
    small = image.scaledToWidth(columns)
    spots = [(x, y) for x in range(small.width()) for y in range(small.height())]
    return min(small.pixelColor(*spot).lightness() for spot in spots)


def black(image):
    """The edges of what is printed: left, top, right, bottom."""
    spots = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 128
    ]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return min(xs), min(ys), max(xs), max(ys)


def quiet(done, total):
    """Nobody looks on."""


# ---- on paper


def test_every_page_comes_out_of_the_printer_at_its_true_size(qapp, tmp_path, ten):
    sent = printing.send(ten, on_paper(tmp_path / "out.pdf"), quiet)
    printed = Pdf((tmp_path / "out.pdf").read_bytes())
    assert sent == len(printed) == 10
    for number, (wide, high) in enumerate(printed.sizes):
        assert (wide, high) == pytest.approx((595, 842), abs=1)
        assert darkest(printed.picture(number, 600)) < 120, "the page is not blank"
    printed.close()


def test_a_page_is_printed_where_it_stands_on_the_screen(qapp, tmp_path, ten):
    printing.send(ten, on_paper(tmp_path / "out.pdf"), quiet)
    printed = Pdf((tmp_path / "out.pdf").read_bytes())
    assert black(ten.picture(0, 300)) == pytest.approx(black(printed.picture(0, 300)), abs=2)
    printed.close()


def test_a_lying_page_is_printed_lying_between_upright_ones(qapp, tmp_path):
    pdf = paper(UPRIGHT, LYING, UPRIGHT)
    printing.send(pdf, on_paper(tmp_path / "out.pdf"), quiet)
    printed = Pdf((tmp_path / "out.pdf").read_bytes())
    assert [wide > high for wide, high in printed.sizes] == [False, True, False]
    pdf.close()
    printed.close()


def test_only_the_pages_asked_for_are_printed(qapp, tmp_path, ten):
    printer = on_paper(tmp_path / "out.pdf", setPrintRange=QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 5)
    assert printing.asked_for(printer, 10) == [2, 3, 4]
    assert printing.send(ten, printer, quiet) == 3


def test_the_last_page_may_come_first(qapp, tmp_path):
    last = QPrinter.PageOrder.LastPageFirst
    printer = on_paper(tmp_path / "out.pdf", setPageOrder=last)
    assert printing.asked_for(printer, 3) == [2, 1, 0]


def test_copies_come_in_sets_or_page_by_page(qapp, tmp_path):
    printer = on_paper(tmp_path / "out.pdf", setCopyCount=2, setCollateCopies=True)
    if printer.supportsMultipleCopies():
        pytest.skip("this printer makes its copies itself")
    assert printing.asked_for(printer, 2) == [0, 1, 0, 1]
    printer.setCollateCopies(False)
    assert printing.asked_for(printer, 2) == [0, 0, 1, 1]


def test_printing_stops_where_it_is_cancelled(qapp, tmp_path, ten):
    told = []

    def tell(done, total):
        told.append(done)
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        printing.send(ten, on_paper(tmp_path / "out.pdf"), tell)
    assert told == [0, 1, 2, 3]


# ---- on the screen


def test_only_pages_in_sight_are_drawn(qtbot, kit_session):
    pdf = paper(*[UPRIGHT] * 60)
    view = PageView("Preview")
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    pictures = PagePictures(kit_session.runner, pdf, view)
    view.show_pages(pictures)
    settle(qtbot, kit_session.runner)
    assert {page for page, _ in pictures.kept} == {0, 1}
    view.go(30)
    settle(qtbot, kit_session.runner)
    assert {page for page, _ in pictures.kept} <= {0, 1, *range(28, 33)}
    assert view.page == 30


def test_a_page_is_drawn_with_the_pixels_of_the_screen(qtbot, kit_session, ten):
    view = PageView("Preview")
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    pictures = PagePictures(kit_session.runner, ten, view)
    view.show_pages(pictures)
    settle(qtbot, kit_session.runner)
    width = round(view.layout_.rect(0).width() * view.devicePixelRatioF())
    assert pictures.kept[0, width].width() == width


def test_the_place_in_the_paper_is_kept_when_the_zoom_changes(qtbot, kit_session, ten):
    view = PageView("Preview")
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_pages(PagePictures(kit_session.runner, ten, view))
    view.go(6)
    for fit in (2.0, 0.5, FIT_PAGE, 1.0):
        view.put_zoom(fit)
        assert view.page in (6, 7) if fit == 0.5 else view.page == 6
    settle(qtbot, kit_session.runner)


def test_the_page_list_leads_to_a_page(qtbot, kit_session, ten):
    pages = Thumbnails("Pages")
    qtbot.addWidget(pages)
    pages.resize(132, 400)
    pages.show()
    pages.show_pages(PagePictures(kit_session.runner, ten, pages), "Page {n}")
    picked = []
    pages.picked.connect(picked.append)
    assert pages.model().index(3, 0).data() == "Page 4"
    pages.follow(4)
    assert picked == [], "following the pages is no choice of the user's"
    pages.clicked.emit(pages.model().index(3, 0))
    assert picked == [3]
    settle(qtbot, kit_session.runner)


def settle(qtbot, runner):
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not runner.waiting, timeout=40_000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not runner.waiting, timeout=40_000)


# ---- the document


def test_pages_are_drawn_from_many_threads_at_once(ten):
    other = paper(*[LYING] * 10)
    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(pdf.picture, n % 10, 200) for n in range(80) for pdf in (ten, other)]
        assert all(job.result().width() == 200 for job in jobs)
    other.close()


def test_after_its_end_a_document_has_no_pictures_but_does_no_harm(ten):
    ten.close()
    assert ten.picture(0, 100).isNull()
    assert ten.text(0) == "" and ten.find("page", 0) == []
    ten.close()


@pytest.mark.parametrize("width", [1, 7, 333, 1000])
def test_a_picture_is_exactly_as_wide_as_asked_for(ten, width):
    assert ten.picture(0, width).width() == width


def test_words_are_found_where_they_stand(ten):
    [place] = ten.find("page 4", 3)
    [box] = place.boxes
    assert 70 < box.left() < 90 and box.right() < 400
    assert 841.9 - 300 - 60 < box.top() < 841.9 - 300, "measured from the upper edge"
    assert ten.find("page 4", 2) == []


def test_pictures_are_the_documents_while_their_owner_lives(qtbot, kit_session, ten):
    owner = QObject()
    PagePictures(kit_session.runner, ten, owner)
    assert not ten.picture(0, 50).isNull()
    owner.deleteLater()
    del owner
    qtbot.waitUntil(lambda: ten.picture(0, 50).isNull(), timeout=2000)


# ---- where pages stand


@given(sizes, zooms, st.integers(200, 3000))
def test_pages_stand_below_one_another_and_never_overlap(pages, zoom, width):
    layout = PageLayout(pages, zoom, width)
    areas = [layout.rect(number) for number in range(len(pages))]
    for above, below in zip(areas, areas[1:], strict=False):
        assert below.top() == above.bottom() + GAP
    assert layout.whole.height() == areas[-1].bottom() + GAP
    assert all(area.left() >= GAP for area in areas)


@given(sizes, zooms, st.integers(200, 3000))
def test_the_page_at_a_height_is_the_one_that_stands_there(pages, zoom, width):
    layout = PageLayout(pages, zoom, width)
    for number in range(len(pages)):
        area = layout.rect(number)
        assert layout.at(area.top()) == layout.at(area.center().y()) == number
        assert number in layout.between(area.top() + 1, area.bottom() - 1)


@given(sizes, st.integers(200, 3000), st.integers(200, 2000))
def test_a_fitted_page_is_seen_whole(pages, width, height):
    zoom = fitting(pages, width, height)
    layout = PageLayout(pages, zoom, width)
    if LEAST < zoom < MOST:
        assert layout.whole.width() <= width + 1
        assert all(layout.rect(n).height() <= height for n in range(len(pages)))


def test_the_page_is_there_before_printers_and_papers_are_imported():
    code = (
        "import sys, pmsdesk_ui.screens.report.screen\n"
        "late = ('PySide6.QtPrintSupport', 'pypdfium2', 'reportlab', 'xlsxwriter')\n"
        "print([name for name in late if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
