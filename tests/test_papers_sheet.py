"""The department sheet says what the database holds: all of it, and nothing else."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inspections import handed_in, mine, opened
from papers import FRONT, body, reader, squeezed
from PIL import Image
from printed import HOSTILE, holds_whole, long_text, print_it, witness

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Answer, Company, CorrectiveAction, Evidence, Inspection, Question
from pmsdesk.kinds.inspection.inspection import MARKS, Result, State
from pmsdesk.kinds.inspection.tally import Tally
from pmsdesk.reports.inspection.sheet import Sheet, draw
from pmsdesk.reports.inspection.sheet_rows import Asked, tallies
from pmsdesk.services import duties, evidence
from pmsdesk.services.inspection import fill, review

IN_TIME, TOO_LATE = date(2026, 6, 30), date(2026, 7, 10)


@pytest.fixture
def it(desk, clock, manager, sales):
    """The inspection of Sales, just issued."""
    opened(desk, clock, manager)
    return mine(sales)


def sheet(desk, who, it, lang="ja", **asked):
    return print_it(desk, who, "department_sheet", lang, record=it.id, **asked)


def settled(desk, manager, head, it, marks="○△×"):
    done = handed_in(desk, head, it, marks)
    return desk.do(manager, review.approve, done.key).result


def answer(desk, who, it, code, **facts):
    question = Question.get(Question.code == code)
    old = Answer.get_or_none(Answer.inspection == it.id, Answer.question == question.id)
    seen = old.version if old else None
    return desk.do(who, fill.answer, it.id, question.id, seen, **facts).result


def attach(desk, who, it, code="ORG-01", name="鍵.txt", data=b"key", **facts):
    question = Question.get(Question.code == code)
    return desk.do(who, evidence.attach_to_answer, it.id, question.id, name, data, **facts).result


def photograph(width=640, height=480, colour="steelblue"):
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG")
    return out.getvalue()


def pictures(paper):
    return sum(len(page.images) for page in reader(paper.file).pages)


# ---- what it says


def test_every_answer_is_on_the_sheet_as_it_is_in_the_database(desk, manager, head, it):
    settled(desk, manager, head, it)
    paper = sheet(desk, head, it)
    for row in Answer.select().where(Answer.inspection == it.id):
        asked = row.question
        assert paper.says(row.code, asked.text_ja, asked.evidence_ja, row.checker_name)
        assert paper.says(row.comment, Result.of(row.result).label.ja, row.checked_on)
    assert paper.text.count("確認するもの:記録") == 3


def test_the_figures_are_those_of_the_answers(desk, manager, head, it):
    settled(desk, manager, head, it)
    lines = [squeezed(line) for line in sheet(desk, head, it).lines()]
    stored = Inspection.get_by_id(it.id)
    counts = (stored.total, stored.conform, stored.partly, stored.nonconform, stored.na)
    assert counts == (3, 1, 1, 1, 0)
    assert "合計31110033.3%" in lines
    assert "組織的安全管理措置21100050.0%" in lines
    assert "物理的安全管理措置1001000.0%" in lines


def test_the_title_block_names_document_period_department_and_state(desk, manager, head, it):
    settled(desk, manager, head, it)
    paper = sheet(desk, manager, it)
    stored = Inspection.get_by_id(it.id)
    assert paper.says("部門点検票", stored.no, "2026年度第1四半期", "S01営業部", "承認済")
    assert paper.says("2026-04-01～2026-06-30", stored.due_on, stored.handed_in_on)
    assert all(witness() in squeezed(page) for page in paper.pages)
    assert f"{paper.count}/{paper.count}" in squeezed(paper.pages[-1])


def test_in_english_every_word_of_the_program_and_the_catalogue_is_english(desk, manager, head, it):
    settled(desk, manager, head, it)
    paper = sheet(desk, manager, it, "en")
    assert paper.says("Department self-inspection sheet", "S01 Sales", "FY2026 Q1", "Approved")
    assert paper.says("Is ORG-01 kept?", "Look at: Records", "Nonconforming", "Organizational")
    assert paper.says("Total 3 1 1 1 0 0 33.3%", "Aoba Trading", "Confidential")
    ours = ["適合", "措置", "証跡", "承認", "提出", "是正"]
    assert not [word for word in ours if word in paper.text]


def test_actions_stand_beside_the_answers_that_opened_them(desk, manager, head, it):
    settled(desk, manager, head, it)
    paper = sheet(desk, manager, it)
    actions = list(CorrectiveAction.select())
    assert len(actions) == 2
    for action in actions:
        assert paper.text.count(action.no) == 2  # in the list, and beside the answer
        assert paper.says(action.title, action.due_on)


def test_a_sheet_without_findings_says_so(desk, manager, head, it):
    settled(desk, manager, head, it, "○○○")
    assert sheet(desk, manager, it).says("この点検に△・×はありません。")


def test_the_last_result_stands_beside_the_new_one(desk, clock, manager, head, it, sales):
    settled(desk, manager, head, it, "×△○")
    clock.set(date(2026, 9, 30))
    desk.do(SYSTEM, duties.tick)
    new = Inspection.select().where(Inspection.department == sales).order_by(-Inspection.id).get()
    asked = {row.code: row.last for row in sheet(desk, head, new).data.rows}
    assert asked == {"ORG-01": "nonconform", "ORG-02": "partly", "PHY-01": "conform"}


def test_what_was_done_at_once_and_remarks_are_printed(desk, manager, head, it):
    answer(desk, head, it, "ORG-01", result="partly", comment="鍵なし", immediate_action="施錠した")
    desk.do(head, fill.remark, Inspection.get_by_id(it.id).key, "全体に良好。\n次回は月初に。")
    paper = sheet(desk, head, it)
    assert paper.says("その場で行った処置: 施錠した", "全体に良好。次回は月初に。")


def test_what_is_not_answered_yet_is_called_so_and_counted(desk, head, it):
    answer(desk, head, it, "ORG-01", result="conform")
    paper = sheet(desk, head, it)
    assert "合計310002100.0%" in [squeezed(line) for line in paper.lines()]
    assert paper.says("承認前の写し（記入中）")
    assert paper.text.count("未回答") == 1 + 1 + 2  # heading, legend, two questions


# ---- lateness, returns, revisions


def test_a_late_hand_in_is_stated_and_one_in_time_is_not(desk, clock, manager, head, it):
    clock.set(TOO_LATE)
    settled(desk, manager, head, it)
    late = sheet(desk, manager, it)
    days = (TOO_LATE - Inspection.get_by_id(it.id).original_due).days
    assert days > 0
    assert late.says("提出遅延", f"{days}日過ぎて、2026-07-10に提出されました")


def test_a_hand_in_in_time_is_not_called_late(desk, manager, head, it):
    settled(desk, manager, head, it)
    assert not sheet(desk, manager, it).says("提出遅延")


def test_an_open_sheet_past_its_date_is_overdue(desk, clock, head, it):
    clock.set(date(2026, 7, 20))
    assert sheet(desk, head, it).says("期限超過", "まだ提出されていません")


def test_a_moved_date_does_not_hide_the_date_of_the_plan(desk, clock, manager, head, it):
    desk.do(SYSTEM, lambda work: work.save(_due_later(work, it)))
    clock.set(TOO_LATE)
    settled(desk, manager, head, it)
    paper = sheet(desk, manager, it)
    assert paper.says("提出遅延", "期限の変更", "この回の期限は2026-07-31に変更されています")


def _due_later(work, it):
    return work.take(Inspection, Inspection.get_by_id(it.id).key, due_on=date(2026, 7, 31))


def test_a_return_stands_in_the_course_with_its_reason(desk, manager, head, it):
    done = handed_in(desk, head, it)
    desk.do(manager, review.give_back, done.key, "証跡の日付が期間外です。")
    paper = sheet(desk, head, it)
    assert paper.text.count("証跡の日付が期間外です。") == 2  # in the box above, in the course
    assert paper.says("差戻し中", "差戻し（管理者）", "森由美")


def test_a_revision_gives_its_reason_and_the_old_sheet_says_it_is_old(desk, manager, head, it):
    done = settled(desk, manager, head, it)
    new = desk.do(manager, review.revise, done.key, "記入誤りのため").result
    assert sheet(desk, manager, new).says("訂正版（第2版）", "訂正の理由: 記入誤りのため", "第2版")
    old = sheet(desk, manager, it)
    assert old.says("旧版", "後の訂正版に差し替えられています")


def test_a_missed_inspection_is_called_so_with_its_reason(desk, clock, manager, it):
    clock.set(TOO_LATE)
    desk.do(manager, review.miss, Inspection.get_by_id(it.id).key, "部門の廃止準備のため")
    paper = sheet(desk, manager, it)
    assert paper.says("未実施", "理由: 部門の廃止準備のため")
    assert not paper.says("期限超過")


# ---- approval boxes


def test_seals_bear_who_signed_and_when(desk, clock, manager, head, staff, it):
    filled = handed_in(desk, staff, it)
    clock.set(date(2026, 7, 1))
    confirmed = desk.do(head, review.confirm, filled.key).result
    clock.set(date(2026, 7, 2))
    desk.do(manager, review.approve, confirmed.key)
    boxes = sheet(desk, manager, it).data.front.approvals
    assert [(box.label, box.surname, box.on, box.department) for box in boxes] == [
        ("承認", "森", date(2026, 7, 2), "保護管理者"),
        ("確認", "佐藤", date(2026, 7, 1), "営業部"),
        ("作成", "鈴木", date(2026, 6, 30), "営業部"),
    ]


def test_there_is_no_box_to_check_what_the_head_filled_in(desk, manager, head, it):
    settled(desk, manager, head, it)
    boxes = sheet(desk, manager, it).data.front.approvals
    assert [box.label for box in boxes] == ["承認", "作成"]


def test_an_unsettled_sheet_has_empty_boxes(desk, head, it):
    boxes = sheet(desk, head, it).data.front.approvals
    assert [(box.label, box.sealed) for box in boxes] == [
        ("承認", False), ("確認", False), ("作成", False)
    ]  # fmt: skip


@pytest.mark.parametrize("seal, sealed", [("drawn", True), ("blank", False)])
@pytest.mark.parametrize("order, first", [("senior_left", "承認"), ("senior_right", "作成")])
def test_boxes_follow_the_company(desk, manager, head, it, seal, sealed, order, first):
    settled(desk, manager, head, it)
    facts = {"seal": seal, "seal_order": order, "classification": "極秘"}
    desk.do(manager, lambda work: work.save(work.take(Company, Company.get().key, **facts)))
    front = sheet(desk, manager, it).data.front
    assert front.approvals[0].label == first
    assert all(box.sealed is sealed for box in front.approvals)
    assert front.confidentiality.ja == "極秘"


# ---- evidence


def test_evidence_is_listed_with_its_whole_hash_and_the_dates_it_proves(desk, head, it):
    facts = {"proves_from": date(2026, 6, 1), "proves_to": date(2026, 6, 15), "remark": "原本"}
    file = attach(desk, head, it, **facts)
    paper = sheet(desk, head, it)
    assert paper.says(file.name, file.sha256, "2026-06-01～2026-06-15", "備考: 原本", "証跡: E1")


def test_evidence_taken_back_is_said_to_be_so_and_proves_nothing(desk, head, it):
    file = attach(desk, head, it, name="違う.jpg", data=photograph())
    desk.do(head, evidence.take_back, file.key, "別の部屋の写真だった")
    paper = sheet(desk, head, it)
    assert paper.says("違う.jpg", "2026-06-30取り下げ: 別の部屋の写真だった")
    assert not paper.says("証跡: E1")
    assert pictures(paper) == 0


def test_photographs_are_appended_unless_they_are_not_wanted(desk, head, it):
    attach(desk, head, it, "PHY-01", "書庫.jpg", photograph())
    attach(desk, head, it, "PHY-01", "大.jpg", photograph(4000, 3000, "tan"))
    assert pictures(sheet(desk, head, it)) == 2
    without = sheet(desk, head, it, photos=False)
    assert pictures(without) == 0
    assert without.says("書庫.jpg", "大.jpg")


def test_a_heavy_photograph_is_reduced_before_it_travels(desk, head, it):
    import random

    noise = random.Random(1).randbytes(1500 * 1500 * 3)
    out = BytesIO()
    Image.frombytes("RGB", (1500, 1500), noise).save(out, "PNG")
    attach(desk, head, it, "PHY-01", "雑音.png", out.getvalue())
    [proof] = sheet(desk, head, it).data.proofs
    assert Evidence.get().size > 6_000_000 > 3 * len(proof.picture)


def test_a_picture_that_cannot_be_read_says_so(desk, head, it):
    attach(desk, head, it, "PHY-01", "壊.jpg", photograph())
    data = sheet(desk, head, it).data
    broken = replace(data, proofs=(replace(data.proofs[0], picture=b"not a picture"),))
    assert "この画像は読み取れません。" in body(_drawn(broken))


# ---- hostile and long


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_written(desk, head, it, text):
    answer(desk, head, it, "ORG-01", result="partly", comment=text, immediate_action=text)
    desk.do(head, fill.remark, Inspection.get_by_id(it.id).key, text)
    attach(desk, head, it, name="a.txt", remark=text)
    assert sheet(desk, head, it).text.count(squeezed(text)) == 4


def test_control_characters_and_emoji_leave_their_names(desk, head, it):
    answer(desk, head, it, "ORG-01", result="partly", comment="前\x1b[31m後\x07 😀 𠮷")
    text = sheet(desk, head, it).text
    for mark in ("ESC", "BEL", "U+1F600", "前", "[31m後"):
        assert mark in text


@pytest.mark.parametrize("length", [60, 240, 241, 4_000, 10_000])
def test_a_comment_of_any_length_prints_whole(desk, head, it, length):
    comment = long_text(length)
    answer(desk, head, it, "ORG-01", result="partly", comment=comment)
    assert holds_whole(sheet(desk, head, it).text, comment)


def test_many_short_lines_print_whole(desk, head, it):
    comment = "\n".join(f"{n:05d}行目。" for n in range(300))
    answer(desk, head, it, "ORG-02", result="na", comment=comment)
    assert holds_whole(sheet(desk, head, it).text, comment)


# ---- who may


def test_another_department_does_not_print_it(desk, other_head, it):
    with pytest.raises(Refused, match="not yours"):
        sheet(desk, other_head, it)


def test_no_inspection_no_sheet(desk, manager):
    with pytest.raises(Refused, match="Choose"):
        print_it(desk, manager, "department_sheet")


# ---- whatever the answers, the figures add up


RESULTS = st.sampled_from(["", *(result.value for result in Result)])
MEASURES = st.sampled_from(["organizational", "physical", "web", "自社の区分"])


def asked(number, measure, result):
    return Asked(
        f"Q-{number:03d}", measure, T("Kept?", "守られていますか。"), T("", ""), result, "", "",
        None, "", "", (), (),
    )  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(MEASURES, RESULTS), min_size=1, max_size=40))
def test_the_printed_figures_add_up_to_the_rows(pairs):
    rows = tuple(asked(n, *pair) for n, pair in enumerate(pairs))
    given = [result for _, result in pairs]
    counts = [given.count(result) for result in (*Result, "")]
    good, apply = counts[0], sum(counts[:3])
    rate = f"{good / apply:.1%}" if apply else "－"
    text = body(_drawn(_blank(rows)))
    assert f"合計{len(rows)}{''.join(map(str, counts))}{rate}" in text
    assert sum(tally.total for tally in tallies(rows).values()) == len(rows)
    for n in range(len(rows)):
        assert text.count(f"Q-{n:03d}") == 1


def _blank(rows):
    day = date(2026, 7, 7)
    return Sheet(
        FRONT, "2026-SI-1", State.APPROVED, day, day, day, 0, 1, "", "", "", "", rows, (), (), ()
    )


def _drawn(data):
    out = BytesIO()
    draw(data, out, "ja")
    return out.getvalue()


def test_the_marks_are_those_of_the_field():
    assert list(MARKS.values()) == ["○", "△", "×", "－"]
    assert Tally().rate is None
