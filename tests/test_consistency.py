"""What was forgotten: every rule speaks where something is missing, and is silent where not."""

from datetime import UTC, date, datetime, timedelta

import incidents
import pytest
from action_steps import contained, effective, finished, found
from inspections import handed_in, mine, opened, quarterly

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import (
    Answer,
    Appointment,
    Clock,
    Contact,
    CorrectiveAction,
    Department,
    Incident,
    Inspection,
    Person,
    Rung,
)
from pmsdesk.kinds.law.known import known
from pmsdesk.services import law
from pmsdesk.services.consistency.check import check, summary
from pmsdesk.services.consistency.omission import MOST
from pmsdesk.services.consistency.rules import RULES
from pmsdesk.services.incident import contacts
from pmsdesk.services.inspection import review, rounds
from pmsdesk.services.organization import logins

JULY = date(2026, 7, 7)


def told(desk, who, key, **more):
    """What one rule says, in Japanese."""
    outcome = outcome_of(desk, who, key, **more)
    return [it.what.ja for it in outcome.some] if outcome else []


def outcome_of(desk, who, key, **more):
    outcomes = desk.do(who, check, **more).result
    return next((each for each in outcomes if each.rule == key), None)


def silent(desk, who, key, **more):
    return not told(desk, who, key, **more)


def change(desk, record, **values):
    """As a slip, a migration or another program might leave it."""

    def write(work):
        work.derive(type(record).get_by_id(record.id), **values)

    desk.do(SYSTEM, write)


# ---- the whole


def test_departments_are_not_told_and_the_office_is(desk, manager, auditor, top, head, staff):
    for who in (manager, auditor, top):
        assert desk.do(who, check).result
    for who in (head, staff):
        with pytest.raises(Refused):
            desk.do(who, check)
        assert desk.do(who, summary).result.count == 0


def test_every_rule_has_a_name_of_its_own_and_says_why():
    assert len({rule.key for rule in RULES}) == len(RULES)
    assert all(rule.why.ja.endswith("。") for rule in RULES)


def test_every_omission_leads_to_a_page(desk, manager):
    for outcome in desk.do(manager, check).result:
        assert outcome.count >= len(outcome.some) > 0
        assert all(it.page for it in outcome.some)


def test_the_summary_counts_everything_and_names_the_gravest(desk, clock, manager, head, sales):
    found(desk, clock, manager, head, sales)
    clock.forward(days=40)
    told_now = desk.do(manager, summary).result
    outcomes = desk.do(manager, check).result
    assert told_now.count == sum(outcome.count for outcome in outcomes)
    assert told_now.late > 0 and told_now.first.ja in [
        it.what.ja for outcome in outcomes for it in outcome.some if it.ink == "late"
    ]


def test_a_thousand_omissions_are_counted_and_the_first_told(desk, manager):
    def many(work):
        work.add_all([Department(code=f"X{n:04}", name=f"第{n}部") for n in range(1000)])

    desk.do(SYSTEM, many)
    outcome = outcome_of(desk, manager, "roles")
    assert outcome.count >= 1000 and len(outcome.some) == MOST
    assert outcome.more == outcome.count - MOST


# ---- organization


def test_a_department_without_a_head_is_told_with_its_page(desk, manager):
    assert not [t for t in told(desk, manager, "roles") if "総務" in t and "責任者" in t]
    new = desk.do(SYSTEM, lambda work: work.add(Department(code="N1", name="新設部"))).result
    (it,) = [it for it in outcome_of(desk, manager, "roles").some if "新設部" in it.what.ja]
    assert (it.page, it.where, it.ink) == ("people", {"department": new.id}, "late")


def test_manager_and_auditor_in_one_person(desk, manager):
    assert silent(desk, manager, "independent")
    held = Appointment.get(Appointment.role == Role.AUDITOR)
    change(desk, held, deputy=manager)
    (words,) = told(desk, manager, "independent")
    assert "森 由美" in words and "兼ねて" in words
    change(desk, held, until=date(2020, 5, 1))
    assert silent(desk, manager, "independent"), "long over"


def test_manager_and_auditor_were_one_person_for_some_days(desk, clock, manager):
    held = Appointment.get(Appointment.role == Role.AUDITOR)
    change(desk, held, deputy=manager, until=date(2026, 4, 20))
    clock.set(date(2026, 5, 1))
    (it,) = outcome_of(desk, manager, "independent").some
    assert "2026年4月20日" in it.what.ja and "兼ねていました" in it.what.ja
    assert (it.ink, it.where) == ("soon", {"tab": "appointments"})
    clock.set(date(2028, 4, 1))
    assert silent(desk, manager, "independent"), "before the fiscal year before this"


def test_a_leaver_who_can_still_sign_in(desk, clock, manager, staff):
    assert silent(desk, manager, "logins_of_leavers")
    change(desk, Person.get_by_id(staff), left_on=date(2026, 4, 30))
    assert silent(desk, manager, "logins_of_leavers"), "not before the last day is over"
    clock.set(date(2026, 5, 1))
    (words,) = told(desk, manager, "logins_of_leavers")
    assert "鈴木 花" in words
    change(desk, Person.get_by_id(staff), login=None)
    assert silent(desk, manager, "logins_of_leavers")


# ---- inspections


def test_a_nonconformity_nobody_followed(desk, clock, manager, head, sales):
    it = found(desk, clock, manager, head, sales)
    assert silent(desk, manager, "unfollowed")
    change(desk, it, code="OTHER")
    (outcome,) = outcome_of(desk, manager, "unfollowed").some
    inspection = mine(sales)
    answer = Answer.get(Answer.inspection == inspection.id, Answer.result == "nonconform")
    assert "営業部" in outcome.what.ja and answer.code in outcome.what.ja
    assert outcome.where == {"id": inspection.id, "question": answer.question_id}


def test_an_action_of_an_earlier_revision_follows_too(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    it = desk.do(manager, review.approve, handed_in(desk, head, mine(sales), "×○○").key).result
    desk.do(manager, review.revise, it.key, "数え直し")
    newer = Inspection.get(Inspection.department == sales, Inspection.revision == 2)
    change(desk, newer, state="handed_in", nonconform=1)
    assert silent(desk, manager, "unfollowed")


def test_a_round_that_is_long_overdue(desk, clock, manager):
    opened(desk, clock, manager)
    clock.set(JULY + timedelta(days=14))
    assert silent(desk, manager, "behind")
    clock.forward(days=1)
    (words,) = told(desk, manager, "behind")
    assert "3部門が未提出" in words


def test_a_settled_round_that_nobody_closed(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    clock.set(JULY + timedelta(days=1))
    assert silent(desk, manager, "to_close")
    for it in Inspection.select():
        desk.do(manager, review.miss, it.key, "休止中")
    (outcome,) = outcome_of(desk, manager, "to_close").some
    desk.do(manager, rounds.close, rounds.Round.get_by_id(outcome.where["round"]).key)
    assert silent(desk, manager, "to_close")


def test_a_department_opened_within_the_period_is_missing_from_its_round(desk, clock, manager):
    opened(desk, clock, manager)
    assert silent(desk, manager, "left_out")
    late = Department(code="N1", name="新設部", opened_on=date(2026, 6, 28))
    desk.do(SYSTEM, lambda work: work.add(late))
    (words,) = told(desk, manager, "left_out")
    assert "新設部" in words
    change(desk, Department.get(Department.code == "N1"), opened_on=date(2026, 7, 1))
    assert silent(desk, manager, "left_out"), "it did not exist in that period"


def test_a_department_in_no_plan(desk, manager, sales):
    (outcome,) = outcome_of(desk, manager, "unplanned").some
    assert outcome.where == {"new": True}
    plan = quarterly(desk, manager, departments=str(sales.id))
    assert sorted(told(desk, manager, "unplanned")) == sorted(
        f"{name}がどの点検計画の対象にもなっていません。" for name in ("総務部", "開発部")
    )
    change(desk, plan, departments="")
    assert silent(desk, manager, "unplanned")


# ---- actions


def test_an_action_that_is_late_with_nothing_planned(desk, clock, manager, head, sales):
    it = contained(desk, head, found(desk, clock, manager, head, sales))
    clock.set(it.plan_due)
    assert silent(desk, manager, "without_steps")
    clock.forward(days=1)
    (words,) = told(desk, manager, "without_steps")
    assert it.no in words
    from pmsdesk.services.action import actions

    desk.do(head, actions.write, it.key, steps=[{"what": "鍵を替える", "who": "鈴木 花"}])
    assert silent(desk, manager, "without_steps"), "late, but begun"


def test_an_effect_nobody_checked_and_an_action_nobody_closed(
    desk, clock, manager, auditor, head, sales
):
    it = finished(desk, manager, head, found(desk, clock, manager, head, sales))
    clock.set(it.effect_due)
    assert silent(desk, manager, "unchecked")
    clock.forward(days=1)
    assert [it.no in words for words in told(desk, manager, "unchecked")] == [True]
    effective(desk, auditor, CorrectiveAction.get_by_id(it.id))
    assert silent(desk, manager, "unchecked") and silent(desk, manager, "unclosed")
    clock.forward(days=15)
    assert len(told(desk, manager, "unclosed")) == 1


# ---- incidents


def test_a_report_nobody_confirmed(desk, clock, manager, head, staff):
    it = incidents.reported(desk, staff)
    assert silent(desk, manager, "unconfirmed")
    clock.forward(hours=2)
    (words,) = told(desk, manager, "unconfirmed")
    assert it.no in words and "部門責任者" in words
    incidents.confirmed(desk, head, it)
    assert silent(desk, manager, "unconfirmed"), "the manager has some hours more"
    clock.forward(days=1)
    assert Rung.select().count() == 2 and len(told(desk, manager, "unconfirmed")) == 1


def test_a_legal_date_that_has_passed(desk, clock, manager):
    incidents.reported(desk, manager)
    assert silent(desk, manager, "run_out")
    last = max(c.due_on for c in Clock.select() if c.due_on)
    clock.set(last + timedelta(days=1))
    outcome = outcome_of(desk, manager, "run_out")
    assert outcome.count == Clock.select().where(Clock.due_on.is_null(False)).count()
    incidents.exempt_all(desk, manager, incidents.judged(desk, manager, Incident.get()))
    assert silent(desk, manager, "run_out")


def test_an_incident_that_was_closed_too_early(desk, manager):
    it = incidents.judged(desk, manager, incidents.reported(desk, manager))
    assert silent(desk, manager, "closed_early")
    change(desk, it, state="closed")
    words = told(desk, manager, "closed_early")
    running = Clock.select().where(Clock.state == "running").count()
    assert len(words) == running + 1 and "是正処置も" in words[-1]
    change(desk, it, no_action_reason="設備の故障のため")
    for clock in Clock.select().where(Clock.state == "running"):
        change(desk, clock, state="exempt")
    assert ["理由がありません" in words for words in told(desk, manager, "closed_early")]
    assert len(told(desk, manager, "closed_early")) == running
    first, *others = Clock.select().where(Clock.state == "exempt")
    for clock in others:
        change(desk, clock, exempt_reason="委託元が報告するため")
    change(desk, first, state="answered")
    (outcome,) = outcome_of(desk, manager, "closed_early").some
    assert "提出日がありません" in outcome.what.ja
    assert outcome.where == {"id": it.id, "clock": first.id}
    change(desk, Clock.get_by_id(first.id), answered_on=date(2026, 4, 1))
    assert silent(desk, manager, "closed_early")


def test_a_year_without_a_drill(desk, clock, manager):
    (words,) = told(desk, manager, "no_drill")
    incidents.reported(desk, manager, drill=True)
    assert silent(desk, manager, "no_drill")
    clock.forward(days=366)
    assert told(desk, manager, "no_drill") == [words]


def test_an_emergency_network_nobody_tried(desk, clock, manager):
    assert ["関係官庁" in words for words in told(desk, manager, "contacts")] == [True]
    given = {"place": "authority", "name": "委員会", "phone": "03-0000-0000"}
    desk.do(manager, contacts.add, **given)
    assert silent(desk, manager, "contacts")
    clock.forward(days=184)
    assert "1件の連絡先" in told(desk, manager, "contacts")[0]
    desk.do(manager, contacts.checked, Contact.get().key)
    assert silent(desk, manager, "contacts")


# ---- law and keeping


def test_a_change_of_law_nobody_looked_at(desk, clock, manager):
    (outcome,) = outcome_of(desk, manager, "unread").some
    assert outcome.where["tab"] == "law"
    notice = outcome.where["notice"]
    edition = next(n.edition for n in known(date(2026, 4, 1)) if n.id == notice)
    desk.do(manager, law.acknowledge, notice, edition, "none", "影響なし")
    assert silent(desk, manager, "unread")
    clock.set(date(2026, 10, 20))
    assert len(told(desk, manager, "unread")) == 4


def test_backups_that_are_missing_or_old(desk, clock, manager, tmp_path):
    folder = tmp_path / "backups"
    assert silent(desk, manager, "backup"), "a database on a server is backed up there"
    assert told(desk, manager, "backup", backups=folder) == ["バックアップがありません。"]
    folder.mkdir()
    made = datetime(2026, 4, 1, 3, tzinfo=UTC)
    desk.do(manager, made_by_hand)
    clock.now = made + timedelta(days=7)
    assert silent(desk, manager, "backup", backups=folder)
    clock.now = made + timedelta(days=8)
    assert "2026年4月1日" in told(desk, manager, "backup", backups=folder)[0]


def made_by_hand(work):
    from pmsdesk.services import backups
    from pmsdesk.store.backup import FORMAT, Manifest

    stamp = work.now.isoformat()
    manifest = Manifest(FORMAT, "1", "aoba", stamp, "0001_first", 1, "0" * 64, {})
    backups.made(work, "aoba.pmsbackup", manifest)


def test_a_recovery_code_nobody_has_on_paper(desk, manager, tmp_path):
    class Slots:
        new_recovery_code = staticmethod(lambda: "CODE")

    (it,) = outcome_of(desk, manager, "no_code_on_paper", backups=tmp_path).some
    assert (it.page, it.where) == ("settings", {"section": "security"})
    desk.do(manager, logins.keep_code)
    assert silent(desk, manager, "no_code_on_paper", backups=tmp_path)
    desk.do(manager, logins.new_code, Slots())
    assert told(desk, manager, "no_code_on_paper", backups=tmp_path), "the paper is of another code"
    desk.do(manager, logins.keep_code)
    assert silent(desk, manager, "no_code_on_paper", backups=tmp_path)
    assert silent(desk, manager, "no_code_on_paper"), "a server has no key file"
