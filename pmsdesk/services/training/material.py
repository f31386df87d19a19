"""What a training is taught from, where it is no course: files, known again by their hash."""

import hashlib

from ...kinds.evidence import Evidence
from ...kinds.training.training import Training
from ...store.work import Work


def teach_from(work: Work, it: Training, file: Evidence) -> Training:
    """A file more is taught from."""
    return _keep(work, it, [*_kept(it), file])


def forget(work: Work, file: Evidence) -> None:
    """A file that was taken back is taught from no more."""
    it = work.get(Training, file.record)
    if str(file.id) in it.listed("materials"):
        _keep(work, it, [each for each in _kept(it) if each.id != file.id])


def _kept(it: Training) -> list[Evidence]:
    ids = [int(key) for key in it.listed("materials")]
    return list(Evidence.select().where(Evidence.id.in_(ids)).order_by(Evidence.id))


def _keep(work: Work, it: Training, files: list[Evidence]) -> Training:
    """Names and hash follow the files, unless a course decides them."""
    it.materials = ",".join(str(file.id) for file in files)
    if it.course_id is None:
        it.material_name = "、".join(file.name for file in files)[:200]
        it.material_hash = _hash([file.sha256 for file in files])
    return work.save(it, "keep_material")


def _hash(contents: list[str]) -> str:
    """Of one file its own; of several one that does not depend on their order."""
    if len(contents) < 2:
        return "".join(contents)
    return hashlib.sha256("".join(sorted(contents)).encode("ascii")).hexdigest()
