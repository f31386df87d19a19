"""Files that show what an action did, and who may put them there."""

from datetime import date

import pytest
from action_steps import closed, effective, finished, found

from pmsdesk.base.errors import Refused
from pmsdesk.kinds import Evidence
from pmsdesk.services import evidence
from pmsdesk.services.action import actions


@pytest.fixture
def it(desk, clock, manager, head, sales):
    return found(desk, clock, manager, head, sales)


def attach(desk, who, it, name="鍵.txt", data=b"key", **facts):
    return desk.do(who, evidence.attach_to_action, it.id, name, data, **facts).result


def test_a_file_is_kept_with_the_action_and_the_period_it_proves(desk, head, it):
    facts = {"proves_from": date(2026, 6, 1), "proves_to": date(2026, 6, 30)}
    file = attach(desk, head, it, **facts)
    seen = desk.do(head, actions.dossier, it.id).result
    assert [(f.name, f.proves_from, f.proves_to) for f in seen.evidence] == [
        ("鍵.txt", date(2026, 6, 1), date(2026, 6, 30))
    ]
    assert desk.do(head, evidence.content, file.id).result == b"key"


def test_another_department_attaches_nothing(desk, other_head, it):
    with pytest.raises(Refused, match="not yours"):
        attach(desk, other_head, it)


def test_the_auditor_attaches_what_shows_the_effect_and_nothing_before(
    desk, manager, auditor, head, it
):
    with pytest.raises(Refused, match="not yours"):
        attach(desk, auditor, it)
    it = finished(desk, manager, head, it)
    file = attach(desk, auditor, it, "確認.txt")
    effective(desk, auditor, it)
    assert desk.do(auditor, evidence.take_back, file.key, "別のファイルでした").result.taken_back_on


def test_a_file_taken_back_is_out_of_sight_but_not_gone(desk, head, it):
    file = attach(desk, head, it)
    with pytest.raises(Refused) as no:
        desk.do(head, evidence.take_back, file.key, " ")
    assert no.value.field == "reason"
    desk.do(head, evidence.take_back, file.key, "写真が違う")
    assert desk.do(head, actions.dossier, it.id).result.evidence == ()
    assert Evidence.get().taken_back_reason == "写真が違う"


def test_a_closed_action_takes_no_file_and_gives_none_back(desk, manager, auditor, head, it):
    file = attach(desk, head, it)
    closed(desk, manager, auditor, head, it)
    with pytest.raises(Refused, match="state"):
        attach(desk, head, it)
    with pytest.raises(Refused, match="state"):
        desk.do(head, evidence.take_back, file.key, "理由")
    with pytest.raises(Refused, match="state"):
        desk.do(head, evidence.describe, file.key, remark="後から")


@pytest.mark.parametrize("name, value", [("sha256", "0" * 64), ("name", "別.txt"), ("record", 9)])
def test_only_the_description_of_a_file_is_changed(desk, head, it, name, value):
    file = attach(desk, head, it)
    with pytest.raises(Refused):
        desk.do(head, evidence.describe, file.key, **{name: value})
    assert desk.do(head, evidence.describe, file.key, remark="表紙").result.remark == "表紙"
