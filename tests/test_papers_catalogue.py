"""The papers by name, and the names of the files they are saved under."""

import re
from dataclasses import dataclass, replace
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import FRONT

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.reports import catalogue
from pmsdesk.reports.front import surname
from pmsdesk.reports.paper import Front


@dataclass(frozen=True)
class Data:
    front: Front


def file_name(lang="ja", **front):
    kind = catalogue.named("round_report")
    return catalogue.file_name(kind, Data(replace(FRONT, **front)), lang)


@pytest.mark.parametrize("paper", catalogue.PAPERS, ids=lambda paper: paper.name)
def test_every_paper_can_be_gathered_and_drawn(paper):
    for place in (paper.gatherer, paper.drawer):
        module, name = place.split(":")
        assert callable(getattr(import_module(module), name))
    assert Role.MANAGER in paper.roles


def test_no_two_papers_share_a_name():
    assert len({paper.name for paper in catalogue.PAPERS}) == len(catalogue.PAPERS)


def test_an_unknown_paper_is_refused_with_those_there_are():
    with pytest.raises(Refused) as no:
        catalogue.named("balance_sheet")
    assert all(paper.name in no.value.why.ja for paper in catalogue.PAPERS)


def test_a_file_is_named_by_title_number_period_department_and_day():
    assert file_name(title="部門点検票", period="2026年度 第2四半期", department="S01 営業部") == (
        "部門点検票_SI-2026-001_2026年度第2四半期_S01営業部_20261122.pdf"
    )
    assert file_name("en", title="Round report", number="", period="FY2026 Q2", department="") == (
        "Round-report_FY2026-Q2_20261122.pdf"
    )


@pytest.mark.parametrize("title", ["CON", "nul.pdf", "com1", "../../x", 'a<b>:"|?*c', "終\n. "])
def test_a_file_name_is_legal_on_windows(title):
    legal(file_name(title=title, number="", period="", department=""))


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_the_record_is_called_the_file_name_is_legal(title, department):
    legal(file_name(title=title, department=department))


def legal(name):
    assert not re.search(r'[\x00-\x1f<>:"/\\|?*]', name)
    assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)", name)
    assert len(name) < 150 and name.endswith(".pdf") and not name.startswith(".")
    assert name.encode("utf-8").decode("utf-8") == name


@pytest.mark.parametrize(
    "name, said",
    [("佐藤 健", "佐藤"), ("髙﨑　昇", "髙﨑"), ("PMS", "PMS"), ("Anna Smith", "Anna Smith"),
     ("佐藤健", "佐藤健"), ("", ""), ("  ", "")],
)  # fmt: skip
def test_a_seal_bears_the_surname(name, said):
    assert surname(name) == said
