"""Incidents where the rest of the program meets them: home, search, registers, history, files."""

from datetime import date

import pytest
from incidents import confirmed, judged, moved, reported
from settled import START, person

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Entry, Evidence, Incident, Judgement, Person, Rung
from pmsdesk.kinds.incident.clock import Clock
from pmsdesk.services import evidence, finding, history, home, printable, registers
from pmsdesk.services.incident import contacts, dossier, timeline
from pmsdesk.store.trail import Trail


@pytest.fixture
def admin(desk, sales):
    """A system administrator who works in Sales."""

    def hire(work):
        who = work.add(Person(staff_no="81", name="管理 係", department=sales))
        work.add(Appointment(role=Role.SYSADMIN, person=who, since=date(2026, 4, 1)))
        return who

    return desk.do(SYSTEM, hire).result.id


def waiting(desk, who):
    """The incidents that wait for somebody: to do, and of those for a yes or no."""
    view = desk.do(who, home.home).result
    of = [[t.no for t in tasks if t.kind == "Incident"] for tasks in (view.to_do, view.approvals)]
    return of[0], of[1]


# ---- home


def test_a_report_waits_for_the_head_and_the_manager(desk, staff, head, manager, other_head):
    it = reported(desk, staff)
    assert waiting(desk, head) == ([it.no], [])
    assert waiting(desk, manager) == ([it.no], [])
    assert waiting(desk, staff) == waiting(desk, other_head) == ([], [])


def test_the_judgement_waits_for_the_manager(desk, staff, head, manager, top):
    it = moved(desk, head, reported(desk, staff), "take_up")
    assert waiting(desk, manager) == ([it.no], [it.no])
    assert waiting(desk, head) == ([], [])


def test_what_has_climbed_to_the_top_waits_there(desk, clock, staff, manager, top):
    it = reported(desk, staff)
    assert waiting(desk, top) == ([], [])
    judged(desk, manager, it, sensitive="yes")
    assert waiting(desk, top) == ([it.no], [])
    confirmed(desk, top, it)
    assert waiting(desk, top) == ([], [])


def test_without_a_manager_the_judgement_is_the_tops(desk, staff, head, top):
    it = moved(desk, head, reported(desk, staff), "take_up")
    confirmed(desk, top, it)

    def stop(work):
        held = Appointment.get(Appointment.role == Role.MANAGER)
        work.save(work.take(Appointment, held.key, until=date(2026, 3, 31)))

    desk.do(SYSTEM, stop)
    assert waiting(desk, top) == ([it.no], [it.no])


def test_running_clocks_stand_on_home_soonest_first(desk, clock, staff, manager, other_head):
    judged(desk, manager, reported(desk, staff), sensitive="yes")
    view = desk.do(manager, home.home).result
    labels = [(line.label.ja, line.due_on) for line in view.clocks]
    assert labels[0] == ("個人情報保護委員会への速報", date(2026, 4, 5))
    assert [due for _, due in labels if due] == sorted(due for _, due in labels if due)
    assert desk.do(other_head, home.home).result.clocks == []
    assert [(t.no, t.due_on) for t in view.soon] == [("2026-IN-0001", date(2026, 4, 2))]  # the top
    clock.set(date(2026, 4, 6))
    assert [t.no for t in desk.do(manager, home.home).result.late] == ["2026-IN-0001"]


def test_a_task_is_titled_in_both_languages(desk, staff, manager):
    reported(desk, staff)
    (task,) = desk.do(manager, home.home).result.to_do
    assert (str(task.titled), task.titled.ja) == ("Mail sent to the wrong person", "メール誤送信")
    assert task.department_called == "Sales"


def test_a_drill_counts_nowhere(desk, manager, sales, head):
    reported(desk, manager, department=sales.id, drill=True)
    for who in (manager, head):
        view = desk.do(who, home.home).result
        assert view.clocks == view.to_do == view.late == view.soon == []
        assert view.to_do_count == view.late_count == view.soon_count == 0
    register = desk.do(manager, lambda work: list(registers.register(work, Incident, "ja").rows))
    assert register.result == []


def test_a_system_administrator_sees_nothing_of_them(desk, staff, admin):
    it = reported(desk, staff, summary="取引先への誤送信")
    file = desk.do(staff, evidence.attach_to_incident, it.id, "誤送信の記録.txt", b"log").result
    view = desk.do(admin, home.home).result
    assert view.clocks == view.to_do == view.soon == []
    assert desk.do(admin, finding.search, "誤送信").result == []
    with pytest.raises(Refused):
        desk.do(admin, evidence.content, file.id)
    with pytest.raises(Refused):
        desk.do(admin, history.page, "Incident", it.id)
    for kind in (Incident, Entry, Rung, Judgement, Clock):
        with pytest.raises(Refused):
            desk.do(admin, registers.register, kind, "ja")

    def files(work):
        return list(registers.register(work, Evidence, "ja").rows)

    assert desk.do(admin, files).result == []
    assert desk.do(admin, printable.subjects).result.incidents == ()


# ---- search


def found(desk, who, term):
    return [(hit.kind, hit.title.ja, hit.page, hit.where) for hit in
            desk.do(who, finding.search, term).result]  # fmt: skip


def test_an_incident_is_found_by_its_words_in_both_languages(desk, staff, manager):
    it = reported(desk, staff, title="取引先への誤送信")
    hit = ("Incident", f"{it.no} 取引先への誤送信", "incidents", {"id": it.id})
    assert found(desk, manager, "取引") == [hit]
    assert found(desk, manager, "wrong person") == [hit]
    assert found(desk, manager, it.no)[0] == hit


def test_the_kind_of_an_incident_is_shown_in_the_readers_language(desk, staff, manager):
    it = reported(desk, staff, title="取引先の件")
    lines = {}
    for lang, term in (("ja", "誤送信"), ("en", "wrong person"), ("en", "誤送信")):
        hits = desk.do(manager, finding.search, term, lang).result
        lines[lang, term] = next(hit.line for hit in hits if hit.record == it.id)
    assert lines["ja", "誤送信"] == "メール誤送信"
    assert lines["en", "wrong person"] == "Mail sent to the wrong person"
    assert lines["en", "誤送信"] == "メール誤送信", "what was asked for is shown where it stands"


def test_the_timeline_is_found_in_both_languages(desk, staff, manager):
    it = reported(desk, staff)
    desk.do(staff, timeline.add, it.id, "相手先に電話で削除を依頼した")
    assert found(desk, manager, "電話")[0][3] == {"id": it.id, "tab": "course"}
    assert found(desk, manager, "incident reported")[0][0] == "Entry"


def test_contacts_are_found_until_they_are_taken_off(desk, manager, staff):
    facts = {"place": "expert", "name": "さくら法律事務所", "phone": "03-1111-2222"}
    it = desk.do(manager, contacts.add, **facts).result
    assert found(desk, staff, "さくら")[0][2:] == ("incidents", {"tab": "contacts"})
    desk.do(manager, contacts.take_off, it.key)
    assert found(desk, staff, "さくら") == []


def test_search_stays_within_the_department(desk, staff, other_head, auditor):
    reported(desk, staff, title="取引先への誤送信")
    assert found(desk, other_head, "取引") == []
    assert len(found(desk, auditor, "取引")) == 1


# ---- registers


def rows(desk, who, kind, lang="ja"):
    def read(work):
        it = registers.register(work, kind, lang)
        return [dict(zip(it.columns, row, strict=True)) for row in it.rows]

    return desk.do(who, read).result


def test_a_register_speaks_in_words_and_in_the_companys_time(desk, staff, manager):
    it = reported(desk, staff, my_number="yes")
    (row,) = rows(desk, manager, Incident)
    assert (row["記録番号"], row["事象の種類"], row["特定個人情報"]) == (
        it.no, "メール誤送信", "はい",
    )  # fmt: skip
    assert row["発覚日時"].isoformat() == "2026-04-01T12:00:00"
    (first, *_) = rows(desk, manager, Entry, "en")
    assert (first["Incident"], first["What happened"]) == (
        f"{it.no} メール誤送信", "Incident reported",
    )  # fmt: skip
    assert "個人情報保護委員会への速報" in [row["期限の種類"] for row in rows(desk, manager, Clock)]


def test_judgements_name_their_classes(desk, staff, manager):
    judged(desk, manager, reported(desk, staff), sensitive="yes", count_known=1001)
    (row,) = rows(desk, manager, Judgement)
    assert (
        row["該当する類型"]
        == "要配慮個人情報が含まれる（第1号）、本人の数が1,000人を超える（第4号）"
    )


# ---- history


def test_the_history_of_an_incident_reads_as_sentences(desk, staff, head, manager):
    it = judged(desk, manager, reported(desk, staff), sensitive="yes")
    events = desk.do(manager, history.of_record, "Incident", it.id, limit=200).result
    deeds = {(event.kind, event.deed.ja) for event in events}
    assert {("Incident", "第一報を登録"), ("Rung", "報告を確認"), ("Judgement", "判定"),
            ("Clock", "期限の計算を開始"), ("Incident", "対応を開始")} <= deeds  # fmt: skip
    abouts = {event.about.ja for event in events if event.kind in ("Rung", "Clock")}
    assert "エスカレーション「部門責任者」" in abouts
    assert "法定期限「個人情報保護委員会への速報」" in abouts
    assert not any("rules" in str(change.label) for event in events for change in event.changes)


def test_reading_the_history_is_reading_the_incident(desk, staff, auditor):
    it = reported(desk, staff)
    desk.do(auditor, history.page, "Incident", it.id)
    assert Trail.select().where(Trail.deed == "read", Trail.who == auditor).count() == 1


# ---- files


def test_a_file_proves_the_timeline(desk, staff, head, auditor):
    it = reported(desk, staff)
    file = desk.do(staff, evidence.attach_to_incident, it.id, "log.txt", b"sent 10:02").result
    assert (file.kind, file.record, file.about) == ("Incident", it.id, it.no)
    (shown,) = desk.do(auditor, dossier.dossier, it.id).result.evidence
    assert desk.do(auditor, evidence.content, shown.id).result == b"sent 10:02"
    desk.do(head, evidence.take_back, shown.key, "別の事故の記録だった")
    assert desk.do(auditor, dossier.dossier, it.id).result.evidence == ()
    assert found(desk, auditor, "log.txt") == []


@pytest.mark.parametrize("login", ["kato", "ito"])
def test_who_has_no_part_attaches_nothing(desk, staff, login):
    it = reported(desk, staff)
    with pytest.raises(Refused):
        desk.do(person(login), evidence.attach_to_incident, it.id, "log.txt", b"x")


def test_a_closed_incident_takes_no_files(desk, staff, manager):
    it = moved(desk, manager, reported(desk, staff, near_miss=True), "take_up")
    it = moved(desk, manager, it, "prevent", root_cause="原因")
    moved(desk, manager, it, "close", lessons="教訓", no_action_reason="注意喚起のみ")
    with pytest.raises(Refused):
        desk.do(staff, evidence.attach_to_incident, it.id, "log.txt", b"x")


# ---- papers


def test_incidents_and_drills_can_be_chosen_for_papers(desk, staff, manager, sales):
    it = reported(desk, staff, known_at=START)
    drill = reported(desk, manager, department=sales.id, drill=True)
    subjects = desk.do(manager, printable.subjects).result
    assert [(s.key, s.word.ja) for s in subjects.incidents] == [
        (it.id, f"{it.no}　メール誤送信（営業部・第一報）")
    ]
    assert [s.key for s in subjects.drills] == [drill.id]
    assert 2026 in [s.key for s in subjects.years]
