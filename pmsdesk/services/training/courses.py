"""Courses: publishing freezes a file; a newer version replaces it for trainings to come."""

import re
from dataclasses import dataclass
from datetime import date

from ...base.errors import Refused
from ...base.text import T
from ...kinds.training.course import Course
from ...kinds.training.course_file import CourseFile, kept, read, shipped_files
from ...kinds.training.words import OFFICERS, CourseState, Topic
from ...store.work import Key, Work

SAME = T("This version of the course is already published.", "この版はすでに公開されています。")
OTHER_CONTENT = T(
    "Version {edition} of {slug} is already published with other contents. "
    "Give the file a new version.",
    "{slug}の版{edition}は、別の内容で公開済みです。ファイルの版を新しくしてください。",
)
VERSION_LINE = re.compile(r"^version:.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One version of one course. `missing` are the required topics no section deals with."""

    id: int
    key: Key
    slug: str
    edition: str
    title: T
    topics: tuple[T, ...]
    missing: tuple[T, ...]
    minutes: int
    sections: int
    questions: int
    own: bool
    state: CourseState
    state_words: T
    published_on: date
    publisher: str
    hash: str


@dataclass(frozen=True, slots=True)
class CourseSheet:
    """A course with all it says, right answers included: for those who run trainings."""

    row: CourseRow
    text: CourseFile


def publish(work: Work, source: bytes, name: str = "", own: bool = True) -> Course:
    """Freeze a file in the workspace as (id, version, hash).

    Refused with the file's first fault, or where the version is known already.
    """
    work.allow(OFFICERS)
    file = read(source, name)
    if known := _known(file):
        same = known.hash == file.hash
        raise Refused(SAME if same else OTHER_CONTENT.fill(edition=file.version, slug=file.id))
    replaced = _replace(work, file.id)
    course = Course(
        slug=file.id,
        edition=file.version,
        title_ja=file.title.ja,
        title_en=str(file.title),
        topics=",".join(file.topics),
        minutes=file.minutes,
        sections=len(file.sections),
        questions=len(file.questions),
        own=own,
        effective_from=file.effective_from,
        published_on=work.today,
        publisher=work.actor.person or None,
        hash=file.hash,
        material_hash=file.material_hash,
        source=source.decode("utf-8-sig"),
    )
    return work.add(course, "publish_newer" if replaced else "publish")


def publish_shipped(work: Work) -> list[Course]:
    """Publish the courses that come with the product, leaving out what is published already."""
    published = []
    for path in shipped_files():
        source = path.read_bytes()
        if not _known(read(source, path.name)):
            published.append(publish(work, source, path.name, own=False))
    return published


def withdraw(work: Work, key: Key) -> Course:
    """No training to come uses it; those that did keep what they asked."""
    return work.save(work.take(Course, key, state=CourseState.WITHDRAWN), "withdraw")


def bring_back(work: Work, key: Key) -> Course:
    """Use a withdrawn course again, in place of whichever version is in use."""
    it = work.take(Course, key)
    _replace(work, it.slug)
    it.state = CourseState.PUBLISHED
    return work.save(it, "bring_back")


def listed(work: Work) -> list[CourseRow]:
    """Every version, those in use first."""
    rows = sorted(Course.select(), key=lambda c: (c.state != CourseState.PUBLISHED, c.own, c.id))
    return [_row(it) for it in rows]


def sheet(work: Work, course: int) -> CourseSheet:
    """A course with its answers. Refused for those who take it."""
    work.allow(OFFICERS)
    it = work.get(Course, course)
    return CourseSheet(_row(it), kept(it.source))


def source(work: Work, course: int) -> str:
    """The file as it was published."""
    work.allow(OFFICERS)
    return str(work.get(Course, course).source)


def draft(work: Work, course: int) -> str:
    """The file of a published course with the next version number, to edit as one's own."""
    text = source(work, course)
    it = work.get(Course, course)
    editions = [row.edition for row in Course.select().where(Course.slug == it.slug)]
    newest = max(editions, key=lambda e: [int(part) for part in e.split(".")])
    *front, last = newest.split(".")
    following = ".".join([*front, str(int(last) + 1)])
    return VERSION_LINE.sub(f'version: "{following}"', text, count=1)


def _row(it: Course) -> CourseRow:
    file = kept(it.source)
    return CourseRow(
        it.id,
        it.key,
        str(it.slug),
        str(it.edition),
        T(it.title_en, it.title_ja),
        tuple(Topic.of(key).label for key in it.topics.split(",") if key),
        tuple(topic.label for topic in file.missing),
        it.minutes,
        it.sections,
        it.questions,
        bool(it.own),
        CourseState.of(it.state),
        CourseState.of(it.state).label,
        it.published_on,
        str(it.publisher.name) if it.publisher else "",
        str(it.hash),
    )


def _known(file: CourseFile) -> Course | None:
    return Course.get_or_none((Course.slug == file.id) & (Course.edition == file.version))


def _replace(work: Work, slug: str) -> bool:
    """Mark the version in use as replaced."""
    in_use = (Course.slug == slug) & (Course.state == CourseState.PUBLISHED)
    older = list(Course.select().where(in_use))
    for it in older:
        work.save(work.take(Course, it.key, state=CourseState.REPLACED), "replace")
    return bool(older)
