"""Publishing a checklist file freezes it; a newer version replaces it for rounds to come."""

from ...base.errors import Refused
from ...base.text import T
from ...kinds.checklist.checklist import Checklist, Question, State
from ...kinds.checklist.file import ChecklistFile, read, shipped_files
from ...kinds.organization.company import OFFICE
from ...store.work import Key, Work

SAME = T("This version of the checklist is already published.", "この版はすでに公開されています。")
OTHER_CONTENT = T(
    "Version {edition} of {slug} is already published with other contents. "
    "Give the file a new version.",
    "{slug}の版{edition}は、別の内容で公開済みです。ファイルの版を新しくしてください。",
)
TAKEN = T(
    "Question {code} already belongs to the checklist “{title}”. Number your own questions "
    "differently.",
    "項目番号{code}は点検表「{title}」で使われています。別の番号を付けてください。",
)


def publish(work: Work, source: bytes, name: str = "", own: bool = True) -> Checklist:
    """Freeze a file in the workspace as (id, version, hash).

    Refused with the file's first fault, where the version is known already, or where a question
    number belongs to another checklist.
    """
    work.allow(OFFICE)
    file = read(source, name)
    _demand_new(file)
    replaced = _replace(work, file.id)
    sheet = work.add(
        Checklist(
            slug=file.id,
            edition=file.version,
            title_ja=file.title.ja,
            title_en=str(file.title),
            measure=file.measure,
            questions=len(file.questions),
            own=own,
            effective_from=file.effective_from,
            published_on=work.today,
            publisher=work.actor.person or None,
            hash=file.hash,
            source=source.decode("utf-8-sig"),
        ),
        "publish" if not replaced else "publish_newer",
    )
    work.add_all(_questions(file, sheet), "publish")
    return sheet


def publish_shipped(work: Work) -> list[Checklist]:
    """Publish the shipped catalogue, leaving out what is published already."""
    published = []
    for path in shipped_files():
        source = path.read_bytes()
        file = read(source, path.name)
        if not _known(file):
            published.append(publish(work, source, path.name, own=False))
    return published


def withdraw(work: Work, key: Key) -> Checklist:
    """Take a checklist out of use: rounds to come no longer ask it; what was asked stays."""
    return work.save(work.take(Checklist, key, state=State.WITHDRAWN), "withdraw")


def bring_back(work: Work, key: Key) -> Checklist:
    """Use a withdrawn checklist again, in place of whichever version is in use."""
    it = work.take(Checklist, key)
    _replace(work, it.slug)
    it.state = State.PUBLISHED
    return work.save(it, "bring_back")


def listed(work: Work) -> list[Checklist]:
    """Every version, those in use first."""
    rows = Checklist.select().order_by(Checklist.id)
    return sorted(rows, key=lambda c: (c.state != State.PUBLISHED, c.own, c.id))


def questions(work: Work, checklist: int) -> list[Question]:
    """The questions of a published version, in order."""
    it = work.get(Checklist, checklist)
    return list(Question.select().where(Question.checklist == it.id).order_by(Question.place))


def source(work: Work, checklist: int) -> str:
    """The file as it was published, to edit as a company's own."""
    return str(work.get(Checklist, checklist).source)


def _questions(file: ChecklistFile, sheet: Checklist) -> list[Question]:
    return [
        Question(
            checklist=sheet,
            place=place,
            code=q.id,
            text_ja=q.question.ja,
            text_en=str(q.question),
            evidence_ja=q.evidence.ja,
            evidence_en=str(q.evidence),
            help_ja=q.help.ja,
            help_en=str(q.help),
            measure=file.measure,
            audience=q.audience,
            frequency=q.frequency,
            size=q.size,
            twin=q.twin,
            references=q.references.kept(),
        )
        for place, q in enumerate(file.questions, 1)
    ]


def _known(file: ChecklistFile) -> Checklist | None:
    return Checklist.get_or_none((Checklist.slug == file.id) & (Checklist.edition == file.version))


def _demand_new(file: ChecklistFile) -> None:
    if known := _known(file):
        if known.hash == file.hash:
            raise Refused(SAME)
        raise Refused(OTHER_CONTENT.fill(edition=file.version, slug=file.id))
    codes = [q.id for q in file.questions]
    taken = (
        Question.select(Question, Checklist)
        .join(Checklist)
        .where(Question.code.in_(codes), Checklist.slug != file.id)
        .where(Checklist.state == State.PUBLISHED)
        .first()
    )
    if taken:
        title = T(taken.checklist.title_en, taken.checklist.title_ja)
        raise Refused(TAKEN.fill(code=taken.code, title=title))


def _replace(work: Work, slug: str) -> bool:
    """Mark the version in use as replaced."""
    in_use = (Checklist.slug == slug) & (Checklist.state == State.PUBLISHED)
    older = list(Checklist.select().where(in_use))
    for it in older:
        work.save(work.take(Checklist, it.key, state=State.REPLACED), "replace")
    return bool(older)
