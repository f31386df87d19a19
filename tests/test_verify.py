"""Verifying: the chain, the evidence and the file are what was written."""

import io
import os
from hashlib import sha256

import pytest
from quarters import of, two_quarters

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Evidence
from pmsdesk.services.inspection import review
from pmsdesk.services.organization import myself
from pmsdesk.services.verify import parse_witness, verify
from pmsdesk.store import blob, search, trail
from pmsdesk.store.blob import BlobPart
from pmsdesk.store.record import DB
from pmsdesk.store.trail import Trail


def keep(work, content=b"a photograph"):
    name, size = blob.keep(io.BytesIO(content))
    facts = {"kind": "Answer", "record": 1, "department_id": 1, "name": "photo.jpg"}
    work.add(Evidence(sha256=name, size=size, added_on=work.today, **facts))
    return name


@pytest.fixture
def verdict(desk, manager):
    """Verify as the manager."""

    def verdict(witness=""):
        return desk.do(manager, lambda work: verify(witness)).result

    return verdict


def test_an_honest_database_holds_and_says_its_witness(desk, verdict):
    desk.do(SYSTEM, keep)
    found = verdict()
    assert (found.faults, found.contents) == ((), 1)
    assert found.witness == trail.head().witness
    assert verdict(found.witness).faults == ()


def test_evidence_that_was_exchanged_is_told(desk, verdict):
    desk.do(SYSTEM, keep)
    BlobPart.update(data=b"another photograph").execute()
    assert ["no longer have" in fault for fault in verdict().faults] == [True]


def test_evidence_that_was_lost_is_told(desk, verdict):
    name = desk.do(SYSTEM, keep).result
    DB.execute_sql("DELETE FROM blob_part")
    DB.execute_sql("DELETE FROM blob")
    assert name == sha256(b"a photograph").hexdigest()
    assert ["have lost" in fault for fault in verdict().faults] == [True]


def test_a_paper_printed_before_a_line_was_forged_tells(desk, verdict):
    paper = verdict().witness
    place = int(paper.split(":")[0])
    Trail.update(who_name="別人").where(Trail.position == place).execute()
    assert [fault.ja for fault in verdict(paper).faults] == [
        f"操作履歴の{place}行目が、書き込み後に変更されています。"
    ]


def test_every_part_is_told_as_it_is_done(desk, manager):
    heard = []
    desk.do(manager, lambda work: verify("", heard.append))
    assert heard == sorted(heard) and heard[-1] == 4


def test_whatever_the_services_write_agrees_with_the_trail(desk, clock, manager, auditor, verdict):
    quarters = two_quarters(desk, clock, manager, auditor)
    desk.do(manager, review.revise, of(quarters.first, quarters.sales).key, "日付の訂正")
    desk.do(manager, myself.speak, "en")
    assert verdict().faults == ()


@pytest.mark.parametrize(
    "behind, first",
    [
        ("UPDATE answer SET result = 'conform' WHERE result = 'nonconform'", "Answer ORG-01"),
        ("UPDATE answer SET comment = '' WHERE id = 2", "Answer ORG-02"),
        ("UPDATE answer SET immediate_action = 'x', version = 9 WHERE id = 1", "Answer ORG-01"),
        ("DELETE FROM answer WHERE id = 3", "Answer #3"),
        ("UPDATE inspection SET handed_in_on = '2026-06-30' WHERE id = 1", "Self-inspection 2026"),
        ("INSERT INTO day_off (version, day, name, worked) VALUES (0, '2026-05-01', 'x', 0)", "x"),
    ],
)
def test_a_record_changed_behind_the_programs_back_is_named(
    desk, clock, manager, auditor, verdict, behind, first
):
    two_quarters(desk, clock, manager, auditor)
    DB.execute_sql(behind)
    told = str(verdict().faults[0])
    assert "not what the audit trail says" in told and first in told


@pytest.mark.parametrize("now", ["", "{", "[]", "7", "null", "[" * 100_000])
def test_a_line_that_is_no_longer_a_line_is_told(desk, clock, manager, auditor, verdict, now):
    two_quarters(desk, clock, manager, auditor)
    DB.execute_sql("UPDATE trail SET now = ? WHERE kind = 'Answer' AND deed = 'answer'", (now,))
    changed, others = map(str, verdict().faults)
    assert "was changed" in changed and "not what the audit trail says" in others


@pytest.mark.parametrize("column", ["answered = answered + 1", "tally = '{}'", "partly = 5"])
def test_a_counter_changed_behind_the_programs_back_is_named(
    desk, clock, manager, auditor, verdict, column
):
    quarters = two_quarters(desk, clock, manager, auditor)
    it = of(quarters.first, quarters.sales)
    DB.execute_sql(f"UPDATE inspection SET {column} WHERE id = {it.id}")
    (told,) = verdict().faults
    assert str(told) == (
        f"The counts of 1 inspections do not follow from their answers. First: {it.no}."
    )


@pytest.mark.skipif(bool(os.environ.get("PMSDESK_TEST_SERVER")), reason="a server has no index")
@pytest.mark.parametrize(
    "behind",
    [
        "DELETE FROM entry_pairs WHERE rowid = 1",
        "DELETE FROM entry WHERE id = 1",
        "UPDATE entry SET text = 'x' WHERE id = 1",
        "INSERT INTO entry_pairs (rowid, pairs, place) VALUES (9999, 'ab b', 'Answer d1')",
        "DELETE FROM entry_pairs_data WHERE id > 10",
        "UPDATE entry_pairs_data SET block = zeroblob(40) WHERE id > 10",
    ],
)
def test_an_index_that_is_not_what_the_records_say_is_made_anew(
    desk, clock, manager, auditor, verdict, behind
):
    two_quarters(desk, clock, manager, auditor)
    before = desk.do(SYSTEM, lambda work: search.find("確認", ["Answer"], None)).result
    assert before and verdict().mended == ()
    DB.execute_sql(behind)
    assert [str(told)[:16] for told in verdict().mended] == ["The search index"]
    assert desk.do(SYSTEM, lambda work: search.find("確認", ["Answer"], None)).result == before
    assert (verdict().faults, verdict().mended) == ((), ())


@pytest.mark.parametrize("text", [" 12:0123456789ABCDEF ", "12:0123456789abcdef"])
def test_a_witness_is_read_as_it_is_printed(text):
    assert parse_witness(text) == (12, "0123456789abcdef")


@pytest.mark.parametrize("text", ["", "12", "0:0123456789abcdef", "12:0123", "12:xyz", "-1:abc"])
def test_anything_else_is_no_witness(text):
    with pytest.raises(Refused) as no:
        parse_witness(text)
    assert no.value.field == "witness"


@pytest.mark.skipif(bool(os.environ.get("PMSDESK_TEST_SERVER")), reason="its columns have types")
def test_bytes_where_text_belongs_are_told_as_damage_and_a_mistake_of_ours_stays_one(desk, manager):
    DB.execute_sql("UPDATE trail SET hash = x'313233ed' WHERE position = 1")
    with pytest.raises(Unavailable, match="damaged"):
        desk.do(SYSTEM, lambda work: verify())
    with pytest.raises(UnicodeDecodeError):
        desk.do(SYSTEM, lambda work: b"\xed".decode())
