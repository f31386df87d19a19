"""Course files: what they say, what is wrong with them, and how they are published."""

from argparse import Namespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsdesk.base.errors import Refused
from pmsdesk.commands import course as command
from pmsdesk.commands.talk import Talk
from pmsdesk.kinds import Course
from pmsdesk.kinds.training.course_file import faults, read, shipped_files
from pmsdesk.kinds.training.words import REQUIRED, Topic
from pmsdesk.services import history
from pmsdesk.services.training import courses

SOUND = """\
id: our-course
version: "1.0"
effective_from: 2026-04-01
title: {ja: 倉庫の教育, en: Warehouse course}
minutes: "10"
sections:
  - id: S1
    topic: policy
    title: {ja: 方針, en: Policy}
    text: {ja: 方針を読みます。, en: Read the policy.}
questions:
  - id: Q1
    topic: policy
    text: {ja: 方針はだれのものですか。, en: Whose is the policy?}
    choices:
      - {ja: 全員, en: Everybody, right: "yes"}
      - {ja: 一部の人, en: Some people}
    why: {ja: 全員の約束です。, en: It binds everybody.}
"""


def told(text, lang="en"):
    return [fault.into(lang) for fault in faults(text.encode(), "course.yaml")]


def changed(old, new, count=1):
    assert old in SOUND
    return SOUND.replace(old, new, count)


@pytest.fixture
def trainer(desk, manager):
    return manager


def published(desk, trainer, text=SOUND):
    return desk.do(trainer, courses.publish, text.encode(), "course.yaml").result


# ---- what is shipped


@pytest.mark.parametrize("file", shipped_files(), ids=lambda file: file.name)
def test_a_shipped_course_is_complete(file):
    assert faults(file.read_bytes(), file.name) == []
    course = read(file)
    assert course.missing == () and set(REQUIRED) <= set(course.topics)
    assert 6 <= len(course.sections) <= 8 and len(course.questions) == 10
    assert all(each.why and each.why.ja for each in course.questions)
    assert any(each.several for each in course.questions)


def test_two_courses_are_shipped():
    assert len({read(file).id for file in shipped_files()}) == 2


def test_every_question_of_a_shipped_course_is_about_something_taught():
    for file in shipped_files():
        course = read(file)
        assert {question.topic for question in course.questions} <= set(course.topics)


# ---- faults, each at its line and column


def test_a_sound_file_has_no_faults():
    assert told(SOUND) == []
    course = read(SOUND.encode())
    assert course.questions[0].right == {0} and not course.questions[0].several
    assert course.topics == (Topic.POLICY,) and len(course.missing) == 3


@pytest.mark.parametrize(
    "old, new, place, words",
    [
        (', right: "yes"', "", "16:7", "no choice is right"),
        ("en: Some people}", 'en: Some people, right: "yes"}', "16:7", "every choice is right"),
        ("ja: 一部の人", "ja: 全員", "16:7", "two choices read the same"),
        ("id: Q1", "id: S1", "12:9", "used twice"),
        ("2026-04-01", "2026-02-30", "3:17", "no such day"),
        ("topic: policy\n    text", "topic: weather\n    text", "13:12", "is not one of"),
        ('minutes: "10"\n', "", "1:1", '"minutes" is missing'),
        ("minutes", "minuets", "1:1", '"minutes" is missing'),
        (", en: It binds everybody.", "", "18:10", "The English text (en) is missing"),
        ('version: "1.0"', 'version: "first"', "2:10", "Write a version number"),
    ],
)
def test_a_fault_is_told_with_its_place(old, new, place, words):
    first = told(changed(old, new))[0]
    assert first.startswith(f"course.yaml:{place}:") and words in first


def test_a_fault_is_told_in_japanese_too():
    assert "正解がありません" in told(changed(', right: "yes"', ""), "ja")[0]


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01", b"\xff\xfeh\x00", "教育".encode("cp932"), b"id: [", b"- a\n- b", b"&a *a"],
)
def test_what_is_no_course_is_refused_in_words(data):
    assert faults(data, "x.yaml")
    with pytest.raises(Refused):
        read(data, "x.yaml")


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(SOUND) - 1), st.sampled_from(["", "\t", "：", "'", "[", "*", "\x07", "　"])
)
def test_a_damaged_file_is_never_a_bug(place, bad):
    text = SOUND[:place] + bad + SOUND[place + 1 :]
    found = faults(text.encode(), "x.yaml")
    assert found or read(text.encode()).questions


def test_the_text_alone_decides_whether_it_is_last_years_material():
    newer = read(changed('version: "1.0"', 'version: "1.1"').encode())
    other = read(changed("方針を読みます。", "方針を声に出して読みます。").encode())
    first = read(SOUND.encode())
    assert newer.hash != first.hash and newer.material_hash == first.material_hash
    assert other.material_hash != first.material_hash


# ---- publishing


def test_publishing_freezes_the_file(desk, trainer):
    it = published(desk, trainer)
    sheet = desk.do(trainer, courses.sheet, it.id).result
    assert (it.slug, it.edition, it.hash) == ("our-course", "1.0", read(SOUND.encode()).hash)
    assert sheet.text.questions[0].text.ja == "方針はだれのものですか。"
    assert [topic.ja for topic in sheet.row.missing] == [
        topic.label.ja for topic in REQUIRED if topic != Topic.POLICY
    ]


def test_a_newer_version_replaces_the_older(desk, trainer):
    first = published(desk, trainer)
    published(desk, trainer, desk.do(trainer, courses.draft, first.id).result)
    rows = desk.do(trainer, courses.listed).result
    assert [(row.edition, row.state) for row in rows] == [("1.1", "published"), ("1.0", "replaced")]
    assert desk.do(trainer, history.of_record, "Course", first.id).result[0].deed.ja == (
        "新しい版に差替え"
    )


def test_the_same_version_is_published_once(desk, trainer):
    published(desk, trainer)
    with pytest.raises(Refused, match="already published"):
        published(desk, trainer)
    with pytest.raises(Refused, match="other contents"):
        published(desk, trainer, changed("方針を読みます。", "方針を書き写します。"))


def test_the_shipped_courses_are_published_once(desk, trainer):
    assert len(desk.do(trainer, courses.publish_shipped).result) == 2
    assert desk.do(trainer, courses.publish_shipped).result == []


def test_a_withdrawn_course_can_come_back(desk, trainer):
    it = published(desk, trainer)
    desk.do(trainer, courses.withdraw, it.key)
    assert Course.get_by_id(it.id).state == "withdrawn"
    desk.do(trainer, courses.bring_back, Course.get_by_id(it.id).key)
    assert Course.get_by_id(it.id).state == "published"


def test_those_who_take_it_do_not_see_the_answers(desk, trainer, staff, head):
    it = published(desk, trainer)
    for who in (staff, head):
        with pytest.raises(Refused):
            desk.do(who, courses.sheet, it.id)
        with pytest.raises(Refused):
            desk.do(who, courses.source, it.id)


# ---- the command


def checked(path, lang):
    return command.run(Namespace(file=str(path)), Talk(lang, {}))


def test_the_command_tells_each_fault(tmp_path, capsys):
    path = tmp_path / "course.yaml"
    path.write_text(changed(', right: "yes"', ""), encoding="utf-8")
    assert checked(path, "en") == 1
    said = capsys.readouterr()
    assert "course.yaml:16:7: Q1: no choice is right" in said.out and "one fault" in said.err


def test_the_command_says_what_a_yearly_training_still_needs(tmp_path, capsys):
    path = tmp_path / "course.yaml"
    path.write_text(SOUND, encoding="utf-8")
    assert checked(path, "ja") == 0
    assert "役割と責任" in capsys.readouterr().out
    with pytest.raises(Refused, match="cannot be read"):
        checked(tmp_path / "none.yaml", "ja")
