"""Checklists through the real page: read, switch off, choose the method, publish one's own."""

import pytest
from office import cells, cut

from pmsdesk.kinds import Company, Question
from pmsdesk.services.checklist import catalogue
from pmsdesk_ui.screens.checklist.publishing import FaultsDialog
from pmsdesk_ui.screens.checklist.question_detail import QuestionDetail

OWN = """\
id: aoba_own
version: "{version}"
effective_from: 2026-04-01
measure: physical
title: {{ja: あおば独自点検, en: Own checks of Aoba}}
questions:
  - id: {code}
    question: {{ja: 倉庫の鍵は返却されていますか。, en: Is the key of the store returned?}}
    evidence: {{ja: 鍵管理簿, en: Key log}}
    audience: dh
    frequency: quarterly
    size: both
"""


@pytest.fixture
def seat(office):
    return office("mori")


@pytest.fixture
def page(seat):
    return seat.go("checklists", tab="lists")


def physical(seat):
    return next(it for it in seat.do(catalogue.table) if it.slug == "physical")


@pytest.fixture
def sheet(seat):
    page = seat.go("checklists", id=physical(seat).key[0])
    return page.sheet


def test_the_catalogue_is_listed_with_its_counts(seat, page):
    assert page.list.table.rows.count == 10
    row = next(r for r in range(10) if page.list.table.rows.row(r).cells[0] == "物理的安全管理措置")
    said = page.list.table.rows.row(row).cells
    assert said[2] == "1.0"
    assert int(said[3]) == seat.do(count_of, "physical")
    assert said[5] == "標準"


def count_of(work, measure):
    return Question.select().where(Question.measure == measure).count()


def test_a_checklist_shows_each_question_whole(seat, sheet):
    sheet.table.select_key("PHY-01")
    seat.calm()
    shown = {part.plain for _, part in sheet.detail.fields.values()}
    assert "PHY-03" in shown  # its twin
    assert any("法第23条" in text for text in shown)
    assert sheet.detail.code.text() == "PHY-01"


def test_unverified_references_are_marked(seat):
    def unverified(work):
        return next(q for q in Question.select() if '"jipdec_unverified": ["' in q.references)

    question = seat.do(unverified)
    page = seat.go("checklists", id=question.checklist_id, question=question.id)
    assert page.sheet.table.current_key() == question.code
    assert "（未確認）" in page.sheet.detail.fields["references"][1].plain


def test_questions_are_found_by_words_and_by_audience(seat, sheet):
    everything = sheet.table.rows.count
    sheet.bar.search.setText("来訪者")
    sheet.bar.search.returnPressed.emit()
    assert 0 < sheet.table.rows.count < everything
    sheet.bar.reset()
    sheet.bar.put("audience", "sys")
    assert set(cells(sheet.table, 2)) == {"システム管理者"}
    sheet.bar.reset()
    assert sheet.table.rows.count == everything


def test_questions_speak_the_readers_language(office):
    seat = office("mori", lang="en")
    page = seat.go("checklists", id=physical(seat).key[0])
    assert page.heading == "Physical security measures"
    assert all(text.isascii() or "’" in text or "“" in text for text in cells(page.sheet.table, 1))


def test_a_question_is_switched_off_with_a_reason_and_on_again(seat, sheet):
    seat.ask.why = "来訪者を受け入れる場所がないため"
    sheet.table.select_key("PHY-04")
    sheet.detail.switch.click()
    seat.calm()
    assert "Switch question PHY-04 off?" in seat.ask.asked
    assert seat.ask.why in sheet.detail.off.plain
    off = seat.go("checklists", tab="off").off
    assert cells(off.table) == ["PHY-04"]
    assert cells(off.table, 2) == [seat.ask.why]
    off.table.select_key(off.table.rows.row(0).key)
    off.on.click()
    seat.calm()
    assert off.table.rows.count == 0
    off.ended.setChecked(True)
    seat.calm()
    assert cells(off.table, 5) == ["2026/04/01"]


def test_without_a_reason_nothing_is_switched_off(seat, sheet):
    seat.ask.why = None
    sheet.table.select_key("PHY-04")
    sheet.detail.switch.click()
    seat.calm()
    assert seat.do(catalogue.off_rows) == []


def test_a_checklist_is_withdrawn_and_used_again(seat, sheet):
    assert not sheet.back.isVisible()
    sheet.withdraw.click()
    seat.calm()
    assert physical(seat).state == "withdrawn"
    assert not sheet.withdraw.isVisible()
    sheet.back.click()
    seat.calm()
    assert physical(seat).state == "published"


# ---- methods


def test_the_small_method_is_closed_with_the_reason_beside_it(seat):
    methods = seat.go("checklists", tab="methods").methods
    assert "中小規模事業者の手法は選べません" in methods.why.text.plain
    press = methods.findChild(type(presses(methods)[0]), "physical-small")
    assert not press.isEnabled()
    assert "100人以下" in press.toolTip()


def presses(methods):
    return [b for group in methods.groups.values() for b in group.buttons()]


def test_a_small_company_chooses_the_small_method(seat):
    def shrink(work):
        facts = {"employees_over_100": False, "persons_over_5000": False, "entrusted": False}
        return work.save(work.take(Company, Company.get().key, **facts))

    seat.do(shrink)
    methods = seat.go("checklists", tab="methods").methods
    assert not methods.why.isVisible()
    next(b for b in presses(methods) if b.objectName() == "physical-small").click()
    seat.calm()
    chosen = {row.measure: row.size for row in seat.do(catalogue.methods).rows}
    assert chosen["physical"] == "small"
    assert chosen["technical"] == "ordinary"


# ---- publishing


def publish(seat, page, path, text):
    path.write_text(text, encoding="utf-8")
    seat.ask.path = path
    page.list.publish.click()
    seat.calm()


def test_an_own_file_is_published_after_a_question(seat, page, tmp_path):
    publish(seat, page, tmp_path / "own.yaml", OWN.format(version="1.0", code="AOBA-01"))
    assert seat.ask.asked == ["Publish Own checks of Aoba, version 1.0?"]
    assert "あおば独自点検" in cells(page.list.table)
    assert "点検表を公開しました。" in seat.toasts


def test_no_is_no(seat, page, tmp_path):
    seat.ask.yes = False
    publish(seat, page, tmp_path / "own.yaml", OWN.format(version="1.0", code="AOBA-01"))
    assert page.list.table.rows.count == 10


def test_every_fault_stands_with_line_and_column_and_the_file_is_checked_again(
    seat, page, tmp_path
):
    text = OWN.format(version="1.0", code="AOBA-01")
    broken = text.replace("audience: dh", "audience: all").replace("size: both", "size: big")
    publish(seat, page, tmp_path / "own.yaml", broken)
    dialog = seat.dialog(FaultsDialog)
    lines = text.splitlines()
    wanted = {str(at + 1) for at, line in enumerate(lines) if "audience" in line or "size" in line}
    assert set(cells(dialog.table)) == wanted
    assert all(column.isdecimal() for column in cells(dialog.table, 1))
    seat.ask.path.write_text(text, encoding="utf-8")
    dialog.yes.click()
    seat.calm()
    assert "あおば独自点検" in cells(page.list.table)


def test_a_number_of_another_checklist_is_refused_in_words(seat, page, tmp_path):
    publish(seat, page, tmp_path / "own.yaml", OWN.format(version="1.0", code="PHY-01"))
    assert "PHY-01" in page.banner.text.plain
    assert page.banner.isVisible()


def test_the_file_to_edit_carries_the_next_version_and_can_be_published(seat, sheet, tmp_path):
    seat.ask.path = tmp_path / "physical-own.yaml"
    sheet.own.click()
    seat.calm()
    text = seat.ask.path.read_text(encoding="utf-8")
    assert 'version: "1.1"' in text
    assert "physical-own.yaml" in seat.window.screens["checklists"].banner.text.plain
    page = seat.go("checklists", tab="lists")
    page.list.publish.click()
    seat.calm()
    now = physical(seat)
    assert (now.edition, now.own) == ("1.1", True)


# ---- who may, and how it looks


def test_the_auditor_reads_and_may_change_nothing(office):
    seat = office("kato")
    page = seat.go("checklists")
    assert not page.list.publish.isEnabled()
    sheet = seat.go("checklists", id=physical(seat).key[0]).sheet
    for part in (sheet.own, sheet.withdraw, sheet.detail.switch):
        assert not part.isEnabled()
        assert part.toolTip() == "この操作の権限がありません。"
    methods = seat.go("checklists", tab="methods").methods
    assert not any(b.isEnabled() for b in presses(methods))


def test_in_a_narrow_window_enter_opens_the_whole_question(office, qtbot):
    seat = office("mori", size=(700, 500))
    page = seat.go("checklists", id=physical(seat).key[0])
    assert not page.sheet.side.isVisible()
    page.sheet.table.select_key("PHY-02")
    page.sheet.table.opened.emit("PHY-02")
    seat.calm()
    details = [d for d in seat.window.findChildren(QuestionDetail) if d.isVisible()]
    assert [d.code.text() for d in details] == ["PHY-02"]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("where", [{"tab": "lists"}, {"tab": "off"}, {"tab": "methods"}])
def test_no_word_is_cut(office, lang, where):
    seat = office("mori", lang=lang)
    seat.go("checklists", **where)
    assert cut(seat.window) == []
