"""pmsdesk course check FILE: everything that is wrong with a course file, line by line."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ..base.errors import Refused
from ..base.text import Lang, T
from .checklist import CANNOT_READ, CHECK, FAULTS
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
    verbs = parser.add_subparsers(dest="verb", metavar="check", required=True)
    check = verbs.add_parser("check", help=CHECK.into(lang), lang=lang)
    check.add_argument("file", metavar="FILE", help=FILE.into(lang))


def run(options: Namespace, talk: Talk) -> int:
    from ..kinds.training.course_file import faults, read

    path = Path(options.file).expanduser()
    try:
        data = path.read_bytes()
    except OSError:
        raise Refused(CANNOT_READ.fill(name=path.name), "file") from None
    found = faults(data, path.name)
    for fault in found:
        talk.say(fault.into(talk.lang))
    if found:
        talk.complain(FAULTS.fill(name=path.name, n=len(found)))
        return 1
    course = read(data, path.name)
    sections, questions = len(course.sections), len(course.questions)
    talk.say(SOUND.fill(name=path.name, sections=sections, n=questions))
    if course.missing:
        labels = [topic.label for topic in course.missing]
        topics = T(", ".join(labels), "、".join(label.ja for label in labels))
        talk.say(MISSING.fill(name=path.name, topics=topics))
    return 0
