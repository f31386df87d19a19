"""The first report: saved at once, however little is known, by whoever noticed it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from incidents import again, moved, reported, rungs, written
from settled import START

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import ALL, Appointment, Clock, Department, Incident, Person
from pmsdesk.services import duties
from pmsdesk.services.incident import facts, reporting, timeline
from pmsdesk.store.agreement import differing
from pmsdesk.store.message import Message


def test_one_answer_is_enough(desk, staff, sales):
    it = reported(desk, staff)
    assert (it.no, it.title, it.state) == ("2026-IN-0001", "メール誤送信", "reported")
    assert (it.department_id, it.department_name) == (sales.id, "営業部")
    assert (it.reporter_id, it.reporter_name) == (staff, "鈴木 花")
    assert it.found_at == it.known_at == it.reported_at == START.replace(tzinfo=None)
    assert it.known_on == date(2026, 4, 1)
    assert {it.contained, it.sensitive, it.wrongful} == {"unknown"}


def test_everything_known_can_be_said_at_once(desk, staff):
    found = datetime(2026, 4, 1, 1, tzinfo=UTC)
    it = reported(
        desk, staff, title="顧客への誤送信", summary="別の取引先に送った", found_at=found,
        data_categories="顧客の氏名と会社名", count_most=12, contained="yes",
        containment="削除を依頼した", occurred_on=date(2026, 3, 31),
    )  # fmt: skip
    assert it.found_at == found.replace(tzinfo=None)
    assert (it.title, it.count_most, it.contained) == ("顧客への誤送信", 12, "yes")


@pytest.mark.parametrize("what", ["", "unheard_of"])
def test_what_happened_is_asked(desk, staff, what):
    with pytest.raises(Refused) as no:
        reported(desk, staff, what=what)
    assert no.value.field == "what"
    assert Incident.select().count() == 0


@pytest.mark.parametrize(
    "field, value",
    [
        ("found_at", START + timedelta(minutes=1)),
        ("known_at", START + timedelta(minutes=1)),
        ("occurred_on", date(2026, 4, 2)),
    ],
)
def test_nothing_is_found_known_or_done_in_the_future(desk, staff, field, value):
    with pytest.raises(Refused) as no:
        reported(desk, staff, **{field: value})
    assert no.value.field == field


def test_nothing_happens_after_it_was_found(desk, staff):
    with pytest.raises(Refused) as no:
        reported(desk, staff, found_at=START - timedelta(days=3), occurred_on=date(2026, 3, 30))
    assert no.value.field == "occurred_on"


def test_the_company_knows_since_any_department_knew(desk, staff):
    it = reported(desk, staff, known_at=START - timedelta(days=2))
    assert (it.known_on, it.found_at) == (date(2026, 3, 30), START.replace(tzinfo=None))
    assert it.no == "2025-IN-0001"  # known in the year before


def test_the_day_of_knowing_is_the_day_on_the_companys_clocks(desk, clock, staff):
    clock.now = datetime(2026, 4, 1, 16, tzinfo=UTC)  # one in the night in Tokyo
    assert reported(desk, staff).known_on == date(2026, 4, 2)


def test_a_time_without_a_zone_is_the_companys(desk, staff):
    it = reported(desk, staff, found_at=datetime(2026, 4, 1, 9, 30))  # noqa: DTZ001
    assert it.found_at.isoformat() == "2026-04-01T00:30:00"


def test_anybody_reports_for_any_department(desk, staff, other_head):
    devs = Department.get(Department.code == "D01")
    it = reported(desk, staff, department=devs.id)
    assert it.department_id == devs.id
    assert rungs(it)[0].told_names == "伊藤 舞"
    assert Message.select().where(Message.person == other_head).exists()


def test_somebody_without_a_department_is_asked_for_one(desk, manager, sales):
    def hire(work):
        return work.add(Person(staff_no="80", name="顧問"))

    who = desk.do(SYSTEM, hire).result.id
    with pytest.raises(Refused) as no:
        reported(desk, who)
    assert no.value.field == "department"
    assert reported(desk, who, department=sales.id).department_id == sales.id


def test_the_program_reports_for_nobody(desk, sales):
    with pytest.raises(Refused):
        reported(desk, SYSTEM, department=sales.id)


def test_a_near_miss_has_no_clocks(desk, staff):
    it = reported(desk, staff, near_miss=True)
    assert it.no == "2026-IN-0001"
    assert Clock.select().count() == 0


def test_the_clocks_run_from_the_first_report(desk, staff):
    it = reported(desk, staff)
    running = {c.sort: c.due_on for c in Clock.select().where(Clock.incident == it.id)}
    assert running["ppc_preliminary"] == date(2026, 4, 5)
    assert running["ppc_final"] == date(2026, 4, 30)


def test_a_drill_has_numbers_of_its_own_and_its_notices_say_so(desk, manager, sales, head):
    it = reported(desk, manager, department=sales.id, drill=True, scenario="PCの紛失")
    assert it.no == "2026-DR-0001"
    told = Message.get(Message.person == head)
    assert told.subject_ja.startswith("【訓練】")
    assert told.subject_en.startswith("[Drill] ")


def test_a_drill_is_begun_by_the_office(desk, staff):
    with pytest.raises(Refused):
        reported(desk, staff, drill=True)


def test_only_a_drill_has_a_scenario(desk, staff):
    with pytest.raises(Refused) as no:
        reported(desk, staff, scenario="PCの紛失")
    assert no.value.field == "scenario"


def test_the_timeline_begins_with_the_report(desk, staff):
    it = reported(desk, staff)
    first, second = desk.do(staff, timeline.entries, it.id).result
    assert (first.text.ja, str(first.text)) == ("第一報を登録", "Incident reported")
    assert first.by == "鈴木 花" and first.own
    assert second.text.ja == "部門責任者に報告（佐藤 健）"


@pytest.mark.parametrize(
    "text",
    ["4111 1111 1111 1111に請求", "番号１２３４５６７８９０１８", "a@b.jp b@b.jp c@b.jp"],
)
@pytest.mark.parametrize("field", ["title", "summary", "data_categories", "medium", "containment"])
def test_leaked_values_are_refused_beside_the_field(desk, staff, field, text):
    with pytest.raises(Refused) as no:
        reported(desk, staff, **{field: text})
    assert no.value.field == field
    assert Incident.select().count() == 0


def test_leaked_values_are_refused_later_too(desk, staff):
    it = reported(desk, staff)
    with pytest.raises(Refused) as no:
        written(desk, staff, it, summary="カード 4111111111111111")
    assert no.value.field == "summary"
    with pytest.raises(Refused) as no:
        desk.do(staff, timeline.add, it.id, "名簿: a@b.jp b@b.jp c@b.jp")
    assert no.value.field == "text"


# ---- completing it


def test_the_reporter_completes_the_report_until_it_is_judged(desk, staff):
    it = reported(desk, staff)
    it = written(desk, staff, it, summary="宛先を間違えた", count_known=2, what="address")
    assert (it.summary, it.count_known, it.what) == ("宛先を間違えた", 2, "address")


def test_writing_the_same_again_changes_nothing(desk, staff):
    it = written(desk, staff, reported(desk, staff), summary="宛先を間違えた")
    assert desk.do(staff, facts.write, it.key, summary=" 宛先を間違えた ").changed == frozenset()


def test_the_second_of_two_writers_is_told(desk, staff, head):
    it = reported(desk, staff)
    desk.do(head, facts.write, it.key, count_known=2)
    with pytest.raises(Refused):
        desk.do(staff, facts.write, it.key, count_known=3)
    assert again(it).count_known == 2


def test_a_drill_never_becomes_an_incident_nor_the_other_way(desk, manager):
    it = reported(desk, manager, drill=True)
    with pytest.raises(Refused) as no:
        written(desk, manager, it, drill=False)
    assert no.value.field == "drill"


def test_publication_is_the_offices(desk, staff, head, manager):
    it = reported(desk, staff)
    for who in (staff, head):
        with pytest.raises(Refused) as no:
            written(desk, who, it, publication="published")
        assert no.value.field == "publication"
    assert written(desk, manager, it, publication="not_published").publication == "not_published"


def test_a_near_miss_that_did_happen_is_judged_after_all(desk, staff, manager):
    it = reported(desk, staff, near_miss=True)
    it = moved(desk, manager, it, "take_up")
    assert it.state == "internal"
    it = written(desk, manager, it, near_miss=False)
    assert it.state == "to_judge"
    assert Clock.select().where(Clock.incident == it.id).count() > 0


def test_earlier_knowledge_moves_every_clock(desk, clock, staff, manager):
    clock.set(date(2026, 4, 10))
    it = reported(desk, staff)
    it = written(desk, manager, it, known_at=START)
    assert it.known_on == date(2026, 4, 1)
    clock_row = Clock.get(Clock.incident == it.id, Clock.sort == "ppc_final")
    assert (clock_row.due_on, clock_row.first_due) == (date(2026, 4, 30), date(2026, 5, 11))


def test_found_earlier_is_known_earlier_unless_said_apart(desk, clock, staff):
    clock.set(date(2026, 4, 10))
    it = written(desk, staff, reported(desk, staff), found_at=START)
    assert it.known_on == date(2026, 4, 1)
    apart = reported(desk, staff, known_at=START)
    apart = written(desk, staff, apart, found_at=START - timedelta(days=9))
    assert apart.known_on == date(2026, 4, 1)


def test_nothing_written_later_lies_in_the_future(desk, staff):
    it = reported(desk, staff)
    for field in ("found_at", "known_at"):
        with pytest.raises(Refused) as no:
            written(desk, staff, it, **{field: START + timedelta(hours=1)})
        assert no.value.field == field


def test_the_trail_agrees_with_the_incident(desk, clock, staff, manager):
    it = written(desk, staff, reported(desk, staff), summary="宛先を間違えた")
    clock.forward(days=3)
    desk.do(SYSTEM, duties.tick)
    moved(desk, manager, it, "take_up")
    assert not [kind for kind in ALL if list(differing(kind))]


def test_a_system_administrator_reports_but_reads_nothing(desk, manager, sales):
    def hire(work):
        who = work.add(Person(staff_no="81", name="管理 係", department=sales))
        work.add(Appointment(role=Role.SYSADMIN, person=who, since=date(2026, 4, 1)))
        return who

    who = desk.do(SYSTEM, hire).result.id
    it = reported(desk, who)
    assert it.department_id == sales.id
    with pytest.raises(Refused):
        desk.do(who, lambda work: work.get(Incident, it.id))
    assert desk.do(who, lambda work: work.reach(Incident)).result == frozenset()
    with pytest.raises(Refused):
        desk.do(who, timeline.add, it.id, "一行")


def test_the_report_keeps_the_rules_of_its_day(desk, staff):
    assert '"id":"2024-04"' in reported(desk, staff).rules.replace('": "', '":"')


def test_refusing_leaks_speaks_both_languages():
    with pytest.raises(Refused) as no:
        reporting.refuse_leaked("4111111111111111", "summary")
    assert "card number" in str(no.value.why) and "カード番号" in no.value.why.ja
