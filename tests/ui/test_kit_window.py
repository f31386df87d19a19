"""The shell: pages, the way back, languages, colours; and what it must not import."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from small_desk import Outcome

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.standing import Role
from pmsdesk.base.text import T
from pmsdesk_ui import icons, look
from pmsdesk_ui.kit.screen import Screen
from pmsdesk_ui.main_window import MainWindow
from pmsdesk_ui.navigation import Page, second_line
from pmsdesk_ui.tones import DARK, LIGHT, Ink, Tones


class Note(Screen):
    title = T("Notes", "メモ")
    watches = frozenset({"Note"})

    def __init__(self, session):
        super().__init__(session)
        self.reads, self.place, self.stay = 0, {}, False
        self.line = QLineEdit()
        self.line.setAccessibleName("line")
        self.body.addWidget(self.line)

    def reload(self):
        self.reads += 1

    def open(self, **where):
        self.place = where
        if where:
            self.set_title(f"Note {where['id']}", above=type(self).title)

    def may_leave(self):
        return not self.stay


class Other(Note):
    title = T("Others", "その他")
    watches = frozenset({"Other"})


PAGES = [
    Page("notes", T("Notes", "メモ"), "file", Note),
    Page("others", T("Others", "その他"), "home", Other),
    Page("secret", T("Secret", "秘密"), "lock", Note, roles=frozenset({Role.AUDITOR})),
]


@pytest.fixture
def window(qtbot, kit_session):
    window = MainWindow(kit_session, PAGES)
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_page_is_built_when_it_is_first_shown(window):
    assert set(window.screens) == {"notes"}
    window.go("others")
    assert set(window.screens) == {"notes", "others"}


def test_pages_of_other_roles_are_neither_listed_nor_reached(window):
    assert "secret" not in window.rail.buttons
    window.go("secret")
    assert window.current_key() == "notes"


def test_a_screen_leads_to_a_record_on_another_page_and_back_again(window, kit_session):
    kit_session.go("others", id=5)
    assert window.current().place == {"id": 5}
    assert window.bar.title.text() == "Note 5"
    assert window.rail.buttons["others"].isChecked()
    window.step(-1)
    assert window.current_key() == "notes"
    window.step(1)
    assert window.current().place == {"id": 5}


def test_the_keyboard_reaches_every_page(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.current_key() == "others"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current_key() == "notes"
    with qtbot.waitSignal(window.search_asked):
        qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_a_page_with_something_unsaved_is_not_left(window):
    window.current().stay = True
    window.go("others")
    assert window.current_key() == "notes"
    assert window.rail.buttons["notes"].isChecked()
    assert not window.close()


def test_a_change_is_read_at_once_where_it_is_seen_and_later_where_it_is_not(qtbot, window):
    notes = window.current()
    window.go("others")
    assert notes.reads == 1

    def touch(person):
        return Outcome(None, frozenset({("Note", 1)}))

    window.current().do(touch, saved=None)
    qtbot.waitUntil(lambda: window.session.runner.waiting == 0)
    assert (notes.reads, window.current().reads) == (1, 1)
    window.go("notes")
    assert notes.reads == 2


def test_the_language_changes_every_word_and_keeps_the_place(window, kit_session):
    window.go("others")
    kit_session.speak("ja")
    assert window.current_key() == "others"
    assert window.bar.title.text() == "その他"
    assert "その他" in window.rail.buttons["others"].text()


def test_the_colours_change_at_once(window, kit_session):
    kit_session.wear("dark")
    assert look.tones(window) is DARK
    kit_session.wear("light")
    assert look.tones(window) is LIGHT


def test_a_saved_change_says_so(qtbot, window):
    window.current().do(lambda person: None)
    qtbot.waitUntil(lambda: window.toast.text() == "Saved.")
    assert window.toast.isVisible()


def test_a_refusal_and_an_outage_are_told_on_the_page(qtbot, window):
    page = window.current()
    tries = []

    def refuse(person):
        raise Refused(T("Not yours.", "権限がありません。"))

    def fail_once(person):
        tries.append(1)
        if len(tries) == 1:
            raise Unavailable(T("The disk is full.", "空き容量がありません。"))
        return "read"

    page.do(refuse)
    qtbot.waitUntil(lambda: page.banner.text.plain == "Not yours.")
    seen = []
    page.read(fail_once, done=seen.append)
    qtbot.waitUntil(lambda: page.banner.text.plain == "The disk is full.")
    page.banner.act.click()
    qtbot.waitUntil(lambda: seen == ["read"])
    assert not page.banner.isVisible()


def test_every_control_has_a_name_for_a_screen_reader(window):
    for control in [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]:
        if not control.isVisible():
            continue
        assert control.accessibleName() or getattr(control, "text", str)(), control


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("width", [900, 1280])
def test_no_word_of_the_shell_is_cut(qtbot, window, kit_session, lang, width):
    kit_session.speak(lang)
    window.resize(width, 800)
    QApplication.processEvents()
    for words in window.bar.findChildren(QLabel):
        if words.isVisible() and words.text():
            assert words.width() >= words.sizeHint().width() - 1, words.text()


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("みどり商事", ""),
        ("株式会社みほんクラウド", "株式会社"),
        ("みほんクラウド株式会社", "みほんクラウド"),
        ("Mihon Cloud, Inc.", "Mihon"),
        ("みほんシステムサービス", "みほんシステムサ"),
    ],
)
def test_a_long_company_name_takes_a_second_line_where_it_may(name, first):
    at = second_line(name, lambda part: len(part) <= 8)
    assert name[:at] == first


def test_the_whole_company_name_can_be_read_in_the_rail(window):
    rail = window.rail
    window.session.company = "株式会社みほんシステムサービスホールディングス東日本"
    for narrow, low in ((False, False), (False, True), (True, False)):
        rail.narrow(narrow, low)
        assert rail.company.text().count("\n") == (not narrow and not low)
    assert rail.company.toolTip()


def test_the_rail_keeps_only_icons_in_a_narrow_window(window):
    window.resize(1280, 800)
    QApplication.processEvents()
    wide = window.rail.width()
    window.resize(1000, 800)
    QApplication.processEvents()
    assert window.rail.width() < wide / 2


def test_every_page_icon_and_status_has_a_drawing(styled):
    for name in ("home", "inspections", "actions", "people", "registers", "reports", "settings"):
        assert not icons.picture(name, "#000000").isNull()
    with pytest.raises(KeyError):
        icons.picture("no such drawing", "#000000")


@pytest.mark.parametrize("tones", [LIGHT, DARK])
def test_words_can_be_read_on_their_ground(tones: Tones):
    pairs = [
        (tones.text, tones.ground),
        (tones.muted, tones.ground),
        (tones.muted, tones.rail),
        (tones.accent, tones.surface),
        (tones.on_accent, tones.accent),
        (tones.text, tones.accent_soft),
        (tones.danger, tones.surface),
    ]
    inks = [ink for name in Tones._fields if isinstance(ink := getattr(tones, name), Ink)]
    pairs += [(ink.text, ink.soft) for ink in inks] + [(ink.text, tones.surface) for ink in inks]
    for front, back in pairs:
        assert contrast(front, back) >= 4.5, (front, back, contrast(front, back))


def contrast(front, back):
    """As the web's accessibility guidelines count it: 1 is none, 21 black on white."""
    lighter, darker = sorted((luminance(front), luminance(back)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_the_shell_paints_before_anything_heavy_is_imported():
    code = (
        "import sys\n"
        "import pmsdesk_ui.main_window, pmsdesk_ui.kit.gate, pmsdesk_ui.kit.form, "
        "pmsdesk_ui.kit.table, pmsdesk_ui.kit.heatmap, pmsdesk_ui.kit.charts, "
        "pmsdesk_ui.kit.tiles, "
        "pmsdesk_ui.kit.timeline, pmsdesk_ui.kit.filters, pmsdesk_ui.kit.progress\n"
        "heavy = {'peewee', 'sqlcipher3', 'reportlab', 'apscheduler', 'openpyxl', 'xlsxwriter',\n"
        "  'argon2', 'cryptography', 'yaml', 'jpholiday', 'PIL', 'PySide6.QtSvg',\n"
        "  'PySide6.QtPrintSupport', 'PySide6.QtNetwork'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
