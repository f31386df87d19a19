"""Evidence in the window: files in by dialog, drop and paste; thumbnails; looked at; taken back."""

from datetime import date
from io import BytesIO

import pytest
from inspection_window import Seat, in_the_dialog, png
from inspections import mine, opened
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmsdesk.kinds import Answer, Evidence
from pmsdesk.services import evidence
from pmsdesk.store.blob import LARGEST
from pmsdesk_ui.evidence import words
from pmsdesk_ui.evidence.pictures import decoded, pages
from pmsdesk_ui.evidence.saving import legal
from pmsdesk_ui.evidence.viewer import Viewer

CONTROL = Qt.KeyboardModifier.ControlModifier
SMALL = QSize(200, 200)


@pytest.fixture
def seat(qtbot, styled, desk, clock, manager, head, sales):
    """The head of Sales before the first question."""
    opened(desk, clock, manager)
    seat = Seat(qtbot, desk, clock, head)
    seat.go(id=mine(sales).id)
    yield seat
    seat.close()


def kept():
    return [(e.about, e.name) for e in Evidence.select().where(Evidence.taken_back_on.is_null())]


def settled(seat):
    seat.qtbot.waitUntil(lambda: not seat.view.attaching.under_way, timeout=40_000)
    seat.calm()


def dropped(mime):
    actions = Qt.DropAction.CopyAction
    buttons = Qt.MouseButton.LeftButton
    return QDropEvent(QPointF(9, 9), actions, mime, buttons, Qt.KeyboardModifier.NoModifier)


def test_files_dropped_anywhere_on_the_question_are_kept(seat, tmp_path):
    paths = [tmp_path / "鍵の管理簿.png", tmp_path / "memo.txt"]
    paths[0].write_bytes(png())
    paths[1].write_text("見ました", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    seat.pane.dropEvent(dropped(mime))
    settled(seat)
    assert sorted(kept()) == [("ORG-01", "memo.txt"), ("ORG-01", "鍵の管理簿.png")]
    assert len(seat.pane.box.tiles) == 2


def test_files_chosen_in_the_dialog_become_thumbnails(seat, tmp_path):
    path = tmp_path / "shelf.png"
    path.write_bytes(png("orange", (3000, 2000)))
    seat.ask.files = [path]
    seat.pane.box.adding.click()
    settled(seat)
    tile = seat.pane.box.tiles[0]
    seat.qtbot.waitUntil(lambda: not tile.image.isNull(), timeout=40_000)
    assert tile.image.width() <= 396 and tile.image.height() <= 252
    assert "shelf.png" in tile.accessibleName() and "2026/06/30" in tile.accessibleName()


def test_a_file_goes_to_the_question_it_was_given_for(seat, tmp_path):
    path = tmp_path / "late.png"
    path.write_bytes(png())
    seat.pane.box.add([path])
    QTest.keyClick(seat.focus(), Qt.Key.Key_Down)  # on, before it has been read
    settled(seat)
    assert seat.code == "ORG-02" and kept() == [("ORG-01", "late.png")]
    assert seat.pane.box.tiles == []


def test_a_file_that_is_too_large_is_refused_beside_the_box(seat, tmp_path):
    path = tmp_path / "film.mp4"
    with path.open("wb") as out:
        out.truncate(LARGEST + 1)
    seat.pane.box.add([path])
    settled(seat)
    assert kept() == [] and "25 MB" in seat.pane.box.error.text()
    assert "film.mp4" in seat.pane.box.error.text()


def test_what_is_no_picture_is_refused_and_a_lost_file_told(seat, tmp_path):
    fake = tmp_path / "photo.jpg"
    fake.write_bytes(b"not a picture")
    seat.pane.box.add([fake])
    settled(seat)
    assert "photo.jpg" in seat.pane.box.error.text()
    seat.pane.box.add([tmp_path / "gone.png"])
    settled(seat)
    assert words.CANNOT_READ.fill(name="gone.png").ja in seat.pane.box.error.text()
    assert kept() == []


def test_a_trouble_with_a_file_is_told_on_the_page_once_one_has_moved_on(seat, tmp_path):
    fake = tmp_path / "photo.jpg"
    fake.write_bytes(b"not a picture")
    seat.pane.box.add([fake])
    QTest.keyClick(seat.focus(), Qt.Key.Key_Down)
    settled(seat)
    assert "photo.jpg" in seat.screen.banner.text.plain
    assert seat.pane.box.error.text() == ""


def test_text_with_a_picture_stays_text_in_the_comment_and_is_a_picture_elsewhere(seat):
    mime = QMimeData()
    mime.setImageData(QImage.fromData(png()))
    mime.setText("表計算のセル")
    QApplication.clipboard().setMimeData(mime)
    seat.pane.comment.setFocus()
    seat.press(Qt.Key.Key_V, mod=CONTROL)
    settled(seat)
    assert seat.pane.comment.text() == "表計算のセル" and kept() == []
    seat.pane.rest()
    seat.press(Qt.Key.Key_V, mod=CONTROL)
    settled(seat)
    assert len(kept()) == 1 and kept()[0][1].startswith(words.PASTED.ja)


def test_a_picture_alone_can_be_pasted_while_writing(seat):
    QApplication.clipboard().setImage(QImage.fromData(png()))
    seat.pane.comment.setFocus()
    seat.press(Qt.Key.Key_V, mod=CONTROL)
    settled(seat)
    assert len(kept()) == 1 and seat.pane.comment.text() == ""
    assert seat.focus() is seat.pane.comment


def test_leaving_waits_for_a_file_on_its_way(seat, tmp_path):
    path = tmp_path / "last.png"
    path.write_bytes(png())
    seat.pane.box.add([path])
    assert seat.window.close()
    seat.runner.stop()
    assert kept() == [("ORG-01", "last.png")]


def attach(seat, name="shelf.png", data=None):
    it, question = seat.view.sheet.id, seat.view.at
    seat.desk.do(seat.session.person, evidence.attach_to_answer, it, question, name, data or png())
    seat.screen.reload()
    seat.calm()
    return seat.pane.box.tiles[-1]


def test_a_file_is_taken_back_with_a_reason_and_stays_in_the_record(seat):
    tile = attach(seat)
    seat.ask.why = "別の部屋の写真だった"
    tile.setFocus()
    seat.press(Qt.Key.Key_Delete)
    seat.calm()
    assert kept() == [] and seat.pane.box.tiles == []
    assert Evidence.get().taken_back_reason == "別の部屋の写真だった"
    assert "shelf.png" in seat.ask.asked[-1]


def test_the_period_a_file_proves_can_be_given(seat):
    attach(seat)

    def answer(dialog):
        dialog.form.editor("proves_from").setText("2026/4/1")
        dialog.form.editor("proves_to").setText("2026/3/1")
        dialog.yes.click()
        assert dialog.form.rows["proves_to"].error.text()
        dialog.form.editor("proves_to").setText("R8.6.30")
        dialog.yes.click()

    in_the_dialog(answer)
    seat.pane.box.set_period(seat.pane.box.files[0])
    seat.calm()
    file = Evidence.get()
    assert (file.proves_from, file.proves_to) == (date(2026, 4, 1), date(2026, 6, 30))
    assert "2026/04/01 – 2026/06/30" in seat.pane.box.tiles[0].accessibleName()


def test_a_copy_is_saved_byte_for_byte(seat, tmp_path):
    data = png("red")
    tile = attach(seat, data=data)
    seat.ask.target = tmp_path / "copy.png"
    save = next(do for _, word, do in tile.acts if word == words.SAVE_COPY.ja)
    save()
    seat.qtbot.waitUntil(lambda: seat.ask.target.exists(), timeout=40_000)
    seat.qtbot.waitUntil(lambda: seat.ask.target.read_bytes() == data, timeout=40_000)
    seat.calm()
    seat.ask.target = tmp_path / "nowhere" / "copy.png"
    save()
    seat.calm()
    seat.qtbot.waitUntil(lambda: "copy.png" in seat.screen.banner.text.plain, timeout=40_000)


def test_the_viewer_shows_one_file_after_the_other(seat):
    attach(seat, "a.png", png("red", (800, 400)))
    attach(seat, "b.txt", b"words")
    files = seat.pane.box.files
    viewer = Viewer(seat.window, seat.session, files, files[0])
    seat.qtbot.addWidget(viewer)
    viewer.show()
    seat.qtbot.waitUntil(lambda: not viewer.image.isNull(), timeout=40_000)
    assert (viewer.image.width(), viewer.image.height()) == (800, 400)
    viewer.scale(2)
    assert viewer.zoom > 1
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.windowTitle() == "b.txt" and viewer.picture.text() == words.CANNOT_SHOW.ja
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert viewer.windowTitle() == "a.png"


def sideways():
    """A photo as a telephone writes it: lying on its side, with a note that says so."""
    out, picture = BytesIO(), Image.new("RGB", (1600, 900), "navy")
    exif = picture.getexif()
    exif[0x0112] = 6  # turn by a quarter to see it upright
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_photo_taken_upright_is_shown_upright_and_small():
    image = decoded(sideways(), "image/jpeg", SMALL)
    assert image.width() < image.height() <= 200
    assert image.width() == 112


def test_a_picture_smaller_than_the_room_is_not_blown_up():
    image = decoded(png(size=(64, 32)), "image/png", SMALL)
    assert (image.width(), image.height()) == (64, 32)


@pytest.mark.parametrize("mime", ["image/png", "image/jpeg", "application/pdf"])
def test_nonsense_is_no_picture_and_no_crash(mime):
    assert decoded(b"nonsense", mime, SMALL).isNull()
    assert pages(b"nonsense", mime) == 1


def test_a_paper_is_shown_page_by_page():
    out = BytesIO()
    first, second = Image.new("RGB", (300, 400), "white"), Image.new("RGB", (400, 300), "black")
    first.save(out, "PDF", save_all=True, append_images=[second])
    assert pages(out.getvalue(), "application/pdf") == 2
    upright = decoded(out.getvalue(), "application/pdf", SMALL, 0)
    across = decoded(out.getvalue(), "application/pdf", SMALL, 1)
    assert upright.width() < upright.height() <= 201
    assert across.height() < across.width() <= 201


@pytest.mark.parametrize(
    ("given", "fit"),
    [("写真.png", "写真.png"), ('a<b>:"c"/d.png', "a_b___c__d.png"), ("..", "file"), ("a. ", "a")],
)
def test_a_suggested_name_is_legal_on_windows(given, fit):
    assert legal(given) == fit


def test_nothing_can_be_added_to_what_is_handed_in(seat, desk, head, sales):
    attach(seat)
    seat.go(id=mine(sales).id, answers=True)
    box = seat.view.detail.box
    assert [tile.file.name for tile in box.tiles] == ["shelf.png"]
    assert not box.adding.isVisible() and not box.acceptDrops()
    assert {word for _, word, _ in box.tiles[0].acts} == {words.LOOK.ja, words.SAVE_COPY.ja}
    assert Answer.select().count() == 1
