"""The drafts: written item by item, proposed from the facts, copied into the forms of others."""

import pytest
from clocks_window import seats, texts
from incidents import again, judged, reported, written

from pmsdesk.kinds import Incident
from pmsdesk.kinds.incident.incident import ITEMS
from pmsdesk.services.incident import drafts


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    with seats(qtbot, desk, clock) as sit:
        yield sit


@pytest.fixture
def it(desk, staff, manager):
    it = reported(desk, staff, title="顧客名簿の誤送信", summary="別の顧客の名簿を添付した。")
    return judged(desk, manager, it, count_known=1200)


def numbers(pane):
    return [item.item.no for item in pane.items.values()]


def test_the_nine_items_stand_in_the_official_order(sit, it, manager):
    pane = sit(manager).open(it, "papers").drafts
    assert numbers(pane) == ["1", "2", "3", "4", "5", "6", "7", "8-1", "8-2", "9"]


def test_principals_are_told_five_items_only(sit, it, manager):
    window = sit(manager)
    pane = window.open(it, "papers").drafts
    pane.choose("principals")
    window.calm()
    assert numbers(pane) == ["1", "2", "4", "5", "9"]


def test_what_is_typed_is_saved_when_the_field_is_left(sit, it, manager):
    window = sit(manager)
    pane = window.open(it, "papers").drafts
    pane.items["cause"].text.setFocus()
    window.type("宛先の確認が漏れていた。")
    pane.items["secondary"].text.setFocus()
    window.calm()
    assert Incident.get_by_id(it.id).cause == "宛先の確認が漏れていた。"
    assert pane.saved.text().startswith("保存済み")


@pytest.mark.parametrize("field", ITEMS)
def test_every_item_can_be_typed(sit, it, manager, field):
    window = sit(manager)
    window.open(it, "papers").drafts.items[field].text.setFocus()
    window.type("書いた文")
    window.press("begin-draft")
    assert getattr(Incident.get_by_id(it.id), field) == "書いた文"


def test_proposed_texts_fill_only_what_is_empty(sit, it, desk, manager):
    written(desk, manager, it, cause="自分で書いた原因")
    window = sit(manager)
    pane = window.open(it, "papers").drafts
    window.press("begin-draft")
    assert "空欄の項目に文案を入れました。" in window.toasts
    now = again(it)
    assert now.cause == pane.items["cause"].text.text() == "自分で書いた原因"
    assert now.overview and pane.items["overview"].text.text() == now.overview


def test_texts_are_proposed_in_the_language_of_the_window(sit, it, desk, manager):
    written(desk, manager, it, publication="not_published")
    window = sit(manager, "en")
    window.open(it, "papers")
    window.press("begin-draft")
    now = again(it)
    assert "Known to us since:" in now.overview and "Mail" in now.overview
    assert "Not published." in now.publishing


def test_one_item_is_copied(sit, it, desk, manager):
    written(desk, manager, it, cause="宛先の確認が漏れていた。\n二人目の確認もなかった。")
    window = sit(manager)
    window.open(it, "papers")
    window.press("copy-cause")
    assert window.clipboard() == "宛先の確認が漏れていた。\n二人目の確認もなかった。"
    assert window.toasts[-1] == "コピーしました。"


def test_the_whole_text_is_copied_as_it_stands_in_the_window(sit, it, desk, manager):
    written(desk, manager, it, overview="概要の文", cause="原因の文")
    window = sit(manager)
    pane = window.open(it, "papers").drafts
    window.press("copy-all")
    draft = desk.do(manager, drafts.draft, it.id, "preliminary").result
    assert window.clipboard() == draft.text("ja")
    pane.items["other"].text.setText("まだ保存していない文")
    window.press("copy-all")
    assert "9 その他\nまだ保存していない文" in window.clipboard()


def test_leaked_values_are_refused_beside_their_item(sit, it, manager):
    window = sit(manager)
    pane = window.open(it, "papers").drafts
    pane.items["other"].text.setFocus()
    window.type("4111 1111 1111 1111")
    pane.items["cause"].text.setFocus()
    window.calm()
    assert pane.items["other"].error.isVisible()
    assert pane.items["other"].error.text()
    assert again(it).other == ""
    assert pane.items["other"].text.text() == "4111 1111 1111 1111"  # nothing typed is lost


def test_a_clock_leads_to_its_draft(sit, it, manager):
    window = sit(manager)
    window.open(it)
    window.press("draft-principals")
    assert window.view.tab == "papers"
    assert window.view.drafts.document.value() == "principals"
    assert numbers(window.view.drafts) == ["1", "2", "4", "5", "9"]


def test_the_paper_is_asked_for_by_document(sit, it, manager):
    window = sit(manager)
    pane = window.open(it, "papers").drafts
    pane.choose("final")
    window.press("preview")
    assert window.window.current().where["id"] == it.id


def test_the_notice_to_an_entrusting_party_needs_one(sit, it, desk, manager):
    pane = sit(manager).open(it, "papers").drafts
    assert pane.document.findData("entrusting") == -1
    written(desk, manager, it, party="entrusted", entrusting_party="青空通販株式会社")
    window = sit(manager)
    pane = window.open(it, "papers").drafts
    pane.choose("entrusting")
    window.calm()
    assert "提出先：青空通販株式会社" in texts(pane)


def test_staff_read_and_do_not_write(sit, it, auditor):
    window = sit(auditor)
    pane = window.open(it, "papers").drafts
    assert all(item.text.isReadOnly() for item in pane.items.values())
    assert not pane.propose.isVisible()
    assert pane.whole.isVisible()
