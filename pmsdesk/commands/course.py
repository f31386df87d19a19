"""pmsdesk course check FILE: everything that is wrong with a course file, line by line."""

from argparse import ArgumentParser, Namespace

from ..base.text import Lang, T
from . import data_file
from .talk import Talk

FILE = T("course file (YAML)", "教育コースのファイル（YAML）")
SOUND = T(
    "{name}: sound, {sections} sections, {n} questions.",
    "{name}: 問題ありません（{sections}節・{n}問）。",
)
MISSING = T(
    "{name}: a yearly training also needs: {topics}.",
    "{name}: 毎年の教育に必要な次の内容がありません：{topics}",
)


def declare(parser: ArgumentParser, lang: Lang) -> None:
    data_file.declare(parser, lang, FILE)


def run(options: Namespace, talk: Talk) -> int:
    from ..kinds.training.course_file import faults, read

    def sound(data: bytes, name: str) -> None:
        course = read(data, name)
        sections, questions = len(course.sections), len(course.questions)
        talk.say(SOUND.fill(name=name, sections=sections, n=questions))
        if course.missing:
            labels = [topic.label for topic in course.missing]
            topics = T(", ".join(labels), "、".join(label.ja for label in labels))
            talk.say(MISSING.fill(name=name, topics=topics))

    return data_file.check(options, talk, faults, sound)
