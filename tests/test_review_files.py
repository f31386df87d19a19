"""The minutes of a review as files: who puts them there, until when, and where they are shown."""

from datetime import date

import pytest
from reviews import again, approved, begun, moved, whole
from test_papers_review import flat, printed

from pmsdesk.base.errors import Refused
from pmsdesk.kinds import Evidence
from pmsdesk.services import evidence, finding, history, registers
from pmsdesk.services.review import dossier, reviews


def attach(desk, who, it, name="議事録.pdf", data=b"signed minutes"):
    return desk.do(who, evidence.attach_to_review, it.id, name, data).result


def names(desk, who, it):
    return [file.name for file in desk.do(who, dossier.dossier, it.id).result.evidence]


def test_the_office_keeps_the_signed_minutes_with_the_review(desk, manager, auditor):
    it = begun(desk, manager)
    file = attach(desk, manager, it)
    assert (file.about, file.kind) == (it.no, "Review")
    assert names(desk, auditor, it) == ["議事録.pdf"]
    assert desk.do(auditor, evidence.content, file.id).result == b"signed minutes"


def test_departments_neither_attach_nor_read_them(desk, manager, head):
    it = begun(desk, manager)
    file = attach(desk, manager, it)
    for deed in (
        (evidence.attach_to_review, it.id, "議事録.pdf", b"x"),
        (evidence.content, file.id),
    ):
        with pytest.raises(Refused):
            desk.do(head, *deed)
    assert desk.do(head, finding.search, "議事録").result == []


def test_only_whoever_has_it_in_hand_adds_files_and_nobody_once_it_is_approved(
    desk, manager, top, staff, auditor
):
    it = whole(desk, manager, staff)
    with pytest.raises(Refused, match="not yours"):
        attach(desk, auditor, it)
    moved(desk, manager, it, "check")
    with pytest.raises(Refused, match="not yours"):
        attach(desk, manager, it)
    file = attach(desk, top, it, "署名済み議事録.pdf")
    moved(desk, top, it, "approve")
    for deed in (
        (evidence.attach_to_review, it.id, "後から.pdf", b"x"),
        (evidence.take_back, file.key, "差し替え"),
    ):
        with pytest.raises(Refused, match="state"):
            desk.do(top, *deed)
    assert not desk.do(top, dossier.dossier, it.id).result.may_attach


def test_a_file_taken_back_is_out_of_sight_and_stays_on_record(desk, manager):
    it = begun(desk, manager)
    file = attach(desk, manager, it)
    desk.do(manager, evidence.take_back, file.key, "未署名でした")
    assert names(desk, manager, it) == []
    assert Evidence.get().taken_back_reason == "未署名でした"


def test_a_revision_takes_the_minutes_over_and_the_old_one_keeps_them(desk, manager, top, staff):
    old = whole(desk, manager, staff)
    attach(desk, manager, old)
    moved(desk, manager, old, "check")
    moved(desk, top, old, "approve")
    new = desk.do(manager, reviews.revise, again(old).key, "出席者の誤記").result
    assert names(desk, manager, old) == names(desk, manager, new) == ["議事録.pdf"]
    desk.do(manager, evidence.take_back, Evidence.get(Evidence.record == new.id).key, "版違い")
    assert names(desk, manager, old) == ["議事録.pdf"] and names(desk, manager, new) == []


def test_search_register_and_history_lead_from_the_file_to_the_review(desk, manager):
    it = begun(desk, manager)
    attach(desk, manager, it)
    [hit] = desk.do(manager, finding.search, "議事録").result
    assert (hit.page, hit.where) == ("reviews", {"id": it.id})

    def read(work):
        return [list(row) for row in registers.register(work, Evidence, "ja").rows]

    [row] = desk.do(manager, read).result
    assert "議事録.pdf" in row and it.no in row
    events = desk.do(manager, history.of_record, "Review", it.id).result
    assert "Evidence" in [event.kind for event in events]


def test_the_printed_minutes_name_each_file_with_its_hash(desk, manager):
    it = begun(desk, manager)
    assert "議事録・資料" not in flat(printed(desk, manager, "management_review", it.id))
    file = attach(desk, manager, it)
    text = flat(printed(desk, manager, "management_review", it.id))
    assert "議事録.pdf（E1）" in text and file.sha256 in text
    english = printed(desk, manager, "management_review", it.id, "en")
    assert "Minutes and material" in english and "(E1)" in english


def test_the_minutes_say_what_the_program_counted_and_what_people_wrote(desk, manager, top, staff):
    it = approved(desk, manager, top, staff)
    text = flat(printed(desk, manager, "management_review", it.id))
    assert "「報告・評価」は担当者が記入した内容です" in text
    for register in ("苦情・開示等の請求の受付簿", "リスク分析表", "委託先管理台帳"):
        assert f"{register}は本プログラムにありません" in text
    english = " ".join(printed(desk, manager, "management_review", it.id, "en").split())
    for register in ("complaints and requests", "risk analysis", "contractors"):
        assert register in english
    assert english.count("The program keeps no") == 3


def test_the_day_a_file_proves_is_that_of_its_filing(desk, manager):
    assert attach(desk, manager, begun(desk, manager)).proves_from == date(2026, 4, 1)
