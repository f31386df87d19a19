"""Any register as a list: every record within reach, every column of its kind."""

from datetime import date

import pytest
from inspections import handed_in, mine, opened
from papers import reader, squeezed
from printed import HOSTILE, holds_whole, long_text, print_it, witness

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import (
    ALL,
    Answer,
    Department,
    Evidence,
    Inspection,
    Person,
    Plan,
    RoundQuestion,
    Step,
)  # fmt: skip
from pmsdesk.kinds.inspection.inspection import Result
from pmsdesk.services import evidence
from pmsdesk.services.organization import people
from pmsdesk.store.record import fields, label, shown

KINDS = [kind for kind in ALL if kind.columns]


@pytest.fixture
def lived(desk, clock, manager, head, staff, sales):
    """A company with a round, an inspection handed in, actions and a file of evidence."""
    opened(desk, clock, manager)
    it = mine(sales)
    data = {"name": "鍵.txt", "data": b"key"}
    question = desk.do(SYSTEM, lambda work: _first_question(it)).result
    desk.do(head, evidence.attach_to_answer, it.id, question, **data)
    return handed_in(desk, head, it, "×△○")


def _first_question(it):

    return RoundQuestion.get(
        RoundQuestion.round == it.round_id, RoundQuestion.place == 1
    ).question_id


def register(desk, who, kind, lang="ja", **asked):
    return print_it(desk, who, "register", lang, kind=kind.__name__, **asked)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_register_prints_all_its_records(desk, manager, lived, kind, lang):
    paper = register(desk, manager, kind, lang)
    count = kind.select().count()
    assert len(paper.data.rows) == count
    said = {"ja": f"件数{count:,}件", "en": f"Records{count:,}"}[lang]
    assert paper.says(said, kind.named.into(lang))
    for field in fields(kind, kind.columns):
        if not (lang == "en" and field.name.endswith("_ja")):
            assert paper.says(label(field, lang)) or not count


@pytest.mark.parametrize("kind", [Person, Department, Inspection, Evidence, Plan])
def test_every_value_of_every_column_is_printed(desk, manager, lived, kind):
    paper = register(desk, manager, kind)
    for row in kind.select():
        for name in kind.columns:
            value = getattr(row, name)
            if isinstance(value, date):
                assert paper.says(value)
            elif isinstance(value, int):
                assert paper.says(f"{value:,}")
            else:
                assert paper.says(shown(row, name, "ja"))


def test_a_register_is_landscape_with_witness_and_numbered_pages(desk, manager, lived):
    paper = register(desk, manager, Person)
    page = reader(paper.file).pages[0].mediabox
    assert page.width > page.height
    assert all(witness() in squeezed(text) for text in paper.pages)
    assert "1 / 1" in paper.pages[0]


def test_answers_stand_under_their_inspection_with_their_marks(desk, manager, lived):
    paper = register(desk, manager, Answer)
    assert paper.says(f"{lived.no}営業部")
    marks = [squeezed(line) for line in paper.lines()]
    for row in Answer.select():
        result = Result.of(row.result)
        found = [line for line in marks if line.startswith(row.code)]
        assert len(found) == 1
        assert result.label.ja in found[0]


def test_evidence_names_the_record_it_belongs_to(desk, manager, lived):
    assert register(desk, manager, Evidence).says(f"{lived.no}鍵.txtORG-01")


def test_in_english_departments_bear_their_english_names(desk, manager, lived):
    assert register(desk, manager, Inspection, "en").says("Sales", "Development")
    assert register(desk, manager, Person, "en").says("General Affairs")
    assert not register(desk, manager, Person, "en").says("総務部")


def test_a_register_can_be_narrowed_to_a_department_and_a_year(desk, manager, lived, sales):
    narrow = register(desk, manager, Inspection, department=sales.id, year=2026)
    assert len(narrow.data.rows) == 1
    assert narrow.says("S01営業部", "2026年度")
    assert not register(desk, manager, Inspection, year=2020).data.rows


def test_a_head_prints_only_what_belongs_to_their_department(desk, head, other_head, lived):
    assert len(register(desk, head, Answer).data.rows) == 3
    assert not register(desk, other_head, Answer).data.rows
    assert len(register(desk, other_head, Inspection).data.rows) == 1


def test_an_empty_register_says_so(desk, manager):
    assert register(desk, manager, Step).says("記録はありません。", "0件")


def test_a_register_nobody_knows_is_refused(desk, manager):
    with pytest.raises(Refused, match="Choose"):
        print_it(desk, manager, "register", kind="RoundQuestion")
    with pytest.raises(Refused, match="Choose"):
        print_it(desk, manager, "register")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_written(desk, manager, staff, text):
    desk.do(manager, people.correct, Person.get_by_id(staff).key, title=text[:60])
    assert squeezed(text[:60]) in register(desk, manager, Person).text


def test_a_text_longer_than_a_page_prints_whole(desk, head, lived):
    comment = long_text(10_000)
    desk.do(SYSTEM, _commented, comment)
    assert holds_whole(register(desk, head, Answer).text, comment)


def _commented(work, text):
    work.derive(Answer.select().order_by(Answer.id).get(), comment=text)


def test_thousands_of_rows_are_all_there(desk, manager):
    def many(work):
        work.add_all([Department(code=f"X{n:04d}", name=f"部門その{n}") for n in range(3_000)])

    desk.do(SYSTEM, many)
    paper = register(desk, manager, Department)
    assert len(paper.data.rows) == 3_003
    assert all(paper.text.count(f"X{n:04d}") == 1 for n in range(0, 3_000, 7))
    assert paper.count == len(paper.pages) > 50
