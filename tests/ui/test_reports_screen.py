"""The reports page through the real window: chosen, previewed, saved, printed, exported."""

import csv
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from threading import Event

import openpyxl
import pytest
from incidents import judged, reported
from inspections import handed_in, mine, opened
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from trainings import MAY, published, trainer_of

from pmsdesk.base.text import T
from pmsdesk.kinds import Clock, Inspection, Person, Round, Submission
from pmsdesk.reports.catalogue import PAPERS
from pmsdesk.services.incident import sending
from pmsdesk.services.organization import people
from pmsdesk.services.organization.standing import standing_of
from pmsdesk.services.papers import KINDS
from pmsdesk.services.training import plans
from pmsdesk.store.trail import Trail
from pmsdesk_ui.ask import Ask
from pmsdesk_ui.kit.screen import Screen
from pmsdesk_ui.main_window import MainWindow
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.pdf import Pdf
from pmsdesk_ui.runner import Runner
from pmsdesk_ui.screens.report.screen import ReportsScreen
from pmsdesk_ui.session import Session

WAIT = 40_000


class Elsewhere(Screen):
    title = T("Home", "ホーム")


PAGES = [
    Page("home", T("Home", "ホーム"), "home", Elsewhere),
    Page("reports", T("Reports", "報告書"), "reports", ReportsScreen),
]


@dataclass
class Answering(Ask):
    """Says where to save and which printer, as the test has prepared it."""

    folder: Path
    yes: bool = True
    asked: list = field(default_factory=list)
    paper: QPrinter | None = None

    def save_file(self, owner, title, suggested="", kinds=""):
        self.asked.append(Path(suggested).name)
        return self.folder / Path(suggested).name

    def confirm(self, owner, title, about="", **_):
        self.asked.append(title.ja)
        return self.yes

    def printer(self, owner, name, pages):
        self.asked.append((name, pages))
        return self.paper


class Desktop:
    """One person before the window, on the reports page."""

    def __init__(self, qtbot, desk, clock, person, folder, lang="ja"):
        self.qtbot = qtbot
        self.runner = Runner(desk, person)
        self.ask = Answering(folder)
        self.session = Session(
            self.runner,
            standing_of(person, clock.now.date()),
            lang=lang,
            theme="light",
            today=lambda: clock.now.date(),
            ask=self.ask,
        )
        self.said = []
        self.session.said.connect(self.said.append)
        self.window = MainWindow(self.session, PAGES)
        self.window.show()
        self.window.activateWindow()
        self.go()

    def close(self):
        self.window.close()
        self.runner.stop()
        self.window.deleteLater()
        QApplication.processEvents()

    @property
    def screen(self):
        return self.window.screens["reports"]

    def calm(self):
        """Until everything asked for has come home."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.runner.waiting, timeout=WAIT)
            QApplication.processEvents()

    def go(self, **where):
        self.window.go("reports", **where)
        self.calm()

    def pick(self, paper, **subjects):
        self.screen.choose.papers.pick(paper)
        for name, value in subjects.items():
            self.screen.choose.subject.boxes[name].put(value)
            self.calm()

    def press(self, button):
        button.click()
        self.calm()

    def shows(self):
        """Which of the three faces of the page is seen."""
        here = self.screen.stack.currentWidget()
        names = {self.screen.choose: "choose", self.screen.preview: "preview"}
        return names.get(here, "waiting")

    def words(self):
        """What the banner says."""
        return self.screen.banner.text.plain if self.screen.banner.isVisible() else ""


@pytest.fixture
def sit(qtbot, styled, desk, clock, tmp_path):
    """sit(person) puts a person before the reports page; files go to the folder `out`."""
    desks = []
    (tmp_path / "out").mkdir()

    def begin(person, lang="ja"):
        desks.append(Desktop(qtbot, desk, clock, person, tmp_path / "out", lang))
        return desks[-1]

    yield begin
    for each in desks:
        each.close()


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def round_open(desk, clock, manager, head, sales):
    """Three questions to three departments; Sales has handed in, with a partial and a no."""
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales), "○△×")
    return Round.get()


@pytest.fixture
def held(sit, auditor):
    """The auditor's desk, whose database thread is held up until release()."""
    it, gate = sit(auditor), Event()
    it.release = gate.set
    it.hold = lambda: it.runner.job(it.screen, gate.wait)
    yield it
    gate.set()


def text_of(path):
    pdf = Pdf(Path(path).read_bytes())
    said = "".join(pdf.text(number) for number in range(len(pdf)))
    pdf.close()
    return "".join(said.split())


def on_paper(path, pages="all"):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if pages != "all":
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(*pages)
    return printer


def ink(image):
    """How much of a sheet is covered, from 0 to 1."""
    small = image.scaled(50, 70, mode=Qt.TransformationMode.SmoothTransformation)
    spots = [small.pixelColor(x, y).lightnessF() for x in range(50) for y in range(70)]
    return 1 - sum(spots) / len(spots)


# ---- the auditor's way


def test_the_auditor_previews_saves_and_prints_the_round_report(sit, auditor, round_open, out):
    it = sit(auditor)
    it.pick("round_report", round=round_open.id)
    it.press(it.screen.choose.preview)
    assert it.shows() == "preview"
    assert "自己点検報告書" in it.screen.heading

    it.press(it.screen.preview.save)
    [saved] = out.iterdir()
    assert saved.name == it.ask.asked[0] and saved.suffix == ".pdf"
    assert "".join(round_open.title.split()) in text_of(saved)
    assert saved.name in it.words() and str(out) in it.words()

    it.ask.paper = on_paper(out / "printed.pdf")
    it.press(it.screen.preview.print)
    original, printed = Pdf(saved.read_bytes()), Pdf((out / "printed.pdf").read_bytes())
    assert len(printed) == len(original) == len(it.screen.preview.pages.sizes)
    for number in range(len(original)):
        before, after = (ink(each.picture(number, 600)) for each in (original, printed))
        assert before > 0.005, "the page is not blank"
        assert after == pytest.approx(before, rel=0.1), "and looks the same on paper"
    assert it.said[-1].endswith(f"{len(original)}ページを送信しました。")
    original.close()
    printed.close()


def test_what_is_saved_is_what_was_previewed_whatever_happens_meanwhile(
    sit, auditor, round_open, out, desk, clock, other_head
):
    it = sit(auditor)
    it.go(paper="round_report", id=round_open.id)
    shown = it.screen.made.data
    handed_in(desk, other_head, Inspection.get(Inspection.department_name == "開発部"))
    it.press(it.screen.preview.save)
    [saved] = out.iterdir()
    assert saved.read_bytes() == shown


def test_a_link_opens_straight_in_the_preview(sit, auditor, round_open, sales):
    it = sit(auditor)
    it.window.go("home")
    it.go(paper="department_sheet", id=mine(sales).id)
    assert it.shows() == "preview"
    assert "営業部" in it.screen.heading
    it.window.go_up()
    it.calm()
    assert it.shows() == "choose"
    assert it.screen.choose.papers.current() == "department_sheet"
    assert it.screen.choose.subject.subject() == mine(sales).id


def test_a_paper_as_of_a_date_takes_it_as_people_write_it(sit, manager):
    it = sit(manager)
    it.pick("pledge_coverage")
    row = it.screen.choose.subject.form.rows["date"]
    row.editor.setText("そのうち")
    it.press(it.screen.choose.preview)
    assert it.shows() == "choose" and "2026-04-01" in row.error.text()
    row.editor.setText("R8.2.3")
    it.press(it.screen.choose.preview)
    assert it.shows() == "preview" and "2026年2月3日現在" in it.screen.made.name
    it.window.go_up()
    it.calm()
    assert it.screen.choose.subject.subject() == "2026-02-03"


def test_a_paper_is_chosen_and_previewed_by_keyboard_alone(sit, auditor, round_open):
    it = sit(auditor)
    papers = it.screen.choose.papers
    assert papers.hasFocus()
    QTest.keyClick(papers, Qt.Key.Key_Down)
    QTest.keyClick(papers, Qt.Key.Key_Return)
    it.calm()
    assert it.shows() == "preview" and it.screen.made.kind.name == "round_report"


def test_back_leads_from_the_preview_to_the_choice(sit, auditor, round_open):
    it = sit(auditor)
    it.pick("round_report")
    it.press(it.screen.choose.preview)
    it.window.step(-1)
    it.calm()
    assert it.shows() == "choose"


def test_the_language_of_the_paper_is_changed_in_the_preview(sit, auditor, round_open):
    it = sit(auditor)
    it.go(paper="round_report", id=round_open.id)
    assert "部門" in it.screen.pdf.text(0)
    it.screen.preview.language.put("en")
    it.screen.preview.language.chosen.emit("en")
    it.calm()
    assert "Department" in it.screen.pdf.text(0)
    assert it.screen.preview.language.value() == "en"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_new_language_of_the_window_keeps_the_paper_that_is_shown(sit, auditor, round_open, lang):
    it = sit(auditor, lang)
    it.go(paper="round_report", id=round_open.id, lang=lang)
    it.session.speak("en" if lang == "ja" else "ja")
    it.calm()
    assert it.shows() == "preview"
    assert it.screen.made.wish.lang == lang


# ---- who may print what


def test_what_begins_while_the_page_is_open_is_offered_at_once(sit, desk):
    trainer = trainer_of(desk)
    desktop, course = sit(trainer), published(desk)
    desktop.pick("training_report")
    box = desktop.screen.choose.subject.boxes["training"]
    assert box.count() == 0
    facts = {"title": "個人情報保護教育", "planned_on": MAY, "course": course.id}
    desktop.runner.do(desktop.screen, plans.add, **facts)
    desktop.calm()
    assert box.currentText() == "2026-TR-0001　個人情報保護教育（計画）"


def test_every_kind_a_paper_is_about_is_watched():
    wanted = {kind.needs for kind in PAPERS} & set(KINDS)
    assert {"inspection", "attendance", "audit", "review", "document"} <= wanted
    assert {KINDS[needs].__name__ for needs in wanted} <= ReportsScreen.watches


def test_a_head_is_offered_the_own_department_only(sit, head, round_open, sales):
    it = sit(head)
    papers = it.screen.choose.papers
    names = [papers.item(place).text() for place in range(papers.count())]
    assert names == [
        "部門点検票", "是正処置記録", "年間計画書", "事故・インシデント報告書",
        "事故の報告書・通知書", "事故の法定期限一覧", "緊急連絡網", "事故・インシデント統計",
        "事故対応訓練記録", "監査調書", "指摘・改善対応表", "修了証", "秘密保持誓約書 提出状況",
        "月間カレンダー", "年間カレンダー", "台帳一覧",
    ]  # fmt: skip
    it.pick("department_sheet")
    box = it.screen.choose.subject.boxes["inspection"]
    assert [box.itemData(place) for place in range(box.count())] == [mine(sales).id]


def test_a_link_to_a_paper_that_is_not_ones_own_is_refused_beside_the_list(sit, head, round_open):
    theirs = Inspection.get(Inspection.department_name == "開発部")
    it = sit(head)
    it.go(paper="department_sheet", id=theirs.id)
    assert it.shows() == "choose"
    row = it.screen.choose.subject.form.rows["inspection"]
    assert row.error.text()
    assert it.screen.made is None


# ---- papers of incidents


@pytest.fixture
def incident(desk, staff, manager):
    """A mis-sent mail, judged reportable, its preliminary report sent."""
    it = judged(desk, manager, reported(desk, staff, title="取引先への誤送信"), sensitive="yes")
    clock = Clock.get(Clock.incident == it.id, Clock.sort == "ppc_preliminary")
    sent = {"document": "preliminary", "sent_on": it.known_on, "number": "R8-77"}
    desk.do(manager, sending.send, clock.key, **sent)
    return it


def read_by(person):
    return Trail.select().where(Trail.deed == "read", Trail.who == person).count()


def test_a_document_of_an_incident_is_chosen_and_previewed(sit, auditor, incident):
    it = sit(auditor)
    it.pick("incident_document", case=incident.id, document="final")
    it.press(it.screen.choose.preview)
    assert it.shows() == "preview"
    assert it.screen.made.wish.where == {
        "paper": "incident_document", "id": incident.id, "document": "final", "lang": "ja",
    }  # fmt: skip
    assert it.screen.made.title == f"【下書き】漏えい等報告書（確報）　{incident.no}"
    assert read_by(auditor) == 1


def test_a_link_leads_to_what_was_sent_and_from_there_to_the_choice(sit, auditor, incident):
    sent = Submission.get()
    it = sit(auditor, "en")
    it.go(paper="incident_document", id=incident.id, document="preliminary", sent=sent.id)
    assert it.shows() == "preview" and "DRAFT" not in it.screen.made.title
    it.screen._up()
    it.calm()
    assert it.shows() == "choose"
    boxes = it.screen.choose.subject.boxes
    assert (boxes["case"].value(), boxes["document"].value()) == (incident.id, "preliminary")


@pytest.mark.parametrize("paper", ["incident_clocks", "emergency_network"])
def test_a_paper_about_everything_opens_at_once_and_leads_back(sit, auditor, incident, paper):
    it = sit(auditor)
    it.go(paper=paper)
    assert it.shows() == "preview"
    it.screen._up()
    it.calm()
    assert it.shows() == "choose" and it.screen.choose.kind.name == paper


def test_a_month_of_the_calendar_is_chosen_narrowed_by_a_link_and_begun_on_monday(sit, auditor):
    desktop = sit(auditor)
    desktop.pick("calendar_month", month="2026-05")
    desktop.press(desktop.screen.choose.preview)
    assert "2026年5月 カレンダー" in text_of_pages(desktop)
    assert text_of_pages(desktop).split().index("日") < text_of_pages(desktop).split().index("月")
    desktop.session.begin_weeks("monday")
    desktop.go(paper="calendar_month", month="2026-05", only="training")
    assert "種類 教育" in " ".join(text_of_pages(desktop).split())
    assert text_of_pages(desktop).split().index("月") < text_of_pages(desktop).split().index("日")
    desktop.go(paper="calendar_year", year=2027)
    assert "2028年3月" in text_of_pages(desktop)


def text_of_pages(desktop):
    return PdfReader(BytesIO(desktop.screen.made.data)).pages[0].extract_text()


def test_incidents_are_offered_without_any_round(sit, auditor, incident):
    it = sit(auditor)
    it.go(paper="incident_record", id=incident.id, lang="en")
    assert it.shows() == "preview"
    it.screen._up()
    it.calm()
    assert it.screen.choose.subject.boxes["incident"].value() == incident.id
    assert it.screen.choose.subject.language.value() == "en"


def test_where_nothing_can_be_printed_the_list_says_so(sit, auditor):
    it = sit(auditor)
    it.pick("round_report")
    row = it.screen.choose.subject.form.rows["round"]
    assert row.hint.text().startswith("点検回はまだありません")
    it.press(it.screen.choose.preview)
    assert it.shows() == "choose" and row.error.text()


# ---- when the world does not obey


def test_a_file_that_cannot_be_written_is_told_in_a_sentence_and_tried_again(
    sit, auditor, round_open, out
):
    it = sit(auditor)
    it.go(paper="round_report", id=round_open.id)
    it.ask.folder = out / "removed"
    it.press(it.screen.preview.save)
    assert it.words().startswith("保存先のフォルダーがありません")
    (out / "removed").mkdir()
    it.press(it.screen.banner.act)
    assert [path.suffix for path in (out / "removed").iterdir()] == [".pdf"]


def test_a_cancelled_paper_leaves_nothing_behind(round_open, held, out):
    held.pick("round_report")
    held.hold()
    held.screen.choose.save.click()
    assert held.screen.foot.isVisible()
    held.screen.foot.stop.click()
    held.release()
    held.calm()
    assert list(out.iterdir()) == [] and held.ask.asked == []
    assert not held.screen.foot.isVisible() and held.screen.choose.save.isEnabled()
    assert held.said == ["キャンセルしました。何も保存されていません。"]


def test_a_cancelled_preview_goes_back_to_the_choice(round_open, held):
    held.pick("round_report")
    held.hold()
    held.screen.choose.preview.click()
    assert held.shows() == "waiting"
    held.screen.waiting.stop.click()
    held.release()
    held.calm()
    assert held.shows() == "choose" and held.screen.made is None


def test_a_cancelled_export_leaves_nothing_behind(held, out):
    held.pick("register", kind="Person")
    held.hold()
    held.screen.choose.excel.click()
    held.screen.foot.stop.click()
    held.release()
    held.calm()
    assert list(out.iterdir()) == []


def test_the_window_lives_while_a_paper_is_made(round_open, held):
    held.pick("round_report")
    held.hold()
    held.screen.choose.preview.click()
    held.window.go("home")
    assert held.window.current_key() == "home"
    held.release()
    held.calm()
    held.go()
    assert held.shows() == "choose", "nobody waits for it any more"


# ---- registers


def test_a_register_goes_to_excel_with_every_row(sit, auditor, out):
    it = sit(auditor)
    it.pick("register", kind="Person")
    it.press(it.screen.choose.excel)
    [saved] = out.iterdir()
    assert saved.name == "従業者_20260401.xlsx"
    book = openpyxl.load_workbook(saved)
    names = {cell.value for row in book.worksheets[0] for cell in row}
    assert {person.name for person in Person.select()} <= names
    assert f"{Person.select().count()}行" in it.words()
    book.close()


def test_a_register_goes_to_csv_in_the_encoding_asked_for(sit, auditor, out):
    it = sit(auditor)
    it.pick("register", kind="Person")
    it.screen.choose.csv.menu().actions()[1].trigger()
    it.calm()
    [saved] = out.iterdir()
    with saved.open(encoding="cp932", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 1 + Person.select().count()
    assert any("髙﨑 昇" in row for row in rows)


def test_what_shift_jis_cannot_hold_is_told_and_no_file_is_left(sit, desk, manager, out):
    person = Person.get(Person.name == "鈴木 花")
    desk.do(manager, people.correct, person.key, name="鈴木 🌸")
    it = sit(manager)
    it.pick("register", kind="Person")
    it.screen.choose.csv.menu().actions()[1].trigger()
    it.calm()
    assert "🌸" in it.screen.choose.subject.form.rows["kind"].error.text()
    assert list(out.iterdir()) == []


def test_a_register_is_previewed_as_a_list(sit, auditor):
    it = sit(auditor)
    it.pick("register", kind="Person")
    it.press(it.screen.choose.preview)
    assert it.shows() == "preview"
    wide, high = it.screen.preview.pages.sizes[0]
    assert wide > high, "a register lies on its side"
    assert "髙﨑" in it.screen.pdf.text(0)


# ---- the preview by keyboard


def test_pages_turn_zoom_and_words_are_found_by_keyboard(sit, auditor, round_open):
    it = sit(auditor)
    it.go(paper="round_report", id=round_open.id)
    preview, pages = it.screen.preview, it.screen.preview.pages
    assert pages.hasFocus()
    QTest.keyClick(pages, Qt.Key.Key_End)
    assert pages.page == len(pages.sizes) - 1
    QTest.keyClick(pages, Qt.Key.Key_Home)
    QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert pages.verticalScrollBar().value() > 0
    zoom = pages.zoom
    QTest.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.zoom == pytest.approx(zoom * 1.25)
    QTest.keyClick(pages, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert preview.sought.hasFocus()
    preview.sought.setText("営業部")
    QTest.keyClick(preview.sought, Qt.Key.Key_Return)
    it.calm()
    first, found = preview.finding.at, len(preview.finding.places)
    assert found > 1 and first == 0
    QTest.keyClick(preview.sought, Qt.Key.Key_Return)
    assert preview.finding.at == 1
    assert preview.places.text() == f"2 / {found}件"


def test_a_typed_page_number_leads_there(sit, auditor, round_open):
    it = sit(auditor)
    it.go(paper="round_report", id=round_open.id)
    preview = it.screen.preview
    preview.number.setText("2")
    QTest.keyClick(preview.number, Qt.Key.Key_Return)
    assert preview.pages.page == 1 and preview.thumbnails.currentIndex().row() == 1
    preview.number.setText("999")
    QTest.keyClick(preview.number, Qt.Key.Key_Return)
    assert preview.number.text() == str(len(preview.pages.sizes))
