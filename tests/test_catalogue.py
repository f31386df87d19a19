"""The checklists that ship: complete, in both languages, in one style, and faultless."""

import re
from collections import Counter

import pytest

from pmsdesk.base.recurrence import Frequency
from pmsdesk.kinds.checklist.file import (
    QuestionText,
    choose,
    faults,
    read,
    repeated_ids,
    shipped_files,
)
from pmsdesk.kinds.checklist.words import Audience, Measure, Size

FILES = [read(file) for file in shipped_files()]
QUESTIONS = [question for file in FILES for question in file.questions]
JAPANESE = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff]")

# The first numbers of each measure were given before the catalogue grew; records point to them.
FIRST_NUMBERS = {
    "POL": 12,
    "RUL": 24,
    "ORG": 26,
    "PER": 16,
    "PHY": 24,
    "TEC": 30,
    "EXT": 10,
    "CON": 16,
    "DSR": 16,
    "WEB": 12,
}
for_each_measure = pytest.mark.parametrize("file", FILES, ids=lambda file: file.id)
UNVERIFIED = {"J.2.1", "J.3.2", "J.3.3", "J.4.4.1", "J.7.2", "J.9.3", "J.10.1"} | {
    f"J.{number}" for number in ("8.8.1", "8.8.2", "8.8.3", "10.3", "10.4", "10.5", "10.6")
}


def texts(question: QuestionText):
    return [text for text in (question.question, question.evidence, question.help) if text]


def test_every_shipped_file_is_without_fault():
    found = [
        fault.into("en")
        for file in shipped_files()
        for fault in faults(file.read_bytes(), file.name)
    ]
    assert found == []


def test_there_is_one_file_for_each_measure():
    assert [file.measure for file in FILES] == list(Measure)
    assert [file.id for file in FILES] == [measure.value for measure in Measure]


def test_there_are_at_least_180_questions_and_each_id_stands_once():
    assert len(QUESTIONS) >= 180
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    assert repeated_ids(FILES) == {}


def test_no_number_ever_given_is_missing():
    given = {
        f"{prefix}-{n:02}" for prefix, last in FIRST_NUMBERS.items() for n in range(1, last + 1)
    }
    assert len(given) == 186
    assert given <= {question.id for question in QUESTIONS}


def test_numbers_run_without_a_gap():
    highest = Counter(question.id[:3] for question in QUESTIONS)
    for prefix, count in highest.items():
        assert f"{prefix}-{count:02}" in {question.id for question in QUESTIONS}


@for_each_measure
def test_a_question_is_complete_in_both_languages(file):
    for question in file.questions:
        assert question.question and question.evidence
        for text in texts(question):
            assert JAPANESE.search(text.ja)
            assert not JAPANESE.search(text), "Japanese in the English text"
            assert re.search("[A-Za-z]{2}", text)


@for_each_measure
def test_a_question_asks_one_thing_and_yes_is_the_good_answer(file):
    for question in file.questions:
        assert question.question.ja.endswith("か。") and question.question.ja.count("。") == 1
        assert question.question.endswith("?") and question.question.count("?") == 1
        assert not re.search("(あり|い|え)ませんか。", question.question.ja)
        assert not re.match(
            "(Is|Are|Have|Has|Do|Does|Was|Were) (there )?(no|not)\\b", question.question
        )


@for_each_measure
def test_japanese_is_set_in_full_width_punctuation(file):
    for question in file.questions:
        for text in texts(question):
            assert not re.search(r"[(),?!:;~｡､]", text.ja)
            assert not re.search("[０-９Ａ-Ｚａ-ｚ　]", text.ja)
            assert text.ja.count("「") == text.ja.count("」")
            assert text.ja.count("（") == text.ja.count("）")
        assert not question.evidence.ja.endswith("。")
        assert not question.help or question.help.ja.endswith("。")


@for_each_measure
def test_questions_are_short_enough_to_read_at_a_glance(file):
    for question in file.questions:
        assert len(question.question.ja) <= 60
        assert len(question.question) <= 140


@for_each_measure
def test_no_internal_code_of_a_record_is_shown(file):
    for question in file.questions:
        for text in texts(question):
            assert not re.search(r"\bR\d\d\b", text) and not re.search(r"R\d\d", text.ja)


@for_each_measure
def test_every_question_rests_on_something_and_unchecked_items_say_so(file):
    for question in file.questions:
        references = question.references
        assert references.shown()
        assert UNVERIFIED.isdisjoint(references.jipdec)
        assert UNVERIFIED.issuperset(references.jipdec_unverified)
        for item in references.jipdec_unverified:
            assert f"{item}（未確認）" in references.shown().ja
            assert f"{item} (unverified)" in references.shown()


@for_each_measure
def test_every_file_says_which_editions_its_references_were_checked_against(file):
    dated = {source.kind for source in file.sources}
    for question in file.questions:
        references = question.references
        assert not references.appi or "appi" in dated
        assert not references.gl or "gl" in dated
        assert not (references.jipdec or references.jipdec_unverified) or "jipdec" in dated
        assert not references.other or "other" in dated


def test_all_audiences_and_frequencies_are_in_use():
    assert {question.audience for question in QUESTIONS} == set(Audience)
    assert {question.frequency for question in QUESTIONS} == set(Frequency) - {Frequency.WEEKLY}


@pytest.mark.parametrize("small", [False, True])
def test_a_department_head_gets_30_to_60_questions_a_quarter(small):
    asked = {Frequency.MONTHLY, Frequency.QUARTERLY}
    ours = [
        question
        for question in choose(QUESTIONS, small)
        if question.audience == Audience.HEAD and question.frequency in asked
    ]
    assert 30 <= len(ours) <= 60


@pytest.mark.parametrize("small", [False, True])
def test_of_twins_one_is_asked_and_never_both(small):
    chosen = {question.id for question in choose(QUESTIONS, small)}
    twins = [question for question in QUESTIONS if question.twin]
    assert len(twins) == 10
    for question in twins:
        assert (question.id in chosen) is (
            question.size == (Size.SMALL if small else Size.ORDINARY)
        )
        assert (question.id in chosen) is not (question.twin in chosen)


@pytest.mark.parametrize("small", [False, True])
def test_questions_for_every_company_are_always_asked(small):
    chosen = choose(QUESTIONS, small)
    assert [question for question in chosen if question.size == Size.BOTH] == [
        question for question in QUESTIONS if question.size == Size.BOTH
    ]
