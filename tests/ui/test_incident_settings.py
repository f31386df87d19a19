"""What the company says of incidents: its assessment body, and the hours of the ladder."""

import pytest

from pmsdesk.kinds import Company
from pmsdesk_ui.screens.settings.company_section import CompanySection


@pytest.fixture
def form(office):
    office = office()
    office.go("settings", section="company")
    office.section = office.window.findChild(CompanySection)
    return office


def company(office):
    return office.do(lambda work: Company.get_by_id(1))


def test_the_first_times_are_one_four_and_a_day(form):
    values = form.section.form.values()
    assert [values[name] for name in ("head_hours", "manager_hours", "top_hours")] == [1, 4, 24]
    assert values["pmark_holder"] is True


def test_they_are_changed_and_kept(form):
    form.section.form.put(
        {"head_hours": 2, "assessment_body": "みどり審査センター", "pmark_holder": False}
    )
    form.section.save()
    form.calm()
    it = company(form)
    assert (it.head_hours, it.assessment_body, it.pmark_holder) == (2, "みどり審査センター", False)
    assert form.toasts[-1] == "会社の情報を保存しました。"


def test_no_wait_is_shorter_than_an_hour_or_longer_than_a_week(form):
    form.section.form.put({"top_hours": 0})
    assert form.section.form.values()["top_hours"] == 1
    form.section.form.put({"top_hours": 9999})
    assert form.section.form.values()["top_hours"] == 168
