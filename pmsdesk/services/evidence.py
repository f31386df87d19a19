"""Evidence: attach a file to the record it belongs to, take it back, read it."""

import mimetypes
from datetime import date
from io import BytesIO
from pathlib import PurePath
from typing import Any

from ..base.errors import Refused
from ..base.flow import NOT_NOW, NOT_YOURS
from ..base.text import T
from ..kinds.action.action import CorrectiveAction
from ..kinds.audit.line import AuditLine
from ..kinds.evidence import NOWHERE, Evidence
from ..kinds.incident.incident import Incident
from ..kinds.inspection.inspection import FILLERS, TO_FILL, Answer, Inspection
from ..kinds.review.review import Review
from ..kinds.training.people import Pledge
from ..kinds.training.training import Training
from ..kinds.training.words import OFFICERS, OVERSEERS, TO_START, State
from ..store import blob, rows
from ..store.work import Key, Work
from .action import rules
from .audit import papers
from .incident import reading
from .incident import rules as incident_rules
from .inspection.fill import question_of
from .review import files as review_files
from .training import material
from .training import rules as training_rules

LARGEST_PICTURE = 80_000_000  # pixels: what a paper can still show; more is a bomb
NOT_A_PICTURE = T(
    "This file is named like a picture but cannot be read as one.",
    "画像ファイルの名前ですが、画像として読み取れません。",
)
TOO_MANY_PIXELS = T("The picture is too large to open.", "画像が大きすぎて開けません。")
NO_NAME = T("The file needs a name.", "ファイル名を入力してください。")
OF_TRAINING = frozenset({Training.__name__, Pledge.__name__})  # who runs them reads all files
DESCRIBED = frozenset({"proves_from", "proves_to", "remark"})
GIVE_REASON = T("Give the reason.", "理由を入力してください。")


def attach_to_answer(
    work: Work, /, inspection: int, question: int, name: str, data: bytes, **facts: Any
) -> Evidence:
    """Keep a file as evidence for the answer to a question. Facts: proves_from, proves_to, remark.

    Refused when empty, over 25 MB, not the picture it is named to be, or after the hand-in.
    """
    it = work.get(Inspection, inspection)
    if it.state not in TO_FILL:
        raise Refused(NOT_NOW)
    if not work.actor.holds(FILLERS, it.department_id):
        raise Refused(NOT_YOURS)
    answer = Answer.get_or_none((Answer.inspection == it.id) & (Answer.question == question))
    if answer is None:
        asked = question_of(it, question)
        answer = work.add(
            Answer(
                inspection=it.id,
                question=asked.id,
                department_id=it.department_id,
                code=asked.code,
                measure=asked.measure,
            ),
            "begin",
        )
    return _attach(work, answer, answer.code, it.department_id, name, data, facts)


def attach_to_action(work: Work, /, action: int, name: str, data: bytes, **facts: Any) -> Evidence:
    """Keep a file as evidence for a corrective action."""
    it = work.get(CorrectiveAction, action)
    _demand_action(work, it)
    return _attach(work, it, it.no, it.department_id, name, data, facts)


def attach_to_incident(
    work: Work, /, incident: int, name: str, data: bytes, **facts: Any
) -> Evidence:
    """Keep a file as evidence of an incident: a log, a letter, a photograph; not the leaked data.

    Refused once the incident is closed, and for whoever has no part in following it.
    """
    it = work.get(Incident, incident)
    _demand_incident(work, it)
    return _attach(work, it, it.no, it.department_id, name, data, facts)


def attach_to_audit_line(
    work: Work, /, line: int, name: str, data: bytes, **facts: Any
) -> Evidence:
    """Keep a file at a line of a work paper; a draft like it until the audit is reported.

    By the auditors of the audit while it is under way, who have to be independent of it today.
    """
    it = work.get(AuditLine, line)
    papers.demand_writable(work, it)
    where = it.department_id or NOWHERE
    return _attach(work, it, f"{it.audit.no} {it.code}", where, name, data, facts)


def attach_to_training(
    work: Work, /, training: int, name: str, data: bytes, *, as_material: bool = False, **facts: Any
) -> Evidence:
    """Keep a file with a training: a sign-in sheet, or, `as_material`, what is taught from.

    Material is shown to the audience; it can be given until the sessions end.
    """
    it = work.get(Training, training)
    _demand_training(work, it)
    if as_material and it.state not in TO_START | {State.IN_PROGRESS}:
        raise Refused(NOT_NOW)
    kept = _attach(work, it, it.no, NOWHERE, name, data, facts)
    if as_material:
        material.teach_from(work, it, kept)
    return kept


def attach_to_pledge(work: Work, /, pledge: int, name: str, data: bytes, **facts: Any) -> Evidence:
    """Keep the signed sheet of a pledge."""
    it = work.get(Pledge, pledge)
    _demand_pledge(work, it)
    return _attach(work, it, it.person_name, NOWHERE, name, data, facts)


def attach_to_review(work: Work, /, review: int, name: str, data: bytes, **facts: Any) -> Evidence:
    """Keep the minutes of a management review, or material of the meeting.

    By whoever has the review in hand, until it is approved.
    """
    it = work.get(Review, review)
    _demand_review(work, it)
    return _attach(work, it, it.no, NOWHERE, name, data, facts)


def take_back(work: Work, key: Key, reason: str) -> Evidence:
    """Take a file back with a reason; its content and its line stay. Not after the hand-in."""
    if not reason.strip():
        raise Refused(GIVE_REASON, "reason")
    it = work.take(Evidence, key)
    _demand_open(work, it)
    it.taken_back_on, it.taken_back_reason = work.today, reason.strip()
    it = work.save(it, "take_back")
    if it.kind == Training.__name__:
        material.forget(work, it)
    return it


def describe(work: Work, /, key: Key, **facts: Any) -> Evidence:
    """What date or period a file proves, and remarks. Not after the hand-in."""
    if odd := next((name for name in facts if name not in DESCRIBED), None):
        raise Refused(NOT_NOW, odd)
    it = work.take(Evidence, key, **facts)
    _demand_open(work, it)
    return work.save(it)


def _demand_open(work: Work, it: Evidence) -> None:
    """Refused once the record is settled, and for whoever could not have attached the file."""
    if it.kind == "CorrectiveAction":
        return _demand_action(work, CorrectiveAction.get_by_id(it.record))
    if it.kind == Incident.__name__:
        return _demand_incident(work, work.get(Incident, it.record))
    if it.kind == AuditLine.__name__:
        return papers.demand_writable(work, work.get(AuditLine, it.record))
    if it.kind == Training.__name__:
        return _demand_training(work, work.get(Training, it.record))
    if it.kind == Pledge.__name__:
        return _demand_pledge(work, work.get(Pledge, it.record))
    if it.kind == Review.__name__:
        return _demand_review(work, work.get(Review, it.record))
    inspection = Answer.get_by_id(it.record).inspection
    if inspection.state not in TO_FILL:
        raise Refused(NOT_NOW)
    if not work.actor.holds(FILLERS, it.department_id):
        raise Refused(NOT_YOURS)
    return None


def _demand_action(work: Work, it: CorrectiveAction) -> None:
    if it.locked:
        raise Refused(NOT_NOW)
    if not rules.may_attach(it, work.actor):
        raise Refused(NOT_YOURS)


def _demand_incident(work: Work, it: Incident) -> None:
    if it.locked:
        raise Refused(NOT_NOW)
    if not incident_rules.may_attach(it, work.actor):
        raise Refused(NOT_YOURS)


def _demand_training(work: Work, it: Training) -> None:
    if it.locked:
        raise Refused(NOT_NOW)
    if not training_rules.may_attach(it, work.actor):
        raise Refused(NOT_YOURS)


def _demand_pledge(work: Work, it: Pledge) -> None:
    if it.locked:
        raise Refused(NOT_NOW)
    work.allow(OFFICERS)


def _demand_review(work: Work, it: Review) -> None:
    if it.locked:
        raise Refused(NOT_NOW)
    if not review_files.may_attach(it, work.actor):
        raise Refused(NOT_YOURS)


def content(work: Work, evidence: int) -> bytes:
    """The file itself; of an incident, its reading is on record."""
    it = rows.one(Evidence, id=evidence)
    if it is None or it.kind not in OF_TRAINING or not work.actor.holds(OFFICERS | OVERSEERS):
        it = work.get(Evidence, evidence)
    if it.kind == Incident.__name__:
        reading.read(work, it.record)
    return blob.content(it.sha256)


def used_at(work: Work, evidence: int) -> list[Evidence]:
    """Every place where the same content is kept as evidence."""
    it = work.get(Evidence, evidence)
    query = Evidence.select().where(Evidence.sha256 == it.sha256)
    if (reach := work.reach(Evidence)) is not None:
        query = query.where(Evidence.department_id.in_(list(reach)))
    drafts = work.actor.holds(Evidence.rights.drafters)
    return [row for row in query.order_by(Evidence.id) if drafts or not row.draft]


def _attach(
    work: Work,
    about: Answer | AuditLine | CorrectiveAction | Incident | Training | Pledge | Review,
    title: str,
    department: int,
    name: str,
    data: bytes,
    facts: dict[str, Any],
) -> Evidence:
    called = PurePath(name.replace("\\", "/")).name.strip()
    if not called:
        raise Refused(NO_NAME, "file")
    mime = _mime(called, data)
    sha256, size = blob.keep(BytesIO(data))
    proves: date | None = facts.pop("proves_from", None)
    return work.add(
        Evidence(
            kind=type(about).__name__,
            record=about.id,
            department_id=department,
            about=title,
            name=called[-200:],
            mime=mime,
            sha256=sha256,
            size=size,
            proves_from=proves or work.today,
            added_by=work.actor.person or None,
            added_name=work.actor.name,
            added_on=work.today,
            **facts,
        ),
        "attach",
    )


def _mime(name: str, data: bytes) -> str:
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if mime in PICTURES and data:
        _demand_picture(data)
    return mime


PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"})
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP")  # whatever the name says


def _demand_picture(data: bytes) -> None:
    """It can be opened, and read to its end; without trusting its size."""
    import warnings

    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of bombs; the size is checked here
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as picture:
                width, height = picture.size
                if width * height <= LARGEST_PICTURE:
                    picture.draft("RGB", (1, 1))  # of a photograph, no more than its outlines
                    picture.load()
        except Image.DecompressionBombError:
            raise Refused(TOO_MANY_PIXELS, "file") from None
        except Exception:
            raise Refused(NOT_A_PICTURE, "file") from None
    if width * height > LARGEST_PICTURE:
        raise Refused(TOO_MANY_PIXELS, "file")
