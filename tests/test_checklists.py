"""Publishing checklists, switching questions off, choosing the method."""

import pytest

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Checklist, Company, Plan, Question
from pmsdesk.kinds.checklist.file import shipped_files
from pmsdesk.services.checklist import choices, publishing
from pmsdesk.services.inspection import plans

OWN = """\
id: aoba_own
version: "{version}"
effective_from: 2026-04-01
measure: physical
title: {{ja: あおば独自点検, en: Own checks of Aoba}}
sources_as_of:
  - kind: other
    edition: {{ja: 社内規程, en: House rules}}
    as_of: 2026-04-01
questions:
  - id: {code}
    question:
      ja: 倉庫の鍵は返却されていますか。
      en: Is the key of the store returned?
    evidence: {{ja: 鍵管理簿, en: Key log}}
    audience: dh
    frequency: quarterly
    size: both
    references: {{}}
"""


def own(version="1.0", code="AOB-01"):
    return OWN.format(version=version, code=code).encode("utf-8")


@pytest.fixture
def catalogue(desk):
    return desk.do(SYSTEM, publishing.publish_shipped).result


def test_the_shipped_catalogue_is_published_once(desk, catalogue):
    assert len(catalogue) == len(shipped_files()) == 10
    assert Question.select().count() >= 180
    assert desk.do(SYSTEM, publishing.publish_shipped).result == []


def test_a_company_publishes_its_own_file_and_replaces_it_by_a_newer_version(
    desk, manager, catalogue
):
    first = desk.do(manager, publishing.publish, own(), "own.yaml").result
    assert (first.own, first.questions, first.title_ja) == (True, 1, "あおば独自点検")
    with pytest.raises(Refused, match="already published"):
        desk.do(manager, publishing.publish, own(), "own.yaml")
    second = desk.do(manager, publishing.publish, own("1.1"), "own.yaml").result
    states = {c.edition: c.state for c in Checklist.select().where(Checklist.slug == "aoba_own")}
    assert states == {"1.0": "replaced", "1.1": "published"}
    assert desk.do(manager, publishing.source, second.id).result.encode() == own("1.1")


def test_a_question_number_of_another_checklist_is_refused(desk, manager, catalogue):
    with pytest.raises(Refused, match="PHY-01"):
        desk.do(manager, publishing.publish, own(code="PHY-01"), "own.yaml")


def test_a_faulty_file_is_refused_with_its_place_and_nothing_is_published(desk, manager):
    broken = own().replace(b"audience: dh", b"audience: everybody")
    with pytest.raises(Refused, match=r"own.yaml:16"):
        desk.do(manager, publishing.publish, broken, "own.yaml")
    assert Checklist.select().count() == 0


def test_a_head_may_not_publish(desk, head):
    with pytest.raises(Refused, match="not yours"):
        desk.do(head, publishing.publish, own(), "own.yaml")


def plan():
    return Plan(checklists="physical", audiences="dh", asked="monthly,quarterly,half_yearly,yearly")


def asked():
    return {q.code for q in plans.questions(plan())}


def test_a_question_switched_off_is_not_asked_until_switched_on_again(desk, manager, catalogue):
    assert "PHY-04" in asked()
    with pytest.raises(Refused) as no:
        desk.do(manager, choices.switch_off, "PHY-04", " ")
    assert no.value.field == "reason"
    off = desk.do(manager, choices.switch_off, "PHY-04", "該当する設備がない").result
    assert "PHY-04" not in asked()
    with pytest.raises(Refused, match="already"):
        desk.do(manager, choices.switch_off, "PHY-04", "もう一度")
    desk.do(manager, choices.switch_on, off.key)
    assert "PHY-04" in asked()
    assert len(desk.do(manager, choices.switched_off, ended=True).result) == 1


def test_only_one_of_two_twins_is_asked(desk, manager, catalogue):
    assert "PHY-01" in asked() and "PHY-03" not in asked()


def test_the_small_method_is_closed_to_a_company_that_works_for_others(desk, manager, catalogue):
    with pytest.raises(Refused, match="not open"):
        desk.do(manager, choices.choose_method, "physical", "small")
    assert desk.do(manager, choices.methods).result["physical"] == "ordinary"


def test_a_small_company_may_choose_the_small_twin(desk, manager, catalogue):
    def shrink(work):
        facts = {"employees_over_100": False, "persons_over_5000": False, "entrusted": False}
        return work.save(work.take(Company, Company.get().key, **facts))

    desk.do(manager, shrink)
    desk.do(manager, choices.choose_method, "physical", "small")
    assert "PHY-03" in asked() and "PHY-01" not in asked()


def test_a_withdrawn_checklist_is_not_asked(desk, manager, catalogue):
    sheet = Checklist.get(Checklist.slug == "physical")
    gone = desk.do(manager, publishing.withdraw, sheet.key).result
    assert asked() == set()
    desk.do(manager, publishing.bring_back, gone.key)
    assert asked()
