"""The recovery sheet: one page, the code, what to do with it, and no other secret."""

from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import body, pages_of, reader, squeezed

from pmsdesk.base.errors import Refused
from pmsdesk.reports.organization import recovery
from pmsdesk.store.recovery_code import LETTERS, _check, grouped, new_code, normal

AT = datetime(2026, 4, 1, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo"))


def sheet(code, lang="ja", company="あおば商事株式会社", workspace="aoba.pmsdesk", login="mori"):
    out = BytesIO()
    pages = recovery.draw(code, company, workspace, login, out, lang, AT)
    return pages, out.getvalue()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_it_says_whose_it_is_what_for_and_where_to_keep_it(lang):
    pages, file = sheet(new_code(), lang)
    text = body(file)
    assert pages == 1
    for word in ("あおば商事株式会社", "aoba.pmsdesk", "mori", "2026-04-01"):
        assert word in text
    for said in (recovery.PURPOSE, recovery.KEEPING, recovery.WHOEVER, *recovery.KEEPING_STEPS):
        assert squeezed(said.into(lang)) in text


@settings(max_examples=25, deadline=None)
@given(st.text(LETTERS, min_size=24, max_size=24))
def test_the_printed_code_opens_and_no_group_is_broken(letters):
    plain = letters + _check(letters)
    pages, file = sheet(grouped(plain))
    lines = [line.split() for line in pages_of(file)[0].splitlines()]
    groups = next(line for line in lines if plain[:5] in line)
    assert normal("".join(groups)) == plain
    assert pages == 1


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_widest_letters_and_the_longest_names_fit_on_one_page(lang):
    plain = "W" * 24
    pages, _ = sheet(
        plain + _check(plain), lang, "株式会社" + "長" * 116, "あ" * 60 + ".pmsdesk", "x" * 40
    )
    assert pages == 1


def test_it_can_be_typed_as_people_type_and_a_mistyped_code_is_refused():
    code = new_code()
    assert sheet(code.lower().replace("-", " "))[0] == 1
    with pytest.raises(Refused, match="mistyped"):
        sheet(code[:-1] + ("2" if code[-1] != "2" else "3"))


def test_the_code_stands_nowhere_but_on_the_page():
    code = new_code()
    pdf = reader(sheet(code)[1])
    told = " ".join(str(value) for value in (pdf.metadata or {}).values())
    told += str(pdf.outline)
    assert not any(group in told for group in code.split("-"))


@pytest.mark.parametrize(
    "lang, word", [("ja", "秘・要施錠保管"), ("en", "Secret: keep locked away")]
)
def test_it_is_marked_secret(lang, word):
    assert squeezed(word) in body(sheet(new_code(), lang)[1])
