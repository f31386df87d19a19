"""Changes of the law: the notices, what they touch, and that somebody looked at them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Checklist, LawCheck, Question
from pmsdesk.kinds.law import known, notice_file
from pmsdesk.kinds.law.notice import overlap
from pmsdesk.kinds.law.words import Certainty, Effect, Stage
from pmsdesk.resources import shipped
from pmsdesk.services import law
from pmsdesk.services.checklist.publishing import publish_shipped
from pmsdesk.services.training.courses import publish_shipped as publish_courses

AUTUMN = date(2026, 10, 20)
AMENDMENT = "appi-2026"


@pytest.fixture
def autumn(desk, clock):
    clock.set(AUTUMN)
    return desk


def source():
    return shipped("checklists").joinpath("rules", "law_changes.yaml").read_bytes()


def cards(desk, who):
    return {card.id: card for card in desk.do(who, law.notices).result}


# ---- the file


def test_the_shipped_notices_are_sound_and_say_how_sure_they_are():
    assert not notice_file.faults(source())
    notices = {it.id: it for it in notice_file.shipped_notices()}
    amendment = notices[AMENDMENT]
    assert amendment.stage == Stage.PROMULGATED
    assert [e.on for e in amendment.events][:2] == [date(2026, 7, 10), date(2026, 7, 17)]
    assert notices["pmark-2026-07"].certainty == Certainty.HEADLINE
    assert all(it.certainty != Certainty.ORIGINAL for it in notices.values())


def test_a_notice_is_as_sure_as_the_least_sure_of_its_sources():
    text = source().decode("utf-8").replace("certainty: secondary", "certainty: original", 1)
    it = next(n for n in notice_file.read(text.encode("utf-8")) if n.id == AMENDMENT)
    assert it.certainty == Certainty.SECONDARY


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("on: 2026-07-10", "on: 2026-07-32", "存在しない日付"),
        ("on: 2026-07-10", "on: 令和8年7月10日", "月だけなら"),
        ("stage: promulgated", "stage: soon", "次のどれか"),
        ("id: gl-2026-04", "id: appi-2026", "二重"),
        ('appi: ["26(2)"]', 'appi: ["第26条"]', "条や項目の番号"),
        ("certainty: headline", "certainty: sure", "次のどれか"),
    ],
)
def test_a_faulty_file_says_where_and_what(was, now, said):
    broken = source().decode("utf-8").replace(was, now, 1).encode("utf-8")
    (fault,) = notice_file.faults(broken)
    line = broken.decode("utf-8").splitlines()[fault.line - 1]
    assert now.split(": ", 1)[1] in line and said in fault.why.ja
    with pytest.raises(Unavailable):
        notice_file.read(broken)


# ---- references


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("26(2)", "26", True),
        ("26", "26(2)", True),
        ("26(1)", "26(2)", False),
        ("26", "2", False),
        ("10", "10-6(4)", True),
        ("3-4", "3-42", False),
        ("J.9.4", "J.9", True),
        ("J.9.4", "J.9.2", False),
    ],
)
def test_references_meet_where_one_is_a_part_of_the_other(one, other, same):
    assert overlap(one, other) is same


@given(st.from_regex(r"[0-9]{1,2}(-[0-9]{1,2}){0,2}(\([0-9]\))?", fullmatch=True))
def test_a_reference_meets_itself_and_whatever_stands_below_it(number):
    assert overlap(number, number)
    assert overlap(number, number + "(1)") and overlap(number + "(1)", number)


# ---- in the workspace


def test_what_was_not_known_yet_is_not_told(desk, clock, manager):
    assert set(cards(desk, manager)) == {"gl-2026-04"}
    clock.set(date(2026, 7, 10))
    assert AMENDMENT in cards(desk, manager)
    assert "gl-chapter-10-2027" not in cards(desk, manager)


def test_a_secondary_source_is_told_as_such(autumn, manager):
    shown = cards(autumn, manager)
    assert shown[AMENDMENT].caution.ja == "二次情報のため原文を確認してください。"
    assert "見出しのみ" in shown["pmark-2026-07"].caution.ja


def test_the_questions_it_touches_are_found_by_their_references(autumn, manager):
    autumn.do(SYSTEM, publish_shipped)
    autumn.do(SYSTEM, publish_courses)
    shown = cards(autumn, manager)
    touched = {t.where["id"]: t for t in shown[AMENDMENT].touches if t.page == "checklists"}
    contractors = Checklist.get(Checklist.slug == "contractors")
    assert touched[contractors.id].count == 16  # Art. 25, 3-4-4 or J.9.4
    assert Checklist.get(Checklist.slug == "basic_policy").id not in touched
    assert {t.page for t in shown[AMENDMENT].touches} >= {"checklists", "incidents"}


def test_a_checklist_on_an_older_edition_is_named(autumn, manager):
    autumn.do(SYSTEM, publish_shipped)
    touches = cards(autumn, manager)["gl-2026-04"].touches
    technical = Checklist.get(Checklist.slug == "technical")
    (told,) = [t for t in touches if t.where == {"id": technical.id}]
    assert "令和7年6月改正版" in told.why.ja and "質問" not in told.why.ja


def test_our_own_checklist_is_touched_like_a_shipped_one(autumn, manager):
    def publish(work):
        sheet = Checklist(
            slug="ours", edition="1", title_ja="自社", title_en="Ours", measure="web",
            questions=1, own=True, published_on=AUTUMN, hash="1" * 64, source="id: ours\n",
        )  # fmt: skip
        work.add(sheet)
        work.add(
            Question(
                checklist=sheet, place=1, code="OWN-1", text_ja="問", text_en="Q",
                evidence_ja="証", evidence_en="E", measure="web", audience="dh",
                frequency="yearly", size="both", references='{"appi": ["31"]}',
            )
        )  # fmt: skip

    autumn.do(SYSTEM, publish)
    (touch,) = [t for t in cards(autumn, manager)[AMENDMENT].touches if t.page == "checklists"]
    assert "自社作成" in touch.what.ja and "OWN-1" in touch.why.ja


def test_a_notice_waits_until_the_manager_has_looked_at_it(autumn, manager):
    before = cards(autumn, manager)
    assert all(card.waits and card.may_check for card in before.values())
    edition = before[AMENDMENT].edition
    autumn.do(manager, law.acknowledge, AMENDMENT, edition, Effect.WATCH, "施行日を追う。")
    after = cards(autumn, manager)
    assert not after[AMENDMENT].waits and not after[AMENDMENT].may_check
    (line,) = after[AMENDMENT].checks
    assert (line.by, line.on, line.note) == ("森 由美", AUTUMN, "施行日を追う。")
    assert list(after)[-1] == AMENDMENT, "those that wait come first"


def test_it_waits_again_on_the_day_somebody_wanted_to_look_again(autumn, clock, manager):
    edition = cards(autumn, manager)[AMENDMENT].edition
    again = date(2027, 1, 15)
    autumn.do(manager, law.acknowledge, AMENDMENT, edition, Effect.WATCH, "政令を待つ。", again)
    clock.set(date(2027, 1, 14))
    assert not cards(autumn, manager)[AMENDMENT].waits
    clock.set(again)
    assert cards(autumn, manager)[AMENDMENT].waits


def test_a_newer_edition_waits_again(autumn, manager):
    row = LawCheck(
        notice=AMENDMENT, edition="2026-07", title="旧", effect=Effect.NONE, note="見た",
        checked_on=date(2026, 7, 20),
    )  # fmt: skip
    autumn.do(manager, lambda work: work.add(row))
    assert cards(autumn, manager)[AMENDMENT].waits


def test_a_check_needs_a_note_and_a_notice_that_is_there(autumn, manager):
    edition = cards(autumn, manager)[AMENDMENT].edition
    for arguments, field in [
        ((AMENDMENT, edition, Effect.NONE, "　 "), "note"),
        ((AMENDMENT, "2020-01", Effect.NONE, "見た"), ""),
        ((AMENDMENT, edition, Effect.NONE, "見た", AUTUMN), "again_on"),
        ((AMENDMENT, edition, "perhaps", "見た"), "effect"),
    ]:
        with pytest.raises(Refused) as no:
            autumn.do(manager, law.acknowledge, *arguments)
        assert no.value.field == field
    assert not LawCheck.select().exists()


def test_only_the_manager_checks_and_departments_do_not_read(autumn, auditor, head, staff):
    assert not any(card.may_check for card in cards(autumn, auditor).values())
    with pytest.raises(Refused):
        autumn.do(auditor, law.acknowledge, AMENDMENT, "2026-10", Effect.NONE, "見た")
    for who in (head, staff):
        with pytest.raises(Refused):
            autumn.do(who, law.notices)


def test_what_is_still_to_come_has_its_place_in_the_calendar(autumn, manager):
    found = known.ahead(date(2027, 1, 1), date(2028, 12, 31), AUTUMN)
    assert [(it.id, e.on) for it, e in found] == [
        ("gl-chapter-10-2027", date(2027, 4, 1)),
        (AMENDMENT, date(2028, 7, 1)),
    ]
    assert known.when(found[0][1]).ja == "2027年4月"
