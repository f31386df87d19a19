"""Legal clocks: all on one list, what answers them, exemptions, drafts, reminders."""

import json
from datetime import date

import pytest
from incidents import DECIDED, again, confirmed, judged, moved, reported, written

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Clock, Company, Entry, Submission
from pmsdesk.kinds.incident.incident import ITEMS
from pmsdesk.services import duties
from pmsdesk.services.incident import clocks, drafts, judging, sending
from pmsdesk.services.organization import appointments, company
from pmsdesk.services.verify import verify
from pmsdesk.store.message import Message

FIRST = date(2026, 4, 1)


@pytest.fixture
def it(desk, staff, manager):
    """Sensitive data in a mis-sent mail, known on 1 April, judged reportable."""
    return judged(desk, manager, reported(desk, staff), sensitive="yes")


@pytest.fixture
def entrusted(desk, staff, manager):
    """The same, of data a client has entrusted to us."""
    it = reported(desk, staff, party="entrusted", entrusting_party="株式会社みどり")
    return judged(desk, manager, it, sensitive="yes")


def clock_of(it, sort):
    return Clock.get(Clock.incident == it.id, Clock.sort == sort)


def states(it):
    return {row.sort: row.state for row in Clock.select().where(Clock.incident == it.id)}


def send(desk, who, it, sort, document, sent_on=FIRST, **given):
    key = clock_of(it, sort).key
    return desk.do(who, sending.send, key, document=document, sent_on=sent_on, **given).result


def refused(desk, who, service, *args, **given):
    with pytest.raises(Refused) as no:
        desk.do(who, service, *args, **given)
    return no.value


def lines(desk, who, **given):
    return desk.do(who, clocks.running, **given).result


def line_of(desk, who, it, sort):
    return next(each for each in desk.do(who, clocks.of, it.id).result if each.sort == sort)


def said(it):
    return "\n".join(row.text for row in Entry.select().where(Entry.incident == it.id))


# ---- all clocks on one screen


def test_all_running_clocks_stand_on_one_list_soonest_first(desk, manager, it, clock, staff):
    clock.set(date(2026, 4, 3))
    other = judged(desk, manager, reported(desk, staff), financial="yes")
    seen = lines(desk, manager)
    assert {each.incident for each in seen} == {it.id, other.id}
    days = [each.due_on for each in seen if each.due_on]
    assert days == sorted(days)
    undated = next(at for at, each in enumerate(seen) if each.due_on is None)
    assert 0 < undated < len(seen) - 1, "promptly comes behind the first days, before far dates"
    first = seen[0]
    assert (first.incident_no, first.incident_title.ja) == (it.no, "メール誤送信")
    assert "個人情報保護委員会" in first.to.ja and first.needs.ja and first.stops.ja


@pytest.mark.parametrize(
    ("day", "ink", "left"),
    [(2, "info", 3), (3, "soon", 2), (5, "soon", 0), (6, "late", -1), (30, "late", -25)],
)
def test_the_preliminary_report_is_amber_on_day_three_and_red_after_day_five(
    desk, manager, clock, it, day, ink, left
):
    clock.set(date(2026, 4, day))
    line = line_of(desk, manager, it, "ppc_preliminary")
    assert (line.ink, line.days_left, line.late) == (ink, left, ink == "late")
    assert (line.certainty, line.certainty_label.ja[:2]) == ("guideline", "目安")


def test_what_has_no_number_of_days_is_never_late(desk, manager, clock, it):
    clock.set(date(2027, 4, 1))
    line = line_of(desk, manager, it, "principals")
    assert (line.due_on, line.days_left, line.ink, line.late) == (None, None, "soon", False)


def test_before_it_is_judged_a_clock_says_that_it_is_provisional(desk, manager, staff):
    it = reported(desk, staff)
    assert line_of(desk, manager, it, "ppc_final").provisional
    judged(desk, manager, it, sensitive="yes")
    assert not line_of(desk, manager, it, "ppc_final").provisional


def test_a_department_sees_its_own_clocks_only(desk, manager, head, other_head, auditor, it):
    assert {each.incident for each in lines(desk, head)} == {it.id}
    assert lines(desk, other_head) == []
    assert len(lines(desk, auditor)) == len(lines(desk, manager))
    refused(desk, other_head, clocks.of, it.id)


def test_far_years_are_told_never_guessed_in_silence(desk, manager, clock, staff):
    clock.set(date(2027, 11, 15))
    near = judged(desk, manager, reported(desk, staff), sensitive="yes")
    assert line_of(desk, manager, near, "ppc_final").certain
    clock.set(date(2027, 12, 20))
    far = judged(desk, manager, reported(desk, staff), sensitive="yes")
    final = line_of(desk, manager, far, "ppc_final")
    assert (final.due_on, final.certain) == (date(2028, 1, 18), False)
    assert line_of(desk, manager, far, "ppc_preliminary").certain
    planned = {p.sort: p for p in desk.do(manager, judging.outlook, far.id).result.clocks}
    assert not planned["ppc_final"].certain


def test_an_uncertain_last_day_is_counted_again_once_holidays_are_published(desk, clock, it):
    row = clock_of(it, "ppc_final")

    def doubt(work):
        work.save(work.take(Clock, row.key, certain=False))

    desk.do(SYSTEM, doubt)
    desk.do(SYSTEM, duties.tick)
    assert clock_of(it, "ppc_final").certain


# ---- sending


def test_what_was_sent_when_and_under_which_number(desk, manager, clock, it):
    clock.set(date(2026, 4, 4))
    sent = send(
        desk, manager, it, "ppc_preliminary", "preliminary", date(2026, 4, 3), number="R8-0123"
    )
    assert (sent.number, sent.by_id, sent.by_name) == ("R8-0123", manager, "森 由美")
    line = line_of(desk, manager, it, "ppc_preliminary")
    assert (line.state, line.ink) == ("answered", "done")
    assert (line.sent_on, line.number, line.late) == (date(2026, 4, 3), "R8-0123", False)
    assert "受付番号 R8-0123" in said(it)
    entry = Entry.select().where(Entry.incident == it.id, Entry.text.contains("R8-0123")).get()
    assert "個人情報保護委員会" in entry.text and "to PPC" in entry.text_en
    assert "ppc_preliminary" not in {each.sort for each in lines(desk, manager)}
    assert "ppc_preliminary" in {each.sort for each in lines(desk, manager, done=True)}


def test_what_is_sent_is_kept_word_for_word(desk, manager, it):
    written(desk, manager, it, overview="一件の誤送信", cause="宛先の選択ミス")
    sent = send(desk, manager, it, "ppc_preliminary", "preliminary")
    written(desk, manager, it, overview="書き直した概要")
    kept = json.loads(Submission.get_by_id(sent.id).items)
    assert list(kept) == list(ITEMS)
    assert (kept["overview"], kept["cause"]) == ("一件の誤送信", "宛先の選択ミス")
    assert Submission.get_by_id(sent.id).locked


def test_lateness_is_never_erased(desk, manager, clock, it):
    clock.set(date(2026, 4, 9))
    send(desk, manager, it, "ppc_preliminary", "preliminary", date(2026, 4, 8))
    assert line_of(desk, manager, it, "ppc_preliminary").late
    send(desk, manager, it, "ppc_final", "final", date(2026, 4, 9), open_items="人数の確定")
    clock.set(date(2026, 6, 1))
    send(desk, manager, it, "ppc_final", "supplement", date(2026, 6, 1))
    line = line_of(desk, manager, it, "ppc_final")
    assert (line.sent_on, line.late) == (date(2026, 4, 9), False)


def test_one_report_may_answer_preliminary_and_final_at_once(desk, manager, it):
    final = clock_of(it, "ppc_final")
    sent = send(desk, manager, it, "ppc_preliminary", "final", also=[final.id], number="7")
    assert states(it)["ppc_preliminary"] == states(it)["ppc_final"] == "answered"
    rows = list(Submission.select().where(Submission.incident == it.id))
    assert {row.number for row in rows} == {"7"} and len(rows) == 2
    assert len({row.items for row in rows}) == 1 and sent.id == rows[0].id


def test_a_final_report_with_open_items_waits_for_its_supplement(desk, manager, it):
    send(desk, manager, it, "ppc_final", "final", open_items="原因の詳細")
    line = line_of(desk, manager, it, "ppc_final")
    assert (line.state, line.ink, line.days_left) == ("waiting", "soon", None)
    assert "追完する事項：原因の詳細" in said(it)
    send(desk, manager, it, "ppc_final", "supplement", open_items="件数だけ未確定")
    assert states(it)["ppc_final"] == "waiting"
    send(desk, manager, it, "ppc_final", "supplement")
    assert states(it)["ppc_final"] == "answered"
    again_sent = [row.document for row in Submission.select().order_by(Submission.id)]
    assert again_sent == ["final", "supplement", "supplement"]


def test_a_preliminary_report_never_waits(desk, manager, it):
    send(desk, manager, it, "ppc_preliminary", "preliminary", open_items="ほぼ全て")
    assert states(it)["ppc_preliminary"] == "answered"


@pytest.mark.parametrize(
    ("sort", "document", "given", "field"),
    [
        ("ppc_preliminary", "preliminary", {"sent_on": date(2026, 4, 2)}, "sent_on"),
        ("ppc_preliminary", "preliminary", {"sent_on": date(2026, 3, 31)}, "sent_on"),
        ("ppc_preliminary", "principals", {}, "document"),
        ("ppc_preliminary", "letter", {}, "document"),
        ("ppc_final", "preliminary", {}, "document"),
        ("ppc_final", "supplement", {}, "document"),
        ("principals", "principals", {"persons": -1}, "persons"),
        ("ppc_final", "final", {"open_items": "4111 1111 1111 1111"}, "open_items"),
    ],
)
def test_what_cannot_have_been_sent_is_refused(desk, manager, it, sort, document, given, field):
    values = {"document": document, "sent_on": FIRST, **given}
    no = refused(desk, manager, sending.send, clock_of(it, sort).key, **values)
    assert no.field == field
    assert not Submission.select().exists() and states(it)[sort] == "running"


def test_what_was_sent_is_not_sent_again(desk, manager, it):
    send(desk, manager, it, "ppc_preliminary", "preliminary")
    key = clock_of(it, "ppc_preliminary").key
    refused(desk, manager, sending.send, key, document="preliminary", sent_on=FIRST)


def test_another_incident_s_clock_is_not_answered(desk, manager, staff, it):
    other = judged(desk, manager, reported(desk, staff), sensitive="yes")
    also = [clock_of(other, "ppc_final").id]
    key = clock_of(it, "ppc_preliminary").key
    no = refused(
        desk, manager, sending.send, key, document="final", sent_on=FIRST, also=also
    )  # fmt: skip
    assert no.field == "also"
    assert states(it)["ppc_preliminary"] == "running"  # nothing is half done


def test_only_the_office_sends(desk, manager, head, staff, auditor, it):
    key = clock_of(it, "ppc_preliminary").key
    for who in (head, staff, auditor):
        refused(desk, who, sending.send, key, document="preliminary", sent_on=FIRST)
    desk.do(manager, appointments.appoint, Role.SECRETARIAT, staff, FIRST)
    send(desk, staff, it, "ppc_preliminary", "preliminary")


def test_of_two_who_send_at_once_the_second_is_told(desk, manager, top, it):
    key = clock_of(it, "ppc_preliminary").key
    desk.do(manager, sending.send, key, document="preliminary", sent_on=FIRST)
    with pytest.raises(Conflict):
        desk.do(top, sending.send, key, document="preliminary", sent_on=FIRST)
    assert Submission.select().count() == 1


def test_principals_are_told_a_number_of_persons_in_a_way(desk, manager, it):
    sent = send(desk, manager, it, "principals", "principals", persons=3, method="電話")
    assert (sent.persons, sent.method, states(it)["principals"]) == (3, "電話", "answered")


# ---- the entrusting party


def test_telling_the_entrusting_party_frees_from_reporting(desk, manager, entrusted):
    assert states(entrusted)["ppc_preliminary"] == "running"
    sent = send(desk, manager, entrusted, "entrusting", "entrusting", destination="株式会社みどり")
    assert sent.destination == "株式会社みどり"
    after = states(entrusted)
    assert after["entrusting"] == "answered"
    assert {after[s] for s in ("ppc_preliminary", "ppc_final", "principals")} == {"exempt"}
    assert after["pmark_final"] == "running"
    assert "委託元へ通知した" in clock_of(entrusted, "ppc_final").exempt_reason


def test_what_fell_away_can_be_taken_up_again(desk, manager, entrusted):
    send(desk, manager, entrusted, "entrusting", "entrusting")
    row = clock_of(entrusted, "ppc_final")
    desk.do(manager, sending.resume, row.key, "委託元と連名で報告するため")
    final = clock_of(entrusted, "ppc_final")
    assert (final.state, final.first_due, final.exempt_reason) == ("running", row.due_on, "")


# ---- exemptions


def test_an_exemption_needs_a_reason_and_keeps_it(desk, manager, head, it):
    key = clock_of(it, "pmark_final").key
    assert refused(desk, manager, sending.exempt, key, "  ").field == "reason"
    refused(desk, head, sending.exempt, key, "不要のため")
    desk.do(manager, sending.exempt, key, "審査機関に確認し不要とのこと")
    line = line_of(desk, manager, it, "pmark_final")
    assert (line.state, line.ink) == ("exempt", "info")
    assert line.exempt_reason == "審査機関に確認し不要とのこと"
    assert "審査機関に確認し不要" in said(it)
    refused(desk, manager, sending.exempt, clock_of(it, "pmark_final").key, "もう一度")


def test_nothing_is_exempted_before_it_is_judged(desk, manager, staff):
    it = reported(desk, staff)
    refused(desk, manager, sending.exempt, clock_of(it, "ppc_final").key, "たぶん不要")


def test_a_new_class_makes_an_exempted_clock_run_again(desk, manager, clock, it):
    desk.do(manager, sending.exempt, clock_of(it, "ppc_final").key, "任意の報告としないため")
    clock.set(date(2026, 4, 10))
    written(desk, manager, it, count_known=1500)
    row = clock_of(it, "ppc_final")
    assert (row.state, row.first_due) == ("running", date(2026, 4, 30))


def test_a_class_found_after_the_final_report_makes_it_run_from_that_day(desk, manager, clock, it):
    send(desk, manager, it, "ppc_final", "final")
    clock.set(date(2026, 5, 11))
    written(desk, manager, it, count_known=1500)
    row = clock_of(it, "ppc_final")
    assert (row.state, row.known_on) == ("running", date(2026, 5, 11))
    assert (row.due_on, row.first_due) == (date(2026, 6, 9), date(2026, 4, 30))
    send(desk, manager, it, "ppc_final", "supplement", date(2026, 5, 11))
    assert clock_of(it, "ppc_final").answered_on == date(2026, 5, 11)
    documents = [row.document for row in Submission.select().order_by(Submission.id)]
    assert documents == ["final", "supplement"]


def test_the_records_stay_what_the_trail_says_of_them(desk, manager, entrusted):
    send(desk, manager, entrusted, "entrusting", "entrusting")
    desk.do(manager, sending.resume, clock_of(entrusted, "ppc_final").key, "連名で報告するため")
    written(desk, manager, entrusted, wrongful="yes")
    assert desk.do(SYSTEM, lambda _: verify()).result.faults == ()


# ---- the incident's next date


def test_the_next_date_follows_the_clocks(desk, manager, top, it):
    confirmed(desk, top, it)  # nobody on the ladder has to answer any more
    assert again(it).due_on == date(2026, 4, 5)
    send(desk, manager, it, "ppc_preliminary", "preliminary")
    send(desk, manager, it, "pmark_preliminary", "pmark_preliminary")
    assert again(it).due_on == date(2026, 4, 30)
    seen = again(it).key
    send(desk, manager, it, "ppc_final", "final")
    send(desk, manager, it, "pmark_final", "pmark_final")
    assert again(it).due_on is None
    assert again(it).key == seen  # who is writing about the incident is not disturbed


# ---- reminders


def told(who):
    rows = Message.select().where(Message.person == who, Message.once.startswith("clock/"))
    return [row.subject_ja for row in rows.order_by(Message.id)]


def test_the_office_is_reminded_once_at_each_stage(desk, manager, top, clock, it):
    for row in list(Clock.select().where(Clock.incident == it.id)):
        if row.sort != "ppc_final" and row.state == "running":
            desk.do(manager, sending.exempt, clock_of(it, row.sort).key, "この試験では不要")
    for day, count in ((22, 0), (23, 1), (24, 1), (30, 2)):
        clock.set(date(2026, 4, day))
        desk.do(SYSTEM, duties.tick)
        desk.do(SYSTEM, duties.tick)
        assert len(told(manager)) == count, day
    assert told(top) == []
    clock.set(date(2026, 5, 1))
    desk.do(SYSTEM, duties.tick)
    assert len(told(manager)) == 3 and "期限（2026年4月30日（木））を過ぎています" in told(top)[0]
    assert it.no in told(top)[0]


def test_a_tick_a_month_late_reminds_once(desk, manager, clock, it):
    clock.set(date(2026, 6, 30))
    desk.do(SYSTEM, duties.tick)
    desk.do(SYSTEM, duties.tick)
    running = [each for each in lines(desk, manager) if each.due_on]
    assert len(told(manager)) == len(running) == 4


def test_a_title_in_braces_is_only_a_title(desk, manager, clock, staff):
    judged(desk, manager, reported(desk, staff, title="{no} {x}"), sensitive="yes")
    clock.set(date(2026, 4, 4))
    desk.do(SYSTEM, duties.tick)
    assert any("{no} {x}" in each for each in told(manager))


# ---- drafts


def draft(desk, who, it, document):
    return desk.do(who, drafts.draft, it.id, document).result


def test_the_nine_items_with_the_eighth_in_two(desk, manager, it):
    for document in ("preliminary", "final", "supplement", "entrusting"):
        made = draft(desk, manager, it, document)
        numbers = [item.no for item in made.items]
        assert numbers == ["1", "2", "3", "4", "5", "6", "7", "8-1", "8-2", "9"]
        assert [item.field for item in made.items] == list(ITEMS)
    assert "個人情報保護委員会" in draft(desk, manager, it, "final").to.ja


def test_principals_are_told_five_items_only(desk, manager, it):
    made = draft(desk, manager, it, "principals")
    assert [item.no for item in made.items] == ["1", "2", "4", "5", "9"]
    fields = [item.field for item in made.items]
    assert fields == ["overview", "data_items", "cause", "secondary", "other"]


def test_the_assessment_body_gets_its_own_list(desk, manager, it):
    row = desk.do(SYSTEM, company.company).result
    desk.do(manager, company.correct, row.key, assessment_body="一般社団法人みどり審査")
    written(desk, manager, it, safeguards="宛先確認の二重化")
    made = draft(desk, manager, it, "pmark_final")
    assert made.to.ja == "一般社団法人みどり審査"
    texts = {item.field: item.text for item in made.items}
    assert "あおば商事株式会社" in texts["company"] and "2026年4月1日" in texts["dates"]
    assert texts["safeguards"] == "宛先確認の二重化"
    assert [item.no for item in made.items] == [str(n) for n in range(1, 14)]


def test_first_texts_come_from_the_facts_and_overwrite_nothing(desk, manager, it):
    written(
        desk, manager, it, data_categories="顧客の氏名、診療科", medium="電子メール",
        cause="すでに書いた原因", count_most=5, root_cause="宛先の選択ミス",
    )  # fmt: skip
    desk.do(manager, drafts.begin, again(it).key)
    now = again(it)
    assert now.cause == "すでに書いた原因"
    assert "発生日：調査中" in now.overview and "事象：メール誤送信" in now.overview
    assert "要配慮個人情報" in now.overview and "営業部" in now.overview
    assert now.data_items == "顧客の氏名、診療科\n媒体：電子メール"
    assert now.principals == "判明している人数 3人、最大 5人"
    assert "財産的被害のおそれは確認されていません" in now.secondary
    seen = now.key
    desk.do(manager, drafts.begin, seen)
    assert again(it).key == seen  # nothing left to propose: nothing is written


def test_what_is_unknown_is_proposed_as_unknown(desk, manager, staff):
    it = reported(desk, staff)
    desk.do(manager, drafts.begin, again(it).key)
    now = again(it)
    assert (now.principals, now.secondary) == ("調査中", "調査中")
    assert "該当する類型：調査中" in now.overview and now.cause == ""


def test_first_texts_are_the_responders_to_propose(desk, staff, other_head, auditor, it):
    for who in (staff, other_head, auditor):
        refused(desk, who, drafts.begin, again(it).key)


def test_a_draft_is_copied_whole_in_both_languages(desk, manager, it):
    written(desk, manager, it, overview="一件の誤送信")
    made = draft(desk, manager, it, "preliminary")
    japanese, english = made.text("ja"), made.text("en")
    assert japanese.startswith("速報\n宛先：個人情報保護委員会")
    assert "1 概要\n一件の誤送信" in japanese and "8-2 再発防止策（今後の予定）" in japanese
    assert english.startswith("Preliminary report\nTo: PPC") and "1 Overview" in english


def test_there_is_no_draft_of_an_unknown_document(desk, manager, other_head, it):
    assert refused(desk, manager, drafts.draft, it.id, "letter").field == "document"
    refused(desk, other_head, drafts.draft, it.id, "final")


def test_a_closed_incident_takes_nothing_more(desk, manager, staff):
    it = judged(desk, manager, reported(desk, staff))
    desk.do(manager, sending.exempt, clock_of(it, "pmark_final").key, "小さな事故のため")
    row = clock_of(it, "pmark_final")
    it = moved(desk, manager, it, "prevent", root_cause="宛先の選択ミス", **DECIDED)
    told_all = {"lessons": "宛先は二人で確認する", "no_action_reason": "手順の周知で足りる"}
    it = moved(desk, manager, it, "close", **told_all)
    assert again(it).state == "closed"
    refused(desk, manager, sending.resume, row.key, "やはり提出する")
    refused(desk, manager, sending.send, row.key, document="pmark_final", sent_on=FIRST)
    assert states(it)["pmark_final"] == "exempt"


def test_the_assessment_body_is_called_by_the_name_the_company_gave_it(desk, manager, it):
    company = Company.get()
    named = {"assessment_body": "あおば審査会"}
    desk.do(SYSTEM, lambda work: work.save(work.take(Company, company.key, **named), "edit"))
    assert line_of(desk, manager, it, "pmark_final").to.ja == "あおば審査会"
    assert "個人情報保護委員会" in line_of(desk, manager, it, "ppc_final").to.ja
