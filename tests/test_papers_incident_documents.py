"""Reports and notices of an incident: drafts marked as such, and the words that were sent."""

from datetime import date

import pytest
from incidents import again, judged, reported, written
from papers import squeezed
from printed import HOSTILE, holds_whole, long_text, print_it

from pmsdesk.base.errors import Refused
from pmsdesk.kinds import Clock, Company, Submission
from pmsdesk.kinds.incident.documents import ASSESSORS, CONTENTS, LABELS
from pmsdesk.kinds.incident.incident import ITEMS
from pmsdesk.kinds.incident.words import Document
from pmsdesk.services.incident import sending
from pmsdesk.services.organization import company

FIRST = date(2026, 4, 1)
TEXTS = {name: f"《{name}》" for name in (*ITEMS, "safeguards")}


@pytest.fixture
def it(desk, staff, manager):
    """Entrusted data, sensitive; every item has a text that names it."""
    entrusted = {"party": "entrusted", "entrusting_party": "株式会社みどり"}
    it = judged(desk, manager, reported(desk, staff, **entrusted), sensitive="yes")
    written(desk, manager, it, **TEXTS)
    return again(it)


def paper(desk, who, it, document="", lang="ja", sent=None):
    asked = {"record": it.id, "document": document, "sent": sent}
    return print_it(desk, who, "incident_document", lang, **asked)


def send(desk, manager, it, sort, document, **given):
    clock = Clock.get(Clock.incident == it.id, Clock.sort == sort)
    asked = {"document": document, "sent_on": FIRST, **given}
    return desk.do(manager, sending.send, clock.key, **asked).result


def said(found, names):
    return {name for name in names if f"《{name}》" in found.text}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("document", list(Document))
def test_a_draft_holds_its_items_and_no_others(desk, manager, it, document, lang):
    found = paper(desk, manager, it, document, lang)
    wanted = set(CONTENTS[document]) & set(TEXTS)
    assert said(found, TEXTS) == wanted
    for name in CONTENTS[document]:
        assert found.says(LABELS[name].into(lang))
    mark = "下書き" if lang == "ja" else "Draft"
    assert all(mark in page for page in found.pages)
    assert found.data.draft


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_principals_are_told_five_items_only(desk, manager, it, lang):
    found = paper(desk, manager, it, "principals", lang)
    assert said(found, ITEMS) == {"overview", "data_items", "cause", "secondary", "other"}
    for name in ("principals", "to_principals", "publishing", "done", "planned"):
        assert not found.says(LABELS[name].into(lang))


def test_a_notice_is_a_letter(desk, manager, it):
    facts = {"representative": "代表取締役 田中 一郎", "address": "東京都港区芝1-1",
             "contact": "相談窓口 03-1234-5678"}  # fmt: skip
    desk.do(manager, company.correct, Company.get().key, **facts)
    for document, words in (
        ("principals", ("様", "お詫びとお知らせ", "相談窓口03-1234-5678")),
        ("entrusting", ("株式会社みどり御中", "受託した個人データ")),
    ):
        found = paper(desk, manager, it, document)
        assert found.says("年月日", "代表取締役田中一郎", *words)
        text = found.text
        places = [text.index(part) for part in (words[0], words[1], "《overview》", "《other》")]
        assert places == sorted(places) and places[-1] < text.rindex("以上")
        assert "記" in [line.strip() for line in found.lines()]


def test_the_eighth_item_is_done_and_planned_apart(desk, manager, it):
    found = paper(desk, manager, it, "final")
    assert found.says("8-1再発防止策（実施済み）《done》", "8-2再発防止策（今後の予定）《planned》")


def test_an_assessment_body_has_its_own_list(desk, manager, it):
    found = paper(desk, manager, it, "pmark_final")
    assert [item.field for item in found.data.items] == list(ASSESSORS)
    assert found.says("当社が知った日：2026年4月1日（水）", "あおば商事株式会社")


def test_a_draft_names_its_last_day_and_how_certain_it_is(desk, manager, it):
    assert paper(desk, manager, it, "preliminary").says("期限2026-04-05（目安）")
    assert paper(desk, manager, it, "final").says("期限2026-04-30")
    assert paper(desk, manager, it, "preliminary", "en").says("2026-04-05 (Guideline figure)")


def test_items_still_empty_are_counted(desk, manager, it):
    written(desk, manager, it, cause="", done="")
    assert paper(desk, manager, it, "final").says("未記入の項目：4、8-1", "（未記入）")


def test_what_was_sent_prints_its_frozen_words_with_day_and_number(desk, manager, it):
    send(desk, manager, it, "ppc_preliminary", "preliminary", number="R8-77", method="Web")
    written(desk, manager, it, cause="《後から変えた原因》")
    found = paper(desk, manager, it, "preliminary")
    assert not found.data.draft and found.says("《cause》", "2026-04-01", "R8-77", "Web")
    assert found.says("2026年4月1日（水）に提出した文面")
    assert not found.says("後から変えた") and not found.says("下書き")
    assert [box.surname for box in found.data.front.approvals] == ["", "", "森"]
    assert paper(desk, manager, it, "final").says("《後から変えた原因》", "下書き")


def test_a_supplement_is_a_draft_until_nothing_is_awaited(desk, manager, it):
    sent = send(desk, manager, it, "ppc_final", "final", open_items="原因")
    assert paper(desk, manager, it, "final").says("追完する事項：原因")
    assert paper(desk, manager, it, "supplement").data.draft
    send(desk, manager, it, "ppc_final", "supplement", open_items="")
    written(desk, manager, it, other="《その後》")
    assert not paper(desk, manager, it, "supplement").says("《その後》")
    assert paper(desk, manager, it, sent=sent.id).data.document == Document.FINAL


def test_each_sending_can_be_printed_by_itself(desk, manager, it):
    first = send(desk, manager, it, "ppc_final", "final", number="1", open_items="原因")
    second = send(desk, manager, it, "ppc_final", "supplement", number="2")
    for sent in (first, second):
        row = Submission.get_by_id(sent.id)
        found = paper(desk, manager, it, sent=sent.id)
        assert found.data.document == row.document and found.says(f"受付番号{row.number}")


def test_a_sending_of_another_incident_is_refused(desk, manager, staff, it):
    sent = send(desk, manager, it, "ppc_preliminary", "preliminary")
    other = reported(desk, staff)
    with pytest.raises(Refused, match="another incident"):
        paper(desk, manager, other, sent=sent.id)


def test_an_unnamed_document_is_refused(desk, manager, it):
    with pytest.raises(Refused) as no:
        paper(desk, manager, it)
    assert no.value.field == "document"


def test_a_document_of_a_drill_is_never_taken_for_a_real_one(desk, manager, sales):
    it = reported(desk, manager, department=sales.id, drill=True)
    judged(desk, manager, it, sensitive="yes")
    found = paper(desk, manager, again(it), "preliminary")
    assert found.says("【訓練・下書き】漏えい等報告書（速報）", "送付しないでください")
    assert all("訓練" in page for page in found.pages)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_written(desk, manager, it, text):
    written(desk, manager, it, **dict.fromkeys(ITEMS, text))
    assert paper(desk, manager, it, "final").text.count(squeezed(text)) >= len(ITEMS)


@pytest.mark.parametrize("document", ["final", "principals"])
def test_a_long_item_prints_whole(desk, manager, it, document):
    cause = long_text(4_000)
    written(desk, manager, it, cause=cause)
    assert holds_whole(paper(desk, manager, it, document).text, cause)
